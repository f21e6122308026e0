"""Do the installers for Windows install, obey, upgrade and leave without a trace? Under Wine.

    .venv/bin/python packaging/windows/test_installer.py [nsis|msi]

Both kinds, or one, for both brands, side by side. A small compiled program stands in for the frozen
one, which only Windows can make.
"""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "recipes"))

from frozen_folder import ROOT, UNBRANDED, Brand, read_brand  # noqa: E402 - found by the line above
from installer import make, run  # noqa: E402 - of this folder
from program_run_key import run_key, written_by_the_program  # noqa: E402
from windows_entries import APPROVED, RUN, WindowsEntries, entries_of  # noqa: E402
from wine_machine import Machine  # noqa: E402

EXAMPLE = ROOT / "packaging" / "brands" / "example"
STAND_IN = r"""
#include <stdio.h>
#include <string.h>
int main(int count, char **words) {
    for (int i = 1; i < count; i++) puts(words[i]);
    fflush(stdout);
    if (count > 1 && !strcmp(words[1], "--hold")) getchar();
    return 0;
}
"""
OLD_FILE = "_internal/of an older release.txt"
HKCU = "HKCU\\"
REFUSED, RUNNING = 2, 3
LOCAL = "Local AppData"
_EXPLORER = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer"
SHELL_FOLDERS = {
    rf"{_EXPLORER}\User Shell Folders": "REG_EXPAND_SZ",
    rf"{_EXPLORER}\Shell Folders": "REG_SZ",
}
KINDS = ("nsis", "msi")


def main() -> None:
    """Try everything; ends with the first thing that is not as it should be."""
    brands = [read_brand(UNBRANDED), read_brand(EXAMPLE)]
    with tempfile.TemporaryDirectory(prefix="windows-test.") as folder:
        frozen = freeze_stand_in(Path(folder) / "frozen")
        older = freeze_stand_in(Path(folder) / "older")
        (older / OLD_FILE).write_text("gone after an upgrade")
        with computer(Path(folder) / "computer") as machine:
            say(f"Wine is set up: {machine.ran('cmd', '/c', 'ver').strip()}")
            before = (machine.files(), machine.registry())
            for kind in [one for one in (Nsis, Msi) if one.kind in (sys.argv[1:] or KINDS)]:
                sets = [kind(machine, brand, frozen, older) for brand in brands]
                side_by_side(sets)
                demand_same(machine, before, kind.__name__)
                for one in sets:
                    one.obeys()
                    demand_same(machine, before, f"{kind.__name__} {one.entries.package}")
    say("installed, upgraded and removed; nothing is left of it")


class Setup:
    """One kind of installer of one brand, on one computer."""

    def __init__(self, machine: Machine, brand: Brand, frozen: Path, older: Path) -> None:
        self.machine = machine
        self.entries: WindowsEntries = entries_of(brand)
        self.frozen = frozen
        earlier = replace(self.entries, version="0.0.9")
        self.older_file = make(self.kind, brand, earlier, older)
        self.file = make(self.kind, brand, self.entries, frozen)
        self.program = ROOT / "build" / "packages" / brand.package / "windows" / "program"
        self.folder = f"{machine.local_folder()}\\{self.entries.folder}"

    kind = ""

    def install(self, *words: str, file: Path | None = None) -> int:
        raise NotImplementedError

    def uninstall(self) -> int:
        raise NotImplementedError

    def obeys(self) -> None:
        raise NotImplementedError

    @property
    def here(self) -> Path:
        """The installed folder, as this system sees it."""
        return self.machine.path(self.folder)

    def run_value(self) -> str | None:
        return self.machine.value(HKCU + RUN, self.entries.app_id)

    def approved(self) -> str | None:
        return self.machine.value(HKCU + APPROVED, self.entries.app_id)

    def check_installed(self) -> None:
        """Everything is where it belongs, and says what it should."""
        names, gui = self.entries, f"{self.folder}\\{self.entries.gui}"
        for path in (path for path in self.program.rglob("*") if path.is_file()):
            place = self.here / path.relative_to(self.program)
            demand(place.is_file(), f"{place} is not installed")
            demand(path.read_bytes() == place.read_bytes(), f"{place} has another content")
        said = self.machine.ran(f"{self.folder}\\{names.console}", "status", "a b").split("\n")
        demand(said[:2] == ["status", "a b"], f"the program says {said}")
        expected = {
            (names.scheme_key, ""): f"URL:{names.name}",
            (names.scheme_key, "URL Protocol"): "",
            (f"{names.scheme_key}\\DefaultIcon", ""): f"{self.folder}\\{names.icon}",
            (f"{names.scheme_key}\\shell\\open\\command", ""): f'"{gui}" "%1"',
        }
        for (key, name), value in expected.items():
            found = self.machine.value(HKCU + key, name)
            demand(found == value, f"{key} {name}: {found!r}, not {value!r}")
        links = [path for path in self.machine.drive.rglob(f"{names.shortcut}.lnk")]
        demand(len(links) == 1 and "Start Menu" in str(links[0]), f"shortcuts: {links}")
        target = names.gui.encode("utf-16-le")
        demand(target in links[0].read_bytes(), "the shortcut leads elsewhere")
        self.check_run_value(gui)

    def check_run_value(self, gui: str) -> None:
        """The program's own code finds its own text in the Run key."""
        own = written_by_the_program(self.entries.app_id, gui)[RUN, self.entries.app_id]
        demand(self.run_value() == own, f"Run: {self.run_value()!r}, the program: {own!r}")

    def check_off(self) -> None:
        """The program's own code takes the start with the session for switched off."""
        demand(self.run_value() is None, "Run is there in spite of AUTOSTART=0")
        bytes_there = bytes.fromhex(self.approved() or "")
        values: dict[tuple[str, str], object] = {(APPROVED, self.entries.app_id): bytes_there}
        with run_key(self.entries.app_id, "x.exe", values) as key:
            demand(key.is_decided() and not key.is_on(), f"StartupApproved: {bytes_there!r}")

    def good(self, code: int, what: str) -> None:
        demand(code == 0, f"{self.file.name}: {what}: exit code {code}")


class Nsis(Setup):
    """The installer that people download."""

    kind = "nsis"

    def install(self, *words: str, file: Path | None = None) -> int:
        """Install silently; returns the exit code."""
        return self.machine.run(str(file or self.file), "/S", *words)

    def uninstall(self) -> int:
        """Uninstall as the list of programs would."""
        said = self.machine.value(HKCU + self.entries.uninstall_key, "QuietUninstallString")
        demand(said is not None, "QuietUninstallString is not there")
        program, _, words = (said or "").removeprefix('"').partition('"')
        return self.machine.run(program, *words.split(), waits=True)

    def check_installed(self) -> None:
        """The entry of the list of programs is this installer's own work."""
        super().check_installed()
        names = self.entries
        size = sum(path.stat().st_size for path in self.program.rglob("*") if path.is_file())
        expected = {
            "DisplayName": names.name,
            "DisplayVersion": names.version,
            "Publisher": names.publisher,
            "DisplayIcon": f"{self.folder}\\{names.icon}",
            "InstallLocation": self.folder,
            "UninstallString": f'"{self.folder}\\uninstall.exe"',
            "EstimatedSize": hex(-(-size // 1024)),
            "NoModify": "0x1",
        }
        for name, value in expected.items():
            found = self.machine.value(HKCU + names.uninstall_key, name)
            demand(found == value, f"Uninstall {name}: {found!r}, not {value!r}")

    def obeys(self) -> None:
        """Settings, upgrades, and what belongs to others."""
        self.refuses()
        self.keeps_decisions()
        self.leaves_others_alone()
        self.quotes_a_path_with_a_space()
        say(f"{self.file.name}: settings, upgrade, refusals: good")

    def refuses(self) -> None:
        before = self.machine.files()
        demand(self.install("/AUTOSTART=yes") == REFUSED, "AUTOSTART=yes was taken")
        demand(self.install(r"/PROFILE=C:\none.toml") == REFUSED, "a missing profile was taken")
        quoted = r'/S "/PROFILE=C:\windows\win.ini"'
        demand(self.machine.typed(self.file, quoted) == REFUSED, "a quoted word was passed over")
        if self.entries.has_profile:
            there = r"/PROFILE=C:\windows\win.ini"
            demand(self.install(there) == REFUSED, "a brand's own profile was replaced")
        demand(self.machine.files() == before, "a refused installation left files")

    def keeps_decisions(self) -> None:
        """An upgrade replaces files, and takes nothing back that a person decided."""
        names, machine = self.entries, self.machine
        profile = machine.drive / "given profile.toml"
        profile.write_text("schema = 1\n")
        settings = "/S /AUTOSTART=0 /DESKTOP=1"
        if not names.has_profile:
            settings += r' /PROFILE="C:\given profile.toml"'
        self.good(machine.typed(self.older_file, settings), "older release")
        self.check_off()
        demand((self.here / OLD_FILE).is_file(), "the older release has no file of its own")
        desktop = [path for path in machine.drive.rglob("*.lnk") if path.parent.name == "Desktop"]
        demand(len(desktop) == 1, f"DESKTOP=1: {desktop}")
        held = machine.hold(self.here / names.gui)
        code = self.install()
        held.communicate(b"\n", timeout=60)
        demand(code == RUNNING, f"installing over a running program: exit code {code}")
        demand((self.here / OLD_FILE).is_file(), "files went from under a running program")
        self.good(self.install(), "upgrade")
        demand(not (self.here / OLD_FILE).exists(), "a file of the older release stays")
        demand(desktop[0].is_file(), "the upgrade took the desktop's shortcut away")
        self.check_off()
        if not names.has_profile:
            given = self.here / "_internal" / "resources" / "profiles" / "packaged.toml"
            demand(given.is_file() and given.read_text() == "schema = 1\n", "PROFILE is gone")
        self.good(self.install("/AUTOSTART=1", "/DESKTOP=0"), "another word")
        self.check_installed()
        demand(self.approved() is None, "StartupApproved stays beside AUTOSTART=1")
        profile.unlink()
        self.good(self.uninstall(), "uninstall")

    def leaves_others_alone(self) -> None:
        """A file of the person's in the folder, and links that another program took over."""
        self.good(self.install(), "install")
        theirs = self.here / "_internal" / "theirs.txt"
        theirs.write_text("not ours")
        key = f"{HKCU}{self.entries.scheme_key}\\shell\\open\\command"
        self.machine.ran("reg", "add", key, "/ve", "/d", "another.exe", "/f")
        self.good(self.uninstall(), "uninstall")
        demand(theirs.is_file(), "a file of the person's went with the program")
        demand(self.machine.value(key) == "another.exe", "another program's links went")
        left = {path.name for path in self.here.rglob("*")}
        demand(left == {"_internal", "theirs.txt"}, f"beside a person's file stays {left}")
        self.machine.ran("reg", "delete", HKCU + self.entries.scheme_key, "/f")
        shutil.rmtree(self.here)

    def quotes_a_path_with_a_space(self) -> None:
        usual, self.folder = self.folder, r"C:\a place\of its own"
        code = self.machine.typed(self.file, f"/S /D={self.folder}")  # NSIS takes no quotes here
        self.good(code, "another folder")
        self.check_installed()
        self.good(self.uninstall(), "uninstall")
        self.machine.path(r"C:\a place").rmdir()  # the person's: it was named from outside
        self.folder = usual


class Msi(Setup):
    """The package for fleets."""

    kind = "msi"

    def install(self, *words: str, file: Path | None = None) -> int:
        """Install silently; returns the exit code."""
        return self.machine.run("msiexec", "/i", str(file or self.file), "/qn", *words)

    def uninstall(self) -> int:
        """Uninstall by the package."""
        return self.machine.run("msiexec", "/x", str(self.file), "/qn")

    def check_installed(self) -> None:
        """Windows Installer keeps the list of programs; the tables say what Wine cannot do."""
        super().check_installed()
        said = subprocess.run(
            ["msiinfo", "export", self.file, "MsiShortcutProperty"],
            capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
        demand(f"System.AppUserModel.ID\t{self.entries.app_id}" in said, f"shortcut: {said}")

    def obeys(self) -> None:
        """Settings and upgrades."""
        self.good(self.install("AUTOSTART=0"), "AUTOSTART=0")
        self.check_off()
        self.good(self.uninstall(), "uninstall")
        self.good(self.install(file=self.older_file), "older release")
        demand((self.here / OLD_FILE).is_file(), "the older release has no file of its own")
        self.good(self.install(), "upgrade")
        demand(not (self.here / OLD_FILE).exists(), "a file of the older release stays")
        self.check_installed()  # it was on before
        demand(self.install(file=self.older_file) != 0, "an older release was taken")
        self.good(self.uninstall(), "uninstall")
        self.good(self.install(file=self.older_file), "older release")
        key = HKCU + RUN
        self.machine.ran("reg", "delete", key, "/v", self.entries.app_id, "/f")
        self.good(self.install(), "upgrade")
        demand(self.run_value() is None, "the upgrade switched on what a person switched off")
        self.good(self.uninstall(), "uninstall")
        self.quotes_a_path_with_a_space()
        say(f"{self.file.name}: settings, upgrade, older release: good")

    def quotes_a_path_with_a_space(self) -> None:
        machine, usual = self.machine, self.folder
        place = machine.drive / "a place"
        place.mkdir()
        before = {key: machine.value(key, LOCAL) for key in SHELL_FOLDERS}
        for key in before:
            write_shell_folder(machine, key, r"C:\a place")
        self.folder = rf"C:\a place\{self.entries.folder}"
        self.good(self.install(), "another folder")
        self.check_installed()
        self.good(self.uninstall(), "uninstall")
        for key, value in before.items():
            write_shell_folder(machine, key, str(value))
        shutil.rmtree(place)
        self.folder = usual


def write_shell_folder(machine: Machine, key: str, value: str) -> None:
    """Say in the registry where a person's programs and data lie."""
    machine.ran(
        "reg", "add", key, "/v", LOCAL, "/t", SHELL_FOLDERS[key], "/f", "/d", value
    )  # fmt: skip


def side_by_side(sets: list[Nsis | Msi]) -> None:
    """Both brands at once; removing one leaves the other whole."""
    for one in sets:
        one.good(one.install(), "install")
    for one in sets:
        one.check_installed()
    first, second = sets
    first.good(first.uninstall(), "uninstall")
    demand(not first.here.exists(), f"uninstalling leaves {first.here}")
    second.check_installed()
    second.good(second.uninstall(), "uninstall")
    say(f"{first.file.name}, {second.file.name}: side by side: good")


def freeze_stand_in(folder: Path) -> Path:
    """Return a folder such as PyInstaller makes, with a compiled stand-in."""
    inner = folder / "_internal" / "resources" / "icons"
    inner.mkdir(parents=True)
    source = folder.with_suffix(".c")
    source.write_text(STAND_IN)
    run("x86_64-w64-mingw32-gcc", "-O1", "-s", "-o", folder / "keyturn.exe", source)
    shutil.copy(folder / "keyturn.exe", folder / "keyturn-gui.exe")
    (folder / "_internal" / "a folder with spaces & $igns").mkdir()
    (folder / "_internal" / "a folder with spaces & $igns" / "file.txt").write_text("data")
    return folder


@contextlib.contextmanager
def computer(folder: Path) -> Iterator[Machine]:
    """Hold a new computer; its processes end with it."""
    machine = Machine(folder)
    try:
        machine.make()
        yield machine
    finally:
        machine.end()


def demand_same(machine: Machine, before: tuple[set[str], set[str]], what: str) -> None:
    """End where files or registry are not as before."""
    for name, was, now in zip(("file", "registry"), before, (machine.files(), machine.registry()),
                              strict=True):  # fmt: skip
        demand(not now - was, f"{what} leaves of {name}: {sorted(now - was)[:20]}")
        demand(not was - now, f"{what} takes of {name}: {sorted(was - now)[:20]}")


def demand(is_good: bool, trouble: str) -> None:
    """End where something is not as it should be."""
    if not is_good:
        sys.exit(f"windows test: {trouble}")


def say(text: str) -> None:
    print(f"windows test: {text}", flush=True)


if __name__ == "__main__":
    main()
