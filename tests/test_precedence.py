"""Which of two sources goes before the other."""

from dataclasses import replace
from datetime import date

import pytest
from flask.testing import FlaskClient

from service.policy.book import PolicyBook
from service.policy.values import NATION
from service.reasoning.rivalry import rivalry
from tests.check import ask

TODAY = date(2026, 11, 21)


def test_of_two_documents_of_one_rank_the_firmer_evidence_goes_first(book: PolicyBook) -> None:
    finding = book.at("110000", TODAY, TODAY).find("retiree_credit")
    applied = finding.value
    assert applied is not None
    source = replace(applied.citation, id="somebody-else", evidence="unofficial")
    rival = replace(applied, citation=source, raw="something else")
    conflict = rivalry(finding, [rival])
    assert conflict is not None
    assert conflict.precedence == "better_evidence"


@pytest.mark.parametrize(
    ("applied", "rival", "told"),
    [
        ("430100", "430000", "more_local"),
        ("430100", NATION, "more_local"),
        ("430000", NATION, "more_local"),
        ("430000", "430100", "undecided"),
        (NATION, "430000", "undecided"),
        ("430100", "430100", "undecided"),
    ],
)
def test_of_two_documents_alike_in_rank_and_evidence_the_more_local_goes_first(
    book: PolicyBook, applied: str, rival: str, told: str
) -> None:
    finding = book.at("110000", TODAY, TODAY).find("retiree_credit")
    assert finding.value is not None
    other = replace(finding.value.citation, id="somebody-else")
    conflict = rivalry(
        replace(finding, value=replace(finding.value, area=applied), rivals=()),
        [replace(finding.value, area=rival, citation=other, raw="something else")],
    )
    assert conflict is not None
    assert conflict.precedence == told


def test_an_end_gives_way_to_a_value_of_the_same_day_however_weak(book: PolicyBook) -> None:
    day = date(2026, 7, 1)
    said = [value for value in book.filed("150000*", "medical_base_bounds") if value.from_on == day]
    assert {(value.term is None, value.citation.evidence) for value in said} == {
        (True, "official"),
        (False, "unofficial"),
    }
    found = book.at("150100", day, date(2026, 11, 28)).find("medical_base_bounds")
    assert found.value is not None
    assert found.value.citation.id == "nmg-base-401"
    assert found.next_on == date(2027, 7, 1)


def test_what_others_say_of_ways_to_close_a_shortfall_is_told_where_there_is_one(client: FlaskClient) -> None:
    facts = {"area": "110000", "sex": "male", "birth_month": "1960-01", "retirement_formalities_done": True}
    for months, short in ((100, True), (480, False)):
        paid = {"contribution_months": months, "local_contribution_months": months, "on": TODAY.isoformat()}
        answer = ask(client, "eligibility-decisions/retirement-benefit", {**facts, **paid})
        assert bool(answer["options"]) is bool(answer["conflicts"]) is short
