"""Whose license is on this device, and may somebody else take their place?"""

from __future__ import annotations

from collections.abc import Callable

from sso.errors import LicenseDamaged, OtherPerson
from sso.storage.license_store import LicenseStore

Confirm = Callable[[str, str], bool]


def holder_of(store: LicenseStore, product_code: str) -> str:
    """Return the e-mail address of who holds the stored license, or an empty text."""
    try:
        stored = store.load(product_code)
    except LicenseDamaged:
        return ""
    return (stored.license.username or "") if stored else ""


def demand_place(holder: str, newcomer: str, confirm: Confirm | None) -> None:
    """Nobody takes another person's place unasked.

    :param confirm: asks whether the second may take the first one's place; None: nobody can be
        asked, so no.
    :raises OtherPerson: the license here is somebody else's, who stays.
    """
    if not holder or not newcomer or holder.casefold() == newcomer.casefold():
        return
    if confirm is None or not confirm(holder, newcomer):
        raise OtherPerson("the license here is another person's", holder=holder, newcomer=newcomer)
