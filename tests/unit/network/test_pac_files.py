"""When is a proxy file fetched, kept and fetched anew, and what if it cannot be had?"""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest

from sso.errors import ServiceUnreachable
from sso.network.pac_files import KEPT_S, MAX_BYTES, TROUBLE_KEPT_S, PacFiles
from sso.network.proxies import PacAddress, Proxy

ADDRESS = PacAddress("http://wpad.acme.test/proxy.pac")
PROXY = b"function FindProxyForURL(url, host) { return 'PROXY a.acme.test:8080; DIRECT'; }"
A = Proxy("http", "a.acme.test", 8080)
URL = "https://api.acme.test/"


class World:
    """What a test says of files, names, address and time."""

    def __init__(self) -> None:
        self.body: bytes | Exception = PROXY
        self.fetched: list[str] = []
        self.looked_up: list[str] = []
        self.address = "10.0.0.9"
        self.now_s = 0.0
        self.wait: Callable[[], object] = lambda: None

    def fetch(self, url: str) -> bytes:
        self.fetched.append(url)
        if isinstance(self.body, Exception):
            raise self.body
        return self.body

    def resolve(self, name: str) -> str | None:
        self.looked_up.append(name)
        self.wait()
        return "10.1.2.3"


@pytest.fixture
def world() -> World:
    return World()


def files(world: World, deadline_s: float = 20) -> PacFiles:
    return PacFiles(
        fetch=world.fetch,
        resolve=world.resolve,
        own_address=lambda: world.address,
        clock=lambda: datetime(2026, 11, 22, tzinfo=UTC),
        monotonic=lambda: world.now_s,
        deadline_s=deadline_s,
    )


def test_a_file_is_fetched_once_and_kept_for_minutes(world: World) -> None:
    found = files(world)
    for now_s, times in [(0, 1), (KEPT_S - 1, 1), (KEPT_S + 1, 2)]:
        world.now_s = now_s
        assert found.ways(ADDRESS, URL).ways == (A, None)
        assert len(world.fetched) == times


def test_another_network_fetches_anew(world: World) -> None:
    found = files(world)
    found.ways(ADDRESS, URL)
    world.address = "192.168.7.7"
    found.ways(ADDRESS, URL)
    assert len(world.fetched) == 2


def test_forget_fetches_anew(world: World) -> None:
    found = files(world)
    found.ways(ADDRESS, URL)
    found.forget()
    found.ways(ADDRESS, URL)
    assert len(world.fetched) == 2


def test_without_the_file_it_goes_straight_and_says_so(world: World) -> None:
    world.body = ServiceUnreachable("the connection was refused")
    found = files(world)
    ways = found.ways(PacAddress("http://me:secret@wpad.acme.test/p.pac?t=secret"), URL)
    assert ways.ways == (None,)
    assert "http://wpad.acme.test/p.pac cannot be fetched: the connection was" in ways.trouble
    assert "secret" not in ways.trouble


def test_a_file_that_could_not_be_had_is_asked_for_sooner(world: World) -> None:
    world.body = ServiceUnreachable("no answer in time")
    found = files(world)
    found.ways(ADDRESS, URL)
    world.now_s, world.body = TROUBLE_KEPT_S + 1, PROXY
    assert found.ways(ADDRESS, URL).ways == (A, None)


def test_a_file_on_this_computer(world: World, tmp_path: Path) -> None:
    path = tmp_path / "proxy file.pac"
    path.write_bytes(b"\xef\xbb\xbf" + PROXY)
    assert files(world).ways(PacAddress(path.as_uri()), URL).ways == (A, None)
    assert world.fetched == []
    missing = files(world).ways(PacAddress((tmp_path / "none.pac").as_uri()), URL)
    assert missing.ways == (None,)
    assert "cannot be read" in missing.trouble


def test_a_file_that_is_too_large(world: World, tmp_path: Path) -> None:
    path = tmp_path / "large.pac"
    path.write_bytes(PROXY + b" " * MAX_BYTES)
    ways = files(world).ways(PacAddress(path.as_uri()), URL)
    assert ways.ways == (None,)
    assert "larger than" in ways.trouble


def test_names_are_looked_up(world: World) -> None:
    world.body = (
        b"function FindProxyForURL(u, h) {"
        b" return isInNet(h, '10.0.0.0', '255.0.0.0') ? 'DIRECT' : 'PROXY a.acme.test:8080'; }"
    )
    assert files(world).ways(ADDRESS, URL).ways == (None,)
    assert world.looked_up == ["api.acme.test"]


def test_a_script_that_asks_for_ever_new_names(world: World) -> None:
    world.body = (
        b"function FindProxyForURL(u, h) { for (var i = 0; ; i++) dnsResolve('x' + i + '.test'); }"
    )
    ways = files(world).ways(ADDRESS, URL)
    assert ways.ways == (None,)
    assert "too many names" in ways.trouble
    assert len(world.looked_up) == 20


def test_a_name_server_that_does_not_answer_holds_nobody_up(world: World) -> None:
    over = Event()
    world.wait = lambda: over.wait(20)
    world.body = b"function FindProxyForURL(u, h) { return isResolvable(h) ? 'DIRECT' : 'x'; }"
    found = files(world, deadline_s=0.3)
    try:
        ways = found.ways(ADDRESS, URL)
        assert ways.ways == (None,)
        assert "looked up in time" in ways.trouble
    finally:
        over.set()
    world.wait = lambda: None
    assert files(world).ways(ADDRESS, URL).trouble == ""


def test_an_endless_script_is_run_once_only(world: World) -> None:
    world.body = b"function FindProxyForURL(u, h) { while (true) {} }"
    found = files(world)
    for _ in range(50):
        ways = found.ways(ADDRESS, URL)
        assert ways.ways == (None,)
        assert "did not come to an end" in ways.trouble


def test_a_script_that_names_only_what_is_not_supported_leads_nowhere(world: World) -> None:
    world.body = b"function FindProxyForURL(u, h) { return 'SOCKS5 a:1'; }"
    ways = files(world).ways(ADDRESS, URL)
    assert ways.ways == ()
    assert "names no proxy that can be used" in ways.trouble
