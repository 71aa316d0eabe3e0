"""What is past its end, its yearly day or its confirmation is found, listed and told."""

from datetime import date

import pytest
from flask.testing import FlaskClient

from service.policy.book import PolicyBook
from service.policy.freshness import due_of, due_values, years_without_notice
from tools.stale import lines

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("area", "parameter", "on", "expected"),
    [
        ("330200", "medical_base_bounds", date(2025, 12, 31), None),
        ("330200", "medical_base_bounds", TODAY, ("ended", date(2026, 1, 1), "zj-base-301")),
        ("310000", "medical_base_bounds", TODAY, None),
        ("310000", "medical_base_bounds", date(2027, 6, 30), None),
        ("310000", "medical_base_bounds", date(2027, 7, 1), ("yearly", date(2027, 7, 1), "sh-base-001")),
        ("510100", "medical_base_bounds", TODAY, ("yearly", date(2026, 7, 1), "cd-base-001")),
        ("440300", "medical_base_bounds", TODAY, None),
        ("310000", "retiree_credit", TODAY, None),
        ("310000", "retiree_credit", date(2027, 1, 1), ("yearly", date(2027, 1, 1), "sh-cr-001")),
        ("440100", "short_gap_benefits", TODAY, ("ended", date(2025, 7, 1), "gd-wait-001")),
        ("110000", "sharing_relatives", TODAY, None),
        ("430100", "agency_must_notify_result", date(2027, 11, 20), None),
        ("430100", "agency_must_notify_result", date(2027, 11, 21), ("unconfirmed", date(2027, 11, 21), "cn-reg-003")),
        ("460100", "medical_base_bounds", TODAY, None),
        ("540100", "medical_base_bounds", TODAY, None),
        ("540100", "medical_base_bounds", date(2027, 1, 1), ("ended", date(2027, 1, 1), "xz-base-402")),
    ],
)
def test_a_look_up_tells_why_and_since_when_it_is_due(
    book: PolicyBook, area: str, parameter: str, on: date, expected: tuple[str, date, str] | None
) -> None:
    due = due_of(book.at(area, on, TODAY).find(parameter), book.parameters[parameter], on)
    assert (due and (due.reason, due.since, due.value.citation.id)) == expected


def test_what_is_filed_is_due_once_whatever_areas_it_reaches(book: PolicyBook) -> None:
    found = [(each.key, each.parameter.name) for each in due_values(book, TODAY, TODAY)]
    assert len(found) == len(set(found))
    assert ("330000*", "medical_base_bounds") in found
    assert ("110000", "sharing_relatives") not in found


def test_an_area_that_nothing_is_known_of_is_not_due(book: PolicyBook) -> None:
    assert not [each for each in due_values(book, TODAY, TODAY) if each.key.startswith("659")]


def test_the_holiday_notice_of_the_next_year_is_due_in_december(book: PolicyBook) -> None:
    assert list(years_without_notice(book, date(2026, 11, 30))) == []
    assert list(years_without_notice(book, date(2026, 12, 1))) == [2027]
    assert list(years_without_notice(book, date(2028, 2, 29))) == [2027, 2028]


def test_the_list_names_the_place_the_parameter_and_the_last_document(book: PolicyBook) -> None:
    listed = list(lines(book, date(2027, 12, 1)))
    headings = [line for line in listed if not line.startswith(" ")]
    assert len(headings) == 4
    assert sum(int(line.rpartition(": ")[2]) for line in headings) == len(listed) - len(headings)
    (zhejiang,) = (line for line in listed if "浙江省（全省） 职工医保缴费基数上下限" in line)
    assert "2026-01-01" in zhejiang
    assert "找2027年的文件" in zhejiang
    assert "zj-base-301" in zhejiang
    assert any("全国" in line and "核对是否仍然有效" in line for line in listed)
    assert "  2028：国务院办公厅关于2028年部分节假日安排的通知" in listed


def test_coverage_tells_what_is_due(client: FlaskClient) -> None:
    (row,) = client.get("/v1/policy/coverage?area=510100&topic=contribution").get_json()["items"]
    states = {each["name"]: (each["due"], each["due_since"]) for each in row["parameters"]}
    assert states["medical_base_bounds"] == ("yearly", "2026-07-01")
    assert states["pension_base_bounds"] == ("ended", "2026-01-01")
    assert states["medical_person_rate"] == (None, None)
