"""Does the whole program work behind proxies: by setting, file and environment, with a sign-in?"""

from __future__ import annotations

import json
import socket
import time
from pathlib import Path

import pytest
import requests

from sso import errors
from sso.network.transport import Transport, TransportSettings
from tests.integration.command_line import Terminal, activated, terminal_of
from tests.integration.conftest import MakeDesk
from tests.integration.network.conftest import IDP, LICENSE, Company
from tests.integration.network.servers import Proxy, said
from tests.integration.sandbox_process import Sandbox, free_port

SIGN_IN = ("worker", "pass:word ü")


def pac(folder: Path, **places: str) -> str:
    """A file that sends names to what it says of them, everything else to a dead end."""
    cases = "".join(
        f'if (dnsDomainIs(host, "{name}.test")) return "{way}";' for name, way in places.items()
    )
    path = folder / "company.pac"
    path.write_text(
        f'function FindProxyForURL(url, host) {{ {cases} return "PROXY 127.0.0.1:9"; }}'
    )
    return f"pac:{path.as_uri()}"


def known_here(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Let this computer know a name too: of itself."""
    real = socket.getaddrinfo

    def look_up(host: object, *rest: object, **more: object) -> object:
        return real("127.0.0.1" if host == name else host, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


# ---- a proxy by setting


def test_activation_and_check_through_a_proxy(company: Company, new_desk: MakeDesk) -> None:
    proxy = company.proxy()
    desk = new_desk(lines=company.lines(proxy.url))
    assert desk.activate().error is None
    assert desk.check().error is None
    assert set(proxy.opened) == {f"{LICENSE}:443"}
    assert b"api_key" not in proxy.heard  # what goes through a tunnel is TLS


def test_a_proxy_over_tls(company: Company, new_desk: MakeDesk, tmp_path: Path) -> None:
    proxy = company.proxy(context=company.context(tmp_path / "proxy", "127.0.0.1"))
    assert proxy.url.startswith("https:")
    desk = new_desk(lines=company.lines(proxy.url))
    assert desk.activate().error is None
    assert set(proxy.opened) == {f"{LICENSE}:443"}


@pytest.mark.parametrize(
    ("refusal", "told"),
    [
        (said(status="403 Forbidden"), "the proxy {proxy} answered 403"),
        (said(status="502 Bad Gateway"), "the proxy {proxy} answered 502"),
        (b"SSH-2.0-x\r\n", "the connection broke"),
        (b"HTTP/1.1 200\r\n", "the connection broke"),
    ],
)
def test_what_a_proxy_says_is_told(company: Company, refusal: bytes, told: str) -> None:
    proxy = company.proxy(refusal=refusal)
    transport = Transport(TransportSettings(proxy=proxy.url, total_timeout_s=5))
    with pytest.raises(errors.ServiceUnreachable) as caught:
        transport.call("GET", f"https://{LICENSE}/", headers={})
    assert caught.value.detail == told.format(proxy=proxy.name)
    transport.close()


def test_a_proxy_that_drips_is_given_up_at_the_deadline(company: Company) -> None:
    class Dripping(Proxy):
        def talk(self, peer: socket.socket) -> None:
            peer.sendall(b"HTTP/1.1 200 OK\r\n")
            while not self.is_over.wait(0.05):
                peer.sendall(b"X")

    with Dripping() as proxy:
        transport = Transport(TransportSettings(proxy=proxy.url, total_timeout_s=1))
        began = time.monotonic()
        with pytest.raises(errors.ServiceUnreachable):
            transport.call("GET", f"https://{LICENSE}/", headers={})
        assert time.monotonic() - began < 4
        transport.close()


# ---- a proxy file


def test_a_file_sends_the_service_through_one_proxy_and_the_identity_provider_straight(
    company: Company,
    sandbox: Sandbox,
    new_desk: MakeDesk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, second = company.proxy(LICENSE, IDP), company.proxy(LICENSE, IDP)
    known_here(monkeypatch, IDP)
    port = company.front.port
    well_known = sandbox_issuer(sandbox)
    endpoints = {
        name: well_known[name].replace(origin(well_known[name]), f"https://{IDP}:{port}")
        for name in ("token_endpoint", "jwks_uri")
    }
    lines = company.lines(pac(tmp_path, license=f"PROXY {first.name}", idp="DIRECT"))
    lines["sign_in__openid_connect"] = "\n".join(
        [
            'issuer = ""',
            f"authorization_endpoint = {json.dumps(well_known['authorization_endpoint'])}",
            f"expected_issuer = {json.dumps(well_known['issuer'])}",
            *(f"{name} = {json.dumps(url)}" for name, url in endpoints.items()),
        ]
    )
    desk = new_desk("openid_connect", lines=lines)
    direct_before = company.front.connections
    assert desk.activate().error is None
    assert desk.check().error is None
    assert set(first.asked) == {f"{LICENSE}:443"}
    assert second.asked == []
    assert company.front.connections - direct_before > len(first.opened)  # the others came straight


def sandbox_issuer(sandbox: Sandbox) -> dict[str, str]:
    text = Path(sandbox.profiles["openid_connect"]).read_text()
    issuer = text.partition('issuer = "')[2].partition('"')[0]
    url = f"{issuer}/.well-known/openid-configuration"
    return requests.get(url, timeout=10).json()  # type: ignore[no-any-return]


def origin(url: str) -> str:
    return "/".join(url.split("/")[:3])


def test_several_proxies_are_tried_in_their_order(
    company: Company, sandbox: Sandbox, new_desk: MakeDesk, tmp_path: Path
) -> None:
    dead, refusing, good = (
        free_port(),
        company.proxy(refusal=said(status="503 No")),
        company.proxy(),
    )
    ways = f"PROXY 127.0.0.1:{dead}; PROXY {refusing.name}; PROXY {good.name}; DIRECT"
    desk = new_desk(lines=company.lines(pac(tmp_path, license=ways)))
    program = desk.program()
    assert program.manager.activate(None, desk.options()).error is None
    assert program.manager.check().error is None
    program.api.close()
    assert len(refusing.asked) == 1  # a way that led nowhere is not tried first again
    assert set(good.opened) == {f"{LICENSE}:443"}
    assert sandbox.seats() == 1
    assert sandbox.count("activate_license") == 1


def test_what_was_sent_is_never_sent_again_another_way(company: Company, tmp_path: Path) -> None:
    """A connection that breaks after the request may have done its work."""

    class Breaking(Proxy):
        def talk(self, peer: socket.socket) -> None:
            self.heard += peer.recv(65536)

    with Breaking() as breaking, Proxy(refusal=said(b'"second"')) as second:
        setting = pac(tmp_path, license=f"PROXY {breaking.name}; PROXY {second.name}")
        desk_transport = Transport(
            TransportSettings(proxy=setting, total_timeout_s=5), ways=finder()
        )
        with pytest.raises(errors.ServiceUnreachable):
            desk_transport.call("POST", f"http://{LICENSE}/x", json_body={}, headers={})
        desk_transport.close()
        assert second.heads == []


def finder() -> object:
    from datetime import UTC, datetime

    from sso.network.pac_files import PacFiles
    from sso.network.way_finder import WayFinder

    files = PacFiles(
        fetch=lambda url: b"",
        resolve=lambda name: None,
        own_address=lambda: "10.0.0.9",
        clock=lambda: datetime.now(UTC),
    )
    return WayFinder(pac=files)


def test_a_file_that_never_ends_does_not_hang_the_program(
    company: Company, sandbox: Sandbox, tmp_path: Path
) -> None:
    path = tmp_path / "endless.pac"
    path.write_text("function FindProxyForURL(url, host) { for (;;) {} }")
    terminal = terminal_of(sandbox, tmp_path, lines=company.lines(f"pac:{path.as_uri()}"))
    began = time.monotonic()
    done = terminal.activate()
    assert time.monotonic() - began < 25
    assert done.code == 20
    assert "did not come to an end" in done.error["message"]


# ---- a proxy that wants a sign-in


def test_a_proxy_that_wants_a_sign_in_gets_it_from_the_secret_store(
    company: Company, new_desk: MakeDesk
) -> None:
    proxy = company.proxy(sign_in=SIGN_IN)
    desk = new_desk(lines=company.lines(proxy.url))
    refused = desk.activate().error
    assert isinstance(refused, errors.ProxySignInRequired)
    assert (refused.exit_code, refused.facts["proxy"]) == (22, proxy.name)
    assert desk.program().proxy_access.keep("", *SIGN_IN) == proxy.name
    assert desk.activate().error is None
    assert desk.check().error is None
    everything = b"".join(desk.everything().values()) + desk.profile.read_bytes()
    assert b"pass:word" not in everything
    assert desk.program().proxy_access.forget("") == proxy.name
    assert isinstance(desk.check().error, errors.ProxySignInRequired)


def test_a_program_that_runs_takes_a_new_sign_in_up(company: Company, new_desk: MakeDesk) -> None:
    proxy = company.proxy(sign_in=SIGN_IN)
    desk = new_desk(lines=company.lines(proxy.url))
    program = desk.program()
    for password, state in [("", "asked"), ("wrong", "refused")]:
        if password:
            program.proxy_access.keep(proxy.name, SIGN_IN[0], password)
        outcome = program.manager.activate(None, desk.options())
        assert isinstance(outcome.error, errors.ProxySignInRequired)
        assert outcome.error.facts["state"] == state
    program.proxy_access.keep(proxy.name, *SIGN_IN)
    assert program.manager.activate(None, desk.options()).error is None
    program.api.close()


def test_nothing_kept_is_shown_to_another_proxy(company: Company, new_desk: MakeDesk) -> None:
    proxy, other = company.proxy(sign_in=SIGN_IN), company.proxy(sign_in=SIGN_IN)
    desk = new_desk(lines=company.lines(other.url))
    desk.program().proxy_access.keep(proxy.name, *SIGN_IN)
    assert isinstance(desk.activate().error, errors.ProxySignInRequired)
    assert all(b"Proxy-Authorization" not in head for head in other.heads)


@pytest.mark.parametrize("user", ["", "a:b", "a\nb"])
def test_a_name_that_cannot_be_sent_is_refused(user: str, new_desk: MakeDesk) -> None:
    with pytest.raises(errors.UsageError):
        new_desk().program().proxy_access.keep("proxy.acme.test:8080", user, "x")


def test_without_a_proxy_one_has_to_be_named(new_desk: MakeDesk) -> None:
    access = new_desk().program().proxy_access
    with pytest.raises(errors.UsageError):
        access.keep("", *SIGN_IN)
    with pytest.raises(errors.UsageError):
        access.forget("socks5://x:1")


# ---- the command line


@pytest.fixture
def terminal(
    company: Company, sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Terminal:
    """One whose device is activated, and whose way out is the system's: the environment's."""
    made = terminal_of(sandbox, tmp_path / "terminal", lines=company.lines("system"))
    monkeypatch.setenv("HTTPS_PROXY", company.proxy().url)
    return activated(made, monkeypatch)


def test_407_is_22_and_names_the_proxy(company: Company, terminal: Terminal) -> None:
    proxy = company.proxy(sign_in=SIGN_IN)
    terminal.environment["https_proxy"] = proxy.url
    done = terminal.run("check", "--json")
    assert (done.code, done.error["code"]) == (22, "PROXY_SIGN_IN")
    spoken = terminal.run("licenses", "--no-browser")
    assert spoken.code == 22
    assert f"The proxy {proxy.name} wants a sign-in." in spoken.err


def test_a_password_in_the_environment_is_used_and_never_shown(
    company: Company, terminal: Terminal
) -> None:
    proxy = company.proxy(sign_in=("worker", "canary-4711"))
    terminal.environment["HTTPS_PROXY"] = f"http://worker:canary-4711@{proxy.name}"
    done = terminal.run("check", "--log-level", "debug")
    assert done.code == 0
    assert proxy.opened
    shown = [done, terminal.run("config", "show"), terminal.run("status", "--json")]
    assert all("canary-4711" not in one.out + one.err for one in shown)


def test_no_proxy_is_honoured(company: Company, terminal: Terminal) -> None:
    proxy = company.proxy()
    terminal.environment |= {"HTTPS_PROXY": proxy.url, "NO_PROXY": "intern.test, .test"}
    terminal.run("check")
    assert proxy.asked == []


@pytest.mark.parametrize(
    "proxy", ["http://me:canary-4711@p.test:1", "pac:http://me:canary-4711@p.test/x.pac"]
)
def test_a_password_in_a_profile_is_refused_and_not_repeated(
    company: Company, sandbox: Sandbox, tmp_path: Path, proxy: str
) -> None:
    terminal = terminal_of(sandbox, tmp_path, lines=company.lines(proxy))
    done = terminal.run("check")
    assert done.code == 30
    assert "network.proxy" in done.err
    assert "config proxy-sign-in" in done.err
    assert "canary-4711" not in done.err + done.out


@pytest.mark.parametrize("content", [None, "no certificate"])
def test_a_bad_file_of_authorities_is_an_error_of_the_profile(
    sandbox: Sandbox, tmp_path: Path, content: str | None
) -> None:
    lines = {"network": 'ca_file = "our-ca.pem"'}
    terminal = terminal_of(sandbox, tmp_path, lines=lines)
    path = terminal.profile.parent / "our-ca.pem"
    if content is not None:
        path.write_text(content)
    done = terminal.run("check")
    assert done.code == 30
    assert f"network.ca_file: {path}" in done.err


def test_the_verb_wants_its_words(terminal: Terminal) -> None:
    assert terminal.run("config", "proxy-sign-in").code == 64
    assert terminal.run("config", "proxy-sign-in", "--user", "x").code == 64
    missing = ("--user", "x", "--password-file", "/nonexistent", "--proxy", "p.test:1")
    assert terminal.run("config", "proxy-sign-in", *missing).code == 64
