"""What belongs to a matter: its questions, the facts that one part takes from another, and what callers state."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import chain
from typing import Any

from marshmallow import Schema

from service.api.v1.questions import BY_NAME
from service.facts import Matter, Route
from service.shapes.facts import facts_schema
from service.shapes.fields import ChoiceField

Part = Mapping[str, Any]
"""One part of an assessment, as callers see it."""

_TIME = "processing-time-estimates"


@dataclass(frozen=True, slots=True)
class Carry:
    """A fact of one part that is taken from elsewhere: from a fact of another name, or from the decision."""

    part: str
    fact: str
    source: str
    read: Callable[[Part], Any] | None = None

    def value(self, stated: Mapping[str, Any], decision: Part | None) -> Any:  # noqa: ANN401 - a fact of any kind.
        """The value of the fact; `None` if it is not known elsewhere either."""
        if self.read is None:
            return stated.get(self.source)
        return None if decision is None else self.read(decision)


@dataclass(frozen=True, slots=True)
class Plan:
    """The questions of a matter, the facts carried between them, and the verdicts with which the amount is shown."""

    decision: str | None = None
    amount: str | None = None
    carries: tuple[Carry, ...] = ()
    amount_told_if: tuple[str | None, ...] = ("eligible", "undetermined")

    def questions(self) -> dict[str, str]:
        """The questions by part."""
        named = {"decision": self.decision, "amount": self.amount, "time": _TIME}
        return {part: name for part, name in named.items() if name}


def _route(decision: Part) -> Route | None:
    return Route(decision["route"]) if decision["route"] else None


def _route_of_withdrawal(decision: Part) -> Route | None:
    """A balance that can be withdrawn is paid out; otherwise it stays where it is."""
    routes = {"eligible": Route.PAID_TO_OWN_BANK_ACCOUNT, "not_eligible": Route.STAYS_AT_ORIGIN}
    return routes.get(decision["verdict"])


def _shortfall(decision: Part) -> int | None:
    """The longer of the two shortfalls, in all months and in months paid in this area, if it is known for sure."""
    total, local = decision["shortfall_months"]["exact"], decision["local_shortfall_months"]
    if total is None or decision["local_required_months"]["max"] is None:
        return None if total is None else int(total)
    longer = {None if months is None else max(total, months) for months in (local["min"], local["max"])}
    return longer.pop() if len(longer) == 1 else None


PLANS: Mapping[Matter, Plan] = {
    Matter.BALANCE_TRANSFER: Plan(
        "eligibility-decisions/balance-transfer",
        "refund-amounts/balance-settlement",
        (
            Carry("amount", "area", "from_area"),
            Carry("amount", "route", "decision.route", _route),
            # The application is made at the destination; if it is not stated, the origin is the next best.
            Carry("guide", "area", "to_area"),
            Carry("guide", "area", "from_area"),
        ),
    ),
    Matter.CASH_WITHDRAWAL: Plan(
        "eligibility-decisions/cash-withdrawal",
        "refund-amounts/balance-settlement",
        (Carry("amount", "route", "decision.verdict", _route_of_withdrawal),),
    ),
    Matter.FAMILY_SHARING: Plan(
        "eligibility-decisions/family-sharing",
        carries=(Carry("time", "area", "owner_area"), Carry("guide", "area", "owner_area")),
    ),
    Matter.RETIREMENT_BENEFIT: Plan(
        "eligibility-decisions/retirement-benefit",
        "refund-amounts/retirement-makeup",
        (Carry("amount", "shortfall_months", "decision.shortfall_months", _shortfall),),
        # Only those whose months do not suffice make a payment.
        ("not_eligible", "undetermined"),
    ),
    Matter.CONTRIBUTION_REFUND: Plan("eligibility-decisions/contribution-refund", "refund-amounts/contribution-refund"),
    # There is no decision: the amount is the answer.
    Matter.CONTRIBUTIONS: Plan(None, "refund-amounts/contributions", amount_told_if=(None,)),
    Matter.BENEFIT_CONTINUITY: Plan("eligibility-decisions/benefit-continuity"),
}
"""The plans of matters. Every other matter has only a time, and a guide if the book has one."""


def plan_of(matter: Matter) -> Plan:
    """The plan of a matter; of one that is not listed, the empty plan."""
    return PLANS.get(matter, Plan())


def facts_taken(question: str) -> tuple[str, ...]:
    """The facts that a question takes."""
    return tuple(field.name for field in fields(BY_NAME[question].facts))


def facts_of(matter: Matter) -> tuple[str, ...]:
    """The facts that the parts of a matter take, each once."""
    taken = chain.from_iterable(map(facts_taken, plan_of(matter).questions().values()))
    return tuple(name for name in dict.fromkeys(taken) if name != "matter")


def _request_schema(stem: str, matters: Sequence[Matter], facts: Sequence[str]) -> type[Schema]:
    field = ChoiceField(matters, description="The matter, a thing a person gets done. / 要办的事项", required=True)
    about = f"Facts of an assessment: {', '.join(matters)}."
    return facts_schema(f"{stem}AssessmentRequestSchema", about, dict.fromkeys(facts, False), matter=field)


REQUEST_SCHEMAS: Mapping[Matter, type[Schema]] = {
    matter: _request_schema(matter.title().replace("-", ""), [matter], facts_of(matter)) for matter in Matter
}
"""What callers state, by matter: every fact optional, no fact of another matter."""

ANY_FACTS = tuple(dict.fromkeys(chain.from_iterable(map(facts_of, Matter))))
ANY = _request_schema("Any", list(Matter), ANY_FACTS)
