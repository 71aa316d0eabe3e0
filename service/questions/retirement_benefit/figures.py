"""Months and numbers of months as plain values."""

from service.facts import Month
from service.questions.retirement_years import Months


def as_month(ordinal: int) -> str:
    """Return a month as text."""
    return str(Month.from_ordinal(ordinal))


def as_months(span: Months | None) -> dict[str, str | None]:
    """Return a month that may be known as a range only; all `None` if unknown."""
    if span is None:
        return {"exact": None, "min": None, "max": None}
    return {
        "exact": None if span.exact is None else as_month(span.exact),
        "min": as_month(span.low),
        "max": as_month(span.high),
    }


def as_counts(span: Months | None) -> dict[str, int | None]:
    """Return a number of months, likewise."""
    if span is None:
        return {"exact": None, "min": None, "max": None}
    return {"exact": span.exact, "min": span.low, "max": span.high}
