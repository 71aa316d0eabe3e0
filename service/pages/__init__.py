"""The pages that people see in a browser: the explorer of matters and questions, and the policy book.

Pages are rendered in one language each, Chinese unless `?lang=en` is given. The browser sends what a person fills in to
the public API and nowhere else; these routes never see it. No legal rules and no legal figures here.

Words: docs/glossary.md.
"""
