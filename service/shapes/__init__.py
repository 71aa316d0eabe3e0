"""The published shapes: fields of requests, members and parts of answers. They check form, never law.

Words: docs/glossary.md.
"""
