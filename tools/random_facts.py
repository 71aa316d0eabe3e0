"""Random facts, drawn from what the service publishes about its facts and its book.

They depend only on the random numbers, the published contract and the book. Values lie near the steps of the rules more
often than between them: amounts near amounts of the book, ages and months near its ages and months, days near the days
on which a value begins.
"""

import json
import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from flask.testing import FlaskClient

Facts = dict[str, Any]

FIRST, LAST = date(2011, 1, 1), date(2030, 12, 31)
AROUND = date(2026, 11, 28)
"""A day around which more is asked than around others: the "today" of recordings."""
MONTHS_A_YEAR = 12
LARGEST_AMOUNT = "999999999.99"
WORKING_MONTHS = 45 * MONTHS_A_YEAR
YOUNGEST, OLDEST = 45, 100
"""Whole numbers of the book in this range are tried as ages, in years."""


@dataclass(frozen=True)
class Published:
    """What the service publishes about itself: facts with their kinds, areas, amounts, days, names and the contract."""

    questions: Mapping[str, Sequence[Mapping[str, Any]]]
    areas: Sequence[str]
    ruled: Sequence[str]
    amounts: Sequence[Decimal]
    rates: Sequence[Decimal]
    counts: Sequence[int]
    days: Sequence[date]
    recorded: Sequence[date]
    names: Sequence[str]
    contract: Mapping[str, Any]
    facts: Mapping[str, Mapping[str, Any]] = field(init=False)

    def __post_init__(self) -> None:
        """Join the facts of all questions by name."""
        joined = {fact["fact"]: fact for facts in self.questions.values() for fact in facts}
        object.__setattr__(self, "facts", joined)

    def resolved(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return a schema of the contract with a reference at its top resolved."""
        while "$ref" in schema:
            schema = self.contract["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
        return schema

    @classmethod
    def of(cls, client: FlaskClient) -> "Published":
        """Fetch all of it from the service."""
        values = list(_pages(client, "/v1/policy/parameters"))
        numbers = sorted({number for value in values for number in _numbers(value["content"])})
        return cls(
            questions={item["question"]: item["facts"] for item in _got(client, "/v1/questions")["items"]},
            areas=[area["code"] for area in _pages(client, "/v1/areas")],
            ruled=sorted({value["area_code"] for value in values} - {"000000"}),
            amounts=[number for number in numbers if number >= YOUNGEST],
            rates=[number for number in numbers if 0 < number < 1],
            counts=[int(number) for number in numbers if number == int(number) and number <= YOUNGEST * MONTHS_A_YEAR],
            days=sorted({date.fromisoformat(value["from_on"]) for value in values}),
            recorded=sorted({date.fromisoformat(value["recorded_on"]) for value in values}),
            names=sorted({value[key] for value in values for key in ("name", "topic")}),
            contract=_got(client, "/openapi.json"),
        )


def _got(client: FlaskClient, path: str) -> Any:  # noqa: ANN401 - JSON of any kind.
    response = client.get(path)
    if response.status_code != 200:  # noqa: PLR2004 - an HTTP status.
        raise RuntimeError(f"{path}: {response.status}")
    return json.loads(response.get_data())


def _pages(client: FlaskClient, path: str) -> Iterator[Mapping[str, Any]]:
    number, seen = 1, 0
    while True:
        page = _got(client, f"{path}?page={number}")
        yield from page["items"]
        seen, number = seen + len(page["items"]), number + 1
        if seen >= page["total"]:
            return


def _numbers(content: object) -> Iterator[Decimal]:
    """Yield every number in a value of the book, amounts in text included."""
    if isinstance(content, Mapping):
        content = list(content.values())
    if isinstance(content, list):
        for member in content:
            yield from _numbers(member)
    elif not isinstance(content, bool) and re.fullmatch(r"[0-9]{1,9}(\.[0-9]+)?", str(content)):
        yield Decimal(str(content))


class Values:
    """Draws values of facts, as callers send them; `on` is the day whose rules are asked for."""

    def __init__(self, published: Published, chance: random.Random) -> None:
        self.published, self.chance = published, chance
        self.on = self.day()

    def likely(self, share: float) -> bool:
        """Return true in that share of cases."""
        return self.chance.random() < share

    def of(self, fact: str) -> Any:  # noqa: ANN401 - facts are of many kinds.
        """Return a value of a fact."""
        stated = self.published.facts[fact]
        values = [choice["value"] for choice in stated["choices"]]
        draw: Mapping[str, Callable[[], Any]] = {
            "enum": lambda: self.chance.choice(values),
            "area": self.area,
            "boolean": lambda: self.likely(0.5),
            "month": self.birth_month if fact == "birth_month" else self.working_month,
            "money": self.money,
            "rate": self.rate,
            "date": lambda: self.near(self.on, 200).isoformat(),
            "count": lambda: self.count(stated["unit"]),
            "schemes": lambda: self.chance.choices(values, k=self.chance.randrange(3)),
            "payments": self.payments,
        }
        return draw[stated["type"]]()

    def area(self) -> str:
        """Return an area, more often one with rules, occasionally an unlisted code."""
        if self.likely(0.04):
            return f"{self.chance.randint(1, 8)}{self.chance.randrange(100_000):05}"
        return self.chance.choice(self.published.ruled if self.likely(0.7) else self.published.areas)

    def near(self, day: date, days: int) -> date:
        """Return a day near another one."""
        return day + timedelta(days=self.chance.randint(-days, days))

    def birth_month(self) -> str:
        """Return a birth month, often of a person near an age step."""
        ages = [number for number in self.published.counts if YOUNGEST <= number < OLDEST]
        years = self.chance.choice(ages) if ages and self.likely(0.7) else self.chance.randint(0, OLDEST)
        months = (self.on.year - years) * MONTHS_A_YEAR + self.on.month - 1 + self.chance.randint(-3, 3)
        return _month(max(months, 1900 * MONTHS_A_YEAR))

    def working_month(self) -> str:
        """Return a month of a working life up to now."""
        return _month(self.on.year * MONTHS_A_YEAR + self.on.month - 1 - self.chance.randrange(WORKING_MONTHS))

    def money(self) -> str:
        """Return an amount near one of the book, or any; occasionally zero or the largest."""
        if self.likely(0.05):
            return self.chance.choice(["0", "0.00", "0.01", LARGEST_AMOUNT])
        if self.published.amounts and self.likely(0.5):
            nudge = Decimal(self.chance.choice(["-1", "-0.01", "0", "0.01", "1"]))
            return f"{self.chance.choice(self.published.amounts) + nudge:.2f}"
        return f"{Decimal(self.chance.randrange(4_000_000)) / 100:.2f}"

    def rate(self) -> str:
        """Return a rate of the book, or any up to one tenth."""
        if self.published.rates and self.likely(0.5):
            return f"{self.chance.choice(self.published.rates):.5f}"
        return f"{Decimal(self.chance.randrange(1, 1000)) / 10_000:f}"

    def count(self, unit: str) -> int:
        """Return a number near one of the book, in its years or months, or any."""
        most = 40 if unit == "years" else 480
        if self.published.counts and self.likely(0.6):
            number = self.chance.choice(self.published.counts)
            if unit == "months" and number * MONTHS_A_YEAR <= most and self.likely(0.7):
                number *= MONTHS_A_YEAR
            return max(0, min(number + self.chance.randint(-1, 1), 1200))
        return self.chance.randint(0, most if self.likely(0.95) else 1200)

    def payments(self) -> list[dict[str, str]]:
        """Return payments for some of the months around a day, each month once."""
        last = self.on.year * MONTHS_A_YEAR + self.on.month + 2
        months = self.chance.sample(range(last - 30, last), self.chance.randint(0, 12))
        return [{"month": _month(month), "amount": self.money()} for month in months]

    def day(self) -> date:
        """Return a day between 2011 and 2030: near a change of the book, near today, or any."""
        if self.likely(0.4):
            day = self.near(self.chance.choice(self.published.days), 1)
        elif self.likely(0.25):
            day = self.near(AROUND, 40)
        else:
            day = FIRST + timedelta(days=self.chance.randrange((LAST - FIRST).days + 1))
        return min(max(day, FIRST), LAST)

    def moment(self) -> Facts:
        """Return `on`, usually, and `known_on`, sometimes."""
        stated: Facts = {}
        if self.likely(0.95):
            stated["on"] = self.on.isoformat()
        if self.likely(0.25):
            recorded = self.near(self.chance.choice(self.published.recorded), 1)
            stated["known_on"] = (recorded if self.likely(0.7) else self.day()).isoformat()
        return stated

    def facts(self, names: Sequence[str], share: float) -> Facts:
        """Return values for a share of these facts, in any order."""
        chosen = [name for name in names if share >= 1 or self.likely(share)]
        self.chance.shuffle(chosen)
        return {name: self.of(name) for name in chosen}


def _month(months: int) -> str:
    """Return a month as callers write it, from months since year 0."""
    return f"{months // MONTHS_A_YEAR}-{months % MONTHS_A_YEAR + 1:02}"
