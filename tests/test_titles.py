"""What people search for: of the titles to which the articles link, 95% within the mission get a definite answer."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import yaml
from flask.testing import FlaskClient

from service.policy.book import PolicyBook
from tests.check import ROOT, ask, look

DAY = {"on": "2026-11-28", "known_on": "2026-11-28"}
SHARE = 0.95
FILE = yaml.safe_load((ROOT / "tests" / "article_titles.yaml").read_text(encoding="utf-8"))
CASES: Mapping[str, Any] = FILE["cases"]
TITLES: Mapping[str, Any] = FILE["titles"]
WITHIN = [number for number, title in TITLES.items() if "outside" not in title]
OPEN = [number for number in WITHIN if "open" in TITLES[number]]
UNSETTLED = ("null", "undetermined", "depends_on_missing_facts", "", [])


def definite(answer: Mapping[str, Any], member: str) -> bool:
    """Whether a member of an answer says something, and rests on a document."""
    name, _, code = member.partition(".")
    value = look(answer, name).get(code, "null") if name == "lines" else look_up(answer, member)
    return bool(answer["citations"]) and value not in UNSETTLED


def look_up(answer: Mapping[str, Any], member: str) -> Any:
    """A member of an answer as text, `null` where a list is too short for it."""
    try:
        return look(answer, member)
    except IndexError:
        return "null"


def told(guide: Mapping[str, Any]) -> set[str]:
    """The items of a guide that rest on more than an article."""
    grades = {citation["id"]: citation["evidence"] for citation in guide["citations"]}
    sections = ("documents", "preconditions", "progress_inquiry", "warnings")
    steps = [step for channel in guide["channels"] for step in channel["steps"]]
    items = [*steps, *(item for section in sections for item in guide[section])]
    return {item["id"] for item in items if {grades[cited] for cited in item["citations"]} - {"seed"}}


def lacking(client: FlaskClient, title: Mapping[str, Any]) -> Iterator[str]:
    """What the file names for a title and the service does not tell."""
    place = title.get("place")
    for name in title.get("cases", ()):
        case = CASES[name]
        facts = {**case["facts"], **dict.fromkeys(case.get("places", ()), place), **DAY}
        answer = ask(client, case["question"], facts)
        yield from (f"{name}: {member}" for member in case["definite"] if not definite(answer, member))
    for matter, items in title.get("guides", {}).items():
        response = client.get(f"/v1/guides/{matter}", query_string={**DAY, **({"area": place} if place else {})})
        assert response.status_code == 200, response.get_data(as_text=True)
        yield from (f"{matter}: {item}" for item in items if item not in told(response.get_json()))


def test_the_111_titles_are_all_mapped(book: PolicyBook) -> None:
    assert list(TITLES) == [f"T{number:03d}" for number in range(1, 112)]
    assert len({title["asks"] for title in TITLES.values()}) == len(TITLES)
    for number, title in TITLES.items():
        assert set(title) <= {"asks", "place", "cases", "guides", "open", "outside"}, number
        assert len(set(title) & {"cases", "guides", "open", "outside"}) > 0, number
        assert len(title.get("open", title.get("outside", "no reason is needed"))) > 10, number
        assert title.get("place", "110000") in book.areas, number
        assert all(title.get("place") or not CASES[name].get("places") for name in title.get("cases", ())), number
    used = {name for title in TITLES.values() for name in title.get("cases", ())}
    assert used == set(CASES)


@pytest.mark.parametrize("number", [number for number in WITHIN if number not in OPEN])
def test_what_a_title_asks_is_answered(client: FlaskClient, number: str) -> None:
    assert list(lacking(client, TITLES[number])) == []


@pytest.mark.parametrize("number", [number for number in OPEN if "cases" in TITLES[number]])
def test_a_title_that_is_said_to_be_open_has_no_answer_yet(client: FlaskClient, number: str) -> None:
    assert list(lacking(client, TITLES[number])), "answered by now: take its `open` out of article_titles.yaml"


def test_95_percent_of_the_titles_within_the_mission_get_a_definite_answer(client: FlaskClient) -> None:
    without = [number for number in WITHIN if number in OPEN or list(lacking(client, TITLES[number]))]
    share = 1 - len(without) / len(WITHIN)
    assert share >= SHARE, f"{len(WITHIN) - len(without)} of {len(WITHIN)} ({share:.1%}); without: {without}"


@pytest.mark.parametrize(
    ("answer", "member", "expected"),
    [
        ({"citations": [{}], "verdict": "not_eligible"}, "verdict", True),
        ({"citations": [{}], "verdict": "undetermined"}, "verdict", False),
        ({"citations": [], "verdict": "eligible"}, "verdict", False),
        ({"citations": [{}], "waiting_months": {"exact": 0}}, "waiting_months.exact", True),
        ({"citations": [{}], "waiting_months": {"exact": None}, "local_checks": [{}]}, "waiting_months.exact", False),
        ({"citations": [{}], "options": []}, "options.0.code", False),
        ({"citations": [{}], "lines": [{"code": "credit", "amount": {"exact": None}}]}, "lines.credit", False),
        ({"citations": [{}], "lines": []}, "lines.medical_person", False),
    ],
)
def test_definite_is_what_says_something_and_rests_on_a_document(answer: Any, member: str, *, expected: bool) -> None:
    assert definite(answer, member) is expected


def test_an_item_that_rests_on_an_article_alone_is_no_answer(client: FlaskClient) -> None:
    guide = client.get("/v1/guides/balance-inquiry", query_string=DAY).get_json()
    assert {"wechat-code", "counter-inquiry"} & told(guide) == set()
    assert "platform-inquiry" in told(guide)
