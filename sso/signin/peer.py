"""Does a connection on loopback come from this user? Asked of the system where it tells (Linux).

Another user's program that got hold of our state could otherwise hand in its own answer. Where the
system tells of connections at all, one that it does not know, or not any more, counts as foreign: a
program that resets at once must not win. Asked by netlink (0.1 ms); the kernel's tables in /proc,
which cost 20 ms, are the fallback.
"""

from __future__ import annotations

import os
import socket
import struct
import sys
from collections.abc import Iterable, Iterator
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path

TABLES = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))
ROOT = 0
SocketAddress = tuple[str, int]

_NETLINK_SOCK_DIAG = 4
_SOCK_DIAG_BY_FAMILY = 20
_NLM_F_REQUEST = 1
_HEADER = struct.Struct("=IHHII")
# inet_diag_req_v2: family, protocol, ext, pad, states, then the two ends, interface and cookie.
_REQUEST = struct.Struct("=BBBBI2s2s16s16sIII")
# inet_diag_msg: family, state, timer, retrans, the two ends, interface, cookie, 3 counters, uid,
# inode
_ANSWER = struct.Struct("=BBBB2s2s16s16sIIIIIIII")
_ANY = 0xFFFFFFFF
_WAIT_S = 0.5


def is_foreign(peer: SocketAddress, own: SocketAddress) -> bool:
    """Whether the connection `peer` -> `own` belongs to another user; False where nobody tells.

    Root is let through: relays of virtual machines and containers connect as root, and root can
    read and do whatever it likes anyway.
    """
    if not sys.platform.startswith("linux"):
        return False
    try:
        owner = asked_owner(peer, own)
    except OSError:
        if not any(table.is_file() for table in TABLES):
            return False
        owner = owner_of(peer, own, _rows())
    return owner not in (os.getuid(), ROOT)


def asked_owner(peer: SocketAddress, own: SocketAddress) -> int | None:
    """Ask the kernel for the owner of the peer's end; None where it knows no such socket.

    :raises OSError: it does not answer such questions here.
    """
    family, near, far = _ends(peer, own)
    states = cookie = _ANY
    request = _REQUEST.pack(
        family,
        socket.IPPROTO_TCP,
        0,
        0,
        states,
        _port(peer),
        _port(own),
        near,
        far,
        0,
        cookie,
        cookie,
    )
    header = _HEADER.pack(_HEADER.size + len(request), _SOCK_DIAG_BY_FAMILY, _NLM_F_REQUEST, 1, 0)
    with socket.socket(socket.AF_NETLINK, socket.SOCK_DGRAM, _NETLINK_SOCK_DIAG) as kernel:
        kernel.settimeout(_WAIT_S)
        kernel.send(header + request)
        answer = kernel.recv(4096)
    if _HEADER.unpack_from(answer)[1] != _SOCK_DIAG_BY_FAMILY:
        return None  # an error message: not there
    fields = _ANSWER.unpack_from(answer, _HEADER.size)
    if (fields[4], fields[5]) != (_port(peer), _port(own)):
        return None  # a socket that listens on the peer's port answers where the connection is gone
    uid, inode = int(fields[-2]), int(fields[-1])
    return uid if inode else None  # an orphan belongs to nobody and shows user 0


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


def _ends(peer: SocketAddress, own: SocketAddress) -> tuple[int, bytes, bytes]:
    """Return family and both addresses; an IPv4 question finds mapped IPv6 sockets as well."""
    near, far = _plain(peer), _plain(own)
    family = socket.AF_INET if isinstance(near, IPv4Address) else socket.AF_INET6
    return family, near.packed, far.packed


def _port(address: SocketAddress) -> bytes:
    return struct.pack("!H", address[1])


def _plain(address: SocketAddress) -> IPv4Address | IPv6Address:
    literal = ip_address(address[0])
    mapped = literal.ipv4_mapped if isinstance(literal, IPv6Address) else None
    return mapped or literal


def _rows() -> Iterator[str]:
    for table in TABLES:
        try:
            yield from table.read_text(encoding="ascii").splitlines()
        except OSError:
            continue


def _spellings(address: SocketAddress) -> list[str]:
    """Write an address as the kernel's tables do: IPv4 may stand in the IPv6 table, mapped."""
    plain = _plain(address)
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
