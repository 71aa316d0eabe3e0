"""An answer as text for an assistant: first its sentences, then its documents.

Every sentence is taken from the answer. The last one always says that the reply of the agency prevails.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from service.mcp.messages import both
from service.mcp.selection import found
from service.wording.sentences import Sentences

Answer = Mapping[str, Any]
Tell = Callable[[Answer, Sentences], Iterator[str]]

_MOST_CHANGES = 20


def blocks(answer: Answer, tell: Tell, words: Sentences) -> list[dict[str, Any]]:
    """The blocks of a result: sentences, then documents if there are any."""
    said = list(dict.fromkeys(tell(answer, words)))
    prevails = str(answer.get("disclaimer") or words.word("general", "disclaimer"))
    documents = _documents(answer, words)
    return [
        _block("\n".join([*(line for line in said if line and line != prevails), prevails]), 1.0),
        *([_block("\n".join([words.word("tools", "documents"), *documents]), 0.5)] if documents else ()),
    ]


def refusal(problem: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The block of a problem: what is wrong, where, and what to do, in both languages."""
    slug = str(problem["type"]).rpartition("/")[2]
    faults = [(each["pointer"] or "/", each["code"]) for each in problem["errors"]]
    wrong = (f"{pointer} ({code}): {both('problems', code)}" for pointer, code in faults)
    lines = [both("titles", slug), *wrong, both("problem_remedies", slug)]
    return [_block("\n".join(lines), 1.0)]


def questions(answer: Answer, _words: Sentences) -> Iterator[str]:
    """The questions, by name."""
    for item in answer["items"]:
        yield f"{item['question']}: {item['title']}"


def plan(answer: Answer, words: Sentences) -> Iterator[str]:
    """The fact to ask next, the reason, and how many questions may follow."""
    asked = answer["plan"].get("ask")
    if asked is None:
        yield words.word("tools", "nothing_to_ask")
        return
    yield words.word("tools", "ask_next")
    yield from _facts([fact for fact in answer["facts"] if fact["fact"] == asked], words)
    yield str(answer["plan"]["because"])
    yield words.word("tools", "questions_left", count=answer["plan"]["questions_left"])


def answer(answer: Answer, words: Sentences) -> Iterator[str]:
    """The answer to one question."""
    yield str(answer["summary"])
    yield from answer.get("explanation", {}).get("plain", ())
    yield str(answer.get("next_step") or "")
    yield from (answer.get("lateness") or {}).get("say", ())
    yield from _open(answer, words)


def assessment(answer: Answer, words: Sentences) -> Iterator[str]:
    """The assessment of a matter."""
    yield str(answer["summary"])
    yield from answer["plain"]
    if answer["guide"]:
        yield from _listed("bring", (each["text"] for each in answer["guide"]["documents"]), words)
    yield from _open(answer, words)
    yield str(answer["call"]["text"])


def guide(answer: Answer, words: Sentences) -> Iterator[str]:
    """The guide to a matter."""
    yield str(answer["summary"])
    yield str(answer["scope"] or "")
    yield from _listed("conditions", (each["text"] for each in answer["preconditions"]), words)
    documents = ((each["text"], each["needed_for_text"]) for each in answer["documents"])
    told = (words.word("tools", "document", text=text, cases=cases) for text, cases in documents)
    yield from _listed("bring", told, words)
    for channel in answer["channels"]:
        yield f"{channel['title']}:"
        yield from (f"{at}. {step['text']}" for at, step in enumerate(channel["steps"], 1))
    yield from (str(each["text"]) for section in ("progress_inquiry", "warnings") for each in answer[section])
    yield from _open(answer, words)


def comparison(answer: Answer, words: Sentences) -> Iterator[str]:
    """What changes between two days, and why."""
    yield str(answer["summary"])
    yield words.word("tools", "before", summary=answer["before"]["summary"])
    yield words.word("tools", "after", summary=answer["after"]["summary"])
    yield from (str(each["text"]) for each in answer["caused_by"])
    for each in islice(answer["changes"], _MOST_CHANGES):
        yield f"{each['pointer']}: {each['before']} → {each['after']}"


def _open(answer: Answer, words: Sentences) -> Iterator[str]:
    """What is still open: missing facts, and what only the agency can tell."""
    missing = answer.get("missing_facts", ())
    if missing:
        yield words.word("tools", "missing_facts")
        yield from _facts(missing, words)
    yield from _listed("ask_agency", (each["text"] for each in answer.get("local_checks", ())), words)


def _facts(cards: Iterable[Mapping[str, Any]], words: Sentences) -> Iterator[str]:
    for card in cards:
        choices = words.listed(f"{each['value']} ({each['label']})" for each in card["choices"])
        told = words.word("tools", "fact", fact=card["fact"], prompt=card["prompt"], where=card["where_to_find"])
        yield told + (words.word("tools", "choices", choices=choices) if choices else "")


def _listed(heading: str, lines: Iterable[str], words: Sentences) -> Iterator[str]:
    said = [f"- {line}" for line in dict.fromkeys(lines)]
    if said:
        yield words.word("tools", heading)
        yield from said


def _documents(answer: Answer, words: Sentences) -> list[str]:
    """Every cited document, once: its id, title, number, issuer, day and address."""
    cited = {each["id"]: each for listed in found(answer, "citations") for each in listed if isinstance(each, Mapping)}
    cited |= {each["id"]: each for each in found(answer, "citation") if isinstance(each, Mapping)}
    return [_document(each, words) for each in cited.values()]


def _document(citation: Mapping[str, Any], words: Sentences) -> str:
    known = (citation[name] for name in ("document_number", "article", "issuer", "published_on", "url"))
    grade = words.word("evidence", citation["evidence"])
    return f"[{citation['id']}] " + " | ".join([str(citation["title"]), *(str(each) for each in known if each), grade])


def _block(text: str, priority: float) -> dict[str, Any]:
    return {"type": "text", "text": text, "annotations": {"audience": ["user", "assistant"], "priority": priority}}
