"""How does the program become an AppImage? Lays the folder that appimagetool packs, and runs it.

    .cache/package/bin/python packaging/appimage/appdir.py [--brand FOLDER] [--frozen FOLDER]

Without appimagetool on the PATH the folder is all that is made, and the command is named: the tool
takes its runtime from the network.
"""

from __future__ import annotations

import argparse
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

for room in ("branding", "recipes", "linux"):
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / room))

import entries  # noqa: E402 - of packaging/linux
from frozen_folder import (  # noqa: E402 - found by the lines above
    FROZEN,
    PROGRAM,
    ROOT,
    UNBRANDED,
    Brand,
    lay_program,
    sound_brand,
)
from package import made_at  # noqa: E402 - of packaging/linux

# Started without words it is the tray program; with words, the command.
APP_RUN = """\
#!/bin/sh
# How does the program start out of its image?
here=$(dirname "$(readlink -f "$0")")
exec "$here/usr/lib/{package}/{package}" "$@"
"""


def main() -> None:
    """Lay the folder of a brand, and pack it where the tool is there."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--brand", type=Path, default=UNBRANDED)
    parser.add_argument("--frozen", type=Path, default=FROZEN)
    words = parser.parse_args()
    brand = sound_brand(words.brand)
    folder = lay_appdir(brand, words.frozen.resolve(), ROOT / "build" / "packages" / brand.package)
    target = ROOT / "build" / "packages" / f"{brand.package}-{brand.version}-x86_64.AppImage"
    command = ["appimagetool", "--no-appstream", str(folder), str(target)]
    if shutil.which(command[0]) is None:
        print(f"recipe: {folder.relative_to(ROOT)} is laid; appimagetool is not installed. Then:")
        print(f"  ARCH=x86_64 {shlex.join(command)}")
        return
    subprocess.run(["env", "ARCH=x86_64", *command], check=True)
    print(f"recipe: {target.relative_to(ROOT)}: {target.stat().st_size / 1e6:.1f} MB")


def lay_appdir(brand: Brand, frozen: Path, work: Path) -> Path:
    """Return the folder: the program, its entry, icon and description, and what starts it."""
    folder = work / f"{brand.name.replace('/', '-')}.AppDir"
    shutil.rmtree(folder, ignore_errors=True)
    program = folder / "usr" / "lib" / brand.package
    program.parent.mkdir(parents=True)
    lay_program(brand, frozen, work / "appimage", (PROGRAM,)).rename(program)
    (folder / "usr" / "bin").mkdir()
    (folder / "usr" / "bin" / brand.package).symlink_to(f"../lib/{brand.package}/{brand.package}")
    run = folder / "AppRun"
    run.write_text(APP_RUN.format(package=brand.package), encoding="utf-8")
    run.chmod(0o755)
    entry = folder / f"{brand.app_id}.desktop"
    entry.write_text(desktop_entry(brand), encoding="utf-8")
    share = folder / "usr" / "share"
    _write(share / "applications" / entry.name, desktop_entry(brand))
    mark = program / "_internal" / "resources" / "icons" / "mark.svg"
    for place, drawing in entries.icons(brand, mark).items():
        _write(share / "icons" / "hicolor" / place, drawing)
        if place.startswith("scalable/"):
            _write(folder / f"{brand.app_id}.svg", drawing)
    (folder / ".DirIcon").symlink_to(f"{brand.app_id}.svg")
    # The older ending: appimagetool looks for no other.
    _write(
        share / "metainfo" / f"{brand.app_id}.appdata.xml",
        entries.metainfo(brand, made_at()),
    )
    return folder


def desktop_entry(brand: Brand) -> str:
    """Return the entry of menus; inside of an image no path is known."""
    lines = entries.desktop_entry(brand).splitlines()
    kept = [line for line in lines if not line.startswith("TryExec=")]
    named = [f"Exec={brand.package} %u" if line.startswith("Exec=") else line for line in kept]
    return "\n".join([*named, f"X-AppImage-Version={brand.version}", ""])


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
