"""A browser window against the real server, and what goes wrong in it: errors, other hosts, pages too wide, axe."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request, expect

ROOT = Path(__file__).parents[2]
AXE = ROOT / "tools/browser/node_modules/axe-core/axe.min.js"
CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
SERVICE_PYTHON = os.environ.get("SERVICE_PYTHON", sys.executable)
PHONE, DESK = (375, 812), (1200, 900)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
START_SECONDS = 40
VIOLATIONS = """async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
  .map(({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0].html.slice(0, 160)}`)"""
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@contextmanager
def served() -> Iterator[str]:
    """The address of the service under gunicorn on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    command = [SERVICE_PYTHON, "-m", "gunicorn", "--config", "service/gunicorn.conf.py"]
    # The same service under its other name is another origin, whose pages may read answers.
    settings = {"LOG_LEVEL": "warning", "CORS_ORIGINS": f"http://localhost:{port}"}
    environment = {**os.environ, "HOST": "127.0.0.1", "PORT": str(port), **settings}
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        _wait_until_ready(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait_until_ready(address: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        try:
            with urlopen(f"{address}/health/ready", timeout=2):  # noqa: S310 - the server just started.
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("The service did not start.")


class Visit:
    """One browser window of one size, and everything that went wrong in it."""

    def __init__(self, browser: Browser, address: str, size: tuple[int, int], **options: object) -> None:
        self.context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            locale="zh-CN",
            reduced_motion="reduce",
            **options,  # type: ignore[arg-type]
        )
        self.address = address
        self.faults: list[str] = []
        self.taps = 0
        self.bytes = 0
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(20_000)
        self.page.on("console", self._on_console)
        self.page.on("pageerror", lambda error: self.faults.append(f"error in the page: {error}"))
        self.page.on("request", self._on_request)
        # What came over the network, compressed as it was.
        network = self.context.new_cdp_session(self.page)
        network.send("Network.enable")
        network.on("Network.loadingFinished", self._on_loaded)

    def _on_loaded(self, event: dict[str, float]) -> None:
        self.bytes += int(event["encodedDataLength"])

    def _on_console(self, message: ConsoleMessage) -> None:
        # Beside what is no page, the browser looks for an icon by itself.
        if message.type in ("error", "warning") and not message.location["url"].endswith("/favicon.ico"):
            self.faults.append(f"console: {message.text}")

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.faults.append(f"request to another host: {request.url}")

    def open(self, path: str) -> None:
        # A change behind the `#` alone would not load the page anew.
        self.page.goto("about:blank")
        self.page.goto(self.address + path)

    def tap(self, target: Locator) -> None:
        """Tap once, as a person does, and count it."""
        self.taps += 1
        target.click()

    def choose(self, name: str) -> None:
        self.tap(self.page.get_by_role("button", name=name, exact=True))

    def asked(self, part: str) -> None:
        """Wait for the question that has this in its prompt."""
        expect(self.page.locator("#prompt")).to_contain_text(part)

    def pick_place(self, typed: str, name: str) -> None:
        """Type a few letters and tap the place; the tap that brings the keyboard counts too."""
        self.tap(self.page.locator("#field"))
        self.page.locator("#field").fill(typed)
        self.tap(self.page.get_by_role("option", name=name))

    def check(self, what: str) -> None:
        """Nothing is wider than the window, and axe finds no violation."""
        if (wide := self.page.evaluate(TOO_WIDE)) > 0:
            self.faults.append(f"{what}: {wide} px too wide")
        # By the protocol, not as a script of the page, which its policy would refuse.
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        self.faults += [f"{what}: {violation}" for violation in self.page.evaluate(VIOLATIONS)]

    def forgive(self, expected: str) -> None:
        """Strike the fault that the journey caused on purpose: the browser logs every failed request."""
        self.faults = [fault for fault in self.faults if expected not in fault]
