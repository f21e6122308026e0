"""How does Windows start the program? A value of the person's Run key.

The Task Manager keeps its own switch beside it: the first byte of a value below StartupApproved is
odd where the person switched the entry off there.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence

from sso.errors import StoreFailed

RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"

if sys.platform == "win32":
    import winreg

    class RunKey:
        """The value of one program."""

        def __init__(self, app_id: str, command: Sequence[str]) -> None:
            self._name = app_id
            self._command = subprocess.list2cmdline(command)

        def is_on(self) -> bool:
            """Return what Windows would do at the next login."""
            if not self._value(RUN):
                return False
            approved = self._value(APPROVED)
            return not (isinstance(approved, bytes) and approved and approved[0] % 2)

        def is_decided(self) -> bool:
            """Return whether an entry of the person's own is there, on or off."""
            return self._value(RUN) is not None or self._value(APPROVED) is not None

        def turn_on(self) -> None:
            """Start with the session; the Task Manager's switch is set back as well."""
            try:
                with winreg.CreateKey(winreg.HKEY_CURRENT_USER, RUN) as key:
                    winreg.SetValueEx(key, self._name, 0, winreg.REG_SZ, self._command)
            except OSError as reason:
                raise StoreFailed(f"the Run key: {reason.strerror}") from reason
            self._delete(APPROVED)

        def turn_off(self) -> None:
            """Take the value away."""
            self._delete(RUN)

        def forget(self) -> None:
            """Remove the person's own entry, and the Task Manager's switch for it."""
            self._delete(RUN)
            self._delete(APPROVED)

        def _value(self, path: str) -> object:
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, path) as key:
                    return winreg.QueryValueEx(key, self._name)[0]
            except OSError:
                return None

        def _delete(self, path: str) -> None:
            try:
                with winreg.OpenKey(
                    winreg.HKEY_CURRENT_USER, path, access=winreg.KEY_SET_VALUE
                ) as key:
                    winreg.DeleteValue(key, self._name)
            except FileNotFoundError:
                return
            except OSError as reason:
                raise StoreFailed(f"the Run key: {reason.strerror}") from reason
