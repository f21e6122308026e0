"""How does macOS start the program? A LaunchAgent of the person. (launchd.plist(5))"""

from __future__ import annotations

import plistlib
from collections.abc import Sequence
from pathlib import Path

from sso.storage import atomic_file


class LaunchAgent:
    """The property list of one program."""

    def __init__(self, folder: Path, app_id: str, command: Sequence[str]) -> None:
        self._path = folder / f"{app_id}.plist"
        self._app_id = app_id
        self._command = command

    def is_on(self) -> bool:
        """Return whether launchd would start the program at the next login."""
        try:
            found = plistlib.loads(self._path.read_bytes())
        except (OSError, ValueError, plistlib.InvalidFileException):
            return False
        return bool(isinstance(found, dict) and found.get("RunAtLoad")) and not found.get(
            "Disabled"
        )

    def is_decided(self) -> bool:
        """Return whether an entry of the person's own is there, on or off."""
        return self._path.exists()

    def turn_on(self) -> None:
        """Start with the session from now on."""
        if not self.is_on():
            agent = {
                "Label": self._app_id,
                "ProgramArguments": list(self._command),
                "RunAtLoad": True,
                "ProcessType": "Interactive",
                "LimitLoadToSessionType": "Aqua",
            }
            atomic_file.write(self._path, plistlib.dumps(agent))

    def turn_off(self) -> None:
        """Take the entry away."""
        atomic_file.remove(self._path)

    def forget(self) -> None:
        """Remove the person's own entry, whatever it says."""
        self.turn_off()
