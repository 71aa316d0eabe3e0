"""A larger book than the shipped one, made from it: more areas with rules of their own, or more values of each area.

    python -m tests.bench.synthetic_book FOLDER --areas 10 --values 10

Every prefecture and county is filed again under codes that no area has, each time with other amounts and rates, so that
few of them have the same rules. More values are later editions of the values that stand there, with other numbers too.
All of it is made up; a book like this is for measuring.
"""

import argparse
import csv
import re
import shutil
from collections.abc import Iterator, Mapping
from datetime import timedelta
from decimal import Decimal
from itertools import zip_longest
from pathlib import Path
from typing import Any

import yaml

from service.policy.load import SHIPPED
from service.policy.strict_yaml import Document
from service.policy.values import NATION

AMOUNTS = ("monthly", "yearly", "floor", "ceiling", "low", "high", "amount")
"""Members of structured values that are yuan, unless they are so small that they are a rate or a multiple."""
YUAN = re.compile(r"[1-9][0-9]{1,5}(\.[0-9]{1,2})?")
RATE = re.compile(r"0\.[0-9]{1,5}")
MOST_RATE_STEPS = 900
STEP_DAYS, LEAST_STEP_DAYS = 61, 3
Content = dict[str, Any]


class Writer(yaml.SafeDumper):
    """Writes what the strict reader takes: no anchors, text that looks like a number in quotes."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - a hook with fixed parameters.
        return True


def altered(value: Any, steps: int, name: str = "") -> Any:
    """The same value with so many cents more in each of its amounts, and as many 0.001 % in each of its rates."""
    if isinstance(value, Mapping):
        return {key: altered(each, steps, key) for key, each in value.items()}
    if isinstance(value, list):
        return [altered(each, steps, name) for each in value]
    if isinstance(value, str) and name in AMOUNTS:
        return f"{Decimal(value) + Decimal(steps) / 100:.2f}" if YUAN.fullmatch(value) else value
    if isinstance(value, str) and RATE.fullmatch(value):
        return f"{Decimal(value) + Decimal(steps % MOST_RATE_STEPS) / 100_000:.5f}"
    return value


def entries_altered(content: Mapping[str, Any], steps: int) -> Content:
    """The content of an area's file with other amounts everywhere."""
    return {
        parameter: [{**entry, "value": altered(entry["value"], steps)} for entry in listed]
        for parameter, listed in content.items()
    }


def editions(listed: list[Content], times: int) -> list[Content]:
    """So many times as many dated values: later editions of each rule, up to the one that follows it or ends it."""
    rules = [entry for entry in listed if entry["standing"] in ("rule", "advisory")]
    spans = [
        (entry, (following["from"] - entry["from"]).days if following else None)
        for entry, following in zip_longest(rules, rules[1:])
        if entry["value"] is not None
    ]
    roomy = [(entry, days) for entry, days in spans if days is None or days > LEAST_STEP_DAYS * times]
    made = list(listed)
    for entry, days in roomy:
        wanted = len(listed) * (times - 1) // len(roomy)
        step = STEP_DAYS if days is None else max(1, min(STEP_DAYS, days // (wanted + 1)))
        fitting = wanted if days is None else min(wanted, (days - 1) // step)
        made += [
            {
                **entry,
                "from": entry["from"] + timedelta(days=number * step),
                "value": altered(entry["value"], number),
            }
            for number in range(1, fitting + 1)
        ]
    return sorted(made, key=lambda entry: entry["from"])


def more_codes(rows: list[dict[str, str]], times: int) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    """Each prefecture and county with a further row of its own province, so many times less one."""
    taken = {row["code"] for row in rows}
    for row in rows:
        if row["level"] == "province":
            continue
        free = (code for number in range(1, 10_000) if (code := f"{row['province'][:2]}{number:04}") not in taken)
        for number in range(1, times):
            code = next(free)
            taken.add(code)
            yield row, {**row, "code": code, "name": f"{row['name']}{number}", "pinyin": f"{row['pinyin']} {number}"}


def make(folder: Path, *, areas: int = 1, values: int = 1) -> Path:
    """Write a book of so many times the areas and the values into a new folder."""
    shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    with (folder / "areas.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    files = {path.name[:6]: path for path in sorted((folder / "areas").glob("*.yaml"))}
    contents = {code: Document(path).content["parameters"] for code, path in files.items()}
    added = list(more_codes(rows, areas))
    for number, (row, other) in enumerate(added, start=1):
        if row["code"] in contents:
            contents[other["code"]] = entries_altered(contents[row["code"]], number)
            files[other["code"]] = folder / "areas" / f"{other['code']}-synthetic.yaml"
    contents[NATION], files[NATION] = Document(folder / "national.yaml").content["parameters"], folder / "national.yaml"
    for code, content in contents.items():
        listed = {parameter: editions(entries, values) for parameter, entries in content.items()}
        text = yaml.dump({"area": code, "parameters": listed}, Dumper=Writer, allow_unicode=True, sort_keys=False)
        files[code].write_text(text, encoding="utf-8")
    with (folder / "areas.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows([*rows, *(other for _, other in added)])
    return folder


def counted(folder: Path) -> tuple[int, int, int]:
    """Areas, areas with values, and values of a book, as its files have them."""
    with (folder / "areas.csv").open(encoding="utf-8", newline="") as file:
        number = sum(1 for _ in csv.DictReader(file))
    files = list((folder / "areas").glob("*.yaml"))
    filed = [path.read_text(encoding="utf-8") for path in (*files, folder / "national.yaml")]
    return number, len(files), sum(len(re.findall(r"^ *(- )?from: ", text, re.MULTILINE)) for text in filed)


def areas_with_values(folder: Path) -> tuple[str, ...]:
    """The codes of areas that have a file of their own."""
    return tuple(sorted(path.name[:6] for path in (folder / "areas").glob("*.yaml")))


def main() -> None:
    """Make one by hand."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--areas", type=int, default=1)
    parser.add_argument("--values", type=int, default=1)
    stated = parser.parse_args()
    made = make(stated.folder, areas=stated.areas, values=stated.values)
    print("{} areas, {} with values, {} values".format(*counted(made)))  # noqa: T201 - to the person at the terminal.


if __name__ == "__main__":
    main()
