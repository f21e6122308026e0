"""What does a brand say of a package? Reads brand.toml, and lays the resources together."""

from __future__ import annotations

import re
import shutil
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from sso import __version__  # noqa: E402 - the tree is not installed
from sso.profile.keys import REVERSE_DNS, URL_SCHEME  # noqa: E402
from sso.profile.reader import read_document  # noqa: E402
from sso.profile.soundness import check_document  # noqa: E402

PACKAGE_NAME = r"[a-z][a-z0-9.+-]+"  # Debian Policy 5.6.1
COLOUR = r"#[0-9a-fA-F]{6}"


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

    def lay_resources(self, target: Path) -> Path:
        """Copy the shipped resources, with the brand's own drawings and profile over them."""
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(ROOT / "resources", target)
        for drawing in sorted((self.folder / "icons").glob("*.svg")):
            if not (target / "icons" / drawing.name).is_file():
                sys.exit(f"brand: {drawing}: there is no drawing of that name to replace")
            shutil.copy(drawing, target / "icons" / drawing.name)
        (target / "profiles").mkdir(exist_ok=True)
        if self.profile:
            shutil.copy(self.folder / self.profile, target / "profiles" / "packaged.toml")
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
    document = read_document(brand.folder / brand.profile)
    check_document(document)
    app = document.values["app"]
    pairs = ((brand.app_id, app["id"]), (brand.name, app["name"]),
             (brand.url_scheme, app.get("url_scheme", "keyturn")))  # fmt: skip
    for of_brand, of_profile in pairs:
        if of_brand != of_profile:
            sys.exit(f"brand: brand.toml says {of_brand!r}, its profile {of_profile!r}")
