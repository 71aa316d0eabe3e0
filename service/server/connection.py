"""A connection and its state."""

from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from service.server.arrival import Arrival
from service.server.line import Line

if TYPE_CHECKING:
    from service.server.exchange import Exchange


class After(Enum):
    """What becomes of a connection when a thread has done with it."""

    READ = auto()
    GO_ON = auto()
    KEEP = auto()
    CLOSE = auto()


class Connection:
    """A connection: the next request as it arrives, or the answer to the last one."""

    def __init__(self, sock: Line, client: Any, server: Any, arrival: Arrival) -> None:  # noqa: ANN401 - of any family.
        self.sock = sock
        self.client = client
        self.server = server
        self.arrival: Arrival | None = arrival
        self.exchange: Exchange | None = None
        self.rest = b""  # The bytes after the request being answered.
        self.unanswered = 0  # The length of the body that the app has.
        self.counted = 0
        self.since = 0.0
        self.timeout = 0.0
        self.gone = False

    @property
    def held(self) -> int:
        """How many bytes are held for this connection."""
        arriving = self.arrival.held if self.arrival else 0
        return arriving + self.unanswered + len(self.rest) + self.sock.unsent

    def close(self, *, graceful: bool = False) -> None:  # noqa: ARG002 - as gunicorn calls it.
        """Close it at once."""
        self.sock.close()
