"""What does a policy say that stands in the Windows registry?

Below the program's key stand `Defaults` and `Forced`, below these the sections of the profile with
one value a key: texts as REG_SZ, numbers and true (1) or false (0) as REG_DWORD, lists and tables
of texts (`name=value`) as REG_MULTI_SZ. Numbers may be texts too, since REG_DWORD has no fractions.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, Protocol

from sso.profile import keys
from sso.profile.reader import fields_of


class RegistryKey(Protocol):
    """One open key."""

    def values(self) -> Mapping[str, Any]:
        """Return its values by name, in Python's types: str, int, list[str], bytes."""

    def subkeys(self) -> Mapping[str, RegistryKey]:
        """Return what lies below it."""


def policy_values(key: RegistryKey) -> dict[str, Any]:
    """Return a policy's values in the one shape; what is of a wrong type stays as it is, so that
    the check can name it."""
    found: dict[str, Any] = dict(key.values())
    for name, below in key.subkeys().items():
        lower = name.lower()
        is_kind = lower in ("defaults", "forced")
        found[lower if is_kind else name] = _table(keys.Profile, below) if is_kind else {}
    return found


def _table(cls: type, key: RegistryKey) -> dict[str, Any]:
    known = {field.name.lower(): (field.name, kind) for field, kind in fields_of(cls)}
    found: dict[str, Any] = {}
    for name, value in key.values().items():
        real, kind = known.get(name.lower(), (name, None))
        found[real] = _value(kind, value)
    for name, below in key.subkeys().items():
        real, kind = known.get(name.lower(), (name, None))
        if kind == tuple[keys.Product, ...]:
            found[real] = [_table(keys.Product, one) for _, one in sorted(below.subkeys().items())]
        elif dataclasses.is_dataclass(kind) and isinstance(kind, type):
            found[real] = _table(kind, below)
        else:
            found[real] = {}
    return found


def _value(kind: Any, value: Any) -> Any:
    if kind is bool and value in (0, 1):
        return bool(value)
    if kind in (int, float) and isinstance(value, str):
        return _number(kind, value)
    if isinstance(value, list) and kind == Mapping[str, str]:
        return dict(line.partition("=")[::2] for line in value)
    if isinstance(value, list) and kind == tuple[int, ...]:
        return [_number(int, line) for line in value]
    return value


def _number(kind: type, text: str) -> Any:
    try:
        return kind(text)
    except ValueError:
        return text


def open_key(hive: str, place: str) -> RegistryKey | None:
    """Open a key of this Windows system; None: it is not there."""
    import winreg

    try:
        return _WindowsKey(getattr(winreg, hive), place)
    except FileNotFoundError:
        return None


class _WindowsKey:
    def __init__(self, hive: Any, place: str) -> None:
        import winreg

        self._winreg: Any = winreg
        self._hive, self._place = hive, place
        self._key = self._winreg.OpenKey(hive, place)

    def values(self) -> Mapping[str, Any]:
        count = self._winreg.QueryInfoKey(self._key)[1]
        rows = [self._winreg.EnumValue(self._key, index) for index in range(count)]
        return {name: value for name, value, _ in rows if name}

    def subkeys(self) -> Mapping[str, RegistryKey]:
        count = self._winreg.QueryInfoKey(self._key)[0]
        names = [self._winreg.EnumKey(self._key, index) for index in range(count)]
        return {name: _WindowsKey(self._hive, f"{self._place}\\{name}") for name in names}
