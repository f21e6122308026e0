"""How do bytes go to the license service and back, within bounds?

One `requests` session: TLS by the operating system's trust store, no redirects, no `.netrc`,
bounded answers, and a deadline over the whole call, since the time-outs of `requests` count silence
only (a dripping server never ends).
"""

from __future__ import annotations

import contextlib
import ipaddress
import socket
import ssl
import threading
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

import requests
import truststore
import urllib3
from cryptography import x509
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from sso.errors import (
    AnswerNotUnderstood,
    KeyturnError,
    ProxySignInRequired,
    ServiceUnreachable,
    TlsRefused,
)

MAX_ANSWER_BYTES = 1024 * 1024
_CHUNK_BYTES = 64 * 1024
_FAULTS = (requests.RequestException, urllib3.exceptions.HTTPError, OSError)


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer read to its end; header names are lower-case."""

    status: int
    body: bytes
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TransportSettings:
    """Limits and the way out; seconds throughout.

    :param proxy: ``system``, ``none`` or an ``http://host:port`` address; loopback never uses one.
    :param ca_file: a PEM file in addition to the operating system's store, or empty.
    """

    connect_timeout_s: float = 5
    read_timeout_s: float = 20
    total_timeout_s: float = 30
    proxy: str = "system"
    ca_file: str = ""
    user_agent: str = "Keyturn"


class _OpenSockets:
    """The sockets of the calls under way, so that a deadline or a cancel can end a blocked read.

    A shut-down socket reads as a normal end: `has_ended` tells that we ended it. What connects
    after that is shut down at once, so that no cancel is lost between two steps of a call.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sockets: list[socket.socket] = []
        self._is_aborted = False
        self._has_timed_out = False

    @property
    def is_aborted(self) -> bool:
        """Whether calls are refused."""
        return self._is_aborted

    @property
    def has_ended(self) -> bool:
        """Whether the call under way was ended by us."""
        return self._is_aborted or self._has_timed_out

    def begin(self) -> None:
        """A call begins: its time starts anew."""
        self._has_timed_out = False

    def allow(self) -> None:
        """Calls are taken again."""
        self._is_aborted = False

    def add(self, sock: socket.socket) -> None:
        """Remember a connection."""
        with self._lock:
            self._sockets = [known for known in self._sockets if known.fileno() != -1]
            self._sockets.append(sock)
        if self.has_ended:
            self._shut()

    def time_out(self) -> None:
        """The time for a call is up."""
        self._has_timed_out = True
        self._shut()

    def abort(self) -> None:
        """Somebody gave the call up."""
        self._is_aborted = True
        self._shut()

    def _shut(self) -> None:
        with self._lock:
            ending, self._sockets = self._sockets, []
        for sock in ending:
            with contextlib.suppress(OSError):
                # The plain shutdown: ssl's own would drop its state under the reading thread.
                socket.socket.shutdown(sock, socket.SHUT_RDWR)


class Transport:
    """Blocking HTTP for one license service; `abort` may be called from any thread."""

    def __init__(self, settings: TransportSettings) -> None:
        self._settings = settings
        self._sockets = _OpenSockets()
        self._session: requests.Session | None = None

    def call(
        self,
        method: str,
        url: str,
        *,
        query: Mapping[str, str] | None = None,
        json_body: Mapping[str, Any] | None = None,
        form: Mapping[str, str] | None = None,
        headers: Mapping[str, str],
        within_s: float | None = None,
    ) -> Answer:
        """Send one request and read the whole answer. Blocks, at most the total time-out.

        :param within_s: a shorter time for this call.
        :raises ServiceUnreachable: no answer, or a broken one. :raises TlsRefused: the certificate.
        :raises ProxySignInRequired: 407. :raises AnswerNotUnderstood: too large, or encoded.
        """
        self._sockets.begin()
        limit_s = min(self._settings.total_timeout_s, within_s or self._settings.total_timeout_s)
        watchdog = threading.Timer(limit_s, self._sockets.time_out)
        watchdog.daemon = True
        watchdog.start()
        try:
            self._demand_time(url)
            answer = self._exchange(method, url, query, json_body, form, headers, limit_s)
            self._demand_time(url)
            return answer
        except _FAULTS as reason:
            self._demand_time(url)
            raise self._converted(reason, url) from reason
        finally:
            watchdog.cancel()

    def _demand_time(self, url: str) -> None:
        """What was read from a connection that we ended is no answer, however whole it looks."""
        if self._sockets.has_ended:
            is_aborted = self._sockets.is_aborted
            detail = "the call was given up" if is_aborted else "no answer in time"
            raise ServiceUnreachable(detail, host=urlsplit(url).hostname or "")

    def use_proxy(self, proxy: str) -> None:
        """Go another way from the next call on; not while one is under way."""
        self.close()
        self._settings = replace(self._settings, proxy=proxy)

    def allow(self) -> None:
        """Take calls again after an `abort`."""
        self._sockets.allow()

    def abort(self) -> None:
        """End the call under way and refuse further ones with `ServiceUnreachable`, until
        `allow`."""
        self._sockets.abort()

    def close(self) -> None:
        """Give connections back; a later call opens new ones."""
        session, self._session = self._session, None
        if session is not None:
            session.close()

    def _exchange(
        self,
        method: str,
        url: str,
        query: Mapping[str, str] | None,
        json_body: Mapping[str, Any] | None,
        form: Mapping[str, str] | None,
        headers: Mapping[str, str],
        limit_s: float,
    ) -> Answer:
        with contextlib.closing(
            self._opened_session().request(
                method,
                url,
                params=query,
                json=json_body,
                data=form,
                headers=dict(headers),
                proxies=self._proxies(url),
                timeout=(
                    min(limit_s, self._settings.connect_timeout_s),
                    min(limit_s, self._settings.read_timeout_s),
                ),
                allow_redirects=False,
                stream=True,
            )
        ) as response:
            if response.headers.get("Content-Encoding", "identity").lower() != "identity":
                raise AnswerNotUnderstood("the answer is encoded, which was not asked for")
            body = _read_bounded(response)
            lower = {name.lower(): value for name, value in response.headers.items()}
            return Answer(response.status_code, body, lower)

    def _opened_session(self) -> requests.Session:
        if self._session is None:
            session = requests.Session()
            session.trust_env = False  # no .netrc, no CA or proxy behind our back
            session.headers.update(
                {"User-Agent": self._settings.user_agent, "Accept-Encoding": "identity"}
            )
            adapter = _Adapter(tls_context(self._settings.ca_file), self._sockets)
            session.mount("https://", adapter)
            session.mount("http://", adapter)
            self._session = session
        return self._session

    def _proxies(self, url: str) -> dict[str, str]:
        host = urlsplit(url).hostname or ""
        if is_loopback(host) or self._settings.proxy == "none":
            return {}
        if self._settings.proxy != "system":
            return {"http": self._settings.proxy, "https": self._settings.proxy}
        return {} if urllib.request.proxy_bypass(host) else urllib.request.getproxies()

    def _converted(self, reason: Exception, url: str) -> KeyturnError:
        host = urlsplit(url).hostname or ""
        if _is_caused_by(reason, ssl.SSLCertVerificationError):
            port = urlsplit(url).port or 443
            return TlsRefused(
                "the certificate was refused", host=host, issuer=issuer_of(host, port)
            )
        if isinstance(reason, requests.exceptions.SSLError | ssl.SSLError):
            return TlsRefused("no secure connection could be made", host=host, issuer="")
        if _is_proxy_sign_in(reason):
            return ProxySignInRequired("the proxy wants a sign-in", host=host)
        return ServiceUnreachable(_cause(reason), host=host)


class _Adapter(HTTPAdapter):
    """Hands our TLS context and watched connections to urllib3."""

    def __init__(self, context: ssl.SSLContext, sockets: _OpenSockets) -> None:
        self._context = context
        self._pools = _watched_pools(sockets)
        super().__init__(pool_connections=2, pool_maxsize=2, max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, ssl_context=self._context, **kwargs)
        self.poolmanager.pool_classes_by_scheme = self._pools

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> urllib3.ProxyManager:
        manager: urllib3.ProxyManager = super().proxy_manager_for(
            proxy, ssl_context=self._context, **kwargs
        )
        manager.pool_classes_by_scheme = self._pools
        return manager

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        # The context alone decides: requests would add its bundled list of authorities to it.
        conn.cert_reqs = "CERT_REQUIRED"


def _watched_pools(sockets: _OpenSockets) -> dict[str, type[HTTPConnectionPool]]:
    class WatchedConnection(HTTPConnection):
        def connect(self) -> None:
            super().connect()
            sockets.add(self.sock)

    class WatchedTlsConnection(HTTPSConnection):
        def connect(self) -> None:
            super().connect()
            sockets.add(self.sock)

    class WatchedPool(HTTPConnectionPool):
        ConnectionCls = WatchedConnection

    class WatchedTlsPool(HTTPSConnectionPool):
        ConnectionCls = WatchedTlsConnection

    return {"http": WatchedPool, "https": WatchedTlsPool}


def tls_context(ca_file: str) -> ssl.SSLContext:
    """Return a verifying client context: TLS 1.2 or newer, the system's store, plus `ca_file` if
    named."""
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if ca_file:
        context.load_verify_locations(cafile=ca_file)
    return context


def is_loopback(host: str) -> bool:
    """Whether a host name or address literal is this machine itself."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def issuer_of(host: str, port: int) -> str:
    """Return who issued the certificate a host shows, for the error text only; empty where unknown.

    A handshake of its own that sends nothing: nothing is trusted because of it.
    """
    try:
        pem = ssl.get_server_certificate((host, port), timeout=5)
        return x509.load_pem_x509_certificate(pem.encode()).issuer.rfc4514_string()[:200]
    except (OSError, ValueError):
        return ""


def _read_bounded(response: requests.Response) -> bytes:
    body = bytearray()
    for chunk in _chunks(response):
        body += chunk
        if len(body) > MAX_ANSWER_BYTES:
            raise AnswerNotUnderstood(f"the answer is larger than {MAX_ANSWER_BYTES} bytes")
    return bytes(body)


def _chunks(response: requests.Response) -> Iterator[bytes]:
    return response.raw.stream(_CHUNK_BYTES, decode_content=False)


def _is_caused_by(reason: BaseException | None, kind: type[BaseException]) -> bool:
    seen: set[int] = set()
    waiting: list[BaseException | None] = [reason]
    while waiting:
        one = waiting.pop()
        if one is None or id(one) in seen:
            continue
        if isinstance(one, kind):
            return True
        seen.add(id(one))
        waiting += [one.__cause__, one.__context__, getattr(one, "reason", None)]
        waiting += [arg for arg in one.args if isinstance(arg, BaseException)]
    return False


def _is_proxy_sign_in(reason: Exception) -> bool:
    """Whether a tunnel was refused with 407; the standard library says so in words only."""
    return isinstance(reason, requests.exceptions.ProxyError) and (
        "Tunnel connection failed: 407" in str(reason)
    )


def _cause(reason: Exception) -> str:
    """Name the kind of trouble without the URL, which can carry codes."""
    if isinstance(reason, requests.Timeout | urllib3.exceptions.TimeoutError):
        return "no answer in time"
    if _is_caused_by(reason, socket.gaierror):
        return "its name could not be resolved"
    if _is_caused_by(reason, ConnectionRefusedError):
        return "the connection was refused"
    return "the connection broke"
