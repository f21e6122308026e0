"""Which proxy does a call take, by an address or the environment's variables? Pure.

Loopback is asked first and never goes through a proxy, whatever any setting says.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

DEFAULT_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_.-]{0,252}[A-Za-z0-9_.])?")
_ADDRESS = re.compile(
    r"(?:(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://)?(?:(?P<user>[^/@]*)@)?"
    r"(?P<host>\[[0-9A-Fa-f:.]+\]|[^\s/@:\[\]]+)(?::(?P<port>\d{1,5}))?/?"
)


class ProxyNotUnderstood(ValueError):
    """A text is no proxy that can be used; what it says is never repeated: it may hold a
    password."""


@dataclass(frozen=True, slots=True)
class Proxy:
    """An HTTP proxy, reached in the clear (`http`) or over TLS (`https`); never a password."""

    scheme: str
    host: str
    port: int

    @property
    def name(self) -> str:
        """Host and port, as people and the secret store name it."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def url(self) -> str:
        """The address, for the HTTP library."""
        return f"{self.scheme}://{self.name}"


Way = Proxy | None  # None: straight to the server


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways to a server, in the order in which they are tried.

    :param trouble: what went wrong while they were looked for, for the error where none leads
        there.
    """

    ways: tuple[Way, ...] = (None,)
    trouble: str = ""


DIRECT = Ways()


@dataclass(frozen=True, slots=True)
class PacAddress:
    """Where a proxy auto-configuration file lies: http, https or file."""

    url: str


def parse_proxy(address_raw: str) -> Proxy:
    """Return the proxy of an address, whose name and password, if any, are left out.

    :raises ProxyNotUnderstood: no address, or a kind that is not supported (SOCKS).
    """
    match = _ADDRESS.fullmatch(address_raw.strip())
    if match is None:
        raise ProxyNotUnderstood("it is no address of a proxy")
    scheme = (match["scheme"] or "http").lower()
    if scheme not in DEFAULT_PORTS:
        raise ProxyNotUnderstood(f"a proxy of the kind {scheme} is not supported")
    host, port = match["host"].strip("[]").lower(), int(match["port"] or DEFAULT_PORTS[scheme])
    if not 0 < port < 65536 or not (_HOST.fullmatch(host) or _as_ip(host)):
        raise ProxyNotUnderstood("it is no address of a proxy")
    return Proxy(scheme, host, port)


def credentials_in(address_raw: str) -> tuple[str, str] | None:
    """Return name and password in an address, or None."""
    match = _ADDRESS.fullmatch(address_raw.strip())
    if match is None or match["user"] is None:
        return None
    user, _, password = match["user"].partition(":")
    return unquote(user), unquote(password)


def is_loopback(host: str) -> bool:
    """Whether a host name or address literal is this machine itself."""
    name = host.strip("[]").rstrip(".").lower()
    if name == "localhost" or name.endswith(".localhost"):  # RFC 6761 6.3
        return True
    address = _as_ip(name)
    mapped = getattr(address, "ipv4_mapped", None)
    return address is not None and (mapped or address).is_loopback


def of_environment(environment: Mapping[str, str], url: str) -> Ways | None:
    """Return what the variables say of an address; None: they say nothing.

    Small letters win, as everywhere; `all_proxy` stands in where a scheme has none.
    """
    parts = urlsplit(url)
    said = variable_for(environment, parts.scheme)
    if is_exempt(parts.hostname or "", port_of(url), environment_exemptions(environment)):
        return DIRECT
    if said is None:
        return None
    try:
        return Ways((parse_proxy(said[1]),))
    except ProxyNotUnderstood as reason:
        return Ways((), f"the variable {said[0]}: {reason}")


def variable_for(environment: Mapping[str, str], scheme: str) -> tuple[str, str] | None:
    """Return the variable that names a scheme's proxy, and its value; None: there is none."""
    for name in (f"{scheme}_proxy", "all_proxy"):
        for spelled in (name, name.upper()):
            if environment.get(spelled):
                return spelled, environment[spelled]
    return None


def environment_exemptions(environment: Mapping[str, str]) -> list[str]:
    """Return what `no_proxy` exempts."""
    return (environment.get("no_proxy") or environment.get("NO_PROXY") or "").split(",")


def is_exempt(host: str, port: int, exemptions: Iterable[str]) -> bool:
    """Whether a host is exempt: by name, by a domain it lies in, by address or network; `*` is
    all, and a port in an entry must fit."""
    host = host.strip("[]").rstrip(".").lower()
    return any(_exempts(entry.strip().lower(), host, port) for entry in exemptions)


def _exempts(entry: str, host: str, port: int) -> bool:
    if entry == "*":
        return True
    address = _as_ip(host)
    if "/" in entry and address is not None:
        try:
            return address in ipaddress.ip_network(entry, strict=False)
        except ValueError:
            return False
    if entry.startswith("["):
        name, _, wanted_port = entry[1:].partition("]")
        wanted_port = wanted_port.lstrip(":")
    elif entry.count(":") == 1:
        name, _, wanted_port = entry.partition(":")
    else:
        name, wanted_port = entry, ""
    if wanted_port and wanted_port != str(port):
        return False
    name = name.removeprefix("*").strip(".")
    return bool(name) and (host == name or (address is None and host.endswith(f".{name}")))


def port_of(url: str) -> int:
    """Return the port of an address, the scheme's own where it names none."""
    parts = urlsplit(url)
    return parts.port or DEFAULT_PORTS.get(parts.scheme, 443)


def origin_of(url: str) -> str:
    """Return scheme, host and port: all that whoever chooses a way may know of a call."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}/"


def _as_ip(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None
