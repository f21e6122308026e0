"""Is a policy read out of the registry as Windows hands it out?"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from sso.profile.carriers import Machine, machine_policies
from sso.profile.registry import open_key, policy_values

PLACE = "Software\\Policies\\test.acme.Keyturn"
POLICY: dict[str, dict[str, Any]] = {
    PLACE: {"schema": 1, "": "the default value"},
    f"{PLACE}\\Forced": {},
    f"{PLACE}\\Forced\\ui": {"theme": "dark", "autostart": 0},
    f"{PLACE}\\Forced\\sign_in": {"timeout_s": "7.5", "extra": ["a=b=c", "d", "e="]},
    f"{PLACE}\\Forced\\sign_in\\openid_connect": {"require_nonce": 1},
    f"{PLACE}\\Forced\\products": {},
    f"{PLACE}\\Forced\\products\\1": {"code": "A"},
    f"{PLACE}\\Forced\\products\\2": {"code": "B"},
    f"{PLACE}\\Defaults": {},
    f"{PLACE}\\Defaults\\notifications": {"thresholds_days": ["14", "x", "2"]},
    f"{PLACE}\\Other": {"x": 1},
}


class FakeWinreg:
    """Python's `winreg`, with keys out of a table; it answers for what was opened alone."""

    HKEY_LOCAL_MACHINE = object()
    HKEY_CURRENT_USER = object()

    def __init__(self, **hives: Mapping[str, Mapping[str, Any]]) -> None:
        self._hives = {id(getattr(self, name)): keys for name, keys in hives.items()}

    def OpenKey(self, hive: object, place: str) -> tuple[int, str]:
        if place not in self._hives.get(id(hive), {}):
            raise FileNotFoundError(place)
        return id(hive), place

    def QueryInfoKey(self, key: tuple[int, str]) -> tuple[int, int, int]:
        return len(self._below(key)), len(self._values(key)), 0

    def EnumValue(self, key: tuple[int, str], index: int) -> tuple[str, Any, int]:
        name, value = self._values(key)[index]
        return name, value, 1

    def EnumKey(self, key: tuple[int, str], index: int) -> str:
        return self._below(key)[index]

    def _values(self, key: tuple[int, str]) -> list[tuple[str, Any]]:
        hive, place = key
        return list(self._hives[hive][place].items())

    def _below(self, key: tuple[int, str]) -> list[str]:
        hive, place = key
        heads = (one.rpartition("\\") for one in self._hives[hive])
        return [name for above, _, name in heads if above == place]


@pytest.fixture
def winreg(monkeypatch: pytest.MonkeyPatch) -> FakeWinreg:
    made = FakeWinreg(HKEY_LOCAL_MACHINE=POLICY, HKEY_CURRENT_USER={PLACE: {"schema": 7}})
    monkeypatch.setitem(sys.modules, "winreg", made)
    return made


def test_what_stands_in_the_machines_hive(winreg: FakeWinreg) -> None:
    key = open_key("HKEY_LOCAL_MACHINE", PLACE)
    assert key is not None
    assert key.values() == {"schema": 1}
    assert list(key.subkeys()) == ["Forced", "Defaults", "Other"]
    assert list(key.subkeys()["Forced"].subkeys()["sign_in"].subkeys()) == ["openid_connect"]
    assert key.subkeys()["Forced"].subkeys()["ui"].values() == {"theme": "dark", "autostart": 0}


def test_a_key_that_is_not_there(winreg: FakeWinreg) -> None:
    assert open_key("HKEY_LOCAL_MACHINE", f"{PLACE}\\Nothing") is None


def test_the_policy_in_the_one_shape(winreg: FakeWinreg) -> None:
    key = open_key("HKEY_LOCAL_MACHINE", PLACE)
    assert key is not None
    assert policy_values(key) == {
        "schema": 1,
        "forced": {
            "ui": {"theme": "dark", "autostart": False},
            "sign_in": {
                "timeout_s": 7.5,
                "extra": {"a": "b=c", "d": "", "e": ""},
                "openid_connect": {"require_nonce": True},
            },
            "products": [{"code": "A"}, {"code": "B"}],
        },
        "defaults": {"notifications": {"thresholds_days": [14, "x", 2]}},
        "Other": {},
    }


def test_the_machine_then_the_person(winreg: FakeWinreg) -> None:
    found = machine_policies("test.acme.Keyturn", Machine("win32"))
    assert [(one.name, one.values.get("schema"), one.text) for one in found] == [
        (f"HKEY_LOCAL_MACHINE\\{PLACE}", 1, ""),
        (f"HKEY_CURRENT_USER\\{PLACE}", 7, ""),
    ]


# ---- types, without Windows


@dataclass
class PlainKey:
    """A registry key that is a table."""

    own: Mapping[str, Any] = field(default_factory=dict)
    below: Mapping[str, PlainKey] = field(default_factory=dict)

    def values(self) -> Mapping[str, Any]:
        return self.own

    def subkeys(self) -> Mapping[str, PlainKey]:
        return self.below


def forced(section: str, **values: Any) -> Any:
    return policy_values(PlainKey(below={"Forced": PlainKey(below={section: PlainKey(values)})}))[
        "forced"
    ][section.lower()]


@pytest.mark.parametrize(
    ("section", "name", "value", "read"),
    [
        ("ui", "autostart", 0, False),
        ("ui", "autostart", 1, True),
        ("ui", "autostart", 2, 2),
        ("ui", "autostart", "1", "1"),
        ("ui", "AutoStart", 1, True),
        ("UI", "theme", 1, 1),
        ("ui", "odd", 1, 1),
        ("license_service", "company_id", "17", 17),
        ("license_service", "company_id", 17, 17),
        ("license_service", "company_id", "1.5", "1.5"),
        ("checks", "interval_min", "1.5", 1.5),
        ("checks", "interval_min", "often", "often"),
        ("checks", "interval_min", 3, 3),
        ("sign_in", "extra", ["a=b"], {"a": "b"}),
        ("sign_in", "extra", "a=b", "a=b"),
        ("sign_in", "allowed_hosts", ["1", "2"], ["1", "2"]),
        ("notifications", "thresholds_days", ["1", "2"], [1, 2]),
        ("notifications", "thresholds_days", "1", "1"),
    ],
)
def test_each_value_gets_the_type_of_its_key(
    section: str, name: str, value: Any, read: Any
) -> None:
    found = forced(section, **{name: value})
    known = name if name == "odd" else name.lower()
    assert found == {known: read}
    assert type(found[known]) is type(read)


def test_names_know_no_letter_case_at_any_depth() -> None:
    connect = PlainKey({"Issuer": "https://a.test"})
    sign_in = PlainKey({"Any_Port": 1}, {"OpenID_Connect": connect})
    second = PlainKey({"CODE": "B"})
    products = PlainKey(below={"2": second, "1": PlainKey({"Code": "A"})})
    below = {"Sign_In": sign_in, "Products": products, "Odd": PlainKey({"x": 1})}
    found = policy_values(PlainKey({"schema": 1}, {"DEFAULTS": PlainKey({"Schema": 2}, below)}))
    assert found == {
        "schema": 1,
        "defaults": {
            "schema": 2,
            "sign_in": {"any_port": True, "openid_connect": {"issuer": "https://a.test"}},
            "products": [{"code": "A"}, {"code": "B"}],
            "Odd": {},
        },
    }
