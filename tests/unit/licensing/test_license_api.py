"""Is each route of the service asked as the wire reference says, and its answer understood?"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from sso import errors
from sso.licensing import signing
from sso.licensing.api import LicenseApi
from sso.licensing.credentials import Credential, KeyCredential, PasswordCredential
from sso.licensing.model import DeviceFacts, LicenseAddress, Product, ProductDetails, SsoCredential
from sso.network.transport import Answer
from tests.naming import plain
from tests.unit.licensing.recorded_service import (
    API_KEY,
    BASE,
    DATE,
    SERVER_AT,
    SHARED_KEY,
    Call,
    client,
    refused,
    signed,
    unsigned,
)
from tests.unit.samples import NOW, activation, signature_of

CODE = SsoCredential("code", "the-code", "ACME", "http://localhost:47811/callback")
CODE_FIELDS = {
    "code": "the-code",
    "customer_account_code": "ACME",
    "redirect_uri": "http://localhost:47811/callback",
}
DEVICE = DeviceFacts("123", "desk", "Debian 12")
ID = 1744810240166049
PERSON = LicenseAddress("myproduct", "123", "u@g.com", ID)
BY_KEY = LicenseAddress("myproduct", "123", "", ID, "suite", license_key="AAAA-BBBB")
PERSON_FIELDS = {"product": "myproduct", "hardware_id": "123", "username": "u@g.com"}
HEADERS = {
    "Date": DATE,
    "Authorization": (
        'algorithm="hmac-sha256",headers="date",'
        f'signature="{signing.request_signature(SHARED_KEY, DATE)}",apikey="{API_KEY}"'
    ),
}
CHECK = activation(request=..., active=..., license_active=True, license_enabled=True)
DEACTIVATED = unsigned(b"license_deactivated")


def get(route: str, **query: str) -> Call:
    return Call("GET", BASE + route, query=query, headers=HEADERS)


def post(route: str, body: dict[str, Any], within_s: float | None = None) -> Call:
    return Call("POST", BASE + route, json_body=body, headers=HEADERS, within_s=within_s)


# ---- sso_url


def test_the_sign_in_address_is_asked_for_with_the_three_fields_that_are_always_sent() -> None:
    configuration = {"issuer": "https://id.test/realm", "end_session_endpoint": "https://id.test/o"}
    answer = {"url": "https://id.test/auth?a=b", "openid_configuration": configuration}
    api, wire = client(signed(answer))
    found = api.sso_url("myproduct", "ACME", "code")
    assert wire.calls == [
        get("sso_url", product="myproduct", customer_account_code="ACME", response_type="code")
    ]
    assert found.url_raw == "https://id.test/auth?a=b"
    assert found.issuer == "https://id.test/realm"
    assert found.end_session_endpoint == "https://id.test/o"


def test_the_sign_in_address_for_a_redirect_uri_and_a_bundle() -> None:
    api, wire = client(signed({"url": "https://id.test/auth"}))
    api.sso_url("P", "ACME", "token", "http://localhost:1/cb", "suite")
    assert wire.calls == [
        get(
            "sso_url",
            product="P",
            customer_account_code="ACME",
            response_type="token",
            redirect_uri="http://localhost:1/cb",
            bundle_code="suite",
        )
    ]


# ---- activate_license

ACTIVATE = {
    "product": "myproduct",
    "hardware_id": "123",
    "sdk_ver": "Keyturn 1.2.3",
    "hostname": "desk",
    "os_ver": "Debian 12",
}


@pytest.mark.parametrize(
    ("credential", "fields"),
    [
        (CODE, CODE_FIELDS),
        (
            SsoCredential("id_token", "the-token", "ACME", ""),
            {"id_token": "the-token", "customer_account_code": "ACME"},
        ),
        (KeyCredential("AAAA-BBBB"), {"license_key": "AAAA-BBBB"}),
        (PasswordCredential("u@g.com", "pw"), {"username": "u@g.com", "password": "pw"}),
    ],
    ids=["code", "id_token", "license_key", "password"],
)
def test_an_activation_sends_one_credential_set(
    credential: Credential, fields: dict[str, str]
) -> None:
    api, wire = client(signed(activation()))
    api.activate("myproduct", credential, DEVICE)
    assert wire.calls == [post("activate_license", {**ACTIVATE, **fields})]


def test_an_activation_may_choose_the_license_and_tell_of_the_program() -> None:
    api, wire = client(signed(activation()))
    api.activate(
        "myproduct",
        CODE,
        DEVICE,
        license_id=ID,
        app_version="7.1",
        app_name="Studio",
        bundle_code="suite",
    )
    chosen = {"license_id": ID, "app_ver": "7.1", "app_name": "Studio", "bundle_code": "suite"}
    assert wire.calls == [post("activate_license", {**ACTIVATE, **CODE_FIELDS, **chosen})]


def test_an_activation_brings_the_license_and_its_evidence() -> None:
    answer = signed(activation(customer={"address": "ČK12"}))
    api, _ = client(answer)
    license, evidence = api.activate("myproduct", CODE, DEVICE)
    assert (license.id, license.username, license.hardware_id) == (ID, "u@g.com", "123")
    assert evidence.body == answer.body
    assert evidence.signature == signature_of(answer.body)
    assert (evidence.server_at, evidence.received_at) == (SERVER_AT, NOW)


# ---- check_license


def test_a_check_names_the_person_and_the_license() -> None:
    api, wire = client(signed(CHECK))
    license, evidence = api.check(PERSON)
    assert wire.calls == [
        get(
            "check_license",
            **PERSON_FIELDS,
            license_id=str(ID),
            include_expired_features="false",
            sdk_ver="Keyturn 1.2.3",
        )
    ]
    assert license.id == ID
    assert json.loads(evidence.body) == CHECK
    assert (evidence.server_at, evidence.received_at) == (SERVER_AT, NOW)


def test_a_check_by_key_names_no_person() -> None:
    api, wire = client(signed({**CHECK, "user": None, "license_key": "AAAA-BBBB"}))
    license, _ = api.check(BY_KEY, env="linux64")
    assert wire.calls == [
        get(
            "check_license",
            product="myproduct",
            hardware_id="123",
            license_key="AAAA-BBBB",
            license_id=str(ID),
            bundle_code="suite",
            include_expired_features="false",
            env="linux64",
            sdk_ver="Keyturn 1.2.3",
        )
    ]
    assert license.license_key == "AAAA-BBBB"


# ---- floating seats


def test_a_seat_is_borrowed_until_an_instant() -> None:
    answer = {"borrowed_until": "2026-01-25T02:00:00.000", "max_borrow_time": 12}
    api, wire = client(signed(answer))
    wanted_at = datetime(2026, 1, 25, 4, tzinfo=timezone(timedelta(hours=2)))
    until_at = api.borrow(PERSON, CODE, wanted_at)
    body = {
        "product": "myproduct",
        "hardware_id": "123",
        "license_id": ID,
        "borrowed_until": "2026-01-25T02:00:00.000Z",
        **CODE_FIELDS,
    }
    assert wire.calls == [post("floating/borrow", body)]
    assert until_at == datetime(2026, 1, 25, 2, tzinfo=UTC)


def test_a_seat_is_borrowed_by_its_key_for_as_long_as_the_license_allows() -> None:
    api, wire = client(signed({"borrowed_until": None}))
    assert api.borrow(BY_KEY, KeyCredential("AAAA-BBBB"), None) is None
    body = {
        "product": "myproduct",
        "hardware_id": "123",
        "license_key": "AAAA-BBBB",
        "license_id": ID,
        "bundle_code": "suite",
        "borrowed_until": None,
    }
    assert wire.calls == [post("floating/borrow", body)]


def test_who_borrows_is_said_by_the_credential_alone() -> None:
    api, wire = client(signed({"borrowed_until": None}))
    api.borrow(BY_KEY, PasswordCredential("u@g.com", "pw"), None)
    body = wire.calls[0].json_body or {}
    assert (body["username"], body["password"]) == ("u@g.com", "pw")
    assert "license_key" not in body


@pytest.mark.parametrize("within_s", [None, 1.5])
def test_a_seat_is_released_and_the_answer_is_empty(within_s: float | None) -> None:
    api, wire = client(unsigned(b""))
    api.release(PERSON, within_s=within_s)
    assert wire.calls == [post("floating/release", {**PERSON_FIELDS, "license_id": ID}, within_s)]


def test_the_licenses_of_a_device() -> None:
    api, wire = client(signed([{"id": 7}, {"license": {"id": 8}, "user": None}]))
    assert api.device_licenses("123") == (7, 8)
    assert wire.calls == [get("device_licenses", hardware_id="123")]


# ---- deactivate_license


@pytest.mark.parametrize(
    "body",
    [b"license_deactivated", b'"license_deactivated"\n', b" license_deactivated "],
    ids=plain,
)
def test_a_deactivation_is_confirmed_by_one_word(body: bytes) -> None:
    api, wire = client(unsigned(body))
    api.deactivate(PERSON)
    assert wire.calls == [post("deactivate_license", {**PERSON_FIELDS, "license_id": ID})]


@pytest.mark.parametrize(
    "body", [b"", b"ok", b"{}", b"<html>", b"license_activated", b"\xff"], ids=plain
)
def test_any_other_word_confirms_no_deactivation(body: bytes) -> None:
    api, _ = client(unsigned(body))
    with pytest.raises(errors.AnswerNotUnderstood):
        api.deactivate(PERSON)


def test_a_stricter_server_is_asked_again_without_the_licenses_id() -> None:
    api, wire = client(refused("validation_error"), DEACTIVATED)
    api.deactivate(PERSON)
    assert wire.calls == [
        post("deactivate_license", {**PERSON_FIELDS, "license_id": ID}),
        post("deactivate_license", PERSON_FIELDS),
    ]


@pytest.mark.parametrize("code", ["unknown_product", "device_not_found", "invalid_api_key"])
def test_any_other_refusal_of_a_deactivation_is_final(code: str) -> None:
    api, wire = client(refused(code))
    with pytest.raises(errors.KeyturnError) as caught:
        api.deactivate(PERSON)
    assert caught.value.service_code == code
    assert len(wire.calls) == 1


# ---- user_licenses, product_details


def test_the_licenses_of_a_person() -> None:
    inside = activation(user=..., hardware_id=...)
    user = {"id": 5, "email": "a@b.c"}
    api, wire = client(signed([{"license": inside, "user": user}]))
    (license,) = api.user_licenses("myproduct", CODE)
    assert wire.calls == [get("user_licenses", product="myproduct", **CODE_FIELDS)]
    assert (license.id, license.username) == (ID, "a@b.c")


@pytest.mark.parametrize(("env", "fields"), [("", {}), ("win64", {"env": "win64"})])
def test_a_product_is_asked_for(env: str, fields: dict[str, str]) -> None:
    answer = {
        "short_code": "P",
        "product_name": "Studio",
        "authorization_method": "license-key",
        "allow_trial": True,
    }
    api, wire = client(signed(answer))
    found = api.product_details("P", env) if env else api.product_details("P")
    assert wire.calls == [get("product_details", product="P", **fields)]
    assert found == ProductDetails(Product("P", "Studio", "license-key"), allows_trial=True)


def test_a_knock_shows_no_credential_and_takes_any_answer() -> None:
    api, wire = client(Answer(401, b"<html>", {"server": "x", "date": DATE}))
    assert api.knock() == {"server": "x", "date": DATE}
    assert wire.calls == [Call("GET", BASE + "product_details", headers={"Date": DATE})]


# ---- every signed route

Ask = Callable[[LicenseApi], Any]
SIGNED_ROUTES: dict[str, tuple[Ask, object]] = {
    "sso_url": (lambda api: api.sso_url("P", "ACME", "code"), {"url": "https://id.test/"}),
    "activate": (lambda api: api.activate("myproduct", CODE, DEVICE), activation()),
    "check": (lambda api: api.check(PERSON), CHECK),
    "borrow": (lambda api: api.borrow(PERSON, CODE, None), {"borrowed_until": None}),
    "device_licenses": (lambda api: api.device_licenses("123"), []),
    "user_licenses": (lambda api: api.user_licenses("P", CODE), []),
    "product_details": (lambda api: api.product_details("P"), {"short_code": "P"}),
}


@pytest.mark.parametrize("name", SIGNED_ROUTES)
def test_an_answer_is_taken_with_the_signature_over_its_own_bytes(name: str) -> None:
    ask, body = SIGNED_ROUTES[name]
    good = signed(body)
    ask(client(good)[0])
    for answer in (
        unsigned(good.body),
        Answer(200, good.body + b" ", good.headers),
        Answer(200, good.body, {"licensesignature": signature_of(b"another answer")}),
    ):
        with pytest.raises(errors.SignatureWrong):
            ask(client(answer)[0])


@pytest.mark.parametrize("name", SIGNED_ROUTES)
@pytest.mark.parametrize("body", [b"word", b"7", b"null", b'{"id": NaN}'])
def test_a_signed_answer_of_another_shape_is_not_understood(name: str, body: bytes) -> None:
    ask, _ = SIGNED_ROUTES[name]
    with pytest.raises(errors.AnswerNotUnderstood):
        ask(client(signed(body))[0])


@pytest.mark.parametrize("name", ["sso_url", "activate", "check", "borrow", "product_details"])
def test_a_signed_list_is_not_the_object_that_was_asked_for(name: str) -> None:
    ask, _ = SIGNED_ROUTES[name]
    with pytest.raises(errors.AnswerNotUnderstood):
        ask(client(signed([]))[0])


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("sso_url", errors.SignInNotSetUp),
        ("activate", errors.SignInRefused),
        ("user_licenses", errors.SignInRefused),
        ("check", errors.RequestRefused),
        ("borrow", errors.RequestRefused),
    ],
)
def test_an_unknown_refusal_is_about_what_was_asked(
    name: str, kind: type[errors.KeyturnError]
) -> None:
    ask, _ = SIGNED_ROUTES[name]
    api, wire = client(refused("brand_new_word"))
    with pytest.raises(errors.KeyturnError) as caught:
        ask(api)
    assert type(caught.value) is kind
    assert caught.value.service_code == "brand_new_word"
    assert caught.value.service_message == "A sentence."
    assert len(wire.calls) == 1
