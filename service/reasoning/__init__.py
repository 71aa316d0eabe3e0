"""What follows for any question once it is known how complete facts are judged.

`tables` judges every completion of missing facts once for each distinct set of rules; the other modules read what an
answer needs from those tables: which missing facts matter, what would turn a no into a yes, what to ask first, until
when an answer holds, and what caused a change. No law, no sentences, no HTTP.

Words: docs/glossary.md.
"""
