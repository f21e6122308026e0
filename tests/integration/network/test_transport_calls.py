"""What goes out with a call, which way, and what is told of it?"""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator
from typing import Any

import pytest

from sso import errors
from sso.network.proxies import Proxy, Way, Ways
from sso.network.proxy_sign_in import ProxySignIn
from sso.network.transport import Answer, Exchange, Transport, TransportSettings
from sso.network.way_finder import WayFinder
from tests.integration.network.servers import LoopbackServer, Site, said
from tests.integration.network.servers import Proxy as ProxyServer

REFUSED = b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n"
TLS_URL = "https://license.test/api/v4/sso_url"


class Clock:
    """A monotonic clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


class Slow(Site):
    """A site that takes a while by the clock of the test."""

    def __init__(self, answer: bytes, clock: Clock, took_s: float) -> None:
        super().__init__(answer)
        self._clock = clock
        self._took_s = took_s

    def talk(self, peer: socket.socket) -> None:
        self._clock.now_s += self._took_s
        super().talk(peer)


class Closing(LoopbackServer):
    """Ends every connection at once."""

    def talk(self, peer: socket.socket) -> None:
        pass


class Silent(LoopbackServer):
    """Takes a request and says nothing."""

    def talk(self, peer: socket.socket) -> None:
        self.read_head(peer)
        self.is_over.wait(10)


class Finder(WayFinder):
    """Knows these ways, whatever is asked for."""

    def __init__(self, *ways: Way, trouble: str = "") -> None:
        super().__init__()
        self.found = Ways(ways, trouble)
        self.asked: list[tuple[str, str]] = []
        self.forgotten = 0

    def ways(self, setting: str, url: str) -> Ways:
        self.asked.append((setting, url))
        return self.found

    def forget(self) -> None:
        self.forgotten += 1


def way_to(server: ProxyServer) -> Proxy:
    return Proxy("http", "127.0.0.1", server.port)


@pytest.fixture
def closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@pytest.fixture
def site() -> Iterator[Site]:
    with Site(said(b'{"a": 1}', "LicenseSignature: abc")) as one:
        yield one


def asked(transport: Transport, url: str, **more: Any) -> Answer:
    with contextlib.closing(transport):
        return transport.call(more.pop("method", "GET"), url, **{"headers": {}, **more})


def failed(transport: Transport, url: str, **more: Any) -> errors.KeyturnError:
    with pytest.raises(errors.KeyturnError) as caught:
        asked(transport, url, **more)
    return caught.value


def straight(**settings: Any) -> Transport:
    return Transport(TransportSettings(proxy="none", **settings))


# ---- what goes out, what comes back


def test_a_query_is_encoded_and_headers_go_out_as_they_are(site: Site) -> None:
    url = f"http://{site.name}/api/v4/check_license"
    answer = asked(
        straight(user_agent="Keyturn 1.2"),
        url,
        query={"username": "a+b@c.d", "x": "ž &"},
        headers={"Date": "Thu, 15 Jan 2026 12:00:00 GMT", "Authorization": "sealed"},
    )
    assert answer.status == 200
    assert answer.body == b'{"a": 1}'
    assert answer.headers["licensesignature"] == "abc"
    (request,) = site.requests
    path = b"/api/v4/check_license?username=a%2Bb%40c.d&x=%C5%BE+%26"
    assert request.startswith(b"GET " + path + b" HTTP/1.1\r\n")
    for line in (
        b"Date: Thu, 15 Jan 2026 12:00:00 GMT",
        b"Authorization: sealed",
        b"User-Agent: Keyturn 1.2",
        b"Accept-Encoding: identity",
    ):
        assert b"\r\n" + line + b"\r\n" in request
    assert request.endswith(b"\r\n\r\n"), "a GET has no body"


def test_a_body_goes_out_as_json_or_as_a_form(site: Site) -> None:
    url = f"http://{site.name}/x"
    asked(straight(), url, method="POST", json_body={"id": 1744810240166049, "name": "Č"})
    asked(straight(), url, method="POST", form={"client_id": "a b", "client_secret": "&"})
    as_json, as_form = site.requests
    assert as_json.startswith(b"POST /x HTTP/1.1\r\n")
    assert b"\r\nContent-Type: application/json\r\n" in as_json
    assert as_json.endswith(b'\r\n\r\n{"id": 1744810240166049, "name": "\\u010c"}')
    assert b"\r\nContent-Type: application/x-www-form-urlencoded\r\n" in as_form
    assert as_form.endswith(b"\r\n\r\nclient_id=a+b&client_secret=%26")


def test_a_refusal_of_the_service_is_an_answer_too(site: Site) -> None:
    site.answer = said(b'{"code": "license_not_found"}', status="400 Bad Request")
    answer = asked(straight(), f"http://{site.name}/x")
    assert (answer.status, answer.body) == (400, b'{"code": "license_not_found"}')


@pytest.mark.parametrize("encoding", ["identity", "Identity"])
def test_an_answer_that_is_not_encoded(encoding: str, site: Site) -> None:
    site.answer = said(b"{}", f"Content-Encoding: {encoding}")
    assert asked(straight(), f"http://{site.name}/x").body == b"{}"


@pytest.mark.parametrize("encoding", ["gzip", "br", "x"])
def test_an_encoded_answer_is_not_understood(encoding: str, site: Site) -> None:
    site.answer = said(b"{}", f"Content-Encoding: {encoding}")
    error = failed(straight(), f"http://{site.name}/x")
    assert type(error) is errors.AnswerNotUnderstood


@pytest.mark.parametrize(("size", "is_taken"), [(1024 * 1024, True), (1024 * 1024 + 1, False)])
def test_an_answer_has_at_most_a_mebibyte(size: int, is_taken: bool, site: Site) -> None:
    site.answer = said(b"7" * size)
    url = f"http://{site.name}/x"
    if is_taken:
        assert asked(straight(), url).body == b"7" * size
    else:
        assert type(failed(straight(), url)) is errors.AnswerNotUnderstood


def test_no_redirect_is_followed(site: Site) -> None:
    site.answer = said(b"", "Location: /elsewhere", status="302 Found")
    error = failed(straight(), f"http://{site.name}/x")
    assert type(error) is errors.NetworkSignIn
    assert len(site.requests) == 1


# ---- files


def test_a_file_is_fetched_whatever_it_looks_like(site: Site) -> None:
    site.answer = said(b"<html>", kind="text/html")
    with contextlib.closing(straight()) as transport:
        assert transport.fetch(f"http://{site.name}/proxy.pac") == b"<html>"
    assert site.requests[0].startswith(b"GET /proxy.pac HTTP/1.1\r\n")


@pytest.mark.parametrize("status", ["204 No Content", "302 Found", "404 Not Found", "500 Error"])
def test_only_200_brings_a_file(status: str, site: Site) -> None:
    site.answer = said(b"", status=status)
    with contextlib.closing(straight()) as transport:
        with pytest.raises(errors.ServiceUnreachable) as caught:
            transport.fetch(f"http://{site.name}/proxy.pac")
    assert caught.value.detail == f"the answer was {status[:3]}"


# ---- what is told of a call


def test_a_call_is_told_without_query_and_content() -> None:
    clock, told = Clock(), list[Exchange]()
    with Slow(said(status="404 Not Found"), clock, 1.5) as site:
        transport = Transport(TransportSettings(proxy="none"), monotonic=clock, tell=told.append)
        url = f"http://{site.name}/api/v4/check_license"
        asked(transport, url, query={"code": "SECRET"}, method="POST", form={"b": "SECRET"})
        port = site.port
    route = "/api/v4/check_license"
    assert told == [Exchange("POST", "127.0.0.1", port, route, 404, "", 1500)]


def test_a_call_that_failed_is_told_with_its_code(closed_port: int) -> None:
    told: list[Exchange] = []
    transport = Transport(TransportSettings(proxy="none"), monotonic=Clock(), tell=told.append)
    failed(transport, f"http://127.0.0.1:{closed_port}/x")
    code = "SERVICE_UNREACHABLE"
    assert told == [Exchange("GET", "127.0.0.1", closed_port, "/x", 0, code, 0)]


def test_a_fetched_file_is_told_too(site: Site) -> None:
    told: list[Exchange] = []
    with contextlib.closing(
        Transport(TransportSettings(proxy="none"), monotonic=Clock(), tell=told.append)
    ) as transport:
        transport.fetch(f"http://{site.name}/p.pac")
    assert told == [Exchange("GET", "127.0.0.1", site.port, "/p.pac", 200, "", 0)]


# ---- time


@pytest.mark.parametrize(
    ("settings", "within_s"),
    [
        ({"total_timeout_s": 0.3}, None),
        ({"total_timeout_s": 0.3}, 20),
        ({"total_timeout_s": 20}, 0.3),
        ({"read_timeout_s": 0.3}, None),
    ],
    ids=["in all", "in all, and not longer", "this call", "silence"],
)
def test_a_silent_server_is_given_up(settings: dict[str, float], within_s: float | None) -> None:
    with Silent() as server:
        error = failed(straight(**settings), f"http://{server.name}/x", within_s=within_s)
    assert type(error) is errors.ServiceUnreachable
    assert error.detail == "no answer in time"
    assert error.facts == {"host": "127.0.0.1"}


def test_an_aborted_program_makes_no_call_until_it_is_allowed_again(site: Site) -> None:
    transport = straight()
    transport.abort()
    error = failed(transport, f"http://{site.name}/x")
    assert (type(error), error.detail) == (errors.ServiceUnreachable, "the call was given up")
    assert error.facts == {"host": "127.0.0.1"}
    assert site.requests == []
    transport.allow()
    assert asked(transport, f"http://{site.name}/x").status == 200


# ---- the ways


def through(finder: Finder, **more: Any) -> Transport:
    return Transport(TransportSettings(proxy="system"), ways=finder, **more)


def test_the_setting_decides_and_may_change(site: Site) -> None:
    finder = Finder(None)
    transport = through(finder)
    url = f"http://{site.name}/x"
    asked(transport, url)
    transport.use_proxy("http://new.test:1")
    asked(transport, url)
    assert finder.asked == [("system", url), ("http://new.test:1", url)]
    assert finder.forgotten == 1
    assert transport.ways(url) == Ways((None,))


def test_no_way_at_all_is_told_with_its_reason() -> None:
    error = failed(through(Finder(trouble="network.proxy: it is no address")), TLS_URL)
    assert type(error) is errors.ServiceUnreachable
    assert error.detail == "network.proxy: it is no address"
    assert error.facts == {"host": "license.test"}


def test_what_went_wrong_while_the_way_was_looked_for_is_told_beside(closed_port: int) -> None:
    url = f"http://127.0.0.1:{closed_port}/"
    error = failed(through(Finder(None, trouble="the proxy file cannot be read")), url)
    assert error.detail == "the connection was refused; the proxy file cannot be read"
    assert error.facts == {"host": "127.0.0.1"}
    assert failed(through(Finder(None)), url).detail == "the connection was refused"


def test_a_way_that_led_nowhere_is_tried_last_for_five_minutes() -> None:
    clock = Clock()
    with ProxyServer(refusal=REFUSED) as dead, ProxyServer(sign_in=("me", "pw")) as living:
        finder = Finder(way_to(dead), way_to(living))
        transport = through(finder, monotonic=clock)
        for after_s, tried in [(0, 1), (299, 1), (1, 2), (0, 2)]:
            clock.now_s += after_s
            error = failed(transport, TLS_URL)
            assert type(error) is errors.ProxySignInRequired
            assert len(dead.asked) == tried
        transport.look_again()
        failed(transport, TLS_URL)
        assert len(dead.asked) == 3
        assert dead.asked[0] == "license.test:443"
        assert len(living.asked) == 5


def test_a_way_is_dead_for_one_server_only() -> None:
    with ProxyServer(refusal=REFUSED) as dead, ProxyServer(sign_in=("me", "pw")) as living:
        transport = through(Finder(way_to(dead), way_to(living)), monotonic=Clock())
        failed(transport, TLS_URL)
        failed(transport, "https://other.test/")
        assert dead.asked == ["license.test:443", "other.test:443"]


def test_where_no_way_leads_there_the_last_one_is_told() -> None:
    with ProxyServer(refusal=REFUSED) as one, ProxyServer() as other:
        error = failed(through(Finder(way_to(one), way_to(other), trouble="and more")), TLS_URL)
        assert error.detail == f"the proxy {other.name} answered 502; and more"
        assert (len(one.asked), len(other.asked)) == (1, 1)


def test_what_was_sent_goes_no_other_way(site: Site) -> None:
    with Site(b"") as broken:
        finder = Finder(
            Proxy("http", "127.0.0.1", broken.port), Proxy("http", "127.0.0.1", site.port)
        )
        error = failed(through(finder), "http://license.test/x", method="POST", json_body={})
        assert type(error) is errors.ServiceUnreachable
        assert len(broken.requests) == 1
    assert site.requests == []


# ---- a proxy that wants a sign-in


def test_a_sign_in_that_a_proxy_wants_is_told_with_its_name() -> None:
    with ProxyServer(sign_in=("me", "pw")) as proxy:
        error = failed(through(Finder(way_to(proxy))), TLS_URL)
        assert type(error) is errors.ProxySignInRequired
        assert error.facts == {"host": "license.test", "proxy": proxy.name, "state": "asked"}
        assert len(proxy.heads) == 1


def test_a_sign_in_that_a_proxy_did_not_take_is_told_as_refused() -> None:
    with ProxyServer(sign_in=("me", "pw")) as proxy:
        wrong = ProxySignIn({proxy.name: ("me", "wrong")}.get)
        error = failed(through(Finder(way_to(proxy)), proxy_sign_in=wrong), TLS_URL)
        assert error.facts == {"host": "license.test", "proxy": proxy.name, "state": "refused"}
        assert [b"Proxy-Authorization" in head for head in proxy.heads] == [False, True]


def test_a_sign_in_that_a_proxy_takes_opens_the_tunnel() -> None:
    with ProxyServer(sign_in=("me", "pw")) as proxy, Closing() as site:
        proxy.places["license.test:443"] = site.port
        kept = ProxySignIn({proxy.name: ("me", "pw")}.get)
        transport = through(Finder(way_to(proxy)), proxy_sign_in=kept)
        failed(transport, TLS_URL)
        assert proxy.opened == ["license.test:443"]
        failed(transport, TLS_URL)
        assert proxy.opened == ["license.test:443"] * 2
        assert len(proxy.heads) == 3, "the second call knew at once"


def test_407_in_the_clear_is_the_proxys() -> None:
    answer = said(b"", status="407 Proxy Authentication Required")
    with Site(answer) as proxy:
        way = Proxy("http", "127.0.0.1", proxy.port)
        error = failed(through(Finder(way)), "http://license.test/x")
        assert type(error) is errors.ProxySignInRequired
        assert error.facts == {"host": "license.test", "proxy": way.name, "state": "asked"}
        assert asked(straight(), f"http://{proxy.name}/x").status == 407, "the server's own"


# ---- who issued a certificate


def test_without_a_way_no_issuer_can_be_learned(closed_port: int) -> None:
    assert through(Finder()).issuer_to(TLS_URL) == ""
    assert through(Finder(None)).issuer_to(f"https://127.0.0.1:{closed_port}/") == ""
