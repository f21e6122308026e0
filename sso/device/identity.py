"""Which device is this? One id, found once, stored, and the same for the licensed program.

`platform` is what the vendor's Python SDK derives in its platform provider: machine-id, MachineGuid
or IOPlatformUUID. A system without any of them gets an id of its own, made once. Never a network
card's address: it changes.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from sso.device import signals
from sso.errors import ProfileError, StoreFailed
from sso.licensing.model import DeviceFacts
from sso.record import record
from sso.storage import atomic_file

MACHINE_ID_FILES = (Path("/var/lib/dbus/machine-id"), Path("/etc/machine-id"))
_COMMAND_TIMEOUT_S = 10


@record
class DeviceLook:
    """How this device looks beside what was stored of it.

    :param is_clone: what is stored was written on another computer.
    :param changed: the names of the signals that differ, for the person.
    """

    hardware_id: str
    is_clone: bool = False
    changed: tuple[str, ...] = ()


class DeviceIdentity:
    """This device, as the license service is told about it.

    In mode ``normal`` a device is another one when the operating system's id changed, or most of
    its signals did. In ``static``, virtual desktops that move between hosts, only the system's id
    counts. In ``pooled``, desktops that are made anew at each sign-in, the id belongs to the user's
    folder and nothing is compared.
    """

    def __init__(
        self,
        store: Path,
        provider: str = "platform",
        command: Sequence[str] = (),
        platform_id: Callable[[], str | None] | None = None,
        *,
        mode: str = "normal",
        find_signals: Callable[[str | None], Mapping[str, str]] = signals.digests,
    ) -> None:
        self._store = store
        self._provider = provider
        self._command = command
        self._platform_id = platform_id or system_id
        self._mode = mode
        self._find_signals = find_signals
        self._look: DeviceLook | None = None
        self._is_kept = True

    def hardware_id(self) -> str:
        """Return the stored id, found at the first call. May run a command then.

        :raises ProfileError: the profile's provider gives none.
        """
        return self.look().hardware_id

    def look(self) -> DeviceLook:
        """Compare this device with what is stored of it; once a start, since it costs some reads.

        What cannot be kept, in a folder for looking only, is good for this start. What cannot be
        read now is never replaced, and looked for again.

        :raises ProfileError: as `hardware_id`.
        """
        if self._look is None:
            try:
                record = self._record()
            except StoreFailed:
                return DeviceLook(self._found())
            self._look = self._compared(record)
        return self._look

    def facts(self) -> DeviceFacts:
        """Return what an activation tells about this device: a copy speaks of itself, not of the
        original.

        :raises StoreFailed: the id cannot be kept; a seat that was taken for it would be lost.
        """
        self._record()
        look = self.look()
        if not self._is_kept:
            self._keep(look.hardware_id)
        hardware_id = self._own_id() if look.is_clone else look.hardware_id
        return DeviceFacts(hardware_id, host_name(), os_version())

    def settle(self, hardware_id: str) -> None:
        """This device was activated under an id: from now on it is no copy any more."""
        look = self.look()
        if look.is_clone or look.changed or hardware_id != look.hardware_id:
            self._keep(hardware_id)
            self._look = None

    def migrate(self) -> None:
        """Add the signals to a record that an earlier release wrote without them."""
        try:
            record = self._record()
        except StoreFailed:
            return  # at another start
        if record is not None and "signals" not in record:
            self._keep(str(record["hardware_id"]))

    def _compared(self, record: dict[str, object] | None) -> DeviceLook:
        if record is None:
            return DeviceLook(self._kept_if_possible(self._found()))
        kept = str(record["hardware_id"])
        before = record.get("signals")
        if not isinstance(before, dict):
            return DeviceLook(kept)
        present = self._signals()
        differing = signals.changed(before, present)
        is_other = self._mode == "normal" and signals.is_other_computer(before, present)
        is_clone = signals.MACHINE_ID in differing or is_other
        return DeviceLook(kept, is_clone, differing)

    def _own_id(self) -> str:
        """Return the id of a copy: the system's own, or one made of it where that came along."""
        found = self._found()
        if found != self.look().hardware_id:
            return found
        present = json.dumps(sorted(self._signals().items())).encode()
        return f"{found}-{hashlib.sha256(present).hexdigest()[:8]}"

    def _signals(self) -> Mapping[str, str]:
        if self._mode == "pooled":
            return {}
        found = self._find_signals(self._platform_id())
        if self._mode == "static":
            return {name: one for name, one in found.items() if name == signals.MACHINE_ID}
        return found

    def _keep(self, hardware_id: str) -> str:
        record = {
            "schema": 2,
            "provider": self._provider,
            "hardware_id": hardware_id,
            "signals": dict(self._signals()),
        }
        atomic_file.write(self._store, json.dumps(record).encode() + b"\n")
        return hardware_id

    def _kept_if_possible(self, hardware_id: str) -> str:
        try:
            return self._keep(hardware_id)
        except StoreFailed:
            self._is_kept = False
            return hardware_id

    def _record(self) -> dict[str, object] | None:
        """Return what is stored; None where nothing is, or what nobody understands.

        :raises StoreFailed: it cannot be read now, whatever it is.
        """
        try:
            raw = self._store.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as reason:
            raise StoreFailed.at(self._store, reason) from reason
        try:
            record = json.loads(raw)
            kept = record["hardware_id"] if record["provider"] == self._provider else None
        except (ValueError, KeyError, TypeError):
            return None
        return record if isinstance(kept, str) and kept else None

    def _found(self) -> str:
        if self._mode == "pooled":
            return _new_id()
        if self._provider == "command":
            return _output_of(self._command)
        if self._provider == "licensespring":
            return _vendors_id()
        return self._platform_id() or _new_id()


def _new_id() -> str:
    import uuid  # once in a device's life

    return str(uuid.uuid4())


def system_id() -> str | None:
    """Return the operating system's own id of this installation, or None where it has none."""
    if sys.platform == "win32":
        return _windows_machine_guid()
    if sys.platform == "darwin":
        return _mac_platform_uuid()
    return _first_line(MACHINE_ID_FILES)


def host_name() -> str:
    """Return the device's name as people know it."""
    return signals.host_name()[:100]


def os_version() -> str:
    """Return the operating system's name and release."""
    import platform

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


def _vendors_id() -> str:
    """Ask the vendor's own generator, if the vendor installed it beside us; it is never bundled."""
    try:
        generator = importlib.import_module("licensespring_hardware_id_generator")
        found = generator.get_hardware_id(generator.HardwareIdAlgorithm.Default)
    except (ImportError, AttributeError) as reason:
        raise ProfileError(
            'device.hardware_id = "licensespring" needs the vendor\'s generator, which is not'
            " installed here"
        ) from reason
    if not isinstance(found, str) or not 0 < len(found) <= 200:
        raise ProfileError("the vendor's generator gave no usable id")
    return found


def _output_of(command: Sequence[str]) -> str:
    import subprocess  # `status` is asked often, and mostly runs nothing

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
