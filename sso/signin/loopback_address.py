"""Which sockets belong to a redirect address, and can they be had? Bound, never probed.

`http://localhost` is two addresses: a stranger on the other family would receive what is meant for
us (Chromium tries `::1` first), so both are bound on one port, or none.
"""

from __future__ import annotations

import contextlib
import errno
import socket
import sys
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from sso.errors import NoRedirectAddress
from sso.signin import port_owner

_FAMILIES = {
    "127.0.0.1": (socket.AF_INET,),
    "::1": (socket.AF_INET6,),
    "localhost": (socket.AF_INET6, socket.AF_INET),
}
_HOST_OF_FAMILY = {socket.AF_INET: "127.0.0.1", socket.AF_INET6: "::1"}
_DEFAULT_PORTS = {"http": 80, "https": 443}
_BACKLOG = 1024  # a burst must not make the kernel drop the genuine one for a second
_TRIES = 20


@dataclass(frozen=True, slots=True)
class RedirectAddress:
    """A redirect URI taken apart; port 0 stands for any free one."""

    host: str
    port: int
    path: str
    scheme: str = "http"

    @property
    def origin(self) -> str:
        """Scheme, host and port as they stand in a URL."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _DEFAULT_PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}"

    @property
    def authority(self) -> str:
        """Host and port as they stand in a URL."""
        return self.origin.partition("://")[2]

    def hosts(self) -> frozenset[str]:
        """Return the `Host` values that this address may be asked by."""
        names = {f"{name}:{self.port}" for name in ("127.0.0.1", "localhost", "[::1]")}
        if self.port == _DEFAULT_PORTS[self.scheme]:
            names |= {"127.0.0.1", "localhost", "[::1]"}
        return frozenset(names)


def parse(redirect_uri: str, *, any_port: bool = False, has_tls: bool = False) -> RedirectAddress:
    """Return the address a redirect URI stands for; without a port the scheme's own, or any.

    :param has_tls: a certificate is there for a registered https address.
    :raises NoRedirectAddress: not an address on loopback, or one with a query or fragment.
    """
    try:
        parts = urlsplit(redirect_uri)
        host, port = parts.hostname or "", parts.port
    except ValueError as reason:
        raise _unsupported(redirect_uri) from reason
    is_plain = not (parts.query or parts.fragment) and parts.username is None
    schemes = ("http", "https") if has_tls else ("http",)
    if parts.scheme not in schemes or host not in _FAMILIES or not is_plain or port == 0:
        raise _unsupported(redirect_uri)
    if port is None:
        port = 0 if any_port else _DEFAULT_PORTS[parts.scheme]
    return RedirectAddress(host, port, parts.path or "/", parts.scheme)


def _unsupported(redirect_uri: str) -> NoRedirectAddress:
    return NoRedirectAddress(
        "the registered redirect address is not one that this computer can serve",
        address=redirect_uri,
        cause="unsupported",
    )


def bind(
    address: RedirectAddress, held: list[socket.socket] | None = None
) -> tuple[RedirectAddress, list[socket.socket]]:
    """Bind both families on one port, and listen on those that the address names.

    The family that it does not name is bound without listening: nobody else may sit there.

    :param held: sockets of ours that are bound to the address already, to listen on again.
    :returns: the address with its real port, and the bound sockets, the caller's to close.
    :raises NoRedirectAddress: a family is taken, reserved or privileged; nothing stays bound.
    """
    if address.port == 0 and not held:
        return _bind_any(address)
    sockets: list[socket.socket] = list(held or [])
    port = address.port or sockets[0].getsockname()[1]
    try:
        for family in _families(address.host) if not sockets else []:
            bound = _bound(family, port)
            sockets.append(bound)
            port = bound.getsockname()[1]
        for bound in listening(address, sockets):
            bound.listen(_BACKLOG)
    except OSError as reason:
        close(sockets)
        cause = _cause(reason)
        raise NoRedirectAddress(
            f"the redirect address cannot be used: {reason.strerror}",
            address=address.authority,
            port=address.port,
            cause=cause,
            owner=port_owner.owner_of(address.port) if cause == "taken" else "",
        ) from reason
    return replace(address, port=port), sockets


def _bind_any(address: RedirectAddress) -> tuple[RedirectAddress, list[socket.socket]]:
    """Bind some port that is free on both families: the one the system offers may be on one
    only."""
    for _ in range(_TRIES):
        with _bound(_families(address.host)[0], 0) as offered:
            port = int(offered.getsockname()[1])
        with contextlib.suppress(NoRedirectAddress):
            return bind(replace(address, port=port))
    raise NoRedirectAddress("no port is free", address=address.authority, cause="taken")


def listening(address: RedirectAddress, sockets: list[socket.socket]) -> list[socket.socket]:
    """Return those of the bound sockets whose family the address names."""
    return [bound for bound in sockets if bound.family in _FAMILIES[address.host]]


def close(sockets: list[socket.socket]) -> None:
    """Let the ports go."""
    for bound in sockets:
        bound.close()


def _families(host: str) -> list[socket.AddressFamily]:
    """Return the families to bind, those named first; a system without IPv6 is no obstacle."""
    named = _FAMILIES[host]
    unnamed = [family for family in _HOST_OF_FAMILY if family not in named]
    return [one for one in (*named, *unnamed) if one != socket.AF_INET6 or _has_ipv6()]


def _bound(family: socket.AddressFamily, port: int) -> socket.socket:
    bound = socket.socket(family, socket.SOCK_STREAM)
    try:
        if family == socket.AF_INET6:
            bound.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        if sys.platform == "win32":
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        bound.bind((_HOST_OF_FAMILY[family], port))
    except OSError:
        bound.close()
        raise
    return bound


def _has_ipv6() -> bool:
    """Whether this system has ``::1`` at all; a system without it is no obstacle."""
    if not socket.has_ipv6:
        return False
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as trial:
        trial.bind(("::1", 0))
        return True
    return False


def _cause(reason: OSError) -> str:
    if reason.errno == errno.EADDRINUSE:
        return "taken"
    if reason.errno == errno.EACCES:
        return "reserved" if sys.platform == "win32" else "privileged"
    return "refused"
