"""How is a release laid together? Packages, bill of materials, notices, checksums, in one folder.

    .cache/package/bin/python packaging/release/release.py

Run by `make release`, which has built the packages and the bill before.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from parts import RELEASE, ROOT, VERSION, sha256

sys.path.insert(0, str(ROOT / "packaging" / "linux"))

from package import third_party  # noqa: E402 - of the folder beside

KINDS = ("*.deb", "*.rpm", "*-setup.exe", "*.msi", "*.AppImage", "*.flatpak", "*.dmg")
SUMS = "SHA256SUMS"


def main() -> int:
    """Fill the folder; 0 where each part is there."""
    packages = [path for kind in KINDS for path in sorted((ROOT / "build/packages").glob(kind))]
    packages = [path for path in packages if VERSION in path.name]
    if not packages:
        sys.exit("release: there are no packages: `make deb` makes one")
    bills = sorted(RELEASE.glob("*.cdx.json"))
    if not bills:
        sys.exit("release: there is no bill of materials: `make bill` writes it")
    for path in packages:
        shutil.copy2(path, RELEASE / path.name)
    (RELEASE / "third-party.txt").write_text(third_party(), encoding="utf-8")
    parts = sorted(path for path in RELEASE.iterdir() if path.name != SUMS)
    lines = [f"{sha256(path)}  {path.name}\n" for path in parts]  # as sha256sum --check reads it
    (RELEASE / SUMS).write_text("".join(lines), encoding="utf-8")
    for path in parts:
        print(f"release: {path.name}: {path.stat().st_size / 1e6:.1f} MB")
    print(f"release: {SUMS}: {len(parts)} files; {RELEASE.relative_to(Path.cwd())}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
