"""What does the vendor's SDK keep about one license? An entry of its file, schema 1.1.0. Pure.

An entry is the service's answer with what the SDK notes beside it (wire reference, 9.3).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta

from sso.errors import AnswerNotUnderstood
from sso.licensing import model
from sso.licensing.model import License
from sso.licensing.strict_json import Json

SCHEMA_VERSION = "1.1.0"
# What a check tells about the newest version, laid flat into its answer (wire reference, 7.1).
_VERSION_FIELDS = (
    "version", "installation_file", "release_date", "hash_md5", "requires_version",
    "environment", "eula_link", "release_notes_link", "size", "channel",
)  # fmt: skip


def entry_of(
    answer: Mapping[str, Json], earlier: Mapping[str, Json], *, hardware_id: str, now: datetime
) -> dict[str, Json]:
    """Return the entry after a good answer to an activation or a check.

    :param answer: the verified answer; what it says decides over `earlier`.
    :param earlier: the entry so far, or an empty one. What only the SDK knows of is kept: when it
        was activated, what was consumed here, the user's data, keys that nobody knows.
    :raises AnswerNotUnderstood: the answer is not a license.
    """
    license = model.parse_license(answer)
    return {
        **_first_notes(now),
        **earlier,
        **_server_fields(answer, earlier, license),
        "hardware_id": hardware_id,
        "is_offline_activated": False,
        "is_bundle_activated": False,
        "last_check": _z(now),
        "last_usage": _z(now),
        "grace_period_start": None,  # a good answer ends a time without the service
        "floating_end_date": _z(_seat_until(license, now)),
        "schema_version": SCHEMA_VERSION,
    }


def _first_notes(now: datetime) -> dict[str, Json]:
    """What stands in the first entry and is the SDK's own from then on."""
    return {
        "activation_date": _z(now),
        "local_consumptions": 0,
        "floating_id": None,
        "user_data": [],
        "device_variables": [],
    }


def _server_fields(
    answer: Mapping[str, Json], earlier: Mapping[str, Json], license: License
) -> dict[str, Json]:
    # An activation has neither of the two flags (wire reference, 6.2): it would be refused instead.
    fields: dict[str, Json] = {"license_active": True, "license_enabled": True, **answer}
    # A check has but a few fields of the product; the earlier ones still hold.
    fields["product_details"] = {
        **_object(earlier.get("product_details")),
        **_object(answer.get("product_details")),
        **_latest_version(answer),
    }
    if isinstance(features := answer.get("product_features"), list):
        fields["product_features"] = list(_features(features, earlier.get("product_features")))
    if license.borrowed_until is not None:  # it comes without the Z that the SDK's dates have
        fields["borrowed_until"] = _z(license.borrowed_until)
    return fields


def _latest_version(answer: Mapping[str, Json]) -> dict[str, Json]:
    if "version" not in answer:
        return {}
    return {"latest_version": {name: answer.get(name) for name in _VERSION_FIELDS}}


def _features(features: list[Json], earlier: Json) -> Iterator[Json]:
    """The service's features, each with what the SDK noted beside the one of the same code."""
    noted = {
        _code(feature): _object(feature)
        for feature in (earlier if isinstance(earlier, list) else [])
        if _code(feature)
    }
    for feature in features:
        yield {**noted.get(_code(feature), {}), **feature} if isinstance(feature, dict) else feature


def _seat_until(license: License, now: datetime) -> datetime:
    """Until when a floating seat is held; where nothing floats the SDK notes the present."""
    if license.borrowed_until is not None and license.borrowed_until > now:
        return license.borrowed_until
    if not license.is_floating:
        return now
    try:
        return now + timedelta(minutes=license.floating_timeout_min)
    except OverflowError as reason:
        raise AnswerNotUnderstood("floating_timeout is beyond all bounds") from reason


def _code(feature: Json) -> str:
    code = _object(feature).get("code")
    return code if isinstance(code, str) else ""


def _object(value: Json) -> dict[str, Json]:
    return value if isinstance(value, dict) else {}


def _z(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
