"""Turns codes and values into sentences, in Chinese and in English.

The YAML files hold the sentences by section and code, the same in both languages; those of one question are in its own
folder. `words` reads them, `sentences` and `render` put values into them. Nothing is decided here, and no sentence is
in Python. Sentences are for people: short, without jargon.

Words: docs/glossary.md.
"""
