"""Identifies callers for counting requests: by the name of a key, the digest of a token, or the address."""

import re
from ipaddress import IPv6Address, ip_address, ip_network

from service.api.calls import Call

_NOBODY = "unknown"
_OF_IPV4 = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_IPV4 = re.compile(rf"{_OF_IPV4}(\.{_OF_IPV4}){{3}}")
"""What `ip_address` takes for IPv4 and gives back as it is, in a tenth of the time."""


def caller_of(asked: Call) -> str:
    """The caller of a request: by its credentials if it has any, else by its address."""
    return asked.caller_key or network(asked.remote_addr)


def network(address: str | None) -> str:
    """The caller at an address, as given by a socket or by X-Forwarded-For, with or without a port.

    One customer has a whole /64 of IPv6 addresses. A dual-stack socket reports IPv4 addresses as IPv6 ones.
    All invalid addresses count as one caller. Otherwise each invented text would be a caller of its own.
    """
    text = (address or "").strip()
    if _IPV4.fullmatch(text):
        return text
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
