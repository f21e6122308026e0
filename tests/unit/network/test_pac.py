"""What does a proxy auto-configuration file say, and can it do harm?"""

import time
from datetime import UTC, datetime

import pytest

from sso.network import pac
from sso.network.proxies import Proxy

NOW = datetime(2026, 11, 22, 14, 30, 15, tzinfo=UTC)  # a Sunday
NAMES = {"api.acme.test": "10.1.2.3", "nowhere.test": None}


def asked(expression: str, url: str = "https://api.acme.test/", now: datetime = NOW) -> object:
    script = f"function FindProxyForURL(url, host) {{ return String({expression}); }}"
    return pac.evaluated(script, url, now, NAMES, "10.9.9.9")


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("url", "https://api.acme.test/"),
        ("host", "api.acme.test"),
        ("isPlainHostName('intranet')", "true"),
        ("isPlainHostName(host)", "false"),
        ("isPlainHostName('::1')", "false"),
        ("dnsDomainIs(host, '.acme.test')", "true"),
        ("dnsDomainIs(host, '.ACME.test')", "true"),
        ("dnsDomainIs(host, '.other.test')", "false"),
        ("localHostOrDomainIs('api', 'api.acme.test')", "true"),
        ("localHostOrDomainIs('api.acme.test', 'api.acme.test')", "true"),
        ("localHostOrDomainIs('api.other.test', 'api.acme.test')", "false"),
        ("isResolvable(host)", "true"),
        ("isResolvable('nowhere.test')", "false"),
        ("isInNet(host, '10.1.0.0', '255.255.0.0')", "true"),
        ("isInNet('10.2.0.1', '10.1.0.0', '255.255.0.0')", "false"),
        ("isInNet('nowhere.test', '10.1.0.0', '255.255.0.0')", "false"),
        ("isInNet(host, 'nonsense', '255.255.0.0')", "false"),
        ("isInNet(dnsResolve('nowhere.test'), '10.0.0.0', '255.0.0.0')", "false"),
        ("dnsResolve(host)", "10.1.2.3"),
        ("dnsResolve('1.2.3.4')", "1.2.3.4"),
        ("dnsResolve('nowhere.test')", "null"),
        ("myIpAddress()", "10.9.9.9"),
        ("dnsDomainLevels('www.acme.test')", "2"),
        ("dnsDomainLevels('www')", "0"),
        ("convert_addr('104.16.41.2')", "1745889538"),
        ("shExpMatch('http://a.test/x/y', '*/x/*')", "true"),
        ("shExpMatch(host, '*.acme.test')", "true"),
        ("shExpMatch(host, 'api.????.test')", "true"),
        ("shExpMatch(host, 'api.???.test')", "false"),
        ("shExpMatch('a.b', 'a+b')", "false"),
        ("shExpMatch('a*b', 'a*b')", "true"),
        ("shExpMatch('', '*')", "true"),
        ("shExpMatch('', '?')", "false"),
        ("weekdayRange('SUN', 'GMT')", "true"),
        ("weekdayRange('MON', 'FRI', 'GMT')", "false"),
        ("weekdayRange('SAT', 'SUN', 'GMT')", "true"),
        ("weekdayRange('NOPE', 'GMT')", "false"),
        ("dateRange(22, 'GMT')", "true"),
        ("dateRange(1, 15, 'GMT')", "false"),
        ("dateRange('NOV', 'GMT')", "true"),
        ("dateRange('DEC', 'JAN', 'GMT')", "false"),
        ("dateRange('OCT', 'DEC', 'GMT')", "true"),
        ("dateRange(2026, 'GMT')", "true"),
        ("dateRange(2024, 2025, 'GMT')", "false"),
        ("dateRange(1, 'JUN', 31, 'DEC', 'GMT')", "true"),
        ("dateRange('OCT', 2025, 'JAN', 2026, 'GMT')", "false"),
        ("dateRange(1, 'JAN', 2026, 22, 'NOV', 2026, 'GMT')", "true"),
        ("dateRange(23, 'NOV', 2026, 1, 'DEC', 2026, 'GMT')", "false"),
        ("timeRange(14, 'GMT')", "true"),
        ("timeRange(9, 14, 'GMT')", "false"),
        ("timeRange(9, 15, 'GMT')", "true"),
        ("timeRange(22, 15, 'GMT')", "true"),
        ("timeRange(14, 30, 14, 31, 'GMT')", "true"),
        ("timeRange(14, 30, 16, 14, 30, 59, 'GMT')", "false"),
        ("timeRange('GMT')", "false"),
        ("alert('x')", "undefined"),
    ],
)
def test_the_standard_functions(expression: str, said: str) -> None:
    assert asked(expression) == said


def test_without_gmt_it_is_the_time_here() -> None:
    local = NOW.astimezone()
    assert asked(f"timeRange({local.hour})") == "true"


@pytest.mark.parametrize(
    "url",
    ["https://api.acme.test/api/v4/x?code=SECRET", "https://me:SECRET@api.acme.test/"],
)
def test_path_query_and_names_are_hidden_from_the_script(url: str) -> None:
    assert asked("url + ' ' + host", url) == "https://api.acme.test/ api.acme.test"


def test_the_script_sees_nothing_of_this_computer() -> None:
    for name in ("require", "process", "std", "os", "fetch", "XMLHttpRequest", "print"):
        assert asked(f"typeof {name}") == "undefined"


def test_a_name_is_looked_up_between_two_runs() -> None:
    script = "function FindProxyForURL(u, h) { try { return dnsResolve('db.acme.test'); }"
    script += " catch (e) { return 'DIRECT'; } }"
    said = pac.evaluated(script, "https://a.test/", NOW, {}, "10.9.9.9")
    assert said == pac.Wanted("db.acme.test")
    known = {"db.acme.test": "10.0.0.5"}
    assert pac.evaluated(script, "https://a.test/", NOW, known, "10.9.9.9") == "10.0.0.5"


@pytest.mark.parametrize(
    "script",
    [
        "",
        "<html><body>Sign in</body></html>",
        "function FindProxyForURL(",
        "function other() {}",
        "throw 1",
        "function FindProxyForURL() { throw new Error('x'); }",
        "function FindProxyForURL() { return 5; }",
        "function FindProxyForURL() { return {}; }",
        "function FindProxyForURL() { return FindProxyForURL(); }",
        "function FindProxyForURL() { var a = []; while (true) a.push(new Array(1000)); }",
        "function FindProxyForURL() { return 'x'.repeat(1e9); }",
        "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)",
    ],
)
def test_a_broken_script_is_told(script: str) -> None:
    with pytest.raises(pac.PacBroken):
        pac.evaluated(script, "https://a.test/", NOW, {}, "10.9.9.9")


@pytest.mark.parametrize(
    "script",
    [
        "while (true) {}",
        "function FindProxyForURL() { while (true) {} }",
        "function FindProxyForURL() { return /(a+)+$/.test('a'.repeat(40) + 'b'); }",
        "function FindProxyForURL() { for (;;) try { dnsResolve('x'); } catch (e) {} }",
    ],
)
def test_an_endless_script_is_ended(script: str) -> None:
    began = time.monotonic()
    with pytest.raises(pac.PacEndless):
        pac.evaluated(script, "https://a.test/", NOW, {}, "10.9.9.9")
    assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    ("said", "ways"),
    [
        ("", (None,)),
        ("DIRECT", (None,)),
        ("direct ;", (None,)),
        ("PROXY a:1", (Proxy("http", "a", 1),)),
        ("PROXY a:1; proxy b:2;DIRECT", (Proxy("http", "a", 1), Proxy("http", "b", 2), None)),
        ("HTTPS a:1; HTTP b:2", (Proxy("https", "a", 1), Proxy("http", "b", 2))),
        ("SOCKS s:1; PROXY a:1", (Proxy("http", "a", 1),)),
        ("PROXY a", (Proxy("http", "a", 80),)),
        ("PROXY a:1; PROXY a:1", (Proxy("http", "a", 1),)),
        ("PROXY [2001:db8::1]:3128", (Proxy("http", "2001:db8::1", 3128),)),
    ],
)
def test_ways_in_their_order(said: str, ways: tuple[Proxy | None, ...]) -> None:
    assert pac.parse_ways(said) == ways


@pytest.mark.parametrize("said", ["SOCKS s:1", "nonsense", "PROXY", "PROXY a:0", "PROXY a b c"])
def test_no_usable_way_is_no_way_at_all(said: str) -> None:
    with pytest.raises(pac.PacBroken):
        pac.parse_ways(said)
