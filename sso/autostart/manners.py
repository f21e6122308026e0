"""When may the program put itself into the session's start? Once, at its first run, where the
profile wants it and nobody decided; later only where the administrator forces it."""

from __future__ import annotations

from pathlib import Path

from sso.autostart import Autostart
from sso.profile import Profile
from sso.storage import atomic_file

KEY = "ui.autostart"


def settle(autostart: Autostart, profile: Profile, mark: Path) -> None:
    """Do what is due at a start of the program; mostly nothing.

    Off stays off, whoever switched it off: here, in the desktop's own settings, or by removing the
    entry. An update changes nothing.

    :param mark: a file that says that the first run is over.
    :raises StoreFailed: the system refuses; it is tried again at the next start.
    """
    if KEY in profile.forced:
        _put(autostart, is_wanted=profile.ui.autostart)
        return
    if mark.exists():
        return
    if profile.ui.autostart and not autostart.is_decided():
        autostart.turn_on()
    atomic_file.write(mark, b"")


def change(autostart: Autostart, *, is_wanted: bool, mark: Path) -> None:
    """Do what the person decided just now. :raises StoreFailed: the system refuses."""
    _put(autostart, is_wanted=is_wanted)
    if not mark.exists():
        atomic_file.write(mark, b"")


def _put(autostart: Autostart, *, is_wanted: bool) -> None:
    if is_wanted == autostart.is_on():
        return
    autostart.turn_on() if is_wanted else autostart.turn_off()
