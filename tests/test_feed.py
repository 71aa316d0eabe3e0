"""The changes of the rules as an Atom feed: valid, the same changes as the list, with ids that stay."""

import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from flask.testing import FlaskClient
from lxml import etree
from werkzeug.test import TestResponse

from service.settings import Settings
from tests.shipped import TODAY, app_with

FEED = "/v1/policy/changes.atom"
SERVER = "https://api.example"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
AUTHORS = {"zh-CN": "职工医保个人账户决策服务", "en": "Personal account decision service"}
TITLE = "{title}，{kind_text}（{from_on}）"
END_OF_A_YEAR = "医保年度起止，规定到期"
ITS_ID = "urn:uuid:15e65666-b31e-50f3-b163-20d7326c70e3"
"""The id of a change that readers may have seen: another would be news to all of them."""
SPACE = {"atom": "http://www.w3.org/2005/Atom"}
GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
QUERIES = (
    *("", "?area=110000", "?area=110000&topic=credit", "?topic=retirement", "?when=coming", "?when=past&page_size=7"),
    *("?area=899999", "?topic=nothing", "?from=2025-01-01&to=2025-12-31", "?on=2022-09-01&page=3&page_size=1"),
)


def fetched(client: FlaskClient, query: str = "", language: str = "zh-CN", **headers: str) -> TestResponse:
    response = client.get(f"{FEED}{query}", headers={"Accept-Language": language, **headers})
    assert response.status_code == 200, response.get_data(as_text=True)
    return response


def read(response: TestResponse) -> Any:
    """The feed as a validating reader has it."""
    assert response.content_type == "application/atom+xml; charset=utf-8"
    feed = etree.fromstring(response.get_data())
    GRAMMAR.assertValid(feed)
    return feed


def found(place: Any, path: str) -> list[str]:
    """Texts or attributes at a path below a feed or an entry."""
    return [str(each) for each in place.xpath(path, namespaces=SPACE)]


def entries(feed: Any) -> list[Any]:
    return list(feed.xpath("atom:entry", namespaces=SPACE))


def everything(client: FlaskClient, query: str = "?page_size=100") -> list[Any]:
    """All entries of a feed, page by page as a reader follows the links."""
    listed: list[Any] = []
    address = f"{FEED}{query}"
    while address:
        feed = read(client.get(address))
        listed += entries(feed)
        address = next(iter(feed.xpath("atom:link[@rel='next']/@href", namespaces=SPACE)), "")
    return listed


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("query", QUERIES)
def test_every_feed_is_valid_and_in_the_language_asked_for(client: FlaskClient, query: str, language: str) -> None:
    response = fetched(client, query, language)
    feed = read(response)
    assert response.headers["Content-Language"] == language == feed.get(LANGUAGE)
    assert found(feed, "atom:author/atom:name/text()") == [AUTHORS[language]]
    (own,) = feed.xpath("atom:link[@rel='self']/@href", namespaces=SPACE)
    assert read(client.get(own)).findtext("{*}id") == feed.findtext("{*}id")
    ids = found(feed, "atom:entry/atom:id/text()")
    assert len(set(ids)) == len(ids)
    assert all(each.startswith("urn:uuid:") for each in [*ids, *found(feed, "atom:id/text()")])


def test_the_feed_has_the_changes_of_the_list(client: FlaskClient) -> None:
    for query in ("?area=310000", "?topic=credit&from=2024-01-01", "?when=coming"):
        told = client.get(f"/v1/policy/changes{query}").get_json()
        assert 0 < told["total"] <= 100
        listed = [
            (
                each["area_code"],
                each["topic"],
                each["kind"],
                TITLE.format(**each),
            )
            for each in told["items"]
        ]
        shown = []
        for entry in entries(read(fetched(client, query))):
            area, topic, kind, _ = found(entry, "atom:category/@term")
            shown.append((area, topic, kind, entry.findtext("{*}title").split("：", 1)[1]))
        assert Counter(shown) == Counter(listed)


def test_past_and_coming_are_all_changes_and_each_is_news_on_its_day(client: FlaskClient) -> None:
    all_ids = [entry.findtext("{*}id") for entry in everything(client)]
    assert len(set(all_ids)) == len(all_ids) == client.get("/v1/policy/changes").get_json()["total"]
    parts = {when: everything(client, f"?when={when}") for when in ("past", "coming")}
    assert sorted(entry.findtext("{*}id") for part in parts.values() for entry in part) == sorted(all_ids)
    assert {found(entry, "atom:category/@term")[3] for entry in parts["coming"]} == {"coming"}
    moments = [entry.findtext("{*}updated") for entry in everything(client)]
    assert moments == sorted(moments, reverse=True)


def test_a_coming_change_is_news_again_on_its_day_under_the_same_id() -> None:
    seen = []
    for day in (TODAY, date(2030, 9, 9), date(2030, 9, 10)):
        listed = everything(app_with(today=lambda day=day: day).test_client(), "?area=310000")
        entry = next(each for each in listed if END_OF_A_YEAR in each.findtext("{*}title"))
        seen.append((entry.findtext("{*}id"), entry.findtext("{*}updated"), found(entry, "atom:category/@term")[3]))
    recorded = f"{TODAY.isoformat()}T00:00:00+08:00"
    assert [each[1:] for each in seen] == [
        (recorded, "coming"),
        (recorded, "coming"),
        ("2030-09-10T00:00:00+08:00", "past"),
    ]
    assert {each[0] for each in seen} == {ITS_ID}


def test_ids_are_the_same_in_every_language_and_on_every_server(client: FlaskClient) -> None:
    other = app_with(Settings(public_base_url=SERVER)).test_client()
    feeds = [read(fetched(client)), read(fetched(client, language="en")), read(fetched(other))]
    ids = [[*found(feed, "atom:id/text()"), *found(feed, "atom:entry/atom:id/text()")] for feed in feeds]
    assert ids[0] == ids[1] == ids[2]
    titles = [found(feed, "atom:entry/atom:title/text()")[0] for feed in feeds]
    assert titles[0] == titles[2] != titles[1]


def test_links_lead_to_pages_and_carry_the_public_address(client: FlaskClient) -> None:
    other = app_with(Settings(public_base_url=SERVER)).test_client()
    query = "?area=110000&topic=credit&page=2&page_size=1"
    feed = read(fetched(other, query, "en"))
    links = {link.get("rel"): link.get("href") for link in feed.xpath("atom:link", namespaces=SPACE)}
    assert set(links) == {"self", "alternate", "first", "previous", "last"}
    assert links["self"] == f"{SERVER}{FEED}{query}"
    assert links["alternate"] == f"{SERVER}/book/areas/110000?lang=en"
    (entry,) = entries(feed)
    (page,) = entry.xpath("atom:link[@rel='alternate']/@href", namespaces=SPACE)
    for address in (links["alternate"], links["previous"], page):
        split = urlsplit(urljoin(f"{SERVER}{FEED}", address))
        assert client.get(f"{split.path}?{split.query}").status_code == 200, address
    shown = client.get(f"{FEED}{query}").headers["Link"]
    assert 'rel="prev"' in shown


def test_a_reader_asks_again_in_vain_until_something_changes(client: FlaskClient) -> None:
    first = fetched(client, "?area=110000")
    again = client.get(f"{FEED}?area=110000", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.get_data()) == (304, b"")
    assert first.headers["Cache-Control"].startswith("max-age=")
    assert fetched(client, "?area=310000").headers["ETag"] != first.headers["ETag"]
    assert fetched(client, "?area=110000", "en").headers["ETag"] != first.headers["ETag"]


@pytest.mark.parametrize(
    ("accepted", "status"),
    [
        ("application/atom+xml", 200),
        ("application/atom+xml;q=0.8, application/rss+xml", 200),
        ("text/html, application/xml;q=0.9, */*;q=0.8", 200),
        ("application/json", 406),
    ],
)
def test_the_feed_is_given_to_whom_it_suits(client: FlaskClient, accepted: str, status: int) -> None:
    assert client.get(FEED, headers={"Accept": accepted}).status_code == status


@pytest.mark.parametrize(
    ("query", "pointer", "code"),
    [
        ("?aera=110000", "/aera", "unknown_field"),
        ("?when=soon", "/when", "not_a_choice"),
        ("?area=beijing", "/area", "not_an_area_code"),
        ("?page=0", "/page", "out_of_range"),
    ],
)
def test_what_a_feed_cannot_be_asked_is_refused(client: FlaskClient, query: str, pointer: str, code: str) -> None:
    response = client.get(f"{FEED}{query}")
    assert response.status_code == 422
    assert [(each["pointer"], each["code"]) for each in response.get_json()["errors"]] == [(pointer, code)]


@pytest.mark.parametrize(
    ("page", "feed"),
    [
        ("/book", FEED),
        ("/book/areas/110000?lang=en", f"{FEED}?area=110000"),
        ("/book/topics/credit", f"{FEED}?topic=credit"),
    ],
)
def test_pages_of_the_book_lead_readers_to_their_feed(client: FlaskClient, page: str, feed: str) -> None:
    head = client.get(page).get_data(as_text=True).partition("</head>")[0]
    (address,) = re.findall(r'<link rel="alternate" type="application/atom\+xml" title="[^"]+" href="([^"]+)">', head)
    assert address == feed
    assert read(client.get(address)).findtext("{*}title")
