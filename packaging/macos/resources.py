"""How does a brand come into the application? Its drawings and profile take the place of ours.

    python packaging/macos/resources.py APPLICATION.app WORK [--brand FOLDER]

Data lies below Contents/Resources; PyInstaller links it where the program looks. Before signing:
the signature seals every file.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "recipes"))

from frozen_folder import (  # noqa: E402 - found by the line above
    UNBRANDED,
    lay_licenses,
    lay_resources,
    sound_brand,
)


def main() -> None:
    """Lay a brand's resources into an application."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("application", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--brand", type=Path, default=UNBRANDED)
    words = parser.parse_args()
    inner = words.application / "Contents" / "Resources" / "resources"
    if not inner.is_dir():
        sys.exit(f"recipe: {inner} is not there: freeze the program first")
    lay_resources(sound_brand(words.brand), words.work, inner)
    lay_licenses(inner.parent)


if __name__ == "__main__":
    main()
