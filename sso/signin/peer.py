"""Does a connection on loopback come from this user? Asked of the system where it tells (Linux).

Another user's program that got hold of our state could otherwise hand in its own answer. Where the
system keeps the table, a connection that is not in it, or not any more, counts as foreign: a
program that resets at once must not win.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path

TABLES = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))
ROOT = 0
SocketAddress = tuple[str, int]


def is_foreign(peer: SocketAddress, own: SocketAddress) -> bool:
    """Whether the connection `peer` -> `own` belongs to another user; False where nobody tells.

    Root is let through: relays of virtual machines and containers connect as root, and root can
    read and do whatever it likes anyway.
    """
    if not sys.platform.startswith("linux") or not any(table.is_file() for table in TABLES):
        return False
    return owner_of(peer, own, _rows()) not in (os.getuid(), ROOT)


def owner_of(peer: SocketAddress, own: SocketAddress, rows: Iterable[str]) -> int | None:
    """Return the user id of the peer's end of a connection, out of the lines of /proc/net/tcp.

    None where it is not there, or is nobody's any more (an orphan has no inode and shows user 0).
    """
    wanted = {(one, other) for one in _spellings(peer) for other in _spellings(own)}
    for row in rows:
        fields = row.split()
        if len(fields) > 9 and (fields[1], fields[2]) in wanted:
            return int(fields[7]) if fields[9] != "0" else None
    return None


def _rows() -> Iterator[str]:
    for table in TABLES:
        try:
            yield from table.read_text(encoding="ascii").splitlines()
        except OSError:
            continue


def _spellings(address: SocketAddress) -> list[str]:
    """Write an address as the kernel's tables do: IPv4 may stand in the IPv6 table, mapped."""
    literal = ip_address(address[0])
    mapped = literal.ipv4_mapped if isinstance(literal, IPv6Address) else None
    plain = mapped or literal
    found = [_as_written(plain, address[1])]
    if isinstance(plain, IPv4Address):
        found.append(_as_written(IPv6Address(f"::ffff:{plain}"), address[1]))
    return found


def _as_written(literal: IPv4Address | IPv6Address, port: int) -> str:
    """32-bit words in this machine's byte order."""
    packed = literal.packed
    words = [packed[at : at + 4] for at in range(0, len(packed), 4)]
    if sys.byteorder == "little":
        words = [word[::-1] for word in words]
    return f"{b''.join(words).hex().upper()}:{port:04X}"
