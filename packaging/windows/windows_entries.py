"""What does Windows get to know of the program? Names, keys and values, the same for both kinds of
installer."""

from __future__ import annotations

import re
import subprocess
import sys
import uuid
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "recipes"))

from frozen_folder import ROOT, Brand, starts_with_session  # noqa: E402 - found by the line above
from version_resource import publisher  # noqa: E402 - of this folder

from sso.autostart.windows import APPROVED, RUN  # noqa: E402 - the program writes there too

PROGRAMS = ("keyturn.exe", "keyturn-gui.exe")
UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall"
# What the Task Manager writes for an entry that was switched off: an odd first byte, no time.
SWITCHED_OFF = bytes([3]) + bytes(11)
NO_FILE_NAME = r'[\\/:*?"<>|\x00-\x1f]'
# Identifiers of Windows Installer are made from the brand's, so that every release makes the same.
IDENTIFIERS = uuid.UUID("6f0c5a0e-5f5b-4a3e-9d0b-3f4c7f1f2a61")

__all__ = ["APPROVED", "ROOT", "RUN", "UNINSTALL", "WindowsEntries", "entries_of", "run_value"]


@dataclass(frozen=True, slots=True)
class WindowsEntries:
    """The names under which one brand is known."""

    package: str
    app_id: str
    name: str
    version: str
    publisher: str
    summary: str
    homepage: str
    url_scheme: str
    has_profile: bool  # a vendor's, inside the package
    starts_with_session: bool

    @property
    def console(self) -> str:
        """The program for terminals."""
        return f"{self.package}.exe"

    @property
    def gui(self) -> str:
        """The program of tray and window: no console comes up beside it."""
        return f"{self.package}-gui.exe"

    @property
    def icon(self) -> str:
        """The icon's file: it is the brand's also where the programs were frozen for another."""
        return f"{self.package}.ico"

    @property
    def folder(self) -> str:
        """Below %LOCALAPPDATA%, where a person may write without an administrator."""
        return rf"Programs\{self.package}"

    @property
    def shortcut(self) -> str:
        """The name in the start menu."""
        return re.sub(NO_FILE_NAME, "", self.name).strip(" .") or self.package

    @property
    def uninstall_key(self) -> str:
        """The entry of the system's list of programs."""
        return rf"{UNINSTALL}\{self.app_id}"

    @property
    def scheme_key(self) -> str:
        """Who opens the brand's links."""
        return rf"Software\Classes\{self.url_scheme}"

    def identifier(self, word: str) -> str:
        """Return a GUID that is the same at each build."""
        return str(uuid.uuid5(IDENTIFIERS, f"{self.app_id} {word}")).upper()


def entries_of(brand: Brand) -> WindowsEntries:
    """Return a brand's names; ends with a sentence where one cannot stand in a script's line."""
    for value in (brand.name, brand.summary, brand.homepage, brand.maintainer):
        if re.search(r'[\x00-\x1f"`\\]', value):
            sys.exit(f"recipe: {value!r}: a quotation mark, backslash or line break cannot stand"
                     " in an installer's texts")  # fmt: skip
    return WindowsEntries(
        package=brand.package,
        app_id=brand.app_id,
        name=brand.name,
        version=brand.version,
        publisher=publisher(brand),
        summary=brand.summary,
        homepage=brand.homepage,
        url_scheme=brand.url_scheme,
        has_profile=bool(brand.profile),
        starts_with_session=starts_with_session(brand),
    )


def run_value(program: str) -> str:
    """Return what the program itself writes into the Run key (sso/autostart)."""
    return subprocess.list2cmdline([program, "--background"])
