"""How is a connection made, straight or through a proxy's tunnel, so that it can be ended?

The classes are urllib3's with four additions: their sockets are watched from the first moment,
they tell when the first byte of a request leaves, what they read has a bound, and a proxy's refusal
keeps its headers.
"""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Callable, Sequence
from typing import Any

import requests
import urllib3
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from sso.network.bounded_answer import BoundedResponse
from sso.network.open_sockets import OpenSockets
from sso.network.proxies import Proxy, Way

Authorization = Callable[[str], str]  # a proxy's name to the header's value, or nothing


class TunnelRefused(OSError):
    """A proxy did not open a tunnel."""

    def __init__(self, status: int, offers: Sequence[str], location: str) -> None:
        super().__init__(f"the proxy answered {status}")
        self.status = status
        self.offers = tuple(offers)  # the values of Proxy-Authenticate
        self.location = location


def ask_for_tunnel(sock: Any, host: str, port: int, authorization: str) -> None:
    """Have the proxy at the other end open a tunnel (RFC 9110 9.3.6).

    :raises TunnelRefused: it does not. :raises http.client.HTTPException: it does not speak HTTP.
    """
    target = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    lines = [f"CONNECT {target} HTTP/1.1", f"Host: {target}"]
    if authorization:
        lines.append(f"Proxy-Authorization: {authorization}")
    sock.sendall("\r\n".join([*lines, "", ""]).encode("ascii"))
    answer = http.client.HTTPResponse(sock, method="CONNECT")
    try:
        answer.begin()
        if not 200 <= answer.status < 300:
            offers = answer.headers.get_all("Proxy-Authenticate") or []
            raise TunnelRefused(answer.status, offers, answer.headers.get("Location") or "")
    finally:
        answer.close()


class Adapter(HTTPAdapter):
    """Hands our TLS context and watched connections to urllib3."""

    def __init__(
        self, context: ssl.SSLContext, sockets: OpenSockets, authorization: Authorization
    ) -> None:
        self._context = context
        self._pools = _watched_pools(sockets, authorization)
        super().__init__(pool_connections=2, pool_maxsize=2, max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, ssl_context=self._context, **kwargs)
        self.poolmanager.pool_classes_by_scheme = self._pools

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> urllib3.ProxyManager:
        manager: urllib3.ProxyManager = super().proxy_manager_for(
            proxy, ssl_context=self._context, proxy_ssl_context=self._context, **kwargs
        )
        manager.pool_classes_by_scheme = self._pools
        return manager

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        # The context alone decides: requests would add its bundled list of authorities to it.
        conn.cert_reqs = "CERT_REQUIRED"


def opened(
    way: Way,
    host: str,
    port: int,
    *,
    sockets: OpenSockets,
    authorization: Authorization,
    context: ssl.SSLContext,
    timeout_s: float,
) -> socket.socket:
    """Return a plain connection to a server, the way that a call takes; nothing is sent on it.

    :raises OSError: none could be made. :raises http.client.HTTPException: the proxy spoke no HTTP.
    """
    end = (way.host, way.port) if way is not None else (host, port)
    sock = socket.create_connection(end, timeout=timeout_s)
    sockets.add(sock)
    try:
        if way is not None:
            if way.scheme == "https":
                sock = context.wrap_socket(sock, server_hostname=way.host)
                sockets.add(sock)
            ask_for_tunnel(sock, host, port, authorization(way.name))
    except (OSError, http.client.HTTPException):
        sock.close()
        raise
    return sock


def _watched_pools(
    sockets: OpenSockets, authorization: Authorization
) -> dict[str, type[HTTPConnectionPool]]:
    class Watched(HTTPConnection):
        response_class = BoundedResponse
        _half_open: socket.socket | None = None

        def _new_conn(self) -> socket.socket:
            sock = super()._new_conn()
            # A second handle on it: TLS takes the first one over while it shakes hands.
            self._half_open = sock.dup()
            sockets.add(self._half_open)
            return sock

        def connect(self) -> None:
            try:
                super().connect()
                sockets.add(getattr(self.sock, "socket", self.sock))
            finally:
                if self._half_open is not None:
                    sockets.drop(self._half_open)
                    self._half_open = None

        def send(self, data: Any) -> None:
            if self.sock is None:
                self.connect()
            sockets.has_sent = True
            super().send(data)

        def _tunnel(self) -> None:
            proxy = Proxy("", self.host.strip("[]"), self.port or 0)
            host, port = (self._tunnel_host or "").strip("[]"), self._tunnel_port or 0
            ask_for_tunnel(self.sock, host, port, authorization(proxy.name))
            if sockets.has_ended:  # an answer that we cut looks like one that ended
                raise OSError("the call is over")

    class WatchedTls(Watched, HTTPSConnection):
        pass

    class WatchedPool(HTTPConnectionPool):
        ConnectionCls = Watched

    class WatchedTlsPool(HTTPSConnectionPool):
        ConnectionCls = WatchedTls

    return {"http": WatchedPool, "https": WatchedTlsPool}


class _Session(requests.Session):
    def get_redirect_target(self, resp: requests.Response) -> None:
        """None is followed, so none is read: the library would fail on one that is no address."""


def new_session(adapter: Adapter, user_agent: str) -> requests.Session:
    """Return a session that knows nothing but what it is told."""
    session = _Session()
    session.trust_env = False  # no .netrc, no CA or proxy behind our back
    session.headers.update({"User-Agent": user_agent, "Accept-Encoding": "identity"})
    session.mount("https://", adapter)
    session.mount("http://", adapter)
    return session
