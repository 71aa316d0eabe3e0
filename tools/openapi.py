"""Write `openapi/v1.json`: the document made from the code, with examples taken from `fixtures/` and answered live.

With `--check` nothing is written; the exit status tells whether the committed file is the one made now.
"""

import json
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from service.app import OPENAPI_FILE, create_app  # noqa: E402 - the path is set above.
from service.settings import Settings  # noqa: E402
from tests.check import Case, assessment_cases, cases, comparison_cases  # noqa: E402

DAY = date(2026, 11, 21)
"""The day on which the examples are asked, so that the document does not change by itself."""


def document() -> dict[str, Any]:
    """The document with its examples."""
    app = create_app(Settings(), today=lambda: DAY, openapi=b"{}")
    made: dict[str, Any] = app.extensions["openapi-document"]()
    client = app.test_client()
    for case in (*cases(), *assessment_cases(), *comparison_cases()):
        if case.example:
            operation = made["paths"][f"/v1/{case.question}"]["post"]
            answer = client.post(f"/v1/{case.question}", json=case.body).get_json()
            _example(operation["requestBody"]["content"]["application/json"], case, case.body)
            _example(operation["responses"]["200"]["content"]["application/json"], case, answer)
    _batches(made["paths"]["/v1/batches"]["post"], client)
    return json.loads(json.dumps(made))


def _batches(operation: dict[str, Any], client: FlaskClient) -> None:
    """Two batches with one item at fault: hearts of two answers, as JSON and as lines, and one whole answer."""
    chosen = [case for case in cases() if case.example][:2]
    items = [{"id": f"row-{at}", "question": case.question, "facts": case.body} for at, case in enumerate(chosen, 1)]
    items.append({"id": "row-3", "question": "refund-amounts/monthly-credit", "facts": {"area": "beijing"}})
    asked, answered = operation["requestBody"]["content"], operation["responses"]["200"]["content"]
    for detail, some, summary in (
        ("compact", items, "只要要点 / Hearts of answers"),
        ("full", items[1:], "完整答复 / Whole answers"),
    ):
        body = {"detail": detail, "items": some}
        answer = client.post("/v1/batches", json=body).get_json()
        for result in answer["items"]:
            # The id of a request is another each time.
            result["problem"] = result["problem"] and {**result["problem"], "request_id": "0" * 32}
        for content, value in ((asked, body), (answered, answer)):
            examples = content["application/json"].setdefault("examples", {})
            examples[f"{detail}_with_one_fault"] = {"summary": summary, "value": value}
        if detail == "compact":
            for content, lines in ((asked, items), (answered, answer["items"])):
                text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
                content["application/x-ndjson"]["examples"] = {"lines": {"summary": summary, "value": text}}


def _example(content: dict[str, Any], case: Case, value: Mapping[str, Any]) -> None:
    content.setdefault("examples", {})[case.example] = {"summary": f"{case.name_zh} / {case.name}", "value": value}


def main() -> None:
    """Write or check."""
    text = json.dumps(document(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    if "--check" in sys.argv:
        if OPENAPI_FILE.read_text(encoding="utf-8") != text:
            sys.exit("openapi/v1.json is not the one made from the code: run `make openapi`")
        return
    OPENAPI_FILE.write_text(text, encoding="utf-8")
    print(f"{OPENAPI_FILE.relative_to(ROOT)}: {len(text)} characters")


if __name__ == "__main__":
    main()
