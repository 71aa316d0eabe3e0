"""What a partner writes on the installed package, asked of a real server: every answer is typed, and none is cast."""

import asyncio
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Literal

from yibao_account import CONTRACT_VERSION, AccountError, AsyncClient, Client, Fact, ProblemError

ON = "2026-11-21"
TRANSFER = "eligibility-decisions/balance-transfer"


def assessment(client: Client) -> None:
    answer = client.assess(
        {"matter": "cash-withdrawal", "area": "320100", "ground": "death", "balance": "1200.50", "on": ON}
    )
    assert answer["summary"] == "The balance may be taken out."
    decision = answer["decision"]
    assert decision is not None
    assert decision["question"] == "eligibility-decisions/cash-withdrawal"
    verdict: Literal["eligible", "not_eligible", "undetermined"] = decision["verdict"]
    assert verdict == "eligible"


def operations(client: Client) -> None:
    credit = client.compute_monthly_credit({"area": "110000", "scheme": "employee", "on": ON})
    exact: str | None = credit["amount"]["exact"]
    assert exact is None
    guide = client.get_guide("balance-transfer", area="430100", on=ON, resettled_across_provinces="true")
    assert all(document["text"] for document in guide["documents"])
    areas = client.list_areas(page_size=5, province="430000")
    assert [len(areas["items"]), areas["items"][0]["province"]] == [5, "430000"]
    assert client.count_working_days(start_on="2026-11-20", count=3)["due_on"] == "2026-11-25"
    assert client.list_changes(area="110000", from_="2022-01-01", to="2022-12-31")["total"] > 0
    batch = client.answer_batch({"items": [{"question": "refund-amounts/monthly-credit", "facts": {"area": "110000"}}]})
    assert batch["items"][0]["status"] == 200
    assert client.get_entry_points()["contract_version"] == CONTRACT_VERSION


def walk(client: Client) -> None:
    known: Mapping[str, Fact] = {"from_area": "430100", "to_area": "440100"}
    way = client.walk(TRANSFER, known)
    first = way.next()
    assert first is not None
    while step := way.next():
        assert step.because
        assert step.questions_left > 0
        way.answer(step.card["choices"][0]["value"] if step.card["choices"] else "2026-01-01")
    stated = way.stated
    assert set(stated) > set(known)
    while way.back():
        pass
    assert way.next() == first
    answer = client.ask(TRANSFER, stated)
    assert answer["question"] == "eligibility-decisions/balance-transfer"
    assert answer["verdict"] != "undetermined"


def problems(client: Client) -> None:
    try:
        client.compute_monthly_credit({"area": "beijing"})
    except ProblemError as error:
        assert (error.kind, error.status, error.problem["type"]) == ("refused", 422, "/problems/validation-failed")
        assert [(fault["pointer"], fault["code"]) for fault in error.faults] == [("/area", "not_an_area_code")]
        assert len(error.at("/area")) == 1
        assert not error.at("/ar")
        assert str(error).startswith("Fields not as required: ")
    else:
        raise AssertionError


@contextmanager
def answering(
    status: int, headers: Mapping[str, str], body: bytes, then: int | None = None
) -> Iterator[tuple[str, list[int]]]:
    """A server that answers as told, and what it has answered; `then` is the status from the second time on."""
    told: list[int] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told.append(then if then and told else status)
            self.send_response(told[-1])
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", told
    server.shutdown()
    server.server_close()


def failures(_: Client) -> None:
    cases: list[tuple[int, dict[str, str], bytes, int | None, str, int]] = [
        (503, {}, b"{}", 200, "answered", 2),
        (503, {}, b"{}", None, "busy", 2),
        (503, {"Retry-After": "30"}, b"{}", None, "busy", 1),
        (429, {}, b"{}", None, "busy", 1),
        (403, {}, b"{}", None, "refused", 1),
        (500, {}, b"{}", None, "broken", 1),
        (200, {}, b"<html>", None, "broken", 1),
        (200, {"Content-Encoding": "gzip"}, b"not packed", None, "broken", 1),
        (400, {}, b'{"errors": []}', None, "refused", 1),
    ]
    for status, headers, body, then, kind, asked in cases:
        with answering(status, headers, body, then) as (address, told):
            assert (sync_kind(address, lambda own: own.get_policy()), len(told)) == (kind, asked), status
            told.clear()
            assert (asyncio.run(async_kind(address)), len(told)) == (kind, asked), status
    with answering(503, {}, b"{}") as (address, told):
        assert (sync_kind(address, lambda own: own.answer_batch({"items": []})), len(told)) == ("busy", 1)
    assert sync_kind("http://127.0.0.1:1", lambda own: own.get_policy()) == "unreachable"


def sync_kind(address: str, ask: Callable[[Client], object]) -> str:
    with Client(address, try_again_after_seconds=0.01) as own:
        try:
            ask(own)
        except AccountError as error:
            return error.kind
    return "answered"


async def async_kind(address: str) -> str:
    async with AsyncClient(address, try_again_after_seconds=0.01) as own:
        try:
            await own.get_policy()
        except AccountError as error:
            return error.kind
    return "answered"


async def awaited(address: str) -> None:
    async with AsyncClient(address, language="en", headers={"X-Api-Key": "none"}) as client:
        first, second = await asyncio.gather(
            client.assess({"matter": "balance-inquiry", "area": "110000"}),
            client.walk(TRANSFER, {"from_area": "430100", "to_area": "440100"}),
        )
        assert first["call"]["hotline"] == "12393"
        assert second.next() is not None


def main() -> None:
    address = sys.argv[1]
    with Client(address, language="en") as client:
        for ask in (assessment, operations, walk, problems, failures):
            ask(client)
            print(ask.__name__)
    asyncio.run(awaited(address))
    print("awaited")


if __name__ == "__main__":
    main()
