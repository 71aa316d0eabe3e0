"""The options of a person who lacks years: in an area with what it sets, and those that hold everywhere."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import cast

from service.facts import Month
from service.outcome import Message, message
from service.policy.book import PolicyView
from service.policy.day import Day
from service.policy.retirement_terms import MakeupOption, MakeupOptions
from service.policy.values import Finding
from service.questions.makeup_figures import with_figures
from service.questions.retirement_benefit.facts import RetirementBenefitFacts
from service.questions.retirement_benefit.law import PARAMETER_OF
from service.questions.retirement_benefit.rules import Needs
from service.questions.retirement_options import BUYS, Option, side_by_side
from service.questions.retirement_years import Months
from service.reasoning.judgements import Judgement
from service.reasoning.memo import Memo


def priced_ways(findings: Mapping[str, Finding], view: PolicyView) -> tuple[MakeupOptions | None, tuple[Finding, ...]]:
    """Return the ways of an area with the figures that it sets, and the look-ups behind these figures."""
    term = cast("MakeupOptions | None", findings["options"].term)
    return (None, ()) if term is None or view.area is None else with_figures(term, view)


def options_in_area(
    facts: RetirementBenefitFacts, needs: Needs, priced: MakeupOptions | None, on: date
) -> tuple[Option, ...]:
    """Return the options in an area, if months are or may be missing; the longer of the two shortfalls counts."""
    if facts.contribution_months is None:
        return ()
    missing = needs.missing
    if missing is not None and needs.local_missing is not None and facts.local_contribution_months is not None:
        local = needs.local_missing
        missing = Months(max(missing.low, local.low), max(missing.high, local.high))
    return side_by_side(priced, missing, Month.of(on))


def options_anywhere(
    facts: RetirementBenefitFacts, cells: Sequence[Judgement], findings: Mapping[str, Finding], on: date
) -> tuple[Option, ...]:
    """Return the options that hold in every area, if some area asks for more months than are paid; cost unknown."""
    if facts.contribution_months is None or not any(("total_months_enough", False) in cell.criteria for cell in cells):
        return ()
    named = cast("MakeupOptions | None", findings["options"].term)
    ways = [*(named.options if named else ())]
    if "employee_to_resident" in cast("tuple[str, ...]", findings["resident"].term or ()):
        ways.append(MakeupOption("change_to_resident", None, None, None, None, None, None))
    listed = side_by_side(MakeupOptions(tuple(ways)), None, Month.of(on))
    return tuple(replace(option, unknown=option.unknown and "shortfall_unknown") for option in listed)


def more_by_area(day: Day, options: tuple[Option, ...]) -> Iterator[Message]:
    """Yield the remark that some areas offer more ways than hold everywhere."""
    everywhere = {option.code for option in options}
    kinds = day.kinds_of_area((PARAMETER_OF["options"],))
    more = _named(day, kinds) - everywhere
    if more:
        yield message("more_options_by_area", ways=tuple(code for code in BUYS if code in more))


def _named(day: Day, kinds: tuple[str, ...]) -> frozenset[str]:
    """Return the ways that some area of these groups names on a day; the same for everybody, so cached."""
    parameter = PARAMETER_OF["options"]

    def read() -> frozenset[str]:
        terms = (day.book.at(code, day.on, day.known_on).find(parameter).term for code in kinds)
        return frozenset(
            option.code for term in terms for option in (cast("MakeupOptions", term).options if term else ())
        )

    return _NAMED.get((day.book.digest, day.since((parameter,))), read)


_NAMED: Memo[frozenset[str]] = Memo(64)
