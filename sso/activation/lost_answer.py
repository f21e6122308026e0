"""Was a device activated although the answer never came? Asked before anything is tried again.

An activation is idempotent for one device and one license, not for two licenses of one person: what
may have been taken is remembered and asked for by name next time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
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
    license_key: str = "",
) -> tuple[License, SignedAnswer] | None:
    """Ask whether this device holds one of these licenses; the answer is as good as the lost one.

    :param usernames: the e-mail addresses the person may have; without one nothing can be asked.
    :param license_key: asked for in place of a person.
    :returns: None where the service knows of no such activation.
    :raises KeyturnError: the service cannot be asked either.
    """
    names = [""] if license_key else list(dict.fromkeys(name for name in usernames if name))
    for license_id in dict.fromkeys(license_ids):
        for username in names:
            address = LicenseAddress(
                product, hardware_id, username, license_id, license_key=license_key
            )
            try:
                return service.check(address)
            except LicenseError:
                continue
    return None


def found_after_all(
    service: AskingService,
    product: str,
    hardware_id: str,
    license_id: int | None,
    error: ServiceUnreachable,
    usernames: Callable[[], Iterable[str]],
    remember: Callable[[int], None],
    license_key: str = "",
) -> tuple[License, SignedAnswer] | None:
    """Ask whether the activation whose answer is lost has happened.

    :param error: learns in `facts["may_hold_seat"]` whether a seat may be taken all the same.
    :param usernames: the e-mail addresses the person may have; called where they are needed.
    :param remember: is told what cannot be told yet, so that the next try asks for that license.
    """
    held = licenses_held(service, hardware_id)
    error.facts["may_hold_seat"] = int(held is None or bool(held))
    if held is None or not held:
        return None
    ids = [license_id] if license_id is not None and license_id in held else list(held)
    try:
        found = asked_about(service, product, hardware_id, ids, usernames(), license_key)
    except KeyturnError:
        found = None
    if found is None:
        remember(max(ids))
    return found


def licenses_held(service: AskingService, hardware_id: str) -> tuple[int, ...] | None:
    """Return the ids of the licenses this device holds; None where that cannot be learned."""
    try:
        return service.device_licenses(hardware_id)
    except ServiceUnreachable:
        return None
    except KeyturnError:  # a service that does not know the question, or refuses it
        return None
