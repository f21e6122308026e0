"""What does macOS get to know of the program? Renders Info.plist's keys, the start with the
session, and the names of the build.

    python packaging/macos/info_plist.py FOLDER [--brand FOLDER]

Writes Info.plist (the frozen program's specification takes it from KEYTURN_INFO_PLIST), the
LaunchAgent <app id>.plist, and names.sh, which build.sh reads.
"""

from __future__ import annotations

import argparse
import plistlib
import shlex
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "recipes"))

from frozen_folder import (  # noqa: E402 - found by the line above
    PROGRAM,
    UNBRANDED,
    Brand,
    sound_brand,
    starts_with_session,
)

from sso.autostart.macos import LaunchAgent  # noqa: E402 - the tree is findable from here on

OLDEST_SYSTEM = "13.0"  # what Qt 6.11 runs on (https://doc.qt.io/qt-6.11/macos.html)


def main() -> None:
    """Write the files of a brand."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--brand", type=Path, default=UNBRANDED)
    words = parser.parse_args()
    brand = sound_brand(words.brand)
    words.folder.mkdir(parents=True, exist_ok=True)
    (words.folder / "Info.plist").write_bytes(plistlib.dumps(info(brand)))
    launch_agent(brand, words.folder)
    (words.folder / "names.sh").write_text(names(brand), encoding="utf-8")


def info(brand: Brand) -> dict[str, object]:
    """Return the keys; PyInstaller adds those of the program's file and icon."""
    return {
        "CFBundleIdentifier": brand.app_id,
        "CFBundleName": brand.name,
        "CFBundleDisplayName": brand.name,
        "CFBundleVersion": brand.version,
        "CFBundleShortVersionString": brand.version,
        "CFBundleURLTypes": [
            {
                "CFBundleURLName": brand.app_id,
                "CFBundleTypeRole": "Viewer",
                "CFBundleURLSchemes": [brand.url_scheme],
            }
        ],
        "LSUIElement": True,  # an icon in the menu bar, none in the Dock
        "LSMinimumSystemVersion": OLDEST_SYSTEM,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": "The Keyturn contributors. Apache-2.0",
    }


def application(brand: Brand) -> str:
    """Return the name of the application's folder."""
    return f"{brand.name.replace('/', '-').replace(':', '-')}.app"


def program(brand: Brand) -> str:
    """Return where the program lies once it is installed."""
    return f"/Applications/{application(brand)}/Contents/MacOS/{PROGRAM}"


def launch_agent(brand: Brand, folder: Path) -> Path:
    """Write the start with the session as the program itself writes it."""
    (folder / f"{brand.app_id}.plist").unlink(missing_ok=True)
    LaunchAgent(folder, brand.app_id, (program(brand), "--background")).turn_on()
    return folder / f"{brand.app_id}.plist"


def names(brand: Brand) -> str:
    """Return the brand's names as a shell reads them."""
    said = {
        "APP_NAME": brand.name,
        "APP_ID": brand.app_id,
        "APP_FOLDER": application(brand),
        "PACKAGE": brand.package,
        "VERSION": brand.version,
        "STARTS_WITH_SESSION": "1" if starts_with_session(brand) else "0",
    }
    return "".join(f"{name}={shlex.quote(value)}\n" for name, value in said.items())


if __name__ == "__main__":
    main()
