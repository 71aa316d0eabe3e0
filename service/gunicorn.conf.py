"""How gunicorn serves the app. What a deployment may want to change is a field of `Settings`."""

import atexit
import contextlib
import ctypes
import fcntl
import functools
import gc
import io
import itertools
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

# Until gunicorn handles signals itself, SIGTERM would leave the folder of counters behind, and process 1 of a container
# would ignore it. A reload reads this file again, with the handlers of gunicorn in place.
# Loading the book creates many objects and drops none, so garbage collection is off until `on_starting`.
if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
    signal.signal(signal.SIGTERM, lambda _signal, _frame: sys.exit(0))
    gc.disable()

try:
    _settings = Settings.from_environment()
except SettingsError as error:
    # For the person who set it, one line instead of a traceback.
    sys.exit(f"设置有误 / Wrong setting: {error}")

wsgi_app = "service.app:create_app()"
_host = f"[{_settings.host}]" if _settings.host.count(":") > 1 and "[" not in _settings.host else _settings.host
bind = [f"{_host}:{port}" for port in (_settings.port, _settings.metrics_port) if port]

# Single-threaded workers close every connection, and one long answer or slow client blocks the whole worker, health
# probes included. Threads answer nearly as many requests (`make bench`). Our class passes complete requests to them, so
# that slow clients do not block them either.
worker_class = "service.server.worker.Worker"
workers = _settings.workers
threads = _settings.threads
# Common proxies keep an idle connection for 60 seconds. The proxy has to close first; else it might send a request into
# a connection that is just being closed.
keepalive = 65

# A computing thread yields after 1 ms rather than 5: the thread that accepts requests needs the interpreter often.
sys.setswitchinterval(0.001)

# The faster parser is published as source only, so that the image and a fresh machine would need a C compiler.
http_parser = "python"

# No proxy header sets the scheme or the path: answers use PUBLIC_BASE_URL. Only the app reads X-Forwarded-For, as many
# proxies deep as TRUSTED_PROXIES says.
forwarded_allow_ips = ""

# A token of up to 8 KiB has to get through, so that it is checked or refused with a reason.
limit_request_line = 4094
limit_request_fields = 64
limit_request_field_size = 16_380

# Without these options glibc keeps freed memory of large bodies in a heap of each thread: bodies of 2 MB left 120 MB
# behind. With them the memory goes back to the system at once. Other C libraries have no `mallopt`.
_M_MMAP_THRESHOLD, _M_ARENA_MAX = -3, -8
with contextlib.suppress(AttributeError):
    for _option, _value in ((_M_MMAP_THRESHOLD, 131_072), (_M_ARENA_MAX, 2)):
        ctypes.CDLL(None).mallopt(_option, _value)

# The policy book is loaded once, before the workers are forked. They share its memory, and a faulty book stops the
# start instead of restarting workers for ever.
preload_app = True

# An answer takes milliseconds, so a worker that is silent for 30 seconds is stuck. On SIGTERM running requests get 20
# seconds, less than the grace period of the Helm chart.
timeout = 30
graceful_timeout = 20

# No memory leak is known; this limits an unknown one. The jitter keeps workers from ending together. The number is high
# because every worker that ends leaves its file of counters behind.
max_requests = 500_000
max_requests_jitter = 50_000

# Workers show that they live by touching a file. On a disk that may block; in memory it does not.
_memory = Path("/dev/shm")  # noqa: S108 - gunicorn creates a file with a random name and unlinks it.
if _memory.is_dir():
    worker_tmp_dir = str(_memory)


_COUNTERS = "yibao-counters-"
_YOUNG_SECONDS = 60


def _remove(folder: Path, owner: int) -> None:
    if os.getpid() == owner:  # A worker ends as a copy of this process.
        shutil.rmtree(folder, ignore_errors=True)


def _hold(folder: str) -> int | None:
    """Lock a folder for as long as this process or one of its workers lives; `None` if others hold it."""
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(held)
        return None
    return held


def _sweep(beside: Path) -> None:
    """Remove the folders of processes that were killed or ran out of memory."""
    for folder in beside.glob(f"{_COUNTERS}*"):
        # A folder that another process is just making is young and not locked yet.
        with contextlib.suppress(OSError):
            found = folder.stat()
            if found.st_uid == os.getuid() and time.time() - found.st_mtime > _YOUNG_SECONDS:
                held = _hold(str(folder))
                if held is not None:
                    shutil.rmtree(folder, ignore_errors=True)
                    os.close(held)


# Every worker counts in its own files, in memory; the worker that answers /metrics reads all of them. prometheus_client
# takes the folder from the environment when it is imported. A reload, which reads this file again, finds it there too.
_counters = _settings.prometheus_multiproc_dir
if not _counters:
    _beside = _memory if _memory.is_dir() else Path(tempfile.gettempdir())
    _sweep(_beside)
    _counters = tempfile.mkdtemp(prefix=_COUNTERS, dir=_beside)
    _hold(_counters)
    atexit.register(_remove, Path(_counters), os.getpid())
Path(_counters).mkdir(parents=True, exist_ok=True)
os.environ["PROMETHEUS_MULTIPROC_DIR"] = _counters

# Nothing uses the control socket, and it needs a writable home directory.
control_socket_disable = True

# No access log: the app logs each request itself, without facts about a person. All lines are JSON.
accesslog = None
# No log line contains thread or process.
logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
# At level debug gunicorn logs the address of each request, query included, so it never runs at that level.
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


_WORK_SECONDS, _PAUSE_SECONDS = 0.004, 0.02
# Answers make few circles of references, so collections find little; at Python's own thresholds (700, 10, 10) they took
# a quarter of the time of an answer with facts missing. At these, one takes about a millisecond.
_NEW_OBJECTS, _YOUNG, _OLD = 10_000, 10, 10


def _let_in(_process: object = None) -> None:
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPPING)


# A worker starts as a copy of the arbiter, with its signal handlers. A signal to stop that comes before the worker has
# its own handlers would be lost, and the worker killed after the whole graceful timeout. So these signals are blocked
# just before the fork: in the arbiter until just after it, in the worker until its handlers are set.
pre_exec = _let_in


def post_worker_init(worker: Worker) -> None:
    """Unblock the signals, and compile the book in a thread beside the first requests."""
    _let_in(worker)
    threading.Thread(target=_compile_apart, args=(worker.wsgi,), name="compile", daemon=True).start()


def _compile_apart(app: Any) -> None:  # noqa: ANN401 - Its type may not be imported before settings are read.
    _compile(app, _PAUSE_SECONDS)
    gc.freeze()  # What is compiled stays, so no collection has to look at it.


def _compile(app: Any, pause_seconds: float) -> None:  # noqa: ANN401 - Its type may not be imported before settings are read.
    """Compile with a pause after every few milliseconds of work, so that requests are answered meanwhile.

    Many periods take no work, because their table is known from another; so there is no pause after each.
    """
    from service.api.v1.policy import warm  # noqa: PLC0415 - As above.
    from service.pages.frame import prepare  # noqa: PLC0415 - As above.
    from service.questions.compiled import compile_book  # noqa: PLC0415 - As above.

    served = app.extensions.get("personal-account-service")
    if served is None:  # Another app, which is measured beside the service.
        return
    warm(served.book, served.today())  # The app has done so, but a reload clears all that is cached.
    began = time.thread_time()
    for _ in itertools.chain(compile_book(served.book, served.today()), prepare(app)):
        if time.thread_time() - began >= _WORK_SECONDS:
            time.sleep(pause_seconds)
            began = time.thread_time()


def pre_fork(_server: Arbiter, _worker: Worker) -> None:
    """Block the signals that stop a process."""
    signal.pthread_sigmask(signal.SIG_BLOCK, _STOPPING)


def on_starting(_server: Arbiter) -> None:
    """Unblock the signals in the arbiter after each fork, and exempt what is loaded from garbage collection.

    Each collection would go through the whole book, which takes a request 64 ms and ends the sharing of its memory.
    """
    os.register_at_fork(after_in_parent=_let_in)
    gc.set_threshold(_NEW_OBJECTS, _YOUNG, _OLD)
    gc.freeze()
    gc.enable()


def when_ready(server: Arbiter) -> None:
    """Print for the person at the terminal the address and a request to try."""
    # A terminal that cannot show Chinese must not stop the start.
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
    """On SIGTERM, report not ready for DRAIN_SECONDS before gunicorn stops, so that no request finds a closed port."""
    if "draining" not in server.app.wsgi().extensions:  # Another app, which is measured beside the service.
        return

    def close_doors(_signal: int, _frame: FrameType | None) -> None:
        server.signal(signal.SIGTERM, None)

    def leave(number: int, frame: FrameType | None) -> None:
        server.app.wsgi().extensions["draining"].set()
        # A second SIGTERM stops the service at once.
        signal.signal(signal.SIGTERM, close_doors)
        if _settings.drain_seconds:
            signal.alarm(_settings.drain_seconds)
        else:
            close_doors(number, frame)

    signal.signal(signal.SIGALRM, close_doors)
    signal.signal(signal.SIGTERM, leave)


def on_reload(server: Arbiter) -> None:
    """On SIGHUP, load the policy book again and answer from it with new workers; a faulty book changes nothing.

    Gunicorn alone would start new workers with the app it has. Each worker has one app with one book, so that no answer
    mixes two. The old workers finish their requests.
    """
    before = server.app.wsgi()
    try:
        server.app.callable = server.app.load()
    except Exception as error:  # Whatever is wrong with the new book, the old one is served.
        server.log.exception("New policy book refused, the old one is still served: %s", error)  # noqa: TRY401 - The log has no message of its own.
        before.extensions["new_book_refused"].set()
        return
    server.log.info("New policy book loaded")
    # Clear what is cached of the old book; else each reload would leave one more book in memory.
    gc.unfreeze()
    for remembered in [each for each in gc.get_objects() if isinstance(each, type(functools.lru_cache(print)))]:
        remembered.cache_clear()
    from service.reasoning.memo import Memo  # noqa: PLC0415 - Only the served app has any.

    for worked_out in [each for each in gc.get_objects() if isinstance(each, Memo)]:
        worked_out.clear()
    # The old workers answer meanwhile, and the new ones share the compiled tables.
    _compile(server.app.callable, 0)
    gc.collect()
    gc.freeze()


def child_exit(_server: Arbiter, worker: Worker) -> None:
    """Drop the gauges of a worker that ended, and the connections it had; its counters stay."""
    from prometheus_client.multiprocess import mark_process_dead  # noqa: PLC0415 - Only now is the folder known to it.

    if load := getattr(worker, "load", None):  # Worker classes that are measured beside ours have none.
        load.leave()
    mark_process_dead(worker.pid, _counters)
