"""Does the stand-in reach a real listener in every mode?"""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from sandbox_client import ROOT, Sandbox, running

from sso.sandbox.browser_stand_in import StandInError, sign_in

PAGE = (
    b'<!doctype html><meta name="keyturn-relay" content="/relay/1">'
    b'<meta name="keyturn-relay-key" content="k&amp;1">'
)


class Listener(HTTPServer):
    """Remembers what arrives on a loopback address."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.arrived: list[tuple[str, str, dict[str, str], str]] = []

    @property
    def uri(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/callback"


class Handler(BaseHTTPRequestHandler):
    server: Listener

    def do_GET(self) -> None:
        self._answer("")

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers["Content-Length"])).decode())

    def _answer(self, body: str) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.arrived.append((self.command, self.path, headers, body))
        self.send_response(200)
        self.send_header("Content-Length", str(len(PAGE)))
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, format: str, *args: object) -> None:
        """Silence."""


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    with Listener() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def own_sandbox(listener: Listener, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    folder: Path = tmp_path_factory.mktemp("stand-in") / "sandbox"
    with running(folder, "--port", "0", "--redirect-uri", listener.uri) as (sandbox, _):
        yield sandbox


@pytest.fixture(autouse=True)
def _fresh(listener: Listener, own_sandbox: Sandbox) -> None:
    listener.arrived.clear()
    own_sandbox.control("reset")


def test_code(listener: Listener, own_sandbox: Sandbox) -> None:
    url = own_sandbox.sso_url() + "&state=s"
    assert sign_in(url, username="you@acme.test", password="sandbox") == "delivered"
    ((method, path, _, _),) = listener.arrived
    assert method == "GET"
    code = parse_qs(urlsplit(path).query)["code"][0]
    answer = own_sandbox.activate(code=code)
    assert answer.status_code == 200


def test_fragment(listener: Listener, own_sandbox: Sandbox) -> None:
    url = own_sandbox.sso_url(response_type="token")
    assert sign_in(url, username="you@acme.test", password="sandbox") == "delivered"
    (_, first, _, _), (method, path, headers, body) = listener.arrived
    assert first == "/callback"
    assert (method, path) == ("POST", "/relay/1")
    assert headers["origin"] == listener.uri.removesuffix("/callback")
    assert headers["x-keyturn-relay"] == "k&1"
    assert headers["sec-fetch-site"] == "same-origin"
    assert headers["content-type"] == "application/json"
    found = parse_qs(json.loads(body)["fragment"])
    assert own_sandbox.activate(id_token=found["id_token"][0]).status_code == 200


def test_form_post(listener: Listener, own_sandbox: Sandbox) -> None:
    url = own_sandbox.sso_url() + "&response_mode=form_post"
    assert sign_in(url, username="you@acme.test", password="sandbox") == "delivered"
    ((method, path, _, body),) = listener.arrived
    assert (method, path) == ("POST", "/callback")
    assert "code" in parse_qs(body)


def test_federated(listener: Listener, own_sandbox: Sandbox) -> None:
    url = own_sandbox.sso_url("GLOBEX")
    assert sign_in(url, username="fed@globex.test", password="sandbox") == "delivered"
    assert "code=" in listener.arrived[0][1]


def test_ways_that_end_elsewhere(listener: Listener, own_sandbox: Sandbox) -> None:
    url = own_sandbox.sso_url()
    with pytest.raises(StandInError, match="did not accept"):
        sign_in(url, username="you@acme.test", password="wrong")
    with pytest.raises(StandInError, match="ends here"):
        sign_in(url.replace("license-users", "x"), username="a", password="b")
    assert listener.arrived == []


def test_it_runs_by_itself(listener: Listener, own_sandbox: Sandbox) -> None:
    command = [sys.executable, "-m", "sso.sandbox.browser_stand_in", own_sandbox.sso_url()]
    ended = subprocess.run(
        [*command, "--username", "two@acme.test"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (0, "delivered\n"), ended.stderr
    assert len(listener.arrived) == 1
