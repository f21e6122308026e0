"""What does a brand say of a package? Reads brand.toml, and lays the resources together."""

from __future__ import annotations

import os
import re
import shutil
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from sso import __version__  # noqa: E402 - the tree is not installed
from sso.errors import ProfileError  # noqa: E402
from sso.profile.keys import REVERSE_DNS, URL_SCHEME  # noqa: E402
from sso.profile.location import load_profile  # noqa: E402

PACKAGE_NAME = r"[a-z][a-z0-9.+-]+"  # Debian Policy 5.6.1
COLOUR = r"#[0-9a-fA-F]{6}"
LOOK = "look"


@dataclass(frozen=True, slots=True)
class Brand:
    """One name under which the program is packaged."""

    folder: Path
    package: str
    app_id: str
    name: str
    url_scheme: str
    accent: str
    summary: str
    description: str
    homepage: str
    maintainer: str
    profile: str

    @property
    def version(self) -> str:
        """The program's version: it stands in one place."""
        return __version__

    @property
    def look(self) -> Path | None:
        """The folder with drawings, texts and page frame, if there is one."""
        folder = self.folder / LOOK
        return folder if folder.is_dir() else None

    def lay_resources(self, target: Path) -> Path:
        """Copy the shipped resources, with the brand's own drawings, profile and look over them."""
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(ROOT / "resources", target)
        profiles = target / "profiles"
        profiles.mkdir(exist_ok=True)
        if self.profile:
            shutil.copy(self.folder / self.profile, profiles / "packaged.toml")
        if self.look:
            for drawing in sorted((self.look / "icons").glob("*.svg")):
                shutil.copy(drawing, target / "icons" / drawing.name)
            if self.profile:
                shutil.copytree(self.look, profiles / LOOK)
        return target


def read_brand(folder: Path) -> Brand:
    """Read a brand; ends with a sentence where it is not sound."""
    path = folder / "brand.toml"
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as reason:
        sys.exit(f"brand: {path}: {reason}")
    names = set(Brand.__dataclass_fields__) - {"folder"}
    if raw.keys() != names:
        wrong = ", ".join(sorted(raw.keys() ^ names))
        sys.exit(f"brand: {path}: missing or unknown: {wrong}")
    brand = Brand(folder, **raw)
    for value, pattern in (
        (brand.package, PACKAGE_NAME), (brand.app_id, REVERSE_DNS), (brand.url_scheme, URL_SCHEME),
        (brand.accent, COLOUR),
    ):  # fmt: skip
        if not re.fullmatch(pattern, value):
            sys.exit(f"brand: {path}: {value!r} does not fit {pattern}")
    if brand.profile:
        _demand_one_identity(brand)
    return brand


def _demand_one_identity(brand: Brand) -> None:
    """Package and profile speak of the same program: id, name and scheme."""
    try:
        app = load_profile(brand.folder / brand.profile, lambda app_id: Path(os.devnull)).app
    except ProfileError as reason:
        sys.exit(f"brand: {reason.detail}")
    pairs = ((brand.app_id, app.id), (brand.name, app.name), (brand.url_scheme, app.url_scheme))
    for of_brand, of_profile in pairs:
        if of_brand != of_profile:
            sys.exit(f"brand: brand.toml says {of_brand!r}, its profile {of_profile!r}")
