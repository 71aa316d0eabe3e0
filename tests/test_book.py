"""The book refuses whatever is not fit to be served, and looks up what is, as of any day."""

import timeit
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.app import create_app
from service.policy.book import PolicyBook
from service.policy.load import CAUTIONS, load_book
from service.policy.strict_yaml import BookError
from service.policy.terms import WaitingSteps
from service.policy.values import EVIDENCE, NATION, Finding
from service.questions import balance_transfer, monthly_credit, retirement_benefit
from service.settings import Settings
from tests.shipped import BOOK, Edit, replaced

TODAY = date(2026, 11, 21)
LAST_RECORDED = date(2026, 11, 29)
"""The day on which the youngest values were entered."""
BEIJING = "areas/110000-beijing.yaml"
CHANGSHA = "areas/430100-changsha.yaml"
FUZHOU = "areas/350100-fuzhou.yaml"
HANGZHOU = "areas/330100-hangzhou.yaml"
GUIZHOU = "areas/520000-guizhou.yaml"
HARBIN = "areas/230100-harbin.yaml"
SHENYANG = "areas/210100-shenyang.yaml"
WUHAN = "areas/420100-wuhan.yaml"
WUXI = "areas/320200-wuxi.yaml"


@pytest.mark.parametrize(
    ("file", "edit", "says"),
    [
        (BEIJING, replaced('area: "110000"\n', 'area: "110000"\narea: "110000"\n'), ["area", "duplicate key"]),
        (BEIJING, replaced("evidence: press", "evidence: hearsay"), ["evidence", "Must be one of"]),
        (BEIJING, replaced("standing: rule", "standing: rule\n      mood: good"), ["mood", "Unknown field"]),
        (BEIJING, replaced("source: ", "source: x-"), ["source", "is not in sources.yaml"]),
        (BEIJING, replaced("      recorded_on: 2026-11-21\n", ""), ["recorded_on", "Missing data"]),
        (BEIJING, replaced("from: 2022-09-01", "from: 2022-09-31"), ["from", "not a date of the calendar"]),
        (BEIJING, replaced("from: 2022-09-01", 'from: "2022-09-01"'), ["from", "must be a day"]),
        (BEIJING, replaced('monthly: "100"', "monthly: 100.0"), ["monthly", "float"]),
        (BEIJING, replaced('monthly: "100"', "monthly: 100"), ["monthly", "must be text"]),
        (BEIJING, replaced('monthly: "100"', 'monthly: "100.005"'), ["monthly", "not yuan"]),
        (BEIJING, replaced('monthly: "100"', 'rate: "0.02"'), ["tiers", "requires monthly"]),
        (BEIJING, replaced("from_age: 70", "from_age: 0"), ["tiers", "must rise"]),
        (BEIJING, replaced("covers: own_pool", "covers: everybody"), ["covers", "Must be one of"]),
        (BEIJING, replaced("      covers: own_pool\n", ""), ["covers", "values of a province"]),
        (BEIJING, replaced("retiree_credit:", "retired_credit:"), ["retired_credit", "not in parameters.yaml"]),
        (BEIJING, replaced('area: "110000"', 'area: "110001"'), ["area", "not in areas.csv"]),
        (BEIJING, replaced("parameters:", "values:"), ["`area` and `parameters`"]),
        (
            BEIJING,
            replaced("confirmed_on: 2026-11-21", "confirmed_on: 2026-11-20"),
            ["confirmed_on", "before recorded_on"],
        ),
        (BEIJING, replaced("id: bj-cr-001", "id: cn-trf-001"), ["id", "cites something else"]),
        (BEIJING, replaced("id: bj-cr-001", "id: BJ_CR_001"), ["id", "lower-case id"]),
        (BEIJING, replaced("from_age: 70", 'from_age: "70"'), ["from_age", "must be a whole number"]),
        (BEIJING, replaced("start_stated: false", "start_stated: 0"), ["start_stated", "must be true or false"]),
        (BEIJING, replaced("tiers:\n", "tiers:\n          - 100\n"), ["tiers.0", "Invalid input type"]),
        (BEIJING, replaced("parameters:\n", "parameters:\n  account_year: []\n"), ["account_year", "a list of dated"]),
        (BEIJING, replaced("parameters:", "true:"), ["true", "a key must be text or a whole number"]),
        (BEIJING, lambda _: 'area: &code "110000"\nparameters: *code\n', ["parameters", "is an alias"]),
        (BEIJING, lambda _: "area: &list [*list]\n", ["area.0", "is an alias"]),
        (BEIJING, lambda text: text + "\t- oops", ["110000-beijing.yaml"]),
        (BEIJING, lambda _: "", ["must be a mapping"]),
        (BEIJING, lambda text: text.replace("value: true", "value: yes", 1), ["value"]),
        ("national.yaml", replaced('value: "0.02"', 'value: "2"'), ["value", "not a rate"]),
        ("national.yaml", replaced("origin_suspended", "origin_gone"), ["value"]),
        (
            "national.yaml",
            replaced("relation_follows_person:", "within_province_conditions:"),
            ["at the level `national`"],
        ),
        (WUHAN, replaced("retired: fixed", "retired: as_retiree"), ["retired_monthly", "is required for"]),
        (WUHAN, replaced("working: none", "working: rate_of_base"), ["working_rate", "is required for"]),
        (
            WUHAN,
            replaced(
                'value:\n        working: none\n        retired: fixed\n        retired_monthly: "66"', 'value: "66"'
            ),
            ["value", "a mapping of type flexible_credit"],
        ),
        ("areas/440000-guangdong.yaml", replaced("from: 2022-07-01", "from: 2026-07-01"), ["from", "out of order"]),
        ("parameters.yaml", replaced("ended: climb", "ended: maybe"), ["ended"]),
        ("parameters.yaml", replaced("type: boolean", "type: guess"), ["type", "not a known type"]),
        ("parameters.yaml", replaced("type: codes", "type: boolean"), ["choices", "is required for"]),
        ("sources.yaml", replaced("level: ", "level: x"), ["level"]),
        ("sources.yaml", replaced("published_on: 2023-08-11", "published_on: lately"), ["published_on", "YYYY-MM-DD"]),
        ("sources.yaml", lambda text: text + "a-letter: a letter\n", ["a-letter", "must be a mapping"]),
        ("workdays/2026.yaml", replaced("2026-05-01", "2025-05-01"), ["off_days", "neither in 2026"]),
        ("workdays/projected.yaml", replaced("2027:", "2026:"), ["2026", "both published and projected"]),
        ("left_out.yaml", replaced("  en: ", "  de: "), ["must give the reason in zh and en"]),
        ("left_out.yaml", replaced("cn-proc-001:", "bj-cr-001:"), ["bj-cr-001", "both in the book and left out"]),
        ("book.yaml", lambda _: "version: 3", ["version", "quoted text"]),
        ("guides/citations.yaml", lambda text: text + "  - a letter\n", ["citations", "must be a mapping"]),
        (WUXI, replaced("least: 6, most: 6", "least: 6, most: 3"), ["steps", "least is above most"]),
        (
            BEIJING,
            replaced('floor: "7162"\n        ceiling: "35811"', "floor: null\n        ceiling: null"),
            ["floor", "is required"],
        ),
        (BEIJING, replaced('floor: "7162"', 'floor: "35812"'), ["floor", "is above the ceiling"]),
        (BEIJING, replaced('high: "584.92"', 'high: "584.91"'), ["high", "is below the lowest sum"]),
        (HANGZHOU, replaced('high: "0.095"', 'high: "0.094"'), ["high", "is below the lowest rate"]),
        (HANGZHOU, replaced('kind: fixed\n        yuan: "4812"', "kind: fixed"), ["yuan", "is required for"]),
        (HARBIN, replaced("up_to: 15", "up_to: 10"), ["up_to", "must be above years"]),
        (HARBIN, replaced("up_to: 15", "up_to: 15, months: 6"), ["months", "requires an exact number of years"]),
        (GUIZHOU, replaced("cohort_fact: work_began_month", "more_than: false"), ["cohorts", "beside cohort_fact"]),
        (GUIZHOU, replaced("cohort_fact: work_began_month", "cohort_fact: birth_month"), ["cohort_fact"]),
        (GUIZHOU, replaced('from_month: "2017-01"', 'from_month: "2017"'), ["from_month", "not a month"]),
        (SHENYANG, replaced("from_year: 2024", "from_year: 2023"), ["value", "years must rise"]),
        (FUZHOU, replaced("base: average_wage_of_province, ", ""), ["base_share", "requires a base"]),
        (SHENYANG, replaced("base: average_wage_of_area,", ""), ["wage_years_back", "requires an average wage"]),
        (FUZHOU, replaced('rate: "0.1"', 'rate: "0.1", rate_of: employer_rate'), ["rate_of", "beside a rate"]),
        (CHANGSHA, replaced('maternity: "0.007"', 'maternity: "0.087"'), ["maternity", "a part of a rate"]),
        (
            CHANGSHA,
            replaced("includes_maternity: true", "includes_maternity: false"),
            ["maternity", "a part of a rate"],
        ),
    ],
)
def test_a_bad_book_is_refused_naming_file_line_and_key(folder: Path, file: str, edit: Edit, says: list[str]) -> None:
    path = folder / file
    path.write_text(edit(path.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(BookError) as refused:
        load_book(folder)
    message = str(refused.value)
    assert message.startswith(path.name)
    assert all(part in message for part in says), message


def test_the_line_named_is_the_line_at_fault(folder: Path) -> None:
    path = folder / BEIJING
    lines = path.read_text(encoding="utf-8").splitlines()
    number = next(index for index, line in enumerate(lines, 1) if 'monthly: "100"' in line)
    path.write_text("\n".join(lines).replace('monthly: "100"', "monthly: 100.0", 1), encoding="utf-8")
    with pytest.raises(BookError, match=f"^110000-beijing.yaml:{number}: "):
        load_book(folder)


def test_the_service_does_not_start_on_a_bad_book(folder: Path) -> None:
    (folder / "national.yaml").unlink()
    with pytest.raises(BookError, match=r"^national\.yaml"):
        create_app(Settings(policy_dir=str(folder)))


def test_the_digest_follows_the_content_and_not_its_form(folder: Path, book: PolicyBook) -> None:
    path = folder / BEIJING
    text = path.read_text(encoding="utf-8")
    path.write_text("# A remark.\n" + text, encoding="utf-8")
    assert load_book(folder).digest == book.digest
    path.write_text(text.replace('monthly: "110"', 'monthly: "111"'), encoding="utf-8")
    assert load_book(folder).digest != book.digest


def test_every_waiting_that_applies_has_a_step_for_gaps_made_up_and_for_those_that_are_not(book: PolicyBook) -> None:
    for _, value in book.values():
        if value.applies and isinstance(value.term, WaitingSteps):
            told = {step.back_paid for step in value.term.steps}
            assert None in told or told == {True, False}, value.citation.id


def test_every_value_has_what_the_law_of_the_house_asks(book: PolicyBook) -> None:
    for _, value in book.values():
        assert value.citation.title
        assert value.citation.evidence in EVIDENCE
        assert value.recorded_on <= value.confirmed_on <= LAST_RECORDED
        assert set(value.cautions) <= set(CAUTIONS)
        if value.citation.url:
            assert value.citation.url.split("/")[2].endswith("gov.cn")


def test_a_rule_that_ended_is_not_reused(book: PolicyBook) -> None:
    within = book.at("440100", date(2025, 6, 30), TODAY).find("balance_within_province")
    after = book.at("440100", date(2025, 7, 1), TODAY).find("balance_within_province")
    assert (within.term, within.until) == ("stays_usable", date(2025, 6, 30))
    assert (after.value, after.hole) == (None, "no_rule_in_force")
    assert after.last_known is not None
    assert after.last_known.citation.id == "gd-trf-001"


def test_a_local_rule_that_ran_out_is_told_beside_the_wider_one_that_applies_again(book: PolicyBook) -> None:
    finding = book.at("440100", TODAY, TODAY).find("balance_follows_relation")
    assert (finding.level, finding.term) == ("national", True)
    assert finding.last_known is not None
    assert finding.ended_by is not None
    assert (finding.last_known.citation.id, finding.ended_by.citation.id) == ("gd-trf-002", "gd-trf-003")


def test_a_provincial_pool_is_not_its_cities(book: PolicyBook) -> None:
    pool = book.at("230000", TODAY, TODAY).find("retiree_credit")
    city = book.at("232700", TODAY, TODAY).find("retiree_credit")
    assert pool.value is not None
    assert pool.value.citation.id == "hl-cr-230000"
    assert (city.value, city.hole) == (None, "area_not_covered")


def test_a_city_takes_the_rule_of_its_province_and_the_nation_only_where_the_parameter_says_so(
    book: PolicyBook,
) -> None:
    view = book.at("340100", TODAY, TODAY)
    assert view.find("retiree_credit").level == "province"
    assert view.find("transfer_preconditions").level == "national"
    assert book.at("540100", TODAY, TODAY).find("retiree_credit").hole == "area_not_covered"


def test_the_book_answers_as_it_would_have_then(book: PolicyBook) -> None:
    for _, value in book.values():
        view = book.at(None if value.area == NATION else value.area, value.from_on, date(2026, 11, 20))
        assert view.find(value.parameter).value is None


def test_a_value_recorded_later_is_not_known_before(folder: Path) -> None:
    path = folder / BEIJING
    text = path.read_text(encoding="utf-8")
    start = text.index("    - id: bj-cr-001")
    end = text.find("\n  pension_base_bounds:", start) + 1
    entry = text[start:end]
    later = (
        entry.replace("from: 2022-09-01", "from: 2026-12-01")
        .replace('monthly: "100"', 'monthly: "120"')
        .replace("2026-11-21", "2026-12-05")
    )
    path.write_text(text[:end] + later + text[end:], encoding="utf-8")
    book = load_book(folder)
    on = date(2026, 12, 10)
    before = book.at("110000", on, date(2026, 12, 4)).find("retiree_credit")
    after = book.at("110000", on, date(2026, 12, 5)).find("retiree_credit")
    assert before.value is not None
    assert after.value is not None
    assert before.value.from_on == date(2022, 9, 1)
    assert after.value.from_on == date(2026, 12, 1)
    assert before.next_on is None
    assert book.at("110000", date(2026, 11, 30), date(2026, 12, 5)).find("retiree_credit").next_on == date(2026, 12, 1)


def test_an_area_whose_first_value_was_recorded_later_is_not_covered_before(folder: Path) -> None:
    text = (folder / BEIJING).read_text(encoding="utf-8")
    entry = text[text.index("  retiree_credit:") :].replace("      covers: own_pool\n", "")
    entry = entry.replace("bj-cr-", "xn-cr-").replace("2026-11-21", "2026-12-05").replace("2026-11-28", "2026-12-05")
    (folder / "areas" / "630100-xining.yaml").write_text(f'area: "630100"\nparameters:\n{entry}\n', encoding="utf-8")
    book = load_book(folder)
    on = date(2026, 12, 10)
    assert book.at("630100", on, date(2026, 12, 4)).find("retiree_credit").hole == "area_not_covered"
    assert book.at("630100", on, date(2026, 12, 5)).find("retiree_credit").value is not None


@given(st.dates(date(2000, 1, 1), date(2089, 12, 31)), st.sampled_from(sorted(BOOK.areas)))
def test_a_finding_holds_until_its_next_change(on: date, area: str) -> None:
    for parameter in ("retiree_credit", "balance_within_province", "transfer_limits", "account_year"):
        finding = BOOK.at(area, on, TODAY).find(parameter)
        if finding.next_on:
            last = date.fromordinal(finding.next_on.toordinal() - 1)
            assert BOOK.at(area, last, TODAY).find(parameter).value is finding.value


def test_a_look_up_costs_microseconds(book: PolicyBook) -> None:
    view = book.at("110000", TODAY, TODAY)
    seconds = min(timeit.repeat(lambda: view.find("retiree_credit"), number=1000, repeat=5)) / 1000
    assert seconds < 50e-6


def test_a_newcomer_adds_an_area_without_python(folder: Path) -> None:
    text = (folder / BEIJING).read_text(encoding="utf-8")
    entry = text[text.index("  retiree_credit:") :].replace("      covers: own_pool\n", "")
    entry = entry.replace("bj-cr-001", "xn-cr-001").replace('"100"', '"88"')
    (folder / "areas" / "630100-xining.yaml").write_text(f'area: "630100"\nparameters:\n{entry}\n', encoding="utf-8")
    client = create_app(Settings(policy_dir=str(folder)), today=lambda: TODAY).test_client()
    facts = {"area": "630100", "scheme": "employee", "insured_status": "retired", "birth_month": "1966-01"}
    answer = client.post("/v1/refund-amounts/monthly-credit", json={**facts, "retirement_formalities_done": True})
    assert answer.get_json()["amount"]["exact"] == "88.00"
    assert [citation["id"] for citation in answer.get_json()["citations"]] == ["xn-cr-001"]


def cited(finding: Finding) -> tuple[object, ...] | None:
    value = finding.value
    return value and (value.citation.id, value.standing, value.cautions)


def test_cities_for_which_one_document_sets_other_figures_are_no_group() -> None:
    groups = BOOK.grouping.groups(("retiree_credit",), date(2026, 11, 28), date(2026, 11, 28))
    [jilin] = [group.codes for group in groups if "220200" in group.codes]
    assert "220300" not in jilin


@pytest.mark.untraced
@given(
    st.dates(date(2015, 1, 1), date(2029, 1, 1)),
    st.sampled_from([date(2026, 1, 1), date(2026, 11, 21), date(2030, 1, 1)]),
    st.sampled_from(
        [monthly_credit.law.PARAMETERS, balance_transfer.law.ORIGIN_PARAMETERS, retirement_benefit.law.PARAMETERS]
    ),
)
@settings(max_examples=15, deadline=None)
def test_areas_of_a_group_have_the_same_values_on_any_day(
    on: date, known_on: date, parameters: tuple[str, ...]
) -> None:
    apart: dict[tuple[object, ...], set[str]] = {}
    for code in BOOK.areas:
        view = BOOK.at(code, on, known_on)
        found = [view.find(name) for name in parameters]
        told = tuple((str(each.value and each.value.raw), cited(each), each.level, each.hole) for each in found)
        apart.setdefault(told, set()).add(code)
    groups = [set(group.codes) for group in BOOK.grouping.groups(parameters, on, known_on)]
    assert sorted(groups, key=sorted) == sorted(apart.values(), key=sorted)
