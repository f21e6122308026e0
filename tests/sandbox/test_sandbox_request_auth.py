"""Does the sandbox accept and refuse API calls as the service does?"""

from collections.abc import Callable

import pytest
import requests
from sandbox_client import KEY, SHARED, Sandbox, hmac_of, http_date, signed_headers

from sso.sandbox.wire_signatures import is_request_signature, license_text, request_signature

SAMPLE_KEY = "kw4qSnpSwXzgiv5yxYpZZmFEd9QAeiKTQ6OuyMja"
SAMPLE_DATE = "Tue, 07 Jun 2011 20:51:35 GMT"


def test_golden_vector_of_the_request_signature() -> None:
    made = request_signature(SAMPLE_KEY, SAMPLE_DATE)
    assert made == "UDysfR6MndUZReo07Y9r+vErn8vSxrnQ5ulit18iJ/Q="
    wrong = "klTwb9t6gh5JzO1hH3O5pGUg0iL9yhWJFd5X24C6oFM="
    assert not is_request_signature(SAMPLE_KEY, SAMPLE_DATE, wrong)


@pytest.mark.parametrize(
    ("identity", "validity", "text"),
    [
        ("u@g.com", "2026-06-18T00:00:00.000Z", "123#u@g.com#2026-06-18t00:00:00.000z"),
        ("u@g.com|ACME", None, "123#u@g.com#"),
    ],
)
def test_golden_vector_of_the_license_text(identity: str, validity: str | None, text: str) -> None:
    assert license_text("123", identity, validity) == text


def details(sandbox: Sandbox, headers: dict[str, str]) -> tuple[int, str | None]:
    answer = sandbox.get("product_details", headers, product="CAD-PRO")
    body = answer.json()
    if answer.status_code >= 400:
        assert set(body) == {"status", "code", "message"}
        assert body["status"] == answer.status_code
        assert "LicenseSignature" not in answer.headers
    return answer.status_code, body.get("code")


def authorization(separator: str = ",", spelling: str = "apikey", **changes: str) -> dict[str, str]:
    date = http_date()
    fields = {
        "algorithm": "hmac-sha256",
        "headers": "date",
        "signature": hmac_of(SHARED, date),
        spelling: KEY,
        **changes,
    }
    text = separator.join(f'{name}="{value}"' for name, value in fields.items() if value)
    return {"Date": date, "Authorization": text}


@pytest.mark.parametrize("separator", [",", ", "])
@pytest.mark.parametrize("spelling", ["apikey", "apiKey"])
def test_both_separators_and_both_spellings(
    sandbox: Sandbox, separator: str, spelling: str
) -> None:
    assert details(sandbox, authorization(separator, spelling)) == (200, None)


@pytest.mark.parametrize(
    ("make_headers", "expected"),
    [
        (dict, (400, "missing_headers")),
        (lambda: {"Date": http_date()}, (400, "missing_headers")),
        (
            lambda: {"Date": http_date(), "Authorization": "nonsense"},
            (400, "authorization_invalid_headers"),
        ),
        (lambda: authorization(signature=""), (400, "authorization_missing_params")),
        (lambda: authorization(apikey=""), (400, "authorization_missing_params")),
        (lambda: authorization(algorithm="hmac-sha1"), (400, "hmac_required")),
        (lambda: authorization(headers="host"), (400, "authorization_invalid_headers")),
        (lambda: authorization(apikey="nobody"), (400, "invalid_api_key")),
        (lambda: authorization(signature="AAAA"), (401, "signature_mismatch")),
        (lambda: signed_headers(http_date(-16 * 60)), (400, "date_header_diff")),
        (lambda: signed_headers(http_date(16 * 60)), (400, "date_header_diff")),
        (lambda: signed_headers("not a date"), (400, "date_header_diff")),
        (lambda: signed_headers(http_date(-14 * 60)), (200, None)),
        (
            lambda: {"Date": http_date(), "Authorization": "Bearer x"},
            (401, "oauth_token_malformed"),
        ),
    ],
)
def test_refusals(
    sandbox: Sandbox,
    make_headers: Callable[[], dict[str, str]],
    expected: tuple[int, str | None],
) -> None:
    """The headers are made in the test: from the start of a long suite they would be old."""
    assert details(sandbox, make_headers()) == expected


def test_the_date_is_signed_as_received(sandbox: Sandbox) -> None:
    headers = signed_headers()
    other = {**headers, "Date": http_date(-60)}
    assert details(sandbox, other) == (401, "signature_mismatch")


def test_settings_of_authentication(sandbox: Sandbox) -> None:
    sandbox.settings(signature_mismatch_status=400, date_future_limit_s=10)
    assert details(sandbox, authorization(signature="AAAA")) == (400, "signature_mismatch")
    assert details(sandbox, signed_headers(http_date(60))) == (400, "date_header_diff")


def test_a_moved_clock_shows_and_refuses(sandbox: Sandbox) -> None:
    sandbox.settings(clock_offset_s=3600)
    answer = sandbox.get("product_details", product="CAD-PRO")
    assert answer.json()["code"] == "date_header_diff"
    assert answer.headers["Date"][:20] == http_date(3600)[:20]
    assert details(sandbox, signed_headers(answer.headers["Date"])) == (200, None)


def test_special_api_keys(sandbox: Sandbox) -> None:
    people = sandbox.get("../../sandbox/people").json()
    for key in people["api_keys"]:
        headers = signed_headers(None, key["api_key"], key["shared_key"])
        answer = sandbox.post(
            "deactivate_license", headers, product="CAD-PRO", hardware_id="x", username="y"
        )
        assert answer.json()["code"] == (key["special"] or "license_not_found")
    reading = next(k for k in people["api_keys"] if k["special"] == "read_only_api_key")
    headers = signed_headers(None, reading["api_key"], reading["shared_key"])
    assert details(sandbox, headers) == (200, None)


def test_oauth_flow(sandbox: Sandbox) -> None:
    found = sandbox.get("oauth_url", {}, login_type="client_credentials")
    assert sandbox.is_signed(found)
    client = sandbox.get("../../sandbox/people").json()["oauth_client"]
    assert client["client_id"].startswith("auth-company-")
    form = {"grant_type": "client_credentials", **client}
    granted = requests.post(found.json()["url"], data=form, timeout=20).json()
    assert list(granted) == [
        "access_token",
        "expires_in",
        "refresh_expires_in",
        "token_type",
        "not-before-policy",
        "scope",
    ]
    assert granted["expires_in"] == 480
    bearer = {"Authorization": f"Bearer {granted['access_token']}"}
    assert details(sandbox, {"Date": http_date(), **bearer}) == (200, None)
    assert details(sandbox, bearer) == (400, "missing_headers")
    stale = {"Date": http_date(-3600), **bearer}
    assert details(sandbox, stale) == (400, "date_header_diff")
    sandbox.settings(oauth_forced=True)
    assert details(sandbox, {"Date": http_date(), **bearer}) == (200, None)
    assert details(sandbox, signed_headers())[1] == sandbox.settings()["oauth_forced_code"]
    sandbox.settings(oauth_revoke_now=True)
    assert details(sandbox, {"Date": http_date(), **bearer}) == (401, "oauth_token_expired")


def test_oauth_tokens_expire_by_the_clock(sandbox: Sandbox) -> None:
    url = sandbox.get("oauth_url", {}, login_type="client_credentials").json()["url"]
    client = sandbox.get("../../sandbox/people").json()["oauth_client"]
    form = {"grant_type": "client_credentials", **client}
    token = requests.post(url, data=form, timeout=20).json()["access_token"]
    sandbox.settings(clock_offset_s=481)
    headers = {"Date": http_date(481), "Authorization": f"Bearer {token}"}
    assert details(sandbox, headers) == (401, "oauth_token_expired")


@pytest.mark.parametrize(
    "form",
    [
        {"grant_type": "client_credentials", "client_id": "x", "client_secret": "y"},
        {"grant_type": "client_credentials"},
        {"grant_type": "authorization_code", "client_id": "license-users", "code": "x"},
    ],
)
def test_oauth_refuses_strangers(sandbox: Sandbox, form: dict[str, str]) -> None:
    url = f"{sandbox.base}/realms/user-portal/protocol/openid-connect/token"
    answer = requests.post(url, data=form, timeout=20)
    assert answer.status_code == 401
    assert answer.json() == {
        "error": "invalid_client",
        "error_description": "Invalid client or Invalid client credentials",
    }


def test_public_routes_and_unknown_ones(sandbox: Sandbox) -> None:
    metadata = sandbox.get(".well-known", {})
    assert metadata.status_code == 200
    assert "BEGIN PUBLIC KEY" in metadata.json()["pub_key"]
    for slash in ("", "/"):
        assert sandbox.get(f"nothing{slash}").json()["code"] == "not_found"
        assert sandbox.get(f"product_details{slash}", product="CAD-PRO").status_code == 200
    assert sandbox.post("product_details").status_code == 404
