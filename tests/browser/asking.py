"""Journeys through the explorer: the main ways, every matter, back and change, sharing, printing, and what fails."""

import re

from playwright.sync_api import Route, expect

from tests.browser.visit import Visit

MOST_BYTES = 150 * 1024
MOST_SCREENS = 20
SAMPLES = {"1956-10": "1966-10", "0.03": "0.08", "400.00": "2026-01 400.00"}
"""Answers by a sign of the form that is asked for beside the field."""
SETTLED = (
    """() => !document.getElementById("ask").hasAttribute("aria-busy") && document.querySelector("#prompt, .verdict")"""
)
ANOTHER = "(was) => document.querySelector('#prompt')?.innerText !== was"
SHARED = (
    "#from_area=310000&to_area=330100&scheme_at_origin=employee&origin_enrolment=suspended"
    "&scheme_at_destination=employee&destination_enrolment=enrolled&insured_status=employed&accepted_on=2026-03-02"
)


def transfer_in_twelve_taps(visit: Visit) -> None:
    """Whether a balance moves from Shanghai to Hangzhou, by when, and what to bring; light enough for a slow phone."""
    page = visit.page
    visit.open("/")
    visit.tap(page.get_by_role("link", name="换了地方，钱能跟我走吗？"))
    visit.asked("原来在哪里参保")
    visit.choose("上海市")
    visit.asked("转到哪里")
    visit.pick_place("hz", "杭州市")
    for part, choice in (
        ("原参保地参加的是", "职工医保"),
        ("停保了吗", "已停保"),
        ("新参保地参加的是", "职工医保"),
        ("给您参保了吗", "已参保"),
        ("单位职工、灵活就业", "单位职工"),
    ):
        visit.asked(part)
        visit.choose(choice)
    expect(page.locator(".verdict h1")).to_have_text("可以转")
    expect(page.locator(".figures")).to_contain_text(re.compile(r"最迟20\d\d-\d\d-\d\d"))
    expect(page.locator(".figures")).to_contain_text("如果今天受理")
    expect(page.locator(".checklist")).to_contain_text("医保电子凭证")
    assert page.locator(".month td.due").count() == 1
    assert visit.taps <= 12, visit.taps
    assert visit.bytes <= MOST_BYTES, visit.bytes
    visit.check("transfer")
    _nothing_is_kept(visit)


def retiree_in_eight_taps(visit: Visit) -> None:
    """What a retired person in Beijing gets each month."""
    page = visit.page
    visit.open("/")
    visit.tap(page.get_by_role("link", name="每月划入多少？"))
    visit.asked("在哪里参保")
    visit.choose("北京市")
    visit.asked("职工医保还是居民医保")
    visit.choose("职工医保")
    visit.asked("单位职工、灵活就业")
    visit.choose("退休人员")
    visit.asked("退休手续")
    visit.choose("是")
    visit.asked("哪年哪月出生")
    visit.tap(page.locator("#field"))
    page.locator("#field").fill("195010")
    visit.choose("下一步")
    expect(page.locator(".verdict h1")).to_have_text("每月划入110.00元。")
    assert visit.taps <= 8, visit.taps
    visit.check("credit")


def _nothing_is_kept(visit: Visit) -> None:
    page = visit.page
    kept = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
    assert kept == [0, 0, ""], kept
    assert "?" not in page.url, page.url
    assert "#" not in page.url, page.url


def every_matter(visit: Visit) -> None:
    """Each entry of the first page leads to an answer, whatever comes first is chosen; in English every second time."""
    page = visit.page
    visit.open("/")
    links = page.locator('.asks a[href^="/ask/"]').evaluate_all("links => links.map(a => a.getAttribute('href'))")
    assert len(links) >= 16, links
    for index, link in enumerate(links):
        visit.open(f"{link}?area=330100" + ("&lang=en" if index % 2 else ""))
        _walk(visit)
        expect(page.locator(".verdict")).to_be_visible()
        visit.check(link)


def _walk(visit: Visit) -> None:
    """Answer whatever is asked until there is an answer: the first choice, the first large city, or a sample."""
    page = visit.page
    for _ in range(MOST_SCREENS):
        page.wait_for_function(SETTLED)
        if page.locator(".verdict").count():
            return
        prompt = page.locator("#prompt").inner_text()
        taps = page.locator(".chip, .choice")
        if taps.count():
            taps.first.click()
        else:
            page.locator("#field").fill(_sample(visit))
            page.locator("button.main").click()
        page.wait_for_function(ANOTHER, arg=prompt)
    raise AssertionError(f"No answer after {MOST_SCREENS} screens: {page.url}")


def _sample(visit: Visit) -> str:
    """Something of the form that the field asks for."""
    page = visit.page
    if page.locator("#field").get_attribute("type") == "date":
        return "2026-01-05"
    told = page.locator("#format")
    unit = told.inner_text() if told.count() else ""
    return next((sample for sign, sample in SAMPLES.items() if sign in unit), "120")


def nothing_known(visit: Visit) -> None:
    """Whoever knows nothing still gets an answer that says so, and can go on from there; the way back leads back."""
    page = visit.page
    visit.open("/ask/balance-transfer?area=310000")
    visit.asked("转到哪里")
    for _ in range(MOST_SCREENS):
        page.wait_for_function("() => document.querySelector('#prompt, .verdict')")
        if page.locator(".verdict").count():
            break
        prompt = page.locator("#prompt").inner_text()
        page.get_by_role("button", name="不清楚，先跳过").click()
        page.wait_for_function(ANOTHER, arg=prompt)
    expect(page.locator(".verdict h1")).to_have_text("还不能确定")
    visit.check("undetermined")
    page.get_by_role("button", name=re.compile(r"再答\d")).click()
    expect(page.locator("#prompt")).to_be_visible()
    page.go_back()
    expect(page.locator(".verdict")).to_be_visible()
    page.get_by_role("button", name="更改 原参保地", exact=True).click()
    visit.asked("原来在哪里参保")
    visit.choose("深圳市")
    expect(page.locator(".yours")).to_contain_text("深圳市")


def wrong_and_changed(visit: Visit) -> None:
    """A month of the wrong form is told at the field; an answer given is changed and the rest stays."""
    page = visit.page
    visit.open("/ask/monthly-credit?area=110000")
    visit.asked("职工医保还是居民医保")
    visit.choose("职工医保")
    visit.asked("单位职工、灵活就业")
    visit.choose("退休人员")
    visit.asked("退休手续")
    visit.choose("是")
    visit.asked("哪年哪月")
    page.locator("#field").fill("1956-13")
    page.locator("#field").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("格式不对")
    expect(page.locator("#field")).to_be_focused()
    visit.check("fault")
    page.locator("#field").fill("1956年10月")
    page.locator("#field").press("Enter")
    expect(page.locator(".verdict h1")).to_have_text("每月划入110.00元。")
    page.get_by_role("button", name="更改 参保地", exact=True).click()
    visit.choose("上海市")
    expect(page.locator(".yours")).to_contain_text("上海市")
    expect(page.locator(".verdict")).to_be_visible()
    # Nothing is kept: loaded anew, it begins anew, and the way back leads to the first question.
    page.reload()
    visit.asked("职工医保还是居民医保")
    visit.choose("职工医保")
    visit.asked("单位职工、灵活就业")
    page.go_back()
    visit.asked("职工医保还是居民医保")


def late_case_shared_and_printed(visit: Visit) -> None:
    """A link made on purpose leads to the same answer and leaves the address; the answer prints on one page."""
    page = visit.page
    visit.open(f"/ask/balance-transfer{SHARED}")
    expect(page.locator(".verdict h1")).to_have_text("可以转")
    assert "#" not in page.url, page.url
    expect(page.locator(".late .big")).to_contain_text("已超期")
    expect(page.locator("blockquote")).to_contain_text("2026-03-02受理")
    expect(page.locator("a.call")).to_have_attribute("href", "tel:12393")
    assert page.locator(".month td.late").count() > 0
    visit.check("late")
    page.get_by_role("button", name="分享", exact=True).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("原参保地：上海市")
    visit.check("share")
    visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
    dialog.get_by_role("button", name="复制链接").click()
    expect(dialog.get_by_role("button", name="已复制")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    told = page.locator(".fine p").last.inner_text()
    page.goto("about:blank")
    page.goto(link)
    expect(page.locator(".fine p").last).to_have_text(told)
    page.emulate_media(media="print")
    printed = page.pdf(format="A4")
    assert printed.count(b"/Type /Page\n") == 1, printed.count(b"/Type /Page\n")
    page.emulate_media(media="screen")


def options_side_by_side(visit: Visit) -> None:
    """Whoever lacks months sees the options in a table, and what they cost over time where that is known."""
    page = visit.page
    facts = (
        "area=330100&on=2024-06-01&sex=male&birth_month=1964-03&contribution_months=200&local_contribution_months=200"
    )
    visit.open(f"/ask/retirement-benefit#{facts}")
    expect(page.locator(".verdict h1")).to_have_text("目前还不能享受")
    expect(page.locator("table").filter(has_text="继续按月缴费，缴到")).to_contain_text("15884.80元")
    expect(page.locator("svg.picture polyline")).to_have_count(2)
    expect(page.locator(".remedies .card").first).to_contain_text("做到后：可以享受")
    visit.check("options")


def by_keyboard_alone(visit: Visit) -> None:
    """The whole way without a pointer: skip link, place by letters and arrows, choices by Tab and Enter."""
    page = visit.page
    visit.open("/ask/monthly-credit")
    visit.asked("在哪里参保")
    keys = page.keyboard
    keys.press("Tab")
    page.locator("#field").focus()
    keys.type("beijing")
    expect(page.get_by_role("option", name="北京市")).to_be_visible()
    keys.press("ArrowDown")
    expect(page.locator("#field")).to_have_attribute("aria-activedescendant", "found-0")
    keys.press("Enter")
    visit.asked("职工医保还是居民医保")
    expect(page.locator("#prompt")).to_be_focused()
    keys.press("Tab")
    keys.press("Enter")
    visit.asked("单位职工、灵活就业")
    for _ in range(3):
        keys.press("Tab")
    expect(page.get_by_role("button", name="退休人员")).to_be_focused()
    keys.press("Enter")
    visit.asked("退休手续")
    keys.press("Tab")
    keys.press("Enter")
    visit.asked("哪年哪月")
    keys.type("1956-10")
    keys.press("Enter")
    expect(page.locator(".verdict h1")).to_be_focused()


def bad_network(visit: Visit) -> None:
    """A slow answer is announced, one that fails can be asked for again, and what was stated stays."""
    page = visit.page
    visit.open("/ask/cash-withdrawal")
    visit.asked("在哪里参保")
    held: list[Route] = []
    page.route("**/plan", lambda route: held.append(route))  # noqa: PLW0108 - a builtin cannot be a handler.
    visit.choose("南京市")
    expect(page.locator("#status")).to_contain_text("网络可能较慢")
    page.route("**/plan", lambda route: route.abort())
    held.pop().abort()
    expect(page.get_by_role("heading", level=1)).to_have_text("连不上服务")
    visit.forgive("net::ERR_FAILED")
    visit.check("away")
    page.unroute("**/plan")
    page.route("**/plan", lambda route: route.fulfill(status=503, json={}))
    page.get_by_role("button", name="再试一次").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("服务正忙")
    visit.forgive("status of 503")
    page.unroute("**/plan")
    page.get_by_role("button", name="再试一次").click()
    visit.asked("为什么想把余额取出来")
    expect(page.locator(".yours")).to_contain_text("南京市")


ON_PHONE = (
    transfer_in_twelve_taps,
    retiree_in_eight_taps,
    every_matter,
    nothing_known,
    wrong_and_changed,
    late_case_shared_and_printed,
    options_side_by_side,
    bad_network,
)
ON_DESK = (by_keyboard_alone,)
