"""Whole populations: a file of rows in, the answers of the API out, on all cores or on a cluster, with bounded memory.

`command` reads the arguments. `run` cuts the input into parts (`parts`), answers them in several processes and joins
their output. A run that was killed can be resumed. `batch` answers many rows at once. It groups them into kinds by what
their answers depend on (`keys`), and answers each kind once with the functions of the API (`answers`). Amounts and days
are then computed in columns for all rows (`credit`, `times`). `spark` does the same on a cluster. Nothing that a row
states is logged, and no cache keyed by it outlives the run.

This package needs the optional packages of the extra `bulk`. No other package imports it.

Words: docs/glossary.md.
"""
