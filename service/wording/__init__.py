"""Codes and values -> sentences, in Chinese and in English.

The YAML files hold the words, section by section with the same codes in both languages; those of one question stand in
its own folder. `words` reads them, `sentences` and `render` put values into them. No decision is taken here and no
sentence stands in Python. Words for people: short, no jargon where a plain word will do.

Words: docs/glossary.md.
"""
