"""The question plans: they lead to the answer, ask nothing needless, and no order asks fewer in the worst case."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from datetime import date
from itertools import product
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from service.api.v1.plans import BY_SEGMENT
from service.facts import KINDS, choices
from service.outcome import Decision, Verdict
from service.policy.day import Day
from service.questions import balance_transfer, cash_withdrawal, contribution_refund, family_sharing
from service.questions.balance_transfer.facts import BalanceTransferFacts
from service.questions.cash_withdrawal.facts import CashWithdrawalFacts
from service.questions.contribution_refund.facts import RefundDecisionFacts
from service.questions.family_sharing.facts import FamilySharingFacts
from tests.shipped import BOOK, TODAY, app_with

SPREAD = tuple(BOOK.areas)[::9]
AREAS = ("110000", "440100", "440300", "420100", "330100", "330200", "310000", "350200", "610100", "500000", *SPREAD)
"""Areas that the book lists: a plan says nothing of others, and a form offers none."""

DECISIONS = tuple(name for name in BY_SEGMENT if name.startswith("eligibility"))


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return app_with(openapi=b"{}").test_client()


@pytest.fixture(scope="module")
def apart() -> FlaskClient:
    """A client for what runs untraced."""
    return app_with(book=BOOK, openapi=b"{}").test_client()


VALUES: Mapping[str, st.SearchStrategy[Any]] = {
    "area": st.sampled_from(AREAS),
    "boolean": st.booleans(),
    "month": st.builds("{:04d}-{:02d}".format, st.integers(1930, 2008), st.integers(1, 12)),
    "money": st.sampled_from(["0", "0.01", "3700.00", "10100", "99999.99"]),
    "rate": st.sampled_from(["0.02", "0.03"]),
    "date": st.dates(date(2020, 1, 1), date(2027, 12, 31)).map(date.isoformat),
    "count": st.integers(0, 480),
    "schemes": st.lists(st.sampled_from(["employee", "resident"]), max_size=2).map(sorted),
    "payments": st.just([{"month": "2026-01", "amount": "400.00"}]),
}


def value_of(name: str) -> st.SearchStrategy[Any]:
    kind = KINDS[name]
    return VALUES[kind] if isinstance(kind, str) else st.sampled_from([str(choice) for choice in choices(name)])


@st.composite
def people(draw: st.DrawFn, segment: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """All facts of a person, and those that are known so far."""
    names = [field.name for field in fields(BY_SEGMENT[segment].facts)]
    whole = {name: draw(value_of(name)) for name in names}
    known = draw(st.sets(st.sampled_from(names), max_size=4))
    return whole, {name: whole[name] for name in names if name in known}


def fits(when: Mapping[str, Any], stated: Any, facts: Mapping[str, Any]) -> bool:
    """Whether an answer takes a branch, as a client would judge it."""
    if isinstance(stated, bool):
        text = str(stated).lower()
    elif isinstance(stated, list):
        text = ",".join(map(str, stated))
    else:
        text = str(stated)
    if "relation" in when:
        other = facts[when["to"]]
        same, inside = stated == other, stated[:2] == other[:2]
        lies = {"same_area": same, "same_province": inside and not same, "elsewhere": not inside}[when["relation"]]
        return lies and text in when.get("in", [text])
    if "equals" in when or "in" in when:
        return text in when.get("in", [when.get("equals")])
    order: Callable[[str], Any] = int if isinstance(stated, int) else str
    low, high = when.get("from"), when.get("below")
    return (low is None or order(low) <= order(text)) and (high is None or order(text) < order(high))


def walk(node: Mapping[str, Any], whole: Mapping[str, Any], facts: dict[str, Any]) -> tuple[dict[str, Any], int]:
    """Answer the questions of a plan as a person would: what it ends in, and how many questions that took."""
    asked = 0
    while "ask" in node:
        facts[node["ask"]] = whole[node["ask"]]
        asked += 1
        node = next(each["then"] for each in node["branches"] if fits(each["when"], whole[node["ask"]], facts))
    return dict(node["answer"]), asked


@pytest.mark.untraced
@pytest.mark.parametrize("segment", [name for name in BY_SEGMENT if name != "eligibility-decisions.retirement-benefit"])
def test_a_plan_leads_everybody_to_the_answer_of_the_question(segment: str, apart: FlaskClient) -> None:
    @settings(max_examples=25, deadline=None)
    @given(people(segment))
    def check(person: tuple[dict[str, Any], dict[str, Any]]) -> None:
        leads_to_the_answer(segment, *person, apart)

    check()


@settings(max_examples=25, deadline=None)
@given(people("eligibility-decisions.retirement-benefit"), st.sampled_from(AREAS))
def test_a_plan_for_retirement_leads_to_the_answer(
    apart: FlaskClient, person: tuple[dict[str, Any], dict[str, Any]], area: str
) -> None:
    whole, known = person
    segment = "eligibility-decisions.retirement-benefit"
    leads_to_the_answer(segment, {**whole, "area": area}, {**known, "area": area}, apart)


def leads_to_the_answer(segment: str, whole: dict[str, Any], known: dict[str, Any], client: FlaskClient) -> None:
    made = client.post(f"/v1/questions/{segment}/plan", json={"facts": known}).get_json()
    facts = dict(known)
    told, asked = walk(made["plan"], whole, facts)
    assert asked <= made["worst_case_questions"]
    assert set(facts) - set(known) <= {each["fact"] for each in made["facts"]}
    answer = client.post(f"/v1/{BY_SEGMENT[segment].name}", json=facts).get_json()
    if "verdict" in told:
        assert answer["verdict"] == told["verdict"], facts
    elif "amount" in told:
        amount = answer["amount"]
        known_as = "exact" if amount["exact"] else "bounds" if amount["min"] else "unknown"
        # A birthday month in which two tiers may count, and figures of the caller's own, are told apart by the answer.
        apart = (told["amount"], known_as) == ("exact", "bounds")
        # A share of nothing is nothing, whatever the rate that sources disagree on.
        nothing = told["amount"] == "bounds" and amount["exact"] == "0.00"
        assert told["amount"] == known_as or apart or nothing, facts
        assert told["amount"] != "unknown" or not amount["min"], facts
    else:
        assert (told["time"] == "unknown") is (answer["total_working_days"] is None), facts


SHE = {
    "area": "110000",
    "sex": "female",
    "birth_month": "1970-01",
    "post_category": "worker",
    "scheme": "employee",
    "retiree_group": "enterprise",
    "contribution_months": 260,
    "local_contribution_months": 130,
    "retirement_formalities_done": True,
    "insured_status": "retired",
    "contribution_base": "8000",
    "average_pension": "4000",
    "credit_rate": "0.02",
}


@pytest.mark.parametrize(
    ("segment", "known"),
    [
        ("eligibility-decisions.retirement-benefit", ("sex", "birth_month", "post_category", "area")),
        ("eligibility-decisions.retirement-benefit", ("sex", "area")),
        ("eligibility-decisions.retirement-benefit", ("birth_month", "retirement_formalities_done")),
        ("refund-amounts.monthly-credit", ("average_pension",)),
        ("refund-amounts.monthly-credit", ("contribution_base", "area")),
    ],
)
def test_a_plan_for_somebody_known_in_part_leads_to_the_answer_and_asks_no_more_than_for_a_stranger(
    segment: str, known: tuple[str, ...], client: FlaskClient
) -> None:
    whole = {name: value for name, value in SHE.items() if name in BY_SEGMENT[segment].facts.__dataclass_fields__}
    leads_to_the_answer(segment, whole, {name: whole[name] for name in known}, client)
    path = f"/v1/questions/{segment}/plan"
    of_her, of_a_stranger = (
        client.post(path, json={"facts": facts}).get_json()
        for facts in ({name: whole[name] for name in known}, {"area": SHE["area"]} if "area" in known else {})
    )
    assert of_her["worst_case_questions"] <= of_a_stranger["worst_case_questions"]
    assert not set(known) & {each["fact"] for each in of_her["facts"]}


def depth(decide: Callable[[Any], Decision], facts: Any, domains: Mapping[str, Any]) -> int:
    """The least worst case over all orders of asking, found by trying them all."""
    table: dict[tuple[Any, ...], Verdict] = {}
    names = list(domains)
    for filled in product(*domains.values()):
        table[filled] = decide(replace(facts, **dict(zip(names, filled, strict=True)))).verdict
    found: dict[tuple[Any, ...], int] = {}

    def least(stated: tuple[Any, ...]) -> int:
        if stated not in found:
            left = {
                verdict
                for filled, verdict in table.items()
                if all(want is None or want == value for want, value in zip(stated, filled, strict=True))
            }
            found[stated] = 0 if len(left) == 1 else 1 + min(deepest(stated))
        return found[stated]

    def deepest(stated: tuple[Any, ...]) -> Iterator[int]:
        for index, name in enumerate(names):
            if stated[index] is None:
                yield max(least((*stated[:index], value, *stated[index + 1 :])) for value in domains[name])

    return least((None,) * len(names))


SMALL: list[tuple[str, Any, Any, dict[str, Any], Mapping[str, Any]]] = [
    (
        "eligibility-decisions.balance-transfer",
        balance_transfer.telling.decide,
        BalanceTransferFacts(from_area=origin, to_area=destination, insured_status=None),
        {"from_area": origin, "to_area": destination},
        {
            name: balance_transfer.law.DOMAINS[name]
            for name in (
                *("scheme_at_origin", "scheme_at_destination", "insured_status"),
                *("origin_enrolment", "destination_enrolment", "origin_arrears"),
            )
        },
    )
    for origin, destination in (("110000", "440100"), ("330100", "330200"), ("440100", "440300"), ("310000", "310000"))
]
SMALL += [
    (
        "eligibility-decisions.family-sharing",
        family_sharing.telling.decide,
        FamilySharingFacts(owner_area=owner, relative_area=relative),
        {"owner_area": owner, "relative_area": relative},
        family_sharing.law.DOMAINS,
    )
    for owner, relative in (("110000", "110000"), ("440100", "440300"))
]
SMALL += [
    (
        "eligibility-decisions.cash-withdrawal",
        cash_withdrawal.telling.decide,
        CashWithdrawalFacts(area=area),
        {"area": area},
        {"ground": choices("ground"), "credited_before": (date(2020, 1, 1), date(2022, 9, 1), date(2026, 1, 1))},
    )
    for area in ("110000", "420100", "440100")
]
SMALL += [
    (
        "eligibility-decisions.contribution-refund",
        contribution_refund.telling.decide,
        RefundDecisionFacts(area=area, employee_months=0),
        {"area": area, "employee_months": 0},
        {
            "reason": choices("reason"),
            "benefit_period_started": (False, True),
            "held_schemes": contribution_refund.law.HELD,
        },
    )
    for area in ("110000", "500000", "330100")
]


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("segment", "decide", "facts", "known", "domains"), SMALL, ids=[f"{each[0]}-{each[3]}" for each in SMALL]
)
def test_no_order_of_questions_has_a_better_worst_case(  # noqa: PLR0913, PLR0917 - a case of the table.
    segment: str,
    decide: Any,
    facts: Any,
    known: dict[str, Any],
    domains: Mapping[str, Any],
    apart: FlaskClient,
) -> None:
    made = apart.post(f"/v1/questions/{segment}/plan", json={"facts": known}).get_json()
    assert made["minimal"]
    assert made["worst_case_questions"] == depth(lambda each: decide(each, Day(BOOK, TODAY, TODAY)), facts, domains)


def worst_of(node: Mapping[str, Any]) -> int:
    return 0 if "answer" in node else 1 + max(worst_of(each["then"]) for each in node["branches"])


@pytest.mark.parametrize("segment", BY_SEGMENT)
def test_a_plan_tells_its_own_worst_case_and_never_asks_a_fact_twice(segment: str, client: FlaskClient) -> None:
    made = client.post(f"/v1/questions/{segment}/plan", json={"facts": {}}).get_json()

    def check(node: Mapping[str, Any], asked: frozenset[str]) -> None:
        assert ("ask" in node) is not ("answer" in node)
        if "ask" in node:
            assert node["ask"] not in asked
            assert node["questions_left"] == worst_of(node)
            assert node["because"]
            for each in node["branches"]:
                check(each["then"], asked | {node["ask"]})

    check(made["plan"], frozenset())
    assert made["worst_case_questions"] == worst_of(made["plan"])
    assert 0 <= made["expected_questions"] <= made["worst_case_questions"]


@pytest.mark.parametrize("segment", DECISIONS)
def test_a_plan_asks_nothing_that_is_irrelevant(segment: str, client: FlaskClient) -> None:
    known = {"area": "110000", "from_area": "110000", "to_area": "440100", "owner_area": "110000"}
    names = {field.name for field in fields(BY_SEGMENT[segment].facts)}
    facts = {name: value for name, value in known.items() if name in names}
    made = client.post(f"/v1/questions/{segment}/plan", json={"facts": facts}).get_json()
    answer = client.post(f"/v1/{BY_SEGMENT[segment].name}", json=facts).get_json()
    assert {each["fact"] for each in made["facts"]}.isdisjoint(answer["irrelevant_facts"])


def test_a_settled_question_asks_nothing(client: FlaskClient) -> None:
    known = {"from_area": "110000", "to_area": "440100", "insured_status": "retired"}
    made = client.post("/v1/questions/eligibility-decisions.balance-transfer/plan", json={"facts": known}).get_json()
    assert made["plan"] == {"answer": {"verdict": "not_eligible"}}
    assert (made["worst_case_questions"], made["expected_questions"], made["facts"]) == (0, 0.0, [])


def test_an_hour_is_asked_for_the_day_of_the_rules(client: FlaskClient) -> None:
    segment = "eligibility-decisions.cash-withdrawal"
    plans = [
        client.post(f"/v1/questions/{segment}/plan", json={"facts": {"area": "110000"}, "on": on}).get_json()
        for on in ("2022-08-31", "2026-11-21")
    ]
    assert plans[0]["plan"] != plans[1]["plan"]
    assert [each["policy"]["on"] for each in plans] == ["2022-08-31", "2026-11-21"]


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_question_tells_enough_to_draw_its_form(language: str, client: FlaskClient) -> None:
    listed = client.get("/v1/questions", headers={"Accept-Language": language}).get_json()["items"]
    assert {each["segment"] for each in listed} == set(BY_SEGMENT)
    for question in listed:
        one = client.get(f"/v1/questions/{question['segment']}", headers={"Accept-Language": language}).get_json()
        assert one == question
        assert [each["fact"] for each in one["facts"]] == [
            field.name for field in fields(BY_SEGMENT[question["segment"]].facts)
        ]
        for fact in one["facts"]:
            assert fact["prompt"]
            assert fact["where_to_find"]
            assert (fact["type"] in ("enum", "boolean", "schemes")) is bool(fact["choices"]), fact["fact"]
            assert fact["pattern"] is None or re.compile(fact["pattern"])


def test_every_choice_told_is_one_that_the_question_takes(client: FlaskClient) -> None:
    for question in client.get("/v1/questions").get_json()["items"]:
        needed = {each["fact"]: each["choices"][0]["value"] for each in question["facts"] if each["required"]}
        needed |= {each["fact"]: "110000" for each in question["facts"] if each["type"] == "area"}
        for fact in question["facts"]:
            for choice in fact["choices"]:
                value = choice["value"]
                if fact["type"] == "boolean":
                    value = value == "true"
                stated = {**needed, fact["fact"]: [value] if fact["type"] == "schemes" else value}
                assert client.post(f"/v1/{question['question']}", json=stated).status_code == 200, stated


@pytest.mark.parametrize(
    ("segment", "body", "status", "pointer"),
    [
        ("nothing", {"facts": {}}, 404, ""),
        ("refund-amounts.monthly-credit", {"facts": {"area": "Beijing"}}, 422, "/facts/area"),
        ("refund-amounts.monthly-credit", {"facts": {"name": "x"}}, 422, "/facts/name"),
        ("refund-amounts.monthly-credit", {"facts": {"on": "2026-01-01"}}, 422, "/facts/on"),
        ("refund-amounts.monthly-credit", {"facts": []}, 422, "/facts"),
        ("refund-amounts.monthly-credit", {"on": "2026-13-01"}, 422, "/on"),
        ("refund-amounts.monthly-credit", {"known": {}}, 422, "/known"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_place(
    segment: str, body: dict[str, Any], status: int, pointer: str, client: FlaskClient
) -> None:
    answer = client.post(f"/v1/questions/{segment}/plan", json=body)
    assert answer.status_code == status
    assert answer.get_json()["errors"][0]["pointer"] == pointer
