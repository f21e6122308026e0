"""How does the program become a Flatpak? Renders the manifest that flatpak-builder reads.

    .cache/package/bin/python packaging/flatpak/manifest.py [--brand FOLDER] [--frozen FOLDER]

Lays program, entries and manifest side by side below build/packages, and names the command. The
manifest is JSON, which is YAML as well.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
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

# The runtime that has what Qt's parts of the frozen program take from a system.
RUNTIME, SDK, RELEASE = "org.kde.Platform", "org.kde.Sdk", "6.10"
# No files, no devices but the drawing one, no bus but these names. Portals (browser, proxy
# settings) and the program's own name need no word.
PERMISSIONS = {
    "--share=network": "the license service, and the listener on 127.0.0.1 to which the browser"
    " outside comes back",
    "--share=ipc": "pictures on X11",
    "--socket=fallback-x11": "the window",
    "--socket=wayland": "the window",
    "--device=dri": "drawing by the graphics card",
    "--talk-name=org.freedesktop.secrets": "the secret store",
    "--talk-name=org.kde.StatusNotifierWatcher": "the icon in the panel",
    "--talk-name=org.freedesktop.Notifications": "notices, with their buttons",
}
FLATPAK_ID = r"[A-Za-z_][\w]*(\.[A-Za-z_]\w*)+\.[A-Za-z_][\w-]*"  # three parts at least


def main() -> None:
    """Lay what flatpak-builder needs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--brand", type=Path, default=UNBRANDED)
    parser.add_argument("--frozen", type=Path, default=FROZEN)
    words = parser.parse_args()
    brand = sound_brand(words.brand)
    path = lay(brand, words.frozen.resolve(), ROOT / "build" / "packages" / brand.package)
    bundle = f"build/packages/{brand.package}-{brand.version}.flatpak"
    print(f"recipe: {path.relative_to(ROOT)} is laid. Where flatpak-builder is installed:")
    folder, named = path.parent.relative_to(ROOT), path.relative_to(ROOT)
    print(f"  flatpak-builder --force-clean --repo={folder}/repo {folder}/tree {named}")
    print(f"  flatpak build-bundle {folder}/repo {bundle} {brand.app_id}")


def lay(brand: Brand, frozen: Path, work: Path) -> Path:
    """Lay program, entries and manifest; returns the manifest."""
    demand_id(brand)
    folder = work / "flatpak"
    shutil.rmtree(folder, ignore_errors=True)
    program = lay_program(brand, frozen, folder, (PROGRAM,))
    shutil.rmtree(folder / "resources")
    exports = folder / "exports"
    _write(exports / "applications" / f"{brand.app_id}.desktop", desktop_entry(brand))
    metainfo = exports / "metainfo" / f"{brand.app_id}.metainfo.xml"
    _write(metainfo, entries.metainfo(brand, made_at()))
    mark = program / "_internal" / "resources" / "icons" / "mark.svg"
    for place, drawing in entries.icons(brand, mark).items():
        _write(exports / "icons" / "hicolor" / place, drawing)
    path = folder / f"{brand.app_id}.json"
    _write(path, json.dumps(manifest(brand), indent=2) + "\n")
    return path


def manifest(brand: Brand) -> dict[str, object]:
    """Return the manifest; its sources lie beside it."""
    demand_id(brand)
    folder = f"/app/lib/{brand.package}"
    return {
        "app-id": brand.app_id,
        "runtime": RUNTIME,
        "runtime-version": RELEASE,
        "sdk": SDK,
        "command": brand.package,
        "finish-args": list(PERMISSIONS),
        "modules": [
            {
                "name": brand.package,
                "buildsystem": "simple",
                # Stripped already; a second time would spoil what PyInstaller appended.
                "build-options": {"strip": False, "no-debuginfo": True},
                "build-commands": [
                    f"mkdir -p /app/lib /app/bin /app/share && cp -a program {folder}",
                    f"ln -s ../lib/{brand.package}/{brand.package} /app/bin/{brand.package}",
                    "cp -a exports/. /app/share/",
                ],
                "sources": [
                    {"type": "dir", "path": "program", "dest": "program"},
                    {"type": "dir", "path": "exports", "dest": "exports"},
                ],
            }
        ],
    }


def desktop_entry(brand: Brand) -> str:
    """Return the entry of menus; Flatpak puts its own start before the command."""
    lines = entries.desktop_entry(brand).splitlines()
    kept = [line for line in lines if not line.startswith("TryExec=")]
    return "".join(
        f"Exec={brand.package} %u\n" if line.startswith("Exec=") else f"{line}\n" for line in kept
    )


def demand_id(brand: Brand) -> None:
    """End where Flatpak would refuse the brand's id."""
    if not re.fullmatch(FLATPAK_ID, brand.app_id):
        sys.exit(
            f"recipe: {brand.app_id!r} is no id for Flatpak: it takes three parts or more, with a"
            " hyphen in the last one only"
        )


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
