"""Two rules of one area that start on one day must be equal, or something decides between them."""

from collections import Counter
from typing import Any

from service.policy.book import PolicyBook
from tools.policy_report.broken import BrokenRuleError


def overlaps(book: PolicyBook) -> tuple[int, int]:
    """Return how many values were compared, and how many start on a day with another of the same content.

    Raises an error if two different ones start on one day in one area and nothing decides between them. An end gives
    way.
    """
    starting: dict[tuple[str, str, Any], list[Any]] = {}
    for key, value in book.values():
        if value.applies:
            starting.setdefault((key, value.parameter, value.from_on), []).append(value)
    for (key, parameter, day), values in starting.items():
        ranks = Counter((value.raw is None, value.citation.evidence, value.recorded_on) for value in values)
        if len({str(value.raw) for value in values}) > 1 and max(ranks.values()) > 1:
            raise BrokenRuleError(f"{key} {parameter} has two different rules from {day} on")
    return sum(map(len, starting.values())), sum(len(values) - 1 for values in starting.values())
