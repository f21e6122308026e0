"""Does activation count seats, spend codes and refuse as the service does?"""

import base64
from typing import Any

import pytest
from sandbox_client import DEFAULT_URI, Sandbox

SECOND = "http://127.0.0.1:47812/callback"


def code_of(answer: Any) -> str:
    assert answer.status_code == 400, answer.text
    return str(answer.json()["code"])


def test_the_answer(sandbox: Sandbox) -> None:
    answer = sandbox.activate()
    assert answer.status_code == 200
    assert sandbox.is_signed(answer)
    body = answer.json()
    assert body["active"] is True
    assert not {"license_active", "license_enabled"} & set(body)
    assert body["hardware_id"] == "h1"
    assert (body["username"], body["user"]["email"]) == ("you@acme.test", "you@acme.test")
    assert (body["license_type"], body["max_activations"]) == ("subscription", 10)
    assert body["product_details"]["short_code"] == "CAD-PRO"
    assert min(body["id"], body["device_id"]) > 1_700_000_000_000_000
    text = f"h1#you@acme.test#{body['validity_period']}".lower().encode()
    assert sandbox.is_good(base64.b64decode(body["license_signature"]), text)


def test_the_username_may_carry_the_company(sandbox: Sandbox) -> None:
    sandbox.settings(username_with_company=True)
    body = sandbox.activate().json()
    assert body["username"] == "you@acme.test|ACME"
    assert sandbox.check(username=body["username"]).status_code == 200


def test_the_same_device_takes_one_seat(sandbox: Sandbox) -> None:
    first, again = sandbox.activate().json(), sandbox.activate().json()
    assert again["device_id"] == first["device_id"]
    assert again["times_activated"] == 1
    assert sandbox.activate(device="h2").json()["times_activated"] == 2
    assert [one["hardware_id"] for one in sandbox.state()["activations"]] == ["h1", "h2"]


def test_the_device_limit(sandbox: Sandbox) -> None:
    sandbox.control("license", license_id=1744810240166049, max_activations=2)
    sandbox.activate(device="h1")
    sandbox.activate(device="h2")
    assert code_of(sandbox.activate(device="h3")) == "license_activated_max_times"
    sandbox.control("license", license_id=1744810240166049, allow_unlimited_activations=True)
    assert sandbox.activate(device="h3").status_code == 200


def test_transfers_are_counted(sandbox: Sandbox) -> None:
    sandbox.control("license", license_id=1744810240166049, max_transfers=1)
    give_back = {"product": "CAD-PRO", "username": "you@acme.test"}
    sandbox.activate(device="h1")
    sandbox.post("deactivate_license", hardware_id="h1", **give_back)
    assert sandbox.activate(device="h1").json()["transfer_count"] == 0
    sandbox.post("deactivate_license", hardware_id="h1", **give_back)
    assert sandbox.activate(device="h2").json()["transfer_count"] == 1
    sandbox.post("deactivate_license", hardware_id="h2", **give_back)
    assert code_of(sandbox.activate(device="h3")) == sandbox.settings()["transfer_limit_code"]


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ("none@acme.test", "license_not_found"),
        ("limit@acme.test", "license_activated_max_times"),
        ("expired@acme.test", "license_expired"),
        ("disabled@acme.test", "license_not_enabled"),
    ],
)
def test_people_who_are_refused(sandbox: Sandbox, person: str, expected: str) -> None:
    code = sandbox.code(person)
    assert code_of(sandbox.activate(person, code=code)) == expected
    spent = code_of(sandbox.activate(person, code=code))
    assert spent == sandbox.settings()["sso_token_code"]
    assert sandbox.state()["activations"] == []


def test_a_license_that_starts_later(sandbox: Sandbox) -> None:
    refused = code_of(sandbox.activate("future@acme.test"))
    assert refused == sandbox.settings()["not_started_code"]
    assert refused.startswith("sbx_")


def test_two_licenses_to_choose_from(sandbox: Sandbox) -> None:
    newest = sandbox.activate("two@acme.test").json()
    assert (newest["license_type"], newest["validity_period"]) == ("perpetual", None)
    assert newest["customer"] is None
    signature = base64.b64decode(newest["license_signature"])
    assert sandbox.is_good(signature, b"h1#two@acme.test#")
    older = sandbox.activate("two@acme.test", device="h2", license_id=newest["id"] - 1).json()
    assert older["id"] == newest["id"] - 1
    foreign = sandbox.activate("two@acme.test", license_id=1744810240166049)
    assert code_of(foreign) == "license_not_found"


# codes and tokens


def test_a_code_is_good_once(sandbox: Sandbox) -> None:
    code = sandbox.code()
    assert sandbox.activate(code=code).status_code == 200
    assert code_of(sandbox.activate(code=code)) == sandbox.settings()["sso_token_code"]


def test_a_code_lives_a_minute(sandbox: Sandbox) -> None:
    code = sandbox.code()
    sandbox.settings(clock_offset_s=61)
    assert code_of(sandbox.activate(code=code)) == sandbox.settings()["sso_token_code"]
    code = sandbox.code()
    sandbox.settings(clock_offset_s=61 + 55)
    assert sandbox.activate(code=code).status_code == 200


@pytest.mark.parametrize(
    ("asked", "sent", "is_accepted"),
    [
        (None, None, True),
        (None, DEFAULT_URI, True),
        (None, SECOND, False),
        (SECOND, SECOND, True),
        (SECOND, None, False),
    ],
)
def test_a_code_is_bound_to_its_redirect_uri(
    sandbox: Sandbox, asked: str | None, sent: str | None, is_accepted: bool
) -> None:
    code = sandbox.code(**({"redirect_uri": asked} if asked else {}))
    more = {"redirect_uri": sent} if sent else {}
    assert (sandbox.activate(code=code, **more).status_code == 200) == is_accepted


@pytest.mark.parametrize("accepted", ["either", "access_token", "id_token"])
@pytest.mark.parametrize("kind", ["access_token", "id_token"])
def test_which_token_is_taken(sandbox: Sandbox, accepted: str, kind: str) -> None:
    sandbox.settings(accepts_token=accepted)
    answer = sandbox.activate(id_token=sandbox.tokens()[kind])
    assert (answer.status_code == 200) == (accepted in ("either", kind))


def test_tokens_are_single_use_unless_set_otherwise(sandbox: Sandbox) -> None:
    token = sandbox.tokens()["access_token"]
    assert sandbox.activate(id_token=token).status_code == 200
    assert code_of(sandbox.activate(id_token=token)) == sandbox.settings()["sso_token_code"]
    sandbox.settings(access_token_single_use=False)
    token = sandbox.tokens()["access_token"]
    assert sandbox.activate(id_token=token).status_code == 200
    assert sandbox.activate(id_token=token).status_code == 200
    sandbox.settings(clock_offset_s=899)
    assert sandbox.activate(id_token=token).status_code == 200
    assert code_of(sandbox.activate(id_token="nonsense")) == sandbox.settings()["sso_token_code"]


def test_a_code_of_another_company(sandbox: Sandbox) -> None:
    answer = sandbox.activate(customer="GLOBEX", code=sandbox.code())
    assert code_of(answer) == "customer_account_id_mismatch"
    assert code_of(sandbox.activate(customer="X", code="y")) == "customer_account_not_found"


# credentials and schema


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({}, "missing_parameters"),
        ({"product": "CAD-PRO"}, "missing_parameters"),
        ({"product": "CAD-PRO", "hardware_id": "h"}, "validation_error"),
        ({"product": "NONE", "hardware_id": "h", "license_key": "k"}, "unknown_product"),
        ({"product": "CAD-PRO", "hardware_id": "h", "code": "c"}, "validation_error"),
        ({"product": "CAD-PRO", "hardware_id": 1, "license_key": "k"}, "validation_error"),
        ({"product": "CAD-PRO", "hardware_id": "h", "license_key": "k"}, "license_not_found"),
        (
            {"product": "CAD-PRO", "hardware_id": "h", "license_key": "k", "x": 1},
            "validation_error",
        ),
        (
            {
                "product": "CAD-PRO",
                "hardware_id": "h",
                "customer_account_code": "ACME",
                "code": "c",
                "id_token": "t",
            },
            "validation_error",
        ),
    ],
)
def test_the_schema(sandbox: Sandbox, body: dict[str, Any], expected: str) -> None:
    assert code_of(sandbox.post("activate_license", **body)) == expected


def test_password_and_license_key(sandbox: Sandbox) -> None:
    base = {"product": "CAD-PRO", "hardware_id": "h1"}
    by_name = {**base, "username": "you@acme.test", "password": "sandbox"}
    assert sandbox.post("activate_license", **by_name).status_code == 200
    wrong = {**by_name, "password": "x"}
    refused = code_of(sandbox.post("activate_license", **wrong))
    assert refused == sandbox.settings()["password_code"]
    unknown = {**by_name, "username": "nobody@acme.test"}
    assert code_of(sandbox.post("activate_license", **unknown)) == "license_not_found"
    sandbox.settings(user_password="another")
    by_name |= {"username": "YOU@acme.test|ACME", "password": "another"}
    assert sandbox.post("activate_license", **by_name).status_code == 200
    key = sandbox.get("../../sandbox/people").json()["license_key"]
    body = sandbox.post("activate_license", **base, license_key=key).json()
    assert (body["license_key"], body["user"]) == (key, None)
    text = f"h1#{key}#{body['validity_period']}".lower().encode()
    assert sandbox.is_good(base64.b64decode(body["license_signature"]), text)
    assert sandbox.get("check_license", **base, license_key=key).status_code == 200
    sandbox.settings(shows_license_key=False)
    assert "license_key" not in sandbox.get("check_license", **base, license_key=key).json()


def test_devices_that_are_refused(sandbox: Sandbox) -> None:
    sandbox.settings(prevent_vm=True, require_tpm=True, blacklisted_devices=["bad"])
    made = sandbox.settings()
    assert code_of(sandbox.activate(device="bad")) == "blacklisted"
    assert code_of(sandbox.activate(is_vm=True)) == made["vm_code"]
    assert code_of(sandbox.activate()) == made["tpm_code"]
    assert sandbox.activate(tpm_enrollment={"signing_public_key": "x"}).status_code == 200
