"""How does a test stand for a service on the session bus? It owns the name and answers calls."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from jeepney import HeaderFields, MessageType, message_bus, new_error, new_method_return
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_LOOK_FOR_THE_END_S = 0.2
_IS_PRIMARY_OWNER = (1,)
# The signature and the values of an answer; None is an error.
Answer = tuple[str, tuple[Any, ...]] | None


class BusService:
    """Owns a name on the session bus while it is open.

    :param answer: gets a call's member and arguments; runs in a thread of its own.
    """

    def __init__(self, name: str, answer: Callable[[str, tuple[Any, ...]], Answer]) -> None:
        self._answer = answer
        self._is_open = True
        self._bus: DBusConnection = open_dbus_connection("SESSION")
        reply = self._bus.send_and_get_reply(message_bus.RequestName(name), timeout=10)
        if reply.body != _IS_PRIMARY_OWNER:
            self._bus.close()
            raise AssertionError(f"somebody else is {name} here")
        self._thread = threading.Thread(target=self._serve, name=name)
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
            if message.header.message_type is MessageType.method_call:
                answer = self._answer(message.header.fields[HeaderFields.member], message.body)
                self._bus.send(
                    new_method_return(message, *answer)
                    if answer is not None
                    else new_error(message, "org.freedesktop.DBus.Error.UnknownMethod")
                )
