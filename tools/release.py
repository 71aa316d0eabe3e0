"""`make release`: the contract of `openapi/v1.json` becomes the released one, if its version says what changed in it.

`openapi/VERSIONING.md` is the policy. What a change means is judged by `redocly diff`; where that is milder than the
policy, the policy holds.
"""

import json
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from service.api.context import SHANGHAI  # noqa: E402 - the path is set above.
from tools.lint_contract import CONTRACT, run  # noqa: E402 - as above.

RELEASED = ROOT / "openapi" / "released" / "v1.json"
_LEVELS = ("patch", "minor", "major")
_OF_ANSWERS = ("type", "enum", "const", "required", "default", "additionalProperties")
"""What must not change of an answer, even where a tolerant reader would not notice."""


_REPEATED = re.compile(r"/properties/matter/\$ref\Z")
"""Where an answer repeats the matter of its question."""
_OF_A_MATTER = re.compile(r"assessments/post/responses/200/.*/properties/(decision|amount)/\$ref/anyOf/[0-9]+\Z")
"""The answers that an assessment holds, by the matter asked about."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two contracts: the part of the version it asks to raise, and what it is, in words."""

    level: str
    text: str


def changes(released: Path, current: Path) -> list[Change]:
    """Every difference, the gravest first."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        sides = [
            _without_echo(document, Path(folder) / name) for document, name in ((released, "old"), (current, "new"))
        ]
        done = run(
            *("redocly", "diff", "--config", "redocly.yaml", "--fail-on", "none"),
            *("--format", "json", "--output", report, *sides),
        )
        if done.returncode:
            sys.exit(done.stdout + done.stderr)
        found = json.loads(report.read_text(encoding="utf-8"))["changes"]
    return sorted((_judged(each, found) for each in found), key=lambda change: -_LEVELS.index(change.level))


def _without_echo(document: Path, target: Path) -> Path:
    """The contract without what an answer repeats of its question: a new fact reaches only callers that state it."""
    content = json.loads(document.read_text(encoding="utf-8"))
    content["components"]["schemas"].get("Asked", {}).get("properties", {}).pop("facts", None)
    target.write_text(json.dumps(content), encoding="utf-8")
    return target


def _judged(change: Mapping[str, Any], found: Sequence[Mapping[str, Any]]) -> Change:
    path = change["path"].replace("~1", "/")
    subject = path + (f": {change['property']}" if "property" in change else "")
    verdicts = [verdict["message"] for verdict in change["verdicts"]]
    if verdicts:
        level = "minor" if _reaches_only_who_asks(change) or _name_is_over(change) else str(change["impact"])
        return Change(level, f"{' '.join(verdicts)} ({subject})")
    before, after = (_shown(change.get(side)) for side in ("base", "revision"))
    return Change(_level(change, found), f"{subject}: {change['kind']}, from {before} to {after}")


def _reaches_only_who_asks(change: Mapping[str, Any]) -> bool:
    """Whether an answer gained a matter that it repeats of its question, or a part that only a new matter has."""
    if change.get("property") == "enum":
        before, after = ((change.get(side) or {}).get("value") or [] for side in ("base", "revision"))
        return _REPEATED.search(change["path"]) is not None and set(before) <= set(after)
    return change["kind"] == "added" and _OF_A_MATTER.search(change["path"]) is not None


def _name_is_over(change: Mapping[str, Any]) -> bool:
    """Whether a fact lost the name that it had before, after the last day that was announced for it."""
    if change["kind"] != "removed" or "/requestBody/" not in change["path"]:
        return False
    value = change.get("base", {}).get("value", {})
    sunset = value.get("x-sunset") if value.get("deprecated") else None
    return sunset is not None and date.fromisoformat(sunset) < datetime.now(SHANGHAI).date()


def _shown(side: Mapping[str, Any] | None) -> str:
    return json.dumps(side["value"], ensure_ascii=False)[:200] if side and "value" in side else "nothing"


def _level(change: Mapping[str, Any], found: Sequence[Mapping[str, Any]]) -> str:
    """The level of a change of which redocly says nothing."""
    path, what = change["path"], change.get("property")
    answered = "/responses/" in path or path.startswith("#/components/headers/")
    if change["kind"] == "removed" and path.startswith("#/components/schemas/"):
        return "major"  # A generated client has a class of that name.
    if what == "required" and answered and not set(_gained(change)) - set(_added_beneath(path, found)):
        return "minor"  # A new field that is always there.
    if what in _OF_ANSWERS:
        return "major" if answered or what == "default" else "minor"
    return str(change["impact"])


def _gained(change: Mapping[str, Any]) -> Iterator[str]:
    before, after = (change[side]["value"] if side in change else [] for side in ("base", "revision"))
    if isinstance(after, list) and isinstance(before, list):
        yield from (name for name in after if name not in before)
    else:
        yield str(after)


def _added_beneath(path: str, found: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    start = f"{path}/properties/"
    for each in found:
        if each["kind"] == "added" and each["path"].startswith(start):
            yield each["path"].removeprefix(start)


def unsaid(old: Sequence[int], new: Sequence[int], found: Sequence[Change]) -> list[str]:
    """What changed without the new version saying so."""
    if tuple(new) < tuple(old):
        return [f"the version went back, from {_text(old)} to {_text(new)}"]
    return [
        f"{change.level}: {change.text}"
        for change in found
        if (change.level == "major" and new[0] == old[0]) or (change.level == "minor" and new[:2] == old[:2])
    ]


def unraised(released: Path, current: Path) -> list[str]:
    """Why the current contract may not follow the released one; nothing if it may."""
    return unsaid(version(released), version(current), changes(released, current))


def version(document: Path) -> tuple[int, ...]:
    """The version of a contract."""
    return tuple(int(part) for part in json.loads(document.read_text(encoding="utf-8"))["info"]["version"].split("."))


def _text(parts: Sequence[int]) -> str:
    return ".".join(str(part) for part in parts)


def refusal(reasons: Sequence[str]) -> str:
    """What to tell whoever changed the contract without saying so."""
    lines = "\n".join(f"  - {reason}" for reason in reasons)
    return (
        f"The contract changed since its last release, and its version does not say so:\n{lines}\n"
        "Take the change back, or raise CONTRACT in service/api/v1/__init__.py (major: breaking, minor: added) and run "
        "`make openapi`. See openapi/VERSIONING.md."
    )


def release(released: Path, current: Path) -> None:
    """Make the current contract the released one, or exit with what its version does not say."""
    if released.exists() and (reasons := unraised(released, current)):
        sys.exit(refusal(reasons))
    released.parent.mkdir(exist_ok=True)
    shutil.copyfile(current, released)
    print(f"{released.name}: version {_text(version(released))} is released")


if __name__ == "__main__":
    release(RELEASED, CONTRACT)
