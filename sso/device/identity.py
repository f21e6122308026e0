"""Which device is this? One id, found once, stored, and the same for the licensed program.

`platform` is what the vendor's Python SDK derives in its platform provider: machine-id, MachineGuid
or IOPlatformUUID. A system without any of them gets an id of its own, made once. Never a network
card's address: it changes.
"""

from __future__ import annotations

import json
import platform
import re
import socket
import subprocess
import sys
import uuid
from collections.abc import Callable, Sequence
from pathlib import Path

from sso.errors import ProfileError
from sso.licensing.model import DeviceFacts
from sso.storage import atomic_file

MACHINE_ID_FILES = (Path("/var/lib/dbus/machine-id"), Path("/etc/machine-id"))
_COMMAND_TIMEOUT_S = 10


class DeviceIdentity:
    """This device, as the license service is told about it."""

    def __init__(
        self,
        store: Path,
        provider: str = "platform",
        command: Sequence[str] = (),
        platform_id: Callable[[], str | None] | None = None,
    ) -> None:
        self._store = store
        self._provider = provider
        self._command = command
        self._platform_id = platform_id or system_id

    def hardware_id(self) -> str:
        """Return the stored id, found at the first call. May run a command then.

        :raises ProfileError: the profile's provider gives none. :raises StoreFailed: it cannot be
        kept.
        """
        kept = self._kept()
        if kept is not None:
            return kept
        found = self._found()
        record = {"schema": 1, "provider": self._provider, "hardware_id": found}
        atomic_file.write(self._store, json.dumps(record).encode() + b"\n")
        return found

    def facts(self) -> DeviceFacts:
        """Return what an activation tells about this device."""
        return DeviceFacts(self.hardware_id(), host_name(), os_version())

    def _kept(self) -> str | None:
        try:
            record = json.loads(self._store.read_bytes())
            kept = record["hardware_id"] if record["provider"] == self._provider else None
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return kept if isinstance(kept, str) and kept else None

    def _found(self) -> str:
        if self._provider == "command":
            return _output_of(self._command)
        if self._provider == "licensespring":
            raise ProfileError(
                'device.hardware_id = "licensespring" needs the vendor\'s generator, which is not'
                " installed here"
            )
        return self._platform_id() or str(uuid.uuid4())


def system_id() -> str | None:
    """Return the operating system's own id of this installation, or None where it has none."""
    if sys.platform == "win32":
        return _windows_machine_guid()
    if sys.platform == "darwin":
        return _mac_platform_uuid()
    return _first_line(MACHINE_ID_FILES)


def host_name() -> str:
    """Return the device's name as people know it."""
    return socket.gethostname()[:100]


def os_version() -> str:
    """Return the operating system's name and release."""
    return f"{platform.system()} {platform.release()}"[:100]


def _first_line(files: Sequence[Path]) -> str | None:
    for file in files:
        try:
            text = file.read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError):
            continue
        if re.fullmatch(r"[0-9a-f]{32}", text):  # systemd writes "uninitialized" in images
            return text
    return None


def _output_of(command: Sequence[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, timeout=_COMMAND_TIMEOUT_S, check=True)
        text = done.stdout.decode("utf-8").strip()
    except (OSError, subprocess.SubprocessError, IndexError, UnicodeDecodeError) as reason:
        raise ProfileError("device.hardware_id_command did not run to a readable end") from reason
    if not text:
        raise ProfileError("device.hardware_id_command printed nothing")
    return text[:200]


if sys.platform == "win32":
    import winreg

    def _windows_machine_guid() -> str | None:
        where = r"SOFTWARE\Microsoft\Cryptography"
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, where) as key:
                return str(winreg.QueryValueEx(key, "MachineGuid")[0])
        except OSError:
            return None

else:

    def _windows_machine_guid() -> str | None:
        return None


def _mac_platform_uuid() -> str | None:
    try:
        text = _output_of(["/usr/sbin/ioreg", "-d2", "-c", "IOPlatformExpertDevice"])
    except ProfileError:
        return None
    found = re.search(r'"IOPlatformUUID"\s*=\s*"([^"]+)"', text)
    return found.group(1) if found else None
