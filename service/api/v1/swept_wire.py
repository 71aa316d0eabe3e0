"""The published form of the pieces of a sweep."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from service.api.v1.answers import Asked
from service.api.v1.hearts import heart
from service.api.v1.questions import canonical
from service.api.v1.swept import Piece, Sweep, scale_of
from service.api.v1.swept_content import MONTH, codes_of, quantities_of
from service.facts import KINDS, Month
from service.money import wire
from service.outcome import Amount
from service.reasoning.curves import Formula, bound
from service.wording.sentences import Sentences

_TOLD = ("waiting_months", "shortfall_months", MONTH)


def value_text(place: int, fact: str) -> str:
    """The value at a place, written as a request would state it."""
    return str(canonical(scale_of(fact).value(place), KINDS.get(fact)))


def piece_wire(piece: Piece, sweep: Sweep, words: Sentences) -> dict[str, Any]:
    """The published form of one piece, with the heart of its answer."""
    asked = Asked(sweep.question.name, {}, sweep.on, sweep.known_on, sweep.book, words)
    start = heart(piece.start, asked)
    end = start if piece.end is piece.start else heart(piece.end, asked)
    gaps = piece.middle.grounds.gaps
    first, last = value_text(piece.first, sweep.fact), value_text(piece.last, sweep.fact)
    quantities = list(_quantities(piece))
    text = _text(first, last, start["summary"], end["summary"], words)
    return {
        "from": first,
        "to": last,
        "age_months_at_from": _age(piece.first, sweep),
        "age_months_at_to": _age(piece.last, sweep),
        "because": words.because(piece.because) if piece.because else None,
        "text": _with_months(text, quantities, words),
        "verdict": start["verdict"],
        "route": start["route"],
        "amount": _amount(piece, sweep) if isinstance(piece.start, Amount) else None,
        "method": piece.middle.method if isinstance(piece.middle, Amount) else None,
        "quantities": quantities,
        "codes": [{"name": name, "code": code} for name, code in codes_of(piece.start).items()],
        "completion": start["completion"],
        "progress": start["progress"],
        "settled": not piece.missing,
        "missing_facts": list(piece.missing),
        "settling_sets": [list(each) for each in gaps.settling_sets],
        "evidence": start["evidence"],
    }


def _text(first: str, last: str, summary: str, other: str, words: Sentences) -> str:
    if first == last:
        return words.word("sweeps", "at", first=first, summary=summary)
    if summary == other:
        return words.word("sweeps", "stays", first=first, last=last, summary=summary)
    return words.word("sweeps", "goes_on", first=first, last=last, summary=summary, other=other)


def _with_months(text: str, quantities: Iterable[Mapping[str, Any]], words: Sentences) -> str:
    """Add to the text the months that people ask for, if certain: how long, how many more, when."""
    told = [
        words.word(
            "sweeps", "months", name=words.word("sweep_quantities", each["name"]), value=_span(each["min"], words)
        )
        for each in quantities
        if each["name"] in _TOLD and each["min"] is not None and each["min"] == each["max"]
    ]
    return words.word("sweeps", "with_months", text=text, months=words.listed(told)) if told else text


def _span(months: Mapping[str, Any], words: Sentences) -> str:
    first, last = months["at_from"], months["at_to"]
    return str(first) if first == last else words.word("sweeps", "span", first=first, last=last)


def _age(place: int, sweep: Sweep) -> int | None:
    """The age in months; `None` if the birth month is not known or lies after the day."""
    born = sweep.facts.get("birth_month")
    if sweep.fact == "birth_month":
        born = sweep.scale.value(place)
    if born is None:
        return None
    months = Month.of(sweep.day(place).on).ordinal - born.ordinal
    return months if months >= 0 else None


def _amount(piece: Piece, sweep: Sweep) -> dict[str, Any]:
    return {
        "min": _bound(piece, piece.low, sweep, greatest=False),
        "max": _bound(piece, piece.high, sweep, greatest=True),
    }


def _bound(piece: Piece, formulas: Sequence[Formula], sweep: Sweep, *, greatest: bool) -> dict[str, Any] | None:
    if not formulas:
        return None
    at_from, at_to = (
        wire(bound(formulas, sweep.number(place), greatest=greatest)) for place in (piece.first, piece.last)
    )
    return {"at_from": at_from, "at_to": at_to, "formulas": [_formula(each) for each in formulas]}


def _formula(formula: Formula) -> dict[str, Any]:
    return {"terms": [{"constant": _plain(term.constant), "slope": _plain(term.slope)} for term in formula.terms]}


def _plain(number: Decimal) -> str:
    """A number without an exponent and without trailing zeros."""
    return format(number.normalize(), "f")


def _quantities(piece: Piece) -> Iterator[Mapping[str, Any]]:
    steps = iter(piece.steps or (0,) * 2 * len(quantities_of(piece.start)))
    ends = quantities_of(piece.end)
    for name, bounds in quantities_of(piece.start).items():
        month = name == MONTH
        least, most = (
            None
            if start is None or end is None
            else {"at_from": _months(start, month=month), "at_to": _months(end, month=month), "step": next_step}
            for start, end, next_step in zip(bounds, ends[name], (next(steps), next(steps)), strict=True)
        )
        yield {"name": name, "kind": "month" if month else "count", "min": least, "max": most}


def _months(number: int, *, month: bool) -> str:
    return str(Month.from_ordinal(number)) if month else str(number)
