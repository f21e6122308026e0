"""Does every answer become a typed license, and is anything else refused?"""

import contextlib
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sso.errors import AnswerNotUnderstood
from sso.licensing import model
from tests.naming import plain
from tests.unit.samples import ACTIVATION, activation

END = datetime(2026, 6, 18, tzinfo=UTC)


def test_the_documented_activation_answer_is_read_whole() -> None:
    license = model.parse_license(ACTIVATION)
    assert license == model.License(
        id=1744810240166049,
        product=model.Product("myproduct", "myproduct", "user"),
        license_type="subscription",
        hardware_id="123",
        user=model.LicenseUser(3469, "u@g.com"),
        until=END,
        starts_at=None,
        is_active=True,
        is_enabled=True,
        is_expired=False,
        is_trial=False,
        is_floating=False,
        floating_timeout_min=120,
        borrowed_until=None,
        seats_used=2,
        seats=10,
        device_id=1744810458472159,
        features=(
            model.Feature(
                "consumption_feature",
                "consumption feature",
                "consumption",
                None,
                model.Consumption(used=0, limit=10),
            ),
        ),
        customer_account_code="abc",
        needs_tpm=False,
        validity_raw="2026-06-18T00:00:00.000Z",
        license_signature=None,
        company_id=276,
    )
    assert license.username == "u@g.com"


@pytest.mark.parametrize(
    ("changes", "attribute", "value"),
    [
        ({"customer": None}, "customer_account_code", None),
        ({"customer": {"customer_account": None}}, "customer_account_code", None),
        ({"customer": {}}, "customer_account_code", None),
        ({"user": None}, "username", None),
        ({"user": ...}, "user", None),
        ({"validity_period": None}, "until", None),
        ({"validity_period": ""}, "until", None),
        ({"validity_period": ...}, "until", None),
        ({"hardware_id": None}, "hardware_id", None),
        ({"product_features": None}, "features", ()),
        ({"product_features": ...}, "features", ()),
        ({"floating_timeout": None}, "floating_timeout_min", 120),
        ({"max_activations": None}, "seats", None),
        ({"allow_unlimited_activations": True}, "seats", None),
        ({"is_floating_cloud": True, "floating_users": 7}, "seats", 7),
        ({"is_floating_cloud": True, "floating_in_use_devices": 3}, "seats_used", 3),
        ({"is_floating_cloud": True}, "is_floating", True),
        ({"is_floating": True}, "is_floating", True),
        ({"active": False}, "is_active", False),
        ({"license_active": False}, "is_active", False),
        ({"license_enabled": False}, "is_enabled", False),
        ({"is_expired": True}, "is_expired", True),
        ({"device_id": ...}, "device_id", None),
        ({"is_tpm_auth": True}, "needs_tpm", True),
    ],
)
def test_nullable_and_varying_fields(changes: dict[str, Any], attribute: str, value: Any) -> None:
    assert getattr(model.parse_license(activation(**changes)), attribute) == value


def test_a_time_without_a_zone_is_utc() -> None:
    license = model.parse_license(activation(borrowed_until="2019-01-25T02:00:00.000"))
    assert license.borrowed_until == datetime(2019, 1, 25, 2, tzinfo=UTC)


def test_a_time_of_another_zone_becomes_utc() -> None:
    license = model.parse_license(activation(validity_period="2026-06-18T02:00:00+02:00"))
    assert license.until == END


def test_a_company_behind_the_bar_is_no_part_of_the_address() -> None:
    answer = activation(user={"id": 1, "email": "u@g.com|ACME"}, username="u@g.com|ACME")
    assert model.parse_license(answer).username == "u@g.com"


@pytest.mark.parametrize(
    "method", [("license_key", "license-key"), ("license-key", "license-key"), ("user", "user")]
)
def test_both_spellings_of_the_authorization_method(method: tuple[str, str]) -> None:
    product = {"short_code": "P", "authorization_method": method[0]}
    assert model.parse_product(product).authorization_method == method[1]


@pytest.mark.parametrize(
    "changes",
    [
        {"id": ...},
        {"id": "1744810240166049"},
        {"id": 1.5},
        {"id": True},
        {"id": None},
        {"product_details": ...},
        {"product_details": []},
        {"product_details": {}},
        {"product_details": {"short_code": ""}},
        {"product_details": {"short_code": 7}},
        {"license_type": 7},
        {"license_type": ...},
        {"license_type": "x" * 501},
        {"hardware_id": 123},
        {"user": "u@g.com"},
        {"user": {"id": 1}},
        {"user": {"id": 1, "email": 2}},
        {"active": "true"},
        {"is_expired": 0},
        {"license_enabled": "yes"},
        {"validity_period": "soon"},
        {"validity_period": 20260618},
        {"validity_period": "2026-13-45T00:00:00Z"},
        {"start_date": []},
        {"customer": "abc"},
        {"product_features": {"a": 1}},
        {"product_features": [{"name": "no code"}]},
        {"times_activated": "2"},
        {"floating_timeout": 1.5},
    ],
    ids=plain,
)
def test_wrong_types_are_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(AnswerNotUnderstood):
        model.parse_license(activation(**changes))


@pytest.mark.parametrize("raw", ["0001-01-01T00:00:00+05:00", "9999-12-31T23:59:59-05:00"])
def test_a_time_that_no_calendar_holds_in_utc_is_refused(raw: str) -> None:
    with pytest.raises(AnswerNotUnderstood):
        model.parse_instant(raw)


@given(
    st.dictionaries(
        st.sampled_from(sorted(ACTIVATION)),
        st.none()
        | st.booleans()
        | st.integers()
        | st.text(max_size=30)
        | st.just([])
        | st.just({}),
        max_size=5,
    )
)
def test_any_mixture_of_types_is_a_license_or_the_one_error(changes: dict[str, Any]) -> None:
    with contextlib.suppress(AnswerNotUnderstood):
        model.parse_license(activation(**changes))


# ---- lists, addresses, products


def test_a_list_pairs_each_license_with_its_user() -> None:
    inside = activation(user=..., hardware_id=...)
    entries = [
        {"license": {**inside, "id": 1}, "user": {"id": 5, "email": "a@b.c"}},
        {"license": {**inside, "id": 2}, "user": None},
    ]
    first, second = model.parse_license_list(entries)
    assert (first.id, first.username) == (1, "a@b.c")
    assert (second.id, second.username) == (2, None)
    assert model.parse_license_list([]) == ()


@pytest.mark.parametrize("raw", [{}, None, "x", [1], [{}], [{"license": None}], [[]]])
def test_what_is_not_a_list_of_licenses_is_refused(raw: Any) -> None:
    with pytest.raises(AnswerNotUnderstood):
        model.parse_license_list(raw)


def test_a_sign_in_address_of_today() -> None:
    issuer = "https://auth.licensespring.com/realms/user-portal"
    answer: dict[str, Any] = {
        "url": f"{issuer}/protocol/openid-connect/auth?response_type=code",
        "openid_configuration": {
            "issuer": issuer,
            "end_session_endpoint": f"{issuer}/protocol/openid-connect/logout",
            "token_endpoint": "https://x",
            "introspection_endpoint": "https://y",
        },
        "alternate_urls": ["http://127.0.0.1:5000"],
    }
    found = model.parse_sign_in_address(answer)
    assert found.url_raw == answer["url"]
    assert found.issuer == issuer
    assert found.end_session_endpoint == f"{issuer}/protocol/openid-connect/logout"
    assert found.alternate_urls_raw == ("http://127.0.0.1:5000",)


def test_a_sign_in_address_of_older_services_is_the_url_alone() -> None:
    found = model.parse_sign_in_address({"url": "https://a.test/?x=1"})
    assert found == model.SignInAddress("https://a.test/?x=1", None, None, ())


@pytest.mark.parametrize(
    "raw",
    [
        {},
        {"url": ""},
        {"url": 1},
        {"url": "x" * 8193},
        {"url": "https://a", "openid_configuration": []},
        {"url": "https://a", "openid_configuration": {"issuer": 1}},
        {"url": "https://a", "alternate_urls": "https://b"},
        {"url": "https://a", "alternate_urls": [1]},
    ],
    ids=plain,
)
def test_what_is_not_a_sign_in_address_is_refused(raw: dict[str, Any]) -> None:
    with pytest.raises(AnswerNotUnderstood):
        model.parse_sign_in_address(raw)


def test_product_details() -> None:
    found = model.parse_product_details(
        {"short_code": "P", "product_name": "N", "allow_trial": True}
    )
    assert found == model.ProductDetails(model.Product("P", "N", "user"), allows_trial=True)


def test_credentials_are_not_shown() -> None:
    credential = model.SsoCredential("code", "the-secret-code", "ACME", "http://localhost:1/cb")
    assert "the-secret-code" not in repr(credential)
    assert credential.as_fields() == {
        "code": "the-secret-code",
        "customer_account_code": "ACME",
        "redirect_uri": "http://localhost:1/cb",
    }


def test_a_license_address_carries_no_token() -> None:
    address = model.LicenseAddress("P", "h", "a+b@c.d", 7)
    assert address.as_fields() == {
        "product": "P",
        "hardware_id": "h",
        "username": "a+b@c.d",
        "license_id": "7",
    }
