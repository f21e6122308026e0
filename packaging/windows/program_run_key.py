"""What would the program itself write into the Run key? Asks sso/autostart, before a registry that
stands in: Windows is not here."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any
from unittest import mock

from windows_entries import ROOT

sys.path.insert(0, str(ROOT))

from sso.autostart import windows  # noqa: E402 - the tree is not installed

Values = dict[tuple[str, str], object]


class StandInRegistry(ModuleType):
    """As much of winreg as the Run key takes, over a dictionary of (key, name) -> value."""

    HKEY_CURRENT_USER = "HKCU"
    KEY_SET_VALUE = 2
    REG_SZ = 1

    def __init__(self, values: Values) -> None:
        super().__init__("winreg")
        self.values = values

    @contextmanager
    def CreateKey(self, hive: str, path: str) -> Iterator[str]:  # noqa: N802 - winreg's names
        """Open a key, made where it is not there."""
        yield path

    @contextmanager
    def OpenKey(self, hive: str, path: str, access: int = 0) -> Iterator[str]:  # noqa: N802
        """Open a key."""
        yield path

    def QueryValueEx(self, key: str, name: str) -> tuple[object, int]:  # noqa: N802
        """Return a value and its type."""
        if (key, name) not in self.values:
            raise FileNotFoundError(name)
        return self.values[key, name], self.REG_SZ

    def SetValueEx(self, key: str, name: str, _: int, kind: int, value: str) -> None:  # noqa: N802
        """Write a value."""
        self.values[key, name] = value

    def DeleteValue(self, key: str, name: str) -> None:  # noqa: N802
        """Take a value away."""
        if self.values.pop((key, name), None) is None:
            raise FileNotFoundError(name)


@contextmanager
def run_key(app_id: str, program: str, values: Values) -> Iterator[Any]:
    """Hold the program's own RunKey over these values."""
    registry = StandInRegistry(values)
    with (
        mock.patch.object(sys, "platform", "win32"),
        mock.patch.dict(sys.modules, {"winreg": registry}),
    ):
        yield importlib.reload(windows).RunKey(app_id, (program, "--background"))
    importlib.reload(windows)


def written_by_the_program(app_id: str, program: str) -> Values:
    """Return what stands in the registry after a person switched the start on."""
    values: Values = {}
    with run_key(app_id, program, values) as key:
        key.turn_on()
    return values
