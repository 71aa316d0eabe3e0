"""Right answers first: nothing is measured of a server that answers something else than it should."""

import json
from datetime import date
from decimal import Decimal
from itertools import islice

from tests.bench import bodies
from tests.bench.load import posted
from tests.bench.peers.work import decide
from tests.bench.processes import Server
from tests.check import Case, assessment_cases, cases, look
from tests.shipped import TODAY

SAMPLE = 40
ITEMS = 200
DAYS = ("on", "accepted_on")
BY_HAND = (
    (
        {
            "on": "2024-06-01",
            "from_area": "110000",
            "to_area": "120000",
            "insured_status": "employed",
            "origin_enrolment": "suspended",
            "destination_enrolment": "enrolled",
            "origin_arrears": False,
            "destination_accepts_account": True,
            "contribution_base": "8000.00",
            "birth_month": "1980-01",
            "channel": "online",
            "accepted_on": "2024-06-03",
        },
        {
            "verdict": "eligible",
            "failed": [],
            "route": "moves_with_relation",
            "monthly_credit": "160.00",
            "rules_from_on": "2024-03-01",
            "out_by": "2024-06-17",
            "done_by": "2024-06-24",
        },
    ),
    (
        {
            "on": "2024-06-01",
            "from_area": "110000",
            "to_area": "110100",
            "insured_status": "retired",
            "origin_enrolment": "active",
            "destination_enrolment": "enrolled",
            "origin_arrears": True,
            "destination_accepts_account": True,
            "contribution_base": "0",
            "birth_month": "1954-06",
            "channel": "counter",
            "accepted_on": "2024-09-30",
        },
        {
            "verdict": "not_eligible",
            "failed": ["not_retired", "no_arrears"],
            "route": "stays_at_origin",
            "monthly_credit": "87.00",
            "rules_from_on": "2024-02-01",
            "out_by": "2024-10-17",
            "done_by": "2024-10-24",
        },
    ),
)
"""Cases of the peers with the answers as they follow from the rules in `peers/work.py` by hand."""


def ours(service: Server) -> int:
    """Every golden case of a question and of an assessment, and a sample of what is measured; how many were right."""
    golden = [case for case in (*cases(), *assessment_cases()) if case.on]
    for case in golden:
        _golden(service, case)
    for question in bodies.MEASURED:
        for _, facts in islice(bodies.complete(question, "checked"), SAMPLE):
            answer = json.loads(posted(service, f"/v1/{question}", facts)[0])
            assert answer["missing_facts"] == [], f"{question} misses a fact of {facts}"
    for question, facts in islice(bodies.half("checked"), SAMPLE):
        answer = json.loads(posted(service, f"/v1/{question}", facts)[0])
        assert (answer["question"], answer["policy"]["on"]) == (question, facts["on"])
    asked = list(islice(bodies.mixed("checked"), ITEMS))
    items = json.loads(posted(service, bodies.BATCHES, bodies.batch(iter(asked), ITEMS))[0])["items"]
    for (question, facts), item in islice(zip(asked, items, strict=True), SAMPLE):
        assert item["answer"] == json.loads(posted(service, f"/v1/{question}", facts)[0])
    return len(golden) + SAMPLE * (len(bodies.MEASURED) + 2)


def _golden(service: Server, case: Case) -> None:
    # As known on the day of the cases: the book may have learned more since.
    answer = json.loads(posted(service, f"/v1/{case.question}", {"known_on": TODAY.isoformat(), **case.body})[0])
    found = {key: look(answer, key) for key in case.expect}
    assert found == dict(case.expect), f"{case.place}: {case.name}"


def theirs(peer: Server) -> int:
    """The cases done by hand, and a sample one by one and as a batch; how many were right."""
    for case, expected in BY_HAND:
        assert json.loads(posted(peer, bodies.DECIDE, case)[0]) == expected, peer.name
    drawn = list(islice(bodies.peer_cases("checked"), ITEMS))
    expected_of_all = [_expected(case) for case in drawn]
    for case, expected in islice(zip(drawn, expected_of_all, strict=True), SAMPLE):
        assert json.loads(posted(peer, bodies.DECIDE, case)[0]) == expected, peer.name
    assert json.loads(posted(peer, "/batch", drawn)[0]) == expected_of_all, peer.name
    return len(BY_HAND) + SAMPLE + ITEMS


def _expected(case: bodies.Facts) -> bodies.Facts:
    """What the work itself gives, written as JSON writes it."""
    days = {name: date.fromisoformat(case[name]) for name in DAYS}
    decided = decide({**case, **days, "contribution_base": Decimal(case["contribution_base"])})
    return {name: value if isinstance(value, str | list) else str(value) for name, value in decided.items()}
