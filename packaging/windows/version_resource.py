"""What does Windows show as the program's details? Renders the version file that PyInstaller reads.

    python packaging/windows/version_resource.py OUT.txt [--brand FOLDER]

The specification of the frozen program takes it from the variable KEYTURN_VERSION_FILE. It is part
of the programs, so a brand that wants its own name there freezes for itself.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "recipes"))

from frozen_folder import UNBRANDED, Brand, sound_brand  # noqa: E402 - found by the line above

ENGLISH, UNICODE = 0x0409, 1200


def main() -> None:
    """Write the version file of a brand."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("target", type=Path)
    parser.add_argument("--brand", type=Path, default=UNBRANDED)
    words = parser.parse_args()
    words.target.parent.mkdir(parents=True, exist_ok=True)
    words.target.write_text(version_file(sound_brand(words.brand)), encoding="utf-8")


def version_file(brand: Brand) -> str:
    """Return the text; PyInstaller evaluates it as Python, so every value is a literal."""
    numbers = four_numbers(brand.version)
    texts = "".join(
        f"                StringStruct({name!r}, {value!r}),\n"
        for name, value in texts_of(brand).items()
    )
    table = f"{ENGLISH:04X}{UNICODE:04X}"
    return (
        "VSVersionInfo(\n"
        f"    ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0,\n"
        "        OS=0x40004, fileType=0x1, subtype=0x0, date=(0, 0)),\n"
        "    kids=[\n"
        f"        StringFileInfo([\n            StringTable({table!r}, [\n{texts}            ]),\n"
        "        ]),\n"
        f"        VarFileInfo([VarStruct('Translation', [{ENGLISH}, {UNICODE}])]),\n"
        "    ],\n)\n"
    )


def texts_of(brand: Brand) -> dict[str, str]:
    """Return what the details page shows."""
    return {
        "CompanyName": publisher(brand),
        "FileDescription": brand.name,  # the Task Manager's name of the program
        "FileVersion": brand.version,
        "InternalName": brand.package,
        "LegalCopyright": "The Keyturn contributors. Apache-2.0",
        "OriginalFilename": f"{brand.package}.exe",
        "ProductName": brand.name,
        "ProductVersion": brand.version,
    }


def publisher(brand: Brand) -> str:
    """Return the maintainer's name without the address."""
    return brand.maintainer.partition("<")[0].strip()


def four_numbers(version: str) -> tuple[int, int, int, int]:
    """Return a release as Windows counts: four numbers."""
    parts = [int(part) for part in version.split(".") if part.isdigit()]
    a, b, c, d = [*parts, 0, 0, 0, 0][:4]
    return a, b, c, d


if __name__ == "__main__":
    main()
