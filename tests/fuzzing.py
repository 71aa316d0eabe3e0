"""How generated requests are written that are neither JSON nor a form."""

import schemathesis


@schemathesis.serializer("application/x-ndjson")
def lines(_: schemathesis.SerializationContext, value: object) -> bytes | None:
    """Lines as they are; a generated body that is no text at all cannot be sent."""
    return value.encode("utf-8", "surrogatepass") if isinstance(value, str) else None
