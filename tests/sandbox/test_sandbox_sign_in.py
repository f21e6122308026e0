"""Does the identity provider behave as Keycloak does?"""

import base64
import hashlib
import re
from urllib.parse import quote

import jwt
import pytest
import requests
from sandbox_client import DEFAULT_URI, Browser, Sandbox, carried, is_fragment

REALM = "/realms/user-portal"


def claims_of(sandbox: Sandbox, token: str) -> dict[str, object]:
    """The verified claims, by the published keys and with another library."""
    keys = jwt.PyJWKClient(f"{sandbox.base}{REALM}/protocol/openid-connect/certs")
    key = keys.get_signing_key_from_jwt(token).key
    options = {"verify_aud": False}
    claims: dict[str, object] = jwt.decode(token, key, algorithms=["RS256"], options=options)
    return claims


def with_uri(url: str, uri: str) -> str:
    return url.replace(f"redirect_uri={DEFAULT_URI}", f"redirect_uri={quote(uri, safe='')}")


def test_code_mode_answers_in_the_query(sandbox: Sandbox) -> None:
    browser = Browser()
    browser.open(sandbox.sso_url() + "&state=" + quote("a b&c=d+é~"))
    response = browser.sign_in("you@acme.test")
    found = carried(response)
    assert not is_fragment(response)
    assert list(found) == ["code", "session_state", "iss", "state"]
    assert found["state"] == "a b&c=d+é~"
    assert found["iss"] == sandbox.base + REALM
    assert response.headers["Location"].startswith(f"{DEFAULT_URI}?code=")


def test_token_mode_answers_in_the_fragment(sandbox: Sandbox) -> None:
    browser, url = Browser(), sandbox.sso_url(response_type="token")
    browser.open(url)
    response = browser.sign_in("you@acme.test")
    found = carried(response)
    assert is_fragment(response)
    assert list(found) == [
        "id_token",
        "access_token",
        "token_type",
        "expires_in",
        "session_state",
        "iss",
    ]
    assert (found["token_type"], found["expires_in"]) == ("Bearer", "900")
    claims = claims_of(sandbox, found["id_token"])
    half = hashlib.sha256(found["access_token"].encode()).digest()[:16]
    assert claims["at_hash"] == base64.urlsafe_b64encode(half).rstrip(b"=").decode()
    assert claims["nonce"] == re.search("nonce=([0-9]+)", url)[1]  # type: ignore[index]
    assert (claims["aud"], claims["azp"]) == ("license-users", "license-users")
    assert (claims["email"], claims["sid"]) == ("you@acme.test", found["session_state"])
    assert claims["iss"] == found["iss"] == sandbox.base + REALM


def test_settings_of_the_redirect(sandbox: Sandbox) -> None:
    sandbox.settings(iss_parameter=False, echo_state=False, nonce_override="1", wrong_iss=True)
    browser = Browser()
    browser.open(sandbox.sso_url(response_type="token") + "&state=x")
    found = carried(browser.sign_in("you@acme.test"))
    assert not {"iss", "state"} & set(found)
    claims = claims_of(sandbox, found["id_token"])
    assert claims["nonce"] == "1"
    assert claims["iss"] != sandbox.base + REALM


def test_form_post(sandbox: Sandbox) -> None:
    browser = Browser()
    browser.open(sandbox.sso_url() + "&response_mode=form_post&state=%22%3E")
    page = browser.sign_in("you@acme.test")
    assert page.status_code == 200
    assert f'action="{DEFAULT_URI}"' in page.text
    assert 'name="state" value="&#34;&gt;"' in page.text
    assert 'name="code"' in page.text


def test_a_wrong_password_shows_the_form_again(sandbox: Sandbox) -> None:
    browser = Browser()
    browser.open(sandbox.sso_url())
    page = browser.sign_in('<b>"x', "wrong")
    assert page.status_code == 200
    assert 'id="problem"' in page.text
    assert "<b>" not in page.text
    assert "code" in carried(browser.sign_in("you@acme.test"))


def test_one_click(sandbox: Sandbox) -> None:
    browser = Browser()
    browser.open(sandbox.sso_url())
    assert "code" in carried(browser.submit(person="two@acme.test"))


@pytest.mark.parametrize("response_type", ["code", "token"])
def test_cancel_and_expiry(sandbox: Sandbox, response_type: str) -> None:
    browser, url = Browser(), sandbox.sso_url(response_type=response_type) + "&state=s"
    browser.open(url)
    denied = browser.submit(action="cancel")
    assert carried(denied) == {
        "error": "access_denied",
        "iss": sandbox.base + REALM,
        "state": "s",
    }
    assert is_fragment(denied) == (response_type == "token")
    link = re.search('id="expire" href="([^"]*)"', browser.open(url).text)
    assert link
    expired = carried(browser.open(sandbox.base + link[1]))
    assert expired["error"] == "temporarily_unavailable"
    assert expired["error_description"] == "authentication_expired"


def test_the_form_belongs_to_one_browser(sandbox: Sandbox) -> None:
    first, second = Browser(), Browser()
    second.page = first.open(sandbox.sso_url())
    assert second.sign_in("you@acme.test").status_code == 400
    assert first.submit(csrf="x", username="you@acme.test", password="sandbox").status_code == 400


def test_a_remembered_session_until_sign_out(sandbox: Sandbox) -> None:
    browser, url = Browser(), sandbox.sso_url()
    silent = url + "&prompt=none"
    assert carried(browser.open(silent))["error"] == "login_required"
    first = browser.walk(url, "you@acme.test")
    again = carried(browser.open(url))
    assert again["session_state"] == first["session_state"]
    assert again["code"] != first["code"]
    assert "code" in carried(browser.open(silent))
    assert 'id="sign-in"' in browser.open(url + "&prompt=login").text
    out = browser.open(f"{sandbox.base}{REALM}/protocol/openid-connect/logout")
    assert "signed out" in out.text
    assert 'id="sign-in"' in browser.open(url).text


def test_sign_out_comes_back_only_to_registered_addresses(sandbox: Sandbox) -> None:
    end = f"{sandbox.base}{REALM}/protocol/openid-connect/logout?post_logout_redirect_uri="
    client = "&client_id=license-users&state=x"
    assert Browser().open(end + quote("http://evil.test/") + client).status_code == 400
    assert Browser().open(end + quote(DEFAULT_URI)).status_code == 400
    back = Browser().open(end + quote(DEFAULT_URI) + client)
    assert back.headers["Location"] == f"{DEFAULT_URI}?state=x"


def test_sign_out_may_ask_first(sandbox: Sandbox) -> None:
    sandbox.settings(logout_confirms=True)
    browser, url = Browser(), sandbox.sso_url()
    browser.walk(url, "you@acme.test")
    end = f"{sandbox.base}{REALM}/protocol/openid-connect/logout"
    assert 'id="sign-out"' in browser.open(end).text
    assert "code" in carried(browser.open(url))
    browser.open(end)
    browser.submit()
    assert 'id="sign-in"' in browser.open(url).text


@pytest.mark.parametrize(
    "uri",
    [
        "http://localhost:5000/callback",
        "http://localhost:47811/callback/",
        "http://localhost:47811/callback?x=1",
        "https://localhost:47811/callback",
        "http://[::1]:47811/callback",
        "http://localhost:47811@evil.test/callback",
        "http://evil.test/callback",
        'http://localhost:47811/"<script>',
        "javascript:alert(1)",
        "",
    ],
)
def test_a_bad_redirect_uri_ends_on_an_error_page(sandbox: Sandbox, uri: str) -> None:
    for url in (sandbox.sso_url(), sandbox.sso_url(response_type="token")):
        page = Browser().open(with_uri(url, uri))
        assert page.status_code == 400
        assert "Location" not in page.headers
        assert "<script>" not in page.text


def test_other_requests_without_a_redirect(sandbox: Sandbox) -> None:
    url = sandbox.sso_url()
    for bad in (
        url.replace("license-users", "stranger"),
        url.replace("client_id=license-users", ""),
        url + "&state=a&state=b",
    ):
        page = Browser().open(bad)
        assert (page.status_code, "Location" in page.headers) == (400, False)
    sandbox.settings(sso_disabled_codes=["ACME"])
    assert "disabled" in Browser().open(url).text


def test_an_unsupported_response_type_is_redirected(sandbox: Sandbox) -> None:
    url = sandbox.sso_url().replace("response_type=code", "response_type=magic")
    assert carried(Browser().open(url))["error"] == "unsupported_response_type"


def test_the_federated_way(sandbox: Sandbox) -> None:
    browser = Browser()
    page = browser.open(sandbox.sso_url("GLOBEX") + "&state=s")
    assert "/federated/" in page.url
    assert 'id="problem"' in browser.sign_in("fed@globex.test", "wrong").text
    found = carried(browser.sign_in("fed@globex.test"))
    assert found["state"] == "s"
    answer = sandbox.activate(customer="GLOBEX", code=found["code"])
    assert answer.json()["user"]["email"] == "fed@globex.test"
    assert answer.json()["customer"]["customer_account"] is None


def test_the_federated_provider_refuses(sandbox: Sandbox) -> None:
    browser = Browser()
    browser.open(sandbox.sso_url("GLOBEX"))
    assert carried(browser.submit(action="cancel"))["error"] == "access_denied"
    browser.open(sandbox.sso_url("GLOBEX"))
    assert 'id="problem"' in browser.sign_in("you@acme.test").text
    stranger = f"{sandbox.base}/federated/globex/authorize?redirect_uri=http://evil.test/"
    assert Browser().open(stranger).status_code == 400


def test_a_federated_person_cannot_use_the_brokers_form(sandbox: Sandbox) -> None:
    browser = Browser()
    browser.open(sandbox.sso_url())
    assert 'id="problem"' in browser.sign_in("fed@globex.test").text


def test_every_sign_in_may_fail(sandbox: Sandbox) -> None:
    sandbox.settings(sign_in_error="server_error")
    assert Browser().walk(sandbox.sso_url(), "you@acme.test")["error"] == "server_error"


def test_the_page_is_protected(sandbox: Sandbox) -> None:
    page = Browser().open(sandbox.sso_url())
    assert page.headers["Cache-Control"] == "no-store"
    policy = page.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in policy
    assert "form-action" not in policy
    assert "<script" not in page.text
    assert not re.search("(src|href)=.?https?:", page.text)
    assert page.text.count("<label for=") == 2


def test_discovery(sandbox: Sandbox) -> None:
    found = requests.get(f"{sandbox.base}{REALM}/.well-known/openid-configuration", timeout=20)
    body = found.json()
    assert body["issuer"] == sandbox.base + REALM
    keys = requests.get(body["jwks_uri"], timeout=20).json()["keys"]
    assert [key["kty"] for key in keys] == ["RSA"]
    assert not {"d", "p", "q"} & set(keys[0])


def test_introspection_is_for_the_company_client(sandbox: Sandbox) -> None:
    url = f"{sandbox.base}{REALM}/protocol/openid-connect/token/introspect"
    token = sandbox.tokens()["access_token"]
    assert requests.post(url, data={"token": token}, timeout=20).status_code == 401
    client = sandbox.get("../../sandbox/people").json()["oauth_client"]
    answer = requests.post(url, data={"token": token, **client}, timeout=20).json()
    assert answer["active"] is True
    assert answer["email"] == "you@acme.test"
    assert requests.post(url, data={"token": "x", **client}, timeout=20).json() == {"active": False}


def test_a_desktop_client_redeems_its_code_with_pkce(sandbox: Sandbox) -> None:
    verifier = "v" * 43
    digest = hashlib.sha256(verifier.encode()).digest()
    challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
    uri = "http://127.0.0.1:5123/callback"
    base = f"{sandbox.base}{REALM}/protocol/openid-connect"
    url = (
        f"{base}/auth?scope=openid email&response_type=code&client_id=keyturn-desktop"
        f"&redirect_uri={uri}&nonce=n1&code_challenge={challenge}&code_challenge_method=S256"
    )
    form = {"grant_type": "authorization_code", "client_id": "keyturn-desktop", "redirect_uri": uri}

    def redeem(code: str, **more: str) -> requests.Response:
        return requests.post(f"{base}/token", data={**form, "code": code, **more}, timeout=20)

    code = Browser().walk(url, "you@acme.test")["code"]
    answer = redeem(code, code_verifier=verifier)
    assert answer.status_code == 200, answer.text
    granted = answer.json()
    claims = claims_of(sandbox, granted["id_token"])
    assert (claims["aud"], claims["nonce"]) == ("keyturn-desktop", "n1")
    assert "at_hash" in claims
    assert redeem(code, code_verifier=verifier).json()["error"] == "invalid_grant"
    activated = sandbox.activate(id_token=granted["id_token"], redirect_uri=uri)
    assert activated.status_code == 200
    for wrong in ({}, {"code_verifier": "w" * 43}):
        code = Browser().walk(url, "you@acme.test")["code"]
        assert redeem(code, **wrong).json()["error"].startswith("invalid_")
    foreign = sandbox.code()
    assert redeem(foreign, code_verifier=verifier).json()["error"] == "invalid_grant"
