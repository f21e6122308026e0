"""What is asked of an issuer of one's own, and what becomes of its answers?"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from sso.errors import (
    AnswerNotUnderstood,
    ProfileError,
    ServiceUnreachable,
    SignInAnswerInvalid,
    SignInRefused,
)
from sso.signin.authorization import AuthorizationResponse, RequestRules
from sso.signin.issuer import Issuer
from sso.signin.openid_connect import ClientSettings, OpenIdConnectProvider

NOW = datetime(2026, 11, 21, 16, 0, tzinfo=UTC)
ROOT = "https://id.acme.test"
SETTINGS = ClientSettings(
    issuer="",
    authorization_endpoint=f"{ROOT}/authorize?utm=1",
    token_endpoint=f"{ROOT}/token",
    jwks_uri=f"{ROOT}/keys",
    expected_issuer="id.acme.test",
    client_id="the-client",
    client_secret="the secret/+",
    token_auth="post",
    scopes=("openid", "email"),
    redirect_uri="http://localhost:32118/callback",
    pkce="S256",
    require_nonce=False,
)
CODE = AuthorizationResponse(code="the-code")


@dataclass
class Answer:
    status: int = 200
    body: bytes = b"{}"
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class FakeHttp:
    """Gives one answer; remembers the request."""

    answer: Answer
    forms: list[Mapping[str, str]] = field(default_factory=list)
    headers: list[Mapping[str, str]] = field(default_factory=list)

    def call(
        self,
        method: str,
        url: str,
        *,
        form: Mapping[str, str] | None = None,
        headers: Mapping[str, str],
    ) -> Answer:
        self.forms.append(form or {})
        self.headers.append(headers)
        return self.answer


def provider(
    settings: ClientSettings = SETTINGS, answer: Answer | None = None, **rules: Any
) -> tuple[OpenIdConnectProvider, FakeHttp]:
    http = FakeHttp(answer or Answer())
    issuer = Issuer(http, lambda: NOW)
    made = RequestRules(response_type="code", **rules)
    return OpenIdConnectProvider(settings, made, http, issuer, lambda: NOW), http


def test_the_request_carries_everything_that_protects_it() -> None:
    one, _ = provider(extra={"login_hint": "you@acme.test"})
    (request,) = one.ways("P", "ACME", "")
    found = {name: values[0] for name, values in parse_qs(urlsplit(request.url).query).items()}
    digest = hashlib.sha256((request.code_verifier or "").encode()).digest()
    assert found["code_challenge"] == base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
    assert found["code_challenge_method"] == "S256"
    assert (found["state"], found["nonce"]) == (request.state, request.nonce)
    assert found["scope"] == "openid email"
    assert found["login_hint"] == "you@acme.test"
    assert found["utm"] == "1"
    assert "%20" in request.url


def test_two_sign_ins_share_no_secret() -> None:
    one, _ = provider()
    (first,), (second,) = one.ways("P", "A", ""), one.ways("P", "A", "")
    assert first.state != second.state
    assert first.nonce != second.nonce
    assert first.code_verifier != second.code_verifier


@pytest.mark.parametrize(
    ("token_auth", "in_form", "in_header"),
    [("none", None, False), ("post", "the secret/+", False), ("basic", None, True)],
)
def test_the_client_proves_itself_as_registered(
    token_auth: str, in_form: str | None, in_header: bool
) -> None:
    answer = Answer(200, json.dumps({"id_token": "i", "access_token": "a"}).encode())
    one, http = provider(replace(SETTINGS, token_auth=token_auth), answer)
    (request,) = one.ways("P", "ACME", "")
    tokens = one.redeem(request, CODE)
    assert (tokens.id_token, tokens.access_token, tokens.code) == ("i", "a", None)
    form = http.forms[-1]
    assert form.get("client_secret") == in_form
    assert form["code_verifier"] == request.code_verifier
    assert form["redirect_uri"] == request.redirect_uri
    header = http.headers[-1].get("Authorization", "")
    assert bool(header) is in_header
    if in_header:  # RFC 6749 2.3.1: form-encoded before they are joined
        assert base64.b64decode(header.split()[1]) == b"the-client:the%20secret%2F%2B"


def test_a_refusal_keeps_the_issuers_words_as_plain_text() -> None:
    body = {"error": "invalid_grant", "error_description": "used\n<b>\u202e", "error_details": "x"}
    one, _ = provider(answer=Answer(400, json.dumps(body).encode()))
    (request,) = one.ways("P", "ACME", "")
    with pytest.raises(SignInRefused) as caught:
        one.redeem(request, CODE)
    assert caught.value.service_code == "invalid_grant"
    assert caught.value.service_message == "used <b>"
    assert "the-code" not in str(caught.value)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (Answer(400, b"<html>"), SignInRefused),
        (Answer(500), ServiceUnreachable),
        (Answer(429), ServiceUnreachable),
        (Answer(200, b"<html>"), AnswerNotUnderstood),
        (Answer(302), AnswerNotUnderstood),
        (Answer(200, b'{"access_token": "a"}'), SignInAnswerInvalid),
        (Answer(200, b'{"id_token": 5}'), SignInAnswerInvalid),
    ],
)
def test_every_other_answer_has_its_error(answer: Answer, error: type[Exception]) -> None:
    one, _ = provider(answer=answer)
    (request,) = one.ways("P", "ACME", "")
    with pytest.raises(error):
        one.redeem(request, CODE)


def test_neither_issuer_nor_endpoints_is_a_matter_of_the_profile() -> None:
    one, _ = provider(replace(SETTINGS, authorization_endpoint=""))
    with pytest.raises(ProfileError):
        one.ways("P", "ACME", "")


def test_an_endpoint_that_must_not_be_opened() -> None:
    one, _ = provider(replace(SETTINGS, authorization_endpoint="http://id.acme.test/authorize"))
    with pytest.raises(SignInRefused):
        one.ways("P", "ACME", "")
