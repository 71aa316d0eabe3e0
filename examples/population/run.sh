#!/usr/bin/env bash
# Makes a synthetic population, answers it, and answers it under a draft book too: three commands and two pages of plots.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
python="${PYTHON:-.venv/bin/python}"
rows="${ROWS:-100000}"
folder="${FOLDER:-build/population}"
question=refund-amounts/monthly-credit
mkdir -p "$folder"

"$python" -m service population "$folder/people.parquet" --question "$question" --rows "$rows"
"$python" -m service bulk "$folder/people.parquet" "$folder/credits.parquet" --question "$question" --overwrite

# A draft book: Shanghai credits retired people ten yuan a month more.
rm -rf "$folder/draft"
cp -R service/policy "$folder/draft"
find "$folder/draft" \( -name '*.py' -o -name __pycache__ \) -prune -exec rm -rf {} +
"$python" examples/population/draft.py "$folder/draft"
"$python" -m service bulk "$folder/people.parquet" "$folder/changes.csv" --question "$question" --compare "$folder/draft" --overwrite

echo "→ $folder/credits.report.html"
echo "→ $folder/changes.report.html"
