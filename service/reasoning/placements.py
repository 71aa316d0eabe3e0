"""Where people may be insured: the missing areas of a space, in the few ways that change its rules."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, cast

from service.policy.values import AreaGroup
from service.reasoning.completions import Space

RELATIONS = ("same_area", "same_province", "elsewhere")
"""How one area can lie relative to another, nearest first."""


class When(NamedTuple):
    """The values of a fact for which a branch is taken; the first branch that matches is taken.

    `values`: any of these. `start`, `below`: from `start` up to but not including `below` (`None`: no limit).
    `relation`: how the area lies relative to the area fact named by `to`. If all are empty: any other value.
    """

    values: tuple[Any, ...] = ()
    start: Any = None
    below: Any = None
    relation: str | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Placement:
    """One way in which the missing areas can lie: conditions, an example, and the number of combinations it covers."""

    whens: tuple[When, ...]
    example: tuple[str, ...]
    weight: int


@dataclass(frozen=True, slots=True)
class _Way:
    """One way in which two areas can lie relative to each other, with the rules of an example."""

    rules: Hashable
    example: tuple[str, str]
    weight: int


_Row = dict[Hashable, _Way]


Groups = Mapping[str, Sequence[AreaGroup]]


def placements(space: Space[Any], groups: Groups, missing: Sequence[str]) -> list[Placement]:
    """Return every way in which the missing areas can lie that changes the rules."""
    stated = {name: getattr(space.facts, name) for name in groups}

    def rules(areas: Mapping[str, str]) -> Hashable:
        return space.rules_at({**stated, **areas})

    if not missing:
        return [Placement((), (), 1)]
    if len(missing) == 1:
        return list(_of_one(space.facts, groups, missing[0], rules))
    return list(_of_two(groups, missing[0], missing[1], rules))


def _of_one(
    facts: object, groups: Groups, fact: str, rules: Callable[[Mapping[str, str]], Hashable]
) -> Iterator[Placement]:
    alike: dict[Hashable, list[str]] = {}
    for codes in groups_apart(facts, groups, fact):
        alike.setdefault(rules({fact: codes[0]}), []).extend(codes)
    for area_codes in alike.values():
        yield Placement((When(values=tuple(area_codes)),), (area_codes[0],), len(area_codes))


def groups_apart(facts: object, groups: Groups, fact: str) -> Iterator[tuple[str, ...]]:
    """Yield the codes of areas by group; if another area is stated, groups are also split by relation to it."""
    stated = next((code for name in groups if (code := getattr(facts, name)) is not None), None)
    listed = [(province, codes) for group in groups[fact] for province, codes in group.by_province.items()]
    province = next((province for province, codes in listed if stated in codes), None)
    for group in groups[fact]:
        inside = group.by_province.get(province or "", ())
        if stated in inside:
            yield (cast("str", stated),)
        beside = tuple(code for code in inside if code != stated)
        yield from (codes for codes in (beside, tuple(code for code in group.codes if code not in inside)) if codes)


def _of_two(
    groups: Groups, first: str, second: str, rules: Callable[[Mapping[str, str]], Hashable]
) -> Iterator[Placement]:
    """Yield placements of two missing areas; the second is described relative to the first.

    Groups of areas with equal rules are merged.
    """
    others = groups[second]
    rows: list[tuple[tuple[str, ...], _Row]] = []
    for first_group in groups[first]:
        same = (first_group.codes[0], first_group.codes[0])
        row: _Row = {("same_area", 0): _Way(rules({first: same[0], second: same[1]}), same, len(first_group.codes))}
        for index, second_group in enumerate(others):
            for relation, pair, weight in _lying(first_group, second_group):
                row[relation, index] = _Way(rules({first: pair[0], second: pair[1]}), pair, weight)
        rows.append((first_group.codes, row))
    rows = _joined(rows)
    if len(rows) == 1:  # Ask for the first area even if it changes nothing: the second is described relative to it.
        codes, row = rows[0]
        rows = [(codes[:1], row), (codes[1:], row)]
    columns: list[tuple[tuple[Hashable, ...], _Row]] = _joined(
        [
            ((key,), {codes: row[key] for codes, row in rows if key in row})
            for key in dict.fromkeys(key for _, row in rows for key in row)
        ],
        apart=lambda keys: cast("tuple[str, int]", keys[0])[0],
    )
    for codes, _ in rows:
        for keys, column in columns:
            if codes in column:
                named = cast("tuple[tuple[str, int], ...]", keys)
                relation = named[0][0]
                there_codes = tuple(code for _, index in named for code in others[index].codes)
                values = () if relation == "same_area" else there_codes
                way = column[codes]
                whens = (When(values=codes), When(values=values, relation=relation, to=first))
                yield Placement(whens, way.example, way.weight)


def _joined(
    rows: Sequence[tuple[tuple[Any, ...], _Row]], apart: Callable[[tuple[Any, ...]], object] = lambda _: None
) -> list[tuple[tuple[Any, ...], _Row]]:
    """Merge rows whose rules agree wherever both have any, unless `apart` gives them different keys."""
    joined: list[tuple[tuple[Any, ...], _Row]] = []
    for names, row in rows:
        for index, (others, other) in enumerate(joined):
            both = row.keys() & other.keys()
            if apart(names) == apart(others) and all(row[key].rules == other[key].rules for key in both):
                summed = {
                    key: replace(way, weight=way.weight + (other[key].weight if key in both else 0))
                    for key, way in {**other, **row}.items()
                    if key in row
                }
                joined[index] = ((*others, *names), {**other, **summed})
                break
        else:
            joined.append((names, row))
    return joined


def _lying(group: AreaGroup, other_group: AreaGroup) -> Iterator[tuple[str, tuple[str, str], int]]:
    """Yield each relation that areas of two groups can have, with an example and the number of pairs."""
    inside = [
        (code, other_code)
        for province, codes in group.by_province.items()
        for code in codes
        for other_code in other_group.by_province.get(province, ())
        if code != other_code
    ]
    if inside:
        yield "same_province", inside[0], len(inside)
    example = next(
        (
            (codes[0], others[0])
            for province, codes in group.by_province.items()
            for beyond, others in other_group.by_province.items()
            if province != beyond
        ),
        None,
    )
    if example:
        every = len(group.codes) * len(other_group.codes)
        near = sum(
            len(codes) * len(other_group.by_province.get(province, ())) for province, codes in group.by_province.items()
        )
        yield "elsewhere", example, every - near
