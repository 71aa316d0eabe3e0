"""Guides tell how a matter gets done: each item rests on something in force, and nothing is borrowed from elsewhere."""

import json
import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from service.api.v1.guides import dated
from service.lookups.guides import guide
from service.lookups.preconditions import MATTER_FACTS
from service.policy.book import PolicyBook
from service.policy.day import Day
from service.policy.guides import MATTERS
from service.policy.load import SHIPPED, load_book
from service.policy.load_guides import Extras
from service.policy.strict_yaml import BookError, Document
from tests.shipped import BOOK, Edit, replaced

TODAY = date(2026, 11, 21)
SECTIONS = ("documents", "preconditions", "progress_inquiry", "warnings")


def ask(client: FlaskClient, matter: str, query: str = "", language: str = "zh-CN") -> Any:
    response = client.get(f"/v1/guides/{matter}{query}", headers={"Accept-Language": language})
    assert response.status_code == 200, response.get_data(as_text=True)
    return response.get_json()


def items(answer: Any) -> list[Any]:
    steps = [step for channel in answer["channels"] for step in channel["steps"]]
    return [*steps, *(item for section in SECTIONS for item in answer[section])]


def ids(answer: Any) -> set[str]:
    return {item["id"] for item in items(answer)}


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("area", ["", "320100", "330100", "350200", "440100", "110000"])
@pytest.mark.parametrize("matter", MATTERS)
def test_every_guide_has_the_published_shape_and_cites_all_it_says(
    app: Flask, client: FlaskClient, matter: str, area: str, language: str
) -> None:
    answer = ask(client, matter, f"?area={area}" if area else "", language)
    document = app.extensions["openapi-document"]()
    operation = document["paths"]["/v1/guides/{matter}"]["get"]
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    components = json.loads(json.dumps(document["components"]))
    for component in components["schemas"].values():
        component["additionalProperties"] = False
    jsonschema.Draft202012Validator({**schema, "components": components}).validate(answer)
    cited = {citation["id"] for citation in answer["citations"]}
    assert len(cited) == len(answer["citations"])
    for item in items(answer):
        assert item["citations"]
        assert set(item["citations"]) <= cited
        assert "{" not in item["text"]
    for conflict in answer["conflicts"]:
        assert {claim["citation"] for claim in conflict["claims"]} <= cited
    assert len(ids(answer)) == len(items(answer))
    if language == "en":
        assert not re.search(r"[一-鿿]", " ".join(item["text"] for item in items(answer)))


def test_a_matter_without_a_guide_is_not_found(client: FlaskClient) -> None:
    response = client.get("/v1/guides/lottery")
    assert response.status_code == 404
    assert response.get_json()["errors"][0]["code"] == "unknown_matter"


@pytest.mark.parametrize("query", ["?area=1", "?on=20260101", "?name=x", "?area=110000&area=310000"])
def test_a_query_that_does_not_fit_is_refused(client: FlaskClient, query: str) -> None:
    assert client.get(f"/v1/guides/balance-inquiry{query}").status_code == 422


def test_an_area_that_is_not_listed_gets_a_check_and_only_what_holds_nationwide(client: FlaskClient) -> None:
    answer = ask(client, "cash-withdrawal", "?area=899999")
    assert [check["topic"] for check in answer["local_checks"]] == ["area"]
    assert {item["area_code"] for item in items(answer)} == {None}


@pytest.mark.parametrize("matter", MATTERS)
def test_no_guide_prints_a_default_password(client: FlaskClient, matter: str) -> None:
    for language in ("zh-CN", "en"):
        text = json.dumps(ask(client, matter, language=language), ensure_ascii=False)
        assert "123456" not in text
        assert "no-initial-password" in text
        assert "no-brokers" in text
        assert "guard-your-data" in text


@pytest.mark.parametrize("matter", MATTERS)
def test_the_hotline_is_12393_and_the_other_number_is_shown_as_a_conflict(client: FlaskClient, matter: str) -> None:
    answer = ask(client, matter)
    hotline = next(channel for channel in answer["channels"] if channel["channel"] == "hotline")
    assert "12393" in hotline["steps"][0]["text"]
    assert "12333" not in json.dumps(items(answer))
    conflict = next(each for each in answer["conflicts"] if each["topic"] == "hotline_medical")
    claims = {claim["claim"]: claim["applied"] for claim in conflict["claims"]}
    assert claims == {"12393": True, "12333": False}


def test_jiangsu_asks_for_the_certificate_and_others_do_not(client: FlaskClient) -> None:
    nanjing = ask(client, "balance-transfer", "?area=320100")
    certificate = next(each for each in nanjing["documents"] if each["id"] == "enrolment-certificate")
    assert (certificate["issued_by"], certificate["citations"]) == ("origin_agency", ["js-trf-002"])
    assert "counter-either-area" in ids(nanjing)
    assert "counter-take-papers" not in ids(nanjing)
    beijing = ask(client, "balance-transfer", "?area=110000")
    assert [each["id"] for each in beijing["documents"]] == ["identity-proof"]
    assert beijing["documents"][0]["evidence"] == "recalled"
    assert "counter-take-papers" in ids(beijing)


def test_the_papers_after_a_death_are_told_with_who_issues_them(client: FlaskClient) -> None:
    answer = ask(client, "cash-withdrawal", "?area=320100")
    found = {each["id"]: (each["issued_by"], each["needed_for"]) for each in answer["documents"]}
    assert found["heir-identity"] == ("public_security", ["death"])
    assert found["pension-assessment"] == ("pension_agency", ["pension_lump_sum"])
    assert found["statement-of-giving-up"] == ("own_statement", ["gave_up_insurance"])


def test_a_rule_of_an_area_is_not_told_elsewhere(client: FlaskClient) -> None:
    xiamen = ids(ask(client, "balance-transfer", "?area=350200"))
    assert {"into-left-family-sharing", "into-not-in-hospital"} <= xiamen
    assert not {"into-left-family-sharing", "anhui-app"} & ids(ask(client, "balance-transfer", "?area=350100"))
    assert "anhui-app" in ids(ask(client, "balance-transfer", "?area=340100"))
    assert ask(client, "cash-withdrawal", "?area=540100")["local_checks"]


def test_the_suspensions_are_told_from_2027_on(client: FlaskClient) -> None:
    before = ask(client, "balance-inquiry", "?on=2026-12-31")
    after = ask(client, "balance-inquiry", "?on=2027-01-01", "en")
    assert "fraud-suspends-settlement" not in ids(before)
    assert before["validity"]["until"] == "2026-12-31"
    told = {item["id"]: item for item in items(after)}
    assert "3 to 12 month" in told["fraud-suspends-settlement"]["text"]
    assert "2 to 5 times" in told["no-brokers"]["text"]
    assert told["no-brokers"]["citations"] == ["cn-msl-007"]


def test_nothing_is_told_before_its_source(client: FlaskClient) -> None:
    early = ask(client, "balance-inquiry", "?on=2024-01-01")
    assert not {"wechat-code", "alipay-city", "platform-inquiry"} & ids(early)
    assert early["validity"]["next_change"]["on"] > "2024-01-01"
    assert "wechat-code" in ids(ask(client, "balance-inquiry", "?on=2026-02-01"))


def test_a_rule_that_ended_is_asked_for_and_not_reused(book: PolicyBook) -> None:
    within = dated(Day(book, date(2025, 6, 30), TODAY), "balance-transfer", "440100")
    after = guide(Day(book, date(2025, 7, 1), TODAY), "balance-transfer", "440100")
    assert within.next_change is not None
    assert within.next_change.on == date(2025, 7, 1)
    assert "balance_within_province" not in [check.topic for check in within.local_checks]
    assert "balance_within_province" in [check.topic for check in after.local_checks]


def test_the_book_knew_no_guide_before_it_was_recorded(book: PolicyBook) -> None:
    for matter in MATTERS:
        answer = guide(Day(book, TODAY, date(2026, 11, 20)), matter, "320100")
        assert answer.items == ()


@settings(max_examples=25)
@given(st.sampled_from(MATTERS), st.sampled_from(sorted(BOOK.areas)), st.dates(date(2022, 1, 1), date(2028, 12, 31)))
def test_a_guide_holds_until_its_next_change(matter: str, area: str, on: date) -> None:
    answer = dated(Day(BOOK, on, TODAY), matter, area)
    if answer.next_change:
        last = date.fromordinal(answer.next_change.on.toordinal() - 1)
        then = guide(Day(BOOK, last, TODAY), matter, area)
        assert [each.item.id for each in then.items] == [each.item.id for each in answer.items]


def test_a_guide_is_asked_again_by_its_etag(client: FlaskClient) -> None:
    first = client.get("/v1/guides/balance-inquiry")
    assert first.headers["Cache-Control"]
    again = client.get("/v1/guides/balance-inquiry", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


GUIDE = "guides/balance-inquiry.yaml"
CONFLICTS = "conflicts.yaml"
CITATIONS = "guides/citations.yaml"


@pytest.mark.parametrize(
    ("file", "edit", "says"),
    [
        (GUIDE, replaced("matter: balance-inquiry", "matter: cash-withdrawal"), "must be the name of the file"),
        (GUIDE, replaced("rests_on: [record_query_free]", "rests_on: [record_query]"), "not in parameters.yaml"),
        (GUIDE, replaced("cites: [seed-s14]", "cites: [seed-s99]"), "neither in the book"),
        (GUIDE, replaced("cites: [seed-s14]", "mood: good"), "Unknown field"),
        (GUIDE, replaced("    cites: [seed-s14]\n", ""), "must have either"),
        (GUIDE, replaced("cites: [seed-s14]", "cites: [seed-s14]\n    code: odd"), "only together with `shows`"),
        (GUIDE, replaced("cites: [seed-s14]", 'cites: [seed-s14]\n    area: "999999"'), "not in areas.csv"),
        (
            GUIDE,
            replaced("cites: [seed-s14]", "cites: [seed-s14]\n    replaces: [nobody]"),
            "replaces an item that",
        ),
        (GUIDE, replaced("code: enrolment_payments_and_account", "code: odd"), "is not a choice"),
        (GUIDE, replaced("    channel: wechat\n", ""), "is required for steps"),
        (GUIDE, replaced("    issued_by: public_security\n", ""), "are required for documents"),
        (GUIDE, replaced("id: wechat-city", "id: wechat-code"), "is defined twice"),
        (GUIDE, replaced("documents:\n  - id", "documents:\n  - 7\n  - id"), "Not a valid mapping"),
        (CITATIONS, replaced("id: seed-s13", "id: seed-s14"), "is defined twice"),
        (CITATIONS, replaced("from: 2026-01-27", "from: 2026-01-27, until: 2026-01-26"), "before the first day"),
        (CITATIONS, replaced("citations:", "things:"), "and nothing else"),
        (CONFLICTS, replaced("cites: cn-trf-012", "cites: cn-nothing"), "neither in the book"),
        (CONFLICTS, replaced("precedence: higher_document", "precedence: none_applied"), "if no claim is applied"),
        (CONFLICTS, replaced("id: transfer-papers\n", "id: stays-within-province\n"), "is defined twice"),
        (CONFLICTS, lambda text: text.replace("applied: true", "applied: 1", 1), "must be true or false"),
    ],
)
def test_a_bad_guide_is_refused_naming_the_file(tmp_path: Path, file: str, edit: Edit, says: str) -> None:
    path = tmp_path / Path(file).name
    path.write_text(edit((SHIPPED / file).read_text(encoding="utf-8")), encoding="utf-8")
    known = {value.citation.id for _, value in BOOK.values()} | {"seed-s13", "seed-s14"}
    cite = next(value.citation for _, value in BOOK.values())
    extras = Extras(known, BOOK.parameters, BOOK.areas, lambda *_: cite)
    if file != CITATIONS:
        extras.read_citations(Document(SHIPPED / CITATIONS))
    reads = {CITATIONS: extras.read_citations, CONFLICTS: extras.read_conflicts}
    with pytest.raises(BookError, match=re.escape(says)) as refused:
        reads.get(file, extras.read_guide)(Document(path))
    assert str(refused.value).startswith(path.name)


def test_guides_are_part_of_the_digest_and_cite_known_sources(tmp_path: Path, book: PolicyBook) -> None:
    ignored = shutil.ignore_patterns("*.py", "__pycache__")
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "policy", ignore=ignored))
    path = folder / CITATIONS
    shipped = path.read_text(encoding="utf-8")
    path.write_text(shipped.replace("source: seed-000", "source: nowhere", 1), encoding="utf-8")
    with pytest.raises(BookError, match=r"is not in sources\.yaml"):
        load_book(folder)
    path.write_text(shipped, encoding="utf-8")
    path = folder / GUIDE
    path.write_text(path.read_text(encoding="utf-8").replace("Ask at the counter", "Go to the counter"), "utf-8")
    assert load_book(folder).digest != book.digest


def states(answer: Any) -> dict[str, tuple[str | None, str]]:
    return {item["id"]: (item["fact"], item["state"]) for item in answer["preconditions"]}


def test_preconditions_are_checked_against_what_is_stated(client: FlaskClient) -> None:
    silent = states(ask(client, "balance-transfer", "?area=330100"))
    assert {state for _, state in silent.values()} == {"unknown"}
    assert silent["must-origin-suspended"] == ("origin_enrolment", "unknown")
    query = "?area=330100&origin_enrolment=suspended&destination_enrolment=not_enrolled&insured_status=retired"
    stated = states(ask(client, "balance-transfer", f"{query}&origin_arrears=false&scheme_at_origin=employee"))
    assert stated["must-origin-suspended"] == ("origin_enrolment", "met")
    assert stated["must-destination-enrolled"] == ("destination_enrolment", "not_met")
    assert stated["retired-outside"] == ("insured_status", "not_met")
    assert stated["within-arrears-paid"] == ("origin_arrears", "met")
    assert stated["employer-applies"] == (None, "unknown")


@pytest.mark.parametrize(
    ("matter", "query", "item", "state"),
    [
        ("cash-withdrawal", "?area=320100&ground=death", "ground-death", "met"),
        ("cash-withdrawal", "?area=320100&ground=enlistment", "ground-death", "not_met"),
        ("contribution-refund", "?benefit_period_started=true", "before-period", "not_met"),
        ("contribution-refund", "?reason=duplicate", "reason-duplicate", "met"),
        ("family-sharing", "?relative_insured=true", "relative-insured", "met"),
        ("family-sharing", "?relationship=spouse", "relative-parent", "not_met"),
        ("retirement-benefit", "?retirement_formalities_done=true", "formalities-first", "met"),
    ],
)
def test_every_matter_checks_the_facts_of_its_question(
    client: FlaskClient, matter: str, query: str, item: str, state: str
) -> None:
    assert states(ask(client, matter, query))[item][1] == state


@pytest.mark.parametrize(
    "query", ["origin_enrolment=closed", "origin_arrears=yes", "origin_arrears=", "from_area=110000"]
)
def test_a_fact_that_does_not_fit_is_refused(client: FlaskClient, query: str) -> None:
    response = client.get(f"/v1/guides/balance-transfer?{query}")
    assert response.status_code == 422
    assert response.get_json()["errors"][0]["pointer"] == f"/{query.split('=', maxsplit=1)[0]}"


def test_the_facts_of_a_guide_are_published(app: Flask) -> None:
    operation = app.extensions["openapi-document"]()["paths"]["/v1/guides/{matter}"]["get"]
    published = {each["name"]: each["schema"] for each in operation["parameters"] if each["in"] == "query"}
    assert published["origin_arrears"]["enum"] == ["true", "false"]
    assert published["origin_enrolment"]["$ref"] == "#/components/schemas/OriginEnrolment"
    assert {name for facts in MATTER_FACTS.values() for name in facts} <= set(published)


def test_a_fact_of_another_matter_changes_nothing(client: FlaskClient) -> None:
    plain, stated = (client.get(f"/v1/guides/balance-transfer{query}") for query in ("", "?ground=death"))
    assert stated.get_json() == plain.get_json()


def as_entered(client: FlaskClient, matter: str, area: str = "", on: str = "2026-11-28") -> dict[str, str]:
    """The texts of a guide, as the book knew it when its youngest values were entered."""
    place = f"&area={area}" if area else ""
    answer = ask(client, matter, f"?on={on}&known_on=2026-11-28{place}")
    return {item["id"]: item["text"] for item in items(answer)}


def test_who_pays_where_and_what_to_do_about_arrears_is_told(client: FlaskClient) -> None:
    nation = as_entered(client, "contributions")
    assert {"employer-pays", "employer-registers", "pay-directly", "counter-enrol", "platform-payments"} <= set(nation)
    assert "代扣代缴" in nation["employer-pays"]
    assert "万分之五" in nation["employer-in-arrears"]
    assert not {"base-bounds", "flexible-rate", "tax-collects", "both-pay"} & set(nation)
    shanghai = as_entered(client, "contributions", "310000", "2027-01-01")
    assert "7546" in shanghai["base-bounds"]
    assert shanghai["flexible-rate"] == "灵活就业的，缴基数的10%。"
    assert {"tax-collects", "both-pay"} <= set(shanghai)


def test_what_brings_benefits_back_after_a_break_is_told_by_place(client: FlaskClient) -> None:
    nation = as_entered(client, "benefit-continuity")
    assert nation["short-gap"] == "断缴不超过三个月：补缴后不等待，中断期间可以追溯。"
    assert nation["long-gap"] == "断缴超过三个月：等待0至6个月。"
    assert "change-of-scheme" in nation
    assert not {"short-gap-flexible", "long-gap-flexible"} & set(nation)
    chongqing = as_entered(client, "benefit-continuity", "500000")
    assert chongqing["long-gap-flexible"] == "灵活就业人员断缴较长的，当地另有规定：等待6个月。"
    conflicts = ask(client, "benefit-continuity", "?on=2026-11-28&known_on=2026-11-28&area=350200")["conflicts"]
    assert any("75%" in claim["claim"] for each in conflicts for claim in each["claims"])


def test_by_which_channel_contributions_are_paid_is_told_by_place(client: FlaskClient) -> None:
    nation = as_entered(client, "contributions")
    assert "有文章说" in nation["wechat-pay"]
    assert not {"tianjin-wechat", "liaoning-wechat"} & set(nation)
    tianjin = as_entered(client, "contributions", "120000")
    assert {"tianjin-tax-app", "tianjin-wechat", "tianjin-alipay"} <= set(tianjin)
    assert not {"wechat-pay", "alipay-pay"} & set(tianjin)
    dandong = as_entered(client, "contributions", "210600")
    assert "辽宁税务" in dandong["liaoning-wechat"]
    assert "dandong-app" in dandong
    assert "dandong-app" not in as_entered(client, "contributions", "210100")


def test_where_a_gap_is_made_up_is_told_by_place(client: FlaskClient) -> None:
    assert "mobile-resume" in as_entered(client, "benefit-continuity")
    tianjin = as_entered(client, "benefit-continuity", "120000")
    assert "跨年" in tianjin["tianjin-within-the-year"]
    assert "tianjin-within-the-year" not in as_entered(client, "benefit-continuity", "120000", "2022-12-31")
    assert "核定" in as_entered(client, "benefit-continuity", "210100")["shenyang-assess-first"]


def test_the_suspension_for_misuse_is_told_since_2021_as_known_later(client: FlaskClient) -> None:
    told = as_entered(client, "balance-inquiry")
    assert "3至12个月" in told["misuse-suspends-settlement"]
    assert "misuse-suspends-settlement" not in as_entered(client, "balance-inquiry", on="2021-04-30")
