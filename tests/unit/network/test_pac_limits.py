"""Up to which instant, size and number does a proxy file count, and how is its trouble worded?"""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sso.errors import ServiceUnreachable
from sso.network import pac
from sso.network.pac_files import KEPT_S, MAX_BYTES, TROUBLE_KEPT_S, PacFiles
from sso.network.proxies import PacAddress, Proxy, Ways

ADDRESS = PacAddress("http://wpad.acme.test/proxy.pac")
OTHER = PacAddress("http://other.acme.test/proxy.pac")
SECRET = PacAddress("http://me:secret@wpad.acme.test:81/p.pac?t=secret")
URL = "https://api.acme.test/"
A = Ways((Proxy("http", "a.acme.test", 8080),))
TO_A = "'PROXY a.acme.test:8080'"


def script(expression: str) -> bytes:
    return f"function FindProxyForURL(url, host) {{ return {expression}; }}".encode()


GOOD = script(TO_A)


class World:
    """Files, names, address and time as a test wants them."""

    def __init__(self, body: bytes | Exception = GOOD) -> None:
        self.body = body
        self.fetched: list[str] = []
        self.names: dict[str, str] = {}
        self.looked_up: list[str] = []
        self.now_s = 1000.0
        self.files = PacFiles(
            fetch=self.fetch,
            resolve=self.resolve,
            own_address=lambda: "10.0.0.9",
            clock=lambda: datetime(2026, 1, 15, 12, tzinfo=UTC),
            monotonic=lambda: self.now_s,
            deadline_s=20,
        )

    def fetch(self, url: str) -> bytes:
        self.fetched.append(url)
        if isinstance(self.body, Exception):
            raise self.body
        return self.body

    def resolve(self, name: str) -> str | None:
        self.looked_up.append(name)
        return self.names.get(name)

    def ways(self, address: PacAddress = ADDRESS) -> Ways:
        return self.files.ways(address, URL)


# ---- how long


def test_a_file_is_good_for_five_minutes_to_the_instant() -> None:
    world = World()
    for after_s, times in [(0, 1), (KEPT_S - 1, 1), (1, 2), (KEPT_S - 1, 2), (1, 3)]:
        world.now_s += after_s
        assert world.ways() == A
        assert len(world.fetched) == times


def test_trouble_is_good_for_half_a_minute_to_the_instant() -> None:
    world = World(ServiceUnreachable("no answer in time"))
    for after_s, times in [(0, 1), (TROUBLE_KEPT_S - 1, 1), (1, 2)]:
        world.now_s += after_s
        assert world.ways().ways == (None,)
        assert len(world.fetched) == times


def test_each_address_is_a_file_of_its_own() -> None:
    world = World()
    for address in (ADDRESS, OTHER, ADDRESS, OTHER):
        world.ways(address)
    assert world.fetched == [ADDRESS.url, OTHER.url]


# ---- how large, how many


def test_a_file_has_at_most_a_mebibyte(tmp_path: Path) -> None:
    whole = script(TO_A).ljust(MAX_BYTES)
    path = tmp_path / "proxy.pac"
    for body, ways in [(whole, A.ways), (whole + b" ", (None,))]:
        path.write_bytes(body)
        for address in (ADDRESS, PacAddress(path.as_uri())):
            assert World(body).ways(address).ways == ways
    large = World(whole + b" ").ways(SECRET)
    assert large.trouble == (
        "the proxy file http://wpad.acme.test:81/p.pac is larger than 1048576 bytes"
    )


def test_a_file_may_hold_what_is_no_text() -> None:
    assert World(b"// Autorit\xe9\n" + script(TO_A)).ways() == A


def of_names(count: int) -> bytes:
    return script(f"[...Array({count}).keys()].map(i => dnsResolve('x' + i + '.test')) && {TO_A}")


def test_up_to_nineteen_names_are_looked_up_for_one_answer() -> None:
    world = World(of_names(19))
    assert world.ways() == A
    assert world.looked_up == [f"x{index}.test" for index in range(19)]
    assert World(of_names(20)).ways().trouble == (
        "the proxy file http://wpad.acme.test/proxy.pac: it wants to know too many names"
    )


def test_what_was_looked_up_is_what_the_file_gets_to_know() -> None:
    world = World(script("'PROXY ' + dnsResolve('a.acme.test') + ':' + isResolvable('b.test')"))
    world.names["a.acme.test"] = "10.1.2.3"
    world.ways()
    assert world.looked_up == ["a.acme.test", "b.test"]
    world = World(script("'PROXY ' + dnsResolve('a.acme.test') + ':8080'"))
    world.names["a.acme.test"] = "10.1.2.3"
    assert world.ways() == Ways((Proxy("http", "10.1.2.3", 8080),))


def test_the_file_knows_the_address_and_the_time() -> None:
    expression = "myIpAddress() === '10.0.0.9' && timeRange(12, 'GMT') && dateRange(15, 'GMT')"
    assert World(script(f"{expression} ? {TO_A} : 'DIRECT'")).ways() == A


# ---- the deadline


def of_deadline(world: World, deadline_s: float) -> PacFiles:
    return PacFiles(
        fetch=world.fetch,
        resolve=world.resolve,
        own_address=lambda: "10.0.0.9",
        clock=lambda: datetime(2026, 1, 15, 12, tzinfo=UTC),
        monotonic=lambda: world.now_s,
        deadline_s=deadline_s,
    )


def asking() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "proxy-file"]


def test_a_script_beyond_the_deadline_is_endless() -> None:
    world = World(b"while (true) {}")
    files = of_deadline(world, 0.05)
    told = "the proxy file http://wpad.acme.test/proxy.pac: it did not come to an end"
    assert files.ways(ADDRESS, URL) == Ways((None,), told)
    for thread in asking():
        thread.join()
    assert files.ways(ADDRESS, URL) == Ways((None,), told)
    assert asking() == [], "it is not run again"


def test_a_script_that_is_endless_after_a_name_was_looked_up_is_told_as_endless() -> None:
    world = World(b"function FindProxyForURL(u, h) { dnsResolve(h); while (true) {} }")
    assert of_deadline(world, 0.5).ways(ADDRESS, URL).trouble == (
        "the proxy file http://wpad.acme.test/proxy.pac: it did not come to an end"
    )
    for thread in asking():
        thread.join()


def test_after_the_deadline_no_further_name_is_looked_up() -> None:
    over = threading.Event()

    class Stuck(World):
        def resolve(self, name: str) -> str | None:
            self.looked_up.append(name)
            over.wait(20)
            return None

    world = Stuck(script(f"dnsResolve('a.test') || dnsResolve('b.test') || {TO_A}"))
    files, others = of_deadline(world, 1), asking()
    try:
        assert files.ways(ADDRESS, URL).trouble == (
            "the proxy file http://wpad.acme.test/proxy.pac: "
            "a name it wants to know could not be looked up in time"
        )
        (thread,) = [one for one in asking() if one not in others]
        assert thread.daemon, "it keeps no program from its end"
    finally:
        over.set()
    thread.join(20)
    assert world.looked_up == ["a.test"]


# ---- how trouble is worded


@pytest.mark.parametrize(
    ("body", "ways", "trouble"),
    [
        (ServiceUnreachable("no answer in time"), (None,), " cannot be fetched: no answer in time"),
        (b"no script", (None,), ": it cannot be evaluated"),
        (script("5"), (None,), ": it does not answer with a text"),
        (script("'SOCKS s:1'"), (), ": it names no proxy that can be used"),
        (b"while (true) {}", (None,), ": it did not come to an end"),
    ],
    ids=["fetched", "broken", "no text", "unusable", "endless"],
)
def test_the_file_is_named_without_a_secret(
    body: bytes | Exception, ways: tuple[None, ...], trouble: str
) -> None:
    world = World(body)
    for _ in range(2):
        named = f"the proxy file http://wpad.acme.test:81/p.pac{trouble}"
        assert world.ways(SECRET) == Ways(ways, named)


def test_a_file_of_this_computer_that_cannot_be_read(tmp_path: Path) -> None:
    for path, why in [(tmp_path / "none.pac", "No such file"), (tmp_path, "Is a directory")]:
        address = PacAddress(path.as_uri())
        found = World().ways(address)
        assert found.ways == (None,)
        assert found.trouble.startswith(f"the proxy file {address.url} cannot be read: {why}")


def test_a_file_without_an_answer_is_straight() -> None:
    for expression in ("null", "undefined", "''", "' ; '"):
        assert World(script(expression)).ways() == Ways((None,))


# ---- the clock of the script


@pytest.mark.parametrize(
    ("expression", "now"),
    [
        ("weekdayRange('SUN', 'GMT')", datetime(2026, 11, 22, tzinfo=UTC)),
        ("weekdayRange('SAT', 'GMT')", datetime(2026, 11, 21, tzinfo=UTC)),
        ("weekdayRange('MON', 'GMT')", datetime(2026, 11, 23, tzinfo=UTC)),
        ("dateRange('JAN', 'GMT')", datetime(2026, 1, 31, tzinfo=UTC)),
        ("dateRange('DEC', 'GMT')", datetime(2026, 12, 1, tzinfo=UTC)),
        ("dateRange(2027, 'GMT')", datetime(2027, 12, 1, tzinfo=UTC)),
        ("timeRange(23, 59, 58, 23, 59, 59, 'GMT')", datetime(2026, 1, 1, 23, 59, 58, tzinfo=UTC)),
    ],
)
def test_the_time_is_that_of_the_call(expression: str, now: datetime) -> None:
    text = script(f"String({expression})").decode()
    assert pac.evaluated(text, URL, now, {}, "10.0.0.9") == "true"


def test_at_most_ten_ways_are_taken() -> None:
    said = ";".join(f"PROXY p{index}.test:1" for index in range(12))
    ways = pac.parse_ways(said)
    assert [way.host for way in ways if way] == [f"p{index}.test" for index in range(10)]
