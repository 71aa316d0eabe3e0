"""Areas with the same rules: all of them in groups, or a few that stand for each group.

A question with no area stated is judged once for each group instead of once for each area.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cached_property, lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from service.policy.values import NATION, AreaGroup, Finding, Line, Value

if TYPE_CHECKING:
    from service.policy.book import PolicyBook


class Grouping:
    """Which areas of a book have the same findings of some parameters, on any day."""

    def __init__(self, book: "PolicyBook") -> None:
        self._book = book

    def groups(self, parameters: tuple[str, ...], on: date, known_on: date) -> tuple[AreaGroup, ...]:
        """Return every area, in groups with the same findings of these parameters."""
        return self._groups(parameters, *self._book.since(parameters, on, known_on))

    def kinds(self, parameters: tuple[str, ...], on: date, known_on: date) -> tuple[str, ...]:
        """Return area codes such that every area has the same values as one of them, within and between provinces.

        Two areas of one province and one of another are kept for each distinct set of findings, so that any pair of
        areas is matched by a pair of the result as far as these parameters are concerned.
        """
        return self._kinds(parameters, *self._book.since(parameters, on, known_on))

    @lru_cache(maxsize=64)  # noqa: B019 - a book lives as long as the process.
    def classes(self, parameters: tuple[str, ...], known_on: date) -> tuple[tuple[int, ...], tuple[str, ...]]:
        """Return a class number per area, in order, and an example per class; within a class these are always equal."""
        wanted = frozenset(parameters)
        held = {key for key, name in self._book.timelines(known_on) if name in wanted}
        numbers: dict[str, int] = {}
        examples: list[str] = []
        class_of = []
        for code, area in self._book.areas.items():
            ruled_by = next((key for key in (code, f"{area.province}*") if key in held), NATION)
            if ruled_by not in numbers:
                numbers[ruled_by] = len(examples)
                examples.append(code)
            class_of.append(numbers[ruled_by])
        return tuple(class_of), tuple(examples)

    @lru_cache(maxsize=256)  # noqa: B019 - a book lives as long as the process.
    def _groups(self, parameters: tuple[str, ...], on: date, known_on: date) -> tuple[AreaGroup, ...]:
        return self._grouped(parameters, on, known_on)

    def _grouped(self, parameters: tuple[str, ...], on: date, known_on: date) -> tuple[AreaGroup, ...]:
        """Group the areas anew. `_kinds` keeps a few areas of each group; all of them would take 4 MB."""
        class_of, lines, rows = self._lines_of_classes(parameters, known_on)
        numbers: dict[tuple[object, ...], int] = {}
        number_of = []
        for starts, findings in lines:
            content = self._content(findings[bisect_right(starts, on)])
            number_of.append(numbers.setdefault(content, len(numbers)))
        groups: dict[tuple[int, ...], dict[str, list[str]]] = {}
        group_of = [groups.setdefault(tuple([number_of[line] for line in row]), {}) for row in rows]
        for (code, area), index in zip(self._book.areas.items(), class_of, strict=True):
            group_of[index].setdefault(area.province, []).append(code)
        return tuple(
            _group(tuple([(name, tuple(codes)) for name, codes in group.items()])) for group in groups.values()
        )

    @lru_cache(maxsize=64)  # noqa: B019 - a book lives as long as the process.
    def _lines_of_classes(
        self, parameters: tuple[str, ...], known_on: date
    ) -> tuple[tuple[int, ...], tuple[Line, ...], tuple[tuple[int, ...], ...]]:
        """Return a class number per area, the distinct lines of these parameters, and those of each class by index."""
        class_of, examples = self.classes(parameters, known_on)
        lines: dict[int, Line] = {}  # The book keeps each line, so ids are unique.
        found_in = []
        for code in examples:
            place = self._book.place(code, known_on)
            here = [place.line(parameter) for parameter in parameters]
            lines.update((id(line), line) for line in here)
            found_in.append([id(line) for line in here])
        index = {name: number for number, name in enumerate(lines)}
        return class_of, tuple(lines.values()), tuple(tuple([index[name] for name in row]) for row in found_in)

    @lru_cache(maxsize=1024)  # noqa: B019 - a book lives as long as the process.
    def _kinds(self, parameters: tuple[str, ...], on: date, known_on: date) -> tuple[str, ...]:
        kinds = [group.by_province for group in self._grouped(parameters, on, known_on)]
        times = Counter(chain.from_iterable(kinds))
        return tuple(
            code
            for kind in kinds
            for index, (province, codes) in enumerate(kind.items())
            if index < 2 or times[province] > 1  # noqa: PLR2004 - two provinces of a kind stand for any number of them.
            for code in codes[:2]
        )

    def _content(self, finding: Finding) -> tuple[object, ...]:
        """Return what makes findings of areas equal."""
        return (finding.value and self._contents[finding.value], finding.level, finding.hole)

    @cached_property
    def _contents(self) -> Mapping[Value, int]:
        """The number of what each value says: equal where areas have the same rule from the same document.

        One document can set figures by city, so the term counts too.
        """
        numbers: dict[tuple[object, ...], int] = {}
        return {
            value: numbers.setdefault(
                (value.citation.id, repr(value.term), value.standing, value.cautions), len(numbers)
            )
            for _, value in self._book.values()
        }


@lru_cache(maxsize=2048)
def _group(by_province: tuple[tuple[str, tuple[str, ...]], ...]) -> AreaGroup:
    """Return the one group of these areas: most groups of a period are those of the period before."""
    return AreaGroup(dict(by_province))
