"""What of a cluster the faults need: the Service in front of pods, and what the kernel tells of processes."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from tests.live import free_port, is_ready, memory_mib

LOOK_SECONDS = 0.2


class Service:
    """New connections go to pods that are ready, in turn; a connection stays with its pod, as kube-proxy has it."""

    def __init__(self) -> None:
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.pods: list[str] = []
        self._ready: list[str] = []
        self._turn = 0

    async def run(self, begun: threading.Event, over: asyncio.Event) -> None:
        server = await asyncio.start_server(self._join, "127.0.0.1", self.port)
        begun.set()
        while not over.is_set():
            found = await asyncio.gather(*(asyncio.to_thread(is_ready, pod) for pod in self.pods))
            self._ready = [pod for pod, ready in zip(self.pods, found, strict=False) if ready]
            with suppress(TimeoutError):
                await asyncio.wait_for(over.wait(), LOOK_SECONDS)
        server.close()

    def knows(self, pod: str) -> bool:
        """Whether a pod gets new connections."""
        return pod in self._ready

    async def _join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            self._turn += 1
            ready = self._ready
            host, port = ready[self._turn % len(ready)].removeprefix("http://").split(":")
            there = await asyncio.open_connection(host, int(port))
            await asyncio.gather(_pump(reader, there[1]), _pump(there[0], writer))
        writer.close()


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while part := await reader.read(65_536):
            writer.write(part)
            await writer.drain()
    with suppress(OSError):
        writer.close()


@contextmanager
def service() -> Iterator[Service]:
    """A Service that runs in a thread."""
    made, begun, over, loop = Service(), threading.Event(), asyncio.Event(), asyncio.new_event_loop()
    thread = threading.Thread(target=lambda: loop.run_until_complete(made.run(begun, over)))
    thread.start()
    begun.wait()
    try:
        yield made
    finally:
        loop.call_soon_threadsafe(over.set)
        thread.join()
        for task in asyncio.all_tasks(loop):
            task.cancel()
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()


def megabytes(pid: int) -> float:
    """The memory of a process, with what it shares: that part becomes its own little by little, which is no growth."""
    return memory_mib(pid, "Rss")
