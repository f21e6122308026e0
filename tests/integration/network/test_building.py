"""Do the parts of the way out fit together: environment, desktop, proxy file, kept sign-ins?"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sso import errors
from sso.network import this_computer
from sso.network.building import transport_here
from sso.network.proxies import DIRECT, Ways
from sso.network.proxies import Proxy as Way
from sso.network.proxy_sign_in import Credentials, no_credentials
from sso.network.transport import Exchange, TransportSettings
from tests.integration.network.servers import Proxy, Site, said

IN_THE_CLEAR = "http://license.test/x"
OVER_TLS = "https://license.test/x"
THURSDAY = datetime(2026, 1, 15, 12, tzinfo=UTC)
SCRIPT = """function FindProxyForURL(url, host) {
  var is_here = weekdayRange('THU', 'GMT') && myIpAddress() === '10.0.0.9' &&
    isInNet('license.intern.test', '10.7.0.0', '255.255.0.0');
  return is_here ? 'PROXY %s' : 'DIRECT';
}"""


@pytest.fixture
def proxy() -> Iterator[Site]:
    """A proxy that answers by itself what is asked in the clear."""
    with Site(said(b'{"by": "proxy"}')) as one:
        yield one


def exchanged(
    environment: Mapping[str, str],
    url: str,
    *,
    setting: str = "system",
    kept: Credentials = no_credentials,
) -> tuple[bytes, list[Exchange]]:
    """Make one call; its answer, or its error's code, and what was told."""
    told: list[Exchange] = []
    settings = TransportSettings(proxy=setting, user_agent="Keyturn test", total_timeout_s=10)
    transport = transport_here(settings, environment, lambda: THURSDAY, kept, told.append)
    with contextlib.closing(transport):
        try:
            return transport.call("GET", url, headers={}).body, told
        except errors.KeyturnError as error:
            return error.code.encode(), told


def test_the_environments_proxy_is_taken(proxy: Site) -> None:
    body, told = exchanged({"http_proxy": f"http://{proxy.name}"}, IN_THE_CLEAR)
    assert body == b'{"by": "proxy"}'
    assert proxy.requests[0].startswith(b"GET http://license.test/x HTTP/1.1\r\n")
    assert b"\r\nUser-Agent: Keyturn test\r\n" in proxy.requests[0]
    assert [(one.host, one.route, one.status) for one in told] == [("license.test", "/x", 200)]


def test_the_desktops_proxy_is_taken(proxy: Site, tmp_path: Path) -> None:
    text = f"[Proxy Settings]\nProxyType=1\nhttpProxy=http://127.0.0.1 {proxy.port}\n"
    (tmp_path / "kioslaverc").write_text(text)
    environment = {"XDG_CURRENT_DESKTOP": "KDE", "XDG_CONFIG_HOME": str(tmp_path)}
    assert exchanged(environment, IN_THE_CLEAR)[0] == b'{"by": "proxy"}'


def test_a_proxy_file_is_fetched_straight_and_knows_names_address_and_time(
    proxy: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = {"license.intern.test": "10.7.1.1"}
    monkeypatch.setattr(this_computer, "resolve", names.get)
    monkeypatch.setattr(this_computer, "own_address", lambda: "10.0.0.9")
    with Site(said((SCRIPT % proxy.name).encode(), kind="text/plain")) as files:
        setting = f"pac:http://{files.name}/proxy.pac"
        body, told = exchanged({}, IN_THE_CLEAR, setting=setting)
        assert files.requests[0].startswith(b"GET /proxy.pac HTTP/1.1\r\n")
        assert b"\r\nUser-Agent: Keyturn test\r\n" in files.requests[0]
    assert body == b'{"by": "proxy"}'
    assert [one.route for one in told] == ["/proxy.pac", "/x"]


def test_the_environments_sign_in_comes_before_the_kept_one() -> None:
    with Proxy(sign_in=("me", "pw")) as proxy:
        environment = {"https_proxy": f"http://me:pw@{proxy.name}"}
        code, _ = exchanged(environment, OVER_TLS, kept=lambda name: ("me", "wrong"))
        assert code == b"SERVICE_UNREACHABLE", "the proxy took it, and knows no such server"
        assert [b"Proxy-Authorization" in head for head in proxy.heads] == [False, True]


def test_the_kept_sign_in_is_for_the_proxy_that_wants_one() -> None:
    asked: list[str] = []

    def kept(name: str) -> tuple[str, str]:
        asked.append(name)
        return "me", "pw"

    with Proxy(sign_in=("me", "pw")) as proxy:
        environment = {"https_proxy": f"http://{proxy.name}"}
        assert exchanged(environment, OVER_TLS, kept=kept)[0] == b"SERVICE_UNREACHABLE"
        assert asked == [proxy.name]
        assert exchanged(environment, OVER_TLS)[0] == b"PROXY_SIGN_IN"


def test_which_ways_there_are_may_be_asked_without_a_call() -> None:
    settings = TransportSettings()
    environment = {"https_proxy": "http://a.acme.test:8080", "no_proxy": "intern.test"}
    transport = transport_here(settings, environment, lambda: THURSDAY, no_credentials)
    assert transport.ways(OVER_TLS) == Ways((Way("http", "a.acme.test", 8080),))
    assert transport.ways("https://x.intern.test/") == DIRECT
    transport.use_proxy("none")
    assert transport.ways(OVER_TLS) == DIRECT
