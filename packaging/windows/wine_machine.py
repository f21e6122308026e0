"""What stands for a Windows computer here? Wine with a folder of its own, without a display.

Wine's registry, Windows Installer and shell are not Windows': docs/platforms.md says what that
leaves open.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

SOFTWARE = (r"HKCU\Software", r"HKLM\Software")
_CURRENT = r"HKCU\Software\Microsoft\Windows\CurrentVersion"
PLACES = (
    r"HKCU\Software\Classes", rf"{_CURRENT}\Uninstall", rf"{_CURRENT}\Run",
    rf"{_CURRENT}\Explorer\StartupApproved\Run",
)  # fmt: skip
# Wine's own, and what Windows keeps of any start of a program.
NOT_OURS = re.compile(r"^(windows|users/[^/]+/Temp|users/[^/]+/AppData/Local/Temp)(/|$)")
KEYS_NOT_OURS = re.compile(r"\\Wine(\\|\]|$)|\\Internet Settings(\\|\]|$)|\\Explorer\\FileExts")

# Containers of Windows Installer's own; what a product leaves in them is seen.
CONTAINERS = re.compile(
    r"\\Installer(\\(Features|Products|UpgradeCodes"
    r"|UserData(\\S-[\d-]+(\\(Components|Products))?)?))?\]$"
)


class Machine:
    """A computer with one person."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.drive = folder / "prefix" / "drive_c"
        home = folder / "home"  # Wine writes menu entries into the real one
        home.mkdir(parents=True)
        keep = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        self.environ = keep | {
            "HOME": str(home),
            "WINEPREFIX": str(folder / "prefix"),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe=",
        }

    def make(self) -> None:
        """Set the computer up; takes some seconds."""
        self.ran("wineboot", "--init")
        self.wait()
        for link in self.drive.glob("users/*/*"):
            if link.is_symlink():  # to folders of this system
                link.unlink()
                link.mkdir()
        # What Windows has and Wine has not: places where each program leaves something of its own.
        local = self.path(self.local_folder())
        (local / "Programs").mkdir()
        (local.parent / "Roaming" / "Microsoft" / "Installer").mkdir(parents=True)
        for key in PLACES:
            self.ran("reg", "add", key, "/f")

    def end(self) -> None:
        """Switch it off: only this one's processes end."""
        subprocess.run(["wineserver", "-k"], env=self.environ, check=False, capture_output=True)

    def wait(self) -> None:
        """Wait until every program of the computer has ended."""
        subprocess.run(["wineserver", "-w"], env=self.environ, check=True, timeout=300)

    def run(self, *words: str, waits: bool = False) -> int:
        """Run a program, with `waits` all that it leaves running too; return its exit code."""
        code, _ = self._run(*words)
        if waits:
            self.wait()
        return code

    def typed(self, program: Path, words: str) -> int:
        """Run a program with words just as an administrator types them, quotes and all."""
        batch = self.drive / "typed.bat"
        place = "Z:" + str(program).replace("/", "\\")
        batch.write_text(f'@"{place}" {words}\r\n', encoding="ascii", newline="")
        code = self.run("cmd", "/c", r"C:\typed.bat")
        batch.unlink()
        return code

    def ran(self, *words: str) -> str:
        """Return what a program says; ends where it fails."""
        code, said = self._run(*words)
        if code:
            sys.exit(f"windows test: {' '.join(words)}: exit code {code}\n{said[-2000:]}")
        return said

    def _run(self, *words: str) -> tuple[int, str]:
        # Into a file: Wine's services inherit a pipe, and reading would last until they end.
        with tempfile.TemporaryFile() as said:
            done = subprocess.run(
                ["wine", *words], env=self.environ, stdin=subprocess.DEVNULL, stdout=said,
                stderr=subprocess.DEVNULL, check=False, timeout=300,
            )  # fmt: skip
            said.seek(0)
            return done.returncode, said.read().decode("utf-8", "replace").replace("\r\n", "\n")

    def hold(self, program: Path) -> subprocess.Popen[bytes]:
        """Start a stand-in that runs until its input is closed; returns when it does run."""
        held = subprocess.Popen(
            ["wine", str(program), "--hold"], env=self.environ, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        assert held.stdout is not None
        held.stdout.readline()
        return held

    def value(self, key: str, name: str = "") -> str | None:
        """Return a registry value; None: it is not there."""
        code, said = self._run("reg", "query", key, *(("/v", name) if name else ("/ve",)))
        found = re.search(r"^    .*?    REG_\w+    ?(.*)$", said, re.MULTILINE)
        return found.group(1) if found and not code else None

    def registry(self) -> set[str]:
        """Return every value, each with its key."""
        found = set()
        for root in SOFTWARE:
            file = self.drive / "registry.reg"
            self.ran("reg", "export", root, r"C:\registry.reg", "/y")
            key = ""
            for line in file.read_text("utf-16").splitlines():
                key = line if line.startswith("[") else key
                if line.strip():
                    found.add(f"{key} {line}" if key != line else key)
            file.unlink()
        ours = {line for line in found if not KEYS_NOT_OURS.search(line)}
        return {line for line in ours if not CONTAINERS.search(line)}

    def files(self) -> set[str]:
        """Return every file and folder of the drive, save Windows' own."""
        found = (path.relative_to(self.drive).as_posix() for path in self.drive.rglob("*"))
        return {name for name in found if not NOT_OURS.search(name)}

    def path(self, windows_path: str) -> Path:
        """Return where a path of the computer lies here."""
        drive, _, rest = windows_path.partition(":\\")
        assert drive == "C", windows_path
        return self.drive.joinpath(*rest.split("\\"))

    def local_folder(self) -> str:
        """Return %LOCALAPPDATA%."""
        return self.ran("cmd", "/c", "echo %LOCALAPPDATA%").strip()
