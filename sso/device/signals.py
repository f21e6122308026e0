"""What tells this computer from a copy of it? A handful of traits, each kept as a digest only.

No trait decides alone but the operating system's own id. A network card's address is one of several
signals, never an identity: docks, adapters and virtual networks change it.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

MACHINE_ID = "machine_id"
_MAX_BYTES = 64 * 1024


def digests(platform_id: str | None, root: Path = Path("/")) -> dict[str, str]:
    """Return the signals that can be read here, name to digest; an unreadable one is left out.

    :param root: where the operating system's files lie.
    """
    traits = {MACHINE_ID: platform_id or "", "host_name": host_name(), **_traits(root)}
    return {
        name: hashlib.sha256(f"{name}\0{trait}".encode()).hexdigest()[:16]
        for name, trait in traits.items()
        if trait
    }


def host_name() -> str:
    """Return the computer's name in its network, as `socket.gethostname` does."""
    if sys.platform != "win32":
        return os.uname().nodename  # `socket` alone would be a fortieth of what `status` takes

    import socket

    return socket.gethostname()


def changed(kept: Mapping[str, str], present: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names of the signals that both have and that differ."""
    return tuple(
        sorted(name for name in kept.keys() & present.keys() if kept[name] != present[name])
    )


def is_other_computer(kept: Mapping[str, str], present: Mapping[str, str]) -> bool:
    """Whether most signals changed; fewer than three in common say nothing."""
    in_common = kept.keys() & present.keys()
    return len(in_common) >= 3 and 2 * len(changed(kept, present)) > len(in_common)


def _traits(root: Path) -> dict[str, str]:
    if sys.platform == "win32":
        return _windows_traits()
    if sys.platform == "darwin":
        import platform

        return {"processor": platform.processor(), "model": platform.machine()}
    return _linux_traits(root)


def _linux_traits(root: Path) -> dict[str, str]:
    board = root / "sys/class/dmi/id"
    return {
        "model": _joined(board, "sys_vendor", "product_name", "product_version"),
        "board": _joined(board, "board_vendor", "board_name", "board_version"),
        "processor": _processor(_text(root / "proc/cpuinfo")),
        "system_disk": _system_disk(root),
        "network_card": _network_card(root / "sys/class/net"),
    }


def _joined(folder: Path, *names: str) -> str:
    return "|".join(part for part in (_text(folder / name).strip() for name in names) if part)


def _processor(cpuinfo: str) -> str:
    found = re.search(r"^model name\s*:\s*(.+)$", cpuinfo, re.MULTILINE)
    return found.group(1).strip() if found else ""


def _system_disk(root: Path) -> str:
    """Return the id of the file system that is mounted at the root."""
    for line in _text(root / "proc/self/mountinfo").splitlines():
        words = line.split()
        if len(words) > 4 and words[4] == "/":
            device = os.path.basename(os.path.realpath(root / "sys/dev/block" / words[2]))
            return _label_of(root / "dev/disk/by-uuid", device)
    return ""


def _label_of(folder: Path, device: str) -> str:
    try:
        links = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return ""
    for link in links:
        if os.path.basename(os.path.realpath(link.path)) == device:
            return link.name
    return ""


def _network_card(folder: Path) -> str:
    """Return the first address of a card that is really there; virtual ones have no device."""
    try:
        cards = sorted(folder.iterdir())
    except OSError:
        return ""
    addresses = [_text(card / "address").strip() for card in cards if (card / "device").exists()]
    return min((one for one in addresses if one and set(one) - set("0:")), default="")


def _text(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            return opened.read(_MAX_BYTES).decode("utf-8", "replace")
    except OSError:
        return ""


if sys.platform == "win32":
    import winreg

    def _windows_traits() -> dict[str, str]:
        board = r"HARDWARE\DESCRIPTION\System\BIOS"
        return {
            "model": _registry(board, "SystemManufacturer", "SystemProductName"),
            "board": _registry(board, "BaseBoardManufacturer", "BaseBoardProduct"),
            "processor": _registry(
                r"HARDWARE\DESCRIPTION\System\CentralProcessor\0", "ProcessorNameString"
            ),
        }

    def _registry(where: str, *names: str) -> str:
        parts = []
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, where) as key:
                for name in names:
                    parts.append(str(winreg.QueryValueEx(key, name)[0]))
        except OSError:
            return ""
        return "|".join(parts)

else:

    def _windows_traits() -> dict[str, str]:
        return {}
