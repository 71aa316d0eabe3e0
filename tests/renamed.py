"""A service in which facts have names that they never had: an own process, for schemas are made when they are imported.

Reads requests as JSON from standard input, `[method, address, body, language]` each, and writes status and content.
"""

import json
import sys
from datetime import date

from service import facts

KEPT = facts.Renamed("average_pension", date(2026, 11, 21))
facts.RENAMED = {
    "own_pension": KEPT,
    "pension_share": facts.Renamed("credit_rate", date(2026, 11, 20)),
    "task": facts.Renamed("matter", KEPT.until),
    "unpaid_at_origin": facts.Renamed("origin_arrears", KEPT.until),
}


def main() -> None:
    """Answer on the last day on which the first name is taken."""
    from tests.shipped import app_with  # noqa: PLC0415 - Only now have the facts their names.

    client = app_with(today=lambda: KEPT.until, openapi=b"{}").test_client()
    answered = []
    for method, address, body, language in json.load(sys.stdin):
        response = client.open(address, method=method, json=body, headers={"Accept-Language": language})
        answered.append([response.status_code, response.get_json()])
    document = client.application.extensions["openapi-document"]()
    json.dump({"answered": answered, "schemas": document["components"]["schemas"]}, sys.stdout)


if __name__ == "__main__":
    main()
