"""Names for the closed lists of codes in the published document.

With them a generated client has one type `Evidence` instead of one for each place where evidence occurs. A code that
may be null is that type or null, which every generator supports.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from inspect import getdoc
from itertools import chain
from typing import Any

from service.facts import KINDS
from service.lookups import coverage, preconditions
from service.policy.freshness import REASONS
from service.policy.guides import MATTERS
from service.policy.values import EVIDENCE

_OF_FACTS = {kind.__name__: kind for kind in KINDS.values() if isinstance(kind, type) and issubclass(kind, StrEnum)}
CODES: Mapping[str, tuple[Sequence[str], str]] = {
    **{name: (tuple(kind), getdoc(kind) or "") for name, kind in _OF_FACTS.items()},
    "Evidence": (EVIDENCE, "Grade of evidence, strongest first."),
    "Verdict": (("eligible", "not_eligible", "undetermined"), "Whether it is possible, as far as it can be told."),
    "VerdictSought": (("eligible", "not_eligible"), "The verdict that is looked for."),
    "VerdictReached": (("eligible", "undetermined"), "The verdict that a remedy leads to."),
    "Progress": (("on_track", "overdue", "cannot_tell"), "Whether a limit is overrun."),
    "StageCode": (("origin", "destination", "whole", "money_credit"), "A stage of a procedure, or the whole."),
    "Certainty": (("published", "projected"), "Whether the notice of a calendar is published."),
    "CreditSchedule": (("monthly", "yearly_in_advance"), "When a credit is posted."),
    "BenefitStart": (
        (
            *("retroactive", "month_of_payment", "month_after_payment"),
            *("second_month", "third_month", "after_waiting"),
        ),
        "From when benefits run.",
    ),
    "KeptEnrolment": (
        ("place_of_work", "habitual_residence", "employee_scheme"),
        "Which of two enrolments is kept.",
    ),
    "CostUnknownBecause": (("no_figure_found", "shortfall_unknown"), "Why a cost is not told."),
    "Payer": (("employed", "flexible"), "How the people were insured whom a way to pay is for."),
    "Unit": (("yuan", "share_of_one", "months", "years"), "In what a fact is counted."),
    "FactKind": (
        ("enum", "boolean", "area", "date", "month", "money", "rate", "count", "schemes", "payments"),
        "Kind of a fact.",
    ),
    "AreaLevel": (("province", "prefecture", "county"), "Level of an area."),
    "Covers": (("own_pool", "province", "nation"), "Whom a rule covers."),
    "Standing": (("rule", "advisory", "superseded", "claim"), "How a value is used."),
    "KnowledgeState": (coverage.STATES, "How much the book knows."),
    "DueReason": (REASONS, "Why a value is due for another look."),
    "PreconditionState": (preconditions.STATES, "Whether a precondition holds."),
    "GuideFact": (
        tuple(dict.fromkeys(chain.from_iterable(preconditions.MATTER_FACTS.values()))),
        "A fact that a guide takes.",
    ),
    "GuideMatter": (MATTERS, "A matter that has a guide."),
    "Language": (("zh-CN", "en"), "Language of sentences."),
    "Detail": (("full", "compact"), "Whole answers, or their hearts."),
    "QuantityName": (
        (
            *("waiting_months", "shortfall_months", "local_shortfall_months"),
            *("required_months", "local_required_months", "statutory_retirement_month"),
        ),
        "Months that a decision tells besides the verdict.",
    ),
    "NoneBecause": (
        (
            *("above_greatest", "above_ceiling", "below_least", "below_floor"),
            *("between_steps", "not_known", "never"),
        ),
        "Why no value reaches what is looked for.",
    ),
    "Rounding": (("each_term_half_up_to_fen",), "How amounts are rounded."),
}
"""The codes of each list and its description."""

_NAMES = {frozenset(codes): name for name, (codes, _) in CODES.items()}


def name_codes(document: dict[str, Any]) -> None:
    """Give every list of codes its name, where it has one, in the schemas and the parameters of a document."""
    _name_questions(document["components"]["schemas"])
    found: dict[str, None] = {}
    for holder, key in list(_listed(document)):
        schema = holder[key]
        name = _NAMES.get(frozenset(code for code in schema["enum"] if code is not None))
        if name:
            found[name] = None
            rest = {word: told for word, told in schema.items() if word not in ("type", "enum", "examples")}
            named = {"$ref": f"#/components/schemas/{name}"}
            holder[key] = {**rest, **({"anyOf": [named, {"type": "null"}]} if None in schema["enum"] else named)}
    for name in sorted(found):
        codes, about = CODES[name]
        document["components"]["schemas"][name] = {
            "type": "string",
            "enum": [str(code) for code in codes],
            "description": about,
            "examples": [str(codes[0])],
        }


def _name_questions(schemas: dict[str, Any]) -> None:
    """Give the only code in `question` of each answer a name: some generators check named codes only."""
    for name in [name for name in schemas if name.endswith(("Answer", "Assessment"))]:
        question = schemas[name].get("properties", {}).get("question", {})
        if len(question.get("enum", ())) == 1:
            named = f"{name.removesuffix('Answer')}Question"
            schemas[named] = question
            schemas[name]["properties"]["question"] = {
                "$ref": f"#/components/schemas/{named}",
                "description": question["description"],
            }


def _listed(place: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401 - JSON of any kind.
    """Every schema that lists codes, as the object or list that holds it and its key there."""
    pairs = place.items() if isinstance(place, dict) else enumerate(place) if isinstance(place, list) else ()
    for key, inner in pairs:
        if isinstance(inner, dict) and isinstance(inner.get("enum"), list):
            yield place, key
        elif key not in ("example", "examples"):
            yield from _listed(inner)
