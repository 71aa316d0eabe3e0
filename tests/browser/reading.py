"""Journeys through pages that are read: every page under axe, the book without scripts, pictures, large type, zoom."""

import re

from playwright.sync_api import expect

from tests.browser.asking import SHARED
from tests.browser.visit import Visit

PAGES = (
    "/",
    "/ask/monthly-credit",
    "/book",
    "/book/areas/330100",
    "/book/areas/000000",
    "/book/topics/credit",
    "/book/sources",
    "/book/rules/cn-trf-012",
    "/book/conflicts",
    "/book/holes",
    "/book/search?q=hz",
    "/developers",
    "/problems",
    "/problems/validation-failed",
)
PICTURES = ("credit", "base", "age", "waiting")


def every_page(visit: Visit) -> None:
    """No page has a violation or is wider than the window, in either language."""
    for path in PAGES:
        for language in ("", "lang=en"):
            visit.open(f"{path}{'&' if '?' in path else '?'}{language}" if language else path)
            if path.startswith("/ask/"):
                expect(visit.page.locator("#prompt")).to_be_visible()
            expect(visit.page.get_by_role("heading", level=1)).to_have_count(1)
            visit.check(f"{path} {language}")


def pictures(visit: Visit) -> None:
    """Each picture is drawn from the API, has a table that tells the same, and follows its controls."""
    page = visit.page
    visit.open("/pictures")
    for name in PICTURES:
        section = page.locator(f"#{name}")
        section.scroll_into_view_if_needed()
        expect(section.locator("svg[role=img]")).to_be_visible()
        section.locator("summary").first.click()
        assert section.locator("tbody tr").count() > 10, name
    visit.check("pictures")
    first = page.locator("#credit tbody tr").first
    page.locator("#credit select").select_option("80")
    expect(page.locator("#credit [role=status]")).to_have_text("")
    expect(first).to_be_attached()
    page.locator("#age input").fill("1970-05")
    page.locator("#age input").press("Enter")
    expect(page.locator("#age .point")).to_have_count(3)


def large_type(visit: Visit) -> None:
    """Large type and the dark colours are kept on this device, and an answer still fits the window."""
    page = visit.page
    visit.open("/")
    page.get_by_role("button", name="大字").click()
    page.get_by_role("button", name="深色").click()
    visit.open(f"/ask/balance-transfer{SHARED}")
    expect(page.locator("html")).to_have_attribute("data-size", "large")
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
    expect(page.locator(".verdict")).to_be_visible()
    visit.check("large")
    assert sorted(page.evaluate("Object.keys(localStorage)")) == ["scheme", "size"]


def zoomed(visit: Visit) -> None:
    """At 200% zoom of a desk nothing is cut off: the window is then half as wide."""
    for path in ("/", f"/ask/balance-transfer{SHARED}", "/book", "/docs"):
        visit.open(path)
        visit.page.wait_for_load_state("networkidle")
        visit.check(f"zoomed {path}")


def without_scripts(visit: Visit) -> None:
    """The book is read and searched without JavaScript; the explorer says what it needs and where to call."""
    page = visit.page
    visit.open("/book")
    page.get_by_label(re.compile("地名")).fill("hangzhou")
    page.get_by_role("button", name="查找").click()
    page.get_by_role("link", name="杭州市").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("杭州市")
    page.get_by_role("link", name="浙江省", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("浙江省")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Zhejiang")
    page.get_by_role("link", name="Policy book").first.click()
    assert page.locator("svg.picture").count() == 2
    visit.open("/ask/balance-transfer")
    expect(page.locator(".notice")).to_contain_text("12393")


ON_PHONE = (every_page, pictures, large_type)
ON_DESK_DARK = (every_page,)
