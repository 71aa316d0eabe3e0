"""Write `docs/coverage.md`: for how many pooling areas a complete case gets a definite answer, question by question.

Every pooling area gets the same complete case through the published interface, in this process: a person who states
every fact, but no figure that the area itself sets. An answer is definite if it has a verdict, an amount, or a number
of months or days; zero months, where a rule asks for none, are a number; an amount in which the person's own base
stands in for a figure of the area is not definite. It counts under the grade of evidence behind it. The day asked for
is the latest on which a value of the book was recorded. With `--check` nothing is written; the exit status says whether
the committed page is up to date.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from service.app import create_app  # noqa: E402 - the path is set above.
from service.policy.values import EVIDENCE  # noqa: E402
from service.settings import Settings  # noqa: E402

FILE = ROOT / "docs" / "coverage.md"
_REASONS = {
    "ended": "已到期 / ended",
    "yearly": "每年的日子已过 / yearly day passed",
    "unconfirmed": "一年没有核对 / not confirmed for a year",
}
_PAST = "2025-10-15"
"""A day in the year of the last notices known for most provinces."""
_EMPLOYEE = {"from_scheme": "employee", "to_scheme": "employee", "gap_months": 5, "back_paid": True}
_STATED_INSTEAD = "callers_own_figures"
_RETIRING = {
    "sex": "male",
    "birth_month": "1966-06",
    "work_began_month": "1990-01",  # Early enough for the months paid.
    "first_insured_month": "1993-01",
    "contribution_months": 400,
    "local_contribution_months": 400,
    "retirement_formalities_done": True,
}
_RETIRED = {"scheme": "employee", "insured_status": "retired", "retirement_formalities_done": True}


@dataclass(frozen=True)
class Row:
    """One line of the page: a question, the complete case, and where its answer is definite.

    `path` leads to the value that is null if not definite (with `line`, in that line of the amount). `parameter` names
    the parameter whose citation gives the grade; without one, the answer's citations do. `bar` is the target in
    percent.
    """

    title: str
    question: str
    facts: Mapping[str, Any]
    path: tuple[str, ...]
    bar: int
    places: tuple[str, ...] = ("area",)
    parameter: str | None = None
    line: str | None = None
    on: str | None = None
    by_province: bool = True


def _decided(name: str, title: str, facts: Mapping[str, Any], places: tuple[str, ...] = ("area",)) -> Row:
    return Row(title, f"eligibility-decisions/{name}", facts, ("verdict",), 100, places, by_province=False)


ROWS = (
    _decided(
        "balance-transfer",
        "跨省转移余额 / Transfer of the balance to another province",
        {
            "to_area": "310000",
            "scheme_at_origin": "employee",
            "scheme_at_destination": "employee",
            "insured_status": "employed",
            "origin_enrolment": "suspended",
            "destination_enrolment": "enrolled",
            "destination_accepts_account": True,
        },
        places=("from_area",),
    ),
    _decided(
        "family-sharing",
        "家庭共济 / Family sharing",
        {"relationship": "spouse", "relative_insured": True, "purpose": "medical_cost", "owner_moving_out": False},
        places=("owner_area", "relative_area"),
    ),
    _decided(
        "contribution-refund",
        "重复缴费退费 / Refund of a contribution paid twice",
        {"reason": "duplicate", "held_schemes": ["resident", "resident"], "benefit_period_started": False},
    ),
    _decided("cash-withdrawal", "没有特殊情形时支取 / Cash without a ground", {"ground": "none"}),
    _decided("cash-withdrawal", "参保人死亡后支取 / Payment after a death", {"ground": "death"}),
    Row(
        "在职每月划入 / Monthly credit while working",
        "refund-amounts/monthly-credit",
        {"scheme": "employee", "insured_status": "employed", "contribution_base": "10000.00"},
        ("amount", "exact"),
        100,
        by_province=False,
    ),
    Row(
        "退休人员每月划入 / Monthly credit of retired people",
        "refund-amounts/monthly-credit",
        {**_RETIRED, "birth_month": "1952-06"},
        ("amount", "exact"),
        70,
        parameter="retiree_credit",
    ),
    Row(
        "退休时要求的年限 / Years required at retirement",
        "eligibility-decisions/retirement-benefit",
        _RETIRING,
        ("required_months", "exact"),
        65,
        parameter="retirement_total_years",
    ),
    Row(
        "其中实际缴费年限 / Years actually paid among them",
        "eligibility-decisions/retirement-benefit",
        _RETIRING,
        ("local_required_months", "exact"),
        65,
        parameter="retirement_actual_years",
    ),
    Row(
        "缴费基数上下限 / Base floor and ceiling",
        "refund-amounts/contributions",
        {"insured_status": "employed", "wage": "3000.00"},
        ("amount", "exact"),
        60,
        parameter="medical_base_bounds",
        line="medical_person",
    ),
    Row(
        "缴费基数上下限，2025年10月 / The same in October 2025",
        "refund-amounts/contributions",
        {"insured_status": "employed", "wage": "3000.00"},
        ("amount", "exact"),
        60,
        parameter="medical_base_bounds",
        line="medical_person",
        on=_PAST,
    ),
    Row(
        "单位职工断缴五个月后的等待 / Waiting after a gap of five months, employed",
        "eligibility-decisions/benefit-continuity",
        {**_EMPLOYEE, "insured_status": "employed"},
        ("waiting_months", "exact"),
        50,
        parameter="long_gap_waiting",
    ),
    Row(
        "灵活就业断缴五个月后的等待 / Waiting after a gap of five months, flexible",
        "eligibility-decisions/benefit-continuity",
        {**_EMPLOYEE, "insured_status": "flexible"},
        ("waiting_months", "exact"),
        50,
    ),
    Row(
        "补足年限的费用 / Cost of making up a year",
        "refund-amounts/retirement-makeup",
        {
            "shortfall_months": 12,
            "sex": "male",
            "contribution_months": 200,
            "insured_status": "employed",
            "base": "8000.00",
        },
        ("amount", "exact"),
        30,
    ),
)


@dataclass(frozen=True)
class Count:
    """The results of one row: definite answers by grade and by province."""

    grades: Counter[str] = field(default_factory=Counter)
    provinces: Counter[str] = field(default_factory=Counter)

    @property
    def definite(self) -> int:
        """Return how many areas have a definite answer."""
        return self.grades.total()


def pooling_areas(client: FlaskClient) -> list[Mapping[str, str]]:
    """Return the areas that pool contributions: cities, counties of their own, and the municipalities."""
    listed = [area for area in every(client, "/v1/areas") if area["province"] < "700000"]
    with_parts = {area["province"] for area in listed if area["level"] != "province"}
    return [area for area in listed if area["level"] != "province" or area["code"] not in with_parts]


def due(client: FlaskClient, codes: Iterable[str]) -> Mapping[str, Counter[str]]:
    """Return in how many of some areas something is due for another look, by topic and reason."""
    wanted, by_topic = set(codes), dict[str, Counter[str]]()
    for coverage in every(client, "/v1/policy/coverage"):
        if coverage["area_code"] in wanted:
            reasons = {parameter["due"] for parameter in coverage["parameters"]} - {None}
            by_topic.setdefault(coverage["topic"], Counter()).update(reasons)
    return {topic: reasons for topic, reasons in by_topic.items() if reasons}


def answer_of(client: FlaskClient, row: Row, area: str, day: str) -> dict[str, Any]:
    """Return the service's answer to the row's case in an area; `RuntimeError` if it refuses the case."""
    on = row.on or day
    facts = {**row.facts, **dict.fromkeys(row.places, area), "on": on, "known_on": day}
    if facts.get("from_area") == facts.get("to_area") and "to_area" in facts:
        facts["to_area"] = "110000"
    response = client.post(f"/v1/{row.question}", json=facts)
    answer: dict[str, Any] = response.get_json()
    if response.status_code != 200:  # noqa: PLR2004 - the one status of an answer.
        message = f"{row.title}: {area}: {answer}"
        raise RuntimeError(message)
    return answer


def definite(row: Row, answer: Mapping[str, Any]) -> bool:
    """Whether an answer is definite by the row's measure, without a figure stated in place of the area's."""
    if any(advisory["code"] == _STATED_INSTEAD for advisory in answer.get("advisories", ())):
        return False
    value: Any = answer
    if row.line:
        value = next((line for line in answer["lines"] if line["code"] == row.line), {"amount": {"exact": None}})
    for step in row.path:
        value = value[step]
    return value not in (None, "undetermined")


def every(client: FlaskClient, path: str) -> list[Mapping[str, Any]]:
    """Return all items of a paginated list."""
    first = client.get(path).get_json()
    pages = range(2, -(-first["total"] // first["page_size"]) + 1)
    return [
        *first["items"],
        *(item for page in pages for item in client.get(f"{path}?page={page}").get_json()["items"]),
    ]


def _filed(listed: Iterable[Mapping[str, Any]], area: Mapping[str, str]) -> Mapping[str, str]:
    """Return the grades of the values that apply in an area, by parameter and citation."""
    return {
        f"{value['name']} {value['citation']['id']}": value["citation"]["evidence"]
        for value in listed
        if value["area_code"] == area["code"]
        or (value["area_code"] == area["province"] and value["covers"] == "province")
    }


def _grade(row: Row, answer: Mapping[str, Any], filed: Mapping[str, str]) -> str:
    """Return the weakest grade of the row's parameter among the applied values, else of the whole answer."""
    disputed = {
        claim["citation"]
        for conflict in answer["conflicts"]
        for claim in conflict["claims"]
        if not claim["applied"] and conflict["topic"] == row.parameter
    }
    cited = [citation["id"] for citation in answer["citations"] if citation["id"] not in disputed]
    grades = [filed[key] for cited_id in cited if (key := f"{row.parameter} {cited_id}") in filed]
    return max(grades, key=EVIDENCE.index) if grades else str(answer["evidence"])


def counted(client: FlaskClient, day: str) -> tuple[list[Mapping[str, str]], dict[str, str], list[Count]]:
    """Return the pooling areas, the names of their provinces, and the counts row by row."""
    areas = pooling_areas(client)
    names = {listed_area["code"]: listed_area["name_zh"] for listed_area in every(client, "/v1/areas")}
    counts = [Count() for _ in ROWS]
    listed = every(client, "/v1/policy/parameters")
    for area in areas:
        filed = _filed(listed, area)
        for row, count in zip(ROWS, counts, strict=True):
            answer = answer_of(client, row, area["code"], day)
            if definite(row, answer):
                count.grades[_grade(row, answer, filed)] += 1
                count.provinces[area["province"]] += 1
    return areas, names, counts


def _share(part: int, whole: int) -> str:
    return "<1%" if 0 < 200 * part < whole else f"{100 * part / whole:.0f}%"


def page(client: FlaskClient, day: str) -> Iterator[str]:
    """Yield the lines of the page."""
    areas, names, counts = counted(client, day)
    whole = Counter(area["province"] for area in areas)
    yield "# 答案的覆盖面 / Coverage\n"
    yield (
        "由 `make coverage-report` 生成，测试会重新计算并逐字比较，请勿手改。\n"
        f"问的是{day}，{len(areas)}个统筹地区，每个地区问同一个情况齐全的人。"
        "有结论、金额或月数的，算作确定；按所依据的资料等级分列。\n"
    )
    yield (
        f"Made by `make coverage-report`; a test makes it again and compares every character. Asked on {day}, in\n"
        f"{len(areas)} pooling areas, with one complete case for all. Definite: a verdict, a sum or a number of\n"
        "months. The grades are those of the evidence that the definite answers rest on.\n"
    )
    yield "## 各问题 / The questions\n"
    yield f"| 问题 / Question | 确定 / definite | 目标 / bar | {' | '.join(EVIDENCE)} |"
    yield "|---|---:|---:|" + "---:|" * len(EVIDENCE)
    for row, count in zip(ROWS, counts, strict=True):
        grades = " | ".join(_share(count.grades[grade], len(areas)) for grade in EVIDENCE)
        yield f"| {row.title} | {_share(count.definite, len(areas))} | {row.bar}% | {grades} |"
    narrow = [(row, count) for row, count in zip(ROWS, counts, strict=True) if row.by_province]
    yield "\n缴费基数只看医保的上下限；只有养老保险上下限的不算。 Bounds of the pension base alone do not count.\n"
    yield "## 各省 / The provinces\n"
    yield "有确定答案的统筹地区数。 How many pooling areas have a definite answer.\n"
    for number, (row, _) in enumerate(narrow, 1):
        yield f"{number}. {row.title}"
    yield f"\n| 省份 / Province | 地区 / areas | {' | '.join(str(number + 1) for number in range(len(narrow)))} |"
    yield "|---|---:|" + "---:|" * len(narrow)
    for province in sorted(whole):
        cells = " | ".join(str(count.provinces[province]) for _, count in narrow)
        yield f"| {names[province]} {province} | {whole[province]} | {cells} |"
    yield "\n## 要再查的 / Due for another look\n"
    yield "有规定要再查的统筹地区数，逐条见 `make stale`。\n"
    yield "How many pooling areas have something due; `make stale` lists it.\n"
    yield f"| 专题 / Topic | {' | '.join(_REASONS.values())} |"
    yield "|---|" + "---:|" * len(_REASONS)
    for topic, reasons in sorted(due(client, (area["code"] for area in areas)).items()):
        yield f"| {topic} | {' | '.join(str(reasons[reason]) for reason in _REASONS)} |"


def report() -> str:
    """Return the page as text."""
    day = max(each["recorded_on"] for each in every(create_app(Settings()).test_client(), "/v1/policy/parameters"))
    client = create_app(Settings(), today=lambda: date.fromisoformat(day)).test_client()
    return "\n".join(page(client, day)) + "\n"


def main() -> None:
    """Write the page, or check it."""
    text = report()
    if "--check" in sys.argv:
        if not FILE.exists() or FILE.read_text(encoding="utf-8") != text:
            sys.exit("docs/coverage.md is out of date: run `make coverage-report` and review the difference")
        return
    FILE.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
