"""Refuses a query that an operation does not take, so that a misspelt parameter is not silently ignored.

The schema of an operation with parameters refuses others itself; this step is for all other operations under `/v1`.
Pages ignore unknown parameters, because links often get some on their way. So do health probes.
"""

from service.api.calls import Call
from service.api.problems import Fault, RefusalError, pointed


def refuse_unknown(asked: Call) -> None:
    """Refuse a query to an operation under `/v1` that takes none, with each parameter at its pointer."""
    if not asked.environ.get("QUERY_STRING") or asked.route.takes_query or asked.method == "OPTIONS":
        return
    if asked.route.rule.startswith("/v1") and asked.args:
        raise RefusalError(422, *(Fault(pointed("", name), "unknown_field") for name in asked.args))
