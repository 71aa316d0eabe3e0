"""What README and docs/integrate.md show is what the service does, and both READMEs say the same."""

import json
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pytest
import requests

from service.api.v1.questions import QUESTIONS
from tests.check import ROOT
from tests.live import Live
from tests.markdown import Block, Page

ENGLISH, CHINESE = Page("README.md"), Page("README.zh-CN.md")
MOST_LINES = 130
MOST_SECONDS_TO_FIRST_ANSWER = 8.0


@dataclass(frozen=True)
class Example:
    """A request as a page shows it, and as much of the answer as the page shows."""

    page: str
    target: str
    headers: dict[str, str]
    body: str
    shown: Block


def examples(page: Page) -> Iterator[Example]:
    """Each `curl` of a page. The file that it sends is the block before it, the answer is the block after it."""
    before, blocks = Block("", ""), page.blocks
    for block, after in zip(blocks, [*blocks[1:], Block("", "")], strict=True):
        if block.language == "sh" and block.text.startswith("curl "):
            words = shlex.split(block.text)
            options = list(pairwise(words))
            body = next(value for option, value in options if option in ("-d", "--data-binary"))
            address = next(word for word in words if word.startswith("http://127.0.0.1:8000/"))
            headers = dict(value.split(": ", 1) for option, value in options if option == "-H")
            target = address.removeprefix("http://127.0.0.1:8000")
            yield Example(page.path, target, headers, before.text if body.startswith("@") else body, after)
        before = block


EXAMPLES = [example for page in (ENGLISH, CHINESE, Page("docs/integrate.md")) for example in examples(page)]


def test_every_curl_of_these_pages_is_tried() -> None:
    written = sum(Page(path).text.count("curl -") for path in ("README.md", "README.zh-CN.md", "docs/integrate.md"))
    assert len(EXAMPLES) == written > 7


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.page} {example.target}")
def test_the_request_shown_gets_the_answer_shown(live: Live, example: Example) -> None:
    response = requests.post(
        live.address + example.target, data=example.body.encode(), headers=example.headers, timeout=10
    )
    shown = _values(example.shown)
    answered = _values(Block(example.shown.language, response.text))
    assert response.status_code == (shown[0].get("status", 200) if example.shown.language == "json" else 200)
    found = [{key: value[key] for key in part} for part, value in zip(shown, answered, strict=True)]
    assert found == shown


def _values(block: Block) -> list[dict[str, Any]]:
    """The JSON of a block, or of each of its lines."""
    assert block.language in ("json", "ndjson")
    return [json.loads(block.text)] if block.language == "json" else list(map(json.loads, block.text.splitlines()))


def test_leaving_the_birth_month_out_gives_the_range_told(live: Live) -> None:
    body = {"area": "110000", "scheme": "employee", "insured_status": "retired", "retirement_formalities_done": True}
    answer = requests.post(f"{live.address}/v1/refund-amounts/monthly-credit", json=body, timeout=10).json()
    assert answer["amount"] == {"exact": None, "min": "100.00", "max": "110.00"}
    assert [fact["fact"] for fact in answer["missing_facts"]] == ["birth_month"]
    assert all(each in page.text for page in (ENGLISH, CHINESE) for each in ("100.00", "110.00", "`birth_month`"))


def test_the_server_answers_soon_after_its_start(live: Live) -> None:
    # The target is 1.5 s on a quiet machine (`make bench` measures it); here other tests share the cores.
    assert live.seconds_to_first_answer < MOST_SECONDS_TO_FIRST_ANSWER


@pytest.mark.parametrize("page", [ENGLISH, CHINESE], ids=["en", "zh"])
def test_a_readme_is_short_opens_with_the_two_commands_and_lists_all_questions(page: Page) -> None:
    assert len(page.text.splitlines()) <= MOST_LINES
    assert re.findall(r"^make (\w+)", page.blocks[0].text, flags=re.MULTILINE) == ["serve", "test"]
    listed = re.findall(r"^\| `([a-z/-]+)` \|", page.text, flags=re.MULTILINE)
    assert sorted(listed) == sorted(question.name for question in QUESTIONS)


def test_both_readmes_have_the_same_sections_commands_questions_and_links() -> None:
    assert [depth for depth, _ in ENGLISH.headings] == [depth for depth, _ in CHINESE.headings]
    assert _without_language(ENGLISH) == _without_language(CHINESE)
    listed = [re.findall(r"^\| `([^`]+)` \|", page.text, flags=re.MULTILINE) for page in (ENGLISH, CHINESE)]
    assert listed[0] == listed[1]
    # Each begins with a link to the other.
    assert (ENGLISH.links[0], CHINESE.links[0]) == (CHINESE.path, ENGLISH.path)
    assert ENGLISH.links[1:] == CHINESE.links[1:]


def _without_language(page: Page) -> list[str]:
    """The commands of a page without their remarks, whichever language they ask for."""
    commands = "\n".join(block.text for block in page.blocks if block.language == "sh")
    return re.sub(r" +#.*|zh-CN|\ben\b", "", commands).splitlines()


def test_both_readmes_have_as_many_rows_and_points_in_each_section() -> None:
    sections = [re.split(r"^#+ .*$", page.prose, flags=re.MULTILINE) for page in (ENGLISH, CHINESE)]
    numbers = [[len(re.findall(r"^(?:\||- )", section, flags=re.MULTILINE)) for section in each] for each in sections]
    assert numbers[0] == numbers[1]


def test_every_room_stands_in_the_architecture() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    for path in (ROOT / "service").iterdir():
        if path.suffix == ".py" and path.stem not in ("__init__", "gunicorn.conf"):
            assert f"`service/{path.name}`" in text
        if path.is_dir() and path.name != "__pycache__":
            assert f"`service/{path.name}/`" in text
