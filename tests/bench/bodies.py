"""What is asked: facts and days drawn at random, none of them twice in a run."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from itertools import cycle, islice
from random import Random
from typing import Any

from tests.bench.load import raw
from tests.bench.peers import work
from tests.shipped import app_with
from tools.random_facts import Facts, Published, Values

CREDIT = "refund-amounts/monthly-credit"
TRANSFER = "eligibility-decisions/balance-transfer"
TIMES = "processing-time-estimates"
RETIREMENT = "eligibility-decisions/retirement-benefit"
DECIDE, BATCHES = "/decide", "/v1/batches"
FIRST, LAST = date(2022, 1, 1), date(2026, 11, 20)
"""Days of complete facts: about all rules of the book hold on some of them."""
OPEN_FIRST, OPEN_LAST = date(2023, 11, 1), date(2030, 12, 31)
"""Days for which nothing is stated."""

COMPLETE: Mapping[str, Mapping[str, Any]] = {
    TRANSFER: {
        "from_area": "430100",
        "to_area": "110000",
        "scheme_at_origin": "employee",
        "scheme_at_destination": "employee",
        "insured_status": "employed",
        "resettled_across_provinces": False,
        "origin_enrolment": "suspended",
        "destination_enrolment": "enrolled",
        "origin_arrears": False,
        "destination_accepts_account": True,
    },
    CREDIT: {
        "area": "110000",
        "scheme": "employee",
        "insured_status": "retired",
        "retirement_formalities_done": True,
        "birth_month": "1956-10",
    },
    TIMES: {
        "matter": "balance-transfer",
        "from_area": "430100",
        "to_area": "110000",
        "channel": "online",
        "accepted_on": "2026-09-21",
        "asked_on": "2026-10-09",
        "stage_reached": "origin",
    },
}
"""One example each of facts of which the answer misses none."""


@cache
def published() -> Published:
    """What the service says of its facts and its book."""
    return Published.of(app_with().test_client())


def questions() -> list[str]:
    """All questions, by their path below /v1."""
    return list(published().questions)


class Drawn(Values):
    """Facts of people who could be: areas of the list, and all that an answer needs."""

    def __init__(self, chance: Random, more_areas: tuple[str, ...] = ()) -> None:
        super().__init__(published(), chance)
        self.more_areas = more_areas
        self.on = self.between(FIRST, LAST)

    def between(self, first: date, last: date) -> date:
        """A day of these."""
        return first + timedelta(days=self.chance.randrange((last - first).days + 1))

    def area(self) -> str:
        """Areas with rules of their own more often than others, all from the list."""
        if self.more_areas:
            return self.chance.choice(self.more_areas)
        return self.chance.choice(self.published.ruled if self.likely(0.7) else self.published.areas)

    def complete(self, question: str) -> Facts:
        """Facts of which the answer misses none."""
        status = self.chance.choice(work.STATUSES)
        facts: dict[str, Callable[[], Facts]] = {
            CREDIT: lambda: {
                "area": self.area(),
                "scheme": "employee",
                "insured_status": status,
                "retirement_formalities_done": status == "retired",
                **self._stated("retiree_group", "birth_month", "contribution_base", "average_pension", "credit_rate"),
            },
            TRANSFER: lambda: {
                "from_area": self.area(),
                "to_area": self.area(),
                "scheme_at_origin": "employee",
                "scheme_at_destination": "employee",
                "insured_status": status,
                **self._stated("resettled_across_provinces", "origin_enrolment", "destination_enrolment"),
                **self._stated("origin_arrears", "destination_accepts_account", "family_sharing_active"),
            },
            TIMES: lambda: {
                "matter": "balance-transfer",
                "from_area": self.area(),
                "to_area": self.area(),
                **self._stated("channel", "stage_reached"),
                "accepted_on": self.on.isoformat(),
                "asked_on": (self.on + timedelta(days=self.chance.randrange(60))).isoformat(),
            },
            RETIREMENT: lambda: {
                "area": self.area(),
                **self._stated("sex", "birth_month", "post_category", "contribution_months"),
                **self._stated("local_contribution_months", "retirement_formalities_done"),
                **self._stated("work_began_month", "first_insured_month"),
            },
        }
        return {**facts[question](), "on": self.on.isoformat()}

    def _stated(self, *names: str) -> Facts:
        return {name: self.of(name) for name in names}

    def half(self, question: str) -> Facts:
        """About half of the facts, those that must be stated always."""
        listed = published().questions[question]
        stated = {fact["fact"]: self.of(fact["fact"]) for fact in listed if fact["required"] or self.likely(0.5)}
        return {**stated, "on": self.on.isoformat()}

    def peer_case(self) -> Facts:
        """A case for the peers, of their own made-up areas and days."""
        return {
            "on": self.on.isoformat(),
            "from_area": self.chance.choice(work.AREAS),
            "to_area": self.chance.choice(work.AREAS),
            "insured_status": self.chance.choice(work.STATUSES),
            **self._stated("origin_enrolment", "destination_enrolment", "origin_arrears"),
            **self._stated("destination_accepts_account", "birth_month", "channel"),
            "contribution_base": f"{self.chance.randrange(9_999_999) / 100:.2f}",
            "accepted_on": self.between(FIRST, LAST).isoformat(),
        }


MEASURED = (CREDIT, TRANSFER, TIMES, RETIREMENT)
"""Questions whose complete answers are measured."""


def distinct(seed: str, draw: Callable[[Random], tuple[str, Facts]]) -> Iterator[tuple[str, Facts]]:
    """Question and facts without end, none twice."""
    chance, seen = Random(seed), set[str]()  # noqa: S311 - nothing secret.
    while True:
        drawn = draw(chance)
        if (text := json.dumps(drawn)) not in seen:
            seen.add(text)
            yield drawn


def complete(question: str, seed: str = "", more_areas: tuple[str, ...] = ()) -> Iterator[tuple[str, Facts]]:
    """Complete facts of one question."""
    return distinct(
        f"complete {question} {seed}", lambda chance: (question, Drawn(chance, more_areas).complete(question))
    )


def mixed(seed: str = "", more_areas: tuple[str, ...] = ()) -> Iterator[tuple[str, Facts]]:
    """Complete facts of the measured questions in turn."""
    return (next(each) for each in cycle([complete(question, seed, more_areas) for question in MEASURED]))


def half(seed: str = "", more_areas: tuple[str, ...] = ()) -> Iterator[tuple[str, Facts]]:
    """About half of the facts of any question."""

    def draw(chance: Random) -> tuple[str, Facts]:
        question = chance.choice(questions())
        return question, Drawn(chance, more_areas).half(question)

    return distinct(f"half {seed}", draw)


def nothing(question: str, seed: str = "") -> Iterator[tuple[str, Facts]]:
    """Nothing but the days and what must be stated, for each day once: some 2,600 of them.

    `known_on` lies in days to come, when the book knows the same as today, so that no two seeds ask the same.
    """
    days = [OPEN_FIRST + timedelta(days=number) for number in range((OPEN_LAST - OPEN_FIRST).days + 1)]
    chance = Random(f"nothing {question} {seed}")  # noqa: S311 - nothing secret.
    chance.shuffle(days)
    must = [fact["fact"] for fact in published().questions[question] if fact["required"]]
    for day in days:
        drawn = Drawn(chance)
        stated = {name: drawn.of(name) for name in must}
        known_on = drawn.between(OPEN_LAST, OPEN_LAST + timedelta(days=20_000))
        yield question, {**stated, "on": day.isoformat(), "known_on": known_on.isoformat()}


def peer_cases(seed: str = "") -> Iterator[Facts]:
    """Cases for the peers."""
    return (facts for _, facts in distinct(f"peer {seed}", lambda chance: ("", Drawn(chance).peer_case())))


def as_requests(asked: Iterator[tuple[str, Facts]]) -> Iterator[bytes]:
    """As they go over the wire."""
    return (raw(f"/v1/{question}", facts) for question, facts in asked)


def as_peer_requests(cases: Iterator[Facts]) -> Iterator[bytes]:
    """Likewise, for a peer."""
    return (raw(DECIDE, case) for case in cases)


def batch(asked: Iterator[tuple[str, Facts]], number: int) -> dict[str, Any]:
    """So many items as the body of a batch."""
    return {"items": [{"question": question, "facts": facts} for question, facts in islice(asked, number)]}
