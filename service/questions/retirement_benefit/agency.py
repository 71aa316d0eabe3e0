"""What to ask the agency about the benefits of retired people, and where sources disagree."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any, cast

from service.outcome import Conflict, LocalCheck
from service.policy.book import PolicyView
from service.policy.values import Finding
from service.questions.retirement_benefit.facts import RetirementBenefitFacts
from service.questions.retirement_benefit.law import period_of
from service.questions.retirement_benefit.rules import Needs
from service.questions.retirement_options import Option
from service.questions.retirement_years import years_check
from service.reasoning.judgements import Judgement, hole_check
from service.reasoning.rivalry import rivalry


def local_checks(  # noqa: PLR0913, PLR0917 - everything that a check may rest on.
    facts: RetirementBenefitFacts,
    cells: tuple[Judgement, ...],
    needs: Needs,
    view: PolicyView,
    findings: Mapping[str, Finding],
    options: tuple[Option, ...],
) -> Iterator[LocalCheck]:
    """Yield what only the agency can tell, or may decide differently from the book."""
    if view.not_covered:
        yield LocalCheck("area", view.area_code, "area_not_covered")
        return
    if findings["statutory_age_reached"].value is None:
        yield hole_check("statutory_retirement_age", view, findings["statutory_age_reached"])
    elif all(("statutory_age_reached", None) in cell.criteria for cell in cells):
        # Retired early by choice: no rule says when the benefits begin then.
        yield LocalCheck("retirement_benefit_start", view.area_code, "area_not_covered")
    if facts.area is None:
        return
    total, actual = findings["total_months_enough"], findings["local_months_enough"]
    yield from years_check(total, view, unknown=needs.total is None)
    span = needs.total is not None and needs.total.exact is None and "pages_disagree" in _remarks(total)
    if total.value is not None and span:
        yield LocalCheck(total.parameter, view.area_code, "sources_conflict")
    yield from _local_years_check(facts, cells, needs, view, actual)
    if any(option.unknown == "no_figure_found" for option in options):
        last = findings["options"].value
        yield LocalCheck(findings["options"].parameter, view.area_code, "area_not_covered", last)


def _local_years_check(
    facts: RetirementBenefitFacts, cells: tuple[Judgement, ...], needs: Needs, view: PolicyView, actual: Finding
) -> Iterator[LocalCheck]:
    """Yield the check on years actually paid: no rule, no number, years for the agency to count, or weak evidence."""
    tests = [dict(cell.criteria).get("local_months_enough", True) for cell in cells]
    if actual.value is None:
        if actual.hole == "no_rule_in_force":
            yield hole_check(actual.parameter, view, actual)
    elif needs.local is None:
        yield LocalCheck(actual.parameter, view.area_code, "area_not_covered", actual.value)
    elif None in tests and facts.local_contribution_months is not None:
        # A check that cites its rule says that only the agency can count.
        yield LocalCheck(actual.parameter, view.area_code, "low_evidence", actual.value)
    elif actual.value.standing == "advisory":
        yield LocalCheck(actual.parameter, view.area_code, "low_evidence")


def conflicts(view: PolicyView, findings: Mapping[str, Finding], options: tuple[Option, ...]) -> tuple[Conflict, ...]:
    """Return what other sources say about the years, and about ways to close a shortfall that the rule lacks."""
    if view.area is None:
        return ()
    codes = frozenset(option.code for option in options)
    return period_of(view).keep((conflicts, codes), lambda: tuple(_conflicts(view, findings, codes)))


def _conflicts(view: PolicyView, findings: Mapping[str, Finding], codes: AbstractSet[str]) -> Iterator[Conflict]:
    total = findings["total_months_enough"]
    disagreements = [rivalry(total, view.claims(total.parameter))]
    ways = findings["options"]
    others = [
        value
        for value in view.claims(ways.parameter)
        if not {makeup_option.code for makeup_option in cast("Any", value.term).options} <= codes
    ]
    if codes and others and ways.value is not None:
        disagreements.append(rivalry(_alone(ways), others))
    yield from (conflict for conflict in disagreements if conflict)


def _alone(finding: Finding) -> Finding:
    """Return a finding without its rivals, which are listed by what they add instead."""
    return replace(finding, rivals=())


def _remarks(finding: Finding) -> tuple[str, ...]:
    return finding.value.cautions if finding.value else ()
