"""What exactly is written of a device, when is it written anew, and what does each system say?"""

from __future__ import annotations

import hashlib
import json
import platform
import re
import subprocess
import sys
import types
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from sso.device import identity, signals
from sso.device.identity import DeviceIdentity, DeviceLook
from sso.errors import ProfileError, StoreFailed

ID = "3d1219c7c4c5404aaa1f6d2a48adfda4"
PARTS = {name: name for name in ("model", "board", "processor", "system_disk", "network_card")}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "device.json"


class Computer:
    """A computer that is asked for its signals, and how often it was."""

    def __init__(self, machine_id: str | None = ID, **parts: str) -> None:
        self.machine_id = machine_id
        self.parts = {**PARTS, **parts}
        self.asked: list[str | None] = []

    def find_signals(self, found: str | None) -> Mapping[str, str]:
        self.asked.append(found)
        return {"machine_id": found or "", **self.parts}

    def device(self, store: Path, **more: Any) -> DeviceIdentity:
        return DeviceIdentity(
            store, platform_id=lambda: self.machine_id, find_signals=self.find_signals, **more
        )


def kept(store: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(store.read_text())
    return found


# ---- the record


def test_the_whole_record(store: Path) -> None:
    Computer().device(store).hardware_id()
    assert store.read_bytes().endswith(b"}\n")
    assert kept(store) == {
        "schema": 2,
        "provider": "platform",
        "hardware_id": ID,
        "signals": {"machine_id": ID, **PARTS},
    }


@pytest.mark.parametrize(
    ("mode", "written"),
    [("static", {"machine_id": ID}), ("pooled", {}), ("normal", {"machine_id": ID, **PARTS})],
)
def test_each_mode_keeps_what_it_compares(store: Path, mode: str, written: dict[str, str]) -> None:
    computer = Computer()
    computer.device(store, mode=mode).hardware_id()
    assert kept(store)["signals"] == written
    assert computer.asked == ([] if mode == "pooled" else [ID])


def test_without_being_told_the_real_signals_are_looked_for(store: Path) -> None:
    DeviceIdentity(store, platform_id=lambda: ID).hardware_id()
    assert kept(store)["signals"] == signals.digests(ID)


def test_without_being_told_the_system_is_asked(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(identity, "system_id", lambda: "the system's")
    assert DeviceIdentity(store).hardware_id() == "the system's"
    assert kept(store)["provider"] == "platform"


def test_without_a_mode_the_signals_count(store: Path) -> None:
    Computer().device(store).hardware_id()
    other = Computer(model="x", board="x", processor="x", system_disk="x")
    assert other.device(store).look() == DeviceLook(
        ID, is_clone=True, changed=("board", "model", "processor", "system_disk")
    )


def test_what_is_kept_is_not_written_again(store: Path) -> None:
    """An older release's record stays as it was, until it is migrated."""
    store.write_text(json.dumps({"schema": 1, "provider": "platform", "hardware_id": "old"}))
    before = store.read_bytes()
    device = Computer().device(store)
    assert device.look() == DeviceLook("old")
    assert device.facts().hardware_id == "old"
    assert store.read_bytes() == before


def test_a_start_compares_once(store: Path) -> None:
    Computer().device(store).hardware_id()
    computer = Computer(model="x")
    device = computer.device(store)
    assert device.look() is device.look()
    assert device.facts().hardware_id == ID
    assert computer.asked == [ID]


def test_a_record_of_another_provider_counts_as_none(store: Path) -> None:
    store.write_text(json.dumps({"schema": 2, "provider": "command", "hardware_id": "x"}))
    assert Computer().device(store).hardware_id() == ID
    assert kept(store)["provider"] == "platform"


@pytest.mark.parametrize("signals_kept", [None, [], "x"], ids=["none", "list", "text"])
def test_odd_signals_are_not_compared(store: Path, signals_kept: object) -> None:
    record = {"provider": "platform", "hardware_id": "x", "signals": signals_kept}
    store.write_text(json.dumps(record))
    assert Computer("f" * 32).device(store).look() == DeviceLook("x")


def test_below_a_file_there_is_no_record(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    device = Computer().device(tmp_path / "file" / "device.json")
    assert device.look() == DeviceLook(ID)
    with pytest.raises(StoreFailed):
        device.facts()


def test_a_record_that_is_a_folder_is_named_with_the_reason(store: Path) -> None:
    store.mkdir()
    device = Computer().device(store)
    assert device.look() == DeviceLook(ID)
    with pytest.raises(StoreFailed) as caught:
        device.facts()
    assert caught.value.detail == f"{store}: Is a directory"


# ---- migrated


def test_a_record_with_signals_is_not_migrated(store: Path) -> None:
    Computer().device(store).hardware_id()
    before = store.read_bytes()
    Computer(model="x").device(store).migrate()
    assert store.read_bytes() == before


def test_nothing_is_made_by_a_migration(store: Path) -> None:
    Computer().device(store).migrate()
    assert not store.exists()


def test_a_migrated_record_is_whole(store: Path) -> None:
    store.write_text(json.dumps({"schema": 1, "provider": "platform", "hardware_id": "old"}))
    Computer().device(store).migrate()
    assert kept(store) == {
        "schema": 2,
        "provider": "platform",
        "hardware_id": "old",
        "signals": {"machine_id": ID, **PARTS},
    }


# ---- copies


def test_the_id_of_a_copy_is_made_of_what_it_looks_like(store: Path) -> None:
    Computer().device(store).hardware_id()
    parts = {"model": "x", "board": "x", "processor": "x", "system_disk": "x"}
    present = {"machine_id": ID, **PARTS, **parts}
    made = hashlib.sha256(json.dumps(sorted(present.items())).encode()).hexdigest()[:8]
    copy = Computer(**parts).device(store)
    assert copy.facts().hardware_id == f"{ID}-{made}"
    assert copy.hardware_id() == ID
    assert kept(store)["signals"]["model"] == "model"


def test_a_copy_that_is_activated_is_none_any_more(store: Path) -> None:
    Computer().device(store).hardware_id()
    copy = Computer("f" * 32).device(store)
    copy.settle("f" * 32)
    assert copy.look() == DeviceLook("f" * 32)
    assert kept(store)["hardware_id"] == "f" * 32


def test_a_changed_part_is_kept_with_the_next_activation(store: Path) -> None:
    Computer().device(store).hardware_id()
    device = Computer(model="new").device(store)
    assert device.look().changed == ("model",)
    device.settle(ID)
    assert device.look() == DeviceLook(ID)
    assert kept(store)["signals"]["model"] == "new"


def test_an_activation_under_another_id_is_kept(store: Path) -> None:
    device = Computer().device(store)
    device.settle("other")
    assert (device.hardware_id(), kept(store)["hardware_id"]) == ("other", "other")


def test_an_activation_of_what_is_known_writes_nothing(store: Path) -> None:
    device = Computer().device(store)
    device.hardware_id()
    store.write_bytes(store.read_bytes() + b" ")
    before = store.read_bytes()
    device.settle(ID)
    assert store.read_bytes() == before


def test_a_pooled_desktop_without_a_record_gets_a_new_id(store: Path) -> None:
    found = Computer().device(store, mode="pooled", provider="command").hardware_id()
    assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", found)
    assert kept(store)["provider"] == "command"


def test_a_pooled_desktop_compares_nothing(store: Path) -> None:
    Computer().device(store).hardware_id()
    computer = Computer("f" * 32, model="x", board="x", processor="x")
    assert computer.device(store, mode="pooled").look() == DeviceLook(ID)
    assert computer.asked == []


# ---- facts


def test_names_are_cut_where_the_service_would_refuse_them(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signals, "host_name", lambda: "h" * 150)
    monkeypatch.setattr(platform, "system", lambda: "System")
    monkeypatch.setattr(platform, "release", lambda: "r" * 150)
    facts = Computer().device(store).facts()
    assert facts.hostname == "h" * 100
    assert facts.os_version == "System " + "r" * 93


# ---- each system's own id


class FakeIoreg:
    """macOS's `ioreg`, in place of what would be run."""

    def __init__(self, printed: bytes | None) -> None:
        self.printed = printed
        self.command: list[str] = []

    def __call__(self, command: list[str], **_: object) -> types.SimpleNamespace:
        self.command = command
        if self.printed is None:
            raise FileNotFoundError
        return types.SimpleNamespace(stdout=self.printed)


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        (b'  | "IOPlatformUUID" = "A-B-C"\n  | "x" = "y"\n', "A-B-C"),
        (b'"IOPlatformUUID"="A"', "A"),
        (b'"ioplatformuuid" = "A"', None),
        (b"nothing", None),
        (b"", None),
        (None, None),
    ],
)
def test_a_mac_has_its_platform_uuid(
    monkeypatch: pytest.MonkeyPatch, printed: bytes | None, found: str | None
) -> None:
    ioreg = FakeIoreg(printed)
    monkeypatch.setattr(subprocess, "run", ioreg)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert identity.system_id() == found
    assert ioreg.command == ["/usr/sbin/ioreg", "-d2", "-c", "IOPlatformExpertDevice"]


def test_windows_has_its_machine_guid(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identity, "_windows_machine_guid", lambda: "guid")
    monkeypatch.setattr(sys, "platform", "win32")
    assert identity.system_id() == "guid"


def test_where_linux_keeps_its_id() -> None:
    places = (Path("/var/lib/dbus/machine-id"), Path("/etc/machine-id"))
    assert places == identity.MACHINE_ID_FILES


# ---- the vendor's generator


def generator(monkeypatch: pytest.MonkeyPatch, found: object) -> list[object]:
    asked: list[object] = []

    def get_hardware_id(algorithm: object) -> object:
        asked.append(algorithm)
        return found

    made = types.ModuleType("licensespring_hardware_id_generator")
    algorithms = types.SimpleNamespace(Default="default")
    vars(made).update(HardwareIdAlgorithm=algorithms, get_hardware_id=get_hardware_id)
    monkeypatch.setitem(sys.modules, made.__name__, made)
    return asked


@pytest.mark.parametrize("found", ["x", "x" * 200])
def test_what_the_generator_says(store: Path, monkeypatch: pytest.MonkeyPatch, found: str) -> None:
    asked = generator(monkeypatch, found)
    assert Computer().device(store, provider="licensespring").hardware_id() == found
    assert asked == ["default"]


@pytest.mark.parametrize("found", ["", "x" * 201, 7, None], ids=["no", "long", "number", "none"])
def test_what_the_generator_says_in_vain(
    store: Path, monkeypatch: pytest.MonkeyPatch, found: object
) -> None:
    generator(monkeypatch, found)
    with pytest.raises(ProfileError) as caught:
        Computer().device(store, provider="licensespring").hardware_id()
    assert caught.value.detail == "the vendor's generator gave no usable id"


def test_a_generator_of_another_shape(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = types.ModuleType("licensespring_hardware_id_generator")
    monkeypatch.setitem(sys.modules, made.__name__, made)
    with pytest.raises(ProfileError, match="needs the vendor's generator"):
        Computer().device(store, provider="licensespring").hardware_id()


# ---- the profile's command


class FakeRun:
    """A command that was run; keeps how."""

    def __init__(self, printed: bytes) -> None:
        self.printed = printed
        self.how: dict[str, Any] = {}

    def __call__(self, command: tuple[str, ...], **how: Any) -> types.SimpleNamespace:
        self.how = {"command": command, **how}
        return types.SimpleNamespace(stdout=self.printed)


def test_how_a_command_is_run(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = FakeRun(b" x" + b"y" * 300 + b"\n")
    monkeypatch.setattr(subprocess, "run", run)
    found = Computer().device(store, provider="command", command=("id", "-x")).hardware_id()
    assert found == "x" + "y" * 199
    assert run.how == {
        "command": ("id", "-x"),
        "capture_output": True,
        "timeout": 10,
        "check": True,
    }


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        (b" \n", "device.hardware_id_command printed nothing"),
        (b"\xff", "device.hardware_id_command did not run to a readable end"),
    ],
    ids=["nothing", "no text"],
)
def test_what_a_command_prints_in_vain(
    store: Path, monkeypatch: pytest.MonkeyPatch, printed: bytes, said: str
) -> None:
    monkeypatch.setattr(subprocess, "run", FakeRun(printed))
    with pytest.raises(ProfileError) as caught:
        Computer().device(store, provider="command", command=("id",)).hardware_id()
    assert caught.value.detail == said
