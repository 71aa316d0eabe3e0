"""`make policy-report`: every question over all its finite facts, on every day on which a rule changes.

`asked` has the questions and their days, `judged` goes through the tables that answer callers and asks each distinct
judgement as a caller would, `order` and `overlaps` hold laws of the whole book, `holes` tells what it lacks, `page` is
the page `docs/policy-report.md`. A check that fails stops the run.
"""
