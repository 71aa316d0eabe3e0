"""The published shapes: fields of requests, members and parts of answers. They judge form, never law.

Words: docs/glossary.md.
"""
