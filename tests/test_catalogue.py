"""What the book holds can be read over HTTP, page by page."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.app import today_in_shanghai
from service.policy.book import PolicyBook


def get(client: FlaskClient, path: str, language: str = "zh-CN") -> Any:
    response = client.get(path, headers={"Accept-Language": language})
    assert response.status_code == 200, response.get_data(as_text=True)
    return response.get_json()


def test_every_area_is_listed_once_over_the_pages(client: FlaskClient, book: PolicyBook) -> None:
    codes: list[str] = []
    page = 1
    while len(codes) < (listed := get(client, f"/v1/areas?page={page}&page_size=100"))["total"]:
        codes += [area["code"] for area in listed["items"]]
        page += 1
    assert codes == sorted(book.areas)


def test_there_are_34_provinces_and_333_prefectures(client: FlaskClient) -> None:
    assert get(client, "/v1/areas?level=province")["total"] == 34
    assert get(client, "/v1/areas?level=prefecture&page_size=1")["total"] == 333


def test_areas_can_be_asked_by_province(client: FlaskClient) -> None:
    listed = get(client, "/v1/areas?province=420000")
    assert {area["province"] for area in listed["items"]} == {"420000"}
    assert "429005" in [area["code"] for area in listed["items"]]


def test_an_area_shows_its_values_in_the_language_asked(client: FlaskClient) -> None:
    chinese, english = (get(client, "/v1/areas/310000", language) for language in ("zh-CN", "en"))
    assert (chinese["name"], english["name"]) == ("上海市", "Shanghai")
    credit = next(value for value in english["parameters"] if value["name"] == "retiree_credit")
    assert credit["value"] == "fixed amount, 140.00 yuan, from age 75: 157.50 yuan"
    assert credit["citation"]["id"] == "sh-cr-001"


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_value_can_be_read_in_words_with_its_citation(
    client: FlaskClient, book: PolicyBook, language: str
) -> None:
    seen = 0
    for page in range(1, 20):
        listed = get(client, f"/v1/policy/parameters?page={page}", language)
        for value in listed["items"]:
            seen += 1
            assert value["citation"]["title"]
            assert bool(value["value"]) is not value["ends_rule"]
            assert value["title"]
    assert seen == len(list(book.values())) == listed["total"]


@pytest.mark.parametrize(
    ("query", "key", "expected"),
    [
        ("area=440000", "area_code", {"440000"}),
        ("topic=hotline", "topic", {"hotline"}),
        ("name=transfer_limits", "name", {"transfer_limits"}),
        ("standing=claim", "standing", {"claim"}),
    ],
)
def test_values_can_be_asked_by_area_topic_name_and_standing(
    client: FlaskClient, query: str, key: str, expected: set[str]
) -> None:
    assert {value[key] for value in get(client, f"/v1/policy/parameters?{query}")["items"]} == expected


def test_an_end_is_listed_as_an_end(client: FlaskClient) -> None:
    listed = get(client, "/v1/policy/parameters?area=440000&name=balance_within_province")["items"]
    assert [(value["from_on"], value["ends_rule"]) for value in listed] == [("2022-07-01", False), ("2025-07-01", True)]


def test_the_book_tells_its_version_and_digest(client: FlaskClient, book: PolicyBook) -> None:
    told = get(client, "/v1/policy")
    assert (told["version"], told["digest"]) == (book.version, book.digest)
    assert told["today"] == "2026-11-21"


def test_each_working_day_counted_is_listed(client: FlaskClient) -> None:
    told = get(client, "/v1/working-days?start_on=2026-09-21&count=15")
    assert told["due_on"] == "2026-10-19"
    assert len(told["days"]) == 15
    assert "2026-10-10" in told["days"]
    assert told["calendar"] == {"certainty": "published", "sources": ["cn-cal-2026"]}


def test_days_of_years_that_are_not_published_are_a_range(client: FlaskClient) -> None:
    told = get(client, "/v1/working-days?start_on=2027-01-25&count=10")
    assert told["due_on"] is None
    assert told["due_range"]["earliest_on"] < told["due_range"]["latest_on"]
    assert told["calendar"]["certainty"] == "projected"


@pytest.mark.parametrize("start", ["2000-01-01", "2045-01-01", "2089-12-31"])
def test_days_of_years_that_are_not_known_are_a_local_check(client: FlaskClient, start: str) -> None:
    told = get(client, f"/v1/working-days?start_on={start}&count=1")
    assert (told["days"], told["due_on"], told["due_range"]) == ([], None, None)
    assert told["local_checks"][0]["topic"] == "calendar"


def test_the_health_of_the_service_names_its_book(client: FlaskClient, book: PolicyBook) -> None:
    assert get(client, "/health/live") == {"status": "live"}
    ready = get(client, "/health/ready")
    assert ready["policy_digest"] == book.digest
    assert ready["warnings"] == ["next_calendar_missing"]


def test_today_is_that_of_shanghai() -> None:
    assert today_in_shanghai() == (datetime.now(UTC) + timedelta(hours=8)).date()
