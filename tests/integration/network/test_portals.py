"""Is a network's own sign-in page told from the service, in every shape, and is no license lost?"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from sso import errors
from sso.network.transport import Transport, TransportSettings
from tests.integration.bench import profile_with
from tests.integration.conftest import MakeDesk
from tests.integration.network.authority import issued, root
from tests.integration.network.servers import LoopbackServer, Proxy, Site, said
from tests.integration.sandbox_process import Sandbox, free_port

PAGE = b"<!DOCTYPE html><html><body>Welcome to the inn</body></html>"
AWAY = "Location: http://login.inn.test/?to=x"
IN_THE_CLEAR = {
    "200 with a page": said(PAGE, kind="text/html"),
    "200 with a page called JSON": said(PAGE),
    "200 with a script": said(b"location.replace('/login')", kind="text/javascript"),
    "200 with a page that moves on": said(
        b'<meta http-equiv="refresh" content="0;url=http://login.inn.test/">', kind="text/html"
    ),
    "200 for roaming programs": said(b"<?xml version='1.0'?><WISPAccessGatewayParam/>", kind=""),
    "302 elsewhere": said(b"", AWAY, status="302 Found"),
    "307 elsewhere": said(b"", AWAY, status="307 Temporary Redirect"),
    "303 on the same host": said(b"", "Location: /login", status="303 See Other"),
    "511": said(PAGE, status="511 Network Authentication Required", kind="text/html"),
    "403 with a page": said(PAGE, status="403 Forbidden", kind="text/html"),
}
AT_THE_DOOR = said(b"", AWAY, status="302 Found")


class Broken(LoopbackServer):
    """Takes a connection and ends it, as a network does with TLS before somebody signs in."""

    def talk(self, peer: socket.socket) -> None:
        return


class InTheClear(LoopbackServer):
    """Speaks plain HTTP where TLS is expected."""

    def talk(self, peer: socket.socket) -> None:
        self.heard += peer.recv(65536)
        peer.sendall(AT_THE_DOOR)


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as opened:
        yield opened


def wrong_certificate(stack: ExitStack, folder: Path) -> LoopbackServer:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    inn = issued(root("Inn CA"), "login.inn.test", names=["login.inn.test"])
    context.load_cert_chain(*inn.files(folder))
    return stack.enter_context(Site(said(PAGE, kind="text/html"), context))


def in_place_of_tls(stack: ExitStack, folder: Path) -> LoopbackServer:
    return stack.enter_context(InTheClear())


def no_tls(stack: ExitStack, folder: Path) -> LoopbackServer:
    return stack.enter_context(Broken())


OVER_TLS: dict[str, Callable[[ExitStack, Path], LoopbackServer]] = {
    "TLS with another name's certificate": wrong_certificate,
    "a page in place of TLS": in_place_of_tls,
    "TLS that is cut off": no_tls,
}


def asked(url: str, **more: object) -> errors.KeyturnError:
    transport = Transport(TransportSettings(total_timeout_s=10, **more))  # type: ignore[arg-type]
    try:
        with pytest.raises(errors.KeyturnError) as caught:
            transport.call("GET", url, headers={"Authorization": "SECRET"})
        return caught.value
    finally:
        transport.close()


def test_there_are_twelve_and_more() -> None:
    assert len(IN_THE_CLEAR) + len(OVER_TLS) >= 12


@pytest.mark.parametrize("shape", IN_THE_CLEAR)
def test_a_page_in_place_of_the_answer(shape: str) -> None:
    with Site(IN_THE_CLEAR[shape]) as portal:
        error = asked(f"http://127.0.0.1:{portal.port}/api/v4/check_license")
    assert (error.code, error.exit_code) == ("CAPTIVE_PORTAL", 20)
    assert error.facts["host"] == "127.0.0.1"
    assert error.facts.get("portal") == ("login.inn.test" if "elsewhere" in shape else None)


@pytest.mark.parametrize("shape", OVER_TLS)
def test_a_network_that_cannot_answer_over_tls_shows_its_page_in_the_clear(
    shape: str, stack: ExitStack, tmp_path: Path
) -> None:
    """Nobody without the service's key can answer over TLS: what the network wants is seen at the
    door for plain HTTP, where nothing but the server's name is said."""
    secure = OVER_TLS[shape](stack, tmp_path)
    door = stack.enter_context(Site(AT_THE_DOOR))
    error = asked(f"https://127.0.0.1:{secure.port}/api/v4/x?code=SECRET", door_port=door.port)
    assert (error.code, error.exit_code) == ("CAPTIVE_PORTAL", 20)
    assert error.facts["portal"] == "login.inn.test"
    assert door.requests == [b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"]
    assert b"SECRET" not in secure.heard


@pytest.mark.parametrize("shape", OVER_TLS)
@pytest.mark.parametrize("door", ["nobody", "web site", "moves to https"])
def test_without_a_portal_at_the_door_it_stays_what_it_is(
    shape: str, door: str, stack: ExitStack, tmp_path: Path
) -> None:
    secure = OVER_TLS[shape](stack, tmp_path)
    moved = said(b"", "Location: https://127.0.0.1/", status="301 Moved Permanently")
    answers = {"web site": said(PAGE, kind="text/html"), "moves to https": moved}
    port = stack.enter_context(Site(answers[door])).port if door in answers else free_port()
    error = asked(f"https://127.0.0.1:{secure.port}/", door_port=port)
    is_cut = shape == "TLS that is cut off"
    assert type(error) is (errors.ServiceUnreachable if is_cut else errors.TlsRefused)


@pytest.mark.parametrize("status", ["302 Found", "511 Network Authentication Required"])
def test_a_page_in_place_of_a_tunnel(status: str) -> None:
    with Proxy(refusal=said(b"", AWAY, status=status)) as portal:
        error = asked("https://license.test/", proxy=portal.url)
    assert (error.code, error.facts["portal"]) == ("CAPTIVE_PORTAL", "login.inn.test")


@pytest.mark.parametrize("status", ["500 Internal", "502 Bad Gateway", "503 Unavailable"])
def test_a_service_in_trouble_is_no_portal(status: str) -> None:
    with Site(said(PAGE, status=status, kind="text/html")) as service:
        transport = Transport(TransportSettings())
        url = f"http://{service.name}/"
        assert transport.call("GET", url, headers={}).status == int(status[:3])
        transport.close()


@pytest.mark.parametrize("shape", IN_THE_CLEAR)
def test_no_portal_takes_a_license_away(shape: str, sandbox: Sandbox, new_desk: MakeDesk) -> None:
    desk = new_desk()
    assert desk.activate().error is None
    stored = desk.stored()
    at_home = desk.profile
    with Site(IN_THE_CLEAR[shape]) as portal:
        desk.profile = profile_with(
            at_home, desk.folder / "inn", license_service=f'base_url = "http://{portal.name}"'
        )
        outcome = desk.check()
        assert outcome.error is not None
        assert outcome.error.code == "CAPTIVE_PORTAL"
        assert desk.status()["state"] == "grace"
        assert desk.status()["reason"] == "service_unreachable"
        again = desk.activate(is_again=True)
        assert again.error is not None
        assert again.error.code == "CAPTIVE_PORTAL"
        assert desk.stored() == stored
    desk.profile = at_home
    assert desk.check().error is None
    assert (desk.status()["state"], sandbox.seats()) == ("active", 1)
