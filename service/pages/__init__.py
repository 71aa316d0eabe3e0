"""What people see in a browser: the explorer of every matter, its answers, and the policy book as pages.

Pages are rendered here, in one language each, Chinese unless `?lang=en` is asked for. What a person fills in goes from
the browser to the public API and to nobody else; nothing of it reaches these routes. No rules, no figures of the law.

Words: docs/glossary.md.
"""
