"""How does a Linux desktop start the program? An entry in the person's autostart folder.

One with `Hidden=true` stands against an entry for all users of the same name, now and after every
update. (freedesktop.org, Desktop Application Autostart Specification 0.5; Desktop Entry
Specification 1.5, "The Exec key")
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from sso.errors import StoreFailed
from sso.storage import atomic_file

_PLAIN_WORD = re.compile(r"[A-Za-z0-9_@%+=:,./-]+")
_MAX_BYTES = 64 * 1024


class XdgAutostart:
    """The entries of one program."""

    def __init__(
        self, own: Path, systems: Sequence[Path], app_id: str, name: str, command: Sequence[str]
    ) -> None:
        """:param own: the person's autostart folder.
        :param systems: the folders for all users, strongest first.
        """
        self._own = own / f"{app_id}.desktop"
        self._systems = [folder / f"{app_id}.desktop" for folder in systems]
        self._name = name
        self._command = command

    def is_on(self) -> bool:
        """Return what the system would do at the next login, whoever decided it."""
        if self._own.is_file():
            return _starts(self._own)
        return self._is_on_for_all()

    def is_decided(self) -> bool:
        """Return whether an entry of the person's own is there, on or off."""
        return self._own.exists()

    def turn_on(self) -> None:
        """Start with the session: by the entry for all users, where there is one."""
        if self._is_on_for_all():
            atomic_file.remove(self._own)
        elif not self.is_on():
            self._write({"Exec": exec_line(self._command)})

    def turn_off(self) -> None:
        """Put an entry in the way of every other."""
        if not self._own.is_file() or _starts(self._own):
            self._write({"Exec": exec_line(self._command), "Hidden": "true"})

    def forget(self) -> None:
        """Remove the person's own entry, whatever it says."""
        atomic_file.remove(self._own)

    def _is_on_for_all(self) -> bool:
        """The first that is there decides; what stands behind it is not looked at."""
        found = next((path for path in self._systems if path.is_file()), None)
        return found is not None and _starts(found)

    def _write(self, keys: Mapping[str, str]) -> None:
        lines = ["[Desktop Entry]", "Type=Application", f"Name={_value(self._name)}"]
        lines += [f"{key}={value}" for key, value in keys.items()]
        lines += ["Terminal=false", "StartupNotify=false"]
        atomic_file.write(self._own, "\n".join([*lines, ""]).encode())


def config_folders(environ: Mapping[str, str]) -> tuple[Path, list[Path]]:
    """Return the person's autostart folder and those for all users (Base Directory Specification:
    a path that is not absolute counts as not set)."""
    home = environ.get("XDG_CONFIG_HOME", "")
    own = Path(home) if home.startswith("/") else Path.home() / ".config"
    named = [one for one in environ.get("XDG_CONFIG_DIRS", "").split(":") if one.startswith("/")]
    return own / "autostart", [Path(one) / "autostart" for one in named or ["/etc/xdg"]]


def exec_line(words: Sequence[str]) -> str:
    """Quote words for the Exec key.

    :raises StoreFailed: a word holds what no such line can.
    """
    return _value(" ".join(_quoted(word) for word in words))


def _quoted(word: str) -> str:
    if re.search(r"[\x00-\x1f\x7f]", word):
        raise StoreFailed("a path with control characters cannot stand in an autostart entry")
    word = word.replace("%", "%%")
    if _PLAIN_WORD.fullmatch(word):
        return word
    return '"' + re.sub(r'(["`$\\])', r"\\\1", word) + '"'


def _value(text: str) -> str:
    """Escape a value of type string, after all other quoting."""
    return text.replace("\\", "\\\\").replace("\n", " ").replace("\r", " ")


def _starts(path: Path) -> bool:
    """Whether an entry starts something: not hidden, and not switched off by a desktop's tool."""
    try:
        with path.open("rb") as file:
            text = file.read(_MAX_BYTES).decode("utf-8", "replace")
    except OSError:
        return False
    keys = _main_group(text)
    is_off = keys.get("Hidden") == "true" or keys.get("X-GNOME-Autostart-enabled") == "false"
    return bool(keys.get("Exec")) and not is_off


def _main_group(text: str) -> dict[str, str]:
    keys: dict[str, str] = {}
    group = ""
    for line in text.splitlines():
        if line.startswith("["):
            group = line.strip()
        elif group == "[Desktop Entry]" and "=" in line and not line.startswith("#"):
            key, _, value = line.partition("=")
            keys.setdefault(key.strip(), value.strip())
    return keys
