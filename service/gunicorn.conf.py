"""How gunicorn serves the app. Every choice that a deployment may want to change is a field of `Settings`."""

import sys
from pathlib import Path

from gunicorn.arbiter import Arbiter

from service.settings import Settings, SettingsError

try:
    _settings = Settings.from_environment()
except SettingsError as error:
    # One line for whoever set it, in place of a traceback.
    sys.exit(f"设置有误 / Wrong setting: {error}")

wsgi_app = "service.app:create_app()"
bind = f"{_settings.host}:{_settings.port}"

# Threads rather than sync workers: a sync worker is faster per request, but it closes every connection and one slow
# client, or a proxy that keeps connections open, holds it whole, health probes included. Threads keep answering.
worker_class = "gthread"
workers = _settings.workers
threads = _settings.threads
# Longer than the 60 seconds for which common proxies keep an idle connection, so that the proxy closes first and never
# sends a request into a connection that is just being closed.
keepalive = 65

# The policy book is read and checked once, before the workers are forked: they share its memory, and a faulty book
# stops the start instead of restarting workers for ever.
preload_app = True

# An answer takes milliseconds; a worker silent for 30 seconds is stuck. Running requests get 20 seconds to end on
# SIGTERM, less than the grace period of the Helm chart.
timeout = 30
graceful_timeout = 20

# Workers prove that they live by touching a file; on a disk that may block, in memory it never does.
if Path("/dev/shm").is_dir():  # noqa: S108 - gunicorn creates a file with a random name and unlinks it.
    worker_tmp_dir = "/dev/shm"  # noqa: S108 - As above.

# No socket for remote control: nothing here uses it, and it wants a writable home directory.
control_socket_disable = True

# Only gunicorn's own messages go to stderr. The access log stays off: the app logs each request itself, without facts
# about a person.
accesslog = None
loglevel = _settings.log_level


_TRY = (
    '{"area": "110000", "scheme": "employee", "insured_status": "retired", "retirement_formalities_done": true, '
    '"birth_month": "1956-10"}'
)


def when_ready(server: Arbiter) -> None:
    """Tell the person at the terminal where to look and what to try."""
    address = str(server.LISTENERS[0]).replace("0.0.0.0", "127.0.0.1")  # noqa: S104 - Reads, does not bind.
    print(  # noqa: T201 - This is for people; the log is for machines.
        f"服务已就绪 / Ready: {address}\n"
        f"接口文档 / Documentation: {address}/docs\n"
        f"试一试 / Try: curl -s {address}/v1/refund-amounts/monthly-credit"
        f" -H 'Content-Type: application/json' -d '{_TRY}'",
        flush=True,
    )
