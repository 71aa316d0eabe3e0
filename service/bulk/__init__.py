"""Whole populations: a file of rows in, the answers of the API out, on all cores or on a cluster, with bounded memory.

`command` reads the arguments, `run` cuts the input into parts (`parts`), has them answered in processes and joins what
they wrote, so that a run that was killed goes on where it was. `batch` answers some thousand rows at once: rows are
told apart by what their answer depends on (`keys`), each kind of row is answered once by the same functions as in the
API (`answers`), and what depends on sums and days is worked out in columns (`credit`, `times`). `spark` is the same on
a cluster. Nothing a row states is logged; what is kept by it lives no longer than the run.

Needs the optional packages of the extra `bulk`; no other room imports this one.

Words: docs/glossary.md.
"""
