"""Does the account provider behave as the specification's section 4 asks?"""

import base64
import hashlib
from urllib.parse import quote, urlsplit

import account_client as account
import jwt
import pytest
import requests
from sandbox_client import Browser, Sandbox, carried

from sso.sandbox.account_challenges import challenge_of

SECRET_CLIENT = ("keyturn-account-secret", "sandbox-only-account-secret")


def test_the_challenge_vector() -> None:
    assert challenge_of(account.VERIFIER, "S512") == account.CHALLENGE
    assert len(account.CHALLENGE) == 88
    assert challenge_of(account.VERIFIER, "base64url").startswith("f501ehos-11zZ-c5")
    assert challenge_of(account.VERIFIER, "base64url").endswith("W0w")


def test_a_round_trip(sandbox: Sandbox) -> None:
    found = account.walked(sandbox, nonce="n1")
    assert set(found) == {"code", "state"}
    assert found["state"] == "s t"
    answer = account.ask_token(sandbox, code=found["code"])
    body = answer.json()
    assert (body["token_type"], body["expires_in"]) == ("Bearer", 600)
    assert body["scope"] == "openid account.user.read"
    keys = jwt.PyJWKClient(f"{sandbox.account}/.well-known/jwks")
    key = keys.get_signing_key_from_jwt(body["access_token"]).key
    access = jwt.decode(body["access_token"], key, algorithms=["RS512"])
    assert access["exp"] - access["iat"] == 600
    claims = jwt.decode(body["id_token"], key, algorithms=["RS256"], audience=account.CLIENT)
    assert claims["iss"] == urlsplit(sandbox.account).netloc
    assert (claims["email"], claims["nonce"]) == (account.MAKER, "n1")
    assert (claims["org_id"], claims["customer_type"]) == ("workspace-1", "02_enterprise")
    assert {"name", "picture", "sub", "iat", "exp"} <= set(claims)
    again = account.ask_token(sandbox, code=found["code"])
    assert (again.status_code, again.json()["error"]) == (400, "invalid_grant")


def test_no_id_token_without_openid(sandbox: Sandbox) -> None:
    assert "id_token" not in account.tokens(sandbox, scope="account.user.read unheard.of")


def test_the_issuer_and_the_algorithm_are_settings(sandbox: Sandbox) -> None:
    sandbox.settings(account_issuer="url", account_id_token_alg="RS512", account_jwks_alg="RS512")
    token = account.tokens(sandbox)["id_token"]
    assert jwt.get_unverified_header(token)["alg"] == "RS512"
    claims = jwt.decode(token, options={"verify_signature": False})
    assert claims["iss"] == sandbox.account
    (key,) = requests.get(f"{sandbox.account}/.well-known/jwks", timeout=20).json()["keys"]
    assert key["alg"] == "RS512"
    assert sandbox.state()["jwks_fetches"]["account"] == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"redirect_uri": "http://localhost:47815/callback"},
        {"redirect_uri": "http://localhost/callback"},
        {"redirect_uri": "http://127.0.0.1:47814/callback"},
        {"redirect_uri": None},
        {"client_id": "stranger"},
        {"client_id": None},
    ],
)
def test_what_never_redirects(sandbox: Sandbox, changes: dict[str, str | None]) -> None:
    page = Browser().open(account.url(sandbox, **changes))
    assert (page.status_code, "Location" in page.headers) == (400, False)


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"code_challenge": None}, "invalid_request"),
        ({"code_challenge_method": "S256"}, "invalid_request"),
    ],
)
def test_errors_that_go_back(sandbox: Sandbox, changes: dict[str, str | None], error: str) -> None:
    found = carried(Browser().open(account.url(sandbox, **changes)))
    assert (found["error"], found["state"]) == (error, "s t")


def test_head_goes_back_with_an_error(sandbox: Sandbox) -> None:
    answer = requests.head(account.url(sandbox), timeout=20)
    found = carried(answer)
    assert (found["error"], found["error_description"]) == ("invalid_request", "methodNotAllowed")


@pytest.mark.parametrize("how", ["S256", "base64url"])
def test_other_challenges(sandbox: Sandbox, how: str) -> None:
    sandbox.settings(account_pkce=how)
    digest = (hashlib.sha256 if how == "S256" else hashlib.sha512)(account.VERIFIER.encode())
    challenge = base64.urlsafe_b64encode(digest.digest()).rstrip(b"=").decode()
    method = "S256" if how == "S256" else "S512"
    asked = {"code_challenge": challenge, "code_challenge_method": method}
    assert "id_token" in account.tokens(sandbox, **asked)


def test_the_alphabet_and_the_padding_count(sandbox: Sandbox) -> None:
    for wrong in (
        account.CHALLENGE.rstrip("="),
        challenge_of(account.VERIFIER, "base64url"),
        account.CHALLENGE.translate(str.maketrans("_-", "+/")),
    ):
        sandbox.control("reset")
        code = account.walked(sandbox, code_challenge=wrong)["code"]
        assert account.ask_token(sandbox, code=code).json()["error"] == "invalid_grant"


def test_without_pkce(sandbox: Sandbox) -> None:
    sandbox.settings(account_pkce="none")
    code = account.walked(sandbox, code_challenge=None, code_challenge_method=None)["code"]
    assert account.ask_token(sandbox, code=code, code_verifier=None).status_code == 200


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"code_verifier": None}, "invalid_grant"),
        ({"redirect_uri": "http://localhost:47811/callback"}, "invalid_grant"),
        ({"client_secret": "guess"}, "invalid_client"),
        ({"client_id": SECRET_CLIENT[0]}, "invalid_client"),
        ({"grant_type": "password"}, "unsupported_grant_type"),
    ],
)
def test_token_refusals(sandbox: Sandbox, changes: dict[str, str | None], error: str) -> None:
    code = account.walked(sandbox)["code"]
    answer = account.ask_token(sandbox, code=code, **changes)
    assert (answer.status_code, answer.json()["error"]) == (400, error)
    assert {"error_description", "error_details"} <= set(answer.json())


@pytest.mark.parametrize(("place", "is_basic"), [("basic", True), ("body", False)])
def test_a_confidential_client(sandbox: Sandbox, place: str, is_basic: bool) -> None:
    sandbox.settings(account_secret_in=place)
    client_id, secret = SECRET_CLIENT
    by_body = {"client_id": client_id, "client_secret": secret}
    by_basic = {"client_id": None, "client_secret": None, "auth": SECRET_CLIENT}
    right, wrong = (by_basic, by_body) if is_basic else (by_body, by_basic)
    code = account.walked(sandbox, client_id=client_id)["code"]
    assert account.ask_token(sandbox, code=code, **wrong).json()["error"] == "invalid_client"
    assert account.ask_token(sandbox, code=code, **right).status_code == 200


def test_refresh_tokens_rotate(sandbox: Sandbox) -> None:
    first = account.tokens(sandbox)
    second = account.refreshed(sandbox, first["refresh_token"]).json()
    assert second["refresh_token"] != first["refresh_token"]
    assert second["access_token"] != first["access_token"]
    refused = account.refreshed(sandbox, first["refresh_token"])
    assert (refused.status_code, refused.json()["error"]) == (400, "invalid_grant")
    assert "already used" in refused.json()["error_details"]
    assert account.refreshed(sandbox, second["refresh_token"]).status_code == 200


def test_check_token(sandbox: Sandbox) -> None:
    token = account.tokens(sandbox)["access_token"]
    data = account.checked(sandbox, token).json()["data"]
    assert data["username"] == account.MAKER
    assert data["organization"] == {"organization_id": "workspace-1"}
    bad = account.checked(sandbox, "x")
    assert (bad.status_code, bad.json()["errors"][0]["code"]) == (403, "invalidToken")
    sandbox.settings(account_expire_tokens_now=True)
    old = account.checked(sandbox, token)
    assert (old.status_code, old.json()["errors"][0]["code"]) == (403, "tokenExpired")


def test_an_access_token_lives_ten_minutes(sandbox: Sandbox) -> None:
    token = account.tokens(sandbox)["access_token"]
    sandbox.settings(clock_offset_s=601)
    assert account.checked(sandbox, token).json()["errors"][0]["code"] == "tokenExpired"


@pytest.mark.parametrize(
    ("how", "expected"),
    [("user_denied", {"error_code": "user_denied"}), ("access_denied", {"error": "access_denied"})],
)
def test_deny(sandbox: Sandbox, how: str, expected: dict[str, str]) -> None:
    sandbox.settings(account_denied_as=how)
    browser = Browser()
    browser.open(account.url(sandbox))
    browser.sign_in(account.MAKER)
    found = carried(browser.submit(action="deny"))
    assert {**expected, "state": "s t"}.items() <= found.items()
    assert ("error" in found) == (how == "access_denied")


def test_approval_is_asked_once(sandbox: Sandbox) -> None:
    browser = Browser()
    account.walked(sandbox, browser)
    assert "code" in carried(browser.open(account.url(sandbox)))
    sandbox.settings(account_asks_approval="always")
    assert 'id="allow"' in browser.open(account.url(sandbox)).text


def test_workspaces(sandbox: Sandbox) -> None:
    sandbox.settings(account_asks_approval="never")
    browser = Browser()
    browser.open(account.url(sandbox))
    assert 'id="workspace"' in browser.sign_in(account.TEAM).text
    code = carried(browser.submit(organization_id="workspace-2"))["code"]
    token = account.ask_token(sandbox, code=code).json()["id_token"]
    assert jwt.decode(token, options={"verify_signature": False})["org_id"] == "workspace-2"
    named = carried(browser.open(account.url(sandbox, organization_id="workspace-1")))
    assert "code" in named
    foreign = carried(browser.open(account.url(sandbox, organization_id="workspace-9")))
    assert foreign["error"] == "access_denied"


def test_log_off_decodes_once_and_leaves_other_tokens(sandbox: Sandbox) -> None:
    browser = Browser()
    account.walked(sandbox, browser)
    kept = account.tokens(sandbox)
    assert "code" in carried(browser.open(account.url(sandbox)))
    target = "http://127.0.0.1:5000/out?a=1&b=%2F"
    out = browser.open(f"{sandbox.account}/logoff?next={quote(target, safe='')}")
    assert out.headers["Location"] == target
    assert 'id="sign-in"' in browser.open(account.url(sandbox)).text
    assert account.checked(sandbox, kept["access_token"]).status_code == 200
    assert account.refreshed(sandbox, kept["refresh_token"]).status_code == 200


def test_log_off_alone_ends_on_the_sign_in_page(sandbox: Sandbox) -> None:
    browser = Browser()
    account.walked(sandbox, browser)
    page = browser.open(f"{sandbox.account}/logoff")
    assert page.url == f"{sandbox.account}/"
    assert 'id="sign-in"' in page.text
    assert "signed in as" in browser.sign_in(account.MAKER).text


def test_log_off_may_lead_into_a_new_sign_in(sandbox: Sandbox) -> None:
    browser = Browser()
    account.walked(sandbox, browser)
    url = account.url(sandbox)
    again = browser.open(f"{sandbox.account}/logoff?next={quote(url, safe='')}")
    assert 'id="sign-in"' in again.text
    assert "code" in carried(browser.sign_in(account.MAKER))


def test_where_log_off_may_lead(sandbox: Sandbox) -> None:
    def answer(target: str) -> int:
        address = f"{sandbox.account}/logoff?next={quote(target, safe='')}"
        return requests.get(address, allow_redirects=False, timeout=20).status_code

    loopback, foreign = "http://localhost:9/out", "https://evil.test/"
    assert (answer(loopback), answer(account.URI), answer(foreign)) == (302, 302, 400)
    assert answer(quote(loopback, safe="")) == 400, "encoded twice is no address"
    assert answer("http://localhost:9@evil.test/") == 400
    assert answer("javascript:alert(1)") == 400
    sandbox.settings(account_logoff_next="any")
    assert answer(foreign) == 302
    sandbox.settings(account_logoff_next="none")
    assert answer(loopback) == 400


def test_what_it_says_about_itself(sandbox: Sandbox) -> None:
    found = requests.get(f"{sandbox.account}/.well-known/openid-configuration", timeout=20).json()
    assert found["issuer"] == urlsplit(sandbox.account).netloc
    assert found["jwks_uri"] == f"{sandbox.account}/.well-known/jwks"
    assert found["code_challenge_methods_supported"] == ["S512"]
    assert not {"userinfo_endpoint", "revocation_endpoint", "end_session_endpoint"} & set(found)
    pem = requests.get(f"{sandbox.account}/public-key", timeout=20).text
    token = account.tokens(sandbox)["access_token"]
    assert jwt.decode(token, pem, algorithms=["RS512"])["scope"]
    for path in ("/userinfo", "/revoke"):
        assert requests.get(sandbox.account + path, timeout=20).status_code == 404


def test_forms_belong_to_one_browser(sandbox: Sandbox) -> None:
    first, second = Browser(), Browser()
    second.page = first.open(account.url(sandbox))
    assert second.sign_in(account.MAKER).status_code == 400
    assert first.submit(csrf="x", username=account.MAKER, password="sandbox").status_code == 400
    first.open(account.url(sandbox))
    assert 'id="problem"' in first.sign_in(account.MAKER, "wrong").text
    assert 'id="problem"' in first.sign_in("you@acme.test").text


def test_an_origin_of_its_own(sandbox: Sandbox) -> None:
    assert urlsplit(sandbox.account).hostname != urlsplit(sandbox.base).hostname
    assert requests.get(sandbox.account, headers={"Host": "x.test"}, timeout=20).status_code == 421
    browser = Browser()
    account.walked(sandbox, browser)
    assert {cookie.domain for cookie in browser.http.cookies} == {"localhost.local"}


def test_the_direct_way_is_a_setting(sandbox: Sandbox) -> None:
    token = account.tokens(sandbox)["id_token"]
    refused = sandbox.activate(id_token=token, customer="ULTI")
    assert refused.json()["code"] == sandbox.settings()["sso_token_code"]
    sandbox.settings(accept_account_id_token=True)
    taken = sandbox.activate(id_token=token, customer="ULTI")
    assert taken.json()["user"]["email"] == account.MAKER


def test_its_id_tokens_lie_too(sandbox: Sandbox) -> None:
    sandbox.settings(id_token_lies=["sub_missing", "kid_absent"], nonce_override="other")
    token = account.tokens(sandbox, nonce="n1")["id_token"]
    claims = jwt.decode(token, options={"verify_signature": False})
    assert "sub" not in claims
    assert claims["nonce"] == "other"
    assert "kid" not in jwt.get_unverified_header(token)


def test_faults_of_the_account(sandbox: Sandbox) -> None:
    sandbox.control("faults", route="account_token", fault="oauth_error", error="temporarily")
    assert account.ask_token(sandbox, code="x").json() == {"error": "temporarily"}
    sandbox.control("faults", route="account_jwks", fault="gateway_502")
    assert requests.get(f"{sandbox.account}/.well-known/jwks", timeout=20).status_code == 502
    assert sandbox.state()["counts"]["account_token"] == 1
