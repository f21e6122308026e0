"""Is an entry what the SDK keeps: the service's fields, its own notes, and nothing of them lost?"""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sso.errors import AnswerNotUnderstood
from sso.licensing.strict_json import Json
from sso.storage.sdk_license_entry import entry_of
from tests.unit.samples import ACTIVATION, NOW, activation

NOW_TEXT = "2026-01-15T12:00:00.000Z"
LATER = NOW + timedelta(hours=1, microseconds=1_999)
VERSION = {
    "version": "1.0.1", "installation_file": "", "release_date": "2025-05-21T00:00:00.000Z",
    "hash_md5": "", "requires_version": None, "environment": "win64", "eula_link": "",
    "release_notes_link": "", "size": None, "channel": "",
}  # fmt: skip


def check(**changes: Any) -> dict[str, Any]:
    """The answer of 7.1: flags, the newest version laid flat, few fields of the product."""
    answer = activation(active=..., request=..., license_active=True, license_enabled=True)
    kept = ("product_id", "product_name", "short_code", "authorization_method", "metadata")
    answer["product_details"] = {name: answer["product_details"][name] for name in kept}
    return {**answer, **VERSION, "is_borrowed": False, "borrowed_until": None, **changes}


def entry(answer: dict[str, Any], earlier: dict[str, Json] | None = None) -> dict[str, Any]:
    return entry_of(answer, earlier or {}, hardware_id="123", now=NOW)


def test_the_first_entry_has_every_field_of_the_service_and_every_note_of_the_sdk() -> None:
    found = entry(ACTIVATION)
    notes = {
        "hardware_id": "123",
        "is_offline_activated": False,
        "is_bundle_activated": False,
        "activation_date": NOW_TEXT,
        "last_check": NOW_TEXT,
        "last_usage": NOW_TEXT,
        "grace_period_start": None,
        "floating_end_date": NOW_TEXT,
        "local_consumptions": 0,
        "floating_id": None,
        "user_data": [],
        "device_variables": [],
        "license_active": True,
        "license_enabled": True,
        "schema_version": "1.1.0",
    }
    assert found == {**ACTIVATION, **notes}


def test_a_check_renews_the_services_fields_and_keeps_the_sdks() -> None:
    first = entry(ACTIVATION)
    first |= {
        "local_consumptions": 3,
        "user_data": [{"name": "a", "value": "b"}],
        "device_variables": [{"variable": "v", "value": "1", "needs_update": True}],
        "floating_id": "f-1",
        "grace_period_start": NOW_TEXT,
        "unknown": {"x": [1]},
    }
    found = entry_of(
        check(times_activated=3, validity_period="2030-01-01T00:00:00.000Z"),
        first,
        hardware_id="123",
        now=LATER,
    )
    kept = (
        "activation_date", "local_consumptions", "user_data", "device_variables", "floating_id",
        "unknown",
    )  # fmt: skip
    assert {name: found[name] for name in kept} == {name: first[name] for name in kept}
    assert (found["times_activated"], found["validity_period"]) == (3, "2030-01-01T00:00:00.000Z")
    assert found["grace_period_start"] is None
    # Cut, not rounded: a last_usage in the future means a changed clock to the SDK.
    assert found["last_check"] == found["last_usage"] == "2026-01-15T13:00:00.001Z"


def test_the_newest_version_goes_into_the_product_whose_other_fields_stay() -> None:
    found = entry(check(), entry(ACTIVATION))
    assert found["product_details"] == {**ACTIVATION["product_details"], "latest_version": VERSION}
    again = entry(ACTIVATION, found)
    assert again["product_details"]["latest_version"] == VERSION


def test_flags_of_a_check_are_taken_as_they_are() -> None:
    found = entry(check(license_active=False, license_enabled=False))
    assert (found["license_active"], found["license_enabled"]) == (False, False)


def test_what_a_feature_consumed_here_is_kept_and_vanished_features_go() -> None:
    first = entry(ACTIVATION)
    first["product_features"][0]["local_consumptions"] = 4
    first["product_features"].append({"code": "gone", "id": 1})
    feature = {**ACTIVATION["product_features"][0], "total_consumptions": 6}
    new = {"code": "new", "id": 2}
    found = entry(check(product_features=[new, feature]), first)
    assert found["product_features"] == [new, {**feature, "local_consumptions": 4}]


@pytest.mark.parametrize(
    ("changes", "until"),
    [
        ({}, NOW_TEXT),
        ({"is_floating_cloud": True}, "2026-01-15T14:00:00.000Z"),
        ({"is_floating": True, "floating_timeout": 30}, "2026-01-15T12:30:00.000Z"),
        (
            {"is_floating_cloud": True, "borrowed_until": "2026-02-01T00:00:00.000"},
            "2026-02-01T00:00:00.000Z",
        ),
        (
            {"is_floating_cloud": True, "borrowed_until": "2026-01-01T00:00:00"},
            "2026-01-15T14:00:00.000Z",
        ),
    ],
)
def test_a_floating_seat_ends_with_its_time_or_its_loan(
    changes: dict[str, Any], until: str
) -> None:
    assert entry(activation(**changes))["floating_end_date"] == until


def test_the_end_of_a_loan_gets_its_z() -> None:
    """The one date that comes without it (wire reference, 7.4)."""
    assert entry(check(borrowed_until="2026-02-01T02:00:00.000"))["borrowed_until"] == (
        "2026-02-01T02:00:00.000Z"
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"id": ...}, {"product_details": ...}, {"product_details": []}, {"license_type": 5},
        {"validity_period": "soon"}, {"product_features": "none"}, {"borrowed_until": "x"},
        {"is_floating": True, "floating_timeout": 10**18}, {"license_active": "yes"},
    ],
)  # fmt: skip
def test_what_is_no_license_becomes_no_entry(changes: dict[str, Any]) -> None:
    with pytest.raises(AnswerNotUnderstood):
        entry(activation(**changes))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(
    earlier=st.dictionaries(
        st.sampled_from(["product_details", "product_features", "user_data", "?", "last_check"])
        | st.text(max_size=5),
        json_values,
    )
)
def test_no_earlier_entry_stands_in_the_way(earlier: dict[str, Json]) -> None:
    """Whatever somebody wrote there, the service's fields are the new ones, and the rest stays."""
    found = entry(ACTIVATION, earlier)
    assert {**found, "product_details": ..., "product_features": ...} == {
        **earlier,
        **found,
        "product_details": ...,
        "product_features": ...,
    }
    for name in earlier.keys() - entry(ACTIVATION).keys():
        assert found[name] == earlier[name]
    details = ACTIVATION["product_details"]
    assert {name: found["product_details"][name] for name in details} == details
