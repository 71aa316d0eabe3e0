"""Put the conformance suite to a server: `python tools/conformance.py http://127.0.0.1:8000`.

It needs nothing but Python, so that it can be copied together with `openapi/conformance.json`; what its checks mean is
said in `openapi/conformance.schema.json`. It ends with the number of cases that passed and failed, and with status 1
where one failed. `--header 'X-Api-Key: ...'` goes with every request, `--suite FILE` is another suite.
"""

import argparse
import json
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

SUITE = Path(__file__).resolve().parents[1] / "openapi" / "conformance.json"
_SECONDS = 30
_MISSING = object()

Sent = tuple[int, Any]
"""Status and body of a response; text where the body is no JSON."""
Send = Callable[[Mapping[str, Any]], Sent]


def faults(case: Mapping[str, Any], send: Send) -> Iterator[str]:
    """What of a case does not hold, in words."""
    expected = case["expect"]
    try:
        status, answer = send(case["request"])
    except OSError as error:
        yield f"no answer: {error}"
        return
    if status != expected["status"]:
        yield f"status {status}, not {expected['status']}"
        return
    for check in expected["checks"]:
        found = seen(answer, check)
        if found is _MISSING:
            yield f"{check['at']}: nothing there, expected {_shown(check['equals'])}"
        elif found != check["equals"]:
            yield f"{check['at']}: {_shown(found)}, not {_shown(check['equals'])}"


def seen(answer: Any, check: Mapping[str, Any]) -> Any:  # noqa: ANN401 - JSON of any shape.
    """What a check sees in an answer, to be compared with its `equals`."""
    places = check["at"].split("/")[1:]
    whole = list(_reached(answer, places[: places.index("*")] if "*" in places else places))
    if "*" not in places:
        return whole[0] if whole else _MISSING
    if not whole or not isinstance(whole[0], list):
        return _MISSING
    items = list(_reached(answer, places))
    chosen = [item for item in items if all(item.get(name) == value for name, value in check.get("where", {}).items())]
    taken = [_taken(item, check.get("take")) for item in chosen]
    if "key" in check:
        return {str(_taken(item, check["key"])): value for item, value in zip(chosen, taken, strict=True)}
    if check.get("unordered"):
        return sorted({json.dumps(value): value for value in taken}.values(), key=json.dumps)
    return taken


def _reached(value: Any, places: list[str]) -> Iterator[Any]:  # noqa: ANN401 - as above.
    """What stands at a pointer; `*` stands for every item of a list. Nothing where it leads nowhere."""
    if not places:
        yield value
    elif places[0] == "*":
        for item in value if isinstance(value, list) else ():
            yield from _reached(item, places[1:])
    elif isinstance(value, dict) and places[0] in value:
        yield from _reached(value[places[0]], places[1:])
    elif isinstance(value, list) and places[0].isdigit() and int(places[0]) < len(value):
        yield from _reached(value[int(places[0])], places[1:])


def _taken(item: Any, take: Any) -> Any:  # noqa: ANN401 - as above.
    """The member that is taken of an item, by its pointer; several as a list; the item itself where none is named."""
    if isinstance(take, list):
        return [_taken(item, each) for each in take]
    return item if take is None else next(_reached(item, take.split("/")[1:]), None)


def sender(base: str, headers: Mapping[str, str]) -> Send:
    """Sends the requests of cases to a server."""

    def send(request: Mapping[str, Any]) -> Sent:
        query = urlencode(request.get("query", {}))
        body = json.dumps(request["body"]).encode() if "body" in request else None
        typed = {"Content-Type": "application/json"} if body else {}
        asked = urllib.request.Request(  # noqa: S310 - the address is given by the person who runs this.
            base.rstrip("/") + request["path"] + (f"?{query}" if query else ""),
            data=body,
            headers={"Accept": "application/json", **typed, **request.get("headers", {}), **headers},
            method=request["method"],
        )
        try:
            with urllib.request.urlopen(asked, timeout=_SECONDS) as response:  # noqa: S310 - as above.
                return response.status, _read(response.read())
        except urllib.error.HTTPError as refusal:
            with refusal:
                return refusal.code, _read(refusal.read())

    return send


def _read(body: bytes) -> Any:  # noqa: ANN401 - as above.
    try:
        return json.loads(body)
    except ValueError:
        return body.decode(errors="replace")


def _shown(value: Any) -> str:  # noqa: ANN401 - as above.
    return json.dumps(value, ensure_ascii=False)[:300]


def main(arguments: list[str]) -> int:
    """Send every case, print what failed and the count, and give the exit status."""
    parser = argparse.ArgumentParser(description="Put the conformance suite to a server.")
    parser.add_argument("base", help="address of the server, as http://127.0.0.1:8000")
    parser.add_argument("--suite", type=Path, default=SUITE)
    parser.add_argument("--header", action="append", default=[], metavar="NAME: VALUE")
    chosen = parser.parse_args(arguments)
    suite = json.loads(chosen.suite.read_text(encoding="utf-8"))
    send = sender(chosen.base, dict(header.split(": ", 1) for header in chosen.header))
    try:
        _, book = send({"method": "GET", "path": "/v1/policy"})
    except OSError as error:
        print(f"no answer from {chosen.base}: {error}")
        return 1
    if not isinstance(book, dict) or book.get("digest") != suite["policy"]["digest"]:
        print(f"note: the server does not say that it answers from the policy book {suite['policy']['version']}")
    failed = 0
    for case in suite["cases"]:
        wrong = list(faults(case, send))
        failed += bool(wrong)
        for fault in wrong:
            print(f"{case['id']}: {fault}")
    print(f"{len(suite['cases']) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
