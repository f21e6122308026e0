"""Where do the recipes lie? Makes their modules importable: packaging/ is no Python package."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
for room in ("branding", "recipes", "windows", "macos", "appimage", "flatpak", "linux"):
    folder = str(ROOT / "packaging" / room)
    if folder not in sys.path:
        sys.path.append(folder)
