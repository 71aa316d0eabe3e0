"""Facts stated under an old name: accepted until a set day, and reported in the answer."""

from collections.abc import Mapping, Sequence
from typing import Any

from service.api.context import day_asked, sentences
from service.api.problems import Fault, RefusalError, pointed
from service.facts import RENAMED

MEMBER = "renamed_facts"
"""The member of an answer that reports old names. It is absent if none was used."""


def told(old_names: Sequence[str], pointer: str = "") -> Mapping[str, Any]:
    """What an answer says of the old names used; empty if none was.

    After the last day of a name, refuses it like any unknown field. `pointer` points to the object with the facts.
    """
    if not old_names:
        return {}
    today = day_asked()
    over = [name for name in old_names if RENAMED[name].until < today]
    if over:
        raise RefusalError(422, *(Fault(pointed(pointer, name), "unknown_field") for name in over))
    return {MEMBER: [_told(name) for name in old_names]}


def _told(old: str) -> dict[str, Any]:
    words, new, until = sentences(), RENAMED[old].to, RENAMED[old].until.isoformat()
    text = words.word("general", "fact_renamed", fact=words.word("facts", new), old=old, new=new, until=until)
    return {"fact": old, "renamed_to": new, "until": until, "text": text}
