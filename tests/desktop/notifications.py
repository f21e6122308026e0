"""Which notes does the desktop get to show? A notification service that only remembers.

Interface: org.freedesktop.Notifications (freedesktop.org, Desktop Notifications Specification).
"""

from __future__ import annotations

import threading
from dataclasses import dataclass

from jeepney import HeaderFields, MessageType, message_bus, new_method_return
from jeepney.io.blocking import DBusConnection, open_dbus_connection

NAME = "org.freedesktop.Notifications"
_LOOK_FOR_THE_END_S = 0.2


@dataclass(frozen=True)
class Note:
    """What a program asked to be shown."""

    program: str
    title: str
    text: str


class NotificationService:
    """Owns the service's name on the session bus while it is open."""

    def __init__(self) -> None:
        self.notes: list[Note] = []
        self._is_open = True
        self._bus: DBusConnection = open_dbus_connection("SESSION")
        answer = self._bus.send_and_get_reply(message_bus.RequestName(NAME), timeout=10)
        assert answer.body == (1,), "somebody else shows notes here"
        self._thread = threading.Thread(target=self._serve, name="notifications")
        self._thread.start()

    def close(self) -> None:
        self._is_open = False
        self._thread.join()
        self._bus.close()

    def _serve(self) -> None:
        while self._is_open:
            try:
                message = self._bus.receive(timeout=_LOOK_FOR_THE_END_S)
            except TimeoutError:
                continue
            if message.header.message_type is not MessageType.method_call:
                continue
            answers = {
                "Notify": ("u", (1,)),
                "GetCapabilities": ("as", (["body"],)),
                "GetServerInformation": ("ssss", ("remembering", "tests", "1", "1.2")),
            }
            member = message.header.fields[HeaderFields.member]
            if member == "Notify":
                program, _, _, title, text, *_ = message.body
                self.notes.append(Note(program, title, text))
            signature, body = answers.get(member, (None, ()))
            self._bus.send(new_method_return(message, signature, body))
