"""What went wrong when a call did not come through, and who stands behind it?

Looks a second time where that tells more: who issued a refused certificate, and whether the network
leads whoever has not signed in to a page of its own.
"""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
from collections.abc import Iterator
from typing import TypeVar
from urllib.parse import urlsplit

import requests
import urllib3

from sso.errors import KeyturnError, NetworkSignIn, ServiceUnreachable, TlsRefused
from sso.network import captive, tls
from sso.network.open_sockets import OpenSockets
from sso.network.proxies import Way, port_of
from sso.network.tunnels import Authorization, TunnelRefused, opened

_LOOK_WITHIN_S = 5.0  # for the issuer of a refused certificate
_DOOR_WITHIN_S = 2.0  # for what answers in the clear
Kind = TypeVar("Kind", bound=BaseException)


class Troubles:
    """Turns the exceptions of the HTTP library into our errors; may look a second time."""

    def __init__(
        self, sockets: OpenSockets, authorization: Authorization, ca_file: str, door_port: int
    ) -> None:
        self._sockets = sockets
        self._authorization = authorization
        self._ca_file = ca_file
        self._door_port = door_port

    def explained(self, reason: Exception, url: str, way: Way) -> KeyturnError:
        """Return the error that an exception stands for."""
        host = urlsplit(url).hostname or ""
        refusal = within(reason, ssl.SSLCertVerificationError) or within(reason, ssl.SSLError)
        is_cut = isinstance(refusal, ssl.SSLEOFError | ssl.SSLZeroReturnError)
        if refusal is not None and not is_cut:
            return self._at_the_door(url, way) or self._tls_refused(refusal, url, way)
        refused = within(reason, TunnelRefused)
        if refused is not None:
            if captive.is_sign_in(refused.status):
                return captive.network_sign_in(host, refused.location)
            name = way.name if way is not None else ""
            return ServiceUnreachable(f"the proxy {name} answered {refused.status}", host=host)
        is_offline = within(reason, socket.gaierror) is not None
        page = None if is_offline else self._at_the_door(url, way)
        return page or ServiceUnreachable(_cause(reason, way), host=host)

    def _tls_refused(self, reason: ssl.SSLError, url: str, way: Way) -> TlsRefused:
        is_certificate = isinstance(reason, ssl.SSLCertVerificationError)
        refused = TlsRefused(
            "the certificate was refused" if is_certificate else "no secure connection can be made",
            host=urlsplit(url).hostname or "",
            issuer=self.issuer_shown(url, way) if is_certificate else "",
            cause=tls.refusal_cause(reason),
        )
        if way is not None:
            refused.facts["proxy"] = way.name
        return refused

    def issuer_shown(self, url: str, way: Way) -> str:
        """Ask once more who issued the certificate, the way that the call went: another way shows
        another one."""
        with self._opened(way, url, port_of(url), _LOOK_WITHIN_S) as sock:
            return tls.issuer_shown_by(sock, urlsplit(url).hostname or "") if sock else ""

    def _at_the_door(self, url: str, way: Way) -> NetworkSignIn | None:
        """Look whether this network leads whoever has not signed in to a page of its own: it can do
        so in the clear only. Nothing but the server's name is sent."""
        if way is not None or self._sockets.has_sent or not url.startswith("https:"):
            return None
        host = urlsplit(url).hostname or ""
        question = f"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        with self._opened(None, url, self._door_port, _DOOR_WITHIN_S) as sock:
            if sock is None:
                return None
            try:
                sock.sendall(question.encode("ascii"))
                answer = http.client.HTTPResponse(sock, method="GET")
                with contextlib.closing(answer):
                    answer.begin()
                    location = answer.headers.get("Location") or ""
            except (OSError, http.client.HTTPException, ValueError):
                return None
        return captive.stands_at_the_door(host, answer.status, location)

    @contextlib.contextmanager
    def _opened(
        self, way: Way, url: str, port: int, timeout_s: float
    ) -> Iterator[socket.socket | None]:
        """Open a plain connection of its own; None where that cannot be."""
        sock = None
        with contextlib.suppress(OSError, http.client.HTTPException):
            sock = opened(
                way,
                urlsplit(url).hostname or "",
                port,
                sockets=self._sockets,
                authorization=self._authorization,
                context=tls.tls_context(self._ca_file),
                timeout_s=timeout_s,
            )
        try:
            yield sock
        finally:
            if sock is not None:
                self._sockets.drop(sock)


def within(reason: BaseException | None, kind: type[Kind]) -> Kind | None:
    """Return what of a kind stands behind an exception: libraries wrap it in several ways."""
    seen: set[int] = set()
    waiting: list[object] = [reason]
    while waiting:
        one = waiting.pop()
        if not isinstance(one, BaseException) or id(one) in seen:
            continue
        if isinstance(one, kind):
            return one
        seen.add(id(one))
        waiting += [one.__cause__, one.__context__, getattr(one, "reason", None), *one.args]
    return None


def _cause(reason: Exception, way: Way) -> str:
    """Name the kind of trouble without the URL, which can carry codes."""
    whose = f"the proxy {way.name}" if way is not None else ""
    if isinstance(reason, requests.Timeout | urllib3.exceptions.TimeoutError):
        return "no answer in time"
    if within(reason, socket.gaierror):
        return (
            f"the name of {whose} could not be resolved"
            if whose
            else ("its name could not be resolved")
        )
    if within(reason, ConnectionRefusedError):
        return f"{whose} refused the connection" if whose else "the connection was refused"
    return "the connection broke"
