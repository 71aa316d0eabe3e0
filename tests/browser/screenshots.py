"""Takes the pictures of the pages in docs/screenshots: `make screenshots`."""

import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.asking import SHARED
from tests.browser.visit import CHROMIUM, FLAGS, PHONE, ROOT, Visit, served

FOLDER = ROOT / "docs/screenshots"


def front(visit: Visit) -> None:
    """The first page."""
    visit.open("/")


def question(visit: Visit) -> None:
    """A question with its choices."""
    visit.open("/ask/balance-transfer?area=310000")
    visit.asked("转到哪里")
    visit.choose("杭州市")
    visit.asked("原参保地参加的是")


def answer(visit: Visit) -> None:
    """An answer from its top."""
    visit.open(f"/ask/balance-transfer{SHARED.partition('&accepted_on')[0]}")
    visit.page.locator(".months").wait_for()
    visit.page.evaluate("scrollTo(0, 0)")


def timeline(visit: Visit) -> None:
    """The time line of a late case."""
    visit.open(f"/ask/balance-transfer{SHARED.replace('2026-03-02', '2026-09-17')}")
    visit.page.locator(".months").wait_for()
    visit.page.evaluate("document.querySelector('.months').scrollIntoView()")


def book(visit: Visit) -> None:
    """What holds in an area."""
    visit.open("/book/areas/330100#credit")


def pictures(visit: Visit) -> None:
    """Monthly credit over areas."""
    visit.open("/pictures")
    visit.page.locator("#credit svg").wait_for()


SHOTS: tuple[Callable[[Visit], None], ...] = (front, question, answer, timeline, book, pictures)


def main() -> int:
    """Take them all."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for shot in SHOTS:
            visit = Visit(browser, address, PHONE)
            shot(visit)
            visit.page.mouse.move(0, 0)
            visit.page.wait_for_timeout(300)
            visit.page.screenshot(path=folder / f"{shot.__name__}.png")
            visit.context.close()
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
