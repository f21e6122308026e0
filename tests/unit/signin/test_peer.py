"""Whose is the other end of a connection, by the kernel's table?"""

from __future__ import annotations

import os
import socket

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
    ],
)
def test_nobody_is_nobody(rows: list[str]) -> None:
    assert peer.owner_of(PEER, OWN, rows) is None


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


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_kernel_and_tables_agree(host: str) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, 0), family=family) as server:
        port = server.getsockname()[1]
        with socket.create_connection((host, port)), server.accept()[0] as accepted:
            ends = accepted.getpeername()[:2], accepted.getsockname()[:2]
            assert peer.asked_owner(*ends) == os.getuid()
            assert peer.owner_of(*ends, peer._rows()) == os.getuid()
