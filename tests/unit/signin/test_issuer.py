"""Is an issuer who it should be, and are its keys fetched no more than needed?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sso.errors import AnswerNotUnderstood, ServiceUnreachable, SignInRefused
from sso.signin.issuer import Issuer, parse_metadata

ROOT = "https://id.acme.test/realm"
NOW = datetime(2026, 11, 21, 16, 0, tzinfo=UTC)
DOCUMENT: Mapping[str, Any] = {
    "issuer": ROOT,
    "authorization_endpoint": f"{ROOT}/auth",
    "token_endpoint": f"{ROOT}/token",
    "jwks_uri": f"{ROOT}/certs",
    "end_session_endpoint": f"{ROOT}/logout",
    "authorization_response_iss_parameter_supported": True,
}


@dataclass
class Answer:
    status: int = 200
    body: bytes = b"{}"
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class FakeHttp:
    """Answers by address; remembers what was asked."""

    answers: dict[str, Answer]
    asked: list[str] = field(default_factory=list)

    def call(
        self,
        method: str,
        url: str,
        *,
        form: Mapping[str, str] | None = None,
        headers: Mapping[str, str],
    ) -> Answer:
        self.asked.append(url)
        return self.answers[url]


@dataclass
class FakeClock:
    """Stands until it is moved."""

    at: datetime = NOW

    def __call__(self) -> datetime:
        return self.at


def made(
    answers: dict[str, Answer], clock: FakeClock | None = None, hosts: tuple[str, ...] = ()
) -> tuple[Issuer, FakeHttp]:
    http = FakeHttp(answers)
    return Issuer(http, clock or FakeClock(), hosts), http


def json_answer(document: Any, **headers: str) -> Answer:
    return Answer(200, json.dumps(document).encode(), headers)


WELL_KNOWN = f"{ROOT}/.well-known/openid-configuration"


def test_a_discovery_document_is_read_once() -> None:
    issuer, http = made({WELL_KNOWN: json_answer(DOCUMENT)})
    found = issuer.metadata(ROOT)
    assert issuer.metadata(ROOT) is found
    assert http.asked == [WELL_KNOWN]
    assert found.jwks_uri == f"{ROOT}/certs"
    assert found.sends_issuer


def test_another_issuers_document_is_refused() -> None:
    """[discovery-issuer-mismatch]"""
    with pytest.raises(SignInRefused):
        parse_metadata({**DOCUMENT, "issuer": "https://evil.test"}, ROOT)


@pytest.mark.parametrize("name", ["authorization_endpoint", "token_endpoint", "jwks_uri"])
@pytest.mark.parametrize("value", [None, "", 5])
def test_an_incomplete_document_is_not_understood(name: str, value: object) -> None:
    with pytest.raises(AnswerNotUnderstood):
        parse_metadata({**DOCUMENT, name: value}, ROOT)


@pytest.mark.parametrize(
    "url",
    ["http://id.acme.test/keys", "file:///etc/passwd", "https://u@id.acme.test/", "https://[::1/"],
)
def test_an_address_that_is_not_to_be_asked(url: str) -> None:
    issuer, http = made({})
    with pytest.raises(SignInRefused):
        issuer.fetched(url)
    assert not http.asked


def test_only_hosts_of_the_profile_are_asked_where_it_names_some() -> None:
    issuer, _ = made({WELL_KNOWN: json_answer(DOCUMENT)}, hosts=("other.test",))
    with pytest.raises(SignInRefused):
        issuer.metadata(ROOT)


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_trouble_at_the_issuer_is_trouble_on_the_way(status: int) -> None:
    issuer, _ = made({WELL_KNOWN: Answer(status, b"<html>")})
    with pytest.raises(ServiceUnreachable) as caught:
        issuer.metadata(ROOT)
    assert caught.value.facts["cause"] == "identity_provider"


@pytest.mark.parametrize(
    "answer", [Answer(404), Answer(302), Answer(200, b"<html>"), Answer(200, b"[]")]
)
def test_what_is_no_document(answer: Answer) -> None:
    issuer, _ = made({WELL_KNOWN: answer})
    with pytest.raises(AnswerNotUnderstood):
        issuer.metadata(ROOT)


def test_newer_keys_are_asked_for_at_most_every_thirty_seconds() -> None:
    """[signing-key-rotation]: one refetch, not one a request."""
    clock = FakeClock()
    keys = json_answer({"keys": []})
    issuer, http = made({f"{ROOT}/certs": keys}, clock)
    for _ in range(3):
        issuer.keys(f"{ROOT}/certs")
        issuer.keys(f"{ROOT}/certs", is_stale=True)
    assert len(http.asked) == 1
    clock.at += timedelta(seconds=31)
    issuer.keys(f"{ROOT}/certs", is_stale=True)
    issuer.keys(f"{ROOT}/certs", is_stale=True)
    assert len(http.asked) == 2


def test_the_issuers_clock_is_noted() -> None:
    issuer, _ = made({WELL_KNOWN: json_answer(DOCUMENT, date="Sat, 21 Nov 2026 15:40:00 GMT")})
    issuer.metadata(ROOT)
    assert issuer.clock_ahead == timedelta(minutes=20)
