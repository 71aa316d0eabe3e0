"""Random requests of all operations: single questions, assessments, comparisons, plans, sweeps, batches and reads.

The same seed, contract and book give the same requests. Most are valid; some are not, each in one way. Facts are stated
fully, partly, or not at all; requests that take long are drawn less often.
"""

import json
import random
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from tools.random_facts import Facts, Published, Values

Request = dict[str, Any]
"""A request: `operation`, `method`, `path` with its query, `headers`, and `body` as text or `None`."""

JSON, NDJSON = "application/json", "application/x-ndjson"
LANGUAGES = ("zh-CN", "zh-CN", "en", "en", None, "fr, en;q=0.5", "*")
SHARES = {
    "single": 58.5,
    "assessment": 8,
    "comparison": 6,
    "read": 14,
    "batch": 2.5,
    "plan": 3,
    "sweep": 2,
    "faulty": 6,
}
"""The relative frequency of each sort of request."""
STATED = {1.0: 40, 0.85: 20, 0.5: 30, 0.0: 10}
"""Which share of the facts is stated, with relative frequencies."""
MANY_COMPLETIONS = ("refund-amounts/monthly-credit", "eligibility-decisions/retirement-benefit", "retirement-benefit")
"""Questions that take long if few facts are stated; such requests are drawn less often."""
MOST_ITEMS = 40
_ORDERED = ("money", "rate", "count", "month", "date")


class Requests:
    """Draws requests."""

    def __init__(self, published: Published, chance: random.Random) -> None:
        self.published, self.chance = published, chance
        self.values = Values(published, chance)

    def draw(self) -> Request:
        """Return a request of any sort."""
        sort = self.chance.choices(list(SHARES), list(SHARES.values()))[0]
        return getattr(self, sort)()  # type: ignore[no-any-return]

    def single(self) -> Request:
        """Return one question at its own address."""
        question, facts = self.asked()
        return self.posted(question, f"/v1/{question}", facts)

    def asked(self) -> tuple[str, Facts]:
        """Return a question with the body that its own address takes."""
        question = self.chance.choice(list(self.published.questions))
        return question, {**self.facts_of(question), **self.values.moment()}

    def facts_of(self, question: str) -> Facts:
        """Return some of the facts of a question, always with the required ones."""
        listed = self.published.questions[question]
        required = [fact["fact"] for fact in listed if fact["required"]]
        others = [fact["fact"] for fact in listed if not fact["required"]]
        return {**self.values.facts(required, 1), **self.values.facts(others, self.share(question))}

    def share(self, question: str) -> float:
        """Return the share of the facts to state."""
        share = self.chance.choices(list(STATED), list(STATED.values()))[0]
        if question in MANY_COMPLETIONS and share < 1 and self.values.likely(0.5):
            return 0.85
        return share

    def assessment(self) -> Request:
        """Return an assessment of one matter."""
        return self.posted("assessments", "/v1/assessments", self.assessed())

    def assessed(self) -> Facts:
        """Return the body of an assessment."""
        content = self.published.contract["paths"]["/v1/assessments"]["post"]["requestBody"]["content"]
        mapping = self.published.resolved(content[JSON]["schema"])["discriminator"]["mapping"]
        matter = self.chance.choice(sorted(mapping))
        taken = self.published.resolved({"$ref": mapping[matter]})["properties"]
        names = [name for name in taken if name in self.published.facts and name != "matter"]
        return {"matter": matter, **self.values.facts(names, self.share(matter)), **self.values.moment()}

    def comparison(self) -> Request:
        """Return one question on two days."""
        question = self.chance.choice(list(self.published.questions))
        facts, before = self.facts_of(question), self.values.moment()
        self.values.on = self.values.day()
        body = {"question": question, "facts": facts, "before": before, "after": self.values.moment()}
        return self.posted("comparisons", "/v1/policy/comparisons", body)

    def plan(self) -> Request:
        """Return a request for a plan."""
        question = self.chance.choice(list(self.published.questions))
        body = {"facts": self.facts_of(question), **self.values.moment()}
        return self.posted("plans", f"/v1/questions/{question.replace('/', '.')}/plan", body)

    def sweep(self) -> Request:
        """Return one question over the values of a fact that has an order, or of the day."""
        question = self.chance.choice(list(self.published.questions))
        listed = self.published.questions[question]
        swept = self.chance.choice([*(fact["fact"] for fact in listed if fact["type"] in _ORDERED), "on"])
        moment = self.values.moment()
        body = {
            "question": question,
            "facts": {name: value for name, value in self.facts_of(question).items() if name != swept},
            "sweep": {"fact": swept},
            "most": self.chance.choice([3, 10, 30]),
            **{name: day for name, day in moment.items() if name != swept},
        }
        return self.posted("sweeps", "/v1/sweeps", body)

    def batch(self) -> Request:
        """Return a batch, as one document or as lines, full or compact."""
        items = [self.item() for _ in range(self.chance.randint(1, MOST_ITEMS))]
        lines = self.values.likely(0.25)
        detail = self.chance.choice([None, "full", "compact"])
        if lines:
            body = "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in items)
            path = "/v1/batches" + (f"?detail={detail}" if detail else "")
            return {**self.posted("batches", path, None), "body": body, "headers": self.headers(NDJSON)}
        return self.posted("batches", "/v1/batches", {"items": items} | ({"detail": detail} if detail else {}))

    def item(self) -> Facts:
        """Return an item of a batch, occasionally an invalid one."""
        self.values.on = self.values.day()
        question, facts = ("assessments", self.assessed()) if self.values.likely(0.1) else self.asked()
        if self.values.likely(0.03):
            facts = self.spoilt(facts)
        named = {"id": f"row-{self.chance.randrange(1000)}"} if self.values.likely(0.5) else {}
        return {**named, "question": question, "facts": facts}

    def read(self) -> Request:
        """Return a read request, with some of its parameters."""
        paths = self.published.contract["paths"]
        path = self.chance.choice([path for path, operations in paths.items() if "get" in operations])
        operation = paths[path]["get"]
        stated: dict[str, str] = {}
        for parameter in (*paths[path].get("parameters", []), *operation.get("parameters", [])):
            name, schema = parameter["name"], self.published.resolved(parameter["schema"])
            if parameter["in"] == "path":
                path = path.replace(f"{{{name}}}", self.parameter(name, schema))
            elif parameter.get("required") or self.values.likely(0.35):
                stated[name] = self.parameter(name, schema)
        if stated:
            path += "?" + urlencode(stated)
        headers = self.headers(None)
        return {"operation": operation["operationId"], "method": "GET", "path": path, "headers": headers, "body": None}

    def parameter(self, name: str, schema: Mapping[str, Any]) -> str:
        """Return a value of a path or query parameter."""
        if "enum" in schema:
            return str(self.chance.choice(schema["enum"]))
        if schema["type"] == "integer":
            most = 5 if name == "page" else schema["maximum"]
            return str(self.chance.randint(schema["minimum"], most))
        if name in ("name", "topic"):
            return self.chance.choice(self.published.names)
        if name == "province":
            return self.values.area()[:2] + "0000"
        return self.values.area() if "area" in name else self.values.day().isoformat()

    def faulty(self) -> Request:
        """Return a request that is usually refused."""
        sorts = (self.single, self.assessment, self.comparison, self.plan, self.sweep, self.read)
        request = self.chance.choice(sorts)()
        if request["body"] is None:
            spoilt = self.chance.choice(["?on=yesterday", "?page=0", "?page_size=1000", "?who=me", "/beyond"])
            return {**request, "path": request["path"].partition("?")[0] + spoilt}
        return {
            **request,
            **self.chance.choice(
                [
                    {"body": request["body"][: self.chance.randrange(len(request["body"]))]},
                    {"headers": {**request["headers"], "Content-Type": "text/plain"}},
                    {"method": self.chance.choice(["GET", "PUT", "DELETE"])},
                    *[{"body": _text(self.spoilt(json.loads(request["body"])))} for _ in range(5)],
                ]
            ),
        }

    def spoilt(self, body: Facts) -> Facts:
        """Return an object with one member that is wrong, unknown or null."""
        names = list(body) or ["on"]
        name = self.chance.choice([*names, "who"])
        wrong: list[Any] = [None, 5, -1, 1.5, True, "", "x", "2026-02-30", [], {}, [1], "9" * 30, "金额"]
        return {**body, name: self.chance.choice(wrong)}

    def posted(self, operation: str, path: str, body: object) -> Request:
        """Return a request with a body."""
        return {
            "operation": operation,
            "method": "POST",
            "path": path,
            "headers": self.headers(JSON),
            "body": _text(body),
        }

    def headers(self, content_type: str | None) -> dict[str, str]:
        """Return the headers: usually the language, and the type of the body."""
        language = self.chance.choice(LANGUAGES)
        stated = {"Accept-Language": language, "Content-Type": content_type}
        return {name: value for name, value in stated.items() if value is not None}


def _text(body: object) -> str:
    return json.dumps(body, ensure_ascii=False)


def requests(published: Published, seed: int, count: int) -> Iterator[Request]:
    """Yield `count` requests. Each depends on the seed and its number, so a shorter run is a prefix of a longer one."""
    for number in range(count):
        chance = random.Random(f"{seed}/{number}")  # noqa: S311 - nothing secret.
        yield {**Requests(published, chance).draw(), "number": number}
