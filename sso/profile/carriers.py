"""Where does an administrator put a policy on this system? A file, the registry, or managed
preferences.

Linux: `/etc/<app id>/policy.json`, believed only where nobody but root can write it. Windows:
`Software\\Policies\\<app id>` of the machine, then of the person. macOS: the managed preferences
that a device management service writes, of the person, then of the machine.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from sso.errors import ProfileError
from sso.profile.policy import parse_policy
from sso.profile.reader import Document
from sso.record import record

if TYPE_CHECKING:
    from sso.profile.registry import RegistryKey

MAX_BYTES = 1024 * 1024


@record
class Machine:
    """What the policy of a machine is read from; the parts are the real ones, save in tests.

    :param root: below it lie `/etc` and `/Library`.
    :param user_name: whose managed preferences; empty: of who runs this.
    :param trusted_uid: who must own a policy file.
    :param open_registry: opens a key below a hive; None where it is not there.
    """

    platform: str = sys.platform
    root: Path = field(default_factory=lambda: Path("/"))
    trusted_uid: int = 0
    open_registry: Callable[[str, str], RegistryKey | None] | None = None
    user_name: str = ""


def machine_policies(app_id: str, machine: Machine | None = None) -> list[Document]:
    """Return the policies of this machine for a program, strongest first; none is none.

    :raises ProfileError: one is there that cannot be read, or must not be believed.
    """
    found = machine or Machine()
    if found.platform == "win32":
        return list(_of_registry(app_id, found))
    if found.platform == "darwin":
        return list(_of_managed_preferences(app_id, found))
    path = found.root / "etc" / app_id / "policy.json"
    raw = _trusted_bytes(path, found.trusted_uid)
    return [] if raw is None else [parse_policy(str(path), _text(path, raw))]


def read_policy_file(path: Path) -> Document:
    """Read a policy that lies anywhere, to look whether it is sound: JSON, plist or mobileconfig.

    :raises ProfileError: it cannot be read or parsed.
    """
    try:
        raw = path.read_bytes()
    except OSError as reason:
        raise ProfileError(f"{path}: cannot be read: {reason.strerror}") from reason
    if path.suffix == ".json":
        return parse_policy(str(path), _text(path, raw))
    from sso.profile.managed_preferences import parse_plist

    return parse_plist(str(path), raw)


def _of_registry(app_id: str, machine: Machine) -> Iterator[Document]:
    from sso.profile.registry import policy_values

    if machine.open_registry is not None:
        open_key = machine.open_registry
    else:
        from sso.profile.registry import open_key
    for hive in ("HKEY_LOCAL_MACHINE", "HKEY_CURRENT_USER"):
        place = f"Software\\Policies\\{app_id}"
        key = open_key(hive, place)
        if key is not None:
            yield Document(f"{hive}\\{place}", "", policy_values(key))


def _of_managed_preferences(app_id: str, machine: Machine) -> Iterator[Document]:
    from sso.profile.managed_preferences import parse_plist

    folder = machine.root / "Library" / "Managed Preferences"
    person = machine.user_name or _login_name()
    for path in (folder / person / f"{app_id}.plist", folder / f"{app_id}.plist"):
        raw = _trusted_bytes(path, machine.trusted_uid)
        if raw is not None:
            yield parse_plist(str(path), raw)


def _login_name() -> str:
    """By the system's account list: an environment variable would be the person's own to set."""
    import pwd

    return pwd.getpwuid(os.getuid()).pw_name


def _trusted_bytes(path: Path, trusted_uid: int) -> bytes | None:
    """Return a file's bytes where only the trusted user can have written them; None: no file."""
    try:
        with path.open("rb") as file:
            _demand_trust(path, os.fstat(file.fileno()), trusted_uid)
            _demand_trust(path.parent, path.parent.stat(), trusted_uid)
            return file.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as reason:
        raise ProfileError(f"{path}: cannot be read: {reason.strerror}") from reason


def _demand_trust(path: Path, found: os.stat_result, trusted_uid: int) -> None:
    if found.st_uid != trusted_uid:
        owner = "root" if trusted_uid == 0 else f"user {trusted_uid}"
        raise ProfileError(f"{path}: is not believed, since it does not belong to {owner}")
    if found.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise ProfileError(f"{path}: is not believed, since others may write it (chmod go-w)")


def _text(path: Path, raw: bytes) -> str:
    if len(raw) > MAX_BYTES:
        raise ProfileError(f"{path}: is larger than {MAX_BYTES} bytes")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as reason:
        raise ProfileError(f"{path}: is not UTF-8 text") from reason
