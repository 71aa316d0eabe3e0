"""Rules and gaps that no shipped book has: the same questions asked of a book with something taken out or put in."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from service.app import create_app
from service.settings import Settings
from tests.check import ask, look
from tests.shipped import replaced

TODAY = date(2026, 11, 21)
RETIRED = {
    "sex": "male",
    "birth_month": "1960-01",
    "contribution_months": 200,
    "retirement_formalities_done": True,
    "on": "2026-11-21",
}


def client_of(folder: Path, today: date = TODAY) -> FlaskClient:
    """A client of the service on an altered book."""
    return create_app(Settings(policy_dir=str(folder)), today=lambda: today).test_client()


def take_out(path: Path, *parameters: str) -> None:
    """Take parameters out of a file of the book."""
    text = path.read_text(encoding="utf-8")
    for parameter in parameters:
        text, count = re.subn(rf"(?m)^  {parameter}:\n(    .*\n)+", "", text)
        assert count == 1, parameter
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def without(folder: Path) -> Callable[..., FlaskClient]:
    """A client of the service on a book without some parameters of a file."""

    def made(file: str, *parameters: str) -> FlaskClient:
        take_out(folder / file, *parameters)
        return client_of(folder)

    return made


def test_no_enrolment_is_kept_where_no_rule_says_which(without: Callable[..., FlaskClient]) -> None:
    facts = {"area": "430100", "reason": "duplicate", "held_schemes": ["employee", "resident"]}
    stated = {**facts, "employee_months": 24, "benefit_period_started": False, "on": "2026-11-21"}
    answer = ask(without("national.yaml", "enrolment_kept"), "eligibility-decisions/contribution-refund", stated)
    assert answer["kept_enrolment"] is None


def test_sharing_across_provinces_says_only_what_is_known(without: Callable[..., FlaskClient]) -> None:
    client = without("national.yaml", "sharing_pools_open", "sharing_quota", "sharing_wallet")
    facts = {"owner_area": "430100", "relative_area": "110000", "relationship": "spouse", "relative_insured": True}
    stated = {**facts, "purpose": "medical_cost", "owner_moving_out": False, "on": "2026-11-21"}
    answer = ask(client, "eligibility-decisions/family-sharing", stated)
    assert look(answer, "criteria")["both_pools_open"] == "undetermined"
    assert look(answer, "advisories") == []


def test_options_say_nothing_of_military_years_without_the_rule(without: Callable[..., FlaskClient]) -> None:
    client = without("national.yaml", "military_years_count")
    answer = ask(client, "eligibility-decisions/retirement-benefit", {**RETIRED, "area": "330100"})
    assert answer["options"]
    assert "military_years_count" not in look(answer, "advisories")


def test_a_month_has_a_price_also_where_the_months_are_not_known(without: Callable[..., FlaskClient]) -> None:
    without("areas/330000-zhejiang.yaml", "retirement_total_years")
    client = without("areas/330100-hangzhou.yaml", "retirement_total_years")
    answer = ask(client, "refund-amounts/retirement-makeup", {"area": "330100", "on": "2024-06-01"})
    assert look(answer, "lines") == {"pay_at_once_month": "665.86", "keep_paying_month": "397.12"}
    assert look(answer, "amount") == {"exact": "null", "min": "null", "max": "null"}


def test_a_long_gap_is_open_where_neither_the_area_nor_the_nation_sets_a_wait(folder: Path) -> None:
    path = folder / "national.yaml"
    before, limit = path.read_text(encoding="utf-8").split("  long_gap_waiting:\n")
    limit = limit.replace("from: 2021-12-01", "from: 2026-11-21", 2)
    path.write_text(f"{before}  long_gap_waiting:\n{limit}", encoding="utf-8")
    facts = {"area": "110000", "from_scheme": "employee", "to_scheme": "employee", "gap_months": 4}
    stated = {**facts, "back_paid": True, "on": "2026-11-20"}
    answer = ask(client_of(folder), "eligibility-decisions/benefit-continuity", stated)
    assert look(answer, "verdict") == "undetermined"
    assert look(answer, "waiting_months") == {"exact": "null", "min": "null", "max": "null"}


def test_what_no_rule_says_of_a_gap_or_of_missed_years_is_left_open(folder: Path) -> None:
    path = folder / "areas/370000-shandong.yaml"
    not_made_up = replaced("          - {from_gap: 4, back_paid: false, least: 0, most: 6}\n", "")
    path.write_text(not_made_up(path.read_text(encoding="utf-8")), encoding="utf-8")
    take_out(folder / "national.yaml", "resident_waiting_per_missed_year")
    client = client_of(folder, date(2026, 11, 28))
    of_employees = {"area": "370100", "from_scheme": "employee", "to_scheme": "employee", "insured_status": "employed"}
    of_residents = {"area": "430100", "from_scheme": "resident", "to_scheme": "resident", "missed_years": 2}
    waits = [
        look(ask(client, "eligibility-decisions/benefit-continuity", {**facts, "on": "2026-11-21"}), "waiting_months")
        for facts in (
            {**of_employees, "gap_months": 5, "back_paid": True},
            {**of_employees, "gap_months": 5, "back_paid": False},
            {**of_residents, "gap_months": 24, "first_enrolment": False, "back_paid": False},
        )
    ]
    not_known = {"exact": "null", "min": "null", "max": "null"}
    assert waits == [{"exact": "1", "min": "1", "max": "1"}, not_known, not_known]


def test_a_refund_is_nothing_for_no_reason_of_the_book_and_open_where_it_is_silent(
    folder: Path, without: Callable[..., FlaskClient]
) -> None:
    path = folder / "national.yaml"
    head, _, rest = path.read_text(encoding="utf-8").partition("  refund_reasons:\n")
    path.write_text(f"{head}  refund_reasons:\n{rest.replace('death, ', '', 1)}", encoding="utf-8")
    client = without("national.yaml", "refund_after_period_began")
    paid = {"area": "430100", "paid_months": [{"month": "2026-01", "amount": "400.00"}], "on": "2026-11-21"}
    answer = ask(
        client, "refund-amounts/contribution-refund", {**paid, "reason": "duplicate", "benefit_period_started": True}
    )
    assert (look(answer, "method"), look(answer, "amount.exact")) == ("no_rule", "null")
    answer = ask(
        client, "refund-amounts/contribution-refund", {**paid, "reason": "death", "benefit_period_started": False}
    )
    assert (look(answer, "method"), look(answer, "amount.exact")) == ("no_refund_for_reason", "0.00")


def test_a_guide_changes_when_a_citation_of_it_ends(folder: Path) -> None:
    path = folder / "guides/citations.yaml"
    text = path.read_text(encoding="utf-8")
    ending = re.sub(r"(id: seed-000-care, .*from: 2026-01-27)", r"\1, until: 2026-12-31", text)
    assert ending != text
    path.write_text(ending, encoding="utf-8")
    client = client_of(folder)
    answer = client.get("/v1/guides/balance-inquiry?on=2026-11-21").get_json()
    assert answer["validity"]["next_change"]["on"] == "2027-01-01"


def test_waiting_alone_is_told_before_two_changes_of_today(folder: Path) -> None:
    """From the next year on a shorter time is asked for, of all years and of those paid in the area."""
    path = folder / "areas/330100-hangzhou.yaml"
    total = path.read_text(encoding="utf-8")
    head, _, rest = total.partition("  retirement_total_years:\n")
    rule = rest.partition("  retirement_makeup_options:\n")[0]
    coming = rule.replace("zj-ret-hz", "coming").replace("2021-07-01", "2027-01-01").replace("years: 20", "years: 5")
    here = re.sub(r"(?s)value:\n.*?      source", "value: {scope: area, steps: [{years: 15}]}\n      source", rule)
    gone = here.replace("zj-ret-hz", "gone").replace("2021-07-01", "2027-01-01").replace("years: 15", "years: 5")
    actual = f"  retirement_actual_years:\n{here}{gone}".replace("zj-ret-hz", "here")
    path.write_text(f"{head}{actual}  retirement_total_years:\n{rule}{coming}{rest[len(rule) :]}", encoding="utf-8")
    facts = {**RETIRED, "area": "330100", "contribution_months": 100, "local_contribution_months": 100}
    answer = ask(client_of(folder), "eligibility-decisions/retirement-benefit", facts)
    options = [(each["option"], each["fact"], each["on"]) for each in answer["remedies"]]
    assert {(number, on) for number, _, on in options if number == 1} == {(1, "2027-01-01")}
    assert {(2, "contribution_months", None), (2, "local_contribution_months", None)} <= set(options)
