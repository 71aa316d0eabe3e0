"""How gunicorn serves the app. Every choice that a deployment may want to change is a field of `Settings`."""

import atexit
import contextlib
import ctypes
import fcntl
import functools
import gc
import io
import logging
import os
import shutil
import signal
import sys
import tempfile
import threading
import time
from pathlib import Path
from types import FrameType
from typing import Any

from gunicorn.arbiter import Arbiter
from gunicorn.workers.base import Worker

from service.settings import Settings, SettingsError

# From here until gunicorn listens to signals itself, SIGTERM would leave the folder of counters behind, and for process
# 1 of a container nothing at all would happen; only the moment before, while Python starts, stays like that. Not again
# when this file is read for a reload.
# While the book is loaded much is made and nothing dropped, so the garbage collector waits (`on_starting`).
if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
    signal.signal(signal.SIGTERM, lambda _signal, _frame: sys.exit(0))
    gc.disable()

try:
    _settings = Settings.from_environment()
except SettingsError as error:
    # One line for whoever set it, in place of a traceback.
    sys.exit(f"设置有误 / Wrong setting: {error}")

wsgi_app = "service.app:create_app()"
_host = f"[{_settings.host}]" if _settings.host.count(":") > 1 and "[" not in _settings.host else _settings.host
bind = [f"{_host}:{port}" for port in (_settings.port, _settings.metrics_port) if port]

# Threads rather than single-threaded workers: those close every connection, and one long answer or slow client holds
# such a worker whole, health probes included. Threads answer nearly as many requests (`make bench`). This class of ours
# gives them whole requests only, so that slow clients do not hold them either.
worker_class = "service.server.worker.Worker"
workers = _settings.workers
threads = _settings.threads
# Longer than the 60 seconds for which common proxies keep an idle connection, so that the proxy closes first and never
# sends a request into a connection that is just being closed.
keepalive = 65

# Threads that compute let the others go on after 1 ms, not 5: the one that takes requests in needs many short turns.
sys.setswitchinterval(0.001)

# The parser in Python is the one that every machine has: the fast one is published as source only, so the image and a
# fresh machine would need a C compiler.
http_parser = "python"

# Nobody in front may say what the scheme or the path is: answers use PUBLIC_BASE_URL. The caller's address is taken
# from X-Forwarded-For by the app alone, as many proxies deep as TRUSTED_PROXIES says.
forwarded_allow_ips = ""

# A token of 8 KiB, the most that is judged, has to arrive to be refused with a reason.
limit_request_line = 4094
limit_request_fields = 64
limit_request_field_size = 16_380

# glibc gives each thread a heap of its own, and once a large body was freed it takes others from those heaps too, where
# their room stays with the process: bodies of 2 MB left 120 MB behind. With these two it goes back at once. Another C
# library has no such call.
_M_MMAP_THRESHOLD, _M_ARENA_MAX = -3, -8
with contextlib.suppress(AttributeError):
    for _option, _value in ((_M_MMAP_THRESHOLD, 131_072), (_M_ARENA_MAX, 2)):
        ctypes.CDLL(None).mallopt(_option, _value)

# The policy book is read and checked once, before the workers are forked: they share its memory, and a faulty book
# stops the start instead of restarting workers for ever.
preload_app = True

# An answer takes milliseconds; a worker silent for 30 seconds is stuck. Running requests get 20 seconds to end on
# SIGTERM, less than the grace period of the Helm chart.
timeout = 30
graceful_timeout = 20

# Nothing is known to grow; this bounds what is not known, and the jitter keeps workers from leaving together. Rarely,
# because every worker that ends leaves its file of counters.
max_requests = 500_000
max_requests_jitter = 50_000

# Workers prove that they live by touching a file; on a disk that may block, in memory it never does.
_memory = Path("/dev/shm")  # noqa: S108 - gunicorn creates a file with a random name and unlinks it.
if _memory.is_dir():
    worker_tmp_dir = str(_memory)


_COUNTERS = "yibao-counters-"
_YOUNG_SECONDS = 60


def _remove(folder: Path, owner: int) -> None:
    if os.getpid() == owner:  # A worker ends as a copy of this process.
        shutil.rmtree(folder, ignore_errors=True)


def _hold(folder: str) -> int | None:
    """Hold a folder for as long as this process or a worker of it lives; `None` where others do."""
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(held)
        return None
    return held


def _sweep(beside: Path) -> None:
    """Remove what processes left behind that had no time to do so: killed, or out of memory."""
    for folder in beside.glob(f"{_COUNTERS}*"):
        # What another one is just making is young, and not held yet.
        with contextlib.suppress(OSError):
            found = folder.stat()
            if found.st_uid == os.getuid() and time.time() - found.st_mtime > _YOUNG_SECONDS:
                held = _hold(str(folder))
                if held is not None:
                    shutil.rmtree(folder, ignore_errors=True)
                    os.close(held)


# Every worker counts in files of its own, in memory; whoever is asked for the metrics reads them all. The client
# library wants to know the folder before it is imported, and takes it from the environment; there it is found again
# when this file is read for a reload.
_counters = _settings.prometheus_multiproc_dir
if not _counters:
    _beside = _memory if _memory.is_dir() else Path(tempfile.gettempdir())
    _sweep(_beside)
    _counters = tempfile.mkdtemp(prefix=_COUNTERS, dir=_beside)
    _hold(_counters)
    atexit.register(_remove, Path(_counters), os.getpid())
Path(_counters).mkdir(parents=True, exist_ok=True)
os.environ["PROMETHEUS_MULTIPROC_DIR"] = _counters

# No socket for remote control: nothing here uses it, and it wants a writable home directory.
control_socket_disable = True

# The access log stays off: the app logs each request itself, without facts about a person. All lines are JSON.
accesslog = None
# No line tells thread or process, so they need not be looked up for each.
logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
# At level debug gunicorn writes the address of each request, query included, so it never comes to that.
loglevel = "info" if _settings.log_level == "debug" else _settings.log_level
logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "service.api.logs.JsonLines"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json", "stream": "ext://sys.stderr"}},
    "root": {"level": "WARNING", "handlers": ["stderr"]},
    "loggers": {
        name: {"level": level.upper(), "handlers": ["stderr"], "propagate": False}
        for name, level in (("gunicorn.error", loglevel), ("service", _settings.log_level))
    },
}


_TRY = (
    '{"area": "110000", "scheme": "employee", "insured_status": "retired", "retirement_formalities_done": true, '
    '"birth_month": "1956-10"}'
)


_STOPPING = (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT)


_PAUSE_SECONDS = 0.02


def _let_in(_process: object = None) -> None:
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPPING)


# A worker starts as a copy of the arbiter, handlers included. Told to stop before it has its own, it would take that
# for the arbiter's business and go on, to be killed after the whole graceful timeout. So such signals wait at the door
# from just before the fork: of the arbiter until just after, of the worker until it can act on them.
pre_exec = _let_in


def post_worker_init(worker: Worker) -> None:
    """Let the signals in, and work out what follows from the book, beside the first requests."""
    _let_in(worker)
    threading.Thread(target=_compile, args=(worker.wsgi, _PAUSE_SECONDS), name="compile", daemon=True).start()


def _compile(app: Any, pause_seconds: float) -> None:  # noqa: ANN401 - Its type may not be imported before settings are read.
    """In steps of some milliseconds, with a pause after each: whoever asks meanwhile waits for one at the most."""
    from service.questions.compiled import compile_book  # noqa: PLC0415 - As above.

    served = app.extensions.get("personal-account-service")
    if served is None:  # Another app, which is measured beside the service.
        return
    for _ in compile_book(served.book, served.today()):
        time.sleep(pause_seconds)


def pre_fork(_server: Arbiter, _worker: Worker) -> None:
    """Keep the signals that stop a process waiting."""
    signal.pthread_sigmask(signal.SIG_BLOCK, _STOPPING)


def on_starting(_server: Arbiter) -> None:
    """Let them in again, in the arbiter; hide what is loaded from the collector.

    It would look through the whole book each time, 64 ms of a request's time, and unshare its memory by that.
    """
    os.register_at_fork(after_in_parent=_let_in)
    gc.freeze()
    gc.enable()


def when_ready(server: Arbiter) -> None:
    """Tell the person at the terminal where to look and what to try."""
    # No sentence stops the start because a terminal cannot show it.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    address = str(server.LISTENERS[0]).replace("0.0.0.0", "127.0.0.1").replace("[::]", "[::1]")  # noqa: S104 - Reads, does not bind.
    print(  # noqa: T201 - This is for people; the log is for machines.
        f"服务已就绪 / Ready: {address}\n"
        f"接口文档 / Documentation: {address}/docs\n"
        f"试一试 / Try: curl -s {address}/v1/refund-amounts/monthly-credit"
        f" -H 'Content-Type: application/json' -d '{_TRY}'",
        flush=True,
    )
    _drain_first(server)


def _drain_first(server: Arbiter) -> None:
    """On SIGTERM, let readiness be red for a while before the doors close, so that nobody sends to closed doors."""
    if "draining" not in server.app.wsgi().extensions:  # Another app, which is measured beside the service.
        return

    def close_doors(_signal: int, _frame: FrameType | None) -> None:
        server.signal(signal.SIGTERM, None)

    def leave(number: int, frame: FrameType | None) -> None:
        server.app.wsgi().extensions["draining"].set()
        # Asked a second time, it leaves at once.
        signal.signal(signal.SIGTERM, close_doors)
        if _settings.drain_seconds:
            signal.alarm(_settings.drain_seconds)
        else:
            close_doors(number, frame)

    signal.signal(signal.SIGALRM, close_doors)
    signal.signal(signal.SIGTERM, leave)


def on_reload(server: Arbiter) -> None:
    """On SIGHUP, read the policy book again, and answer from it with new workers; a faulty one changes nothing.

    Gunicorn itself would start new workers with the app that it has. Each worker has one app and that has one book, so
    no answer mixes two; the old workers finish what they have begun.
    """
    before = server.app.wsgi()
    try:
        server.app.callable = server.app.load()
    except Exception as error:  # Whatever is wrong with what is new, the old goes on.
        server.log.exception("New policy book refused, the old one stays: %s", error)  # noqa: TRY401 - The log has no message of its own.
        before.extensions["new_book_refused"].set()
        return
    server.log.info("New policy book read")
    # What was remembered of the old book goes with it, lest every reload leaves one in memory.
    gc.unfreeze()
    for remembered in [each for each in gc.get_objects() if isinstance(each, type(functools.lru_cache(print)))]:
        remembered.cache_clear()
    from service.reasoning.memo import Memo  # noqa: PLC0415 - Only the served app has any.

    for worked_out in [each for each in gc.get_objects() if isinstance(each, Memo)]:
        worked_out.clear()
    # The old workers go on meanwhile: nobody waits, and the new ones share what is compiled.
    _compile(server.app.callable, 0)
    gc.collect()
    gc.freeze()


def child_exit(_server: Arbiter, worker: Worker) -> None:
    """What a worker counted stays; what it was doing does not."""
    from prometheus_client.multiprocess import mark_process_dead  # noqa: PLC0415 - Only now is the folder known to it.

    mark_process_dead(worker.pid, _counters)
