"""How is the Firefox driven that the program opened? By Marionette, its own remote control, so that
no driver program is needed.

Protocol 3: messages of the form LENGTH:JSON over TCP; the commands are WebDriver's.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.desktop.waiting import until

PROGRAM = "firefox-esr"
# Without what a fresh Firefox asks the network for by itself, and the person at its first start.
SETTINGS = {
    "marionette.port": 0,
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.aboutwelcome.enabled": False,
    "browser.safebrowsing.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.getAddons.cache.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "signon.rememberSignons": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # WebDriver's name for a reference
_TIMEOUT_S = 30


@dataclass(frozen=True)
class Visited:
    """One row of the history: an address, and whether the history list leaves it out."""

    url: str
    is_hidden: bool


class Firefox:
    """Real Firefox with a profile of its own; it is opened by the program, never from here."""

    def __init__(self, profile: Path) -> None:
        self.profile = profile
        self._connection: socket.socket | None = None
        self._number = 0

    def prepare(self) -> None:
        """Make the profile."""
        self.profile.mkdir()
        lines = [
            f"user_pref({json.dumps(name)}, {json.dumps(value)});"
            for name, value in SETTINGS.items()
        ]
        (self.profile / "user.js").write_text("\n".join(lines), encoding="utf-8")

    @property
    def command(self) -> list[str]:
        """What the program's profile names as its browser; the address comes last."""
        own = ["--new-instance", "--profile", str(self.profile)]
        return [PROGRAM, "--headless", "--marionette", *own]

    @property
    def text(self) -> str:
        return str(self._run("return document.body?.innerText ?? ''"))

    @property
    def address(self) -> str:
        return str(self._value("WebDriver:GetCurrentURL"))

    def sign_in(self, person: str, password: str) -> None:
        """Fill in the sandbox's sign-in form and send it."""
        until(lambda: self._goes_to("[name=username]"), "the form in the browser")
        for name, text in (("username", person), ("password", password)):
            field = self._found(f"[name={name}]")
            self._value("WebDriver:ElementSendKeys", id=field, text=text)
        self._value("WebDriver:ElementClick", id=self._found("#sign-in"))

    def wait_for_text(self, text: str) -> None:
        until(lambda: text in self.text, f"{text!r} in the browser's page")

    def close(self) -> None:
        """Quit as a person does, so that the history is written; end it where it does not."""
        process = self._process()
        if self._connection is not None:
            with suppress(OSError, EOFError):
                self._value("Marionette:Quit", flags=["eAttemptQuit"])
            self._connection.close()
            self._connection = None
        elif process:
            os.kill(process, signal.SIGTERM)
        until(lambda: not self._process(), "the browser has closed")

    def history(self) -> list[Visited]:
        """Every address that was visited; to be read after the browser has closed."""
        with closing(sqlite3.connect(self.profile / "places.sqlite")) as places:
            rows = places.execute(
                "select distinct url, hidden from moz_places"
                " join moz_historyvisits on place_id = moz_places.id"
            ).fetchall()
        return [Visited(str(url), bool(hidden)) for url, hidden in rows]

    def _process(self) -> int:
        """Its number, as its own lock tells: a link to ADDRESS:+NUMBER."""
        with suppress(OSError, ValueError):
            number = int(os.readlink(self.profile / "lock").rpartition("+")[2])
            os.kill(number, 0)
            return number
        return 0

    def _goes_to(self, selector: str) -> bool:
        for window in self._value("WebDriver:GetWindowHandles"):
            self._value("WebDriver:SwitchToWindow", handle=window)
            if self._run("return document.querySelector(arguments[0]) !== null", selector):
                return True
        return False

    def _found(self, selector: str) -> str:
        found = self._value("WebDriver:FindElement", using="css selector", value=selector)
        return str(found[_ELEMENT])

    def _run(self, script: str, *arguments: str) -> Any:
        return self._value("WebDriver:ExecuteScript", script=script, args=list(arguments))

    def _value(self, command: str, **parameters: Any) -> Any:
        answer = self._asked(command, parameters)
        # Most answers wrap their value, some are it.
        return answer["value"] if isinstance(answer, dict) and set(answer) == {"value"} else answer

    def _asked(self, command: str, parameters: dict[str, Any]) -> Any:
        if self._connection is None:
            self._connection = self._connected()
            self._asked("WebDriver:NewSession", {"capabilities": {}})
        self._number += 1
        message = json.dumps([0, self._number, command, parameters]).encode()
        self._connection.sendall(b"%d:%s" % (len(message), message))
        _, number, error, answer = self._received(self._connection)
        assert number == self._number
        assert error is None, error
        return answer

    def _connected(self) -> socket.socket:
        port_file = self.profile / "MarionetteActivePort"
        until(lambda: port_file.exists() and port_file.read_text(), "a browser opens", _TIMEOUT_S)
        address = ("127.0.0.1", int(port_file.read_text()))
        connection = socket.create_connection(address, timeout=_TIMEOUT_S)
        self._received(connection)  # says which protocol it speaks
        return connection

    def _received(self, connection: socket.socket) -> Any:
        length = b""
        while not length.endswith(b":"):
            length += _read(connection, 1)
        return json.loads(_read(connection, int(length[:-1])))


def _read(connection: socket.socket, length: int) -> bytes:
    data = b""
    while len(data) < length:
        part = connection.recv(length - len(data))
        if not part:
            raise EOFError("the browser is gone")
        data += part
    return data
