"""Why there is no answer. Every failure is an `AccountError`; one that the service explained is a `ProblemError`."""

from collections.abc import Sequence
from typing import Literal

from yibao_account.models import Fault, Problem

FailureKind = Literal["unreachable", "timeout", "busy", "refused", "broken"]
"""`unreachable` and `timeout`: no answer came; `busy`: 429, or 502 to 504; `refused`: another 4xx, and the same request
is refused again; `broken`: another 5xx, or an answer that cannot be read."""


class AccountError(Exception):
    """No answer. `status` is that of HTTP, `retry_after_seconds` what the service asks for; None where none is told."""

    def __init__(
        self, kind: FailureKind, status: int | None = None, retry_after_seconds: int | None = None, told: str = ""
    ) -> None:
        super().__init__(told or (kind if status is None else f"{kind} ({status})"))
        self.kind = kind
        self.status = status
        self.retry_after_seconds = retry_after_seconds


class ProblemError(AccountError):
    """The service said what is wrong: problem details of RFC 9457, each fault with a JSON pointer and a code."""

    def __init__(self, problem: Problem, kind: FailureKind, retry_after_seconds: int | None) -> None:
        super().__init__(kind, problem["status"], retry_after_seconds, f"{problem['title']}: {problem['detail']}")
        self.problem = problem

    @property
    def faults(self) -> Sequence[Fault]:
        """Each thing that is wrong."""
        return self.problem["errors"]

    def at(self, pointer: str) -> Sequence[Fault]:
        """The faults at a JSON pointer, such as `/birth_month`, and below it."""
        return [each for each in self.faults if f"{each['pointer']}/".startswith(f"{pointer}/")]
