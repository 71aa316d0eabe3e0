"""Computes a stored answer again, without a server, and compares the bytes.

They are compared with the body that the service sent: one line of JSON without white space around it.
"""

import json as plain_json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from service.api import json
from service.api.differences import differences
from service.api.v1 import CONTRACT
from service.api.v1.questions import BY_NAME
from service.app import create_app
from service.policy.strict_yaml import BookError
from service.settings import Settings

_LONGEST = 160


class ReplayError(Exception):
    """A text that cannot be replayed. The message says why in one line."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """The answer of now, and what differs from the stored one, line by line; no lines if the bytes are the same."""

    body: bytes
    report: tuple[str, ...]


def replay(stored: bytes, policy: Path | None = None) -> Replayed:
    """Ask again what a stored answer was asked, of the book in a folder or else the one shipped."""
    answer = _read(stored)
    asked, stamp = answer["asked"], answer["policy"]
    try:
        app = create_app(Settings(policy_dir=str(policy or "")), today=lambda: date.fromisoformat(stamp["known_on"]))
    except BookError as error:
        message = f"the policy book cannot be used: {error}"
        raise ReplayError(message) from error
    response = app.test_client().post(
        f"/v1/{answer['question']}",
        json={**asked["facts"], "on": stamp["on"], "known_on": stamp["known_on"]},
        headers={"Accept-Language": asked["language"]},
    )
    body = response.get_data()
    now = json.read(body)
    if response.status_code != 200:  # noqa: PLR2004 - anything else is a refusal.
        faults = "; ".join(f"{fault['pointer']}: {fault['code']}" for fault in now["errors"])
        message = f"the request in asked is refused: {faults or now['title']}"
        raise ReplayError(message)
    return Replayed(body, () if body == stored else tuple(_report(answer, now)))


def _read(stored: bytes) -> dict[str, Any]:
    """The stored answer, if it has all that a replay needs."""
    try:
        answer = json.read(stored)
    except json.JsonError as error:
        message = f"not acceptable JSON ({error.code})"
        raise ReplayError(message) from error
    needed = {"": ("question", "answer_id"), "asked": ("contract", "language"), "policy": ("digest", "on", "known_on")}
    for part, names in needed.items():
        holder = answer.get(part) if part and isinstance(answer, dict) else answer
        if not isinstance(holder, dict) or not all(isinstance(holder.get(name), str) for name in names):
            members = ", ".join(f"{part}.{name}".lstrip(".") for name in names)
            message = f"not an answer of this service: it needs {members}"
            raise ReplayError(message)
    if answer["question"] not in BY_NAME:
        raise ReplayError("only answers to a decision, an amount or a processing time can be replayed")
    if not isinstance(answer["asked"].get("facts"), dict):
        raise ReplayError("not an answer of this service: it needs asked.facts")
    try:
        date.fromisoformat(answer["policy"]["known_on"])
    except ValueError as error:
        raise ReplayError("not an answer of this service: policy.known_on is not a date") from error
    return dict(answer)


def _report(stored: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    """What differs: first contract, book and engine, then each place in the answer."""
    contract, digest = stored["asked"]["contract"], stored["policy"]["digest"]
    alike = contract == CONTRACT and digest == now["policy"]["digest"]
    yield _same("contract", contract, CONTRACT)
    yield _same("book", digest, now["policy"]["digest"])
    if not alike:
        yield "engine:   cannot be told while the contract or the book differs"
    elif stored["answer_id"] != now["answer_id"]:
        yield "question: differs: the facts, the days or the id are not those the answer was given for"
    else:
        yield "engine:   differs, or the answer was altered after it was given"
    found = list(differences(stored, now))
    for each in found:
        yield f"{each.pointer}: {_short(each.before)} -> {_short(each.after)}"
    if not found:
        yield "content:  the same, written with other white space or in another order"


def _same(what: str, before: str, after: str) -> str:
    label = f"{what}:".ljust(10)
    return f"{label}same ({after})" if before == after else f"{label}differs: {before} -> {after}"


def _short(value: Any) -> str:  # noqa: ANN401 - JSON of any kind.
    text = plain_json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
