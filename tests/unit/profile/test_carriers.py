"""Do file, registry and managed preferences say the same, and which of them is believed?"""

from __future__ import annotations

import json
import os
import plistlib
import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from sso.errors import ProfileError
from sso.profile import Profile, templates
from sso.profile.carriers import Machine, machine_policies, read_policy_file
from sso.profile.location import load_profile
from sso.profile.managed_preferences import parse_plist
from sso.profile.policy import policy_problems
from sso.profile.registry import RegistryKey
from tests.unit.sample_profile import SOUND

APP_ID = "test.acme.Keyturn"
POLICY: dict[str, Any] = {
    "defaults": {"ui": {"language": "de", "autostart": False}, "checks": {"interval_min": 7.5}},
    "forced": {
        "network": {"proxy": "http://proxy.acme.test:8080"},
        "sign_in": {
            "customer_account_code": "ACME",
            "allowed_hosts": ["id.acme.test", "login.acme.test"],
            "extra": {"kc_idp_hint": "acme=x", "prompt": "login"},
            "timeout_s": 300,
        },
        "notifications": {"thresholds_days": [14, 2]},
        "products": [{"code": "A", "name": "One"}, {"code": "B", "name": "Two"}],
    },
}


@dataclass
class FakeKey:
    """A registry key as Windows would hold it."""

    own: dict[str, Any] = field(default_factory=dict)
    below: dict[str, FakeKey] = field(default_factory=dict)

    def values(self) -> Mapping[str, Any]:
        return self.own

    def subkeys(self) -> Mapping[str, RegistryKey]:
        return dict(self.below)

    def at(self, *names: str) -> FakeKey:
        found = self
        for name in names:
            found = found.below.setdefault(name, FakeKey())
        return found


def as_registry(values: Mapping[str, Any], key: FakeKey | None = None) -> FakeKey:
    """Write a policy as Group Policy would."""
    found = key or FakeKey()
    for name, value in values.items():
        if name == "products":
            for number, product in enumerate(value, start=1):
                as_registry(product, found.at(name, str(number)))
        elif name == "extra":
            found.own[name] = [f"{one}={text}" for one, text in value.items()]
        elif isinstance(value, dict):
            as_registry(value, found.at(name))
        elif isinstance(value, list):
            found.own[name] = [str(one) for one in value]
        elif isinstance(value, float):
            found.own[name] = str(value)
        else:
            found.own[name] = int(value) if isinstance(value, bool) else value
    return found


def linux(tmp_path: Path, text: str | None = None) -> Machine:
    if text is not None:
        path = tmp_path / "etc" / APP_ID / "policy.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        path.chmod(0o644)
        path.parent.chmod(0o755)
    return Machine("linux", tmp_path, os.getuid())


def windows(machine: FakeKey | None, person: FakeKey | None = None) -> Machine:
    hives = {"HKEY_LOCAL_MACHINE": machine, "HKEY_CURRENT_USER": person}

    def open_key(hive: str, place: str) -> RegistryKey | None:
        assert place == f"Software\\Policies\\{APP_ID}"
        return hives[hive]

    return Machine("win32", open_registry=open_key)


def macos(tmp_path: Path, values: Mapping[str, Any], *below: str) -> Machine:
    folder = tmp_path.joinpath("Library", "Managed Preferences", *below)
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o755)
    (folder / f"{APP_ID}.plist").write_bytes(plistlib.dumps(values))
    (folder / f"{APP_ID}.plist").chmod(0o644)
    return Machine("darwin", tmp_path, os.getuid(), user_name="ada")


def effective(tmp_path: Path, machine: Machine) -> Profile:
    (tmp_path / "profile.toml").write_text(SOUND)
    return load_profile(
        tmp_path / "profile.toml",
        lambda app_id: tmp_path / "absent",
        None,
        lambda app_id: machine_policies(app_id, machine),
    )


def test_the_three_carriers_say_the_same(tmp_path: Path) -> None:
    found = [
        effective(tmp_path, machine)
        for machine in (
            linux(tmp_path, json.dumps(POLICY)),
            windows(as_registry({"Forced": POLICY["forced"], "Defaults": POLICY["defaults"]})),
            macos(tmp_path, POLICY),
        )
    ]
    assert found[0] == found[1] == found[2]
    assert found[0].origins["network.proxy"] == "policy (forced)"
    assert found[0].sign_in.extra == {"kc_idp_hint": "acme=x", "prompt": "login"}
    assert found[0].checks.interval_min == 7.5
    assert [product.code for product in found[0].products] == ["A", "B"]


def test_without_a_policy_nothing_changes(tmp_path: Path) -> None:
    assert effective(tmp_path, linux(tmp_path)) == effective(tmp_path, windows(None))


# ---- Linux: who wrote it


@pytest.mark.parametrize(
    ("mode", "folder_mode"), [(0o664, 0o755), (0o646, 0o755), (0o644, 0o775), (0o644, 0o757)]
)
def test_what_others_may_write_is_not_believed(tmp_path: Path, mode: int, folder_mode: int) -> None:
    machine = linux(tmp_path, "{}")
    path = tmp_path / "etc" / APP_ID / "policy.json"
    path.chmod(mode)
    path.parent.chmod(folder_mode)
    with pytest.raises(ProfileError, match="others may write it") as caught:
        machine_policies(APP_ID, machine)
    assert str(path.parent) in caught.value.detail
    assert caught.value.exit_code == 30


def test_a_file_of_somebody_else_is_not_believed(tmp_path: Path) -> None:
    machine = linux(tmp_path, "{}")
    other = Machine("linux", tmp_path, trusted_uid=machine.trusted_uid + 1)
    with pytest.raises(ProfileError, match="does not belong to user"):
        machine_policies(APP_ID, other)


def test_a_link_into_somebody_elses_folder_is_judged_by_its_target(tmp_path: Path) -> None:
    machine = linux(tmp_path, "{}")
    path = tmp_path / "etc" / APP_ID / "policy.json"
    path.unlink()
    (tmp_path / "mine.json").write_text("{}")
    (tmp_path / "mine.json").chmod(0o666)
    path.symlink_to(tmp_path / "mine.json")
    with pytest.raises(ProfileError, match="others may write it"):
        machine_policies(APP_ID, machine)


def test_a_policy_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    machine = linux(tmp_path, "{}")
    path = tmp_path / "etc" / APP_ID / "policy.json"
    path.unlink()
    path.mkdir()
    with pytest.raises(ProfileError, match=r"policy\.json: cannot be read"):
        machine_policies(APP_ID, machine)


@pytest.mark.parametrize("text", [b"\xff\xfe", b" " * (1024 * 1024 + 1)])
def test_an_odd_file_is_refused(tmp_path: Path, text: bytes) -> None:
    machine = linux(tmp_path, "{}")
    (tmp_path / "etc" / APP_ID / "policy.json").write_bytes(text)
    with pytest.raises(ProfileError, match="policy.json"):
        machine_policies(APP_ID, machine)


# ---- Windows


def test_the_machines_hive_is_the_stronger(tmp_path: Path) -> None:
    machine = as_registry({"Forced": {"ui": {"theme": "dark"}}})
    person = as_registry({"Forced": {"ui": {"theme": "light", "language": "fr"}}})
    found = effective(tmp_path, windows(machine, person))
    assert (found.ui.theme, found.ui.language) == ("dark", "fr")


def test_names_in_the_registry_know_no_case(tmp_path: Path) -> None:
    key = FakeKey()
    key.at("FORCED", "UI").own["Theme"] = "dark"
    assert effective(tmp_path, windows(key)).ui.theme == "dark"


@pytest.mark.parametrize(
    ("section", "name", "value", "said"),
    [
        ("ui", "autostart", 2, "ui.autostart must be true or false"),
        ("ui", "them", "dark", "unknown key 'ui.them'"),
        ("sign_in", "timeout_s", "soon", "sign_in.timeout_s must be a number"),
        ("sign_in", "allowed_hosts", "a,b", "sign_in.allowed_hosts must be a list"),
        ("uii", "theme", "dark", "unknown key 'uii'"),
        ("network", "proxy", b"\x00", "network.proxy must be a text"),
    ],
)
def test_a_wrong_value_in_the_registry_is_named(
    tmp_path: Path, section: str, name: str, value: Any, said: str
) -> None:
    key = FakeKey()
    key.at("Forced", section).own[name] = value
    with pytest.raises(ProfileError) as caught:
        effective(tmp_path, windows(key))
    assert said in caught.value.detail
    assert f"HKEY_LOCAL_MACHINE\\Software\\Policies\\{APP_ID}" in caught.value.detail


def test_a_key_that_is_no_kind_is_named(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match="unknown key 'Enforced'"):
        effective(tmp_path, windows(as_registry({"Enforced": {"ui": {"theme": "dark"}}})))


# ---- macOS


def test_the_machines_preferences_and_the_persons(tmp_path: Path) -> None:
    macos(tmp_path, {"forced": {"ui": {"theme": "dark"}}})
    machine = macos(tmp_path, {"forced": {"ui": {"language": "fr"}}}, "ada")
    found = effective(tmp_path, machine)
    assert (found.ui.theme, found.ui.language) == ("dark", "fr")


def test_a_configuration_profile_can_be_checked(tmp_path: Path) -> None:
    path = tmp_path / "acme.mobileconfig"
    path.write_text(templates.mobileconfig(APP_ID, "Acme & Sons"))
    document = read_policy_file(path)
    assert policy_problems(document, APP_ID) == []
    assert document.values["forced"]["sign_in"]["customer_account_code"] == "ACME"


def test_a_mistake_in_a_configuration_profile_has_its_line(tmp_path: Path) -> None:
    text = templates.mobileconfig(APP_ID, "Acme").replace(
        "<key>customer_account_code</key>", "<key>customer_acount_code</key>"
    )
    line = next(i for i, one in enumerate(text.splitlines(), 1) if "customer_acount_code" in one)
    path = tmp_path / "acme.mobileconfig"
    path.write_text(text)
    assert policy_problems(read_policy_file(path)) == [
        f"{path}, line {line}: unknown key 'sign_in.customer_acount_code';"
        " did you mean 'customer_account_code'?"
    ]


@pytest.mark.parametrize("raw", [b"", b"text", b"<plist>", b"<?xml version='1.0'?><plist/>"])
def test_what_is_no_property_list(raw: bytes) -> None:
    with pytest.raises(ProfileError):
        parse_plist("x.plist", raw)


# ---- the templates


def nodes(text: str, tag: str) -> list[ElementTree.Element]:
    return [node for node in ElementTree.fromstring(text).iter() if node.tag.endswith("}" + tag)]


def test_every_reference_of_the_admx_leads_somewhere() -> None:
    admx, adml = templates.admx(APP_ID), templates.adml("Acme & Sons")
    strings = {node.attrib["id"] for node in nodes(adml, "string")}
    presentations = {node.attrib["id"] for node in nodes(adml, "presentation")}
    categories = {node.attrib["name"] for node in nodes(admx, "category")}
    for node in ElementTree.fromstring(admx).iter():
        for value in node.attrib.values():
            if value.startswith("$(string."):
                assert value[len("$(string.") : -1] in strings
            if value.startswith("$(presentation."):
                assert value[len("$(presentation.") : -1] in presentations
    assert {node.attrib["ref"] for node in nodes(admx, "parentCategory")} <= categories
    names = [node.attrib["name"] for node in nodes(admx, "policy")]
    assert len(names) == len(set(names)) == 2 * len(templates.settings())


def test_what_the_admx_writes_is_what_the_program_reads(tmp_path: Path) -> None:
    """Each policy is set as Group Policy would set it, and read back without a complaint."""
    key = FakeKey()
    for node in nodes(templates.admx(APP_ID), "policy"):
        if not node.attrib["name"].startswith("forced_"):
            continue
        *_, place = node.attrib["key"].partition(f"{APP_ID}\\")
        target = key.at(*place.split("\\"))
        element = next((one for one in node.iter() if one.get("id") == "value"), None)
        if element is None:
            target.own[node.attrib["valueName"]] = 1
            continue
        target.own[element.attrib["valueName"]] = sample(node.attrib["name"], element)
    found = machine_policies(APP_ID, windows(key))
    assert policy_problems(found[0], APP_ID) == []


def sample(policy: str, element: ElementTree.Element) -> Any:
    kind = element.tag.rpartition("}")[2]
    if kind == "enum":
        return next(node.text for node in element.iter() if node.tag.endswith("}string"))
    if kind == "decimal":
        return int(element.attrib["minValue"])
    if kind == "multiText":
        return ["1=2"] if policy.endswith("extra") else ["1", "2"]
    return {
        "forced_brand_accent": "#102030",
        "forced_network_proxy": "none",
        "forced_notifications_quiet_hours": "20:00-08:00",
        "forced_app_url_scheme": "acme",
    }.get(policy, sample_text(policy))


def sample_text(policy: str) -> str:
    if policy.rpartition("_")[2] in ("s", "min", "h"):
        return "1.5"
    if policy.startswith("forced_products"):
        return policy  # each product has a code of its own
    is_address = any(word in policy for word in ("url", "endpoint", "uri", "issuer"))
    return "https://acme.test/" if is_address else "x"
