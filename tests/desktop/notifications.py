"""Which notes does the desktop get to show? A notification service that only remembers.

Interface: org.freedesktop.Notifications (freedesktop.org, Desktop Notifications Specification).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.desktop.bus_service import Answer, BusService

_ANSWERS: dict[str, Answer] = {
    "Notify": ("u", (1,)),
    "GetCapabilities": ("as", (["body"],)),
    "GetServerInformation": ("ssss", ("remembering", "tests", "1", "1.2")),
}


@dataclass(frozen=True)
class Note:
    """What a program asked to be shown."""

    program: str
    title: str
    text: str


class NotificationService(BusService):
    """Remembers every note."""

    def __init__(self, capabilities: tuple[str, ...] = ("body",)) -> None:
        self._answers = _ANSWERS | {"GetCapabilities": ("as", (list(capabilities),))}
        self.notes: list[Note] = []
        super().__init__("org.freedesktop.Notifications", self._answered)

    def _answered(self, member: str, arguments: tuple[Any, ...]) -> Answer:
        if member == "Notify":
            program, _, _, title, text, *_ = arguments
            self.notes.append(Note(program, title, text))
        return self._answers.get(member)
