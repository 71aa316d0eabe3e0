"""The packages in `clients/`: up to date with the contract, small, and working where they are installed."""

import gzip
import json
import re
import sys
import tarfile
import tomllib
import venv
from pathlib import Path
from typing import Any

import pytest

from tests.check import ROOT
from tests.live import Live
from tests.markdown import Page
from tools.packages import building, contract, python, typescript
from tools.packages.python_models import as_type

CONTRACT = contract.read()
LARGEST_LOADED = 12 * 1024
STRICT = {
    "compilerOptions": {
        "strict": True,
        "noUncheckedIndexedAccess": True,
        "skipLibCheck": False,
        "target": "ES2022",
        "lib": ["ES2022"],
        "module": "NodeNext",
        "types": ["node"],
        "typeRoots": [str(typescript.NODE_FOLDER / "node_modules" / "@types")],
    },
    "files": ["consumer.ts", "readme.ts"],
}


@pytest.mark.parametrize("package", [typescript, python])
def test_what_is_made_of_the_contract_is_up_to_date(package: object) -> None:
    for path, text in package.made(CONTRACT).items():  # type: ignore[attr-defined]
        assert path.read_text(encoding="utf-8") == text, f"{path.relative_to(ROOT)} is stale: make packages"


def test_both_packages_have_the_version_of_the_contract() -> None:
    served = json.loads(contract.CONTRACT.read_text(encoding="utf-8"))["info"]["version"]
    project = tomllib.loads((python.FOLDER / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert json.loads((typescript.FOLDER / "package.json").read_text(encoding="utf-8"))["version"] == served
    assert project["version"] == served


def test_only_what_computes_one_answer_is_sent_twice() -> None:
    posts = {each.name for each in CONTRACT.operations if each.method == "POST"}
    assert posts >= contract.REPEATABLE
    # As the READMEs of both packages say.
    assert posts - contract.REPEATABLE == {"answerBatch", "sweepQuestion"}


@pytest.mark.parametrize(
    ("schema", "kind"),
    [
        ({}, "object"),
        ({"type": ["string", "null"]}, "str | None"),
        ({"type": "array", "items": {"enum": ["a", None]}}, "list[Literal['a', None]]"),
        ({"anyOf": [{"$ref": "#/components/schemas/Scheme"}, {"type": "null"}]}, "Scheme | None"),
        ({"type": "object", "additionalProperties": {}}, "dict[str, object]"),
    ],
)
def test_a_schema_becomes_a_type_of_python(schema: dict[str, Any], kind: str) -> None:
    assert as_type(schema) == kind


def test_the_tarball_is_small_and_works_in_an_empty_project(live: Live, tmp_path: Path) -> None:
    package = building.tarball(tmp_path)
    with tarfile.open(package) as packed:
        names = packed.getnames()
        loaded = [name for name in names if name.endswith(".js")]
        code = b"".join(packed.extractfile(name).read() for name in loaded)  # type: ignore[union-attr]
    assert {Path(name).parts[1] for name in names} == {"dist", "package.json", "README.md"}
    assert len(gzip.compress(code)) < LARGEST_LOADED
    project = tmp_path / "project"
    project.mkdir()
    (project / "package.json").write_text('{"name": "partner", "private": true, "type": "module"}', encoding="utf-8")
    (project / "tsconfig.json").write_text(json.dumps(STRICT), encoding="utf-8")
    (project / "consumer.ts").write_bytes((typescript.FOLDER / "tests" / "consumer.ts").read_bytes())
    (project / "readme.ts").write_text(first_example("clients/typescript/README.md", live), encoding="utf-8")
    npm = typescript.NODE.with_name("npm")
    building.run((npm, "install", "--offline", "--no-audit", "--no-fund", "--silent", package), project)
    building.run((typescript.NODE, typescript.COMPILER, "--project", project), project)
    asked = building.run((typescript.NODE, "consumer.js", live.address), project)
    assert asked.split() == ["assessment", "operations", "walk", "problems", "failures", "abort", "transports"]
    assert "12393" in building.run((typescript.NODE, "readme.js"), project)


def test_the_wheel_works_where_it_is_installed_and_is_typed_strictly(live: Live, tmp_path: Path) -> None:
    wheel = building.wheel(tmp_path)
    home = tmp_path / "venv"
    venv.create(home)
    program = home / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--python", program, "--disable-pip-version-check", "--quiet")
    building.run((*pip, "install", "--no-index", "--no-deps", wheel), tmp_path)
    # What it needs comes from the locked environment, the package itself from the wheel alone.
    site = next(home.glob("lib/*/site-packages"))
    (site / "locked.pth").write_text(str(Path(pytest.__file__).parents[1]), encoding="utf-8")
    consumer = tmp_path / "consumer.py"
    consumer.write_bytes((python.FOLDER / "tests" / "consumer.py").read_bytes())
    asked = building.run((program, "-W", "error", consumer, live.address), tmp_path)
    assert asked.split() == ["assessment", "operations", "walk", "problems", "failures", "awaited"]
    assert "12393" in building.run((program, "-c", first_example("clients/python/README.md", live)), tmp_path)
    # What it makes of other packages is kept for the next run.
    cache = ("--cache-dir", ROOT / ".mypy_cache" / "consumer")
    building.run((sys.executable, "-m", "mypy", "--strict", "--python-executable", program, *cache, consumer), tmp_path)


def first_example(path: str, live: Live) -> str:
    """The first program of a page, asking the server that runs."""
    [block, *_] = [each for each in Page(path).blocks if each.language in {"ts", "python"}]
    return re.sub(r"https?://[\w.:]+", live.address, block.text)
