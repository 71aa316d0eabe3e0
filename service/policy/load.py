"""Load the YAML files as one frozen `PolicyBook`, or raise a `BookError` that names file, line and key.

The only reader of the policy files. Marshmallow schemas check shapes. What a schema cannot see (a missing source, dates
out of order, one citation id with two meanings) is checked here.
"""

import csv
import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, cast

import orjson
from marshmallow import Schema, ValidationError, fields, validate

from service.policy.book import PolicyBook
from service.policy.guides import MATTERS
from service.policy.load_fields import CODE, ID, Bilingual, Day, Text, Truth, Whole, checked, codes, located
from service.policy.load_guides import Extras
from service.policy.load_terms import TYPES, term
from service.policy.parsed import Parsed
from service.policy.strict_yaml import Document
from service.policy.values import EVIDENCE, NATION, Area, Citation, Parameter, Value
from service.policy.yaml_nodes import KeyPath
from service.schemas import QuickSchema
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
    "before_the_first_pilots",
    "better_local_rule_goes_first",
    "city_rules_differ",
    "computed_from_average_wage",
    "differs_by_kind_of_unit",
    "large_amount_extra",
    "lower_rate_in_2023",
    "maternity_extra",
    "maternity_included",
    "may_no_longer_hold",
    "medical_not_named",
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
    "part_paid_while_waiting",
    "partial_benefits_first",
    "provincial_pool_only",
    "recalled_text",
    "renewal_unknown",
    "resident_exemptions",
    "shorter_as_a_rule",
    "start_inferred",
    "waiting_restarts",
    "who_qualifies_is_narrow",
)
"""The cautions that a value may carry; each has its sentence in both languages."""

_MONTH_AND_DAY = validate.Regexp(
    r"(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])\Z", error="not a day of every year, MM-DD, as quoted text"
)
_PUBLISHED = validate.Regexp(r"[0-9]{4}(-[0-9]{2}){0,2}\Z", error="not YYYY, YYYY-MM or YYYY-MM-DD")


class _ParameterSchema(QuickSchema):
    topic = Text(required=True, validate=CODE)
    title = fields.Nested(Bilingual, required=True)
    type = Text(required=True)
    choices = codes()
    reach = fields.List(Text(validate=validate.OneOf(("area", "province", "national"))), required=True)
    ended = Text(required=True, validate=validate.OneOf(("hole", "climb", "lapse")))
    renewed = Text(load_default=None, validate=_MONTH_AND_DAY)
    rechecked = Text(load_default=None, validate=_MONTH_AND_DAY)


class _SourceSchema(QuickSchema):
    title = Text(required=True)
    document_number = Text(required=True, allow_none=True)
    issuer = Text(required=True, allow_none=True)
    level = Text(required=True, validate=validate.OneOf(_LEVELS))
    published_on = fields.Raw(required=True, allow_none=True)
    url = Text(required=True, allow_none=True, validate=validate.Regexp(r"https?://[^\s()]+\Z"))


class _ValueSchema(QuickSchema):
    id = Text(required=True, validate=ID)
    covers = Text(validate=validate.OneOf(("own_pool", "province")))
    start_stated = Truth(load_default=True)
    value = fields.Raw(required=True, allow_none=True)
    source = Text(required=True)
    article = Text(required=True, allow_none=True)
    evidence = Text(required=True, validate=validate.OneOf(EVIDENCE))
    standing = Text(required=True, validate=validate.OneOf(_STANDINGS))
    recorded_on = Day(required=True)
    confirmed_on = Day(required=True)
    cautions = codes(CAUTIONS)


_ValueSchema._declared_fields["from"] = Day(required=True)  # noqa: SLF001 - `from` is a keyword, the only way to name it.


class _CalendarYearSchema(QuickSchema):
    year = Whole(required=True)
    id = Text(required=True, validate=ID)
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


class _ProjectionSchema(QuickSchema):
    id = Text(required=True, validate=ID)
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


_PARTS: tuple[type[Schema], ...] = (
    _ParameterSchema,
    _SourceSchema,
    _ValueSchema,
    _CalendarYearSchema,
    _ProjectionSchema,
)
_SCHEMAS: Mapping[type[Schema], Schema] = {schema: schema() for schema in _PARTS}


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
    """Reads the folder once and remembers what has to agree across files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._parsed = Parsed.read()
        self.canonical: dict[str, Any] = {}
        self.citations: dict[str, tuple[Citation, str]] = {}
        self.parameters = self._parameters()
        self.areas = self._areas()
        self.sources = self._sources()

    def document(self, name: str) -> Document:
        document = Document(self.folder / name, parsed=self._parsed)
        if not isinstance(document.content, dict):
            raise document.error((), "must be a mapping")
        self.canonical[name] = document.content
        return document

    def _parameters(self) -> dict[str, Parameter]:
        document = self.document("parameters.yaml")
        parameters = {}
        for name, raw in document.content.items():
            entry = checked(document, (name,), _SCHEMAS[_ParameterSchema], raw)
            if entry["type"] not in TYPES:
                raise document.error((name, "type"), "is not a known type of value")
            if ("choices" in entry) != (entry["type"] in ("choice", "codes")):
                raise document.error((name, "choices"), "is required for the types choice and codes, and only there")
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
            source = checked(document, (key,), _SCHEMAS[_SourceSchema], raw)
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
            raise document.error((), "must contain `area` and `parameters`, and nothing else")
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
                entry = checked(document, path, _SCHEMAS[_ValueSchema], raw)
                if last is not None and entry["from"] < last:
                    raise document.error((*path, "from"), "dates out of order: earlier than the value before it")
                last = entry["from"]
                if ("covers" in entry) != is_province:
                    raise document.error((*path, "covers"), "is required for values of a province, and only there")
                level = "national" if area is None else "province" if entry.get("covers") == "province" else "area"
                if level not in parameter.reach:
                    raise document.error(path, f"{parameter_name} is not looked up at the level `{level}`")
                yield (f"{code}*" if level == "province" else code), self._value(document, path, parameter, code, entry)

    def _value(
        self, document: Document, path: KeyPath, parameter: Parameter, area: str, entry: Mapping[str, Any]
    ) -> Value:
        try:
            content = term(parameter, entry["value"])
        except ValidationError as error:
            raise located(document, (*path, "value"), error) from error
        if entry["confirmed_on"] < entry["recorded_on"]:
            raise document.error((*path, "confirmed_on"), "is before recorded_on")
        return Value(
            parameter=parameter.name,
            area=area,
            from_on=entry["from"],
            start_stated=entry["start_stated"],
            term=content,
            raw=cast("Any", entry["value"].isoformat() if isinstance(entry["value"], date) else entry["value"]),
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
            entry = checked(document, (), _SCHEMAS[_CalendarYearSchema], document.content)
            year = entry["year"]
            for key in ("off_days", "make_up_days"):
                for index, day in enumerate(entry[key]):
                    if day.year != year and (day.year, day.month) != (year - 1, 12):
                        raise document.error((key, index), f"is neither in {year} nor in the December before")
            published[year] = Year(frozenset(entry["off_days"]), frozenset(entry["make_up_days"]))
            citations[year] = self._calendar_citation(document, entry)
        document = self.document("workdays/projected.yaml")
        entry = checked(document, (), _SCHEMAS[_ProjectionSchema], document.content)
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
                raise document.error((key,), "must give the reason in zh and en")
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
    canonical = orjson.dumps(reader.canonical, option=orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS)
    return PolicyBook(
        version=version,
        digest="sha256:" + hashlib.sha256(canonical).hexdigest(),
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
