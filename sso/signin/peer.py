"""Does a connection on loopback come from this user? Asked of the system where it tells (Linux).

Another user's program that got hold of our state could otherwise hand in its own answer (security:
local attackers).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path

TABLES = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))
SocketAddress = tuple[str, int]


def is_foreign(peer: SocketAddress, own: SocketAddress) -> bool:
    """Whether the connection `peer` -> `own` belongs to another user; False where nobody tells."""
    if not sys.platform.startswith("linux"):
        return False
    found = owner_of(peer, own, _rows())
    return found is not None and found != os.getuid()


def owner_of(peer: SocketAddress, own: SocketAddress, rows: Iterable[str]) -> int | None:
    """Return the user id of the peer's end of a connection, out of the lines of /proc/net/tcp."""
    wanted = (_as_written(peer), _as_written(own))
    for row in rows:
        fields = row.split()
        if len(fields) > 7 and (fields[1], fields[2]) == wanted:
            return int(fields[7])
    return None


def _rows() -> Iterable[str]:
    for table in TABLES:
        try:
            yield from table.read_text(encoding="ascii").splitlines()
        except OSError:
            continue


def _as_written(address: SocketAddress) -> str:
    """Write an address as the kernel's table does: 32-bit words in this machine's byte order."""
    literal: IPv4Address | IPv6Address = ip_address(address[0])
    packed = literal.packed
    words = [packed[at : at + 4] for at in range(0, len(packed), 4)]
    if sys.byteorder == "little":
        words = [word[::-1] for word in words]
    return f"{b''.join(words).hex().upper()}:{address[1]:04X}"
