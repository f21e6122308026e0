"""Do check, deactivation, lists and floating seats behave as the service's?"""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sandbox_client import Sandbox, http_date, signed_headers

ME = {"product": "CAD-PRO", "hardware_id": "h1", "username": "you@acme.test"}
FLOAT = {"product": "CAD-PRO", "hardware_id": "h1", "username": "float@acme.test"}
LICENSE_ID = 1744810240166049


def code_of(answer: Any) -> str:
    assert answer.status_code == 400, answer.text
    return str(answer.json()["code"])


def test_the_check(sandbox: Sandbox) -> None:
    made = sandbox.activate().json()
    answer = sandbox.check(license_id=made["id"], include_expired_features="false")
    assert sandbox.is_signed(answer)
    body = answer.json()
    assert not {"active", "request"} & set(body)
    assert (body["license_active"], body["license_enabled"], body["is_expired"]) == (
        True,
        True,
        False,
    )
    assert body["version"] == "1.0.1"
    assert set(body["product_details"]) == {
        "product_id",
        "product_name",
        "short_code",
        "authorization_method",
        "metadata",
    }
    assert body["license_signature"] == made["license_signature"]
    assert body["device_id"] == made["device_id"]


def test_whom_a_check_does_not_know(sandbox: Sandbox) -> None:
    assert code_of(sandbox.check()) == "device_not_found"
    assert code_of(sandbox.check(username="none@acme.test")) == "license_not_found"
    assert code_of(sandbox.get("check_license", product="CAD-PRO")) == "missing_parameters"
    anonymous = {name: ME[name] for name in ("product", "hardware_id")}
    assert code_of(sandbox.get("check_license", **anonymous)) == "missing_parameters"
    assert code_of(sandbox.check(license_id="x")) == "validation_error"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"enabled": False}, "license_not_enabled"),
        ({"active": False}, "license_not_active"),
        ({"validity_at": "2020-01-01T00:00:00Z"}, "license_expired"),
        ({"validity_at": "2020-01-01T00:00:00Z", "is_trial": True}, "trial_expired"),
    ],
)
def test_bad_states_as_errors_or_flags(
    sandbox: Sandbox, change: dict[str, Any], expected: str
) -> None:
    sandbox.activate()
    assert sandbox.control("license", license_id=LICENSE_ID, **change).status_code == 200
    assert code_of(sandbox.check()) == expected
    sandbox.settings(bad_states_as="flags")
    body = sandbox.check().json()
    assert (body["license_active"], body["license_enabled"], body["is_expired"]) == (
        expected != "license_not_active",
        expected != "license_not_enabled",
        expected.endswith("expired"),
    )


def test_a_license_expires_by_the_clock(sandbox: Sandbox) -> None:
    sandbox.activate()
    year_s = 366 * 24 * 3600
    sandbox.settings(clock_offset_s=year_s)
    answer = sandbox.get("check_license", signed_headers(http_date(year_s)), **ME)
    assert code_of(answer) == "license_expired"


def test_deactivation(sandbox: Sandbox) -> None:
    made = sandbox.activate().json()
    answer = sandbox.post("deactivate_license", license_id=made["id"], **ME)
    assert (answer.status_code, answer.text) == (200, "license_deactivated")
    assert "LicenseSignature" not in answer.headers
    assert code_of(sandbox.check()) == "device_not_found"
    assert code_of(sandbox.post("deactivate_license", **ME)) == "device_not_found"


def test_settings_of_deactivation(sandbox: Sandbox) -> None:
    made = sandbox.activate().json()
    sandbox.settings(strict_deactivate=True, deactivate_as="json_string", sign_string_bodies=True)
    strict = sandbox.post("deactivate_license", license_id=made["id"], **ME)
    assert code_of(strict) == "validation_error"
    assert sandbox.post("deactivate_license", **ME).content == b'"license_deactivated"'


def test_user_licenses_spend_the_code(sandbox: Sandbox) -> None:
    code = sandbox.code("two@acme.test")
    query = {"product": "CAD-PRO", "customer_account_code": "ACME", "code": code}
    answer = sandbox.get("user_licenses", **query)
    assert sandbox.is_signed(answer)
    found = answer.json()
    assert [set(one) for one in found] == [{"license", "user"}] * 2
    assert not {"is_expired", "device_id"} & set(found[0]["license"])
    assert found[0]["license"]["id"] < found[1]["license"]["id"]
    spent = sandbox.settings()["sso_token_code"]
    assert code_of(sandbox.activate("two@acme.test", code=code)) == spent
    assert code_of(sandbox.get("user_licenses", **query)) == spent


def test_device_licenses(sandbox: Sandbox) -> None:
    sandbox.activate()
    found = sandbox.get("device_licenses", hardware_id="h1").json()
    assert [one["id"] for one in found] == [LICENSE_ID]
    assert sandbox.get("device_licenses", hardware_id="h2").json() == []


# cloud floating


def test_the_pool_has_one_seat(sandbox: Sandbox) -> None:
    made = sandbox.activate("float@acme.test").json()
    assert (made["is_floating_cloud"], made["floating_timeout"]) == (True, 120)
    full = sandbox.settings()["floating_on_check_code"]
    assert code_of(sandbox.activate("float@acme.test", device="h2")) == full
    released = sandbox.post("floating/release", **FLOAT)
    assert (released.status_code, released.content) == (200, b"")
    assert sandbox.activate("float@acme.test", device="h2").status_code == 200
    assert code_of(sandbox.get("check_license", **FLOAT)) == full


def test_a_seat_lapses_after_its_minutes(sandbox: Sandbox) -> None:
    sandbox.activate("float@acme.test")
    second = {**FLOAT, "hardware_id": "h2"}
    sandbox.settings(clock_offset_s=119 * 60)
    headers = signed_headers(http_date(119 * 60))
    sandbox.get("check_license", headers, **FLOAT)
    sandbox.settings(clock_offset_s=121 * 60)
    body = {"product": "CAD-PRO", "hardware_id": "h2", "password": "sandbox"}
    now = signed_headers(http_date(121 * 60))
    refused = sandbox.post("activate_license", now, username="float@acme.test", **body)
    assert code_of(refused) == sandbox.settings()["floating_on_check_code"]
    sandbox.settings(clock_offset_s=240 * 60)
    now = signed_headers(http_date(240 * 60))
    made = sandbox.post("activate_license", now, username="float@acme.test", **body)
    assert made.status_code == 200
    assert sandbox.get("check_license", now, **second).json()["floating_in_use_devices"] == 1


def test_render_has_two_seats(sandbox: Sandbox) -> None:
    for device, expected in (("h1", 200), ("h2", 200), ("h3", 400)):
        answer = sandbox.activate(device=device, product="RENDER")
        assert answer.status_code == expected


def test_borrowing(sandbox: Sandbox) -> None:
    sandbox.activate("float@acme.test")
    assert code_of(sandbox.post("floating/borrow", **FLOAT)) == "missing_parameters"
    assert (
        code_of(sandbox.post("floating/borrow", borrowed_until=None, **FLOAT))
        == "missing_parameters"
    )
    known = {**FLOAT, "password": "sandbox"}
    too_long = (datetime.now(UTC) + timedelta(hours=25)).isoformat()
    for bad in (too_long, "tomorrow", "2020-01-01T00:00:00Z"):
        refused = sandbox.post("floating/borrow", borrowed_until=bad, **known)
        assert code_of(refused) == "borrow_until_not_valid"
    answer = sandbox.post("floating/borrow", borrowed_until=None, **known)
    assert sandbox.is_signed(answer)
    until = answer.json()["borrowed_until"]
    assert not until.endswith("Z")
    assert datetime.fromisoformat(until).tzinfo is None
    assert sandbox.get("check_license", **FLOAT).json()["is_borrowed"] is True


def test_borrowing_by_code_and_without_permission(sandbox: Sandbox) -> None:
    sandbox.activate("float@acme.test")
    sandbox.activate()
    base = {"product": "CAD-PRO", "hardware_id": "h1", "customer_account_code": "ACME"}
    code = sandbox.code("float@acme.test")
    answer = sandbox.post("floating/borrow", **base, code=code, borrowed_until=None)
    assert answer.status_code == 200
    refused = sandbox.post("floating/borrow", **base, code=sandbox.code(), borrowed_until=None)
    assert code_of(refused) == "license_borrow_not_allowed"


def test_releasing_what_does_not_float(sandbox: Sandbox) -> None:
    sandbox.activate()
    assert code_of(sandbox.post("floating/release", **ME)) == "floating_not_available"
    assert code_of(sandbox.post("floating/feature_release", **ME)) == "missing_parameters"
    answer = sandbox.post("floating/feature_release", feature="render", **ME)
    assert code_of(answer) == "feature_not_floating"


# the rest


def test_product_details_need_no_license(sandbox: Sandbox) -> None:
    answer = sandbox.get("product_details", product="RENDER", include_latest_version="true")
    assert sandbox.is_signed(answer)
    assert answer.json()["product_name"] == "Render Farm"
    assert answer.json()["authorization_method"] == "user"
    assert answer.json()["latest_version"]["version"] == "1.0.1"


def test_versions_and_files(sandbox: Sandbox) -> None:
    sandbox.activate()
    found = [one["version"] for one in sandbox.get("versions", **ME).json()]
    assert len(found) > len(set(found))
    assert sandbox.get("installation_file", version="1.0.0", **ME).json()["version"] == "1.0.0"
    missing = sandbox.get("installation_file", version="9", **ME)
    assert code_of(missing) == "version_not_found"


def test_device_variables(sandbox: Sandbox) -> None:
    sandbox.activate()
    tracked = sandbox.post("track_device_variables", variables={"a": 1}, **ME).json()
    assert tracked[0]["value"] == "1"
    assert isinstance(tracked[0]["created_at"], int)
    stored = sandbox.get("get_device_variables", **ME).json()
    assert stored[0]["value"] == "1"
    assert stored[0]["created_at"].endswith("Z")


def test_change_password(sandbox: Sandbox) -> None:
    answer = sandbox.post("change_password", username="u", password="p", new_password="n")
    assert answer.text == "password_changed"
