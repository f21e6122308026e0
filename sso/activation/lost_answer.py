"""Was a device activated although the answer never came? Asked before anything is tried again.

An activation is idempotent for one device and one license, not for two licenses of one person: what
may have been taken is remembered and asked for by name next time.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from sso.errors import KeyturnError, LicenseError, ServiceUnreachable
from sso.licensing.model import License, LicenseAddress, SignedAnswer


class AskingService(Protocol):
    """The part of the license client that can be asked afterwards."""

    def check(self, address: LicenseAddress, *, env: str = "") -> tuple[License, SignedAnswer]: ...

    def device_licenses(self, hardware_id: str) -> tuple[int, ...]: ...


def asked_about(
    service: AskingService,
    product: str,
    hardware_id: str,
    license_ids: Iterable[int],
    usernames: Iterable[str],
) -> tuple[License, SignedAnswer] | None:
    """Ask whether this device holds one of these licenses; the answer is as good as the lost one.

    :param usernames: the e-mail addresses the person may have; without one nothing can be asked.
    :returns: None where the service knows of no such activation.
    :raises KeyturnError: the service cannot be asked either.
    """
    names = list(dict.fromkeys(name for name in usernames if name))
    for license_id in dict.fromkeys(license_ids):
        for username in names:
            address = LicenseAddress(product, hardware_id, username, license_id)
            try:
                return service.check(address)
            except LicenseError:
                continue
    return None


def licenses_held(service: AskingService, hardware_id: str) -> tuple[int, ...] | None:
    """Return the ids of the licenses this device holds; None where that cannot be learned."""
    try:
        return service.device_licenses(hardware_id)
    except ServiceUnreachable:
        return None
    except KeyturnError:  # a service that does not know the question, or refuses it
        return None
