"""Looks at the mini-program and the cards of its assistant in a browser, light and dark, in usual and larger type.

Jest draws the pages and cards from their own templates against a live service; here they become pictures. A card that
the platform would cut off, because it is taller than wide, is an error.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.visit import CHROMIUM, FLAGS, PHONE, ROOT, served

EXAMPLES = ROOT / "examples"
FOLDER = ROOT / "docs/screenshots"
SHOWN = {
    "miniprogram-choose": ("choose-usual", "light"),
    "miniprogram-result": ("result-usual", "light"),
    "miniprogram-result-dark": ("result-larger", "dark"),
    "assistant-answer": ("card1-usual", "light"),
    "assistant-answer-dark": ("card1-larger-tight", "dark"),
    "assistant-question": ("card5-usual", "light"),
}
_BOX = "document.querySelector('.card').getBoundingClientRect().toJSON()"


def draw(folder: Path) -> None:
    """Let Jest write the pages into a folder."""
    node = Path(sys.executable).with_name("node")
    with served() as address:
        settings = {"PATH": f"{node.parent}:{os.environ['PATH']}", "SERVICE_ADDRESS": address, "PICTURES": str(folder)}
        for command in ((node, "build.mjs"), (node, "node_modules/.bin/jest", "--ci", "tests/pictures.test.js")):
            subprocess.run(command, cwd=EXAMPLES, env={**os.environ, **settings}, check=True)


def cut_off(folder: Path, browser: Browser) -> Iterator[str]:
    """The cards that are taller than wide."""
    for file in sorted(folder.glob("card*.html")):
        page = opened(browser, file, "light")
        box = page.evaluate(_BOX)
        if box["height"] > box["width"]:
            yield f"{file.stem}: {box['width']:.0f} x {box['height']:.0f}"
        page.context.close()


def opened(browser: Browser, file: Path, scheme: str) -> Page:
    """A page of a file, on a phone."""
    size = {"width": PHONE[0], "height": PHONE[1]}
    page = browser.new_context(viewport=size, color_scheme="dark" if scheme == "dark" else "light").new_page()
    page.goto(file.as_uri())
    return page


def main() -> None:
    """Take the pictures that the pages of the repository show, or all into a folder that is named."""
    everything = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        folder = Path(made)
        draw(folder)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        shown = SHOWN
        if everything:
            everything.mkdir(parents=True, exist_ok=True)
            files = sorted(each.stem for each in folder.glob("*.html"))
            shown = {f"{each}-{scheme}": (each, scheme) for each in files for scheme in ("light", "dark")}
        for name, (file, scheme) in shown.items():
            page = opened(browser, folder / f"{file}.html", scheme)
            target = page.locator("main") if file.startswith("card") else page
            target.screenshot(path=(everything or FOLDER) / f"{name}.png")
            page.context.close()
        faults = list(cut_off(folder, browser))
        browser.close()
    if faults:
        sys.exit("\n".join(("taller than wide:", *faults)))


if __name__ == "__main__":
    main()
