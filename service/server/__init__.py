"""The gunicorn worker: requests reach a thread when they are whole, and no thread waits for a caller.

It knows HTTP/1.1 on a connection and nothing of what a request means; only the app does. A connection is in one of:

| state | who has it | until | then |
|---|---|---|---|
| arriving | poller, reads | the request is whole, or at fault; 10 s after its first byte at most | answering; 408 |
| at the door | a thread | where callers are asked who they are: its head is judged, before its body | arriving; 401 |
| answering | a thread | the app has said all, or more than 256 KiB of it are unsent | sending |
| sending | poller, writes | all is sent; 10 s without a byte taken at most | answering, kept, lingering; dropped |
| waiting | nobody | its round comes: of answers made while they are sent, few have a thread | answering |
| kept | poller, reads | the next request begins; 65 s at most | arriving; dropped |
| lingering | poller, reads | the caller hangs up; 2 s at most | dropped |

What is held of all connections of a worker is bounded in bytes (`worker.MOST_HELD`): past it, the connection of which
most is held and nothing is being computed is dropped. Where connections run out, the one that stalls longest is.

Words: docs/glossary.md.
"""
