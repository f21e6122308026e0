"""Which notices were shown already? One small file, so that none comes twice across restarts."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import datetime
from pathlib import Path

from sso.storage import atomic_file

_VERSION = 1
_MAX_BYTES = 256 * 1024


class NoticeMemory:
    """The file. Nothing in it is secret, and nothing depends on it but a repeated notice."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> tuple[dict[str, datetime], frozenset[str]]:
        """Return what was told, each with the instant it was about, and the products that were
        licensed then; nothing where the file is missing or is not ours."""
        try:
            if self._path.stat().st_size > _MAX_BYTES:
                return {}, frozenset()
            raw = json.loads(self._path.read_text("utf-8"))
            told = {str(key): datetime.fromisoformat(at) for key, at in raw["told"].items()}
            if raw["version"] != _VERSION or any(at.tzinfo is None for at in told.values()):
                return {}, frozenset()
            return told, frozenset(str(code) for code in raw["licensed"])
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}, frozenset()

    def save(self, told: Mapping[str, datetime], licensed: Collection[str]) -> None:
        """Remember. :raises StoreFailed: the file is as it was."""
        document = {
            "version": _VERSION,
            "told": {key: at.isoformat() for key, at in sorted(told.items())},
            "licensed": sorted(licensed),
        }
        atomic_file.write(self._path, json.dumps(document, indent=1).encode())
