"""How did something end, and what does it mean for the license?"""

from __future__ import annotations

from dataclasses import dataclass

from sso.errors import KeyturnError, ServiceUnreachable
from sso.licensing.model import License
from sso.storage.published_status import Report
from sso.storage.vault import VaultState


@dataclass(frozen=True, slots=True)
class Outcome:
    """The state that something left, and the error where it did not succeed.

    :param vault: set where the sign-in could not be remembered; the license does not need it.
    :param licenses: what the person may choose from, where that was asked for.
    """

    report: Report
    error: KeyturnError | None = None
    was_active: bool = False
    licenses: tuple[License, ...] = ()
    vault: VaultState | None = None


def is_transient(error: KeyturnError | None) -> bool:
    """Whether an error says nothing about the license, only about the way to the service."""
    return isinstance(error, ServiceUnreachable)
