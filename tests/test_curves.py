"""Sums over a number, held to the same sums computed at every single place."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.money import fen
from service.reasoning.curves import Curve, Formula, Span, Term, bound, envelope, stretches
from service.reasoning.inverses import joined, reached, turning
from service.reasoning.sweeps import SCALES, Run, Told, cuts_of, runs
from service.reasoning.tables import Axis, Shape

FEN = Decimal("0.01")
LAST = 400
RATES = st.sampled_from([Decimal(rate) for rate in ("0", "0.002", "0.005", "0.02", "0.08", "0.1", "0.105")])
TERMS = st.builds(Term, st.integers(0, 40).map(lambda fen: fen * FEN), RATES)
FORMULAS = st.lists(TERMS, min_size=1, max_size=3).map(lambda terms: Formula.of(*terms))


def at(formula: Formula, place: int) -> Decimal:
    return sum((fen(term.constant + term.slope * place * FEN) for term in formula.terms), Decimal(0))


@pytest.mark.parametrize("greatest", [True, False])
@given(formulas=st.lists(FORMULAS, min_size=1, max_size=5))
def test_the_formulas_named_are_the_greatest_or_the_least_everywhere(
    formulas: list[Formula], *, greatest: bool
) -> None:
    parts = envelope(formulas, 0, LAST, FEN, greatest=greatest)
    assert [part[0] for part in parts] == [0, *(part[1] + 1 for part in parts[:-1])]
    assert parts[-1][1] == LAST
    for first, last, kept in parts:
        for place in range(first, last + 1):
            best = (max if greatest else min)(at(formula, place) for formula in formulas)
            assert bound(kept, place * FEN, greatest=greatest) == best


def test_two_formulas_are_named_only_where_rounding_decides() -> None:
    apart = Formula.of(Term(Decimal("0.10"), Decimal("0.02"))), Formula.of(Term(Decimal(0), Decimal("0.1")))
    parts = envelope(apart, 0, 10_000, FEN, greatest=True)
    assert [(first, len(kept)) for first, _, kept in parts] == [(0, 1), (126, 1)]
    alike = (
        Formula.of(Term(Decimal(0), Decimal("0.1"))),
        Formula.of(Term(Decimal(0), Decimal("0.02")), Term(Decimal(0), Decimal("0.08"))),
    )
    assert [len(kept) for _, _, kept in envelope(alike, 0, 10_000, FEN, greatest=True)] == [2]


@pytest.mark.parametrize(("low", "high"), [("0.02", "0.02"), ("0.002", "0.08"), ("-0.02", "-0.02")])
@pytest.mark.parametrize("yuan", ["0.05", "0.20", "9.99", "0.00"])
def test_a_sum_is_reached_where_it_is(low: str, high: str, yuan: str) -> None:
    constant = Decimal(0) if low[0] != "-" else Decimal("0.30")
    lows, highs = (Formula.of(Term(constant, Decimal(slope))) for slope in (low, high))
    (stretch,) = list(stretches([Curve((), lambda _: Span(lows, highs))], 40, LAST, FEN))[-1:]
    certain, possible = reached(stretch, Decimal(yuan), FEN)
    for place in range(stretch.first, LAST + 1):
        least, most = at(lows, place), at(highs, place)
        surely = least == most == Decimal(yuan)
        assert any(first <= place <= last for first, last in certain) == surely
        assert any(first <= place <= last for first, last in possible) == (
            least <= Decimal(yuan) <= most and not surely
        )


def test_an_amount_without_an_upper_bound_may_be_any_greater_sum() -> None:
    low = Formula.of(Term(Decimal(5)))
    (stretch,) = stretches([Curve((), lambda _: Span(low, None))], 0, 9, FEN)
    assert reached(stretch, Decimal(6), FEN) == ([], [(0, 9)])
    assert reached(stretch, Decimal(4), FEN) == ([], [])
    (unknown,) = stretches([Curve((), lambda _: None)], 0, 9, FEN)
    assert reached(unknown, Decimal(6), FEN) == ([], [])


def test_what_is_unknown_of_one_completion_is_unknown_of_all() -> None:
    known, unknown = (
        Curve(
            (Decimal(1),),
            lambda number, least=least: Span.exactly(Formula.of(Term(number))) if number >= least else None,
        )
        for least in (0, 1)
    )
    parts = list(stretches([known, unknown], 0, 199, FEN))
    assert [(part.first, bool(part.low)) for part in parts] == [(0, False), (100, True)]


def test_the_first_place_past_a_sum_is_found_both_ways() -> None:
    rising, falling = (
        Formula.of(Term(Decimal(constant), Decimal(slope))) for constant, slope in (("0", "1"), ("3", "-1"))
    )
    (up,), (down,) = (
        list(stretches([Curve((), lambda _, each=each: Span.exactly(each))], 1, 300, FEN)) for each in (rising, falling)
    )
    assert turning(up, Decimal("1.50"), FEN, below=True) == 150
    assert turning(down, Decimal("1.50"), FEN, below=False) == 151
    assert turning(up, Decimal(9), FEN, below=True) is None
    assert turning(up, Decimal("0.01"), FEN, below=False) is None


def test_places_that_follow_one_another_are_one_span() -> None:
    assert joined([(5, 6), (1, 2), (3, 3), (6, 9)]) == [(1, 3), (5, 9)]


def told(place: int) -> Told:
    """A number that falls to nothing at 10, stays so, and is not known from 20 on; the code turns at 15."""
    number = None if place >= 20 else max(0, 10 - place)
    return Told("late" if place >= 15 else "early", (number,))


@pytest.mark.parametrize("cuts", [None, {10, 15, 20}, {10, 11, 15, 20, 99}, set[int]()])
def test_runs_are_the_same_however_many_cuts_are_known(cuts: set[int] | None) -> None:
    found = list(runs(0, 25, cuts, told))
    for run in found:
        for place in range(run.first, run.last + 1):
            assert Told(run.told.codes, run.numbers_at(place)) == told(place)
    assert {run.first for run in found} >= {0, 15, 20}
    if cuts is None:
        assert [(run.first, run.last) for run in found] == [(0, 10), (11, 14), (15, 19), (20, 25)]


def test_a_part_that_is_not_straight_is_halved() -> None:
    found = list(runs(0, 8, set(), lambda place: Told("", (place * place,))))
    assert [run.numbers_at(place) for run in found for place in range(run.first, run.last + 1)] == [
        (place * place,) for place in range(9)
    ]
    bent = list(runs(0, 8, set(), lambda place: Told("", (abs(place - 3) if place != 8 else 3,))))
    assert [(run.first, run.last) for run in bent] != [(0, 8)]


def test_the_steps_of_an_axis_are_cuts() -> None:
    shape = Shape.of([Axis("sex", ("a", "b")), Axis("gap_months", (0, 4, 13), steps=True)])
    assert cuts_of(shape, "gap_months", SCALES["count"]) == {0, 4, 13}
    assert cuts_of(shape, "sex", SCALES["count"]) is None
    assert Run(2, 4, Told("", (7,)), (-1,)).numbers_at(4) == (5,)
