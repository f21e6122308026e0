"""Who did what, with which result? One JSON line a change of state, and one an action.

For administrators: the lines name the person, stay on this computer (owner-only), and go to the
system's own log as well where the profile asks for it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sso.diagnostics.line_file import LineFile
from sso.errors import StoreFailed

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Actor:
    """Who runs the program: the account of the operating system, the process, its version."""

    os_user: str
    process_id: int
    version: str


class AuditLog:
    """Writes audit lines; what the disk does not take is counted, and stops nothing."""

    def __init__(
        self,
        file: LineFile,
        actor: Actor,
        clock: Callable[[], datetime],
        tell_system: Callable[[str], None] | None = None,
    ) -> None:
        """:param tell_system: also hands each line to the system's log."""
        self._file = file
        self._actor = actor
        self._clock = clock
        self._tell_system = tell_system
        self.lost = 0

    def write(self, event: str, facts: Mapping[str, Any]) -> None:
        """Write one line: `event` is `action` or `state_changed`."""
        line = json.dumps(
            {
                "schema": SCHEMA,
                "at": _z(self._clock()),
                "event": event,
                **facts,
                "os_user": self._actor.os_user,
                "pid": self._actor.process_id,
                "version": self._actor.version,
            },
            ensure_ascii=False,
        )
        try:
            self._file.append(line)
        except StoreFailed:
            self.lost += 1
        if self._tell_system is not None:
            self._tell_system(line)


def _z(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
