"""Which traits of a computer are read, from where, and when do they make another one of it?"""

from __future__ import annotations

import hashlib
import os
import platform
import socket
import sys
from pathlib import Path

import pytest

from sso.device import signals
from sso.device.signals import changed, digests, is_other_computer

MOUNTS = """\
22 28 0:21 / /proc rw shared:5 - proc proc rw
28 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw
29 28 8:3 / /home rw shared:2 - ext4 /dev/sda3 rw
short line
"""
CPU = "processor\t: 0\nvendor_id\t: Acme\nmodel name\t: Acme 9000  \nmodel name\t: Second\n"


def digest(name: str, trait: str) -> str:
    return hashlib.sha256(f"{name}\0{trait}".encode()).hexdigest()[:16]


def put(root: Path, **texts: str) -> None:
    for name, text in texts.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def device(root: Path, number: str, name: str) -> None:
    """A block device as Linux shows it: a number that leads to its name."""
    (root / "sys/devices/pci" / name).mkdir(parents=True)
    blocks = root / "sys/dev/block"
    blocks.mkdir(parents=True, exist_ok=True)
    (blocks / number).symlink_to(root / "sys/devices/pci" / name)


def label(root: Path, uuid: str, name: str) -> None:
    folder = root / "dev/disk/by-uuid"
    folder.mkdir(parents=True, exist_ok=True)
    (root / "dev" / name).touch()
    (folder / uuid).symlink_to(Path("../..") / name)


def card(root: Path, name: str, address: str, *, is_real: bool = True) -> None:
    put(root, **{f"sys/class/net/{name}/address": address + "\n"})
    if is_real:
        (root / "sys/class/net" / name / "device").mkdir()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A Linux computer with everything."""
    board = "sys/class/dmi/id"
    put(
        tmp_path,
        **{
            f"{board}/sys_vendor": "Acme\n",
            f"{board}/product_name": "Desk 5\n",
            f"{board}/product_version": " 1.0 \n",
            f"{board}/board_vendor": "BoardCo\n",
            f"{board}/board_name": "B-7\n",
            f"{board}/board_version": "rev2\n",
            "proc/cpuinfo": CPU,
            "proc/self/mountinfo": MOUNTS,
        },
    )
    device(tmp_path, "8:2", "sda2")
    device(tmp_path, "8:3", "sda3")
    label(tmp_path, "aaaa-other", "sda3")
    label(tmp_path, "bbbb-root", "sda2")
    label(tmp_path, "cccc-root", "sda2")
    card(tmp_path, "docker0", "02:42:00:00:00:01", is_real=False)
    card(tmp_path, "eth1", "0a:00:00:00:00:02")
    card(tmp_path, "eth0", "0b:00:00:00:00:01")
    card(tmp_path, "lo", "00:00:00:00:00:00")
    return tmp_path


TRAITS = {
    "model": "Acme|Desk 5|1.0",
    "board": "BoardCo|B-7|rev2",
    "processor": "Acme 9000",
    "system_disk": "bbbb-root",
    "network_card": "0a:00:00:00:00:02",
}


@pytest.mark.skipif(sys.platform != "linux", reason="Linux's own files")
class TestLinux:
    """Everything out of /sys, /proc and /dev."""

    def test_every_trait_is_kept_as_a_digest(self, root: Path) -> None:
        known = {"machine_id": "the-id", "host_name": os.uname().nodename, **TRAITS}
        assert digests("the-id", root) == {name: digest(name, one) for name, one in known.items()}

    def test_what_cannot_be_read_is_left_out(self, tmp_path: Path) -> None:
        assert digests(None, tmp_path).keys() == {"host_name"}
        assert digests("", tmp_path).keys() == {"host_name"}

    @pytest.mark.parametrize(
        ("gone", "left"),
        [
            ("sys/class/dmi/id/sys_vendor", {"model": "Desk 5|1.0"}),
            ("sys/class/dmi/id/board_name", {"board": "BoardCo|rev2"}),
            ("proc/cpuinfo", {"processor": ""}),
            ("proc/self/mountinfo", {"system_disk": ""}),
            ("dev/disk/by-uuid/bbbb-root", {"system_disk": "cccc-root"}),
            ("sys/class/net/eth1/address", {"network_card": "0b:00:00:00:00:01"}),
        ],
    )
    def test_one_that_is_gone(self, root: Path, gone: str, left: dict[str, str]) -> None:
        (root / gone).unlink()
        found = digests("the-id", root)
        wanted = {name: digest(name, one) for name, one in (TRAITS | left).items() if one}
        assert {name: found[name] for name in TRAITS if name in found} == wanted

    def test_a_disk_without_a_label(self, root: Path) -> None:
        for uuid in ("bbbb-root", "cccc-root"):
            (root / "dev/disk/by-uuid" / uuid).unlink()
        assert "system_disk" not in digests(None, root)

    def test_labels_that_are_not_there(self, root: Path) -> None:
        (root / "dev/disk/by-uuid").rename(root / "dev/disk/by-id")
        assert "system_disk" not in digests(None, root)

    @pytest.mark.parametrize(
        ("mounts", "found"),
        [
            ("28 1 8:2 / /\n", "bbbb-root"),
            ("28 1 8:2 /\n", ""),
            ("28 1 8:2 / /home\n", ""),
            ("29 1 8:3 / /\n28 1 8:2 / /\n", "aaaa-other"),
            ("28 1 9:9 / /\n", ""),
        ],
        ids=["five words", "four", "elsewhere", "the first", "unknown device"],
    )
    def test_what_is_mounted_at_the_root(self, root: Path, mounts: str, found: str) -> None:
        put(root, **{"proc/self/mountinfo": mounts})
        wanted = digest("system_disk", found) if found else None
        assert digests(None, root).get("system_disk") == wanted

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("model name: X\n", "X"),
            ("a\nmodel name\t:\tTwo words \n", "Two words"),
            ("the model name: X\n", ""),
            ("Model: X\n", ""),
        ],
    )
    def test_the_processors_name(self, root: Path, text: str, found: str) -> None:
        put(root, **{"proc/cpuinfo": text})
        wanted = digest("processor", found) if found else None
        assert digests(None, root).get("processor") == wanted

    def test_only_a_card_that_is_there_counts(self, root: Path) -> None:
        for name in ("eth0", "eth1"):
            (root / "sys/class/net" / name / "device").rmdir()
        assert "network_card" not in digests(None, root)
        card(root, "eth2", "0c:00:00:00:00:03")
        assert digests(None, root)["network_card"] == digest("network_card", "0c:00:00:00:00:03")

    def test_text_that_is_none_is_read_all_the_same(self, root: Path) -> None:
        (root / "sys/class/dmi/id/board_name").write_bytes(b"\xffB")
        wanted = digest("board", "BoardCo|\ufffdB|rev2")
        assert digests(None, root)["board"] == wanted

    def test_no_more_is_read_of_a_file_than_it_can_hold(self, root: Path) -> None:
        put(root, **{"proc/cpuinfo": "x" * 65530 + "\nmodel name: X\n"})
        assert "processor" not in digests(None, root)

    def test_the_name_in_the_network(self) -> None:
        assert signals.host_name() == socket.gethostname() == os.uname().nodename


# ---- elsewhere


def test_a_mac_tells_processor_and_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "processor", lambda: "arm")
    monkeypatch.setattr(platform, "machine", lambda: "arm64")
    monkeypatch.setattr(sys, "platform", "darwin")
    found = digests("uuid", tmp_path)
    assert found.keys() == {"machine_id", "host_name", "processor", "model"}
    assert (found["processor"], found["model"]) == (
        digest("processor", "arm"),
        digest("model", "arm64"),
    )


def test_windows_asks_its_registry_and_no_file(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signals, "_windows_traits", lambda: {"model": "Acme|Desk", "board": ""})
    monkeypatch.setattr(socket, "gethostname", lambda: "DESK-7")
    monkeypatch.setattr(sys, "platform", "win32")
    assert digests("guid", root) == {
        "machine_id": digest("machine_id", "guid"),
        "host_name": digest("host_name", "DESK-7"),
        "model": digest("model", "Acme|Desk"),
    }


# ---- compared


@pytest.mark.parametrize(
    ("kept", "present", "differing", "is_other"),
    [
        ("", "", (), False),
        ("a1 b1", "a2 b2", ("a", "b"), False),
        ("a1 b1 c1", "a2 b2 c2", ("a", "b", "c"), True),
        ("a1 b1 c1", "a2 b2 c1", ("a", "b"), True),
        ("a1 b1 c1", "a2 b1 c1", ("a",), False),
        ("a1 b1 c1 d1", "d1 c1 b2 a2", ("a", "b"), False),
        ("a1 b1 c1 d1", "a2 b2 c2 d1", ("a", "b", "c"), True),
        ("a1 b1 x1", "a2 b2 y1", ("a", "b"), False),
        ("c1 b1 a1", "a2 b1 c2 d1", ("a", "c"), True),
    ],
)
def test_most_of_at_least_three(
    kept: str, present: str, differing: tuple[str, ...], is_other: bool
) -> None:
    before, now = ({one[0]: one[1] for one in text.split()} for text in (kept, present))
    assert changed(before, now) == differing
    assert is_other_computer(before, now) is is_other
