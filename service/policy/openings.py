"""What opens a period of a parameter, by day: a value that starts, or the end of one."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from service.policy.values import NATION, Area, Value


class Openings:
    """The values and ends of a book by first day and by key, the place under which they are filed."""

    def __init__(
        self,
        values: Iterable[tuple[str, Value]],
        areas: Mapping[str, Area],
        filed: Callable[[str, str], Sequence[Value]],
    ) -> None:
        self._areas = areas
        self._filed = filed
        self._by_day: dict[date, dict[str, list[Value]]] = {}
        for key, value in values:
            if value.applies:
                self._by_day.setdefault(value.from_on, {}).setdefault(key, []).append(value)

    def on(
        self, day: date, areas: frozenset[str] | None, parameters: frozenset[str], known_on: date
    ) -> Sequence[Value]:
        """Return what opens a period of these parameters on a day, by area and parameter.

        In all areas, or in these with their provinces and the nation.
        """
        opened = self._by_day.get(day, {})
        keys = set(opened)
        if areas is not None:
            around = [self._areas[code] for code in areas if code in self._areas]
            keys &= {NATION, *(key for area in around for key in (area.code, area.province, f"{area.province}*"))}
        found = [
            value
            for key in sorted(keys)
            for value in opened[key]
            if value.parameter in parameters and value.recorded_on <= known_on
        ]
        found.sort(key=_place_and_name)
        return found

    def before(self, opening: Value, known_on: date) -> Value | None:
        """Return what opened the period that ends where another one opens."""
        place, name = opening.area, opening.parameter
        earlier = [
            value
            for value in (*self._filed(place, name), *self._filed(f"{place}*", name))
            if value.applies and value.recorded_on <= known_on and value.from_on < opening.from_on
        ]
        return max(reversed(earlier), key=_start, default=None)


def _start(value: Value) -> date:
    return value.from_on


def _place_and_name(value: Value) -> tuple[str, str]:
    return value.area, value.parameter
