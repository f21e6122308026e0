"""Is there a way to the license service, and is it really that service that answers?"""

from __future__ import annotations

import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from sso.diagnostics.doctor import Check, Seen, fine, warn
from sso.errors import ClockWrong, KeyturnError, ProxySignInRequired, ServiceUnreachable, TlsRefused
from sso.licensing.signing import parse_http_date
from sso.network.proxies import Proxy, Ways, is_loopback, port_of

SKEW_TOLD = timedelta(minutes=5)
SKEW_REFUSED = timedelta(minutes=15)  # the service takes a `Date` that is off by so much
CONNECT_WITHIN_S = 5.0


@dataclass(frozen=True, slots=True)
class Road:
    """How the license service is reached.

    :param knock: one request without credentials; returns the answer's header fields, names in
        small letters. Blocks; raises as every call does.
    :param issuer: who issued the certificate that the service shows.
    """

    url: str
    ways: Callable[[str], Ways]
    knock: Callable[[], Mapping[str, str]]
    issuer: Callable[[], str]
    clock: Callable[[], datetime]


class NetworkChecks:
    """The way, from the proxy to the clock. Knocks once: every check looks at what came of it."""

    def __init__(self, road: Callable[[], Road]) -> None:
        self._road = road
        self._headers: Mapping[str, str] | None = None
        self._error: KeyturnError | None = None
        self._heard_at: datetime | None = None

    def checks(self) -> list[Check]:
        """Return what to look at, in order."""
        return [
            Check("proxy", self._proxy, needs=("profile",)),
            Check("dns", self._dns, needs=("proxy",)),
            Check("tls", self._tls, needs=("dns",)),
            Check("service", self._service, needs=("tls",)),
            Check("clock", self._clock, needs=("service",)),
        ]

    def _proxy(self) -> Seen:
        way = self._first_way()
        if way is None:
            return fine("direct")
        _demand_connection(way)
        if isinstance(error := self._knocked(), ProxySignInRequired):
            raise error
        return fine("through", proxy=way.name)

    def _dns(self) -> Seen:
        way, url = self._first_way(), self._road().url
        host = way.host if way else _host(url)
        if is_loopback(host):
            return fine("loopback")
        return fine(host=host, address=_resolved(host, way.port if way else port_of(url)))

    def _tls(self) -> Seen:
        if urlsplit(self._road().url).scheme == "http":
            return fine("loopback")
        if isinstance(error := self._knocked(), TlsRefused):
            raise error
        return fine(issuer=self._road().issuer()) if error is None else fine("unknown")

    def _service(self) -> Seen:
        if (error := self._knocked()) is not None:
            raise error
        return fine(host=_host(self._road().url))

    def _clock(self) -> Seen:
        self._knocked()
        server_at = parse_http_date((self._headers or {}).get("date"))
        if server_at is None or self._heard_at is None:
            return warn("untold")
        skew = self._heard_at - server_at
        minutes = round(skew.total_seconds() / 60)
        if abs(skew) >= SKEW_REFUSED:
            raise ClockWrong("the clocks differ too much", skew_min=minutes)
        if abs(skew) >= SKEW_TOLD:
            return warn("off", minutes=str(abs(minutes)))
        return fine(seconds=str(round(abs(skew.total_seconds()))))

    def _first_way(self) -> Proxy | None:
        url = self._road().url
        found = self._road().ways(url)
        if found.trouble:
            raise ServiceUnreachable(found.trouble, host=_host(url))
        return found.ways[0]

    def _knocked(self) -> KeyturnError | None:
        """Knock, once, and return what it failed with."""
        if self._headers is None:
            road = self._road()
            try:
                self._headers = road.knock()
            except KeyturnError as error:
                self._headers, self._error = {}, error
            self._heard_at = road.clock()
        return self._error


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""


def _resolved(host: str, port: int) -> str:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as reason:
        raise ServiceUnreachable("its name could not be resolved", host=host) from reason
    return str(found[0][4][0])


def _demand_connection(proxy: Proxy) -> None:
    try:
        socket.create_connection((proxy.host, proxy.port), CONNECT_WITHIN_S).close()
    except (OSError, UnicodeError) as reason:
        detail = f"the proxy {proxy.name} could not be reached"
        raise ServiceUnreachable(detail, host=proxy.host) from reason
