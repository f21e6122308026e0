"""Is a device told apart from every other, the same every time?"""

import errno
import json
import os
import re
import stat
import sys
import types
from pathlib import Path

import pytest

from sso.device import identity, signals
from sso.device.identity import DeviceIdentity
from sso.errors import ProfileError, StoreFailed

ID = "3d1219c7c4c5404aaa1f6d2a48adfda4"
UUID = r"[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}"


class FakePlatform:
    """An operating system with an id of its own, or with none."""

    def __init__(self, found: str | None) -> None:
        self.found = found
        self.questions = 0

    def __call__(self) -> str | None:
        self.questions += 1
        return self.found


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "state" / "device.json"


def test_the_systems_id_is_taken_and_kept(store: Path) -> None:
    platform = FakePlatform(ID)
    assert DeviceIdentity(store, platform_id=platform).hardware_id() == ID
    assert DeviceIdentity(store, platform_id=FakePlatform("other")).hardware_id() == ID
    assert platform.questions <= 2  # for the id, and for the signals


def test_a_system_without_an_id_gets_one_that_stays(store: Path) -> None:
    first = DeviceIdentity(store, platform_id=FakePlatform(None)).hardware_id()
    assert re.fullmatch(UUID, first)
    assert DeviceIdentity(store, platform_id=FakePlatform(None)).hardware_id() == first
    assert DeviceIdentity(store, platform_id=FakePlatform(ID)).hardware_id() == first


def test_two_systems_without_an_id_are_two_devices(tmp_path: Path) -> None:
    made = {
        DeviceIdentity(tmp_path / name, platform_id=FakePlatform(None)).hardware_id()
        for name in "abc"
    }
    assert len(made) == 3


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "null", "{}", '{"provider": "platform"}', '"x"',
                '{"provider": "platform", "hardware_id": ""}',
                '{"provider": "platform", "hardware_id": 5}'],
)  # fmt: skip
def test_a_damaged_record_is_found_anew(store: Path, content: str) -> None:
    store.parent.mkdir()
    store.write_text(content)
    assert DeviceIdentity(store, platform_id=FakePlatform(ID)).hardware_id() == ID
    assert json.loads(store.read_text())["hardware_id"] == ID


def test_the_record_is_its_owners_alone(store: Path) -> None:
    DeviceIdentity(store, platform_id=FakePlatform(ID)).hardware_id()
    if sys.platform != "win32":
        assert stat.S_IMODE(store.stat().st_mode) == 0o600


def test_a_record_that_cannot_be_kept_is_for_looking_only(store: Path) -> None:
    store.parent.write_text("in the way")
    device = DeviceIdentity(store, platform_id=FakePlatform(None))
    assert device.hardware_id() == device.hardware_id()
    with pytest.raises(StoreFailed):
        device.facts()
    store.parent.unlink()
    assert device.facts().hardware_id == json.loads(store.read_text())["hardware_id"]


def test_the_facts_of_a_device(store: Path) -> None:
    facts = DeviceIdentity(store, platform_id=FakePlatform(ID)).facts()
    assert facts.hardware_id == ID
    assert 0 < len(facts.hostname) <= 100
    assert 0 < len(facts.os_version) <= 100


# ---- /etc/machine-id


@pytest.mark.skipif(sys.platform != "linux", reason="machine-id is Linux's own")
@pytest.mark.parametrize(
    ("contents", "found"),
    [
        ([None, ID + "\n"], ID),
        ([ID + "\n", "0" * 32], ID),
        ([None, None], None),
        (["uninitialized\n", ID], ID),
        ([None, "uninitialized\n"], None),
        ([None, ""], None),
        ([None, "ž"], None),
        ([None, ID[:31]], None),
        ([None, ID.upper()], None),
        ([None, f"{ID}\n{ID}"], None),
    ],
)
def test_a_machine_id_is_32_small_hex_digits(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    contents: list[str | None],
    found: str | None,
) -> None:
    files = [tmp_path / "dbus", tmp_path / "etc"]
    for file, content in zip(files, contents, strict=True):
        if content is not None:
            file.write_text(content, encoding="utf-8")
    monkeypatch.setattr(identity, "MACHINE_ID_FILES", tuple(files))
    assert identity.system_id() == found


# ---- the profile's own command


def commanded(store: Path, *command: str) -> str:
    return DeviceIdentity(store, "command", command).hardware_id()


def test_a_command_tells_the_id(store: Path) -> None:
    assert commanded(store, sys.executable, "-c", "print('device-7')") == "device-7"
    assert commanded(store, "/nowhere") == "device-7"


@pytest.mark.parametrize(
    "code",
    ["pass", "print('  ')", "raise SystemExit(3)", r"import sys; sys.stdout.buffer.write(b'\xff')"],
)
def test_a_command_that_tells_none_is_a_profile_error(store: Path, code: str) -> None:
    with pytest.raises(ProfileError, match="hardware_id_command"):
        commanded(store, sys.executable, "-c", code)
    assert not store.exists()


@pytest.mark.parametrize("command", [(), ("/nowhere/tool",), ("",)])
def test_a_command_that_is_none_is_a_profile_error(store: Path, command: tuple[str, ...]) -> None:
    with pytest.raises(ProfileError, match="hardware_id_command"):
        commanded(store, *command)


def test_a_command_that_hangs_is_given_up(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identity, "_COMMAND_TIMEOUT_S", 0.1)
    with pytest.raises(ProfileError, match="hardware_id_command"):
        commanded(store, sys.executable, "-c", "import time; time.sleep(30)")


def test_another_provider_finds_its_own_id(store: Path) -> None:
    DeviceIdentity(store, platform_id=FakePlatform(ID)).hardware_id()
    assert commanded(store, sys.executable, "-c", "print('device-7')") == "device-7"


def test_the_vendors_generator_is_not_shipped(store: Path) -> None:
    with pytest.raises(ProfileError, match="licensespring"):
        DeviceIdentity(store, "licensespring").hardware_id()


SIGNALS = {name: name for name in ("model", "board", "processor", "system_disk", "network_card")}


def computer(
    store: Path, machine_id: str = ID, mode: str = "normal", **other: str
) -> DeviceIdentity:
    """A computer with five traits beside its system's id; `other` are those that differ."""
    return DeviceIdentity(
        store,
        platform_id=lambda: machine_id,
        mode=mode,
        find_signals=lambda found: {"machine_id": found or "", **SIGNALS, **other},
    )


@pytest.mark.parametrize("name", SIGNALS)
def test_one_changed_part_is_no_other_device(store: Path, name: str) -> None:
    first = computer(store).hardware_id()
    look = computer(store, **{name: "new"}).look()
    assert (look.hardware_id, look.is_clone, look.changed) == (first, False, (name,))


def test_most_parts_changed_is_a_copy_and_says_which(store: Path) -> None:
    computer(store).hardware_id()
    look = computer(store, model="x", board="x", processor="x", system_disk="x").look()
    assert look.is_clone
    assert look.changed == ("board", "model", "processor", "system_disk")


def test_a_copy_on_a_system_with_another_id_is_noticed(store: Path) -> None:
    original = computer(store).hardware_id()
    copy = computer(store, machine_id="f" * 32)
    assert copy.look().is_clone
    assert copy.hardware_id() == original, "nothing changes before somebody activates"
    assert copy.facts().hardware_id == "f" * 32


def test_an_activated_copy_is_a_device_of_its_own(store: Path) -> None:
    original = computer(store).hardware_id()
    parts = {"model": "x", "board": "x", "processor": "x", "system_disk": "x"}
    copy = computer(store, **parts)
    own = copy.facts().hardware_id
    assert own != original, "the same system id, another computer"
    copy.settle(own)
    again = computer(store, **parts)
    assert (again.hardware_id(), again.look().is_clone) == (own, False)


def test_a_static_desktop_moves_between_hosts(store: Path) -> None:
    computer(store, mode="static").hardware_id()
    moved = computer(store, mode="static", model="x", board="x", processor="x", system_disk="x")
    assert not moved.look().is_clone
    assert computer(store, mode="static", machine_id="f" * 32).look().is_clone


def test_a_pooled_desktop_keeps_the_users_id_on_every_machine(store: Path) -> None:
    first = computer(store, mode="pooled").hardware_id()
    other = computer(store, mode="pooled", machine_id="f" * 32, model="x", board="x", processor="x")
    assert (other.hardware_id(), other.look().is_clone) == (first, False)
    assert first != ID, "the machine has nothing to do with it"


def test_a_record_of_the_previous_release_gets_its_signals(store: Path) -> None:
    store.parent.mkdir()
    store.write_text(json.dumps({"schema": 1, "provider": "platform", "hardware_id": ID}))
    device = computer(store)
    assert not device.look().is_clone
    device.migrate()
    assert json.loads(store.read_text())["signals"] == {"machine_id": ID, **SIGNALS}
    assert computer(store, machine_id="f" * 32).look().is_clone


def test_the_vendors_generator_is_asked_where_it_is_installed(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Algorithm:
        Default = 1

    generator = types.ModuleType("licensespring_hardware_id_generator")
    generator.HardwareIdAlgorithm = Algorithm  # type: ignore[attr-defined]
    generator.get_hardware_id = lambda algorithm: f"vendor-{algorithm}"  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, generator.__name__, generator)
    assert DeviceIdentity(store, "licensespring").hardware_id() == "vendor-1"


def test_this_computers_signals_are_digests_only() -> None:
    found = signals.digests(identity.system_id())
    assert all(re.fullmatch(r"[0-9a-f]{16}", one) for one in found.values())
    assert "host_name" in found


def test_a_record_that_cannot_be_read_now_is_never_replaced(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A passing failure of the disk must not make another device of this one."""
    DeviceIdentity(store, platform_id=FakePlatform(None)).hardware_id()
    kept = store.read_bytes()

    def fails(path: Path) -> bytes:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    device = DeviceIdentity(store, platform_id=FakePlatform(ID))
    with monkeypatch.context() as broken:
        broken.setattr(Path, "read_bytes", fails)
        assert device.hardware_id() == ID  # for looking only
        with pytest.raises(StoreFailed, match="Input/output error"):
            device.facts()
        device.migrate()
    assert store.read_bytes() == kept
    assert device.facts().hardware_id == json.loads(kept)["hardware_id"]
