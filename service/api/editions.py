"""The policy book that answers a request: by default the one served, or one that the request names."""

from collections.abc import Mapping
from dataclasses import dataclass

from service.api.calls import call
from service.api.context import service
from service.api.problems import Fault, RefusalError
from service.policy.book import PolicyBook
from service.shapes.policy_version import PolicyVersionField
from service.wording.sentences import Sentences


@dataclass(frozen=True, slots=True)
class Edition:
    """A policy book with its sentences in each language."""

    book: PolicyBook
    words: Mapping[str, Sentences]

    @property
    def name(self) -> str:
        """The name of the book in a request: its version, or its digest if the version does not fit the pattern."""
        version = self.book.version
        return version if PolicyVersionField.pattern.match(version) else self.book.digest


def edition(named: str | None) -> Edition:
    """The book named, by default the one served. Refuses a book that is not held, and lists those that are."""
    parts = service()
    held = parts.held
    if named is None:
        return held[parts.book.version]
    if named not in held:
        names, code = dict.fromkeys(each.name for each in held.values()), "policy_version_not_held"
        raise RefusalError(409, Fault("/policy_version", code, tuple(names)), code=code)
    call.policy_version = held[named].book.version
    return held[named]
