"""What is read from the book without a question: guides, how much the book covers, and where sources disagree.

Words: docs/glossary.md.
"""
