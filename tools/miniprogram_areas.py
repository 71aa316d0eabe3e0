"""Write the search data for areas: `examples/shared/area-list.ts` for the mini-programs, the pinyin alone for pages.

A test compares it with the areas that the service lists. Readings come from pypinyin, so that initials find a name too.
"""

import csv
import sys
from pathlib import Path

from pypinyin import lazy_pinyin

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.areas import KINDS, READINGS  # noqa: E402 - the path is set above.
from tools.areas import TARGET as LISTED  # noqa: E402 - as above.

TARGET = ROOT / "examples" / "shared" / "area-list.ts"
OF_PAGES = ROOT / "service" / "pages" / "readings.tsv"
_HEAD = """/** Code, Chinese name, English name and pinyin of every area. Made by `make openapi`. */

export const AREA_LIST = `"""


def reading(name: str) -> str:
    """Return the syllables of a name without its kind: `bei jing` for 北京市, with the v that people type for ü."""
    kind = next(kind for kind in KINDS if name.endswith(kind))
    short = name.removesuffix(kind)
    return " ".join(READINGS.get(short) or lazy_pinyin(short))


def as_typescript() -> str:
    """Return the list as a TypeScript module."""
    with LISTED.open(encoding="utf-8") as file:
        lines = [
            "|".join((row["code"], row["name"], row["pinyin"], reading(row["name"]))) for row in csv.DictReader(file)
        ]
    return _HEAD + "\n".join(lines) + "`;\n"


def as_readings() -> str:
    """Return the pinyin of every area by its code, one per line."""
    with LISTED.open(encoding="utf-8") as file:
        return "".join(f"{row['code']}\t{reading(row['name'])}\n" for row in csv.DictReader(file))


if __name__ == "__main__":
    OF_PAGES.write_text(as_readings(), encoding="utf-8")
    TARGET.write_text(as_typescript(), encoding="utf-8")
