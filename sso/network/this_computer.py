"""What is this computer's address, and what is the address of a name? For proxy files only."""

from __future__ import annotations

import socket

_LOOPBACK = "127.0.0.1"
# An address that nobody has (RFC 5737): it stands for "outside".
_OUTSIDE = ("192.0.2.1", 53)


def resolve(name: str) -> str | None:
    """Return a name's IPv4 address, or None; blocks as long as the system's resolver does."""
    try:
        found = socket.getaddrinfo(name, None, socket.AF_INET, socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return None
    return str(found[0][4][0]) if found else None


def own_address() -> str:
    """Return the address from which packets would leave; none is sent."""
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect(_OUTSIDE)
            return str(probe.getsockname()[0])
    except OSError:
        return _LOOPBACK
