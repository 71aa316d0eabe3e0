"""Write `tests/values.tsv`: every dated value of the book on one line, so that a changed rule is a changed line.

With `--check` nothing is written; the exit status says whether the committed file is up to date.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from service.policy.load import load_book  # noqa: E402
from service.policy.values import Value  # noqa: E402

FILE = ROOT / "tests" / "values.tsv"
HEADER = "filed\tparameter\tfrom\tstated\tvalue\tstanding\tevidence\tcitation\tarticle\tdocument\trecorded\tcautions"


def line(key: str, value: Value) -> str:
    """Return one value as tab-separated text."""
    citation = value.citation
    cells = (
        key,
        value.parameter,
        value.from_on.isoformat(),
        "stated" if value.start_stated else "source",
        json.dumps(value.raw, ensure_ascii=False, sort_keys=True),
        value.standing,
        citation.evidence,
        citation.id,
        citation.article or "",
        " ".join(filter(None, (citation.title, citation.document_number))),
        value.recorded_on.isoformat(),
        " ".join(value.cautions),
    )
    return "\t".join(cells)


def lines(values: Iterable[tuple[str, Value]]) -> list[str]:
    """Return all values, in the order of the files."""
    return [line(key, value) for key, value in values]


def main() -> None:
    """Write the file, or check it."""
    text = "\n".join([HEADER, *lines(load_book().values())]) + "\n"
    if "--check" in sys.argv:
        if FILE.read_text(encoding="utf-8") != text:
            sys.exit("tests/values.tsv is out of date: run `make openapi` and review the difference")
        return
    FILE.write_text(text, encoding="utf-8")
    print(f"{FILE.relative_to(ROOT)}: {text.count(chr(10)) - 1} values")


if __name__ == "__main__":
    main()
