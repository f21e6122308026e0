"""Is a redirect address bound whole, on both families, and is it said why it cannot be?"""

from __future__ import annotations

import errno
import os
import socket
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from sso.errors import NoRedirectAddress
from sso.signin import loopback_address, port_owner
from sso.signin.loopback_address import RedirectAddress, bind, close

V4, V6 = socket.AF_INET, socket.AF_INET6
Bind = Callable[[socket.socket, Any], None]
HONEST: Bind = socket.socket.bind


@pytest.fixture
def bound() -> Iterator[Callable[..., tuple[RedirectAddress, list[socket.socket]]]]:
    """Bind for a test; everything is closed after it."""
    kept: list[socket.socket] = []

    def make(
        address: RedirectAddress, held: list[socket.socket] | None = None
    ) -> tuple[RedirectAddress, list[socket.socket]]:
        found, sockets = bind(address, held)
        kept.extend(sockets)
        return found, sockets

    yield make
    close(kept)


Bound = Callable[..., tuple[RedirectAddress, list[socket.socket]]]


def any_port(host: str) -> RedirectAddress:
    return RedirectAddress(host, 0, "/callback", "https")


def answers(port: int) -> set[str]:
    """Return the literals at which somebody listens."""
    found = set()
    for literal in ("127.0.0.1", "::1"):
        try:
            socket.create_connection((literal, port), 5).close()
        except ConnectionRefusedError:
            continue
        found.add(literal)
    return found


def binding_by(monkeypatch: pytest.MonkeyPatch, say: Callable[[Any], int]) -> None:
    """Let the system refuse addresses: `say` returns the error's number, 0 for none."""

    def told(self: socket.socket, address: Any) -> None:
        number = say(address)
        if number:
            raise OSError(number, os.strerror(number))
        HONEST(self, address)

    monkeypatch.setattr(socket.socket, "bind", told)


# ---- what is bound


@pytest.mark.parametrize(
    ("host", "literals"),
    [("localhost", {"127.0.0.1", "::1"}), ("127.0.0.1", {"127.0.0.1"}), ("::1", {"::1"})],
)
def test_both_families_are_bound_and_the_named_ones_listen(
    bound: Bound, host: str, literals: set[str]
) -> None:
    found, sockets = bound(any_port(host))
    assert found == RedirectAddress(host, found.port, "/callback", "https")
    assert sorted(one.family for one in sockets) == [V4, V6]
    assert {one.getsockname()[1] for one in sockets} == {found.port}
    assert answers(found.port) == literals


def test_a_port_that_is_named_is_the_port_that_is_bound(bound: Bound) -> None:
    first, sockets = bound(any_port("localhost"))
    close(sockets)
    again, _ = bound(first)
    assert again == first
    assert answers(first.port) == {"127.0.0.1", "::1"}


def test_any_port_is_one_that_every_user_may_have(
    bound: Bound, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever runs the tests: ports below 1024 are refused, as they are to a person."""
    binding_by(monkeypatch, lambda address: errno.EACCES if 0 < address[1] < 1024 else 0)
    found, sockets = bound(any_port("127.0.0.1"))
    assert found.port >= 1024
    assert len(sockets) == 2


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_a_system_built_without_ipv6_binds_the_other_family(
    bound: Bound, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    monkeypatch.setattr(socket, "has_ipv6", False)
    found, sockets = bound(any_port(host))
    assert [one.family for one in sockets] == [V4]
    assert answers(found.port) == {"127.0.0.1"}


def test_a_system_with_ipv6_switched_off_binds_the_other_family(
    bound: Bound, monkeypatch: pytest.MonkeyPatch
) -> None:
    binding_by(monkeypatch, lambda address: errno.EADDRNOTAVAIL if address[0] == "::1" else 0)
    found, sockets = bound(any_port("localhost"))
    assert [one.family for one in sockets] == [V4]
    assert answers(found.port) == {"127.0.0.1"}


# ---- sockets that are held


@pytest.mark.parametrize("has_ipv6", [True, False])
@pytest.mark.parametrize("names_port", [True, False])
def test_held_sockets_listen_again_without_being_bound_again(
    bound: Bound, monkeypatch: pytest.MonkeyPatch, has_ipv6: bool, names_port: bool
) -> None:
    """A stranger cannot come in between two sign-ins: the port is never let go."""
    monkeypatch.setattr(socket, "has_ipv6", has_ipv6)
    first, held = bound(any_port("127.0.0.1"))
    held[0].shutdown(socket.SHUT_RDWR)
    assert answers(first.port) == set()
    again, sockets = bound(first if names_port else any_port("127.0.0.1"), held)
    assert again == first
    assert sockets == held
    assert answers(first.port) == {"127.0.0.1"}


# ---- what cannot be bound


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1"])
@pytest.mark.parametrize("literal", ["127.0.0.1", "::1"])
def test_a_taken_port_names_who_has_it_and_leaves_nothing_bound(host: str, literal: str) -> None:
    with socket.create_server((literal, 0), family=V6 if ":" in literal else V4) as stranger:
        port = stranger.getsockname()[1]
        address = RedirectAddress(host, port, "/callback")
        with pytest.raises(NoRedirectAddress, match="in use") as caught:
            bind(address)
        assert caught.value.facts == {
            "address": address.authority,
            "port": port,
            "cause": "taken",
            "owner": port_owner.owner_of(port),
        }
        assert caught.value.facts["owner"]
    with socket.create_server(("::1", port), family=V6), socket.create_server(("127.0.0.1", port)):
        pass


@pytest.mark.parametrize(
    ("number", "platform", "cause"),
    [
        (errno.EADDRINUSE, "linux", "taken"),
        (errno.EADDRINUSE, "win32", "taken"),
        (errno.EACCES, "linux", "privileged"),
        (errno.EACCES, "darwin", "privileged"),
        (errno.EACCES, "win32", "reserved"),
        (errno.EPERM, "linux", "refused"),
        (errno.EADDRNOTAVAIL, "win32", "refused"),
    ],
)
def test_the_systems_answer_decides_what_the_person_is_told(
    monkeypatch: pytest.MonkeyPatch, number: int, platform: str, cause: str
) -> None:
    """Windows keeps ranges of ports for itself (`netsh int ipv4 show excludedportrange`)."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        monkeypatch.setattr(socket, "SO_EXCLUSIVEADDRUSE", socket.SO_KEEPALIVE, raising=False)
        monkeypatch.setattr(sys, "platform", platform)
        binding_by(monkeypatch, lambda address: number)
        with pytest.raises(NoRedirectAddress) as caught:
            bind(RedirectAddress("127.0.0.1", port, "/callback"))
        monkeypatch.undo()
        assert caught.value.facts["cause"] == cause
        assert bool(caught.value.facts["owner"]) is (cause == "taken")


def test_on_windows_a_port_is_ours_alone(bound: Bound, monkeypatch: pytest.MonkeyPatch) -> None:
    """There another program could bind a bound port, were it not forbidden.

    An option of this system stands for the one that only Windows has.
    """
    monkeypatch.setattr(socket, "SO_EXCLUSIVEADDRUSE", socket.SO_KEEPALIVE, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    _, sockets = bound(any_port("localhost"))
    monkeypatch.undo()
    assert [bool(one.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)) for one in sockets] == [
        True,
        True,
    ]


def test_elsewhere_that_option_is_not_needed(bound: Bound) -> None:
    _, sockets = bound(any_port("localhost"))
    assert not any(one.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE) for one in sockets)


# ---- any port, where the first that is offered is not to be had


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_a_port_that_is_free_on_one_family_only_is_passed_over(
    bound: Bound, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    honest, offers = loopback_address._bound, iter([True])
    other = V6 if host == "127.0.0.1" else V4
    literal = "::1" if other == V6 else "127.0.0.1"
    with socket.create_server((literal, 0), family=other) as stranger:
        taken = stranger.getsockname()[1]

        def offering(family: socket.AddressFamily, port: int) -> socket.socket:
            return honest(family, taken if port == 0 and next(offers, False) else port)

        monkeypatch.setattr(loopback_address, "_bound", offering)
        found, sockets = bound(any_port(host))
        assert found.port != taken
        assert len(sockets) == 2


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_where_no_port_is_free_it_is_said_so(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    with socket.create_server(("127.0.0.1", 0)):
        honest = loopback_address._bound

        def never_twice(family: socket.AddressFamily, port: int) -> socket.socket:
            if family == (V6 if host == "127.0.0.1" else V4):
                raise OSError(errno.EADDRINUSE, os.strerror(errno.EADDRINUSE))
            return honest(family, port)

        monkeypatch.setattr(loopback_address, "_bound", never_twice)
        with pytest.raises(NoRedirectAddress, match="no port is free") as caught:
            bind(any_port(host))
    assert caught.value.facts == {"address": f"{host}:0", "cause": "taken"}
