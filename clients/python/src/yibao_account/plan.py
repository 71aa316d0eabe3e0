"""One way through a plan: `next` says what to ask, `answer` it, and so on until nothing more has to be asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import cast

from yibao_account.models import FactKind, PlanNode, QuestionFact, QuestionPlan, When

Fact = str | int | bool | Sequence[str] | Sequence[Mapping[str, str]]
"""A fact as the service takes it; money and rates are text."""


@dataclass(frozen=True)
class Step:
    """What to ask: its prompt, choices and where to find it; why; and how many questions are left at most, with it."""

    card: QuestionFact
    because: str
    questions_left: int


class Walk:
    """Where a plan leads with the facts that it was made for and the answers so far."""

    def __init__(self, plan: QuestionPlan, known: Mapping[str, Fact | None] | None = None) -> None:
        self.plan = plan
        self._cards = {card["fact"]: card for card in plan["facts"]}
        self._known = {fact: value for fact, value in (known or {}).items() if value is not None}
        self._answered: dict[str, Fact] = {}

    def next(self) -> Step | None:
        """What to ask next; None where nothing more has to be asked."""
        node = self._node()
        if node is None:
            return None
        return Step(self._cards[node["ask"]], node.get("because", ""), node.get("questions_left", 0))

    def answer(self, value: Fact) -> None:
        """Answer what `next` asks with a fact, or with its text as it stands in `choices`."""
        step = self.next()
        if step is None:
            raise LookupError("nothing is asked")
        card = step.card
        self._answered[card["fact"]] = fact_of(card["type"], value) if isinstance(value, str) else value

    def back(self) -> bool:
        """Take the last answer back; False where there is none."""
        return bool(self._answered) and self._answered.popitem() is not None

    @property
    def stated(self) -> Mapping[str, Fact]:
        """Known and answered so far, to be sent to the question or to an assessment."""
        return self._known | self._answered

    def _node(self) -> PlanNode | None:
        """The node to ask at."""
        texts = {fact: text_of(value) for fact, value in self.stated.items()}
        node: PlanNode | None = self.plan["plan"]
        while node and "ask" in node:
            value = texts.get(node["ask"])
            if value is None:
                return node
            kind = self._cards[node["ask"]]["type"]
            # The first branch that fits counts. None fits a value that the plan does not know; the answer judges it.
            branches = (each for each in node.get("branches", []) if fits(each["when"], kind, value, texts))
            chosen = next(branches, None)
            node = chosen["then"] if chosen else None
        return None


def fits(when: When, kind: FactKind, value: str, texts: Mapping[str, str]) -> bool:
    """Whether a branch is for this value."""
    if when.get("otherwise"):
        return True
    try:
        return (
            ("relation" not in when or _relates(value, texts.get(when.get("to", "")), when["relation"]))
            and ("equals" not in when or value == when["equals"])
            and ("in" not in when or value in when["in"])
            and ("from" not in when or _place(kind, value) >= _place(kind, when["from"]))
            and ("below" not in when or _place(kind, value) < _place(kind, when["below"]))
        )
    except InvalidOperation:  # What is no number lies nowhere among numbers.
        return False


def _relates(area: str, other: str | None, relation: str) -> bool:
    return other is not None and relation_of(area, other) == relation


def relation_of(area: str, other: str) -> str:
    """How an area lies to another. The first two digits of a code are those of its province."""
    if area == other:
        return "same_area"
    return "same_province" if area[:2] == other[:2] else "elsewhere"


def _place(kind: FactKind, value: str) -> tuple[Decimal, str]:
    """Where a value stands among others: days, months and codes as text, numbers as numbers."""
    return (Decimal(value), "") if kind in {"money", "rate", "count"} else (Decimal(0), value)


def fact_of(kind: FactKind, text: str) -> Fact:
    """The fact as the service takes it. What cannot be read is sent as it is, to be judged."""
    match kind:
        case "boolean":
            return text == "true"
        case "count":
            return int(text) if text.isdecimal() else text
        case "schemes":
            return text.split(",") if text else []
        case "payments":
            rows = [line.replace(",", " ").replace("，", " ").split() for line in text.splitlines() if line.strip()]
            return [{"month": month, "amount": " ".join(amount)} for month, *amount in rows]
        case _:
            return text


def text_of(fact: Fact) -> str:
    """The text of a fact, as it stands in `choices`."""
    if isinstance(fact, bool):
        return "true" if fact else "false"
    if isinstance(fact, str | int):
        return str(fact)
    if all(isinstance(each, str) for each in fact):
        return ",".join(cast("Sequence[str]", fact))
    return "\n".join(f"{each['month']} {each['amount']}" for each in cast("Sequence[Mapping[str, str]]", fact))
