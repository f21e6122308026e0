"""May a desktop program sign in by OpenID Connect, and out again, under two brands?"""

import subprocess
import sys
from urllib.parse import urlencode

import jwt
import pytest
import requests
from sandbox_client import DESKTOP_URI, OPENID, ROOT, Browser, Sandbox, carried

from sso.sandbox.people import DESKTOP_CLIENT_IDS


@pytest.mark.parametrize("client_id", DESKTOP_CLIENT_IDS)
def test_a_round_trip(sandbox: Sandbox, client_id: str) -> None:
    found = Browser().walk(sandbox.desktop_url(client_id, state="s"), "you@acme.test")
    assert (found["state"], found["iss"]) == ("s", f"{sandbox.base}/realms/user-portal")
    granted = sandbox.redeem(found["code"], client_id).json()
    claims = jwt.decode(granted["id_token"], options={"verify_signature": False})
    assert (claims["aud"], claims["azp"], claims["nonce"]) == (client_id, client_id, "n1")
    assert "at_hash" in claims
    assert sandbox.activate(id_token=granted["id_token"]).status_code == 200


def test_a_second_brand_needs_no_form(sandbox: Sandbox) -> None:
    browser = Browser()
    browser.walk(sandbox.desktop_url(), "you@acme.test")
    silent = carried(browser.open(sandbox.desktop_url("keyturn-brand2")))
    assert sandbox.redeem(silent["code"], "keyturn-brand2").status_code == 200
    other = carried(browser.open(sandbox.desktop_url("keyturn-brand2")))
    assert sandbox.redeem(other["code"], "keyturn-desktop").json()["error"] == "invalid_grant"


@pytest.mark.parametrize(
    "change",
    [
        {"code_challenge": ""},
        {"code_challenge_method": "plain"},
        {"code_challenge_method": ""},
        {"code_challenge": "too-short"},
    ],
)
def test_pkce_is_enforced(sandbox: Sandbox, change: dict[str, str]) -> None:
    found = carried(Browser().open(sandbox.desktop_url(state="s", **change)))
    assert (found["error"], found["state"]) == ("invalid_request", "s")


def test_a_wrong_verifier_or_address(sandbox: Sandbox) -> None:
    for wrong in ({"code_verifier": "w" * 43}, {"uri": "http://127.0.0.1:5124/callback"}):
        code = Browser().walk(sandbox.desktop_url(), "you@acme.test")["code"]
        assert sandbox.redeem(code, **wrong).json()["error"] == "invalid_grant"


@pytest.mark.parametrize("prompt", ["login", "select_account"])
def test_prompts_that_ask_again(sandbox: Sandbox, prompt: str) -> None:
    browser, url = Browser(), sandbox.desktop_url(prompt=prompt)
    browser.walk(url, "you@acme.test")
    assert 'id="sign-in"' in browser.open(url).text
    second = sandbox.redeem(carried(browser.sign_in("two@acme.test"))["code"]).json()
    claims = jwt.decode(second["id_token"], options={"verify_signature": False})
    assert claims["email"] == "two@acme.test"


def test_discovery_says_what_there_is(sandbox: Sandbox) -> None:
    url = f"{sandbox.base}/realms/user-portal/.well-known/openid-configuration"
    found = requests.get(url, timeout=20).json()
    assert found["authorization_response_iss_parameter_supported"] is True
    assert found["code_challenge_methods_supported"] == ["S256"]
    assert found["end_session_endpoint"] == f"{sandbox.base}{OPENID}/logout"
    assert "none" in found["token_endpoint_auth_methods_supported"]


@pytest.mark.parametrize("client_id", ["license-users", *DESKTOP_CLIENT_IDS])
@pytest.mark.parametrize("back", ["http://127.0.0.1:5999/out", "http://localhost/out"])
def test_sign_off_comes_back_to_any_port(sandbox: Sandbox, client_id: str, back: str) -> None:
    browser = Browser()
    browser.walk(sandbox.desktop_url(), "you@acme.test")
    asked = {"post_logout_redirect_uri": back, "client_id": client_id, "state": "x"}
    out = browser.open(f"{sandbox.base}{OPENID}/logout?{urlencode(asked)}")
    assert out.headers["Location"] == f"{back}?state=x"
    assert 'id="sign-in"' in browser.open(sandbox.desktop_url()).text


def test_sign_off_elsewhere_is_refused(sandbox: Sandbox) -> None:
    for back, client_id in (
        ("http://127.0.0.1:5999/elsewhere", "keyturn-desktop"),
        ("http://[::1]:5999/out", "keyturn-desktop"),
        ("http://127.0.0.1:5999/out", "stranger"),
        ("http://127.0.0.1:5999/out", ""),
    ):
        asked = {"post_logout_redirect_uri": back, "client_id": client_id}
        page = Browser().open(f"{sandbox.base}{OPENID}/logout?{urlencode(asked)}")
        assert (page.status_code, "Location" in page.headers) == (400, False)


def test_the_registered_address_admits_any_port(sandbox: Sandbox) -> None:
    for uri in (DESKTOP_URI, "http://localhost:1/callback", "http://127.0.0.1/callback"):
        assert Browser().open(sandbox.desktop_url(uri=uri)).status_code == 200
    for uri in ("http://127.0.0.1:5123/other", "http://[::1]:5123/callback"):
        assert Browser().open(sandbox.desktop_url(uri=uri)).status_code == 400


def test_the_profiles_are_sound(sandbox: Sandbox) -> None:
    for path in sandbox.info["profiles"].values():
        ended = subprocess.run(
            [sys.executable, "main.py", "config", "validate", path],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
        assert ended.returncode == 0, ended.stderr
