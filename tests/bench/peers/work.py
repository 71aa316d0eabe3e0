"""The work of the peers: a decision of the same kind as ours on made-up rules, without sentences and citations.

Two areas, a day and a dozen facts go in; criteria, a route, a credit in yuan and two days come out. It stands outside
of any framework, so that the peers differ by their frameworks alone. All rules and numbers here are made up.
"""

from bisect import bisect_right
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, NamedTuple

AREAS = tuple(f"{province}{pool:02}00" for province in range(11, 26) for pool in (0, 1))
FIRST, LAST = date(2022, 1, 1), date(2027, 12, 31)
STATUSES = ("employed", "flexible", "retired")
CENT = Decimal("0.01")
OUT_DAYS, DONE_DAYS = 10, 15
OLD_AGE = 70


class Rules(NamedTuple):
    """What holds in an area from a day on: yuan, and shares of one."""

    from_on: date
    rate: Decimal
    floor: Decimal
    ceiling: Decimal
    retired: Decimal
    retired_old: Decimal


def _rules(number: int) -> tuple[Rules, ...]:
    return tuple(
        Rules(
            from_on=date(2021 + year, 1 + number % 12, 1),
            rate=Decimal("0.02") if number % 3 else Decimal("0.025"),
            floor=Decimal(3000 + 37 * number + 150 * year),
            ceiling=Decimal(15000 + 185 * number + 750 * year),
            retired=Decimal(70 + number + 2 * year),
            retired_old=Decimal(80 + number + 2 * year),
        )
        for year in range(6)
    )


RULES = {area: _rules(number) for number, area in enumerate(AREAS)}
STARTS = {area: [each.from_on for each in rules] for area, rules in RULES.items()}
HOLIDAYS = frozenset(date(year, month, day) for year in range(2022, 2029) for month in (1, 5, 10) for day in (1, 2, 3))
_ALL = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 60)]
WORKING_DAYS = [day for day in _ALL if day.weekday() < 5 and day not in HOLIDAYS]  # Saturday is 5.


def decide(case: dict[str, Any]) -> dict[str, Any]:
    """The decision on a case whose shape has been judged: days are `date`, yuan `Decimal`, the rest as it came."""
    failed = [code for code, holds in _criteria(case) if not holds]
    moves = not failed and case["from_area"][:2] != case["to_area"][:2]
    route = "moves_with_relation" if moves else "stays_at_origin"
    if failed == [] and not moves:
        route = "stays_usable_within_province"
    rules = RULES[case["to_area"]][max(0, bisect_right(STARTS[case["to_area"]], case["on"]) - 1)]
    accepted = bisect_right(WORKING_DAYS, case["accepted_on"]) - 1
    return {
        "verdict": "not_eligible" if failed else "eligible",
        "failed": failed,
        "route": route,
        "monthly_credit": _credit(case, rules),
        "rules_from_on": rules.from_on,
        "out_by": WORKING_DAYS[accepted + OUT_DAYS],
        "done_by": WORKING_DAYS[accepted + DONE_DAYS],
    }


def _criteria(case: dict[str, Any]) -> list[tuple[str, bool]]:
    retired = case["insured_status"] == "retired"
    return [
        ("areas_differ", case["from_area"] != case["to_area"]),
        ("not_retired", not retired),
        ("origin_suspended", retired or case["origin_enrolment"] == "suspended"),
        ("no_arrears", not case["origin_arrears"]),
        ("destination_enrolled", retired or case["destination_enrolment"] == "enrolled"),
        ("account_accepted", case["destination_accepts_account"]),
    ]


def _credit(case: dict[str, Any], rules: Rules) -> Decimal:
    if case["insured_status"] == "retired":
        year, month = map(int, case["birth_month"].split("-"))
        age = (case["on"].year * 12 + case["on"].month - year * 12 - month) // 12
        return (rules.retired_old if age >= OLD_AGE else rules.retired).quantize(CENT)
    base = min(max(case["contribution_base"], rules.floor), rules.ceiling)
    return (base * rules.rate).quantize(CENT, ROUND_HALF_UP)
