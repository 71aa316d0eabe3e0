"""What a compact answer on a transfer of the balance depends on.

Values count as one if neither the law nor the telling distinguishes them; see `service.questions.balance_transfer`.
Tests compare both on random rows.
"""

from collections.abc import Mapping

from service.bulk.keys import Facts, Labels, Places, days_by_period, places_of, stated, unless, where
from service.facts import DestinationEnrolment, InsuredStatus, OriginEnrolment, Scheme

DESTINATION = frozenset({"transfer_preconditions", "transfer_in_conditions"})
"""The parameters that are looked up at the destination."""
_AREAS = ("from_area", "to_area")
_PLAIN = ("scheme_at_origin", "scheme_at_destination", "origin_enrolment", "destination_enrolment")
_STATUS = {InsuredStatus.EMPLOYED: "working", InsuredStatus.FLEXIBLE: "working"}


def key(facts: Facts, places: Mapping[str, Places], whole: Places) -> list[Labels]:
    """The key of a batch."""
    areas = places_of(facts, places, whole)
    working = where(facts, "insured_status", *_STATUS)
    apart = stated(facts, *_AREAS)
    if apart.any():
        apart &= areas[-1].codes == 0  # Between two provinces, arrears do not count.
    stays = (
        where(facts, "scheme_at_origin", Scheme.RESIDENT)
        | where(facts, "origin_enrolment", OriginEnrolment.ACTIVE)
        | where(facts, "destination_enrolment", DestinationEnrolment.NOT_ENROLLED)
    )
    return [
        days_by_period(facts, whole),
        *areas,
        *map(facts.column, _PLAIN),
        facts.column("insured_status").then(lambda status: _STATUS.get(status, status)),
        unless(facts.column("resettled_across_provinces"), working),
        unless(facts.column("origin_arrears"), apart),
        unless(facts.column("destination_accepts_account"), stays),
        facts.column("family_sharing_active").then(bool),
    ]
