"""Does the stand-in reach a real listener in every mode?"""

import json
import subprocess
import sys
from urllib.parse import parse_qs, urlsplit

import pytest
from recording_listener import Listener
from sandbox_client import ROOT, Sandbox

from sso.sandbox.browser_stand_in import StandInError, sign_in


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
