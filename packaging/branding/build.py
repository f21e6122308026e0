"""Which packages can be built here in a brand's name? Builds them all, and says what each lacks.

    .cache/package/bin/python packaging/branding/build.py BRAND [--windows FOLDER]

Run by `make brand`. Freezes once; what needs another system's frozen folder or tool is named with
what is missing, and its settings are written all the same.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from brand import ROOT, Brand, read_brand
from check import demand_sound, facts

PACKAGING = ROOT / "packaging"
FROZEN = ROOT / "build" / "frozen" / "keyturn"


@dataclass(frozen=True, slots=True)
class Step:
    """One package: the script that makes it, and why it cannot be made here, if so."""

    what: str
    script: str
    words: tuple[str, ...] = ()
    missing: str = ""


def main() -> int:
    """Check the brand, then build; 0 where everything that can be built here was."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("brand", type=Path)
    parser.add_argument("--windows", type=Path, help="the program frozen on Windows")
    given = parser.parse_args()
    brand = read_brand(given.brand.resolve())
    demand_sound(brand)
    print(f"brand: {brand.name}: {'; '.join(facts(brand))}", flush=True)
    failed = 0
    for step in steps(brand, given.windows):
        if step.missing:
            print(f"brand: {step.what}: not here: {step.missing}", flush=True)
            continue
        command = [sys.executable, str(PACKAGING / step.script), *step.words,
                   "--brand", str(brand.folder)]  # fmt: skip
        code = subprocess.run(command, check=False).returncode
        failed += code != 0
        print(f"brand: {step.what}: {'FAILED' if code else 'done'}", flush=True)
    return 1 if failed else 0


def steps(brand: Brand, windows: Path | None) -> Iterator[Step]:
    """Yield everything that a brand may be shipped as."""
    frozen = ("--frozen", str(FROZEN))
    yield Step("Debian package", "linux/package.py", ("deb",))  # freezes
    yield Step("RPM package", "linux/package.py", ("rpm", *frozen))
    yield Step("AppImage folder", "appimage/appdir.py", frozen)
    yield Step("Flatpak manifest", "flatpak/manifest.py", frozen)
    for kind, tool in (("nsis", "makensis"), ("msi", "wixl")):
        missing = "" if windows else "the program frozen on Windows (--windows FOLDER)"
        missing = missing or (
            "" if shutil.which(tool) else f"{tool}: make test-windows installs it"
        )
        words = (kind, "--frozen", str(windows))
        yield Step(f"Windows installer ({kind})", "windows/installer.py", words, missing)
    settings = str(ROOT / "build" / "packages" / brand.package / "macos")
    yield Step("macOS property lists", "macos/info_plist.py", (settings,))
    yield Step("macOS image and package", "macos/build.sh", (), "built on a Mac: macos/build.sh")


if __name__ == "__main__":
    sys.exit(main())
