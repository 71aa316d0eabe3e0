"""What is read from the book without a question: guides, coverage of the book, and conflicts between sources.

Words: docs/glossary.md.
"""
