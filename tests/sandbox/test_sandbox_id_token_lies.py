"""Does each lie about an id_token or its keys change what it says, and nothing else?"""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from typing import Any

import jwt
import pytest
import requests
from cryptography.hazmat.primitives import serialization
from sandbox_client import OPENID, Browser, Sandbox

from sso.sandbox.token_lies import HARMLESS, LIES, WRONG_ISSUER

Check = Callable[[dict[str, Any], dict[str, Any], str], bool]


def parts_of(token: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Header and claims, unverified; duplicate keys as a lenient reader takes them."""
    header, claims = token.strip().split(".")[:2]
    return json.loads(_bytes(header)), json.loads(_bytes(claims))


def _bytes(raw: str) -> bytes:
    return base64.urlsafe_b64decode(raw + "=" * (-len(raw) % 4))


def keys_of(sandbox: Sandbox) -> list[dict[str, Any]]:
    return list(requests.get(f"{sandbox.base}{OPENID}/certs", timeout=20).json()["keys"])


def verified(sandbox: Sandbox, token: str, keys: list[dict[str, Any]] | None = None) -> Any:
    """What a careful library makes of it: RS256 only, key by kid, all claims required."""
    kid = jwt.get_unverified_header(token)["kid"]
    key = next((one for one in keys or keys_of(sandbox) if one["kid"] == kid), None)
    if key is None:
        raise jwt.InvalidKeyError
    return jwt.decode(
        token,
        jwt.PyJWK(key, algorithm="RS256").key,
        algorithms=["RS256"],
        audience="keyturn-desktop",
        issuer=f"{sandbox.base}/realms/user-portal",
        options={"require": ["iss", "sub", "aud", "iat", "exp"], "strict_aud": False},
    )


CHECKS: dict[str, Check] = {
    "iss_wrong": lambda h, c, t: c["iss"] == WRONG_ISSUER,
    "iss_missing": lambda h, c, t: "iss" not in c,
    "sub_missing": lambda h, c, t: "sub" not in c,
    "aud_wrong": lambda h, c, t: c["aud"] == "another-client",
    "aud_missing": lambda h, c, t: "aud" not in c,
    "aud_as_list": lambda h, c, t: c["aud"] == ["keyturn-desktop"],
    "aud_several_with_azp": lambda h, c, t: len(c["aud"]) == 2 and c["azp"] == "keyturn-desktop",
    "aud_several_without_azp": lambda h, c, t: len(c["aud"]) == 2 and "azp" not in c,
    "azp_wrong": lambda h, c, t: (c["aud"], c["azp"]) == ("keyturn-desktop", "another-client"),
    "iat_missing": lambda h, c, t: "iat" not in c,
    "iat_future": lambda h, c, t: c["iat"] > c["auth_time"] + 3000,
    "nbf_future": lambda h, c, t: c["nbf"] > c["iat"] + 3000,
    "expired": lambda h, c, t: c["iat"] < c["exp"] < c["auth_time"],
    "exp_missing": lambda h, c, t: "exp" not in c,
    "exp_string": lambda h, c, t: c["exp"].isdigit(),
    "iat_string": lambda h, c, t: c["iat"].isdigit(),
    "alg_none": lambda h, c, t: h["alg"] == "none" and t.endswith("."),
    "alg_hs256": lambda h, c, t: h["alg"] == "HS256",
    "alg_rs512": lambda h, c, t: h["alg"] == "RS512",
    "alg_es256": lambda h, c, t: h["alg"] == "ES256",
    "kid_unknown": lambda h, c, t: "kid" in h,
    "kid_absent": lambda h, c, t: "kid" not in h,
    "key_foreign": lambda h, c, t: "kid" in h,
    "at_hash_wrong": lambda h, c, t: "at_hash" in c,
    "at_hash_missing": lambda h, c, t: "at_hash" not in c,
    "c_hash_right": lambda h, c, t: "c_hash" in c,
    "c_hash_wrong": lambda h, c, t: "c_hash" in c,
    "nonce_wrong": lambda h, c, t: c["nonce"] == "another-nonce",
    "nonce_missing": lambda h, c, t: "nonce" not in c,
    "nonce_extra": lambda h, c, t: c["nonce"] == "n1",
    "crit": lambda h, c, t: h["crit"][0] in h,
    "jku": lambda h, c, t: h["jku"].endswith("/foreign-keys"),
    "x5u": lambda h, c, t: h["x5u"].endswith("/foreign-keys"),
    "too_large": lambda h, c, t: len(t) > 16 * 1024,
    "sig_bad": lambda h, c, t: t.count(".") == 2,
    "sig_missing": lambda h, c, t: t.endswith("."),
    "part_trailing": lambda h, c, t: t.count(".") == 3,
    "space_trailing": lambda h, c, t: t.endswith(" "),
    "space_leading": lambda h, c, t: t.startswith(" "),
    "newline_trailing": lambda h, c, t: t.endswith("\n"),
    "base64_padding": lambda h, c, t: t.endswith("=="),
    "duplicate_keys": lambda h, c, t: _bytes(t.split(".")[1]).count(b'"sub":') == 2,
    "duplicate_header_keys": lambda h, c, t: _bytes(t.split(".")[0]).count(b'"alg":') == 2,
    "key_rotated_before_signing": lambda h, c, t: "kid" in h,
    "key_rotated_after_signing": lambda h, c, t: "kid" in h,
}
SEEN_BY_FURTHER_CHECKS = frozenset(
    (
        *("azp_wrong", "aud_several_without_azp", "at_hash_wrong", "at_hash_missing"),
        *("c_hash_wrong", "nonce_wrong", "nonce_missing", "nonce_extra", "too_large"),
        *("duplicate_keys", "duplicate_header_keys", "iat_string", "exp_string"),
        *("newline_trailing", "space_trailing", "space_leading", "base64_padding"),
    )
)
"""What this library lets through: its user has to look."""


def test_every_lie_has_its_test() -> None:
    assert set(CHECKS) == set(LIES)


@pytest.mark.parametrize("lie", LIES)
def test_lie(sandbox: Sandbox, lie: str) -> None:
    sandbox.settings(id_token_lies=[lie])
    token = sandbox.id_token()
    header, claims = parts_of(token)
    assert CHECKS[lie](header, claims, token)
    if lie in HARMLESS:
        assert verified(sandbox, token)["sub"] == "sandbox-3469"
    elif lie not in SEEN_BY_FURTHER_CHECKS:
        with pytest.raises((jwt.InvalidTokenError, jwt.PyJWTError, KeyError)):
            verified(sandbox, token)
    activated = sandbox.activate(id_token=token)
    assert activated.status_code == 200, "the client alone refuses it"


def test_several_lies_at_once(sandbox: Sandbox) -> None:
    sandbox.settings(id_token_lies=["sub_missing", "alg_none", "space_trailing"])
    token = sandbox.id_token()
    header, claims = parts_of(token)
    assert header["alg"] == "none"
    assert "sub" not in claims
    assert token.endswith(". ")


def test_lies_reach_the_implicit_redirect(sandbox: Sandbox) -> None:
    sandbox.settings(id_token_lies=["at_hash_wrong", "too_large"])
    token = sandbox.tokens()["id_token"]
    assert len(token) > 16 * 1024


def test_hs256_is_signed_with_the_public_key(sandbox: Sandbox) -> None:
    """The confusion works against a client that takes the algorithm from the token."""
    (key,) = keys_of(sandbox)
    pem = jwt.PyJWK(key, algorithm="RS256").key.public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    sandbox.settings(id_token_lies=["alg_hs256"])
    signed, _, signature = sandbox.id_token().rpartition(".")
    assert hmac.digest(pem, signed.encode(), hashlib.sha256) == _bytes(signature)


@pytest.mark.parametrize(("lie", "kind"), [("alg_es256", "EC"), ("alg_rs512", "RSA")])
def test_other_algorithms_are_signed_well(sandbox: Sandbox, lie: str, kind: str) -> None:
    sandbox.settings(id_token_lies=[lie])
    token = sandbox.id_token()
    header, _ = parts_of(token)
    (key,) = [one for one in keys_of(sandbox) if one["kid"] == header["kid"]]
    assert key["kty"] == kind
    loaded = jwt.PyJWK(key, algorithm=header["alg"]).key
    jwt.decode(token, loaded, algorithms=[header["alg"]], audience="keyturn-desktop")


def test_the_foreign_key_fits_its_own_set(sandbox: Sandbox) -> None:
    sandbox.settings(id_token_lies=["jku"])
    token = sandbox.id_token()
    header, _ = parts_of(token)
    (key,) = requests.get(header["jku"], timeout=20).json()["keys"]
    loaded = jwt.PyJWK(key, algorithm="RS256").key
    jwt.decode(token, loaded, algorithms=["RS256"], audience="keyturn-desktop")
    assert sandbox.state()["jwks_fetches"] == {"realm": 0, "account": 0, "foreign": 1}


def test_one_key_or_several(sandbox: Sandbox) -> None:
    assert len(keys_of(sandbox)) == 1
    sandbox.settings(jwks_keys="several")
    keys = keys_of(sandbox)
    assert len({key["kid"] for key in keys}) == 2
    header, _ = parts_of(sandbox.id_token())
    assert header["kid"] == keys[1]["kid"]
    assert sandbox.state()["jwks_fetches"]["realm"] == 2


def test_key_rotation(sandbox: Sandbox) -> None:
    (old,) = keys_of(sandbox)
    before = sandbox.id_token()
    sandbox.settings(rotate_keys_now=True)
    (new,) = keys_of(sandbox)
    assert new["kid"] != old["kid"]
    after = sandbox.id_token()
    assert verified(sandbox, after, [new])
    with pytest.raises(jwt.PyJWTError):
        verified(sandbox, before)
    sandbox.settings(jwks_keeps_old_keys=True)
    assert verified(sandbox, before)
    sandbox.control("reset")
    assert keys_of(sandbox) == [old]


def test_discovery_lies(sandbox: Sandbox) -> None:
    url = f"{sandbox.base}/realms/user-portal/.well-known/openid-configuration"
    lies = ["issuer_mismatch", "jwks_uri_missing", "token_endpoint_missing"]
    sandbox.settings(discovery_lies=lies)
    found = requests.get(url, timeout=20).json()
    assert found["issuer"] == WRONG_ISSUER
    assert not {"jwks_uri", "token_endpoint"} & set(found)
    sandbox.settings(discovery_lies=["issuer_missing"])
    assert "issuer" not in requests.get(url, timeout=20).json()


@pytest.mark.parametrize("route", ["openid_configuration", "certs", "token"])
def test_endpoints_that_fail(sandbox: Sandbox, route: str) -> None:
    paths = {
        "openid_configuration": "/realms/user-portal/.well-known/openid-configuration",
        "certs": f"{OPENID}/certs",
        "token": f"{OPENID}/token",
    }

    def ask() -> requests.Response:
        how = "POST" if route == "token" else "GET"
        return requests.request(how, sandbox.base + paths[route], timeout=0.5)

    sandbox.control("faults", route=route, fault="status", status=500)
    assert ask().status_code == 500
    for fault in ("malformed", "deep_json"):
        sandbox.control("faults", route=route, fault=fault)
        with pytest.raises((ValueError, RecursionError)):
            json.loads(ask().content)
    sandbox.control("faults", route=route, fault="stall", seconds=1)
    with pytest.raises(requests.exceptions.ReadTimeout):
        ask()
    sandbox.control("faults", route=route, fault="oauth_error", error="slow_down")
    answer = ask()
    assert (answer.status_code, answer.json()["error"]) == (400, "slow_down")


def test_a_lie_that_does_not_exist(sandbox: Sandbox) -> None:
    answer = sandbox.control("settings", id_token_lies=["iss_wrong", "all"])
    assert answer.status_code == 400
    assert "sub_missing" in answer.json()["choices"]["id_token_lies"]
    assert sandbox.settings()["id_token_lies"] == []


def test_tokens_of_desktop_clients_are_a_setting(sandbox: Sandbox) -> None:
    token = sandbox.id_token()
    sandbox.settings(accept_client_id_tokens=False)
    refused = sandbox.activate(id_token=token)
    assert refused.json()["code"] == sandbox.settings()["sso_token_code"]
    sandbox.settings(accept_client_id_tokens=True)
    assert sandbox.activate(id_token=token, redirect_uri="http://x.test/").status_code == 400
    assert sandbox.activate(id_token=sandbox.id_token()).status_code == 200


def test_a_desktop_clients_code_is_not_for_the_license_service(sandbox: Sandbox) -> None:
    uri = "http://localhost:47811/callback"
    code = Browser().walk(sandbox.desktop_url(uri=uri), "you@acme.test")["code"]
    assert sandbox.activate(code=code).status_code == 400
    assert sandbox.redeem(code, uri=uri).status_code == 200
