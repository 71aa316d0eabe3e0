"""What any question needs beyond judging complete facts.

`tables` judges every completion of the missing facts, once for each distinct set of rules. The other modules read those
tables: which missing facts matter, which changes turn a no into a yes, what to ask first, how long an answer stays
valid, and why two answers differ. No law, no sentences, no HTTP.

Words: docs/glossary.md.
"""
