"""HTTP and JSON: routes, schemas, problems, headers. The only room that knows either.

Routes are a few lines: check the shape, make facts, ask the core, write the answer. Schemas judge shape, never law: a
well-formed question always gets status 200.

Words: docs/glossary.md.
"""
