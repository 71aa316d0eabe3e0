"""The policy book: every legal number, choice and date, with its document and its grade of evidence.

`book` holds the frozen book and answers look-ups, `terms` the types of values; only `load` reads the YAML files.
Nothing is decided here, and no legal number is in Python.

Words: docs/glossary.md.
"""
