"""How do bytes go to the license service and back, within bounds?

One `requests` session: TLS by the operating system's trust store, no redirects, no `.netrc`,
proxies tried in their order, bounded answers, and a deadline over the whole call, since the
time-outs of `requests` count silence only (a dripping server never ends).
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sso.errors import (
    AnswerNotUnderstood,
    KeyturnError,
    ProxySignInRequired,
    ServiceUnreachable,
)
from sso.network import captive
from sso.network.open_sockets import OpenSockets
from sso.network.proxies import Way, Ways, port_of
from sso.network.proxy_sign_in import ProxySignIn
from sso.network.way_finder import WayFinder

if TYPE_CHECKING:
    import requests

    from sso.network.troubles import Troubles

_CHUNK_BYTES = 64 * 1024
_DEAD_FOR_S = 300.0  # a way that led nowhere is tried last for as long


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer read to its end; header names are lower-case."""

    status: int
    body: bytes
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Exchange:
    """One call as it may be told: no query, no header, no content.

    :param status: of the answer; 0: there was none, and `code` is the error's.
    """

    method: str
    host: str
    port: int
    route: str
    status: int
    code: str
    duration_ms: int


@dataclass(frozen=True, slots=True)
class TransportSettings:
    """Limits and the way out; seconds throughout.

    :param proxy: ``system``, ``none``, ``pac:URL`` or an address; loopback never uses one.
    :param ca_file: a PEM file in addition to the operating system's store, or empty.
    :param door_port: where a network's own page answers in the clear; only a test has another.
    """

    connect_timeout_s: float = 5
    read_timeout_s: float = 20
    total_timeout_s: float = 30
    proxy: str = "system"
    ca_file: str = ""
    user_agent: str = "Keyturn"
    door_port: int = 80


@dataclass(frozen=True, slots=True)
class _Request:
    """What is sent."""

    method: str
    url: str
    query: Mapping[str, str] | None
    json_body: Mapping[str, Any] | None
    form: Mapping[str, str] | None
    headers: Mapping[str, str]

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or ""


class Transport:
    """Blocking HTTP for one license service; `abort` may be called from any thread."""

    def __init__(
        self,
        settings: TransportSettings,
        *,
        ways: WayFinder | None = None,
        proxy_sign_in: ProxySignIn | None = None,
        monotonic: Callable[[], float] = time.monotonic,
        tell: Callable[[Exchange], object] = lambda exchange: None,
    ) -> None:
        """:param ways: None: no environment and no desktop has a say in the way out.
        :param proxy_sign_in: None: nothing is answered where a proxy wants a sign-in.
        :param tell: hears of each call as it ends, for the log.
        """
        self._settings = settings
        self._ways = ways or WayFinder()
        self._proxy_sign_in = proxy_sign_in or ProxySignIn()
        self._monotonic = monotonic
        self._tell = tell
        self._sockets = OpenSockets()
        self._session: requests.Session | None = None
        self._dead_until_s: dict[tuple[str, Way], float] = {}

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
        :raises NetworkSignIn: a page stands in the way. :raises ProxySignInRequired: 407.
        :raises AnswerNotUnderstood: too large, or encoded. :raises ProfileError: `ca_file`.
        """
        request = _Request(method, url, query, json_body, form, headers)
        answer = self._told(request, within_s)
        page = captive.page_in_the_way(url, answer.status, answer.headers, answer.body)
        if page is not None:
            raise page
        return answer

    def fetch(self, url: str) -> bytes:
        """Return a file.

        :raises KeyturnError: as `call`, and for any answer but 200.
        """
        answer = self._told(_Request("GET", url, None, None, None, {}), None)
        if answer.status != 200:
            raise ServiceUnreachable(f"the answer was {answer.status}")
        return answer.body

    def ways(self, url: str) -> Ways:
        """Return the ways that a call to an address would try. May ask a file or the desktop."""
        return self._ways.ways(self._settings.proxy, url)

    def issuer_to(self, url: str) -> str:
        """Return who issued the certificate that a server shows, for people to read; empty where
        that cannot be learned."""
        ways = self.ways(url).ways
        return self._troubles.issuer_shown(url, ways[0]) if ways else ""

    def _told(self, request: _Request, within_s: float | None) -> Answer:
        """Make a call, and tell of it."""
        _faults()  # loads the libraries: the time of a call is for the service
        begun_s, parts = self._monotonic(), urlsplit(request.url)
        status, code = 0, ""
        try:
            answer = self._answered(request, within_s)
            status = answer.status
            return answer
        except KeyturnError as error:
            code = error.code
            raise
        finally:
            took_ms = round((self._monotonic() - begun_s) * 1000)
            self._tell(
                Exchange(
                    request.method, request.host, port_of(request.url), parts.path, status, code,
                    took_ms,
                )
            )  # fmt: skip

    def use_proxy(self, proxy: str) -> None:
        """Go another way from the next call on; not while one is under way."""
        self._settings = replace(self._settings, proxy=proxy)
        self.look_again()

    def look_again(self) -> None:
        """Forget which ways there are, and how proxies were answered; not while a call is under
        way."""
        self.close()
        self._ways.forget()
        self._proxy_sign_in.forget()
        self._dead_until_s.clear()

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

    @cached_property
    def _troubles(self) -> Troubles:
        from sso.network.troubles import Troubles

        return Troubles(
            self._sockets,
            self._proxy_sign_in.authorization,
            self._settings.ca_file,
            self._settings.door_port,
        )

    # ---- which way

    def _answered(self, request: _Request, within_s: float | None) -> Answer:
        self._sockets.begin()
        limit_s = min(self._settings.total_timeout_s, within_s or self._settings.total_timeout_s)
        watchdog = threading.Timer(limit_s, self._sockets.time_out)
        watchdog.daemon = True
        watchdog.start()
        try:
            self._demand_time(request)
            found = self._ways.ways(self._settings.proxy, request.url)
            self._demand_time(request)
            return self._by_one_of(request, found, limit_s)
        finally:
            watchdog.cancel()

    def _by_one_of(self, request: _Request, found: Ways, limit_s: float) -> Answer:
        """Try the ways in their order: the next one only where nothing was sent on the one
        before, since no request may arrive twice."""
        trouble: KeyturnError = ServiceUnreachable(found.trouble, host=request.host)
        for way in self._living_first(request, found.ways):
            try:
                return self._by_way(request, way, limit_s)
            except ServiceUnreachable as reason:
                if self._sockets.has_sent or self._sockets.has_ended:
                    raise
                self._dead_until_s[request.host, way] = self._monotonic() + _DEAD_FOR_S
                trouble = reason
        if found.ways and found.trouble and type(trouble) is ServiceUnreachable:
            trouble = ServiceUnreachable(f"{trouble.detail}; {found.trouble}", host=request.host)
        raise trouble

    def _living_first(self, request: _Request, ways: tuple[Way, ...]) -> list[Way]:
        now_s = self._monotonic()
        return sorted(ways, key=lambda way: self._dead_until_s.get((request.host, way), 0) > now_s)

    def _by_way(self, request: _Request, way: Way, limit_s: float) -> Answer:
        """Go one way, and sign in at its proxy where it wants that."""
        from sso.network.troubles import within
        from sso.network.tunnels import TunnelRefused

        while True:
            self._sockets.has_sent = False
            try:
                answer = self._exchange(request, way, limit_s)
                self._demand_time(request)
            except _faults() as reason:
                self._demand_time(request)
                refused = within(reason, TunnelRefused)
                if way is None or refused is None or refused.status != 407:
                    raise self._troubles.explained(reason, request.url, way) from reason
                if not self._proxy_sign_in.take_up(way.name, refused.offers):
                    raise self._sign_in_required(request, way) from reason
            else:
                if answer.status == 407 and way is not None:
                    raise self._sign_in_required(request, way)
                return answer

    def _sign_in_required(self, request: _Request, way: Way) -> ProxySignInRequired:
        proxy = way.name if way is not None else ""
        state = "refused" if self._proxy_sign_in.is_refused(proxy) else "asked"
        return ProxySignInRequired(
            "the proxy wants a sign-in", host=request.host, proxy=proxy, state=state
        )

    def _demand_time(self, request: _Request) -> None:
        """What was read from a connection that we ended is no answer, however whole it looks."""
        if self._sockets.has_ended:
            is_aborted = self._sockets.is_aborted
            detail = "the call was given up" if is_aborted else "no answer in time"
            raise ServiceUnreachable(detail, host=request.host)

    # ---- the exchange

    def _exchange(self, request: _Request, way: Way, limit_s: float) -> Answer:
        with contextlib.closing(
            self._opened_session().request(
                request.method,
                request.url,
                params=request.query,
                json=request.json_body,
                data=request.form,
                headers=dict(request.headers),
                proxies={"http": way.url, "https": way.url} if way is not None else {},
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
            from sso.network import tls
            from sso.network.tunnels import Adapter, new_session

            context = tls.tls_context(self._settings.ca_file)
            adapter = Adapter(context, self._sockets, self._proxy_sign_in.authorization)
            self._session = new_session(adapter, self._settings.user_agent)
        return self._session


@cache
def _faults() -> tuple[type[Exception], ...]:
    """Return what a call may end with. The libraries are loaded here, with the first call: a
    program that waits in the tray needs a third of its memory for them."""
    import requests
    import urllib3

    return requests.RequestException, urllib3.exceptions.HTTPError, OSError


def _read_bounded(response: requests.Response) -> bytes:
    from sso.network.bounded_answer import MAX_ANSWER_BYTES

    body = bytearray()
    for chunk in _chunks(response):
        body += chunk
        if len(body) > MAX_ANSWER_BYTES:
            raise AnswerNotUnderstood(f"the answer is larger than {MAX_ANSWER_BYTES} bytes")
    return bytes(body)


def _chunks(response: requests.Response) -> Iterator[bytes]:
    return response.raw.stream(_CHUNK_BYTES, decode_content=False)
