"""What assistants call: the tools of this service by the Model Context Protocol, at one address, `/mcp`.

The revision of 2026-07-28 has no session and no handshake: each message says which version it speaks and who sends it.
Clients of the three revisions before it, which open with `initialize`, are answered as their own revisions say; nothing
is remembered of them either. A tool is an operation of the contract: `asking` sends its arguments to the operation's
own view, so what a tool takes, refuses, counts and answers is the operation's doing. Here is no law and no sentence.
Words: docs/glossary.md.
"""
