"""Refuse a query that an operation does not take, so that a misspelt parameter is not silently ignored.

Operations with parameters refuse unknown ones in their own schema. This step covers all other operations under `/v1`.
Pages ignore unknown parameters, because links often pick some up on their way. So do health probes.
"""

from service.api.calls import Call
from service.api.problems import Fault, RefusalError, pointed


def refuse_unknown(asked: Call) -> None:
    """Refuse a query to an operation under `/v1` that takes none, with a pointer to each parameter."""
    if not asked.environ.get("QUERY_STRING") or asked.route.takes_query or asked.method == "OPTIONS":
        return
    if asked.route.rule.startswith("/v1") and asked.args:
        raise RefusalError(422, *(Fault(pointed("", name), "unknown_field") for name in asked.args))
