"""Alters a copy of the policy book as a bureau would: Shanghai credits retired people ten yuan a month more."""

import sys
from pathlib import Path

CHANGES = {
    'monthly: "140", yearly: "1680"': 'monthly: "150", yearly: "1800"',
    'monthly: "157.5", yearly: "1890"': 'monthly: "167.5", yearly: "2010"',
}

path = Path(sys.argv[1], "areas", "310000-shanghai.yaml")
text = path.read_text(encoding="utf-8")
for before, after in CHANGES.items():
    if text.count(before) != 1:
        sys.exit(f"{path}: the book has changed; look for the sums of retiree_credit and alter CHANGES")
    text = text.replace(before, after)
path.write_text(text, encoding="utf-8")
