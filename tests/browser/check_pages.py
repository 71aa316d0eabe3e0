"""Drives every page in a real browser, against the real server, on a phone and on a desk.

Not collected by pytest: it needs Chromium and the package `playwright`, which the other tests do not.

    make browser, or: python -m tests.browser.check_pages [--if-there] [names of journeys]

The service is started with the Python of `SERVICE_PYTHON` (this one where unset), the browser of `CHROMIUM`
(`/usr/bin/chromium` where unset). Any wrong outcome, console error, request to another host, page wider than its window
or violation found by axe ends it with an error. With `--if-there` a machine without Chromium is told how to get it, and
that is all.
"""

import sys
import time
from collections.abc import Callable, Iterator

from playwright.sync_api import Browser, expect, sync_playwright
from playwright.sync_api import Error as BrowserError

from tests.browser import asking, integrating, reading
from tests.browser.visit import CHROMIUM, DESK, FLAGS, PHONE, Visit, served

MISSING = (
    f"→ 没有找到 {CHROMIUM}，网页没有在浏览器里测试。"
    "安装：apt-get install -y chromium fonts-noto-cjk，或用 CHROMIUM= 指明位置。\n"
    f"  No {CHROMIUM}: the pages were not tested in a browser. Install it as above, or name yours by CHROMIUM=.\n"
)
MOST_TOLD = 600
PATIENCE_MILLISECONDS = 15_000
Journey = Callable[[Visit], None]
HALF_DESK = (DESK[0] // 2, DESK[1] // 2)
PLANS: tuple[tuple[str, tuple[Journey, ...], tuple[int, int], dict[str, object]], ...] = (
    ("phone", (*asking.ON_PHONE, *reading.ON_PHONE, *integrating.ON_PHONE), PHONE, {}),
    ("desk", (*asking.ON_DESK, *integrating.ON_DESK), DESK, {}),
    ("dark desk", reading.ON_DESK_DARK, DESK, {"color_scheme": "dark"}),
    ("desk at 200%", (reading.zoomed,), HALF_DESK, {"device_scale_factor": 2}),
    ("phone without JavaScript", (reading.without_scripts,), PHONE, {"java_script_enabled": False}),
)


def faults_of(browser: Browser, address: str, chosen: set[str]) -> Iterator[str]:
    """What went wrong, journey by journey; each is told as it ends."""
    for where, journeys, size, options in PLANS:
        for journey in journeys:
            if chosen and journey.__name__ not in chosen:
                continue
            begun = time.monotonic()
            visit = Visit(browser, address, size, **options)
            try:
                journey(visit)
            except (AssertionError, BrowserError) as error:
                visit.faults.append(f"{type(error).__name__}: {str(error)[:MOST_TOLD]}")
            visit.context.close()
            seconds = time.monotonic() - begun
            sys.stdout.write(f"  {'✗' if visit.faults else '✓'} {where}: {journey.__name__} {seconds:.1f} s\n")
            sys.stdout.flush()
            yield from (f"{where}, {journey.__name__}: {fault}" for fault in visit.faults)


def main() -> int:
    arguments = set(sys.argv[1:])
    if not CHROMIUM.exists():
        sys.stdout.write(MISSING)
        return 0 if "--if-there" in arguments else 1
    expect.set_options(timeout=PATIENCE_MILLISECONDS)
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        faults = list(faults_of(browser, address, arguments - {"--if-there"}))
        browser.close()
    sys.stdout.write("\n".join([*faults, f"{len(faults)} faults"]) + "\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
