"""Does a third party ever get a byte: by a redirect, a password file, a proxy for loopback?"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from sso import errors
from sso.network.pac_files import PacFiles
from sso.network.proxies import Proxy, Ways
from sso.network.transport import Transport, TransportSettings
from sso.network.way_finder import WayFinder
from tests.integration.bench import FakeClock
from tests.integration.network.servers import Site, said

SIGNED = {"Authorization": "algorithm=hmac-sha256,signature=SECRET", "Date": "now"}
REDIRECTS = ("301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent")
TARGETS = (
    "http://127.0.0.1:{port}/",
    "http://localhost:{port}/api/v4/activate_license",
    "//127.0.0.1:{port}/",
    "https://127.0.0.1:{port}/",
    "http://{own}@127.0.0.1:{port}/",
    "http://127.0.0.1.:{port}/",
)


@pytest.fixture
def third() -> Iterator[Site]:
    """Whom nobody wanted to speak with."""
    with Site(said()) as party:
        yield party
    assert party.connections == 0
    assert party.heard == b""


def call(transport: Transport, url: str) -> None:
    body = {"id_token": "SECRET", "code": "SECRET"}
    with contextlib.closing(transport):
        transport.call("POST", url, json_body=body, headers=SIGNED)


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("status", REDIRECTS)
def test_no_redirect_carries_anything_on(status: str, target: str, third: Site) -> None:
    with Site(b"") as service:
        location = target.format(port=third.port, own=service.name)
        service.answer = said(b"", f"Location: {location}", status=status)
        with pytest.raises(errors.NetworkSignIn):
            call(Transport(TransportSettings()), f"http://{service.name}/api/v4/x")
        assert len(service.requests) == 1


@pytest.mark.parametrize("entry", ["machine 127.0.0.1", "default", "machine localhost"])
def test_no_password_file_is_read(
    entry: str, third: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text = f"{entry} login me password NETRC\n"
    for name in (".netrc", "_netrc", "named"):
        (tmp_path / name).write_text(text)
        (tmp_path / name).chmod(0o600)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / "named"))
    with Site(said()) as service:
        for host in ("127.0.0.1", "localhost"):
            call(Transport(TransportSettings()), f"http://{host}:{service.port}/x")
    for request in service.requests:
        assert b"\r\nAuthorization: algorithm=hmac-sha256,signature=SECRET\r\n" in request
        assert b"NETRC" not in request


def everywhere(kind: str, third: Site, folder: Path) -> Transport:
    """A transport that every setting of one kind tells to use the third party as its proxy."""
    proxy = f"http://{third.name}"
    script = f"function FindProxyForURL(url, host) {{ return 'PROXY {third.name}'; }}"
    (folder / "all.pac").write_text(script)
    pac = PacFiles(
        fetch=lambda url: b"",
        resolve=lambda name: None,
        own_address=lambda: "10.0.0.9",
        clock=FakeClock(),
    )
    names = ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
    return {
        "environment": lambda: Transport(
            TransportSettings(), ways=WayFinder(dict.fromkeys(names, proxy))
        ),
        "setting": lambda: Transport(TransportSettings(proxy=proxy)),
        "file": lambda: Transport(
            TransportSettings(proxy=f"pac:{(folder / 'all.pac').as_uri()}"), ways=WayFinder(pac=pac)
        ),
        "desktop": lambda: Transport(
            TransportSettings(),
            ways=WayFinder(desktop=lambda url: Ways((Proxy("http", "127.0.0.1", third.port),))),
        ),
    }[kind]()


@pytest.mark.parametrize("kind", ["environment", "setting", "file", "desktop"])
def test_no_proxy_gets_what_is_for_this_computer(
    kind: str, third: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://{third.name}")
    with Site(said()) as service:
        for host in ("127.0.0.1", "localhost"):
            call(everywhere(kind, third, tmp_path), f"http://{host}:{service.port}/x")
        assert len(service.requests) == 2


def test_the_same_settings_do_take_the_proxy_elsewhere(tmp_path: Path) -> None:
    """Else the test above would prove nothing."""
    for kind in ("environment", "setting", "file", "desktop"):
        with Site(said()) as proxy:
            call(everywhere(kind, proxy, tmp_path), "http://license.test/x")
            assert proxy.requests[0].startswith(b"POST http://license.test/x HTTP/1.1\r\n")


def test_a_key_log_is_never_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import ssl

    from tests.integration.network.authority import issued, root

    monkeypatch.setenv("SSLKEYLOGFILE", str(tmp_path / "keys.log"))
    top = root()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*issued(top, "server", names=["127.0.0.1"]).files(tmp_path))
    (tmp_path / "ca.pem").write_bytes(top.pem)
    with Site(said(), context) as service:
        settings = TransportSettings(ca_file=str(tmp_path / "ca.pem"))
        call(Transport(settings), f"https://127.0.0.1:{service.port}/")
    assert not (tmp_path / "keys.log").exists()
