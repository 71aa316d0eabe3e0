"""HTTP and JSON: routes, schemas, problems and headers. No other room knows either.

A route checks the shape of the request, makes facts of it, asks the core and writes the answer. Schemas check shape,
never law: a well-formed question always gets status 200.

Where a module does by hand what a library offers, its docstring names the library, what it lacks, and the test that
would fail with it.

Words: docs/glossary.md.
"""
