"""Guides and recorded conflicts from YAML. Schemas check shapes; this module checks references."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

from marshmallow import fields, validate

from service.policy.guides import (
    CASES,
    CHANNELS,
    ISSUERS,
    MATTERS,
    SECTIONS,
    Guide,
    GuideItem,
    RecordedClaim,
    RecordedConflict,
    Section,
    Support,
)
from service.policy.load_fields import CODE, ID, Bilingual, Day, Text, Truth, checked
from service.policy.strict_yaml import Document
from service.policy.values import EVIDENCE, Area, Citation, Parameter
from service.policy.yaml_nodes import KeyPath
from service.schemas import QuickSchema

PRECEDENCES = ("more_local", "higher_document", "better_evidence", "later_rule", "undecided", "none_applied")
_BY_CODES = ("codes", "choice")

Cite = Callable[[Document, KeyPath, Mapping[str, Any]], Citation]


class _CitationSchema(QuickSchema):
    id = Text(required=True, validate=ID)
    source = Text(required=True)
    article = Text(required=True, allow_none=True)
    evidence = Text(required=True, validate=validate.OneOf(EVIDENCE))
    until = Day(load_default=None, allow_none=True)
    recorded_on = Day(required=True)


_CitationSchema._declared_fields["from"] = Day(required=True)  # noqa: SLF001 - `from` is a keyword.


class _ItemSchema(QuickSchema):
    id = Text(required=True, validate=ID)
    zh = Text(required=True)
    en = Text(required=True)
    area = Text(load_default=None)
    cites = fields.List(Text(validate=ID), load_default=list)
    shows = Text(load_default=None)
    code = Text(load_default=None, validate=CODE)
    channel = Text(load_default=None, validate=validate.OneOf(CHANNELS))
    issued_by = Text(load_default=None, validate=validate.OneOf(ISSUERS))
    needed_for = fields.List(Text(validate=validate.OneOf(CASES)), load_default=list)
    replaces = fields.List(Text(validate=ID), load_default=list)


class _GuideSchema(QuickSchema):
    matter = Text(required=True, validate=validate.OneOf(MATTERS))
    summary = fields.Nested(Bilingual, required=True)
    rests_on = fields.List(Text(validate=CODE), required=True)
    documents = fields.List(fields.Dict(), required=True)
    steps = fields.List(fields.Dict(), required=True)
    preconditions = fields.List(fields.Dict(), required=True)
    progress_inquiry = fields.List(fields.Dict(), required=True)
    warnings = fields.List(fields.Dict(), required=True)


class _ClaimSchema(QuickSchema):
    cites = Text(required=True, validate=ID)
    zh = Text(required=True)
    en = Text(required=True)
    applied = Truth(required=True)


class _ConflictSchema(QuickSchema):
    id = Text(required=True, validate=ID)
    topic = Text(required=True, validate=CODE)
    title = fields.Nested(Bilingual, required=True)
    area = Text(load_default=None)
    matters = fields.List(Text(validate=validate.OneOf(MATTERS)), required=True)
    precedence = Text(required=True, validate=validate.OneOf(PRECEDENCES))
    claims = fields.List(fields.Dict(), required=True, validate=validate.Length(min=2))


_CITATION, _ITEM, _GUIDE, _CLAIM, _CONFLICT = (
    _CitationSchema(), _ItemSchema(), _GuideSchema(), _ClaimSchema(), _ConflictSchema(),
)  # fmt: skip


class Extras:
    """What is read besides the values: guides, recorded conflicts, and the citations that only they use.

    `known` are the citation ids of the values; any other id that is used must be defined in `citations.yaml`.
    """

    def __init__(
        self, known: Iterable[str], parameters: Mapping[str, Parameter], areas: Mapping[str, Area], cite: Cite
    ) -> None:
        self.supports: dict[str, Support] = {}
        self.guides: dict[str, Guide] = {}
        self.conflicts: tuple[RecordedConflict, ...] = ()
        self._known = set(known)
        self._parameters = parameters
        self._areas = areas
        self._cite = cite

    def read_citations(self, document: Document) -> None:
        """Read the citations of facts that no parameter expresses."""
        for index, raw in enumerate(self._listed(document, "citations")):
            path: KeyPath = ("citations", index)
            entry = checked(document, path, _CITATION, raw)
            if entry["id"] in self.supports:
                raise document.error((*path, "id"), f"{entry['id']} is defined twice")
            if entry["until"] and entry["until"] < entry["from"]:
                raise document.error((*path, "until"), "is before the first day")
            self.supports[entry["id"]] = Support(
                citation=self._cite(document, path, entry),
                from_on=entry["from"],
                start_stated=False,
                until=entry["until"],
                recorded_on=entry["recorded_on"],
            )

    def read_guide(self, document: Document) -> None:
        """Read one guide, named like its file."""
        entry = checked(document, (), _GUIDE, document.content)
        if document.name != f"{entry['matter']}.yaml":
            raise document.error(("matter",), "must be the name of the file")
        for index, name in enumerate(entry["rests_on"]):
            self._parameter(document, ("rests_on", index), name)
        items = tuple(
            self._item(document, (section, index), section, raw)
            for section in SECTIONS
            for index, raw in enumerate(entry[section])
        )
        ids = [item.id for item in items]
        if len(ids) != len(set(ids)):
            raise document.error((), f"{next(item_id for item_id in ids if ids.count(item_id) > 1)} is defined twice")
        for item in items:
            if not set(item.replaces) <= set(ids) - {item.id}:
                raise document.error((item.section,), f"{item.id} replaces an item that is not in this guide")
        self.guides[entry["matter"]] = Guide(entry["matter"], entry["summary"], items, tuple(entry["rests_on"]))

    def read_conflicts(self, document: Document) -> None:
        """Read the conflicts that parameters cannot express."""
        read = tuple(
            self._conflict(document, ("conflicts", index), raw)
            for index, raw in enumerate(self._listed(document, "conflicts"))
        )
        ids = [conflict.id for conflict in read]
        if len(ids) != len(set(ids)):
            raise document.error(("conflicts",), "one id is defined twice")
        self.conflicts = read

    def _listed(self, document: Document, key: str) -> list[Any]:
        if set(document.content) != {key} or not isinstance(document.content[key], list):
            raise document.error((), f"must contain a list `{key}`, and nothing else")
        return cast("list[Any]", document.content[key])

    def _item(self, document: Document, path: KeyPath, section: Section, raw: Any) -> GuideItem:
        entry = checked(document, path, _ITEM, raw)
        if bool(entry["cites"]) == bool(entry["shows"]):
            raise document.error(path, "must have either `cites` or `shows`")
        if (section == "steps") != (entry["channel"] is not None):
            raise document.error((*path, "channel"), "is required for steps, and only there")
        if (section == "documents") != (entry["issued_by"] is not None and bool(entry["needed_for"])):
            raise document.error(path, "`issued_by` and `needed_for` are required for documents, and only there")
        self._references(document, path, entry)
        return GuideItem(
            id=entry["id"],
            section=section,
            text={"zh": entry["zh"], "en": entry["en"]},
            area=entry["area"],
            cites=tuple(entry["cites"]),
            shows=entry["shows"],
            code=entry["code"],
            channel=entry["channel"],
            issued_by=entry["issued_by"],
            needed_for=tuple(entry["needed_for"]),
            replaces=tuple(entry["replaces"]),
        )

    def _references(self, document: Document, path: KeyPath, entry: Mapping[str, Any]) -> None:
        self._area(document, path, entry["area"])
        for cited in entry["cites"]:
            self._cited(document, (*path, "cites"), cited)
        if entry["shows"] is not None:
            parameter = self._parameter(document, (*path, "shows"), entry["shows"])
            wants_code = parameter.type in _BY_CODES
            if entry["code"] is not None and (not wants_code or entry["code"] not in parameter.choices):
                raise document.error((*path, "code"), f"is not a choice of {parameter.name}")
        elif entry["code"] is not None:
            raise document.error((*path, "code"), "is allowed only together with `shows`")

    def _conflict(self, document: Document, path: KeyPath, raw: Any) -> RecordedConflict:
        entry = checked(document, path, _CONFLICT, raw)
        self._area(document, path, entry["area"])
        claims = []
        for index, inner in enumerate(entry["claims"]):
            claim = checked(document, (*path, "claims", index), _CLAIM, inner)
            self._cited(document, (*path, "claims", index, "cites"), claim["cites"])
            claims.append(RecordedClaim(claim["cites"], {"zh": claim["zh"], "en": claim["en"]}, claim["applied"]))
        if (entry["precedence"] == "none_applied") == any(claim.applied for claim in claims):
            raise document.error((*path, "precedence"), "must be `none_applied` if and only if no claim is applied")
        return RecordedConflict(
            id=entry["id"],
            topic=entry["topic"],
            title=entry["title"],
            area=entry["area"],
            matters=tuple(entry["matters"]),
            precedence=entry["precedence"],
            claims=tuple(claims),
        )

    def _area(self, document: Document, path: KeyPath, code: str | None) -> None:
        if code is not None and code not in self._areas:
            raise document.error((*path, "area"), f"{code} is not in areas.csv")

    def _parameter(self, document: Document, path: KeyPath, name: str) -> Parameter:
        parameter = self._parameters.get(name)
        if parameter is None:
            raise document.error(path, f"{name} is not in parameters.yaml")
        return parameter

    def _cited(self, document: Document, path: KeyPath, cited: str) -> None:
        if cited not in self._known and cited not in self.supports:
            raise document.error(path, f"{cited} is neither in the book nor in guides/citations.yaml")
