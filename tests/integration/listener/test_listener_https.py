"""Is a registered https://localhost served by the profile's certificate, and as hard to bother?
(LB47)"""

import ssl
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from sso.errors import ProfileError
from sso.signin import connections
from sso.signin import listener as listener_module
from sso.signin.authorization import Accepted, Verdict
from sso.signin.listener import Listener
from sso.signin.tls_certificate import server_context
from tests.integration.listener.crowd import waiting_crowd
from tests.integration.listener.open_listener import (
    PAGES,
    Answer,
    connect,
    open_files,
    parsed,
    read_answer,
    request_bytes,
    sockets_on,
)
from tests.integration.sandbox_process import free_port
from tests.integration.tls_server import TlsServer
from tests.unit.samples import request


class SecureListener:
    """A listener on https://127.0.0.1, and a client that trusts its certificate."""

    def __init__(self, folder: Path, port: int = 0) -> None:
        with TlsServer(folder, "localhost"):
            pass  # it is only asked for its certificate
        self.certificate, key = folder / "certificate.pem", folder / "key.pem"
        self.port = port or free_port()
        self.verdicts: list[Verdict] = []
        self.listener = Listener(
            PAGES, "Keyturn", tls=lambda: server_context(self.certificate, key)
        )
        uri = f"https://127.0.0.1:{self.port}/callback"
        _, self.link = self.listener.bind(
            request(redirect_uri=uri), on_verdict=self.verdicts.append
        )

    def get(self, target: str, **headers: str) -> Answer:
        context = ssl.create_default_context(cafile=str(self.certificate))
        named = {"Host": f"127.0.0.1:{self.port}", **headers}
        with (
            connect(self.port) as plain,
            context.wrap_socket(plain, server_hostname="127.0.0.1") as peer,
        ):
            peer.sendall(request_bytes("GET", target, named))
            try:
                return read_answer(peer)
            except ssl.SSLEOFError:
                return parsed(b"")

    def assert_unharmed(self) -> None:
        assert self.verdicts == []
        assert self.get("/callback?code=c&state=our-state").status == 303
        assert isinstance(self.verdicts[0], Accepted)


@pytest.fixture
def secure(tmp_path: Path) -> Iterator[SecureListener]:
    made = SecureListener(tmp_path)
    yield made
    made.listener.close()
    assert sockets_on(made.port) == []


def test_lb47_the_certificate_of_the_profile_serves(secure: SecureListener) -> None:
    assert secure.link.startswith(f"https://127.0.0.1:{secure.port}/keyturn/go/")
    path = secure.link.partition(f":{secure.port}")[2]
    assert secure.get(path).status == 302
    assert secure.get("/favicon.ico").status == 404
    assert secure.get("/callback?code=c&state=wrong").status == 400
    secure.assert_unharmed()


def test_lb47_what_is_no_certificate_is_a_profile_error(tmp_path: Path) -> None:
    (tmp_path / "x.pem").write_text("nothing")
    with pytest.raises(ProfileError):
        server_context(tmp_path / "x.pem", tmp_path / "x.pem")
    with pytest.raises(ProfileError):
        server_context(tmp_path / "missing.pem", tmp_path / "x.pem")


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"GET /callback?code=c&state=our-state HTTP/1.1\r\nHost: x\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01",
        b"\x15\x03\x01\x00\x02\x02\x28",
        b"\x00" * 500,
    ],
)
def test_lb47_half_handshakes_and_plain_http_end_nothing(
    secure: SecureListener, sent: bytes
) -> None:
    with ExitStack() as stack:
        for _ in range(10):
            peer = stack.enter_context(connect(secure.port))
            peer.sendall(sent)
        secure.assert_unharmed()


def test_lb47_a_handshake_has_a_deadline(
    secure: SecureListener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listener_module, "HEAD_DEADLINE_S", 0.2)
    with connect(secure.port) as idle:
        began = time.monotonic()
        with pytest.raises(ConnectionResetError):
            idle.recv(1)
        assert time.monotonic() - began < 2
    secure.assert_unharmed()


def test_lb47_handshakes_count_as_connections(secure: SecureListener) -> None:
    before = open_files()
    with waiting_crowd(secure.port, 600) as crowd:
        before = open_files()
        crowd.come()
        secure.assert_unharmed()
        assert open_files() - before <= 2 * connections.MAX_CONNECTIONS + 32


def test_lb47_the_same_port_again_at_once(tmp_path: Path) -> None:
    port = free_port()
    for _ in range(5):
        made = SecureListener(tmp_path, port)
        made.assert_unharmed()
        made.listener.close()
        assert sockets_on(port) == []
