"""The questions: one folder each, with everything about a question except its numbers, which are in the policy book.

`__init__` states the law in words, with articles and ambiguities, and joins the parts: `facts`, what a caller may
state; `law`, which rules are read and how complete facts are judged; `telling`, what else an answer says; `answer`, the
published shape; `zh.yaml` and `en.yaml`, the sentences. Modules beside the folders hold notions of the law that two
questions share. No question searches missing facts or days, caches what was stated, writes sentences or knows HTTP.

Words: docs/glossary.md.
"""
