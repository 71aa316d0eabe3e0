"""The policy book: every legal number, choice and date, with its document and its grade of evidence.

`book` holds the frozen book and answers look-ups; `terms` the shapes that values can have; `load` is the only reader
of the YAML files. No decision is taken here, and no legal number stands in Python.

Words: docs/glossary.md.
"""
