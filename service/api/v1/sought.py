"""The inverse of a sweep: which values reach a verdict, a sum or a number of months, or why none does."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from marshmallow import ValidationError

from service.api.v1.swept import DAY, Piece, Sweep
from service.api.v1.swept_content import MONTH, quantities_of
from service.api.v1.swept_wire import value_text
from service.facts import Month
from service.money import wire
from service.outcome import Decision, Verdict
from service.reasoning.curves import Formula, Stretch, Term, bound
from service.reasoning.inverses import Places, joined, reached, turning
from service.shapes.fields import MonthField, WholeField
from service.wording.sentences import Sentences

_MOST_TOLD = 6


@dataclass(frozen=True, slots=True)
class Aim:
    """What to find: a verdict, a sum in yuan, or a quantity in months (for a calendar month, its ordinal)."""

    kind: Literal["verdict", "amount", "quantity"]
    name: str
    number: Decimal = Decimal(0)

    @classmethod
    def of(cls, kind: str, wanted: Any) -> "Aim":  # noqa: ANN401 - the aim as its schema loaded it.
        """The aim of a request. Raises `ValidationError` if the value of a quantity is missing or invalid."""
        if kind == "verdict":
            return cls("verdict", str(wanted["verdict"]))
        if kind == "amount":
            return cls("amount", "amount", wanted["amount"])
        name, text = str(wanted["quantity"]), wanted["equals"]
        if text is None:
            raise ValidationError("required")
        if name == MONTH:
            return cls("quantity", name, Decimal(MonthField(description=name).deserialize(text).ordinal))
        months = WholeField(description=name, unit="months").deserialize(whole(text))
        return cls("quantity", name, Decimal(months))

    def told(self, number: Decimal, words: Sentences) -> str:
        """A number in words, as this kind of aim writes it."""
        if self.kind == "amount":
            return words.word("general", "exact", low=number)
        return str(Month.from_ordinal(int(number))) if self.name == MONTH else str(int(number))

    def text(self, words: Sentences) -> str:
        """The aim in words."""
        if self.kind == "verdict":
            return words.word("sweep_aims", self.name)
        if self.kind == "amount":
            return words.word("sweep_aims", "amount", amount=wire(self.number))
        name = words.word("sweep_quantities", self.name)
        return words.word("sweep_aims", "quantity", name=name, value=self.told(self.number, words))


def whole(text: str) -> int | str:
    """Convert text to a whole number. Leave any other text for the field to refuse."""
    return int(text) if text.isascii() and text.isdigit() else text


def found(aim: Aim, pieces: Sequence[Piece], sweep: Sweep, words: Sentences) -> dict[str, Any]:
    """Where these pieces reach the aim, or why they do not."""
    certain: list[Places] = []
    possible: list[Places] = []
    for piece in pieces:
        surely, perhaps = _by_verdict(aim, piece, sweep) if aim.kind == "verdict" else _by_number(aim, piece, sweep)
        certain += surely
        possible += perhaps
    certain, possible = joined(certain), joined(possible)
    reason = None if certain or possible else _reason(aim, pieces, sweep, words)
    return {
        "certain": [_wire(each, sweep) for each in certain],
        "possible": [_wire(each, sweep) for each in possible],
        "none_because": reason[0] if reason else None,
        "text": reason[1] if reason else _reached(aim, certain, possible, sweep, words),
    }


def _wire(places: Places, sweep: Sweep) -> dict[str, str]:
    first, last = places
    return {"from": value_text(first, sweep.fact), "to": value_text(last, sweep.fact)}


def _by_verdict(aim: Aim, piece: Piece, sweep: Sweep) -> tuple[list[Places], list[Places]]:
    """Where the verdict is certain, and where possible. An undetermined one can be that of any completion."""
    whole = [(piece.first, piece.last)]
    verdict = piece.start.verdict if isinstance(piece.start, Decision) else None
    if verdict == aim.name:
        return whole, []
    if verdict is not Verdict.UNDETERMINED:
        return [], []
    space = sweep.question.space(sweep.stated(piece.first), sweep.day(piece.first))
    verdicts = {space.law.verdict_of(cell) for cell in space.complete().cells}
    # Where no rule is known, only the agency can tell, so any verdict is possible.
    return [], whole if aim.name in verdicts or Verdict.UNDETERMINED in verdicts else []


def _by_number(aim: Aim, piece: Piece, sweep: Sweep) -> tuple[list[Places], list[Places]]:
    return reached(_stretch(aim, piece, sweep), aim.number, sweep.unit)


def _stretch(aim: Aim, piece: Piece, sweep: Sweep) -> Stretch:
    """A piece as formulas of the number sought. Months change from the first place by whole steps."""
    if aim.kind == "amount":
        return Stretch(piece.first, piece.last, piece.low, piece.high)
    quantities = quantities_of(piece.start)
    steps = piece.steps or (0,) * 2 * len(quantities)
    at = 2 * list(quantities).index(aim.name) if aim.name in quantities else 0
    low, high = (
        _line(number, step, piece, sweep)
        for number, step in zip(quantities.get(aim.name, (None, None)), steps[at : at + 2] or (0, 0), strict=True)
    )
    return Stretch(piece.first, piece.last, low, high if low else ())


def _line(number: int | None, step: int, piece: Piece, sweep: Sweep) -> tuple[Formula, ...]:
    if number is None:
        return ()
    slope = Decimal(step) / sweep.unit
    return (Formula.of(Term(number - slope * sweep.number(piece.first), slope)),)


def _reached(aim: Aim, certain: Sequence[Places], possible: Sequence[Places], sweep: Sweep, words: Sentences) -> str:
    code, places = ("certain", certain) if certain else ("possible", possible)
    spans = [_span(each, sweep, words) for each in places[:_MOST_TOLD]]
    values = words.listed(spans)
    if len(places) > _MOST_TOLD:
        values = words.word("general", "and_more", first=values, count=len(places))
    return words.word("sweeps", code, fact=fact_label(sweep, words), values=values, aim=aim.text(words))


def _span(places: Places, sweep: Sweep, words: Sentences) -> str:
    first, last = (value_text(place, sweep.fact) for place in places)
    return first if first == last else words.word("sweeps", "span", first=first, last=last)


def fact_label(sweep: Sweep, words: Sentences) -> str:
    """The swept fact in words."""
    return words.word("sweeps", "day") if sweep.fact == DAY else words.word("facts", sweep.fact)


def _reason(aim: Aim, pieces: Sequence[Piece], sweep: Sweep, words: Sentences) -> tuple[str, str]:
    """Why no value reaches the aim, as a code and in words."""
    told = {"aim": aim.text(words), "fact": fact_label(sweep, words)}
    ends = {"first": value_text(pieces[0].first, sweep.fact), "last": value_text(pieces[-1].last, sweep.fact)}
    if aim.kind == "verdict":
        return "never", words.word("sweep_reasons", "never", **told, **ends)
    stretches = [_stretch(aim, piece, sweep) for piece in pieces]
    if any(not each.low or not each.high for each in stretches):
        return "not_known", words.word("sweep_reasons", "not_known", **told)
    code, limit, place = _limit(aim, stretches, sweep)
    values = {**told, "limit": aim.told(limit, words), "value": value_text(place, sweep.fact)}
    return code, words.word("sweep_reasons", code, **values)


def _limit(aim: Aim, stretches: Sequence[Stretch], sweep: Sweep) -> tuple[str, Decimal, int]:
    """The code of the reason, the number closest to the aim, and a place that reaches that number."""
    highs = list(_values(stretches, sweep, greatest=True))
    lows = list(_values(stretches, sweep, greatest=False))
    most, where = max(highs, key=lambda each: each[0])
    if most < aim.number:
        flat = _flat(stretches[-1], most, sweep, greatest=True)
        return ("above_ceiling", most, stretches[-1].first) if flat else ("above_greatest", most, where)
    least, where = min(lows, key=lambda each: each[0])
    if least > aim.number:
        flat = _flat(stretches[0], least, sweep, greatest=False)
        return ("below_floor", least, stretches[0].last) if flat else ("below_least", least, where)
    return "between_steps", *_passed(aim, stretches, sweep)


def _values(stretches: Iterable[Stretch], sweep: Sweep, *, greatest: bool) -> Iterator[tuple[Decimal, int]]:
    for each in stretches:
        for place in (each.first, each.last):
            yield bound(each.high if greatest else each.low, sweep.number(place), greatest=greatest), place


def _flat(stretch: Stretch, value: Decimal, sweep: Sweep, *, greatest: bool) -> bool:
    """Whether a stretch of more than one place is constant at a value."""
    values = {found for found, _ in _values([stretch], sweep, greatest=greatest)}
    return stretch.first < stretch.last and values == {value}


def _passed(aim: Aim, stretches: Sequence[Stretch], sweep: Sweep) -> tuple[Decimal, int]:
    """The number at the first place past the aim, and that place."""
    before = bound(stretches[0].low, sweep.number(stretches[0].first), greatest=False) < aim.number
    turns = ((each, turning(each, aim.number, sweep.unit, below=before)) for each in stretches)
    # The aim lies between the least and the greatest number, so the lower bound passes it somewhere.
    each, place = next((each, place) for each, place in turns if place is not None)
    return bound(each.low, sweep.number(place), greatest=False), place
