"""The README's commands and its worked request are what the service does."""

import json
import re
from typing import Any

import requests

from service.settings import Settings
from tests.check import ROOT
from tests.live import Live

README = (ROOT / "README.md").read_text(encoding="utf-8")
MOST_SECONDS_TO_FIRST_ANSWER = 8.0


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, flags=re.DOTALL)


def test_the_readme_opens_with_the_two_commands() -> None:
    assert re.findall(r"^make (\w+)", blocks("sh")[0], flags=re.MULTILINE) == ["serve", "test"]


def test_the_worked_request_gets_the_answer_shown(live: Live) -> None:
    command = blocks("sh")[1]
    address = re.search(r"http://127\.0\.0\.1:8000(\S+)", command)
    body = re.search(r"-d '(.*?)'", command, flags=re.DOTALL)
    headers = dict(re.findall(r"-H '([^:]+): ([^']+)'", command))
    assert address
    assert body
    answer: dict[str, Any] = requests.post(live.address + address[1], data=body[1], headers=headers, timeout=10).json()
    shown = json.loads(blocks("json")[0])
    assert {key: answer[key] for key in shown} == shown


def test_leaving_the_birth_month_out_gives_the_bounds_told(live: Live) -> None:
    body = {"area": "110000", "scheme": "employee", "insured_status": "retired", "retirement_formalities_done": True}
    answer = requests.post(f"{live.address}/v1/refund-amounts/monthly-credit", json=body, timeout=10).json()
    assert answer["amount"] == {"exact": None, "min": "100.00", "max": "110.00"}
    assert [fact["fact"] for fact in answer["missing_facts"]] == ["birth_month"]


def test_every_setting_stands_in_the_readme() -> None:
    for name in Settings.__dataclass_fields__:
        assert f"`{name.upper()}`" in README


def test_every_room_stands_in_the_architecture() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    for path in (ROOT / "service").iterdir():
        if path.suffix == ".py" and path.stem not in ("__init__", "gunicorn.conf"):
            assert f"`service/{path.name}`" in text
        if path.is_dir() and path.name != "__pycache__":
            assert f"`service/{path.name}/`" in text


def test_the_server_answers_soon_after_its_start(live: Live) -> None:
    # The target is 1.5 s on a quiet machine (`make bench` measures it); here other tests share the cores.
    assert live.seconds_to_first_answer < MOST_SECONDS_TO_FIRST_ANSWER
