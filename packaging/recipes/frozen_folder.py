"""How does one frozen folder become a brand's? Its programs are renamed, its resources replaced."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

for room in ("branding", "linux"):
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / room))

from brand import ROOT, Brand, read_brand  # noqa: E402 - found by the lines above
from check import demand_sound  # noqa: E402
from package import third_party  # noqa: E402

from sso.profile.reader import read_document  # noqa: E402 - the tree is findable from here on

PROGRAM = "keyturn"
UNBRANDED = ROOT / "packaging" / "brands" / "keyturn"
FROZEN = ROOT / "build" / "frozen" / PROGRAM
DATA = ("icons", "profiles")  # of resources: what a brand brings along

__all__ = [
    "FROZEN", "PROGRAM", "ROOT", "UNBRANDED", "Brand", "lay_licenses", "lay_program",
    "lay_resources", "read_brand", "sound_brand", "starts_with_session",
]  # fmt: skip


def sound_brand(folder: Path) -> Brand:
    """Read a brand for a build; ends with every trouble that it has."""
    brand = read_brand(folder.resolve())
    demand_sound(brand)
    return brand


def lay_program(brand: Brand, frozen: Path, work: Path, programs: tuple[str, ...]) -> Path:
    """Copy the frozen folder below `work` in the brand's name; returns the copy.

    :param programs: the names that the frozen programs have on that system.
    """
    for name in programs:
        if not (frozen / name).is_file():
            sys.exit(f"recipe: {frozen / name} is not there: freeze the program first, as"
                     " docs/platforms.md says")  # fmt: skip
    folder = work / "program"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(frozen, folder, symlinks=True)
    for name in programs:
        branded = brand.package + name.removeprefix(PROGRAM)
        (folder / name).rename(folder / branded)
    lay_resources(brand, work, folder / "_internal" / "resources")
    lay_licenses(folder)
    return folder


def lay_resources(brand: Brand, work: Path, inner: Path) -> None:
    """Put the brand's drawings and profile in the place of the frozen ones."""
    resources = brand.lay_resources(work / "resources")
    for name in DATA:
        shutil.rmtree(inner / name, ignore_errors=True)
        shutil.copytree(resources / name, inner / name)


def lay_licenses(folder: Path) -> None:
    """Put the license beside the program, and those of the libraries inside, as far as this
    interpreter has them: a library of one system only is known on that system."""
    shutil.copy(ROOT / "LICENSE", folder / "LICENSE.txt")
    (folder / "third-party.txt").write_text(third_party(), encoding="utf-8")


def starts_with_session(brand: Brand) -> bool:
    """Return whether a first installation starts the program with the session."""
    if not brand.profile:
        return True
    ui = read_document(brand.folder / brand.profile).values.get("ui", {})
    return bool(ui.get("autostart", True))
