"""Journeys of integrators: the reader of the contract, its deep links, pages on problems, pages of other origins."""

import re

from playwright.sync_api import expect

from tests.browser.visit import Visit

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


def reader(visit: Visit) -> None:
    """The reader lists the operations, speaks Chinese, and sends a request."""
    page = visit.page
    visit.open("/docs")
    expect(page.locator(".opblock")).to_have_count(page.evaluate(OPERATIONS))
    visit.check("reader")
    block = page.locator("#operations-policy-getPolicy")
    block.locator(".opblock-summary-control").click()
    block.get_by_role("button", name="发送").click()
    expect(block.locator(".live-responses-table")).to_contain_text("policy")
    expect(block.get_by_text("响应正文", exact=True)).to_be_visible()
    page.locator("#operations-amounts-computeMonthlyCredit .opblock-summary-control").click()
    post = page.locator("#operations-amounts-computeMonthlyCredit")
    expect(post.get_by_text("请求正文")).to_be_visible()
    assert page.url.endswith("/docs#/amounts/computeMonthlyCredit"), page.url
    with page.expect_response("**/v1/refund-amounts/monthly-credit") as sent:
        post.get_by_role("button", name="发送").click()
    assert sent.value.status == OK, sent.value.text()
    assert sent.value.request.header_value("accept-language") == "zh-CN"
    expect(post.locator(".live-responses-table tr.response .response-col_status")).to_contain_text("200")
    post.get_by_text("结构", exact=True).first.click()
    visit.check("reader, opened")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("button", name="Expand all").or_(page.locator(".opblock")).first).to_be_visible()
    visit.check("reader in English")


def deep_links(visit: Visit) -> None:
    """The address of an operation, as the entry points tell it, opens the reader at that operation."""
    page = visit.page
    entry = page.request.get(f"{visit.address}/v1").json()
    links = [each["documentation"] for each in entry["operations"]]
    for link in (links[0], links[-1]):
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
    page.get_by_role("link", name="全部问题类型和代码").click()
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


ON_PHONE = (reader,)
ON_DESK = (deep_links, problems, pages_of_other_origins)
