"""The tools of this service for assistants, over the Model Context Protocol, at one address, `/mcp`.

Revision 2026-07-28 has no session and no handshake: each message states its version and its sender. Clients of the
three earlier revisions begin with `initialize` and are answered as their revision requires. Nothing about them is
stored. A tool is an operation of the contract. `asking` passes its arguments to the view of the operation, which
validates, counts and answers them. This package contains neither law nor sentences.

Instead of the server of the official SDK: it is ASGI only, so that requests would pass by our credentials and limits.
Test: `tests/test_assistant_messages.py::test_a_call_counts_once_and_what_is_refused_says_when_to_come_again`.

Words: docs/glossary.md.
"""
