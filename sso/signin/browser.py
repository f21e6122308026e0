"""How is the system's browser opened, and did the launcher fail? The only place that opens one.

What a launcher reports is noted, never believed: "opened" is proved by the first request on the
start link alone.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from urllib.parse import quote, urlsplit

from sso.signin.surroundings import is_sandboxed

_LAUNCH_WAIT_S = 5.0
_MAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,63}@[A-Za-z0-9][A-Za-z0-9.-]{0,252}")
_MAX_MAIL = 2000  # launchers and mail programs cut longer ones
_URL = re.compile(r"https?://[A-Za-z0-9\-._~:/?#\[\]@!$&()*+,;=%]+")
_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|::1")
# What frozen programs, AppImages and snaps leave behind, and what breaks a browser started from
# them.
_LEFTOVERS = (
    "LD_LIBRARY_PATH",
    "LD_PRELOAD",
    "QT_PLUGIN_PATH",
    "QT_QPA_PLATFORM",
    "QT_QPA_PLATFORM_PLUGIN_PATH",
    "QML2_IMPORT_PATH",
    "PYTHONHOME",
    "PYTHONPATH",
    "GIO_MODULE_DIR",
    "GTK_PATH",
    "GDK_PIXBUF_MODULE_FILE",
    "SSLKEYLOGFILE",
)

# XDG Desktop Portal, org.freedesktop.portal.OpenURI. Its arguments follow: parent window, address,
# options, as GVariant texts; no address that is handed out has a quote in it.
_PORTAL = (
    *("gdbus", "call", "--session", "--timeout", "5"),
    *("--dest", "org.freedesktop.portal.Desktop"),
    *("--object-path", "/org/freedesktop/portal/desktop"),
    *("--method", "org.freedesktop.portal.OpenURI.OpenURI"),
)

_FOLDER_LISTS = ("PATH", "XDG_DATA_DIRS", "XDG_CONFIG_DIRS", "GSETTINGS_SCHEMA_DIR")


class Browser:
    """The system's browser, or the command that the profile names."""

    def __init__(
        self,
        command: Sequence[str] = (),
        environment: Mapping[str, str] | None = None,
        *,
        exists: Callable[[str], bool] = os.path.exists,
        program: str = sys.executable,
    ) -> None:
        self._command = tuple(command)
        self._environment = environment
        self._exists = exists
        self._program = program

    def open(self, url: str) -> bool:
        """Open an https address, or one of our own loopback listener; False where that failed.

        Blocks at most 5 s a launcher: one that still runs then is taken to have opened the browser.
        In a sandbox the desktop's portal is asked first, since the browser is outside.
        """
        if not _is_openable(url):
            return False
        if sys.platform == "win32" and not self._command:
            return _start_file(url)
        return any(self._launched(command) for command in self._commands(url))

    def write_mail(self, address: str, subject: str, text: str) -> bool:
        """Open the person's mail program with a prepared mail; False where that failed.

        :param address: from the profile. It is sent by nobody but the person.
        """
        if not _MAIL.fullmatch(address):
            return False
        query = f"subject={quote(subject, safe='')}&body={quote(text, safe='')}"
        mail = f"mailto:{address}?{query}"
        if len(mail) > _MAX_MAIL:
            return False
        if sys.platform == "win32":
            return _start_file(mail)
        launcher = Browser(environment=self._environment)._launcher()
        return launcher is not None and self._launched([*launcher, mail])

    def _commands(self, url: str) -> Iterator[Sequence[str]]:
        """Yield what opens the address; a further one is tried where one says that it did not."""
        portal = shutil.which(_PORTAL[0])
        if not self._command and portal is not None and self._is_sandboxed():
            yield [portal, *_PORTAL[1:], "''", f"'{url}'", "@a{sv} {}"]
        launcher = self._launcher()
        if launcher is not None:
            yield [*launcher, url]

    def _is_sandboxed(self) -> bool:
        environment = self._environment if self._environment is not None else os.environ
        return is_sandboxed(environment, self._exists, self._program)

    def _launcher(self) -> tuple[str, ...] | None:
        if self._command:
            found = shutil.which(self._command[0])
            return (found, *self._command[1:]) if found else None
        name = "open" if sys.platform == "darwin" else "xdg-open"
        path = shutil.which(name)
        return (path,) if path else None

    def _launched(self, command: Sequence[str]) -> bool:
        try:
            process = subprocess.Popen(
                command,
                env=cleaned(self._environment if self._environment is not None else os.environ),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                cwd="/" if os.name == "posix" else None,
            )
        except OSError:
            return False
        try:
            return process.wait(_LAUNCH_WAIT_S) == 0
        except subprocess.TimeoutExpired:
            _reap_later(process)
            return True


def cleaned(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment for a browser: originals restored, our own leftovers removed."""
    result = _without_bundle(environment)
    for name in _LEFTOVERS:
        original = result.pop(f"{name}_ORIG", None)
        result.pop(name, None)
        if original:
            result[name] = original
    return result


def _without_bundle(environment: Mapping[str, str]) -> dict[str, str]:
    """Remove the folders of a frozen program or an AppImage from the lists of folders."""
    roots = [getattr(sys, "_MEIPASS", ""), environment.get("APPDIR", "")]
    bundles = tuple(root for root in roots if root)
    result = dict(environment)
    for name in _FOLDER_LISTS if bundles else ():
        if name in result:
            kept = [one for one in result[name].split(os.pathsep) if not one.startswith(bundles)]
            result[name] = os.pathsep.join(kept)
    return result


def _is_openable(url: str) -> bool:
    """The last gate before a launcher: no option, no path, no other scheme ever gets there.

    Launchers are shell scripts and worse: only what RFC 3986 lets stand in a URL is handed to them.
    """
    if not _URL.fullmatch(url):
        return False
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    is_own = parts.scheme == "http" and host in ("127.0.0.1", "localhost", "::1")
    is_plain = _HOST.fullmatch(host) is not None and "@" not in parts.netloc and port != 0
    return (parts.scheme == "https" or is_own) and is_plain and not parts.netloc.endswith(":")


def _reap_later(process: subprocess.Popen[bytes]) -> None:
    """Some launchers stay until the browser ends; wait for them beside everything else."""
    threading.Thread(target=process.wait, name="browser-launcher", daemon=True).start()


if sys.platform == "win32":

    def _start_file(url: str) -> bool:
        with contextlib.suppress(OSError):
            os.startfile(url)
            return True
        return False

else:

    def _start_file(url: str) -> bool:
        return False
