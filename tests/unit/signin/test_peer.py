"""Whose is the other end of a connection, by the kernel's table?"""

from __future__ import annotations

import os
import socket
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sso.signin import peer

HEAD = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  inode"
PEER, OWN = ("127.0.0.1", 44864), ("127.0.0.1", 47811)
V4 = "0100007F:AF40 0100007F:BAC3"
MAPPED = "0000000000000000FFFF00000100007F:AF40 0000000000000000FFFF00000100007F:BAC3"
V6 = "00000000000000000000000001000000:AF40 00000000000000000000000001000000:BAC3"


def row(ends: str, uid: int, inode: int = 4711) -> str:
    """Return a line of the table."""
    return f"   0: {ends} 01 00000000:00000000 00:00000000 00000000  {uid}        0 {inode} 1 0"


@pytest.mark.parametrize("ends", [V4, MAPPED])
def test_the_owner_is_found_however_the_address_is_written(ends: str) -> None:
    assert peer.owner_of(PEER, OWN, [HEAD, row(ends, 1001)]) == 1001
    mapped = ("::ffff:127.0.0.1", 44864)
    assert peer.owner_of(mapped, OWN, [HEAD, row(ends, 1001)]) == 1001


def test_the_owner_on_the_other_family() -> None:
    assert peer.owner_of(("::1", 44864), ("::1", 47811), [row(V6, 1001)]) == 1001


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [HEAD],
        ["", "x", " ".join(["0"] * 5)],
        [row("0100007F:AF41 0100007F:BAC3", 1001)],
        [row("0100007F:BAC3 0100007F:AF40", 1001)],  # our own end
        [row(V4, 0, inode=0)],  # an orphan: its owner is gone
        [row(V4, 1001).removesuffix(" 4711 1 0")],  # a line that is cut off
    ],
)
def test_nobody_is_nobody(rows: list[str]) -> None:
    assert peer.owner_of(PEER, OWN, rows) is None


def test_a_line_may_end_with_the_inode() -> None:
    assert peer.owner_of(PEER, OWN, [row(V4, 1001).removesuffix(" 1 0")]) == 1001


def test_our_own_connection_is_not_foreign_and_one_that_is_gone_is() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        with socket.create_connection(server.getsockname()) as client:
            accepted, address = server.accept()
            with accepted:
                assert not peer.is_foreign(address[:2], accepted.getsockname()[:2])
                own = client.getsockname()
        assert peer.is_foreign((own[0], own[1]), ("127.0.0.1", 1))


def test_root_is_let_through(monkeypatch: pytest.MonkeyPatch) -> None:
    """Relays of virtual machines and containers connect as root."""
    monkeypatch.setattr(os, "getuid", lambda: 1001)
    for uid, is_foreign in ((1001, False), (0, False), (1002, True), (None, True)):
        monkeypatch.setattr(peer, "asked_owner", lambda *ends, uid=uid: uid)
        assert peer.is_foreign(PEER, OWN) is is_foreign


def test_the_tables_are_read_where_the_kernel_answers_no_questions(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "getuid", lambda: 1001)
    monkeypatch.setattr(peer, "_NETLINK_SOCK_DIAG", 31)  # a family that nobody serves
    for uid, is_foreign in ((1001, False), (1002, True)):
        monkeypatch.setattr(peer, "_rows", lambda uid=uid: iter([row(V4, uid)]))
        assert peer.is_foreign(PEER, OWN) is is_foreign


@pytest.mark.parametrize(
    ("exists", "is_foreign"), [((), False), ((0,), True), ((1,), True), ((0, 1), True)]
)
def test_where_neither_kernel_nor_tables_tell_nobody_is_foreign(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exists: tuple[int, ...], is_foreign: bool
) -> None:
    tables = (tmp_path / "tcp", tmp_path / "tcp6")
    for which in exists:
        tables[which].write_text(HEAD + "\n", "ascii")
    monkeypatch.setattr(peer, "_NETLINK_SOCK_DIAG", 31)
    monkeypatch.setattr(peer, "TABLES", tables)
    assert peer.is_foreign(PEER, OWN) is is_foreign


@pytest.mark.parametrize("exists", [(0, 1), (1,)])
def test_a_connection_may_stand_in_either_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exists: tuple[int, ...]
) -> None:
    """Where IPv6 is switched off, or IPv4 was built out, one of them is not there."""
    tables = (tmp_path / "tcp", tmp_path / "tcp6")
    for which in exists:
        tables[which].write_text(HEAD + "\n" + (row(MAPPED, 1001) if which else ""), "ascii")
    monkeypatch.setattr(os, "getuid", lambda: 1001)
    monkeypatch.setattr(peer, "_NETLINK_SOCK_DIAG", 31)
    monkeypatch.setattr(peer, "TABLES", tables)
    assert not peer.is_foreign(PEER, OWN)


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_other_systems_tell_nothing_and_are_not_asked(
    monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(peer, "asked_owner", lambda *ends: pytest.fail("asked"))
    assert not peer.is_foreign(PEER, OWN)


# ---- the kernel's answers


class Kernel:
    """The other end of a question; it answers what it is told to, or nothing."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        asking, self.end = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
        monkeypatch.setattr(socket, "socket", lambda *kind: asking)

    def says(self, ends: tuple[int, int], uid: int, inode: int, kind: int = 20) -> None:
        """Send an inet_diag_msg (linux/inet_diag.h), each of its fields another number."""
        ports = struct.pack("!HH", *ends)
        message = bytes([2, 1, 3, 4]) + ports + bytes(range(32))
        message += struct.pack("=8I", 5, 6, 7, 8, 9, 10, uid, inode)
        self.end.send(struct.pack("=IHHII", 16 + len(message), kind, 0, 1, 4242) + message)


@pytest.fixture
def kernel(monkeypatch: pytest.MonkeyPatch) -> Iterator[Kernel]:
    kernel = Kernel(monkeypatch)
    yield kernel
    kernel.end.close()


@pytest.mark.parametrize(
    ("ends", "uid", "inode", "owner"),
    [
        ((44864, 47811), 1001, 4711, 1001),
        ((44864, 47811), 0, 4711, 0),
        ((44864, 47811), 1001, 1, 1001),
        ((44864, 47811), 0, 0, None),  # an orphan
        ((44864, 0), 1001, 4711, None),  # a socket that listens there
        ((44863, 47811), 1001, 4711, None),
    ],
)
def test_the_kernels_answer_names_the_owner(
    kernel: Kernel, ends: tuple[int, int], uid: int, inode: int, owner: int | None
) -> None:
    kernel.says(ends, uid, inode)
    assert peer.asked_owner(PEER, OWN) == owner


def test_the_kernels_no_is_nobody(kernel: Kernel) -> None:
    kernel.says((44864, 47811), 1001, 4711, kind=2)
    assert peer.asked_owner(PEER, OWN) is None


def test_a_kernel_that_is_silent_is_not_waited_for(
    kernel: Kernel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The listener answers nobody meanwhile."""
    monkeypatch.setattr(peer, "_WAIT_S", 0.01)
    with pytest.raises(TimeoutError):
        peer.asked_owner(PEER, OWN)


def test_a_socket_that_listens_is_not_the_end_of_a_connection() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert peer.asked_owner(server.getsockname(), ("127.0.0.1", 1)) is None


def test_an_address_of_either_family_may_be_written_mapped() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()) as client,
        server.accept()[0],
    ):
        mapped = [
            (f"::ffff:{host}", port) for host, port in (client.getsockname(), server.getsockname())
        ]
        assert peer.asked_owner(mapped[0], mapped[1]) == os.getuid()


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_kernel_and_tables_agree(host: str) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, 0), family=family) as server:
        port = server.getsockname()[1]
        with socket.create_connection((host, port)), server.accept()[0] as accepted:
            ends = accepted.getpeername()[:2], accepted.getsockname()[:2]
            assert peer.asked_owner(*ends) == os.getuid()
            assert peer.owner_of(*ends, peer._rows()) == os.getuid()
