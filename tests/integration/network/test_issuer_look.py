"""Is the issuer of a certificate learned the way that a call would go?"""

from __future__ import annotations

import contextlib
import ssl
from pathlib import Path

import pytest

from sso.network.proxies import Proxy, Way, Ways
from sso.network.proxy_sign_in import ProxySignIn
from sso.network.transport import Transport, TransportSettings
from sso.network.way_finder import WayFinder
from tests.integration.network.authority import Certified, issued, root
from tests.integration.network.servers import LoopbackServer, Site, said
from tests.integration.network.servers import Proxy as ProxyServer

HOST = "license.test"
URL = f"https://{HOST}/api/v4/sso_url"


def context_of(shown: Certified, folder: Path) -> ssl.SSLContext:
    folder.mkdir()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*shown.files(folder))
    return context


def issuer_by(
    way: Way, url: str = URL, ca_file: str = "", sign_in: ProxySignIn | None = None
) -> str:
    finder = WayFinder(desktop=lambda asked: Ways((way,)))
    settings = TransportSettings(ca_file=ca_file)
    transport = Transport(settings, ways=finder, proxy_sign_in=sign_in)
    with contextlib.closing(transport):
        return transport.issuer_to(url)


def test_straight_through_a_proxy_and_through_one_over_tls(tmp_path: Path) -> None:
    shown = issued(root("Inspecting CA"), HOST, names=[HOST])
    proxys = root("Proxy CA")
    (tmp_path / "ca.pem").write_bytes(proxys.pem)
    over_tls = context_of(issued(proxys, "proxy", names=["127.0.0.1"]), tmp_path / "proxy")
    with Site(said(), context_of(shown, tmp_path / "site")) as site:
        places = {f"{HOST}:443": site.port}
        with ProxyServer(places) as plain, ProxyServer(places, context=over_tls) as safe:
            assert issuer_by(Proxy("http", "127.0.0.1", plain.port)) == "CN=Inspecting CA"
            way, trusted = Proxy("https", "127.0.0.1", safe.port), str(tmp_path / "ca.pem")
            assert issuer_by(way, ca_file=trusted) == "CN=Inspecting CA"
            assert issuer_by(way) == "", "a proxy that nobody vouches for hears nothing"
            assert (plain.asked, safe.asked) == ([f"{HOST}:443"], [f"{HOST}:443"])
        straight = f"https://127.0.0.1:{site.port}/"
        assert issuer_by(None, straight) == "CN=Inspecting CA"
        assert site.heard == b""


def test_a_proxy_hears_the_sign_in_that_it_wanted_before(tmp_path: Path) -> None:
    shown = issued(root("Inspecting CA"), HOST, names=[HOST])
    with (
        Site(said(), context_of(shown, tmp_path / "site")) as site,
        ProxyServer({f"{HOST}:443": site.port}, sign_in=("me", "pw")) as proxy,
    ):
        way, sign_in = (
            Proxy("http", "127.0.0.1", proxy.port),
            ProxySignIn(lambda name: ("me", "pw")),
        )
        assert issuer_by(way, sign_in=sign_in) == "", "it did not ask yet"
        assert sign_in.take_up(proxy.name, ["Basic realm=x"])
        assert issuer_by(way, sign_in=sign_in) == "CN=Inspecting CA"


@pytest.mark.parametrize("refusal", [said(status="403 Forbidden"), b"SSH-2.0-x\r\n\r\n"])
def test_a_proxy_that_opens_no_tunnel_shows_none(refusal: bytes) -> None:
    with ProxyServer(refusal=refusal) as proxy:
        assert issuer_by(Proxy("http", "127.0.0.1", proxy.port)) == ""


def test_a_server_that_ends_the_connection_shows_none() -> None:
    class Closing(LoopbackServer):
        def talk(self, peer: object) -> None:
            pass

    with Closing() as server:
        assert issuer_by(None, f"https://127.0.0.1:{server.port}/") == ""
