"""Grounds by case: what an answer rests on and says besides, kept by all that it follows from, criteria included.

A case names content of the book (periods, judgements) and a few choices, never a sum, a day or a month that somebody
stated. So a few hundred cases stand for the facts of everybody. Grounds that name an area are kept by area as well.
"""

from collections.abc import Callable, Hashable

from service.outcome import Grounds
from service.policy.values import Area
from service.reasoning.memo import Memo

_grounds: Memo[Grounds | None] = Memo(1024)


def grounds_of(case: Hashable, areas: Hashable, make: Callable[[], Grounds]) -> Grounds:
    """Return the grounds of a case in these areas, made once; `None` stands for facts that are no case."""
    if case is None:
        return make()

    def made() -> Grounds | None:
        grounds = make()
        return None if _names_an_area(grounds) else grounds

    anywhere = _grounds.get(case, made)
    return anywhere or _grounds.get((case, areas), make)  # type: ignore[return-value]


def _names_an_area(grounds: Grounds) -> bool:
    values = (value for item in grounds.advisories for value in item.values.values())
    return any(check.area_code for check in grounds.local_checks) or any(isinstance(value, Area) for value in values)
