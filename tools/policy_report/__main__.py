"""Write `docs/policy-report.md`; with `--check` only check that the committed page is up to date."""

import sys
from pathlib import Path

from service.policy.load import load_book
from tools.policy_report.page import report

ROOT = Path(__file__).parents[2]
FILE = ROOT / "docs" / "policy-report.md"


def main() -> None:
    """Write the page, or check it; the exit status says whether a check failed."""
    text = report(load_book(), lambda line: print(line, file=sys.stderr, flush=True))
    if "--check" in sys.argv:
        if not FILE.exists() or FILE.read_text(encoding="utf-8") != text:
            sys.exit("docs/policy-report.md is out of date: run `make policy-report` and review the difference")
        return
    FILE.write_text(text, encoding="utf-8")
    print(FILE.relative_to(ROOT))


if __name__ == "__main__":
    main()
