"""One module per question: facts and policy in, an outcome out. Pure functions.

A module holds the law of its question in words and in code: which criteria there are, which parameters they read and
what follows. Numbers come from the policy view, sentences from `service.wording`; here are only codes.
`criteria` holds the legal notions that more than one question shares. No HTTP, no JSON, no clock.
"""
