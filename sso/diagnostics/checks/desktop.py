"""Can this session open a browser, show a tray icon, and start the program?"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sso.diagnostics.doctor import Check, Seen, fine, warn
from sso.errors import NoBrowser, OtherVersionRuns
from sso.profile import Profile

ASK_WITHIN_S = 5.0
Ask = Callable[[Sequence[str]], str]


def asked(command: Sequence[str]) -> str:
    """Return what a command says, or an empty text where it is missing, fails or hangs."""
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=ASK_WITHIN_S,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


@dataclass(frozen=True, slots=True)
class DesktopChecks:
    """The session: browser, tray, start, links, and what runs already.

    :param ask_running: what the running program of this session tells of itself; None: there is
        none.
    :param has_tray: None where that cannot be told from here.
    """

    profile: Callable[[], Profile]
    is_autostart_on: Callable[[], bool]
    ask_running: Callable[[], Mapping[str, Any] | None]
    version: str
    environment: Mapping[str, str]
    has_tray: Callable[[], bool | None]
    ask: Ask = asked
    platform: str = sys.platform

    def checks(self) -> list[Check]:
        """Return what to look at, in order."""
        return [
            Check("other_instance", self._other_instance, needs=("data_folder",)),
            Check("browser", self._browser, needs=("profile",)),
            Check("tray", self._tray),
            Check("autostart", self._autostart, needs=("profile",)),
            Check("scheme_handler", self._scheme_handler, needs=("profile",)),
        ]

    @property
    def _is_linux(self) -> bool:
        return self.platform not in ("win32", "darwin")

    @property
    def _has_display(self) -> bool:
        seen = self.environment.get("DISPLAY") or self.environment.get("WAYLAND_DISPLAY")
        return not self._is_linux or bool(seen)

    def _other_instance(self) -> Seen:
        found = self.ask_running()
        if found is None:
            return fine("none")
        running = str(found.get("version") or "")
        if running != self.version:
            told = {"running": running} if running else {}
            raise OtherVersionRuns("it differs", version=self.version, **told)
        return fine(version=running)

    def _browser(self) -> Seen:
        command = self.profile().sign_in.browser
        if command:
            if shutil.which(command[0]) is None:
                raise NoBrowser(f"{os.path.basename(command[0])} of the profile is not there")
            return fine(browser=os.path.basename(command[0]))
        if not self._has_display:
            return warn("no_display")
        return fine(browser=self._default_browser() if self._is_linux else "")

    def _default_browser(self) -> str:
        if shutil.which("xdg-open") is None:
            raise NoBrowser("xdg-open is not installed")
        found = self.ask(["xdg-settings", "get", "default-web-browser"]) or self.ask(
            ["xdg-mime", "query", "default", "x-scheme-handler/https"]
        )
        if not found:
            raise NoBrowser("no default browser is set")
        return found.removesuffix(".desktop")

    def _tray(self) -> Seen:
        if not self._has_display:
            return warn("no_display")
        return warn("none") if self.has_tray() is False else fine()

    def _autostart(self) -> Seen:
        return fine("on" if self.is_autostart_on() else "off")

    def _scheme_handler(self) -> Seen:
        scheme = self.profile().app.url_scheme
        if not self._is_linux:
            return fine(scheme=scheme, handler="")
        if not self._has_display:
            return warn("no_display")
        handler = self.ask(["xdg-mime", "query", "default", f"x-scheme-handler/{scheme}"])
        if not handler:
            return warn("none", scheme=scheme)
        return fine(scheme=scheme, handler=handler.removesuffix(".desktop"))
