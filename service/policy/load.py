"""YAML files -> one frozen `PolicyBook`, or a `BookError` that names file, line and key.

The only reader of the policy files. Shapes are judged by marshmallow schemas; what a schema cannot see (a source that
does not exist, dates out of order, one citation id with two meanings) is judged here.
"""

import csv
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

from marshmallow import Schema, ValidationError, fields, validate

from service.policy import load_contributions, load_retirement
from service.policy.book import EVIDENCE, NATION, Area, Citation, Parameter, PolicyBook, Value
from service.policy.guides import MATTERS
from service.policy.load_fields import CODE as _CODE
from service.policy.load_fields import ID as _ID
from service.policy.load_fields import Bilingual, Day, Text, Truth, located
from service.policy.load_guides import Extras
from service.policy.strict_yaml import Document, KeyPath
from service.policy.terms import (
    CountRange,
    CreditTier,
    Deduction,
    EnrolmentKept,
    FlexibleCredit,
    GapExemption,
    Plain,
    RefundDates,
    ReportedTime,
    RetireeCredit,
    Stage,
    StageLimits,
    Term,
    WaitingFloor,
    WaitingStep,
    WaitingSteps,
    YearSpan,
)
from service.workdays import Calendar, Year

SHIPPED = Path(__file__).parent
_STANDINGS = ("rule", "advisory", "superseded", "claim")
_LEVELS = (
    "statute", "state_council", "ministry", "province", "city", "agency", "press", "unofficial", "article",
)  # fmt: skip
CAUTIONS = (
    "cohorts_differ",
    "individuals_pay_longer",
    "local_years_unclear",
    "yearly_steps_not_found",
    "approximate_amount",
    "account_usable_while_waiting",
    "averages_by_group",
    "better_local_rule_goes_first",
    "city_rules_differ",
    "computed_from_average_wage",
    "differs_by_kind_of_unit",
    "large_amount_extra",
    "lower_rate_in_2023",
    "maternity_extra",
    "maternity_included",
    "pooled_only_base_differs",
    "two_tiers_of_fee",
    "document_not_named",
    "draft_status",
    "early_and_late_conditions",
    "edition_year_only",
    "figures_reported_net",
    "gaps_add_up_in_a_year",
    "in_principle",
    "interim_amount",
    "later_change_reported",
    "least_figure",
    "leavers_wait_less",
    "machine_written_pages",
    "oldest_workers_differ",
    "only_where_repaying_is_hard",
    "pages_disagree",
    "provincial_pool_only",
    "recalled_text",
    "renewal_unknown",
    "resident_exemptions",
    "start_inferred",
    "waiting_restarts",
    "who_qualifies_is_narrow",
)
"""The remarks a value may carry; each has its sentence in both languages."""

_MONEY = validate.Regexp(r"(0|[1-9][0-9]{0,6})(\.[0-9]{1,2})?\Z", error="not yuan as quoted text")
_RATE = validate.Regexp(r"0(\.[0-9]{1,5})?\Z", error="not a rate below one as quoted text")
_MONTH_AND_DAY = validate.Regexp(
    r"(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])\Z", error="not a day of every year, MM-DD, as quoted text"
)
_PUBLISHED = validate.Regexp(r"[0-9]{4}(-[0-9]{2}){0,2}\Z", error="not YYYY, YYYY-MM or YYYY-MM-DD")


class Whole(fields.Field[int]):
    """A whole number."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            message = "must be a whole number"
            raise ValidationError(message)
        return value


def _codes(allowed: tuple[str, ...] | None = None) -> fields.List[str]:
    rule = validate.OneOf(allowed) if allowed else _CODE
    return fields.List(Text(validate=rule), validate=validate.Length(min=1))


class _ParameterSchema(Schema):
    topic = Text(required=True, validate=_CODE)
    title = fields.Nested(Bilingual, required=True)
    type = Text(required=True)
    choices = _codes()
    reach = fields.List(Text(validate=validate.OneOf(("area", "province", "national"))), required=True)
    ended = Text(required=True, validate=validate.OneOf(("hole", "climb", "lapse")))
    renewed = Text(load_default=None, validate=_MONTH_AND_DAY)
    rechecked = Text(load_default=None, validate=_MONTH_AND_DAY)


class _SourceSchema(Schema):
    title = Text(required=True)
    document_number = Text(required=True, allow_none=True)
    issuer = Text(required=True, allow_none=True)
    level = Text(required=True, validate=validate.OneOf(_LEVELS))
    published_on = fields.Raw(required=True, allow_none=True)
    url = Text(required=True, allow_none=True, validate=validate.Regexp(r"https?://[^\s()]+\Z"))


class _ValueSchema(Schema):
    id = Text(required=True, validate=_ID)
    covers = Text(validate=validate.OneOf(("own_pool", "province")))
    start_stated = Truth(load_default=True)
    value = fields.Raw(required=True, allow_none=True)
    source = Text(required=True)
    article = Text(required=True, allow_none=True)
    evidence = Text(required=True, validate=validate.OneOf(EVIDENCE))
    standing = Text(required=True, validate=validate.OneOf(_STANDINGS))
    recorded_on = Day(required=True)
    confirmed_on = Day(required=True)
    cautions = _codes(CAUTIONS)


_ValueSchema._declared_fields["from"] = Day(required=True)  # noqa: SLF001 - `from` is a keyword, the only way to name it.


class _TierSchema(Schema):
    from_age = Whole(load_default=0)
    group = Text(load_default=None, validate=validate.OneOf(("enterprise", "public_institution", "pre_1949_worker")))
    monthly = Text(load_default=None, validate=_MONEY)
    yearly = Text(load_default=None, validate=_MONEY)
    rate = Text(load_default=None, validate=_RATE)


class _DeductionSchema(Schema):
    code = Text(required=True, validate=_CODE)
    monthly = Text(required=True, validate=_MONEY)


class _RetireeCreditSchema(Schema):
    method = Text(
        required=True,
        validate=validate.OneOf(("fixed", "rate_of_average_pension", "rate_of_own_pension", "own_previous_credit")),
    )
    tiers = fields.List(fields.Nested(_TierSchema), load_default=list)
    deductions = fields.List(fields.Nested(_DeductionSchema), load_default=list)
    reported_deductions = fields.List(fields.Nested(_DeductionSchema), load_default=list)
    pension_year = Whole(load_default=None)
    by_group = Truth(load_default=False)


class _FlexibleCreditSchema(Schema):
    working = Text(load_default=None, validate=validate.OneOf(("none", "rate_of_base", "amount_unknown")))
    working_rate = Text(load_default=None, validate=_RATE)
    retired = Text(load_default=None, validate=validate.OneOf(("as_retiree", "fixed")))
    retired_monthly = Text(load_default=None, validate=_MONEY)


class _StageSchema(Schema):
    code = Text(required=True, validate=_CODE)
    working_days = Whole(required=True)
    starts = Text(required=True, validate=_CODE)


class _StageLimitsSchema(Schema):
    stages = fields.List(fields.Nested(_StageSchema), required=True, validate=validate.Length(min=1))
    total_working_days = Whole(load_default=None)


class _ReportedTimeSchema(Schema):
    count = Whole(required=True)
    unit = Text(required=True, validate=validate.OneOf(("working_days", "calendar_days", "months")))
    what = Text(required=True, validate=_CODE)


class _CountRangeSchema(Schema):
    least = Whole(required=True)
    most = Whole(required=True)
    unit = Text(required=True, validate=validate.OneOf(("times", "months")))


class _EnrolmentKeptSchema(Schema):
    employee = Text(required=True, validate=validate.OneOf(("place_of_work",)))
    resident = Text(required=True, validate=validate.OneOf(("habitual_residence",)))
    student = Text(required=True, validate=validate.OneOf(("place_of_study",)))
    across_schemes = Text(required=True, validate=validate.OneOf(("employee_scheme",)))
    employee_months = Whole(required=True)


class _RefundDatesSchema(Schema):
    death_before = Text(required=True, validate=validate.Regexp(r"[0-9]{2}-[0-9]{2}\Z"))
    paid_by = Text(required=True, validate=validate.Regexp(r"[0-9]{2}-[0-9]{2}\Z"))


class _YearSpanSchema(Schema):
    starts = Text(required=True, validate=validate.Regexp(r"[0-9]{2}-[0-9]{2}\Z"))
    ends = Text(required=True, validate=validate.Regexp(r"[0-9]{2}-[0-9]{2}\Z"))


class _CalendarYearSchema(Schema):
    year = Whole(required=True)
    id = Text(required=True, validate=_ID)
    title = Text(required=True)
    issuer = Text(required=True, allow_none=True)
    document_number = Text(required=True, allow_none=True)
    published_on = fields.Raw(required=True, allow_none=True)
    url = Text(required=True, allow_none=True)
    evidence = Text(required=True, validate=validate.OneOf(EVIDENCE))
    recorded_on = Day(required=True)
    confirmed_on = Day(required=True)
    off_days = fields.List(Day(), required=True)
    make_up_days = fields.List(Day(), required=True)


class _ProjectionSchema(Schema):
    id = Text(required=True, validate=_ID)
    title = Text(required=True)
    issuer = Text(required=True, allow_none=True)
    document_number = Text(load_default=None, allow_none=True)
    published_on = fields.Raw(required=True, allow_none=True)
    url = Text(required=True, allow_none=True)
    evidence = Text(required=True, validate=validate.OneOf(EVIDENCE))
    recorded_on = Day(required=True)
    confirmed_on = Day(required=True)
    bridge_days = Whole(required=True)
    make_up_reach_days = Whole(required=True)
    statutory_days = fields.Dict(keys=Whole(), values=fields.List(Day()), required=True)


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _retiree_credit(raw: Mapping[str, Any]) -> RetireeCredit:
    wants = {"fixed": "monthly", "rate_of_average_pension": "rate", "rate_of_own_pension": "rate"}.get(raw["method"])
    if (wants is None) != (not raw["tiers"]) or any(tier[cast("str", wants)] is None for tier in raw["tiers"]):
        problem = {"tiers": [f"the method {raw['method']} wants {wants or 'no tiers'} in every tier"]}
        raise ValidationError(problem)
    ages = [(tier["group"] or "", tier["from_age"]) for tier in raw["tiers"]]
    if ages != sorted(set(ages)):
        problem = {"tiers": ["tiers rise by age, without a repetition, within each group"]}
        raise ValidationError(problem)
    return RetireeCredit(
        method=raw["method"],
        tiers=tuple(
            CreditTier(
                tier["from_age"],
                tier["group"],
                _decimal(tier["monthly"]),
                _decimal(tier["yearly"]),
                _decimal(tier["rate"]),
            )
            for tier in raw["tiers"]
        ),
        deductions=_deductions(raw["deductions"]),
        reported_deductions=_deductions(raw["reported_deductions"]),
        pension_year=raw["pension_year"],
        by_group=raw["by_group"],
    )


def _deductions(raw: list[Mapping[str, str]]) -> tuple[Deduction, ...]:
    return tuple(Deduction(each["code"], Decimal(each["monthly"])) for each in raw)


def _flexible_credit(raw: Mapping[str, Any]) -> FlexibleCredit:
    if (raw["working"] == "rate_of_base") != (raw["working_rate"] is not None):
        raise ValidationError({"working_rate": ["goes with `working: rate_of_base` and with nothing else"]})
    if (raw["retired"] == "fixed") != (raw["retired_monthly"] is not None):
        raise ValidationError({"retired_monthly": ["goes with `retired: fixed` and with nothing else"]})
    return FlexibleCredit(
        raw["working"], _decimal(raw["working_rate"]), raw["retired"], _decimal(raw["retired_monthly"])
    )


def _stage_limits(raw: Mapping[str, Any]) -> StageLimits:
    return StageLimits(tuple(Stage(**stage) for stage in raw["stages"]), raw["total_working_days"])


class _GapExemptionSchema(Schema):
    gap_months = Whole(required=True)
    back_payment_needed = Truth(required=True)
    either_scheme = Truth(load_default=False)
    continuous_months = Whole(load_default=None)
    starts = Text(load_default=None, validate=validate.OneOf(("month_of_payment", "month_after_payment")))
    retroactive = Truth(load_default=None)


class _WaitingStepSchema(Schema):
    from_gap = Whole(required=True)
    back_paid = Truth(load_default=None)
    least = Whole(required=True)
    most = Whole(required=True)
    starts = Text(load_default=None, validate=validate.OneOf(("month_after_payment", "second_month", "third_month")))


class _WaitingStepsSchema(Schema):
    steps = fields.List(fields.Nested(_WaitingStepSchema), required=True, validate=validate.Length(min=1))
    benefit_share = Text(load_default=None, validate=_RATE)


class _WaitingFloorSchema(Schema):
    missed_years = Whole(required=True)
    months = Whole(required=True)


def _waiting_steps(raw: Mapping[str, Any]) -> WaitingSteps:
    steps = tuple(WaitingStep(**step) for step in raw["steps"])
    if any(step.least > step.most for step in steps):
        problem = {"steps": ["least is above most"]}
        raise ValidationError(problem)
    return WaitingSteps(steps, _decimal(raw["benefit_share"]))


_STRUCTURES: Mapping[str, tuple[type[Schema], Callable[[Any], Term]]] = {
    "retiree_credit": (_RetireeCreditSchema, _retiree_credit),
    "flexible_credit": (_FlexibleCreditSchema, _flexible_credit),
    "stage_limits": (_StageLimitsSchema, _stage_limits),
    "reported_time": (_ReportedTimeSchema, lambda raw: ReportedTime(**raw)),
    "count_range": (_CountRangeSchema, lambda raw: CountRange(**raw)),
    "enrolment_kept": (_EnrolmentKeptSchema, lambda raw: EnrolmentKept(**raw)),
    "refund_dates": (_RefundDatesSchema, lambda raw: RefundDates(**raw)),
    "year_span": (_YearSpanSchema, lambda raw: YearSpan(**raw)),
    **load_retirement.STRUCTURES,
    "gap_exemption": (_GapExemptionSchema, lambda raw: GapExemption(**raw)),
    "waiting_steps": (_WaitingStepsSchema, _waiting_steps),
    "waiting_floor": (_WaitingFloorSchema, lambda raw: WaitingFloor(**raw)),
    **load_contributions.STRUCTURES,
}


def _term(parameter: Parameter, raw: Any) -> Term:
    """The typed content of a raw value; `ValidationError` when it has not the parameter's shape."""
    if raw is None:
        return None
    if parameter.type in _STRUCTURES:
        schema, build = _STRUCTURES[parameter.type]
        if not isinstance(raw, dict):
            message = f"must be a mapping of the shape {parameter.type}"
            raise ValidationError(message)
        return build(_SCHEMAS[schema].load(raw))
    plain: dict[str, fields.Field[Any]] = {
        "boolean": Truth(),
        "working_days": Whole(),
        "count": Whole(),
        "date": Day(),
        "rate": Text(validate=_RATE),
        "money": Text(validate=_MONEY),
        "phone": Text(validate=validate.Regexp(r"[0-9]{5,12}\Z")),
        "choice": Text(validate=validate.OneOf(parameter.choices)),
        "codes": _codes(parameter.choices),
        "service_limits": fields.Dict(keys=Text(validate=_CODE), values=Whole()),
    }
    term = plain[parameter.type].deserialize(raw)
    if parameter.type in ("rate", "money"):
        return Decimal(term)
    return tuple(term) if parameter.type == "codes" else cast("Term", term)


_SHAPES: tuple[type[Schema], ...] = tuple(shape for shape, _ in _STRUCTURES.values())
_PARTS: tuple[type[Schema], ...] = (
    _ParameterSchema,
    _SourceSchema,
    _ValueSchema,
    _CalendarYearSchema,
    _ProjectionSchema,
    *_SHAPES,
)
_SCHEMAS: Mapping[type[Schema], Schema] = {schema: schema() for schema in _PARTS}


def _checked(document: Document, path: KeyPath, schema: type[Schema], raw: Any) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise document.error(path, "must be a mapping")
    try:
        return cast("dict[str, Any]", _SCHEMAS[schema].load(raw))
    except ValidationError as error:
        raise located(document, path, error) from error


def _published(document: Document, path: KeyPath, raw: Any) -> str | None:
    if raw is None:
        return None
    text = raw.isoformat() if isinstance(raw, date) else str(raw)
    try:
        _PUBLISHED(text)
    except ValidationError as error:
        raise document.error((*path, "published_on"), str(error.messages[0])) from error
    return text


class _Reader:
    """Reads the folder once, keeping what has to agree across files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.canonical: dict[str, Any] = {}
        self.citations: dict[str, tuple[Citation, str]] = {}
        self.parameters = self._parameters()
        self.areas = self._areas()
        self.sources = self._sources()

    def document(self, name: str) -> Document:
        document = Document(self.folder / name)
        if not isinstance(document.content, dict):
            raise document.error((), "must be a mapping")
        self.canonical[name] = document.content
        return document

    def _parameters(self) -> dict[str, Parameter]:
        document = self.document("parameters.yaml")
        known_types = {
            *_STRUCTURES,
            "boolean",
            "working_days",
            "count",
            "date",
            "rate",
            "money",
            "phone",
            "choice",
            "codes",
            "service_limits",
        }
        parameters = {}
        for name, raw in document.content.items():
            entry = _checked(document, (name,), _ParameterSchema, raw)
            if entry["type"] not in known_types:
                raise document.error((name, "type"), "no such type of value")
            if ("choices" in entry) != (entry["type"] in ("choice", "codes")):
                raise document.error((name, "choices"), "goes with the types choice and codes, and with no other")
            parameters[name] = Parameter(
                name=name,
                topic=entry["topic"],
                title=entry["title"],
                type=entry["type"],
                choices=tuple(entry.get("choices", ())),
                reach=tuple(entry["reach"]),
                ended=entry["ended"],
                renewed=entry["renewed"],
                rechecked=entry["rechecked"],
            )
        return parameters

    def _areas(self) -> dict[str, Area]:
        text = (self.folder / "areas.csv").read_text(encoding="utf-8")
        self.canonical["areas.csv"] = text
        return {
            row["code"]: Area(row["code"], row["name"], row["pinyin"], cast("Any", row["level"]), row["province"])
            for row in csv.DictReader(text.splitlines())
        }

    def _sources(self) -> dict[str, dict[str, Any]]:
        document = self.document("sources.yaml")
        sources = {}
        for key, raw in document.content.items():
            source = _checked(document, (key,), _SourceSchema, raw)
            source["published_on"] = _published(document, (key,), source["published_on"])
            sources[key] = source
        return sources

    def _citation(self, document: Document, path: KeyPath, entry: Mapping[str, Any]) -> Citation:
        source = self.sources.get(entry["source"])
        if source is None:
            raise document.error((*path, "source"), f"{entry['source']} is not in sources.yaml")
        citation = Citation(
            id=entry["id"],
            title=source["title"],
            document_number=source["document_number"],
            article=entry["article"],
            issuer=source["issuer"],
            issuer_level=source["level"],
            published_on=source["published_on"],
            url=source["url"],
            evidence=entry["evidence"],
            source=entry["source"],
        )
        known, where = self.citations.setdefault(entry["id"], (citation, document.name))
        if known != citation:
            raise document.error((*path, "id"), f"{entry['id']} cites something else in {where}")
        return known

    def values(self, name: str) -> Iterator[tuple[str, Value]]:
        document = self.document(name)
        code = document.content.get("area")
        if set(document.content) != {"area", "parameters"} or not isinstance(document.content["parameters"], dict):
            raise document.error((), "holds `area` and `parameters`, and nothing else")
        area = self.areas.get(code)
        if area is None and code != NATION:
            raise document.error(("area",), f"{code} is not in areas.csv")
        is_province = area is not None and area.level == "province"
        for parameter_name, listed in document.content["parameters"].items():
            parameter = self.parameters.get(parameter_name)
            if parameter is None:
                raise document.error(("parameters", parameter_name), "is not in parameters.yaml")
            if not isinstance(listed, list) or not listed:
                raise document.error(("parameters", parameter_name), "must be a list of dated values")
            last: date | None = None
            for index, raw in enumerate(listed):
                path: KeyPath = ("parameters", parameter_name, index)
                entry = _checked(document, path, _ValueSchema, raw)
                if last is not None and entry["from"] < last:
                    raise document.error((*path, "from"), "dates out of order: earlier than the value before it")
                last = entry["from"]
                if ("covers" in entry) != is_province:
                    raise document.error((*path, "covers"), "goes with every value of a province, and with no other")
                level = "national" if area is None else "province" if entry.get("covers") == "province" else "area"
                if level not in parameter.reach:
                    raise document.error(path, f"{parameter_name} is never looked up at the level `{level}`")
                yield (f"{code}*" if level == "province" else code), self._value(document, path, parameter, code, entry)

    def _value(
        self, document: Document, path: KeyPath, parameter: Parameter, area: str, entry: Mapping[str, Any]
    ) -> Value:
        try:
            term = _term(parameter, entry["value"])
        except ValidationError as error:
            raise located(document, (*path, "value"), error) from error
        if entry["confirmed_on"] < entry["recorded_on"]:
            raise document.error((*path, "confirmed_on"), "is before recorded_on")
        return Value(
            parameter=parameter.name,
            area=area,
            from_on=entry["from"],
            start_stated=entry["start_stated"],
            term=term,
            raw=cast("Plain", entry["value"].isoformat() if isinstance(entry["value"], date) else entry["value"]),
            citation=self._citation(document, path, entry),
            standing=entry["standing"],
            recorded_on=entry["recorded_on"],
            confirmed_on=entry["confirmed_on"],
            cautions=tuple(entry.get("cautions", ())),
        )

    def calendar(self) -> tuple[Calendar, dict[int, Citation]]:
        published, citations = {}, {}
        for file in sorted((self.folder / "workdays").glob("[0-9]*.yaml")):
            document = self.document(f"workdays/{file.name}")
            entry = _checked(document, (), _CalendarYearSchema, document.content)
            year = entry["year"]
            for key in ("off_days", "make_up_days"):
                for index, day in enumerate(entry[key]):
                    if day.year != year and (day.year, day.month) != (year - 1, 12):
                        raise document.error((key, index), f"is neither in {year} nor in the December before")
            published[year] = Year(frozenset(entry["off_days"]), frozenset(entry["make_up_days"]))
            citations[year] = self._calendar_citation(document, entry)
        document = self.document("workdays/projected.yaml")
        entry = _checked(document, (), _ProjectionSchema, document.content)
        for year in entry["statutory_days"]:
            if year in published:
                raise document.error(("statutory_days", year), "is both published and projected")
            citations[year] = self._calendar_citation(document, entry)
        calendar = Calendar(
            published=published,
            projected={year: frozenset(days) for year, days in entry["statutory_days"].items()},
            bridge_days=entry["bridge_days"],
            make_up_reach_days=entry["make_up_reach_days"],
        )
        return calendar, citations

    def _calendar_citation(self, document: Document, entry: Mapping[str, Any]) -> Citation:
        return Citation(
            id=entry["id"],
            title=entry["title"],
            document_number=entry["document_number"],
            article=None,
            issuer=entry["issuer"],
            issuer_level="state_council",
            published_on=_published(document, (), entry["published_on"]),
            url=entry["url"],
            evidence=entry["evidence"],
        )

    def extras(self, values: list[tuple[str, Value]]) -> Extras:
        known = {value.citation.id for _, value in values if value.term is not None}
        extras = Extras(known, self.parameters, self.areas, self._citation)
        extras.read_citations(self.document("guides/citations.yaml"))
        for matter in MATTERS:
            extras.read_guide(self.document(f"guides/{matter}.yaml"))
        extras.read_conflicts(self.document("conflicts.yaml"))
        return extras

    def left_out(self) -> dict[str, Mapping[str, str]]:
        document = self.document("left_out.yaml")
        content: dict[str, Mapping[str, str]] = document.content
        for key, reason in content.items():
            if not isinstance(reason, dict) or set(reason) != {"zh", "en"}:
                raise document.error((key,), "says why in zh and en")
            if key in self.citations:
                raise document.error((key,), "is both in the book and left out of it")
        return content


def load_book(folder: Path = SHIPPED) -> PolicyBook:
    """Read, check, freeze and index the book of a folder. `BookError` names file, line and key of the first fault."""
    reader = _Reader(folder)
    values = [pair for name in _value_files(folder) for pair in reader.values(name)]
    calendar, calendar_citations = reader.calendar()
    left_out = reader.left_out()
    extras = reader.extras(values)
    version_document = reader.document("book.yaml")
    version = version_document.content.get("version")
    if not isinstance(version, str):
        raise version_document.error(("version",), "must be quoted text")
    canonical = json.dumps(reader.canonical, ensure_ascii=False, sort_keys=True, default=str, separators=(",", ":"))
    return PolicyBook(
        version=version,
        digest="sha256:" + hashlib.sha256(canonical.encode()).hexdigest(),
        parameters=reader.parameters,
        areas=reader.areas,
        values=values,
        calendar=calendar,
        calendar_citations=calendar_citations,
        left_out=left_out,
        guides=extras.guides,
        recorded_conflicts=extras.conflicts,
        supports=extras.supports,
    )


def _value_files(folder: Path) -> list[str]:
    return ["national.yaml", *(f"areas/{file.name}" for file in sorted((folder / "areas").glob("*.yaml")))]
