"""The gunicorn worker: a request reaches a thread only when it is complete, and no thread waits for a caller.

The worker implements HTTP/1.1 on a connection. Only the app knows what a request means. A connection has these states:

| state | handled by | until | next |
|---|---|---|---|
| arriving | poller, reads | the request is complete or invalid; at most 10 s after its first byte | answering; 408 |
| at the door | a thread | the caller is authenticated by the head, if the app requires it | arriving; 401 |
| answering | a thread | the app has finished, or more than 256 KiB of the answer are unsent | sending |
| sending | poller, writes | all is sent; at most 10 s without progress | answering, kept, lingering; dropped |
| waiting | nobody | its next round: only a few streamed answers have a thread at once | answering |
| kept | poller, reads | the next request begins; at most 65 s | arriving; dropped |
| lingering | poller, reads | the caller hangs up; at most 2 s | dropped |

The bytes held for all connections of a worker are limited (`worker.MOST_HELD`). Above the limit, the worker drops the
connection that holds most, among those on which nothing is being computed. When connections run out, it drops the one
that has stalled longest. A worker with more connections than another lets that one accept first (`loads`).

Words: docs/glossary.md.
"""
