"""How does the program become an installer for Windows? A brand's script, compiled by NSIS or wixl.

    .venv/bin/python packaging/windows/installer.py nsis|msi [--brand FOLDER] [--frozen FOLDER]

The frozen folder comes from PyInstaller on Windows; both tools run on Linux as well. What lies in
build/packages afterwards is not signed: docs/platforms.md has the steps.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "recipes"))

from frozen_folder import FROZEN, ROOT, UNBRANDED, Brand, lay_program, sound_brand  # noqa: E402
from icon_files import write_icon  # noqa: E402 - found by the line above
from nsis_script import script  # noqa: E402 - of this folder
from windows_entries import PROGRAMS, WindowsEntries, entries_of  # noqa: E402
from wix_source import compile_msi, source  # noqa: E402

TOOLS = {"nsis": ("makensis",), "msi": ("wixl", "msibuild")}


def main() -> None:
    """Make one kind of installer."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kind", choices=("nsis", "msi"))
    parser.add_argument("--brand", type=Path, default=UNBRANDED)
    parser.add_argument("--frozen", type=Path, default=FROZEN)
    words = parser.parse_args()
    for tool in TOOLS[words.kind]:
        if not shutil.which(tool):
            sys.exit(f"recipe: {tool} is not installed (on Debian: nsis, or wixl and msitools)")
    brand = sound_brand(words.brand)
    target = make(words.kind, brand, entries_of(brand), words.frozen.resolve())
    print(f"recipe: {target.relative_to(ROOT)}: {target.stat().st_size / 1e6:.1f} MB")


def make(kind: str, brand: Brand, entries: WindowsEntries, frozen: Path) -> Path:
    """Return the installer of a brand."""
    work = ROOT / "build" / "packages" / brand.package / "windows"
    program = lay_program(brand, frozen, work, PROGRAMS)
    icon_file = write_icon(brand, work / entries.icon)
    base = ROOT / "build" / "packages" / f"{entries.package}-{entries.version}"
    if kind == "nsis":
        target = base.with_name(f"{base.name}-setup.exe")
        nsi = work / "installer.nsi"
        nsi.write_text(script(entries, program, icon_file, target), encoding="utf-8")
        run("makensis", "-V2", "-WX", nsi)  # -WX: a warning is a fault
        return target
    target = base.with_name(f"{base.name}.msi")
    wxs = work / "installer.wxs"
    wxs.write_text(source(entries, program, icon_file), encoding="utf-8")
    compile_msi(entries, wxs, target, run)
    return target


def run(*words: object) -> None:
    """Run a tool; what it says is shown where it fails."""
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True,
                          check=False, stdin=subprocess.DEVNULL)  # fmt: skip
    if done.returncode:
        sys.exit(f"recipe: {words[0]} failed:\n{done.stdout[-3000:]}{done.stderr[-3000:]}")


if __name__ == "__main__":
    main()
