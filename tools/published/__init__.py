"""What is published besides the contract and made from it, by `python -m tools.published`; `--check` compares.

The list of tools for assistants, the conformance suite, the usual flows, the collection of requests and `llms.txt`.
"""
