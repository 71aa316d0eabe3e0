"""What was parsed when the service was built gives the same book, and whatever does not fit is not used."""

import hashlib
import runpy
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from marshmallow import Schema, ValidationError

from service.policy import parsed
from service.policy.book import PolicyBook
from service.policy.load import SHIPPED, load_book
from service.policy.parse import contents
from service.policy.parsed import Parsed
from service.policy.strict_yaml import BookError, Document
from service.policy.yaml_nodes import content_of
from service.schemas import QuickSchema
from service.wording.words import CHINESE, ENGLISH, read_words
from tests.check import ROOT, cases
from tests.shipped import BOOK, app_with

BEIJING = "areas/110000-beijing.yaml"
FILES = sorted((ROOT / "service").rglob("*.yaml"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file as the image has it."""
    file = tmp_path_factory.mktemp("made") / "parsed.jsonl"
    parsed.write(contents(), file)
    return file


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Start with this file, which may not be there."""
    return lambda file: monkeypatch.setattr(parsed, "FILE", file)


@pytest.fixture
def parsing(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are parsed."""
    texts: list[str] = []

    def noted(text: str) -> Any:
        texts.append(text)
        return content_of(text)

    monkeypatch.setattr("service.policy.strict_yaml.content_of", noted)
    return texts


def shown(book: PolicyBook) -> str:
    """All that a book was made of, with types and order."""
    parts = (book.version, book.digest, book.parameters, book.areas, list(book.values()), book.calendar_citations)
    more = (book.left_out, book.guides, book.recorded_conflicts, book.calendar.published, book.calendar.projected)
    return repr((parts, [[*each] if isinstance(each, tuple) else each for each in more]))


def answers(app: Flask) -> list[bytes]:
    client = app.test_client()
    return [client.post(f"/v1/{case.question}", json=case.body).get_data() for case in list(cases())[::25]]


def test_every_file_of_the_service_has_an_entry_with_its_content(made: Path) -> None:
    found = Parsed.read(made)
    assert len(FILES) > 250
    for file in FILES:
        assert repr(found.content(file.read_bytes())) == repr(Document(file).content), file


def test_a_start_with_the_file_parses_nothing_and_loads_the_same_book(
    made: Path, use: Callable[[Path], None], parsing: list[str], tmp_path: Path
) -> None:
    use(made)
    with_file, words = load_book(), read_words()
    assert parsing == []
    use(tmp_path / "none")
    without = load_book()
    assert len(parsing) > 200
    assert list(tmp_path.iterdir()) == []  # A start writes nothing.
    assert words == {"zh": CHINESE, "en": ENGLISH}
    assert shown(with_file) == shown(without) == shown(BOOK)
    assert answers(app_with(book=with_file)) == answers(app_with(book=without))


def test_a_file_that_has_changed_is_parsed_and_no_other(
    made: Path, use: Callable[[Path], None], folder: Path, parsing: list[str]
) -> None:
    use(made)
    changed = folder / BEIJING
    changed.write_text(changed.read_text(encoding="utf-8").replace('monthly: "100"', 'monthly: "101"', 1), "utf-8")
    assert load_book(folder).digest != BOOK.digest
    assert parsing == [changed.read_text(encoding="utf-8")]


@pytest.mark.parametrize("old", ['monthly: "100"', "standing: rule", "evidence: press"])
def test_what_is_refused_is_refused_in_the_same_words(
    use: Callable[[Path], None], folder: Path, tmp_path: Path, parsing: list[str], old: str
) -> None:
    path = folder / BEIJING
    path.write_text(path.read_text(encoding="utf-8").replace(old, f'{old.partition(":")[0]}: "no"', 1), "utf-8")
    use(tmp_path / "none")
    with pytest.raises(BookError) as without:
        load_book(folder)
    parsed.write(contents(folder), tmp_path / "made")
    use(tmp_path / "made")
    parsing.clear()
    with pytest.raises(BookError) as with_file:
        load_book(folder)
    assert parsing == []
    assert str(with_file.value) == str(without.value)
    assert str(without.value).startswith(f"{path.name}:")


def test_what_is_no_strict_yaml_has_no_entry(tmp_path: Path) -> None:
    texts = ["a: 1.5", "a: 1\na: 2", "a: &b [1]\nc: *b", "\t- x", "a: yes", "", 'a: "\\ud800"']
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "latin.yaml").write_bytes(b"a: \xe9")
    (tmp_path / "good.yaml").write_text("a: 1", encoding="utf-8")
    parsed.write(contents(tmp_path), tmp_path / "made")
    found = Parsed.read(tmp_path / "made")
    assert found.content(b"a: 1") == {"a": 1}
    assert [found.content(file.read_bytes()) for file in tmp_path.glob("[0-9l]*.yaml")] == [None] * (len(texts) + 1)


SCALARS = st.one_of(st.none(), st.booleans(), st.integers(-999, 10**9), st.dates(), st.text(max_size=4))
KEYS = st.one_of(st.text(max_size=3), st.integers(-3, 12))
CONTENTS = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=9,
)


@given(content=CONTENTS)
def test_an_entry_gives_back_exactly_its_content_or_is_not_made(
    tmp_path_factory: pytest.TempPathFactory, content: Any
) -> None:
    file = tmp_path_factory.mktemp("one") / "parsed.jsonl"
    parsed.write([(b"text", content)], file)
    found = Parsed.read(file).content(b"text")
    assert found is None or repr(found) == repr(content)


def test_days_and_whole_numbers_as_keys_come_back(tmp_path: Path) -> None:
    content = {2027: [date(2027, 1, 1), {5: {"on": date(2027, 2, 3), 6: True}}], 2028: {7: None, 8: [1, "1"]}}
    content[2027][1][5] = {6: date(2027, 2, 3)}  # type: ignore[index]
    parsed.write([(b"text", content)], tmp_path / "made")
    assert repr(Parsed.read(tmp_path / "made").content(b"text")) == repr(content)


def small(folder: Path) -> Path:
    parsed.write([(b"one", {"a": date(2026, 1, 1)}), (b"two", {"b": [1]})], folder / "small")
    return folder / "small"


@given(place=st.integers(0), byte=st.integers(0, 255))
def test_a_damaged_file_is_not_used(tmp_path_factory: pytest.TempPathFactory, place: int, byte: int) -> None:
    file = small(tmp_path_factory.mktemp("damaged"))
    whole = bytearray(file.read_bytes())
    place %= len(whole)
    same = whole[place] == byte
    whole[place] = byte
    file.write_bytes(whole)
    assert (Parsed.read(file).content(b"one") is not None) == same


def test_a_file_cut_short_or_of_other_making_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = small(tmp_path)
    whole = file.read_bytes()
    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        assert Parsed.read(file).content(b"one") is None
    file.write_bytes(whole)
    assert Parsed.read(file).content(b"one") == {"a": date(2026, 1, 1)}
    assert Parsed.read(tmp_path).content(b"one") is None  # A folder.
    monkeypatch.setattr(parsed, "MAKERS", (Path(__file__),))
    assert Parsed.read(file).content(b"one") is None


@pytest.mark.parametrize(
    "entry", ["", "{", "[]", "1", "[1]", '[1,[[["a"],["b"]]],[]]', '[{"a":1},[[[],["a"]]],[]]', "[[],[],[[]]]"]
)
def test_an_entry_of_another_program_is_not_used(tmp_path: Path, entry: str) -> None:
    rest = f"{hashlib.sha256(b'text').hexdigest()} {entry}\n".encode()
    (tmp_path / "other").write_bytes(parsed.head(rest) + b"\n" + rest)
    assert Parsed.read(tmp_path / "other").content(b"text") is None


def test_the_command_writes_the_file_of_the_service(made: Path, use: Callable[[Path], None], tmp_path: Path) -> None:
    use(tmp_path / "parsed.jsonl")
    runpy.run_path(str(ROOT / "service/policy/parse.py"), run_name="__main__")
    assert [file.name for file in tmp_path.iterdir()] == ["parsed.jsonl"]
    assert (tmp_path / "parsed.jsonl").read_bytes() == made.read_bytes()


def test_the_image_and_make_make_the_file_and_nobody_ships_it() -> None:
    name = parsed.FILE.relative_to(ROOT).as_posix()
    assert SHIPPED / "parsed.jsonl" == parsed.FILE
    builder = (ROOT / "Dockerfile").read_text(encoding="utf-8").rpartition("FROM ")[0]
    assert "python -m service.policy.parse" in builder.rpartition("COPY service")[2]
    for ignored in (".gitignore", ".dockerignore"):
        assert name in (ROOT / ignored).read_text(encoding="utf-8").splitlines()
    made_of = (ROOT / "Makefile").read_text(encoding="utf-8").partition("\n$(PARSED): ")[2].partition("\n")[0]
    assert {maker.relative_to(ROOT).as_posix() for maker in parsed.MAKERS} <= {*made_of.split()}


# What is plain and valid is loaded without marshmallow


def altered(part: dict[Any, Any]) -> Iterator[dict[Any, Any]]:
    """A part with one thing amiss, or not."""
    yield part
    yield {**part, "unheard_of": 1}
    for key in part:
        yield {name: value for name, value in part.items() if name != key}
        for odd in (None, "", "x", "0.5", 1, -1, True, [], {}, [None], date(2026, 1, 1)):
            yield {**part, key: odd}


def outcome(load: Callable[[Any], Any], part: Any) -> str:
    try:
        return repr(load(deepcopy(part)))
    except ValidationError as error:
        return repr(error.messages)


def test_what_is_valid_is_loaded_as_marshmallow_loads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    parts: list[tuple[QuickSchema, Any]] = []
    quickly = QuickSchema.load

    def noted(schema: QuickSchema, data: Any, **options: Any) -> Any:
        parts.append((schema, deepcopy(data)))
        return quickly(schema, data, **options)

    with monkeypatch.context() as patch:
        patch.setattr(QuickSchema, "load", noted)
        load_book()
    assert len(parts) > 3000
    assert sum(schema._taken is None for schema, _ in parts) < len(parts) / 4  # noqa: SLF001 - Both ways give the same.

    seen: dict[type[QuickSchema], int] = {}
    for schema, part in parts:
        assert outcome(schema.load, part) == outcome(partial(Schema.load, schema), part)
        seen[type(schema)] = seen.get(type(schema), 0) + 1
        if seen[type(schema)] <= 2 and isinstance(part, dict):
            for other in altered(part):
                assert outcome(schema.load, other) == outcome(partial(Schema.load, schema), other)
    assert len(seen) > 25
