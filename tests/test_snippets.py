"""The requests that integrators are shown first: each, in each language, is run against a server and says something."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.pages.developers import HERE, REQUESTS, SNIPPETS, TONGUES
from tests.live import Live, serving

NODE = Path(sys.executable).parent / "node"
# What wx.request does, as far as these files use it.
WX = """
globalThis.wx = {
  async request({ url, method = "GET", header = {}, data, success }) {
    const body = method === "GET" ? undefined : JSON.stringify(data);
    const response = await fetch(url, { method, headers: header, body });
    success({ data: await response.json(), statusCode: response.status });
  },
};
"""
SAID = {"ask": "余额", "plan": "医保", "values": "定额"}


@pytest.fixture(scope="module")
def server() -> Iterator[Live]:
    with serving() as live:
        yield live


@pytest.mark.parametrize("file", [file for file, _ in TONGUES])
@pytest.mark.parametrize("name", REQUESTS)
def test_a_request_that_is_shown_runs_and_says_something(name: str, file: str, server: Live, tmp_path: Path) -> None:
    text = (SNIPPETS / name / file).read_text(encoding="utf-8")
    assert HERE in text
    text = text.replace(HERE, server.address)
    made = tmp_path / file.replace(".ts", ".mts").replace("miniprogram.js", "miniprogram.mjs")
    made.write_text(WX + text if file == "miniprogram.js" else text, encoding="utf-8")
    program = {"curl.sh": "sh", "client.py": sys.executable}.get(file, str(NODE))
    options = ["--experimental-strip-types", "--no-warnings"] if file == "client.ts" else []
    ran = subprocess.run(
        [program, *options, made], capture_output=True, text=True, timeout=60, check=False, env=dict(os.environ)
    )
    assert ran.returncode == 0, ran.stderr
    assert SAID[name] in ran.stdout
    assert not re.search("undefined|null,", ran.stdout.splitlines()[0][:40])
