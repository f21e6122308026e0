"""What can a licensed application read about its license? The status file (contract, section 3)."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sso.licensing.model import Consumption, Feature, License, Release, SignedAnswer
from sso.licensing.status import LicenseStatus
from sso.record import record
from sso.storage import atomic_file
from sso.storage.paths import Paths
from sso.storage.published_state import published_state

__all__ = ["SCHEMA", "Report", "as_object", "publish", "published_state"]

SCHEMA = 1


@record
class Report:
    """All that a status object says about one product."""

    product: str
    status: LicenseStatus
    license: License | None = None
    evidence: SignedAnswer | None = None
    key_fingerprint: str = ""
    last_check: datetime | None = None
    next_check: datetime | None = None
    hardware_id: str = ""
    device_name: str = ""
    customer_account_code: str = ""
    changed_signals: tuple[str, ...] = ()
    newer_version: Release | None = None


def as_object(
    report: Report, *, version: str, process_id: int, written_at: datetime
) -> dict[str, Any]:
    """Return the status object; instants in UTC with ``Z``."""
    status = report.status
    return {
        "schema": SCHEMA,
        "product": report.product,
        "state": status.state.value,
        "reason": status.reason.value,
        "exit_code": status.state.exit_code,
        "until": _z(status.until),
        "grace_until": _z(status.grace_until),
        "last_check": _z(report.last_check),
        "next_check": _z(report.next_check),
        "license": _license(report.license),
        "features": _features(report.license),
        "user": _user(report.license),
        "customer_account_code": report.customer_account_code or None,
        "device": {
            "hardware_id": report.hardware_id,
            "name": report.device_name,
            "changed": list(report.changed_signals),
        },
        "newer_version": report.newer_version.version if report.newer_version else None,
        "evidence": _evidence(report),
        "writer": {"version": version, "pid": process_id, "written_at": _z(written_at)},
    }


def publish(paths: Paths, product_code: str, status_object: Mapping[str, Any]) -> None:
    """Write the status file. :raises StoreFailed: the earlier one is still there."""
    content = json.dumps(status_object, indent=2, ensure_ascii=False).encode() + b"\n"
    atomic_file.write(paths.status(product_code), content)


def _license(license: License | None) -> dict[str, Any] | None:
    if license is None:
        return None
    return {
        "id": license.id,
        "type": license.license_type,
        "trial": license.is_trial,
        "floating": license.is_floating,
        "borrowed_until": _z(license.borrowed_until),
        "seats_used": license.seats_used,
        "seats": license.seats,
        "consumption": _consumption(license.consumption),
    }


def _features(license: License | None) -> list[dict[str, Any]]:
    return [_feature(feature) for feature in license.features] if license else []


def _feature(feature: Feature) -> dict[str, Any]:
    return {
        "code": feature.code,
        "until": _z(feature.until),
        "consumption": _consumption(feature.consumption),
    }


def _consumption(consumption: Consumption | None) -> dict[str, Any] | None:
    if consumption is None:
        return None
    return {"used": consumption.used, "limit": consumption.limit, "left": consumption.left}


def _user(license: License | None) -> dict[str, Any] | None:
    return {"email": license.user.email} if license and license.user else None


def _evidence(report: Report) -> dict[str, Any] | None:
    if report.evidence is None:
        return None
    return {
        "response": base64.b64encode(report.evidence.body).decode("ascii"),
        "signature": report.evidence.signature,
        "key": report.key_fingerprint,
    }


def _z(at: datetime | None) -> str | None:
    if at is None:
        return None
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
