"""Grounds by case: what an answer rests on and says besides, kept by all that it follows from.

A case names content of the book (periods, parts of a judgement) and a few choices, never a sum, a day or a month that
somebody stated. So some hundred cases stand for the facts of everybody. Grounds that name an area are kept by area as
well.
"""

from collections.abc import Callable, Hashable
from typing import Any

from service.outcome import Criterion, Grounds
from service.policy.values import Area
from service.reasoning.memo import Memo
from service.reasoning.tables import Law

_grounds: Memo[Grounds | None] = Memo(1024)
_criteria: Memo[tuple[Criterion, ...]] = Memo(1024)


def criteria_by(
    basis: Hashable, law: Law[Any], only: int | None, make: Callable[[], tuple[Criterion, ...]]
) -> tuple[Criterion, ...]:
    """Return the criteria of the only judgement of a law on a basis (the findings behind them), made once."""
    return make() if basis is None or only is None else _criteria.get((basis, law, only), make)


def grounds_of(case: Hashable, areas: Hashable, make: Callable[[], Grounds]) -> Grounds:
    """Return the grounds of a case in these areas, made once; `None` stands for facts that are no case."""
    if case is None:
        return make()
    by_area = (case, areas)

    def first() -> Grounds | None:
        grounds = make()
        if not _names_an_area(grounds):
            return grounds
        _grounds.get(by_area, lambda: grounds)
        return None

    return _grounds.get(case, first) or _grounds.get(by_area, make)  # type: ignore[return-value]


def _names_an_area(grounds: Grounds) -> bool:
    values = (value for item in grounds.advisories for value in item.values.values())
    return any(check.area_code for check in grounds.local_checks) or any(isinstance(value, Area) for value in values)
