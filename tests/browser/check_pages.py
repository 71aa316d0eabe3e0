"""Drives the front page and the reader in a real browser, against the real server, on a phone and on a desk.

Not collected by pytest: it needs Chromium and the package `playwright`, which the other tests do not.

    make browser, or: python tests/browser/check_pages.py [folder for screenshots]

The service is started with the Python of `SERVICE_PYTHON` (this one where unset), the browser of `CHROMIUM`
(`/usr/bin/chromium` where unset). Any wrong outcome, console error or request to another host ends it with an error.
"""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Route, expect, sync_playwright

ROOT = Path(__file__).parents[2]
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
SERVICE_PYTHON = os.environ.get("SERVICE_PYTHON", sys.executable)
WIDTHS = {"phone": (360, 740), "desk": (1200, 900)}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
START_SECONDS = 20


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
        wait_until_ready(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=30)


def wait_until_ready(address: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        try:
            with urlopen(f"{address}/health/ready", timeout=2):  # noqa: S310 - the server just started.
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("The service did not start.")


class Visit:
    """One browser window of one width, and everything that went wrong in it."""

    def __init__(self, browser: Browser, address: str, width: str, folder: Path | None) -> None:
        size = WIDTHS[width]
        self.context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, locale="zh-CN", reduced_motion="reduce"
        )
        self.address = address
        self.width = width
        self.folder = folder
        self.faults: list[str] = []
        self.page: Page = self.context.new_page()
        self.page.on("console", self._on_console)
        self.page.on("pageerror", lambda error: self.faults.append(f"error in the page: {error}"))
        self.page.on("request", self._on_request)

    def _on_console(self, message: ConsoleMessage) -> None:
        # Beside what is no page, the browser looks for an icon by itself.
        if message.type in ("error", "warning") and not message.location["url"].endswith("/favicon.ico"):
            self.faults.append(f"console: {message.text}")

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.faults.append(f"request to another host: {request.url}")

    def open(self, path: str) -> None:
        self.page.goto(self.address + path)

    def shot(self, name: str) -> None:
        """A screenshot of the whole page, which must not be wider than the window."""
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wide > 0:
            self.faults.append(f"{name}: {wide} px too wide")
        if self.folder:
            self.page.screenshot(path=self.folder / f"{self.width}-{name}.png", full_page=True)

    def forgive(self, expected: str) -> None:
        """Strike the fault that the journey caused on purpose: the browser logs every failed request."""
        self.faults = [fault for fault in self.faults if expected not in fault]

    def pick_area(self, label: str, typed: str, name: str) -> None:
        field = self.page.get_by_role("combobox", name=label)
        field.click()
        field.fill(typed)
        self.page.get_by_role("option", name=name, exact=True).click()
        expect(field).to_have_value(name)

    def choose(self, group: str, choice: str) -> None:
        self.page.get_by_role("group", name=group, exact=True).get_by_text(choice, exact=True).click()

    def submit(self) -> None:
        self.page.get_by_role("button", name="查一查").click()


def retiree_in_beijing(visit: Visit) -> None:
    """The amount of the published rule, in both languages, and a fault shown at its field."""
    page = visit.page
    visit.open("/#credit")
    visit.shot("front")
    visit.pick_area("参保地", "北京", "北京市")
    visit.choose("参保身份", "已退休")
    page.get_by_label("出生年月", exact=False).fill("1956-13")
    visit.submit()
    expect(page.locator("[aria-invalid=true]")).to_be_focused()
    visit.forgive("status of 422")
    visit.shot("fault")
    page.get_by_label("出生年月", exact=False).fill("195610")
    page.get_by_text("更多情况").click()
    visit.choose("参加的医保", "职工医保")
    visit.choose("已办好职工医保退休手续", "是")
    visit.submit()
    expect(page.locator(".figure")).to_contain_text("110.00")
    expect(page.locator(".summary")).to_be_focused()
    expect(page.locator(".sources")).to_contain_text("京医保发〔2022〕28号")
    visit.shot("credit")
    page.get_by_role("button", name="English").click()
    expect(page.locator(".summary")).to_contain_text("110.00 yuan")
    expect(page.get_by_role("combobox", name="Insured area")).to_have_value("Beijing")
    assert not re.search("[\u4e00-\u9fff]", page.locator("form").inner_text()), "Chinese left in the English form"
    visit.shot("credit-english")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_contain_text("employee medical insurance account")
    page.get_by_role("button", name="中文").click()


def transfer_step_by_step(visit: Visit) -> None:
    """Nothing but the two areas at first; then one tap for each missing fact until the verdict is sure."""
    page = visit.page
    visit.open("/#transfer")
    visit.pick_area("从哪里转出", "beijing", "北京市")
    visit.pick_area("转到哪里", "杭州", "杭州市（浙江省）")
    visit.submit()
    expect(page.locator(".stamp")).to_contain_text("待定")
    visit.shot("transfer-open")
    answers = {
        "您在原参保地参加的是职工医保还是居民医保？": "职工医保",
        "您是单位职工、灵活就业人员，还是已退休？": "单位职工",
        "原参保地的医保停保了吗？": "已停保",
        "您在新参保地参加的是职工医保还是居民医保？": "职工医保",
        "新参保地已经给您参保了吗？": "已参保",
        "新参保地的经办机构是否接收您的个人账户资金？": "是",
    }
    while page.locator(".question").count():
        prompt = page.locator(".question .prompt").first.inner_text()
        question = page.get_by_role("group", name=prompt, exact=True)
        with page.expect_response("**/balance-transfer"):
            question.get_by_role("button", name=answers.pop(prompt), exact=True).click()
        expect(question).to_have_count(0)
    expect(page.locator(".stamp")).to_contain_text("可转")
    visit.shot("transfer-sure")


def time_of_a_transfer(visit: Visit) -> None:
    """The last day, with its stages."""
    page = visit.page
    visit.open("/#time")
    visit.pick_area("从哪里转出", "北京", "北京市")
    visit.pick_area("转到哪里", "杭州", "杭州市（浙江省）")
    page.get_by_label("受理日期", exact=False).fill("2026-09-01")
    page.get_by_role("button", name="大字").click()
    visit.submit()
    expect(page.locator(".summary")).to_contain_text("2026-09-21")
    expect(page.locator(".stages li")).to_have_count(2)
    visit.shot("time-large")
    page.get_by_role("button", name="大字").click()


def bad_network(visit: Visit) -> None:
    """A slow answer is announced, a missing one can be asked for again, and what was filled in stays."""
    page = visit.page
    visit.open("/#transfer")
    visit.pick_area("从哪里转出", "110000", "北京市")
    held: list[Route] = []
    page.route("**/balance-transfer", lambda route: held.append(route))  # noqa: PLW0108 - a builtin cannot be a handler.
    visit.submit()
    expect(page.get_by_role("status").filter(has_text="网络有点慢")).to_be_visible()
    held.pop().abort()
    expect(page.get_by_role("button", name="再试一次")).to_be_visible()
    visit.shot("away")
    visit.forgive("net::ERR_FAILED")
    page.unroute("**/balance-transfer")
    page.get_by_role("button", name="再试一次").click()
    expect(page.locator(".stamp")).to_be_visible()


def reader(visit: Visit) -> None:
    """The reader lists the operations, speaks Chinese, and sends a request."""
    page = visit.page
    visit.open("/docs")
    expect(page.locator(".opblock")).to_have_count(page.evaluate(OPERATIONS))
    visit.shot("docs")
    block = page.locator("#operations-policy-getPolicy")
    block.locator(".opblock-summary-control").click()
    block.get_by_role("button", name="发送").click()
    expect(block.locator(".live-responses-table")).to_contain_text("policy")
    expect(block.get_by_text("响应正文", exact=True)).to_be_visible()
    visit.shot("docs-executed")
    page.locator("#operations-amounts-computeMonthlyCredit .opblock-summary-control").click()
    post = page.locator("#operations-amounts-computeMonthlyCredit")
    expect(post.get_by_text("请求正文")).to_be_visible()
    assert page.url.endswith("/docs#/amounts/computeMonthlyCredit"), page.url
    with page.expect_response("**/v1/refund-amounts/monthly-credit") as sent:
        post.get_by_role("button", name="发送").click()
    assert sent.value.status == OK, sent.value.text()
    assert sent.value.request.header_value("accept-language") == "zh-CN"
    expect(post.locator(".live-responses-table tr.response .response-col_status")).to_contain_text("200")
    visit.shot("docs-post")
    page.get_by_role("button", name="English").click()
    expect(block.get_by_text("Response body", exact=True)).to_be_visible()
    page.get_by_role("button", name="中文").click()


def deep_links(visit: Visit) -> None:
    """The address of an operation, as the entry points tell it, opens the reader at that operation."""
    page = visit.page
    entry = page.request.get(f"{visit.address}/v1").json()
    links = [each["documentation"] for each in entry["operations"]]
    for link in (links[0], links[len(links) // 2], links[-1]):
        page.goto("about:blank")
        visit.open(link)
        block = page.locator(f"#operations-{link.split('#/')[1].replace('/', '-')}")
        expect(block).to_have_class(re.compile("is-open"))
        expect(block.locator(".opblock-summary")).to_be_in_viewport()
        expect(page.locator(".opblock.is-open")).to_have_count(1)


def problems(visit: Visit) -> None:
    """The type of a problem opens a page in both languages, which leads to every code."""
    page = visit.page
    refused = page.request.post(f"{visit.address}/v1/refund-amounts/monthly-credit", data={"birth_month": "1956-13"})
    problem = refused.json()
    visit.open(problem["type"])
    expect(page.get_by_role("heading", level=1)).to_have_text(problem["title"])
    expect(page.get_by_role("heading", level=2)).to_have_text("Fields not as required")
    visit.shot("problem")
    page.get_by_role("link", name="全部问题类型和代码").click()
    visit.shot("problems")
    visit.open(f"/problems#{problem['errors'][0]['code']}")
    expect(page.locator("dt:target")).to_be_in_viewport()


def pages_of_other_origins(visit: Visit) -> None:
    """A page of an allowed origin asks, and reads answer and headers; a page of another one reads nothing."""
    page, browser = visit.page, visit.context.browser
    assert browser
    # Without the policy of ours, by which what we send asks nobody but us: a page of theirs has its own.
    with browser.new_context(bypass_csp=True) as context:
        theirs = context.new_page()
        theirs.goto(visit.address.replace("127.0.0.1", "localhost") + "/v1")
        status, version, verdict = theirs.evaluate(ASK, visit.address)
    assert (status, verdict) == (OK, "undetermined"), (status, verdict)
    assert version
    page.goto("about:blank")
    assert page.evaluate(f"(address) => ({ASK})(address).catch(() => 'refused')", visit.address) == "refused"
    visit.forgive("CORS policy")
    visit.forgive("net::ERR_FAILED")


OK = 200
ASK = """async (address) => {
  const headers = { "Content-Type": "application/json", "X-Api-Key": "any", "Accept-Language": "en" };
  const url = `${address}/v1/eligibility-decisions/balance-transfer`;
  const response = await fetch(url, { method: "POST", headers, body: "{}" });
  return [response.status, response.headers.get("Policy-Version"), (await response.json()).verdict];
}"""
OPERATIONS = """async () => {
  const { paths } = await (await fetch("/openapi.json")).json();
  return Object.values(paths).flatMap(Object.keys).filter((key) => ["get", "post"].includes(key)).length;
}"""
JOURNEYS = (
    retiree_in_beijing,
    transfer_step_by_step,
    time_of_a_transfer,
    bad_network,
    reader,
    deep_links,
    problems,
    pages_of_other_origins,
)


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
    faults = []
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for width in WIDTHS:
            for journey in JOURNEYS:
                visit = Visit(browser, address, width, folder)
                journey(visit)
                visit.context.close()
                faults += [f"{width}, {journey.__name__}: {fault}" for fault in visit.faults]
        browser.close()
    sys.stdout.write("\n".join([*faults, f"{len(WIDTHS) * len(JOURNEYS)} journeys, {len(faults)} faults"]) + "\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
