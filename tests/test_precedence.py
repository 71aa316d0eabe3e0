"""Which of two sources goes before the other."""

from dataclasses import replace
from datetime import date

from service.outcome import rivalry
from service.policy.book import PolicyBook

TODAY = date(2026, 11, 21)


def test_of_two_documents_of_one_rank_the_firmer_evidence_goes_first(book: PolicyBook) -> None:
    finding = book.at("110000", TODAY, TODAY).find("retiree_credit")
    applied = finding.value
    assert applied is not None
    source = replace(applied.citation, id="somebody-else", evidence="unofficial")
    rival = replace(applied, citation=source, raw="something else")
    conflict = rivalry(finding, [rival])
    assert conflict is not None
    assert conflict.precedence == "better_evidence"
