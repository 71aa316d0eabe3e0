"""`make policy-report`: check every question over all its finite facts, on every day on which a rule changes.

`asked` lists the questions and their days. `judged` walks through the tables that answer callers, and asks each
distinct judgement as a caller would. `order` and `overlaps` check properties of the whole book, `holes` reports what it
lacks, `page` writes `docs/policy-report.md`. A failed check stops the run.
"""
