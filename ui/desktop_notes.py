"""How does a notice reach the desktop? On Linux by the notification service of the session, else
beside the tray icon.

The service is called by jeepney: it wants unsigned numbers and bytes, which QtDBus cannot send. A
service may tell of a click to its caller alone, so one connection calls and listens; Qt wakes us
when something has arrived.
(freedesktop.org, Desktop Notifications Specification 1.2)
"""

from __future__ import annotations

import contextlib
import html
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from jeepney import Message
    from jeepney.io.blocking import DBusConnection

_NAME, _PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
_ANSWER_WITHIN_MS = 5_000
_NORMAL, _CRITICAL = 1, 2
_SERVER_DECIDES = -1
_MOST_KNOWN = 50


@dataclass(frozen=True, slots=True)
class Note:
    """One notice, in plain words; `topic` comes back with a click."""

    title: str
    text: str
    topic: str = ""
    is_urgent: bool = False


class DesktopNotes(QObject):
    """Shows notes.

    Signals:
        clicked(str): the topic of a note that the person clicked.
    """

    clicked = Signal(str)

    def __init__(
        self,
        program_name: str,
        desktop_entry: str,
        picture: Callable[[], QImage],
        fall_back: Callable[[Note], None],
        parent: QObject | None = None,
    ) -> None:
        """:param fall_back: shows a note where no service takes it."""
        super().__init__(parent)
        self._program_name = program_name
        self._desktop_entry = desktop_entry
        self._picture = picture
        self._fall_back = fall_back
        self._bus: DBusConnection | None = None
        self._readable: QSocketNotifier  # made with the connection
        self._reads_markup: bool | None = None
        self._waiting: list[Note] = []  # for the service's word on markup
        self._asked: dict[int, Note | None] = {}  # by serial; None: the question about markup
        self._topics: dict[int, str] = {}
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_ANSWER_WITHIN_MS)
        self._late.timeout.connect(self._give_up)

    def show(self, note: Note) -> None:
        """Show a note; returns at once."""
        if not self._is_connected():
            self._fall_back(note)
        elif self._reads_markup is None:
            self._waiting.append(note)
            self._ask(None, "GetCapabilities", "", ())
        else:
            self._send(note)

    def close(self) -> None:
        """End the connection; what is shown stays."""
        self._late.stop()
        if self._bus is not None:
            self._readable.setEnabled(False)
            with contextlib.suppress(OSError):
                self._bus.close()
            self._bus = None

    def _is_connected(self) -> bool:
        if self._bus is not None:
            return True
        if not sys.platform.startswith("linux"):
            return False
        try:
            from jeepney import MatchRule, message_bus
            from jeepney.io.blocking import open_dbus_connection

            bus = open_dbus_connection("SESSION")
            rule = MatchRule(type="signal", interface=_NAME, member="ActionInvoked", path=_PATH)
            bus.send(message_bus.AddMatch(rule))
        except (ImportError, OSError, KeyError, ValueError):  # no bus, or an address not understood
            return False
        self._bus = bus
        self._readable = QSocketNotifier(bus.sock.fileno(), QSocketNotifier.Type.Read, self)
        self._readable.activated.connect(self._on_readable)
        return True

    def _ask(self, note: Note | None, member: str, signature: str, body: tuple[Any, ...]) -> None:
        from jeepney import DBusAddress, new_method_call

        assert self._bus is not None
        call = new_method_call(DBusAddress(_PATH, _NAME, _NAME), member, signature or None, body)
        serial = next(self._bus.outgoing_serial)
        self._asked[serial] = note
        try:
            self._bus.send(call, serial=serial)
        except OSError:
            self._give_up()
            return
        self._late.start()

    def _send(self, note: Note) -> None:
        text = html.escape(note.text, quote=False) if self._reads_markup else note.text
        hints: dict[str, tuple[str, Any]] = {
            "urgency": ("y", _CRITICAL if note.is_urgent else _NORMAL),
            "desktop-entry": ("s", self._desktop_entry),
            "image-data": ("(iiibiiay)", _image_data(self._picture())),
        }
        from ui.messages import tr

        actions = ["default", str(tr("Open"))]
        name = self._program_name
        body = (name, 0, "", note.title, text, actions, hints, _SERVER_DECIDES)
        self._ask(note, "Notify", "susssasa{sv}i", body)

    def _on_readable(self) -> None:
        try:
            while self._bus is not None:
                self._take(self._bus.receive(timeout=0))
        except TimeoutError:
            return
        except (OSError, EOFError):
            self._give_up()

    def _take(self, message: Message) -> None:
        from jeepney import HeaderFields, MessageType

        fields, kind = message.header.fields, message.header.message_type
        if kind is MessageType.signal and fields.get(HeaderFields.member) == "ActionInvoked":
            topic = self._topics.pop(message.body[0], None)
            if topic is not None:
                self.clicked.emit(topic)
        answered = fields.get(HeaderFields.reply_serial)
        if answered not in self._asked:
            return
        note = self._asked.pop(answered)
        if not self._asked:
            self._late.stop()
        is_good = kind is MessageType.method_return
        if note is None:
            self._on_capabilities(message.body[0] if is_good else None)
        elif is_good:
            self._topics[message.body[0]] = note.topic
            for oldest in list(self._topics)[:-_MOST_KNOWN]:
                del self._topics[oldest]
        else:
            self._fall_back(note)

    def _on_capabilities(self, known: list[str] | None) -> None:
        waiting, self._waiting = self._waiting, []
        if known is None:  # nobody serves notifications here; that may change
            for note in waiting:
                self._fall_back(note)
            return
        self._reads_markup = "body-markup" in known
        for note in waiting:
            self._send(note)
        self._reads_markup = None  # another service may be there at the next note

    def _give_up(self) -> None:
        """The connection is gone, or a service hangs."""
        unanswered = [note for note in self._asked.values() if note is not None]
        unanswered += self._waiting
        self._asked, self._waiting, self._reads_markup = {}, [], None
        self.close()
        for note in unanswered:
            self._fall_back(note)


def _image_data(image: QImage) -> tuple[int, int, int, bool, int, int, bytes]:
    """Width, height, bytes a row, alpha, bits a channel, channels, pixels."""
    rgba = image.convertToFormat(QImage.Format.Format_RGBA8888)
    pixels = bytes(rgba.constBits())
    return rgba.width(), rgba.height(), rgba.bytesPerLine(), True, 8, 4, pixels
