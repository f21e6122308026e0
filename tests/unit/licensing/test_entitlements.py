"""What does a license entitle to? Amounts, trials, borrowing, seats and the newest version."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from sso.errors import AnswerNotUnderstood
from sso.licensing import model
from sso.licensing.model import Consumption, Release
from tests.naming import plain
from tests.unit.samples import activation

UNTIL = datetime(2019, 1, 25, 2, tzinfo=UTC)
FLOATING = {"is_floating_cloud": True, "floating_users": 7, "floating_in_use_devices": 3}


def parsed(**changes: Any) -> model.License:
    return model.parse_license(activation(**changes))


# ---- amounts


def consumption(**changes: Any) -> Consumption | None:
    amounts = {"license_type": "consumption", "total_consumptions": 4, "max_consumptions": 10}
    return parsed(**{**amounts, **changes}).consumption


@pytest.mark.parametrize(
    ("changes", "used", "limit"),
    [
        ({}, 4, 10),
        ({"total_consumptions": None}, 0, 10),
        ({"total_consumptions": "4"}, 0, 10),
        ({"max_consumptions": None}, 4, None),
        ({"max_consumptions": 0}, 4, 0),
        ({"allow_unlimited_consumptions": True}, 4, None),
        ({"allow_overages": True, "max_overages": 5}, 4, 15),
        ({"allow_overages": True, "max_overages": None}, 4, 10),
        ({"allow_overages": True, "max_overages": 5, "max_consumptions": None}, 4, None),
        ({"allow_overages": False, "max_overages": 5}, 4, 10),
        ({"allow_overages": "yes", "max_overages": 5}, 4, 10),
        (
            {"allow_unlimited_consumptions": True, "allow_overages": True, "max_overages": 5},
            4,
            None,
        ),
    ],
    ids=plain,
)
def test_what_is_used_of_a_consumption_license(
    changes: dict[str, Any], used: int, limit: int | None
) -> None:
    assert consumption(**changes) == Consumption(used, limit)


@pytest.mark.parametrize("license_type", ["subscription", "perpetual", "time-limited"])
def test_other_licenses_are_not_used_up(license_type: str) -> None:
    assert consumption(license_type=license_type) is None


@pytest.mark.parametrize(
    ("used", "limit", "left"), [(4, 10, 6), (10, 10, 0), (12, 10, 0), (4, None, None), (0, 1, 1)]
)
def test_what_is_left_is_never_below_zero(used: int, limit: int | None, left: int | None) -> None:
    assert Consumption(used, limit).left == left


def feature(**changes: Any) -> model.Feature:
    return parsed(product_features=[{"code": "f", **changes}]).features[0]


def test_a_feature_has_a_name_a_kind_and_an_end() -> None:
    assert feature() == model.Feature("f", "f", "activation", None, None)
    assert feature(name="Render", feature_type="activation").name == "Render"
    assert feature(expiry_date="2019-01-25T02:00:00.000Z").until == UNTIL
    used = feature(feature_type="consumption", total_consumptions=1, max_consumption=3)
    assert used.feature_type == "consumption"
    assert used.consumption == Consumption(1, 3)


def test_what_is_not_a_feature_is_left_out() -> None:
    features = [{"code": "a"}, "b", None, 7, {"code": "c"}]
    assert [one.code for one in parsed(product_features=features).features] == ["a", "c"]


# ---- trials, borrowing, seats


@pytest.mark.parametrize(("raw", "days"), [(15, 15), (0, 0), (None, None), ("15", None)])
def test_the_days_of_a_trial(raw: Any, days: int | None) -> None:
    license = parsed(is_trial=True, trial_days=raw)
    assert (license.is_trial, license.trial_days) == (True, days)


def test_what_a_license_says_of_borrowing() -> None:
    plain_license = parsed(can_borrow=..., max_borrow_time=...)
    assert (plain_license.can_borrow, plain_license.max_borrow_time_h) == (False, 0)
    lent = parsed(can_borrow=True, max_borrow_time=12, borrowed_until="2019-01-25T02:00:00.000")
    assert (lent.can_borrow, lent.max_borrow_time_h, lent.borrowed_until) == (True, 12, UNTIL)
    assert parsed(max_borrow_time=-1).max_borrow_time_h == 0
    assert parsed(max_borrow_time=1).max_borrow_time_h == 1


@pytest.mark.parametrize(
    ("changes", "used", "seats"),
    [
        ({"times_activated": 2, "max_activations": 10}, 2, 10),
        ({"allow_unlimited_activations": True, "max_activations": 10}, 2, None),
        ({**FLOATING, "max_activations": 10}, 3, 7),
        ({**FLOATING, "floating_users": None}, 3, None),
        ({**FLOATING, "floating_in_use_devices": None}, None, 7),
        ({"times_activated": ..., "max_activations": ...}, None, None),
    ],
    ids=plain,
)
def test_how_many_seats_there_are(
    changes: dict[str, Any], used: int | None, seats: int | None
) -> None:
    license = parsed(**changes)
    assert (license.seats_used, license.seats) == (used, seats)


def test_a_license_says_nothing_of_what_the_service_left_out() -> None:
    names = (
        "active", "is_expired", "is_trial", "is_floating", "is_floating_cloud", "start_date",
        "allow_unlimited_activations", "license_signature", "company", "can_borrow",
    )  # fmt: skip
    license = parsed(**dict.fromkeys(names, ...))
    assert (license.is_active, license.is_enabled) == (True, True)
    assert (license.is_expired, license.is_trial, license.is_floating) == (False, False, False)
    assert (license.license_signature, license.company_id) == (None, None)
    assert (license.starts_at, license.seats) == (None, 10)


def test_when_a_license_starts() -> None:
    assert parsed(start_date="2019-01-25T02:00:00.000Z").starts_at == UNTIL


def test_the_inner_signature_is_kept_as_it_came() -> None:
    assert parsed(license_signature="AAAA").license_signature == "AAAA"


@pytest.mark.usefixtures("zone")
@pytest.mark.parametrize(
    "raw", ["2019-01-25T02:00:00.000", "2019-01-25T02:00:00.000Z", "2019-01-24T21:00:00-05:00"]
)
def test_an_instant_is_utc_wherever_the_computer_stands(raw: str) -> None:
    at = model.parse_instant(raw)
    assert at is not None
    assert at.isoformat() == "2019-01-25T02:00:00+00:00"
    assert model.wire_instant(at) == "2019-01-25T02:00:00.000Z"


# ---- the newest version


@pytest.mark.parametrize(
    ("fields", "release"),
    [
        ({"version": "1.0.1"}, Release("1.0.1", "")),
        ({"version": "7"}, Release("7", "")),
        ({"version": "9" * 50}, Release("9" * 50, "")),
        ({"version": "9" * 51}, None),
        ({"version": ""}, None),
        ({"version": 7}, None),
        ({}, None),
        (
            {"version": "2", "release_notes_link": "https://n", "installation_file": "https://f"},
            Release("2", "https://n"),
        ),
        (
            {"version": "2", "release_notes_link": "", "installation_file": "https://f"},
            Release("2", "https://f"),
        ),
        ({"version": "2", "release_notes_link": 7}, Release("2", "")),
        ({"version": "2", "installation_file": {"id": 7}}, Release("2", "")),
        ({"version": "2", "release_notes_link": "x" * 2000}, Release("2", "x" * 2000)),
        ({"version": "2", "release_notes_link": "x" * 2001}, Release("2", "")),
    ],
    ids=plain,
)
def test_the_newest_version_and_its_page(fields: dict[str, Any], release: Release | None) -> None:
    assert parsed(**fields).release == release


# ---- what other routes answer


@pytest.mark.parametrize(
    ("answer", "until_at"),
    [
        ({"borrowed_until": "2019-01-25T02:00:00.000", "max_borrow_time": 12}, UNTIL),
        ({"borrowed_until": "2019-01-25T03:00:00.000+01:00"}, UNTIL),
        ({"borrowed_until": None}, None),
        ({}, None),
    ],
    ids=plain,
)
def test_until_when_a_seat_was_borrowed(answer: dict[str, Any], until_at: datetime | None) -> None:
    assert model.parse_borrowed_until(answer) == until_at


@pytest.mark.parametrize("raw", [7, [], "tomorrow", True])
def test_what_is_no_instant_is_no_end_of_borrowing(raw: Any) -> None:
    with pytest.raises(AnswerNotUnderstood):
        model.parse_borrowed_until({"borrowed_until": raw})


@pytest.mark.parametrize(
    ("at", "text"),
    [
        (UNTIL, "2019-01-25T02:00:00.000Z"),
        (UNTIL + timedelta(microseconds=1500), "2019-01-25T02:00:00.001Z"),
        (UNTIL.astimezone(timezone(timedelta(hours=-5))), "2019-01-25T02:00:00.000Z"),
    ],
)
def test_an_instant_is_written_in_utc_with_milliseconds(at: datetime, text: str) -> None:
    assert model.wire_instant(at) == text


@pytest.mark.parametrize(
    ("entries", "ids"),
    [
        ([], ()),
        ([{"id": 7}], (7,)),
        ([{"license": {"id": 8}, "id": 9}, {"id": 7, "license": None}], (8, 7)),
    ],
)
def test_the_ids_of_a_devices_licenses(entries: Any, ids: tuple[int, ...]) -> None:
    assert model.parse_license_ids(entries) == ids


@pytest.mark.parametrize("raw", [{}, None, "x", [1], [{}], [{"id": "7"}], [{"license": 7}]])
def test_what_is_not_a_list_of_ids_is_refused(raw: Any) -> None:
    with pytest.raises(AnswerNotUnderstood):
        model.parse_license_ids(raw)


@pytest.mark.parametrize(
    ("raw", "product"),
    [
        ({"short_code": "P"}, model.Product("P", "P", "user")),
        ({"short_code": "P", "product_name": ""}, model.Product("P", "P", "user")),
        (
            {"short_code": "P", "product_name": "N", "authorization_method": "license_key"},
            model.Product("P", "N", "license-key"),
        ),
    ],
    ids=plain,
)
def test_a_product_is_named_at_least_by_its_code(
    raw: dict[str, Any], product: model.Product
) -> None:
    found = model.parse_product_details(raw)
    assert found == model.ProductDetails(product, allows_trial=False)
