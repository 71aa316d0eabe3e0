"""One question for two days: what changes, and which documents cause it."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from flask.testing import FlaskClient
from hypothesis import example, given, settings
from hypothesis import strategies as st

from service.api.differences import differences
from service.app import create_app
from service.settings import Settings
from tests.check import Case, ask, cases, comparison_cases, look
from tests.shipped import TODAY, app_with

CLIENT = app_with().test_client()
COMPARISON = "policy/comparisons"
CASES = list(comparison_cases())
ASKED = [case for case in cases() if "asked_on" not in case.facts]
DAYS = st.sampled_from(
    [date(2021, 11, 30), date(2022, 9, 1), date(2024, 7, 31), date(2025, 6, 30), date(2025, 7, 1), TODAY]
)
CLAIMED = next(
    case for case in ASKED if case.name == "In Shanghai a long gap in flexible employment brings six months."
)
"""A claim without a day of its own is shown beside the rules of earlier days."""
ENDED_AND_STARTED = next(case for case in ASKED if case.question.endswith("family-sharing") and "Beijing" in case.name)
"""A case in which one document ends the rule of the area and starts that of the nation on the same day."""
RETIRED = {"area": "110000", "scheme": "employee", "insured_status": "retired", "retirement_formalities_done": True}


def compared(case: Case, before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, Any]:
    body = {"question": case.question, "facts": case.facts, "before": before, "after": after}
    return ask(CLIENT, COMPARISON, body)


def at(day: date) -> dict[str, str]:
    return {"on": day.isoformat(), "known_on": TODAY.isoformat()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_comparison_is_the_one_that_policy_staff_wrote_down(client: FlaskClient, case: Case) -> None:
    answer = ask(client, COMPARISON, case.body)
    assert {key: look(answer, key) for key in case.expect} == dict(case.expect)


@settings(max_examples=25)
@given(st.sampled_from(ASKED), DAYS, DAYS)
def test_a_comparison_is_that_of_the_two_answers(case: Case, first: date, second: date) -> None:
    answer = compared(case, at(first), at(second))
    before, after = (ask(CLIENT, case.question, {**case.facts, **at(day)}) for day in (first, second))
    for which, single in (("before", before), ("after", after)):
        assert answer[which] == {name: single[name] for name in ("summary", "answer_id", "policy")}
    for change in answer["changes"]:
        assert change["before"] != change["after"]
        for single, side in ((before, "before"), (after, "after")):
            assert as_text(found(single, change["pointer"])) == change[side]
    sources = {"explanation", "citations", "evidence", "validity", "policy", "asked", "answer_id", "disclaimer"}
    content = [{name: value for name, value in each.items() if name not in sources} for each in (before, after)]
    if answer["same"]:
        assert without_sources(content[0]) == without_sources(content[1])


@settings(max_examples=20)
@given(st.sampled_from(ASKED), DAYS, DAYS)
@example(ENDED_AND_STARTED, date(2024, 7, 31), date(2025, 6, 30))
def test_the_other_way_round_the_same_documents_are_the_cause(case: Case, first: date, second: date) -> None:
    there, back = compared(case, at(first), at(second)), compared(case, at(second), at(first))
    assert there["caused_by"] == back["caused_by"]
    turned = {each["pointer"]: (each["after"], each["before"]) for each in back["changes"]}
    assert {each["pointer"]: (each["before"], each["after"]) for each in there["changes"]} == turned


@settings(max_examples=25)
@given(st.sampled_from(ASKED), DAYS, DAYS)
@example(CLAIMED, date(2021, 11, 30), date(2022, 9, 1))
def test_a_cause_lies_between_the_two_days_and_its_document_is_known(case: Case, first: date, second: date) -> None:
    low, high = sorted((first, second))
    for cause in compared(case, at(first), at(second))["caused_by"]:
        assert cause["change"] in ("started", "ended", "replaced")
        assert low < date.fromisoformat(cause["on"]) <= high
        assert cause["citation"]["title"] in cause["text"]


@settings(max_examples=20)
@given(st.sampled_from(ASKED), DAYS)
def test_a_day_compared_with_itself_is_the_same_and_has_no_cause(case: Case, day: date) -> None:
    answer = compared(case, at(day), at(day))
    assert (answer["same"], answer["changes"], answer["caused_by"]) == (True, [], [])


def as_text(value: Any) -> str | None:
    return (
        value
        if value is None or isinstance(value, str)
        else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    )


def found(value: Any, pointer: str) -> Any:
    """What stands at a JSON pointer, `None` where nothing does."""
    for step in pointer.split("/")[1:]:
        try:
            value = value[int(step)] if isinstance(value, list) else value[step]
        except (KeyError, IndexError):
            return None
    return value


def without_sources(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: without_sources(inner) for name, inner in value.items() if name != "citations"}
    return [without_sources(item) for item in value] if isinstance(value, list) else value


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(0, 3) | st.sampled_from(["a", "b"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["code", "a/b", "c~d"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(JSON, JSON)
@example(True, 1)  # noqa: FBT003 - two values that Python alone takes for one.
@example({"code": None}, {})
def test_values_without_a_difference_are_equal_and_others_have_one(before: Any, after: Any) -> None:
    # In Python `True == 1`; in JSON they differ.
    assert (not list(differences(before, after))) == (repr(ordered(before)) == repr(ordered(after)))


def test_a_list_with_another_item_differs_as_a_whole() -> None:
    one, other = [{"code": "a", "to": 1}], [{"code": "b", "to": 1}, {"code": "a", "to": 1}]
    assert [each.pointer for each in differences({"changes": one}, {"changes": other})] == ["/changes"]
    assert [each.pointer for each in differences(one, [{"code": "a", "to": 2}])] == ["/0/to"]


def ordered(value: Any) -> Any:
    if isinstance(value, dict):
        return sorted((name, ordered(inner)) for name, inner in value.items())
    return [ordered(item) for item in value] if isinstance(value, list) else value


def test_what_comes_first_is_what_the_answer_comes_to() -> None:
    after = {"on": "2022-09-01"}
    answer = ask(
        CLIENT,
        COMPARISON,
        {"question": "refund-amounts/monthly-credit", "facts": RETIRED, "before": {"on": "2022-08-31"}, "after": after},
    )
    members = [change["pointer"].split("/")[1] for change in answer["changes"]]
    assert members[0] == "amount"
    assert members.index("local_checks") > members.index("schedule")


class NoAliases(yaml.SafeDumper):
    """Writes each value where it stands, as the book's files have it."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the form of the library.
        return True


def altered(folder: Path, change: str) -> dict[str, Any]:
    """The comparison of two days of knowledge in a book where something was recorded later."""
    path = folder / "areas" / "110000-beijing.yaml"
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    listed = content["parameters"]["retiree_credit"]
    first = next(each for each in listed if each["id"] == "bj-cr-001")
    first["recorded_on"] = first["confirmed_on"] = date(2026, 1, 1)
    later = {**first, "id": "bj-cr-999", "recorded_on": TODAY, "confirmed_on": TODAY, "evidence": "official"}
    if change == "end":
        later["value"] = None
    listed.append(later)
    if change == "end":
        first["evidence"] = "press"
    path.write_text(yaml.dump(content, Dumper=NoAliases, allow_unicode=True), encoding="utf-8")
    client = create_app(Settings(policy_dir=str(folder)), today=lambda: TODAY).test_client()
    known = [{"on": "2026-11-21", "known_on": day} for day in ("2026-11-20", "2026-11-21")]
    body = {"question": "refund-amounts/monthly-credit", "facts": {**RETIRED, "birth_month": "1956-10"}}
    return ask(client, COMPARISON, {**body, "before": known[0], "after": known[1]})


def test_a_later_record_displaces_an_earlier_one(folder: Path) -> None:
    answer = altered(folder, "value")
    assert sorted(look(answer, "caused_by")) == [
        "recorded retiree_credit 2026-11-21 bj-cr-999",
        "withdrawn retiree_credit 2026-11-21 bj-cr-001",
    ]
    assert answer["same"] is True
    assert answer["summary"] == "两次的答复相同，但依据的规定有变动。"


def test_an_end_recorded_later_withdraws_the_rule(folder: Path) -> None:
    answer = altered(folder, "end")
    assert "withdrawn retiree_credit 2026-11-21 bj-cr-001" in look(answer, "caused_by")
    assert answer["same"] is False


@pytest.mark.parametrize(
    ("change", "pointer", "code"),
    [
        ({"question": "guides/balance-transfer"}, "/question", "not_a_choice"),
        ({"facts": {"area": "Beijing"}}, "/facts/area", "not_an_area_code"),
        ({"facts": {"on": "2026-01-01"}}, "/facts/on", "unknown_field"),
        ({"facts": {"sex": "male"}}, "/facts/sex", "unknown_field"),
        ({"facts": []}, "/facts", "not_an_object"),
        ({"facts": None}, "/facts", "not_null"),
        ({"before": None}, "/before", "not_null"),
        ({"after": {"on": "2026-02-30"}}, "/after/on", "not_a_date"),
        ({"after": "2026-02-28"}, "/after", "not_an_object"),
        ({"between": {}}, "/between", "unknown_field"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_place(
    client: FlaskClient, change: Mapping[str, Any], pointer: str, code: str
) -> None:
    body = {"question": "refund-amounts/monthly-credit", "facts": RETIRED, "before": {}, "after": {}, **change}
    response = client.post(f"/v1/{COMPARISON}", json=body)
    assert response.status_code == 422
    assert {"pointer": pointer, "code": code} in [
        {"pointer": fault["pointer"], "code": fault["code"]} for fault in response.get_json()["errors"]
    ]


def test_days_not_stated_are_today(client: FlaskClient) -> None:
    body = {"question": "refund-amounts/monthly-credit", "facts": RETIRED, "before": {"on": None}, "after": {}}
    answer = ask(client, COMPARISON, body)
    assert answer["same"]
    assert answer["before"]["policy"]["on"] == answer["after"]["policy"]["known_on"] == TODAY.isoformat()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_both_languages_name_the_same_causes(client: FlaskClient, case: Case) -> None:
    chinese, english = (ask(client, COMPARISON, case.body, language) for language in ("zh-CN", "en"))
    assert look(chinese, "caused_by") == look(english, "caused_by")
    assert look(chinese, "changed").keys() == look(english, "changed").keys()
    assert chinese["summary"] != english["summary"]
