"""Who asks, when, and is the answer about what was asked? What holds for every call."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from sso import errors
from sso.licensing.api import LicenseApi
from sso.licensing.model import DeviceFacts, License, LicenseAddress, SsoCredential
from sso.licensing.request_authorization import Authorization, BearerAuthorization
from sso.licensing.signing import http_date
from sso.network.transport import Answer
from tests.unit.licensing.recorded_service import (
    BASE,
    DATE,
    Call,
    client,
    refused,
    signed,
    unsigned,
)
from tests.unit.samples import NOW, activation, signature_of

ID = 1744810240166049
PERSON = LicenseAddress("myproduct", "123", "u@g.com", ID)
CODE = SsoCredential("code", "the-code", "ACME", "")
DEVICE = DeviceFacts("123", "desk", "Debian 12")
PRODUCT = signed({"short_code": "P"})
TOKEN_URL = "https://auth.test/realms/r/token"
TOKEN = unsigned(b'{"access_token": "bearer-1", "expires_in": 480}')


def address_of(url: Any) -> Answer:
    return signed({"url": url, "login_type": "client_credentials"})


# ---- the way


@pytest.mark.parametrize("base_url", ["https://api.acme.test", "https://api.acme.test/"])
def test_routes_stand_below_the_version_of_the_api(base_url: str) -> None:
    api, wire = client(PRODUCT, base_url=base_url)
    api.product_details("P")
    assert wire.calls[0].url == "https://api.acme.test/api/v4/product_details"


def test_what_is_said_about_the_way_reaches_the_transport() -> None:
    api, wire = client()
    api.use_proxy("http://proxy.test:8080")
    api.abort()
    api.allow()
    api.close()
    assert wire.asked == ["proxy http://proxy.test:8080", "abort", "allow", "close"]


# ---- refusals and a second try


class SteppingClock:
    """A clock that is asked a known number of times."""

    def __init__(self, *instants: datetime) -> None:
        self._left: Iterator[datetime] = iter(instants)

    def __call__(self) -> datetime:
        return next(self._left)


def test_a_clock_that_is_wrong_is_told_by_how_much() -> None:
    server_at = NOW - timedelta(minutes=20)
    api, _ = client(refused("date_header_diff", server_at=server_at))
    with pytest.raises(errors.ClockWrong) as caught:
        api.product_details("P")
    assert caught.value.facts["skew_min"] == 20


def test_an_answers_instant_is_that_of_its_coming() -> None:
    came_at = NOW + timedelta(seconds=9)
    api, wire = client(signed(activation()), clock=SteppingClock(NOW, came_at))
    _, evidence = api.activate("myproduct", CODE, DEVICE)
    assert wire.calls[0].headers is not None
    assert wire.calls[0].headers["Date"] == DATE
    assert evidence.received_at == came_at


@pytest.mark.parametrize("status", [201, 204, 302, 404])
def test_only_200_is_an_answer(status: int) -> None:
    api, _ = client(Answer(status, PRODUCT.body, PRODUCT.headers))
    with pytest.raises(errors.AnswerNotUnderstood):
        api.product_details("P")


def bearing(api: LicenseApi) -> Authorization:
    return BearerAuthorization(lambda: api.fetch_token("the-id", "the-secret"), lambda: NOW)


def test_a_call_by_token_fetches_one_first_and_still_carries_the_date() -> None:
    api, wire = client(address_of(TOKEN_URL), TOKEN, PRODUCT, authorize=bearing)
    api.product_details("P")
    form = {
        "grant_type": "client_credentials",
        "client_id": "the-id",
        "client_secret": "the-secret",
    }
    assert wire.calls == [
        Call(
            "GET",
            BASE + "oauth_url",
            query={"login_type": "client_credentials"},
            headers={"Date": DATE},
        ),
        Call("POST", TOKEN_URL, form=form, headers={}),
        Call(
            "GET",
            BASE + "product_details",
            query={"product": "P"},
            headers={"Date": DATE, "Authorization": "Bearer bearer-1"},
        ),
    ]


@pytest.mark.parametrize("code", ["oauth_token_expired", "oauth_token_malformed"])
def test_a_token_that_ended_is_renewed_once_and_the_call_goes_again(code: str) -> None:
    second = unsigned(b'{"access_token": "bearer-2", "expires_in": 480}')
    way = address_of(TOKEN_URL)
    api, wire = client(
        way, TOKEN, refused(code, 401), way, second, unsigned(b""), authorize=bearing
    )
    api.release(PERSON, within_s=3)
    tried = [call for call in wire.calls if call.url.endswith("floating/release")]
    assert [call.headers for call in tried] == [
        {"Date": DATE, "Authorization": "Bearer bearer-1"},
        {"Date": DATE, "Authorization": "Bearer bearer-2"},
    ]
    assert tried[0].json_body == tried[1].json_body
    assert tried[1].within_s == 3


def test_a_token_that_ends_again_is_not_tried_a_third_time() -> None:
    way, ended = address_of(TOKEN_URL), refused("oauth_token_expired", 401)
    api, wire = client(way, TOKEN, ended, way, TOKEN, ended, authorize=bearing)
    with pytest.raises(errors.TokenExpired):
        api.product_details("P")
    assert len(wire.calls) == 6


@pytest.mark.parametrize("code", ["signature_mismatch", "unknown_product", "internal_error"])
def test_another_refusal_is_not_tried_again(code: str) -> None:
    api, wire = client(address_of(TOKEN_URL), TOKEN, refused(code), authorize=bearing)
    with pytest.raises(errors.KeyturnError) as caught:
        api.product_details("P")
    assert caught.value.service_code == code
    assert len(wire.calls) == 3


def test_an_api_key_has_nothing_to_renew() -> None:
    api, wire = client(refused("oauth_token_expired", 401))
    with pytest.raises(errors.TokenExpired):
        api.product_details("P")
    assert len(wire.calls) == 1


# ---- where the secret goes


@pytest.mark.parametrize(
    "url", [TOKEN_URL, "http://localhost:5000/token", "http://127.0.0.1/t", "http://[::1]:5/t"]
)
def test_a_secret_goes_out_over_tls_or_to_this_computer(url: str) -> None:
    api, wire = client(address_of(url), TOKEN)
    assert api.fetch_token("the-id", "the-secret") == ("bearer-1", 480.0)
    assert wire.calls[1].url == url


@pytest.mark.parametrize(
    "url", ["http://auth.test/token", "ftp://localhost/t", "http:///t", "/token", "", None, 7, []]
)
def test_a_secret_goes_nowhere_else(url: Any) -> None:
    api, wire = client(address_of(url))
    with pytest.raises(errors.AnswerNotUnderstood):
        api.fetch_token("the-id", "the-secret")
    assert len(wire.calls) == 1


def test_the_address_for_a_secret_is_believed_unsigned_but_not_with_a_wrong_signature() -> None:
    way = address_of(TOKEN_URL)
    api, _ = client(unsigned(way.body), TOKEN)
    assert api.fetch_token("the-id", "the-secret") == ("bearer-1", 480.0)
    wrong = Answer(200, way.body, {"licensesignature": signature_of(b"something else")})
    api, wire = client(wrong)
    with pytest.raises(errors.SignatureWrong):
        api.fetch_token("the-id", "the-secret")
    assert len(wire.calls) == 1


def test_a_refused_secret_is_the_programs_trouble() -> None:
    api, _ = client(address_of(TOKEN_URL), Answer(401, b'{"error": "invalid_client"}', {}))
    with pytest.raises(errors.ProgramRefused):
        api.fetch_token("the-id", "the-secret")


# ---- is the answer about what was asked?


def vendor(company_id: int | None) -> dict[str, int]:
    return {} if company_id is None else {"company_id": company_id}


def activated(company_id: int | None = None, **changes: Any) -> License:
    api, _ = client(signed(activation(**changes)), **vendor(company_id))
    return api.activate("myproduct", CODE, DEVICE)[0]


def checked(company_id: int | None = None, **changes: Any) -> License:
    api, _ = client(signed(activation(**{"request": ..., **changes})), **vendor(company_id))
    return api.check(PERSON)[0]


@pytest.mark.parametrize("ask", [activated, checked], ids=["activate", "check"])
@pytest.mark.parametrize(
    "changes",
    [
        {"hardware_id": "124"},
        {"hardware_id": ...},
        {"product_details": {"short_code": "other"}},
        {"license_signature": "bm90IGl0"},
    ],
    ids=["device", "no device", "product", "signature"],
)
def test_an_answer_about_something_else_is_refused(ask: Any, changes: dict[str, Any]) -> None:
    assert ask().id == ID
    with pytest.raises(errors.SignatureWrong):
        ask(**changes)


def test_a_check_takes_the_license_that_it_asked_for_and_an_activation_any() -> None:
    assert activated(id=7).id == 7
    with pytest.raises(errors.SignatureWrong):
        checked(id=7)


def test_an_answer_to_an_activation_is_none_to_a_check() -> None:
    assert checked(request="check").id == ID
    with pytest.raises(errors.SignatureWrong):
        checked(request="activation")


@pytest.mark.parametrize("ask", [activated, checked], ids=["activate", "check"])
def test_only_the_wanted_vendors_answer_is_taken(ask: Any) -> None:
    assert ask(company_id=276).company_id == 276
    assert ask(company=...).company_id is None
    assert ask(company_id=0, company={"id": 277}).company_id == 277
    for changes in ({"company": {"id": 277}}, {"company": ...}):
        with pytest.raises(errors.SignatureWrong):
            ask(company_id=276, **changes)


def test_the_inner_signature_is_the_persons_or_the_keys() -> None:
    end = "2026-06-18t00:00:00.000z"
    persons = signature_of(f"123#u@g.com#{end}".encode())
    keys = signature_of(f"123#aaaa-bbbb#{end}".encode())
    keyed = {"user": None, "license_key": "AAAA-BBBB"}
    assert activated(license_signature=persons).license_signature == persons
    assert activated(license_signature=keys, **keyed).license_signature == keys
    with pytest.raises(errors.SignatureWrong):
        activated(license_signature=persons, **keyed)
    with pytest.raises(errors.SignatureWrong):
        activated(license_signature=keys)


def test_an_answer_without_a_date_has_no_instant_of_the_service() -> None:
    good = signed(activation())
    api, _ = client(Answer(200, good.body, {"licensesignature": good.headers["licensesignature"]}))
    _, evidence = api.activate("myproduct", CODE, DEVICE)
    assert evidence.server_at is None
    later = {**good.headers, "date": http_date(NOW)}
    api, _ = client(Answer(200, good.body, later))
    assert api.activate("myproduct", CODE, DEVICE)[1].server_at == NOW
