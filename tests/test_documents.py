"""What the pages of the repository name is there: links, commands, programs, settings, metrics, files."""

import re
from pathlib import Path
from typing import get_args

import pytest
from flask.testing import FlaskClient

from service.api.v1.questions import QUESTIONS
from service.policy.values import EVIDENCE, Value
from service.questions.question import Question
from service.settings import Settings
from tests.check import ROOT, ask
from tests.markdown import Page, pages

PAGES = pages()
# A changelog tells of what is gone, too.
OF_TODAY = [page for page in PAGES if page.path != "CHANGELOG.md"]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z][a-z-]*):", MAKEFILE, flags=re.MULTILINE))


def test_the_pages_of_each_reader_are_among_those_that_are_checked() -> None:
    paths = {page.path for page in PAGES}
    readers = {f"docs/{name}.md" for name in ("integrate", "operate", "policy", "glossary")}
    assert paths >= {"README.md", "README.zh-CN.md", "ARCHITECTURE.md", "SECURITY.md", *readers}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_every_link_leads_to_something(page: Page) -> None:
    for link in page.links:
        if re.match(r"[a-z]+:", link):
            continue
        path, anchor = page.leads_to(link)
        assert path.exists(), f"{page.path}: {link}"
        assert path.is_relative_to(ROOT), f"{page.path}: {link}"
        if anchor:
            assert anchor in Page(str(path.relative_to(ROOT))).anchors, f"{page.path}: {link}"


def test_every_page_of_docs_is_linked_from_another_one() -> None:
    linked = {page.leads_to(link)[0] for page in PAGES for link in page.links if not link.startswith("#")}
    assert sorted(page.path for page in PAGES if page.path.startswith("docs/") and ROOT / page.path not in linked) == []


@pytest.mark.parametrize("page", OF_TODAY, ids=lambda page: page.path)
def test_every_make_command_and_its_variables_are_in_the_makefile(page: Page) -> None:
    for code in page.code:
        command = re.match(r"make ([a-z][a-z-]*)", code)
        if command:
            assert command[1] in TARGETS, f"{page.path}: {code}"
            for variable in re.findall(r" ([A-Z]+)=", code):
                assert f"$({variable})" in MAKEFILE, f"{page.path}: {code}"


@pytest.mark.parametrize("page", OF_TODAY, ids=lambda page: page.path)
def test_every_program_that_is_named_is_there(page: Page) -> None:
    for code in page.code:
        for program in re.findall(r"(?:python |^)(tools/\w+\.py)\b", code):
            assert (ROOT / program).is_file(), f"{page.path}: {code}"


def _rows(page: Page, heading: str) -> list[list[str]]:
    """The cells of the rows of the table below a heading, without its head."""
    section = page.prose.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (.*) \|$", section, flags=re.MULTILINE)
    return [row.split(" | ") for row in rows][1:]


def test_the_settings_of_the_page_are_those_of_the_service_with_their_defaults() -> None:
    shown = {name.strip("`"): default for name, default, _ in _rows(Page("docs/operate.md"), "Settings")}
    fields = {name.upper(): field.default for name, field in Settings.__dataclass_fields__.items()}
    assert shown == {
        name: "none" if default == "" else f"`{str(default).lower() if isinstance(default, bool) else default}`"
        for name, default in fields.items()
    }


@pytest.mark.parametrize("page", OF_TODAY, ids=lambda page: page.path)
def test_every_variable_that_is_named_is_a_setting_a_constant_or_one_of_the_makefile(page: Page) -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "service").rglob("*.py"))
    constants = set(re.findall(r"^([A-Z_]+)\b", code, flags=re.MULTILINE))
    known = constants | {name.upper() for name in Settings.__dataclass_fields__}
    for name in re.findall(r"`([A-Z]+(?:_[A-Z]+)+|[A-Z]+=)[^`]*`", page.prose):
        assert name in known or f"$({name.rstrip('=')})" in MAKEFILE, f"{page.path}: {name}"


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_every_answer_has_the_fields_of_the_page(client: FlaskClient, question: Question) -> None:
    named = {name for row in _rows(Page("docs/integrate.md"), "Answers") for name in re.findall(r"\w+", row[0])}
    assert len(named) == 10
    matter = {"matter": "balance-transfer"} if question.kind == "time" else {}
    assert named <= ask(client, question.name, matter).keys()


def test_the_metrics_of_the_page_are_those_that_are_served(client: FlaskClient) -> None:
    served = set(re.findall(r"^# HELP (\w+) ", client.get("/metrics").text, flags=re.MULTILINE))
    named = {name for first, _ in _rows(Page("docs/operate.md"), "Monitoring") for name in re.findall(r"\w+", first)}
    assert named == {name for name in served if name.startswith("yibao_") and not name.endswith("_created")}


def test_the_keys_grades_and_standings_of_the_page_are_those_of_the_book() -> None:
    page = Page("docs/policy.md")
    loader = (ROOT / "service/policy/load.py").read_text(encoding="utf-8")
    schema = loader.partition("class _ValueSchema")[2].partition("\n\n\n_ValueSchema")[0]
    keys = {*re.findall(r"^    (\w+) = ", schema, flags=re.MULTILINE), "from"}
    assert {row[0].strip("`") for row in _rows(page, "A value")} == keys
    assert tuple(row[0].strip("`") for row in _rows(page, "Evidence")) == EVIDENCE
    standings = get_args(Value.__annotations__["standing"])
    assert {row[0].strip("`") for row in _rows(page, "Standing")} == set(standings)


def test_every_name_in_the_glossary_is_one_of_the_code_or_the_contract() -> None:
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "service").rglob("*.py")]
    contract = (ROOT / "openapi/v1.json").read_text(encoding="utf-8")
    classes = {name for text in sources for name in re.findall(r"^class (\w+)", text, flags=re.MULTILINE)}
    book = (ROOT / "service/policy/load.py").read_text(encoding="utf-8")
    for name in Page("docs/glossary.md").code:
        if name[0].isupper():
            assert name in classes, name
        elif re.fullmatch(r"[a-z_]+", name):
            assert re.search(rf"\b{name}\b", contract + book), name


@pytest.mark.parametrize("room", sorted(path.parent.name for path in (ROOT / "service").glob("*/__init__.py")))
def test_every_room_says_where_its_words_are_explained(room: str) -> None:
    assert "Words: docs/glossary.md." in (ROOT / "service" / room / "__init__.py").read_text(encoding="utf-8")


def test_the_files_of_the_book_are_on_its_page() -> None:
    book = ROOT / "service/policy"
    patterns = [row[0].strip("`") for row in _rows(Page("docs/policy.md"), "Files")]
    found = {path for pattern in patterns for path in book.glob(re.sub(r"<.*?>", "*", pattern))}
    assert found == {path for path in Path(book).rglob("*") if path.suffix in (".yaml", ".csv")}
