"""Which tray hosts are there? Panels that a test ends, starts and starts anew.

The rig's own panel speaks StatusNotifier (xfce4-panel); trayer takes icons by XEmbed only.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
from pathlib import Path

from tests.desktop.waiting import until

_OWN = "KEYTURN_DESKTOP_PANEL"  # the process id of the panel that runs now
_WATCHER = "org.kde.StatusNotifierWatcher"
# Those that tests started; the last one outlives its test.
_STARTED: dict[int, subprocess.Popen[bytes]] = {}
_TRAYER = ("--edge", "top", "--align", "left", "--widthtype", "request", "--height", "32")


class Panel:
    """The rig's own panel."""

    def __init__(self, log: Path) -> None:
        self._log = log

    @property
    def is_there(self) -> bool:
        """Whether somebody serves tray icons on the session bus."""
        asked = ("org.freedesktop.DBus.NameHasOwner", _WATCHER)
        command = ["gdbus", "call", "--session", "--dest", "org.freedesktop.DBus"]
        command += ["--object-path", "/org/freedesktop/DBus", "--method", *asked]
        said = subprocess.run(command, capture_output=True, text=True, timeout=20, check=True)
        return "true" in said.stdout

    def end(self) -> None:
        """End it, whoever started it."""
        own = int(os.environ[_OWN])
        os.kill(own, signal.SIGTERM)
        if own in _STARTED:
            _STARTED.pop(own).wait(20)
        until(lambda: not self.is_there, "the panel is gone")

    def start(self) -> None:
        with self._log.open("ab") as log:
            started = subprocess.Popen(["xfce4-panel"], stdout=log, stderr=log)
        _STARTED[started.pid] = started
        os.environ[_OWN] = str(started.pid)
        until(lambda: self.is_there, "the panel is there")


class XEmbedTray:
    """A panel of the old kind. Ends when the test does."""

    def __init__(self, log: Path) -> None:
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(["trayer", *_TRAYER], stdout=log, stderr=log)
        until(self._window, "the tray has its window")

    def end(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(20)
            self._process = None

    @property
    def icons(self) -> list[tuple[int, int]]:
        """Where the middle of each of our icons is on the screen."""
        window = self._window()
        if not window:  # it is hidden while it is empty; `xwininfo` would wait for a click
            return []
        command = ["xwininfo", "-tree", "-id", window]
        said = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
        found = re.findall(
            r'"(?:Keyturn|main\.py)".*?(\d+)x(\d+)\+-?\d+\+-?\d+\s+\+(\d+)\+(\d+)', said.stdout
        )
        sizes = [tuple(int(part) for part in one) for one in found]
        return [(x + width // 2, y + height // 2) for width, height, x, y in sizes if width > 1]

    def _window(self) -> str:
        assert self._process is not None, "no tray was started"
        command = ["xdotool", "search", "--onlyvisible", "--class", "trayer"]
        said = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
        return (said.stdout.split() or [""])[0]
