"""What is read and loaded quickly is what the strict reader and marshmallow make of it, and nothing else is."""

import json
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marshmallow import Schema, ValidationError

from service.api import json as our_json
from service.api.v1 import assessments, batches, comparisons, plans
from service.api.v1.questions import QUESTIONS, request_schema
from service.shapes import fields
from service.shapes.fields import RequestSchema
from tests.check import ROOT, assessment_cases, cases, comparison_cases
from tests.faults.drawn import hostile, valid

QUESTION_SCHEMAS: dict[str, RequestSchema] = {question.name: request_schema(question)() for question in QUESTIONS}
ASSESSMENT_SCHEMAS: dict[str, Schema] = {
    str(matter): schema() for matter, schema in assessments.REQUEST_SCHEMAS.items()
}
OTHER_SCHEMAS: dict[str, Schema] = {
    "item": batches.BatchItemRequestSchema(),
    "envelope": batches.BatchRequestSchema(),
    "plan": plans.PlanRequestSchema(),
    "moment": comparisons.MomentRequestSchema(),
    "comparison": comparisons.ComparisonRequestSchema(),
    "payment": fields.PaymentRequestSchema(),
    **{f"known of {name}": schema for name, schema in plans._FACTS.items()},  # noqa: SLF001 - Made there from the same facts.
}
SCHEMAS: dict[str, Schema] = {**QUESTION_SCHEMAS, **ASSESSMENT_SCHEMAS, **OTHER_SCHEMAS}


def outcome(read: Callable[[Any], Any], given_: Any) -> tuple[str, Any]:
    """What a reader says: a value with the types and the order in it, or the refusal."""
    try:
        return "taken", repr(read(given_))
    except ValidationError as error:
        return "refused", error.messages
    except our_json.JsonError as error:
        return "refused", error.code


def same_reading(body: bytes) -> tuple[str, Any]:
    strict = outcome(our_json.read_strictly, body)
    assert outcome(our_json.read, body) == strict, body
    return strict


def same_loading(schema: Schema, content: Any) -> tuple[str, Any]:
    judged = outcome(lambda stated: Schema.load(schema, stated), content)
    assert outcome(schema.load, content) == judged, content
    return judged


# Values near the edge of what each kind of fact takes.
TEXTS = [
    *("110000", "１１００００", "110000\n", "010000", "900000", "11000", "2026-02-28", "2026-02-29", "2026-02-30"),
    *("2024-02-29", "2000-01-01", "1999-12-31", "2089-12-31", "2090-01-01", "2026-1-1", "2026-W01-1", "1956-10"),
    *(
        "1956-13",
        "1899-01",
        "2099-12",
        "0",
        "00",
        "0.5",
        "1.005",
        "3700.00",
        "1e5",
        "999999999.99",
        "1000000000",
        "NaN",
    ),
    *("Infinity", "-1", "0.03", "0.123456", "1", "", "true", "a:b", "row:1", "row-1", "11010119900307123X", "[[", "{"),
    *("\ud83d\ude00", "\x00", "\u2028", "employee", "Employee", "a\ud800"),
]
NUMBERS = [0, 1, -1, 12, 1200, 1201, 10**17, 110101199003071234, 2**63 - 1, 2**63, 2**64, 2**100, -(2**63) - 1]
FLOATS = [0.0, -0.0, 12.0, 12.5, 1e17, 1e300, float("nan"), float("inf")]
KNOWN = sorted(
    {
        text
        for schema in QUESTION_SCHEMAS.values()
        for field in schema.fields.values()
        for text in getattr(field, "choices", ())
    }
)
SCALARS = (
    st.sampled_from([*TEXTS, *KNOWN]) | st.sampled_from([*NUMBERS, *FLOATS, True, False, None]) | st.text(max_size=6)
)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["month", "amount", "area", "on"]) | st.text(max_size=4), inner, max_size=4)
    ),
    max_leaves=12,
)


def fitting(field: fields.fields.Field[Any]) -> st.SearchStrategy[Any]:
    """Values that a field takes, mostly."""
    if isinstance(field, fields.ChoiceField):
        return st.sampled_from(sorted(field.choices))
    if isinstance(field, fields.PatternField):
        return st.from_regex(field.pattern, fullmatch=True)
    if isinstance(field, fields.TruthField):
        return st.booleans()
    if isinstance(field, fields.WholeField):
        return st.integers(-1, 1201) | st.sampled_from([12.0, 12.5, True])
    if isinstance(field, fields.ItemsField):
        return st.lists(fitting(field.inner), max_size=3)
    if isinstance(field, fields.fields.Nested):
        return bodies(field.schema)
    return st.just({}) | ANYTHING


@st.composite
def bodies(draw: st.DrawFn, schema: Schema) -> dict[str, Any]:
    """Objects of which most fields fit: often all of them."""
    made = {}
    strange = draw(st.integers(0, 3))
    for name, field in schema.fields.items():
        if field.required or draw(st.booleans()):
            made[name] = draw(ANYTHING if strange == 1 and draw(st.integers(0, 5)) == 0 else st.none() | fitting(field))
    if strange == 2:
        made[draw(st.sampled_from(["who", "On", "", "area "]))] = draw(SCALARS)
    return dict(draw(st.permutations(list(made.items()))))


@pytest.mark.parametrize("name", SCHEMAS)
def test_what_is_loaded_quickly_is_what_marshmallow_loads(name: str) -> None:
    seen = set()

    @given(bodies(SCHEMAS[name]) | ANYTHING)
    @settings(max_examples=150)
    def holds(content: Any) -> None:
        seen.add(same_loading(SCHEMAS[name], content)[0])

    holds()
    assert seen == {"taken", "refused"}


def test_the_schemas_of_questions_and_of_what_is_asked_most_are_loaded_quickly() -> None:
    of_facts = [schema for name, schema in OTHER_SCHEMAS.items() if name.startswith("known of")]
    others = [OTHER_SCHEMAS[name] for name in ("item", "envelope", "plan", "moment")]
    for schema in (*QUESTION_SCHEMAS.values(), *ASSESSMENT_SCHEMAS.values(), *of_facts, *others):
        assert isinstance(schema, RequestSchema)
        assert schema._taken is not None  # noqa: SLF001 - Both ways give the same, so nothing else shows it.


def texts_of(case: Any) -> bytes:
    return json.dumps(case.body).encode()


@pytest.mark.untraced
def test_every_case_that_is_known_is_read_and_loaded_the_same() -> None:
    for case in cases():
        assert same_reading(texts_of(case))[0] == "taken"
        assert same_loading(QUESTION_SCHEMAS[case.question], case.body)[0] == "taken"
    for case in assessment_cases():
        assert same_loading(ASSESSMENT_SCHEMAS[case.body["matter"]], case.body)[0] == "taken"
    for case in comparison_cases():
        assert same_loading(OTHER_SCHEMAS["comparison"], case.body)[0] == "taken"


STRANGE = [
    b'{"area": "110000", "area": "310000"}',
    b'{"area": "110000", "\\u0061rea": "310000"}',
    b'{"on": {"a": 1, "a": 2}}',
    b'{"payments": [{"month": "2026-01", "month": "2026-01"}]}',
    b'{"a": "b:c"}',
    b'{"a:b": 1, "c": 2}',
    b'{"a": ":", "a": 1}',
    b'{"a": "{", "b": {}}',
    b'{"a": 1.0}',
    b'{"a": 1e2}',
    b'{"a": -0}',
    b'{"a": -0.0}',
    b'{"a": NaN}',
    b'{"a": 1e999}',
    b'{"a": 9223372036854775807}',
    b'{"a": 9223372036854775808}',
    b'{"a": 18446744073709551616}',
    b'{"a": ' + b"9" * 40 + b"}",
    b'{"a": 0.' + b"1" * 40 + b"}",
    b'{"a": "\\ud800"}',
    b'{"a": "\\ud83d\\ude00"}',
    b'{"a": "\\u0000"}',
    b'{"a": "\xff"}',
    b'{"a": "\xed\xa0\x80"}',
    b'{"a": "\x7f"}',
    b'{"a": "\x1f"}',
    b"\xef\xbb\xbf{}",
    b"[" * 16 + b"]" * 16,
    b"[" * 17 + b"]" * 17,
    b"[" * 100_000,
    b'{"a":' * 16 + b"1" + b"}" * 16,
    b'{"a":' * 17 + b"1" + b"}" * 17,
    b'["' + b"[" * 17 + b'"]',
    b'["' + b"]" * 17 + b'"]',
    b'["' + b"]" * 17 + b'",' + b"[" * 17 + b"]" * 18,
    b"[" + b"1," * 1999 + b"1]",
    b"[" + b"1," * 2000 + b"1]",
    json.dumps({str(number): number for number in range(100)}).encode(),
    json.dumps({str(number): number for number in range(101)}).encode(),
    b"",
    b" ",
    b"nul",
    b"null",
    b"1 2",
    b"{} {}",
    b"[1,]",
    b"'a'",
    b"\x0c{}",
    b"\t{ }\r\n",
]


@pytest.mark.parametrize("body", STRANGE, ids=lambda body: repr(body[:40]))
def test_strange_bodies_are_read_as_the_strict_reader_reads_them(body: bytes) -> None:
    same_reading(body)


def spelled(draw: st.DrawFn, value: Any) -> str:
    """A value as JSON in some spelling, members doubled now and then."""
    if isinstance(value, dict):
        members = [f"{spelled(draw, name)}{draw(SPACES)}:{spelled(draw, inner)}" for name, inner in value.items()]
        if members and draw(st.integers(0, 9)) == 0:
            members.append(draw(st.sampled_from(members)))
        return "{" + draw(SPACES) + ",".join(members) + "}"
    if isinstance(value, list):
        return "[" + ",".join(spelled(draw, inner) for inner in value) + draw(SPACES) + "]"
    return json.dumps(value, ensure_ascii=draw(st.booleans()))


SPACES = st.sampled_from(["", "", " ", "\n\t"])


@st.composite
def texts(draw: st.DrawFn) -> bytes:
    return spelled(draw, draw(ANYTHING)).encode("utf-8", "surrogatepass")


@given(texts() | st.binary(max_size=40))
@settings(max_examples=1500)
def test_whatever_is_sent_is_read_as_the_strict_reader_reads_it(body: bytes) -> None:
    same_reading(body)


def corpus() -> Iterator[bytes]:
    """What once broke a promise, and drawn requests."""
    yield from (file.read_bytes() for file in sorted((ROOT / "tests" / "corpus" / "json").iterdir()))
    draw = Random(2)  # noqa: S311 - Requests, not secrets.
    for number in range(800):
        raw = valid(draw) if number % 2 else hostile(draw)
        yield raw.partition(b"\r\n\r\n")[2]


@pytest.mark.untraced
def test_the_corpus_and_drawn_requests_are_read_and_loaded_the_same() -> None:
    for body in corpus():
        same_reading(body)
        try:
            content = our_json.read_strictly(body)
        except our_json.JsonError:
            continue
        for schema in SCHEMAS.values():
            same_loading(schema, content)
