"""Does the program start with the session? One small interface, and a file for each platform."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol


class Autostart(Protocol):
    """Whether the session starts the program.

    `turn_on` and `turn_off` raise `StoreFailed` where the system refuses; nothing is changed then.
    """

    def is_on(self) -> bool:
        """Return what the system would do at the next login, whoever decided it."""

    def is_decided(self) -> bool:
        """Return whether an entry of the person's own is there, on or off."""

    def turn_on(self) -> None:
        """Start with the session from now on."""

    def turn_off(self) -> None:
        """Stay off, also when an update or a package brings an entry for all users."""

    def forget(self) -> None:
        """Remove the person's own entry, whatever it says."""


def for_this_system(app_id: str, name: str, command: Sequence[str]) -> Autostart:
    """Return this platform's autostart.

    :param command: what to start, as words; not yet quoted.
    """
    if sys.platform == "win32":
        from sso.autostart.windows import RunKey

        return RunKey(app_id, command)
    if sys.platform == "darwin":
        from sso.autostart.macos import LaunchAgent

        return LaunchAgent(Path.home() / "Library" / "LaunchAgents", app_id, command)
    from sso.autostart.xdg import XdgAutostart, config_folders

    own, systems = config_folders(os.environ)
    return XdgAutostart(own, systems, app_id, name, command)


def start_command(
    source_folder: Path, profile: str | None, data_dir: str | None
) -> tuple[str, ...]:
    """Return what starts this very program in the tray, with the folders of this start."""
    frozen = bool(getattr(sys, "frozen", False))
    words = [sys.executable] if frozen else [sys.executable, str(source_folder / "main.py")]
    for flag, path in (("--profile", profile), ("--data-dir", data_dir)):
        if path:
            words += [flag, str(Path(path).absolute())]
    return (*words, "--background")
