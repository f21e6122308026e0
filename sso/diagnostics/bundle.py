"""What does support need to see, and nothing else? A zip of small texts, each redacted.

Previewed before it is written, never sent by the program. Its id stands in its name, inside, and
in the log, so that both sides speak of the same thing.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import platform
import stat
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

from sso.diagnostics.line_file import LineFile
from sso.diagnostics.redaction import Redactor
from sso.errors import StoreFailed
from sso.storage import atomic_file

MAX_BYTES = 5 * 1000 * 1000
MAX_LOG_BYTES = 1024 * 1024  # of each log file: its end
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip knows; the time of making is inside
LIBRARIES = ("PySide6-Essentials", "requests", "urllib3", "truststore", "cryptography", "keyring",
             "PyJWT", "platformdirs", "tomlkit")  # fmt: skip
# Of these variables it is told whether they are set, of the first ones also to what.
TOLD = ("LANG", "LC_ALL", "LC_MESSAGES", "LANGUAGE", "XDG_SESSION_TYPE", "XDG_CURRENT_DESKTOP",
        "DESKTOP_SESSION", "QT_QPA_PLATFORM", "QT_SCALE_FACTOR", "TZ")  # fmt: skip
ASKED = ("http_proxy", "https_proxy", "all_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY",
         "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "DISPLAY",
         "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "SSH_CONNECTION", "container", "SNAP",
         "KEYTURN_PROFILE", "BROWSER", "PYTHONPATH", "LD_PRELOAD")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bundle:
    """A support archive that is not written yet: names of files and their redacted texts."""

    id: str
    files: Mapping[str, str]

    def packed(self) -> bytes:
        """Return the zip. The oldest log files are left out where it would become too large."""
        names = list(self.files)
        while len(content := self._zip(names)) >= MAX_BYTES and len(names) > 1:
            names.pop()
        return content

    def _zip(self, names: Iterable[str]) -> bytes:
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in names:
                entry = zipfile.ZipInfo(f"keyturn-{self.id}/{name}", _EPOCH)
                entry.external_attr = 0o600 << 16
                archive.writestr(entry, self.files[name], zipfile.ZIP_DEFLATED)
        return target.getvalue()

    def save(self, path: Path) -> None:
        """Write it, readable by its owner only. :raises StoreFailed: it was not written."""
        if path.is_dir() or not path.parent.is_dir():
            raise StoreFailed(f"{path}: no file can be written there", cause="file")
        try:
            atomic_file.write(path, self.packed())
        except StoreFailed as reason:
            raise StoreFailed(reason.detail, cause="file") from reason


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a bundle is made of; each part is an object for JSON, redacted on the way in."""

    version: str
    made_at: datetime
    findings: list[dict[str, Any]]
    statuses: list[dict[str, Any]]
    settings: Mapping[str, Any]
    folders: tuple[Path, ...]
    logs: tuple[LineFile, ...]
    environment: Mapping[str, str]


def collect(bundle_id: str, evidence: Evidence, redactor: Redactor) -> Bundle:
    """Return the bundle of what was found; the most telling files first."""
    objects: dict[str, Any] = {
        "manifest.json": _manifest(bundle_id, evidence),
        "doctor.json": evidence.findings,
        "status.json": [_status(one) for one in evidence.statuses],
        "settings.json": evidence.settings,
        "environment.json": _environment(evidence.environment),
        "folders.json": [row for folder in evidence.folders for row in _listing(folder)],
    }
    files = {
        name: json.dumps(_redacted(value, redactor), indent=2, ensure_ascii=False) + "\n"
        for name, value in objects.items()
    }
    for log in evidence.logs:
        files |= {f"logs/{path.name}": redactor.redacted(_end_of(path)) for path in log.files()}
    return Bundle(bundle_id, files)


def _manifest(bundle_id: str, evidence: Evidence) -> dict[str, Any]:
    return {
        "bundle": bundle_id,
        "made_at": evidence.made_at.astimezone(UTC).isoformat(timespec="seconds"),
        "version": evidence.version,
        "system": platform.system(),
        "release": platform.release(),
        "machine": platform.machine(),
        "python": platform.python_version(),
        "distribution": _distribution(),
        "libraries": _libraries(),
    }


def _libraries() -> dict[str, str]:
    """Return which releases of others' code are here; a packaged program may not tell."""
    found = {}
    for name in LIBRARIES:
        with contextlib.suppress(metadata.PackageNotFoundError):
            found[name] = metadata.version(name)
    return found


def _distribution() -> str:
    try:
        return platform.freedesktop_os_release().get("PRETTY_NAME", "")
    except OSError:
        return ""


def _status(status: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out who, and what only a licensed program needs."""
    kept = {name: value for name, value in status.items() if name not in ("user", "evidence")}
    device = status.get("device") or {}
    return kept | {
        "device": {"changed": device.get("changed", [])},
        "has_user": bool(status.get("user")),
        "has_evidence": bool(status.get("evidence")),
    }


def _environment(environment: Mapping[str, str]) -> dict[str, Any]:
    told: dict[str, Any] = {name: environment[name] for name in TOLD if name in environment}
    return told | {name: "is set" for name in ASKED if environment.get(name)}


def _listing(folder: Path) -> list[dict[str, Any]]:
    """Names, sizes and rights of what lies there, nothing of the content."""
    rows = []
    for path in [folder, *sorted(folder.rglob("*"))]:
        try:
            found = path.lstat()
        except OSError:
            continue
        rows.append(
            {
                "path": str(path),
                "mode": stat.filemode(found.st_mode),
                "bytes": found.st_size,
                "is_ours": not hasattr(os, "getuid") or found.st_uid == os.getuid(),
                "changed_at": datetime.fromtimestamp(found.st_mtime, UTC).isoformat(
                    timespec="seconds"
                ),
            }
        )
    return rows


def _end_of(path: Path) -> str:
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - MAX_LOG_BYTES))
        text = file.read().decode("utf-8", "replace")
    return text if size <= MAX_LOG_BYTES else text.partition("\n")[2]


def _redacted(value: Any, redactor: Redactor) -> Any:
    if isinstance(value, str):
        return redactor.redacted(value)
    if isinstance(value, Mapping):
        return {name: _redacted(one, redactor) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_redacted(one, redactor) for one in value]
    return value
