"""A request may name the policy book it wants: it is answered as if there were no other, or told which are held."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.policy.load import SHIPPED, load_book
from service.settings import Settings, SettingsError
from tests.check import assessment_cases, cases, comparison_cases
from tests.shipped import SERVED, app_with

NEXT = "2026.12.5"
HOTLINE = "12393"
"""The number to call, which every other answer names; the next book has another, so that no word can be mixed up."""
NEXT_HOTLINE = "12999"
CREDIT = "refund-amounts/monthly-credit"
RETIRED = {
    "area": "110000",
    "scheme": "employee",
    "insured_status": "retired",
    "retirement_formalities_done": True,
    "birth_month": "1966-10",
    "on": "2026-11-21",
}
POSTED = [(f"/v1/{case.question}", case.body) for case in list(cases())[::17]]
POSTED += [(f"/v1/{case.question}", case.body) for case in list(assessment_cases())[::9]]
POSTED += [(f"/v1/{case.question}", case.body) for case in list(comparison_cases())[::5]]
POSTED += [
    ("/v1/questions/eligibility-decisions.balance-transfer/plan", {"facts": {"from_area": "110000"}}),
    ("/v1/questions/refund-amounts.monthly-credit/plan", {"facts": {"area": "110000"}, "on": "2026-11-21"}),
    (
        "/v1/sweeps",
        {
            "question": CREDIT,
            "facts": {name: value for name, value in RETIRED.items() if name not in ("birth_month", "on")},
            "sweep": {"fact": "birth_month", "from": "1950-01"},
            "find": {"amount": "107.00"},
            "on": "2026-11-21",
        },
    ),
]


def altered(folder: Path, version: str = NEXT) -> Path:
    """A copy of the shipped book under another version, with another hotline and another credit in Beijing."""
    copytree(SHIPPED, folder, ignore=ignore_patterns("*.py", "__pycache__"))
    for file, old, new in (
        ("book.yaml", r'version: "[^"]+"', f'version: "{version}"'),
        ("national.yaml", f'value: "{HOTLINE}"', f'value: "{NEXT_HOTLINE}"'),
        ("areas/110000-beijing.yaml", r'\{monthly: "100"\}', '{monthly: "107"}'),
    ):
        text, count = re.subn(old, new, (folder / file).read_text(encoding="utf-8"))
        assert count, file
        (folder / file).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def next_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return altered(tmp_path_factory.mktemp("books") / "next")


@pytest.fixture(scope="module")
def both(next_folder: Path) -> Flask:
    """A server of the shipped book that holds the next one too."""
    return app_with(Settings(held_policy_dirs=f"{next_folder}, shipped"))


@pytest.fixture
def holding(both: Flask) -> FlaskClient:
    return both.test_client()


@pytest.fixture(scope="module")
def next_alone(next_folder: Path) -> FlaskClient:
    """A client of a server that has the next book alone."""
    return app_with(Settings(policy_dir=str(next_folder))).test_client()


def posted(client: FlaskClient, path: str, body: Mapping[str, Any], language: str = "zh-CN") -> bytes:
    response = client.post(path, json=body, headers={"Accept-Language": language})
    assert response.status_code == 200, response.get_data(as_text=True)
    return response.get_data()


@pytest.mark.parametrize(("path", "body"), POSTED, ids=lambda value: value if isinstance(value, str) else "")
def test_a_book_that_is_named_answers_as_if_there_were_no_other(
    client: FlaskClient, holding: FlaskClient, next_alone: FlaskClient, path: str, body: Mapping[str, Any]
) -> None:
    for language in ("zh-CN", "en"):
        now, then = (posted(each, path, body, language) for each in (client, next_alone))
        assert now != then
        # In turn, so that what is remembered of one book would show in the other.
        for _ in range(2):
            assert posted(holding, path, {**body, "policy_version": NEXT}, language) == then
            assert posted(holding, path, body, language) == now
        assert posted(holding, path, {**body, "policy_version": None}, language) == now


def test_a_book_is_named_by_version_or_digest_and_the_response_says_which_answered(
    holding: FlaskClient, next_folder: Path
) -> None:
    book = load_book(next_folder)
    for name in (book.version, book.digest):
        response = holding.post(f"/v1/{CREDIT}", json={**RETIRED, "policy_version": name})
        answer = response.get_json()
        assert answer["amount"]["exact"] == "107.00"
        assert (answer["policy"]["version"], answer["policy"]["digest"]) == (book.version, book.digest)
        assert response.headers["Policy-Version"] == NEXT
        assert "policy_version" not in answer["asked"]["facts"]
    response = holding.post(f"/v1/{CREDIT}", json=RETIRED)
    assert response.get_json()["amount"]["exact"] == "100.00"
    assert response.headers["Policy-Version"] == SERVED.version


def test_each_item_of_a_batch_may_name_a_book(holding: FlaskClient, next_alone: FlaskClient) -> None:
    facts = [RETIRED, {**RETIRED, "policy_version": NEXT}, {**RETIRED, "policy_version": "2001.1"}, RETIRED]
    assessment = {"matter": "cash-withdrawal", "area": "110000", "on": "2026-11-21", "policy_version": NEXT}
    items = [{"question": CREDIT, "facts": each} for each in facts]
    items.append({"question": "assessments", "facts": assessment})
    for lines in (False, True):
        sent = "".join(json.dumps(item) + "\n" for item in items) if lines else json.dumps({"items": items})
        kind = "application/x-ndjson" if lines else "application/json"
        response = holding.post("/v1/batches", data=sent, content_type=kind)
        text = response.get_data(as_text=True)
        results = [json.loads(line) for line in text.splitlines()] if lines else json.loads(text)["items"]
        assert [each["status"] for each in results] == [200, 200, 409, 200, 200]
        exact = [each["answer"]["amount"]["exact"] for each in (*results[:2], results[3])]
        assert exact == ["100.00", "107.00", "100.00"]
        (fault,) = results[2]["problem"]["errors"]
        assert (fault["pointer"], fault["code"]) == ("/facts/policy_version", "policy_version_not_held")
        assert fault["allowed"] == [SERVED.version, NEXT]
        assert results[4]["answer"] == json.loads(posted(next_alone, "/v1/assessments", assessment))
        assert response.headers["Policy-Version"] == SERVED.version


@pytest.mark.parametrize(
    ("path", "body"),
    [
        (f"/v1/{CREDIT}", {}),
        ("/v1/assessments", {"matter": "cash-withdrawal"}),
        ("/v1/questions/refund-amounts.monthly-credit/plan", {}),
        ("/v1/policy/comparisons", {"question": CREDIT, "facts": {}, "before": {}, "after": {}}),
        ("/v1/sweeps", {"question": CREDIT, "facts": {}, "sweep": {"fact": "contribution_base"}}),
    ],
)
def test_a_book_that_is_not_held_is_refused_with_those_that_are(
    holding: FlaskClient, path: str, body: Mapping[str, Any]
) -> None:
    for language, words in (("zh-CN", "现有的各版"), ("en", "versions that it holds")):
        headers = {"Accept-Language": language}
        response = holding.post(path, json={**body, "policy_version": "2025.1.1"}, headers=headers)
        assert response.status_code == 409
        assert response.get_json()["type"] == "/problems/policy-not-held"
        (fault,) = response.get_json()["errors"]
        assert (fault["pointer"], fault["code"]) == ("/policy_version", "policy_version_not_held")
        assert fault["allowed"] == [SERVED.version, NEXT]
        assert words in fault["detail"]
        assert response.headers["Policy-Version"] == SERVED.version


@pytest.mark.parametrize("named", ["", "newest", "2026", "sha256:12", 2026, "2026.11.21 ", "110101199003078515"])
def test_what_is_no_version_is_refused_as_such(holding: FlaskClient, named: object) -> None:
    response = holding.post(f"/v1/{CREDIT}", json={"policy_version": named})
    assert response.status_code == 422
    (fault,) = response.get_json()["errors"]
    assert fault["pointer"] == "/policy_version"
    assert fault["code"] in ("not_a_policy_version", "looks_like_identity_number")
    assert "allowed" not in fault


def test_the_books_held_are_listed_the_one_served_first(holding: FlaskClient, next_folder: Path) -> None:
    held = holding.get("/v1/policy").get_json()["held"]
    assert held == [
        {"version": SERVED.version, "digest": SERVED.digest, "served": True},
        {"version": NEXT, "digest": load_book(next_folder).digest, "served": False},
    ]


def test_a_book_without_a_version_that_can_be_named_is_listed_by_its_digest(tmp_path: Path) -> None:
    folder = altered(tmp_path / "own", "spring edition")
    client = app_with(Settings(held_policy_dirs=str(folder))).test_client()
    digest = load_book(folder).digest
    refused = client.post(f"/v1/{CREDIT}", json={"policy_version": "1.0"}).get_json()
    assert refused["errors"][0]["allowed"] == [SERVED.version, digest]
    assert client.post(f"/v1/{CREDIT}", json={"policy_version": digest}).status_code == 200


def test_two_books_with_one_version_and_a_faulty_book_stop_the_start(tmp_path: Path, next_folder: Path) -> None:
    twin = altered(tmp_path / "twin", SERVED.version)
    with pytest.raises(SettingsError, match=rf"HELD_POLICY_DIRS.*{re.escape(SERVED.version)}"):
        app_with(Settings(held_policy_dirs=str(twin)))
    (twin / "book.yaml").write_text("version: 1\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=rf"HELD_POLICY_DIRS: {re.escape(str(twin))}: book\.yaml.*version"):
        app_with(Settings(held_policy_dirs=f"{next_folder},{twin}"))
