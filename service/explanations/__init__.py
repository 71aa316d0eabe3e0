"""Codes and values -> sentences, in Chinese and in English.

`zh` and `en` hold the words, section by section with the same keys; `render` puts values into them. No decision is
taken here and no sentence stands anywhere else. Words for people: short, no jargon where a plain word will do.
"""
