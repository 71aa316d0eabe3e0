"""`make release`: release the contract in `openapi/v1.json`, if its version matches the changes since the last release.

`openapi/VERSIONING.md` is the policy. `redocly diff` classifies the changes; where it is milder than the policy, the
policy wins.
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
"""Properties of an answer's schema that must not change, even if a tolerant reader would not notice."""


_REPEATED = re.compile(r"/properties/matter/\$ref\Z")
"""Where an answer repeats the matter of its question."""
_OF_A_MATTER = re.compile(r"assessments/post/responses/200/.*/properties/(decision|amount)/\$ref/anyOf/[0-9]+\Z")
"""The answers that an assessment contains, by the matter asked about."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two contracts: the part of the version that must rise, and a description."""

    level: str
    text: str


def changes(released: Path, current: Path) -> list[Change]:
    """Return every difference, the most serious first."""
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
        listed = json.loads(report.read_text(encoding="utf-8"))["changes"]
    return sorted((_judged(entry, listed) for entry in listed), key=lambda change: -_LEVELS.index(change.level))


def _without_echo(document: Path, target: Path) -> Path:
    """Write the contract without what answers repeat of a question: a new fact only reaches callers that state it."""
    content = json.loads(document.read_text(encoding="utf-8"))
    content["components"]["schemas"].get("Asked", {}).get("properties", {}).pop("facts", None)
    target.write_text(json.dumps(content), encoding="utf-8")
    return target


def _judged(change: Mapping[str, Any], listed: Sequence[Mapping[str, Any]]) -> Change:
    path = change["path"].replace("~1", "/")
    subject = path + (f": {change['property']}" if "property" in change else "")
    verdicts = [verdict["message"] for verdict in change["verdicts"]]
    if verdicts:
        level = "minor" if _reaches_only_who_asks(change) or _name_is_over(change) else str(change["impact"])
        return Change(level, f"{' '.join(verdicts)} ({subject})")
    before, after = (_shown(change.get(side)) for side in ("base", "revision"))
    return Change(_level(change, listed), f"{subject}: {change['kind']}, from {before} to {after}")


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


def _level(change: Mapping[str, Any], listed: Sequence[Mapping[str, Any]]) -> str:
    """Return the level of a change that redocly does not classify."""
    path, property_ = change["path"], change.get("property")
    answered = "/responses/" in path or path.startswith("#/components/headers/")
    if change["kind"] == "removed" and path.startswith("#/components/schemas/"):
        return "major"  # A generated client has a class with that name.
    if property_ == "required" and answered and not set(_gained(change)) - set(_added_beneath(path, listed)):
        return "minor"  # A new field that is always present.
    if property_ in _OF_ANSWERS:
        return "major" if answered or property_ == "default" else "minor"
    return str(change["impact"])


def _gained(change: Mapping[str, Any]) -> Iterator[str]:
    before, after = (change[side]["value"] if side in change else [] for side in ("base", "revision"))
    if isinstance(after, list) and isinstance(before, list):
        yield from (name for name in after if name not in before)
    else:
        yield str(after)


def _added_beneath(path: str, listed: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    start = f"{path}/properties/"
    for entry in listed:
        if entry["kind"] == "added" and entry["path"].startswith(start):
            yield entry["path"].removeprefix(start)


def unsaid(old: Sequence[int], new: Sequence[int], listed: Sequence[Change]) -> list[str]:
    """Return the changes that the new version does not announce."""
    if tuple(new) < tuple(old):
        return [f"the version went back, from {_text(old)} to {_text(new)}"]
    return [
        f"{change.level}: {change.text}"
        for change in listed
        if (change.level == "major" and new[0] == old[0]) or (change.level == "minor" and new[:2] == old[:2])
    ]


def unraised(released: Path, current: Path) -> list[str]:
    """Return why the current contract may not follow the released one; empty if it may."""
    return unsaid(version(released), version(current), changes(released, current))


def version(document: Path) -> tuple[int, ...]:
    """Return the version of a contract."""
    return tuple(int(part) for part in json.loads(document.read_text(encoding="utf-8"))["info"]["version"].split("."))


def _text(parts: Sequence[int]) -> str:
    return ".".join(str(part) for part in parts)


def refusal(reasons: Sequence[str]) -> str:
    """Return the message for a contract that changed without its version."""
    lines = "\n".join(f"  - {reason}" for reason in reasons)
    return (
        f"The contract has changed since its last release, but its version has not been raised accordingly:\n{lines}\n"
        "Revert the change, or raise CONTRACT in service/api/v1/__init__.py (major: breaking, minor: added) and run "
        "`make openapi`. See openapi/VERSIONING.md."
    )


def release(released: Path, current: Path) -> None:
    """Release the current contract, or exit with what its version does not announce."""
    if released.exists() and (reasons := unraised(released, current)):
        sys.exit(refusal(reasons))
    released.parent.mkdir(exist_ok=True)
    shutil.copyfile(current, released)
    print(f"{released.name}: version {_text(version(released))} is released")


if __name__ == "__main__":
    release(RELEASED, CONTRACT)
