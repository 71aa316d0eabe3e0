"""The types of guides and recorded conflicts, as the book holds them.

A guide describes how one matter gets done: documents, steps by channel, preconditions, progress inquiry, warnings.
Every item rests on citations, or on a parameter whose value decides whether the item is shown. A recorded conflict is
one that parameters of the book cannot express. Text is in both languages.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from service.policy.values import Citation

Section = Literal["documents", "steps", "preconditions", "progress_inquiry", "warnings"]
SECTIONS: tuple[Section, ...] = ("documents", "steps", "preconditions", "progress_inquiry", "warnings")
MATTERS = (
    "balance-transfer",
    "cash-withdrawal",
    "family-sharing",
    "retirement-benefit",
    "contribution-refund",
    "balance-inquiry",
    "contributions",
    "benefit-continuity",
)
CHANNELS = (
    "national_platform", "provincial_app", "website", "wechat", "alipay", "counter", "self_service", "hotline",
)  # fmt: skip
CASES = (
    "everybody", "death", "gave_up_insurance", "pension_lump_sum", "settled_abroad", "resettled_retiree", "employer",
    "duplicate", "retiree", "relative",
)  # fmt: skip
ISSUERS = (
    "oneself", "own_statement", "public_security", "medical_agency", "origin_agency", "pension_agency", "bank",
    "tax_or_payment",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Support:
    """The days on which a citation supports what cites it, and since when the book knows."""

    citation: "Citation"
    from_on: date
    start_stated: bool
    until: date | None
    recorded_on: date

    def holds(self, on: date, known_on: date) -> bool:
        """Whether it is a support on a day, as known on another."""
        return self.recorded_on <= known_on and self.from_on <= on and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True)
class GuideItem:
    """One item of a guide.

    It rests on `cites` (ids of citations), or on the parameter `shows`: it is then shown if that parameter has a value,
    and with `code` only if the value names the code. `area` narrows it to an area or, with a province's code, to the
    areas of that province. `replaces` names the items that a more local one stands in for.
    """

    id: str
    section: Section
    text: Mapping[str, str]
    area: str | None
    cites: tuple[str, ...]
    shows: str | None
    code: str | None
    channel: str | None
    issued_by: str | None
    needed_for: tuple[str, ...]
    replaces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """How one matter gets done. `rests_on` are the parameters whose holes become local checks."""

    matter: str
    summary: Mapping[str, str]
    items: tuple[GuideItem, ...]
    rests_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordedClaim:
    """The statement of one source in a recorded conflict."""

    cites: str
    text: Mapping[str, str]
    applied: bool


@dataclass(frozen=True, slots=True)
class RecordedConflict:
    """Sources that disagree on something that no parameter expresses."""

    id: str
    topic: str
    title: Mapping[str, str]
    area: str | None
    matters: tuple[str, ...]
    precedence: str
    claims: tuple[RecordedClaim, ...]
