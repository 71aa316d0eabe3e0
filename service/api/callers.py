"""Who calls, as requests are counted by: the name of a key, the digest of a token, or the address that asks."""

from ipaddress import IPv6Address, ip_address, ip_network

from service.api.calls import Call

_NOBODY = "unknown"


def caller_of(asked: Call) -> str:
    """The caller of a request: known by credentials, else by address."""
    return asked.caller_key or network(asked.remote_addr)


def network(address: str | None) -> str:
    """Who calls from an address, as it stands in a socket or in X-Forwarded-For, with a port or without.

    One customer has a whole /64 of IPv6 addresses. A socket that takes both kinds tells IPv4 addresses as IPv6 ones.
    What is no address is one caller, whatever it says: else each of them would be one.
    """
    text = (address or "").strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        found = ip_address(text.partition("%")[0])
    except ValueError:
        return _NOBODY
    if isinstance(found, IPv6Address):
        return str(found.ipv4_mapped or ip_network((found, 64), strict=False))
    return str(found)
