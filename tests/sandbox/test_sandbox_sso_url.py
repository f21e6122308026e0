"""Is sso_url right to the byte?"""

import re

import pytest
import requests
from sandbox_client import DEFAULT_URI, Sandbox

SECOND = "http://127.0.0.1:47812/callback"
THIRD = "http://localhost:47813/callback"


def auth_url(sandbox: Sandbox, response_type: str, uri: str, hint: str) -> str:
    return (
        f"{sandbox.base}/realms/user-portal/protocol/openid-connect/auth?scope=openid"
        f"&response_type={response_type}&client_id=license-users"
        f"&redirect_uri={uri}&kc_idp_hint={hint}"
    )


def ask(sandbox: Sandbox, **changes: str | None) -> requests.Response:
    query = {"product": "CAD-PRO", "customer_account_code": "ACME", "response_type": "code"}
    return sandbox.get("sso_url", **{**query, **changes})


def test_code_mode(sandbox: Sandbox) -> None:
    answer = ask(sandbox)
    assert sandbox.is_signed(answer)
    body = answer.json()
    assert body["url"] == auth_url(sandbox, "code", DEFAULT_URI, "keyturn-ACME")
    assert list(body["openid_configuration"]) == [
        "issuer",
        "end_session_endpoint",
        "token_endpoint",
        "introspection_endpoint",
    ]
    assert body["openid_configuration"]["issuer"] == f"{sandbox.base}/realms/user-portal"
    assert body["alternate_urls"] == [
        auth_url(sandbox, "code", uri, "keyturn-ACME") for uri in (SECOND, THIRD)
    ]


def test_token_mode_has_a_raw_space_and_a_numeric_nonce(sandbox: Sandbox) -> None:
    url = ask(sandbox, response_type="token", customer_account_code="GLOBEX").json()["url"]
    prefix = auth_url(sandbox, "id_token token", DEFAULT_URI, "keyturn-GLOBEX") + "&nonce="
    assert re.fullmatch(re.escape(prefix) + "[0-9]{9}", url)
    assert "state=" not in url


def test_the_default_of_response_type_is_a_setting(sandbox: Sandbox) -> None:
    assert "response_type=code&" in ask(sandbox, response_type=None).json()["url"]
    sandbox.settings(default_response_type="token", alternate_urls=False)
    body = ask(sandbox, response_type=None).json()
    assert "response_type=id_token token&" in body["url"]
    assert "alternate_urls" not in body


def test_a_requested_redirect_uri(sandbox: Sandbox) -> None:
    assert f"redirect_uri={SECOND}&" in ask(sandbox, redirect_uri=SECOND).json()["url"]
    other = "http://localhost:5000/callback"
    assert ask(sandbox, redirect_uri=other).json()["code"].startswith("sbx_")
    sandbox.settings(allow_unlisted_port=True)
    assert f"redirect_uri={other}&" in ask(sandbox, redirect_uri=other).json()["url"]
    assert ask(sandbox, redirect_uri="http://localhost:5000/else").status_code == 400


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"product": None}, "missing_parameters"),
        ({"customer_account_code": None}, "missing_parameters"),
        ({"product": "cad-pro"}, "unknown_product"),
        ({"customer_account_code": "NOBODY"}, "customer_account_not_found"),
        ({"state": "x"}, "validation_error"),
        ({"code_challenge": "x"}, "validation_error"),
        ({"response_type": "id_token token"}, "validation_error"),
    ],
)
def test_refusals(sandbox: Sandbox, changes: dict[str, str | None], code: str) -> None:
    assert ask(sandbox, **changes).json()["code"] == code


def test_sso_not_set_up_has_a_code_nobody_can_guess(sandbox: Sandbox) -> None:
    code = ask(sandbox, customer_account_code="NOSSO").json()["code"]
    assert code == sandbox.settings()["sso_disabled_code"]
    assert re.fullmatch("sbx_[0-9a-f]{12}", code)


def test_the_status_of_an_unknown_product_is_a_setting(sandbox: Sandbox) -> None:
    sandbox.settings(unknown_product_status=404)
    assert ask(sandbox, product="X").status_code == 404
