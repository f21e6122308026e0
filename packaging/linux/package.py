"""How does the program become a package? Freezes it, lays the files together, has nfpm pack them.

    .cache/package/bin/python packaging/linux/package.py deb [--brand FOLDER] [--frozen FOLDER]

Run by `make deb` and `make rpm`. Dates inside are those of the last commit, so that the same tree
gives the same package.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
import textwrap
from datetime import UTC, datetime
from email.utils import format_datetime
from importlib import metadata
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "branding"))

import entries  # noqa: E402 - of this folder and of branding/
import words  # noqa: E402
from brand import ROOT, Brand, read_brand  # noqa: E402 - the tree is findable from here on
from check import demand_sound  # noqa: E402

BUILD = ROOT / "build"
DEPENDS_DEB = [
    "libc6 (>= 2.36)", "libegl1", "libgl1", "libglib2.0-0 | libglib2.0-0t64", "libdbus-1-3",
    "libgssapi-krb5-2", "libexpat1",
    "libfontconfig1", "libfreetype6", "libxkbcommon0", "libxkbcommon-x11-0", "libxcb-cursor0",
    "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1", "libxcb-render-util0", "libxcb-shape0",
    "libxcb-xinerama0", "libxcb-xkb1", "libwayland-client0", "libwayland-cursor0", "libstdc++6",
    "zlib1g", "xdg-utils", "ca-certificates",
]  # fmt: skip
DEPENDS_RPM = [
    "glibc >= 2.36", "libglvnd-egl", "libglvnd-glx", "glib2", "dbus-libs", "fontconfig", "freetype",
    "krb5-libs", "expat",
    "libxkbcommon", "libxkbcommon-x11", "xcb-util-cursor", "xcb-util-wm", "xcb-util-image",
    "xcb-util-keysyms", "xcb-util-renderutil", "libwayland-client", "libwayland-cursor",
    "libstdc++", "zlib", "xdg-utils", "ca-certificates",
]  # fmt: skip
PRERM = """\
#!/bin/sh
set -e
case "$1" in
    remove|0)
        echo "{name}: files in users' homes and keyrings stay. Before removing, each user can run:"
        echo "  {package} forget --all"
        ;;
esac
"""


def main() -> None:
    """Make one kind of package."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kind", choices=("deb", "rpm"))
    parser.add_argument("--brand", type=Path, default=ROOT / "packaging" / "brands" / "keyturn")
    parser.add_argument("--frozen", type=Path, help="a frozen folder that is there already")
    words_given = parser.parse_args()
    brand = read_brand(words_given.brand.resolve())
    demand_sound(brand)
    work = BUILD / "packages" / brand.package
    resources = brand.lay_resources(work / "resources")
    tree = lay_tree(brand, work, resources, words_given.frozen or freeze())
    target = pack(brand, work, tree, words_given.kind)
    print(f"package: {target.relative_to(ROOT)}: {target.stat().st_size / 1e6:.1f} MB")


def freeze() -> Path:
    """Have PyInstaller make the folder: the same for every brand."""
    work = BUILD / "frozen"
    environment = os.environ | {
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": str(int(made_at().timestamp())),
    }
    command = [
        *(sys.executable, "-m", "PyInstaller", ROOT / "packaging" / "freeze" / "keyturn.spec"),
        *("--distpath", work, "--workpath", work / "work", "--noconfirm"),
        *("--log-level", "ERROR"),
    ]
    subprocess.run(command, env=environment, check=True)
    return work / "keyturn"


def lay_tree(brand: Brand, work: Path, resources: Path, frozen: Path) -> Path:
    """Lay every file where the package puts it."""
    tree = work / "tree"
    shutil.rmtree(tree, ignore_errors=True)
    _lay_program(brand, resources, frozen, tree / "usr" / "lib" / brand.package)
    share, doc = tree / "usr" / "share", tree / "usr" / "share" / "doc" / brand.package
    _write(share / "applications" / f"{brand.app_id}.desktop", entries.desktop_entry(brand))
    _write(share / "metainfo" / f"{brand.app_id}.metainfo.xml", entries.metainfo(brand, made_at()))
    autostart = tree / "etc" / "xdg" / "autostart" / f"{brand.app_id}.desktop"
    _write(autostart, entries.autostart_entry(brand))
    for place, drawing in entries.icons(brand, resources / "icons" / "mark.svg").items():
        _write(share / "icons" / "hicolor" / place, drawing)
    program = brand.package
    page = words.man_page(program, brand.name, brand.version, brand.app_id)
    for name in (program, f"{program}-gui"):
        _write_gzip(share / "man" / "man1" / f"{name}.1.gz", page)
    completions = share / "bash-completion" / "completions" / program
    _write(completions, words.bash_completion(program))
    zsh = share / "zsh" / "vendor-completions" / f"_{program}"
    _write(zsh, words.zsh_completion(program))
    fish = share / "fish" / "vendor_completions.d" / f"{program}.fish"
    _write(fish, words.fish_completion(program))
    _write(doc / "copyright", copyright_file(brand))
    _write_gzip(doc / "changelog.gz", (ROOT / "CHANGELOG.md").read_text("utf-8"))
    _write_gzip(doc / "changelog.Debian.gz", debian_changelog(brand))
    _write_gzip(doc / "third-party.txt.gz", third_party())
    overrides = (ROOT / "packaging" / "linux" / "lintian-overrides").read_text("utf-8")
    place = share / "lintian" / "overrides" / program
    _write(place, overrides.replace("@package@", program))
    (tree / "usr" / "bin").mkdir(parents=True)
    for name in (program, f"{program}-gui"):
        (tree / "usr" / "bin" / name).symlink_to(f"../lib/{program}/{program}")
    _settle_modes(tree)
    return tree


def _lay_program(brand: Brand, resources: Path, frozen: Path, folder: Path) -> None:
    """Copy the frozen folder; a brand's name, drawings and profile take the place of ours."""
    shutil.copytree(frozen, folder, symlinks=True)
    if brand.package != "keyturn":
        (folder / "keyturn").rename(folder / brand.package)
    for name in ("icons", "profiles"):
        inner = folder / "_internal" / "resources" / name
        shutil.rmtree(inner, ignore_errors=True)
        shutil.copytree(resources / name, inner)


def pack(brand: Brand, work: Path, tree: Path, kind: str) -> Path:
    """Have nfpm write the package."""
    contents: list[dict[str, object]] = []
    for path in sorted(tree.rglob("*")):
        place = f"/{path.relative_to(tree)}"
        if path.is_symlink():
            contents.append({"src": os.readlink(path), "dst": place, "type": "symlink"})
        elif path.is_file():
            entry: dict[str, object] = {"src": str(path), "dst": place}
            if place.startswith("/etc/"):
                entry["type"] = "config|noreplace" if kind == "rpm" else "config"
            contents.append(entry | {"file_info": {"mode": path.stat().st_mode & 0o777}})
        elif kind == "rpm" and brand.package in Path(place).parts:
            # rpm removes only folders that the package names; dpkg those that are empty.
            contents.append({"dst": place, "type": "dir", "file_info": {"mode": 0o755}})
    prerm = work / "prerm"
    _write(prerm, PRERM.format(name=brand.name, package=brand.package))
    body = textwrap.wrap(" ".join(brand.description.split()), 76)
    description = "\n".join([brand.summary, *body])
    settings = {
        "name": brand.package,
        "arch": "amd64",
        "platform": "linux",
        "version": brand.version,
        "release": "1",
        "section": "utils",
        "priority": "optional",
        "maintainer": brand.maintainer,
        "description": description,
        "homepage": brand.homepage,
        "license": "Apache-2.0",
        "mtime": made_at().isoformat(),
        "contents": contents,
        "scripts": {"preremove": str(prerm)},
        "overrides": {
            "deb": {
                "depends": DEPENDS_DEB,
                "recommends": ["gnome-keyring | kwalletmanager | keepassxc"],
            },
            "rpm": {"depends": DEPENDS_RPM},
        },
        "deb": {"compression": "xz"},
        "rpm": {"summary": brand.summary, "group": "Applications/System"},
    }
    config = work / f"nfpm-{kind}.json"  # JSON is YAML
    _write(config, json.dumps(settings, indent=1))
    target = BUILD / "packages" / f"{brand.package}_{brand.version}-1_amd64.{kind}"
    nfpm = Path(sys.executable).with_name("nfpm")
    subprocess.run([nfpm, "package", "-f", config, "-p", kind, "-t", target], check=True,
                   stdout=subprocess.DEVNULL)  # fmt: skip
    return target


def made_at() -> datetime:
    """Return when the last commit was made; SOURCE_DATE_EPOCH says it where there is no history."""
    if told := os.environ.get("SOURCE_DATE_EPOCH"):
        return datetime.fromtimestamp(int(told), UTC)
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    return datetime.fromtimestamp(int(said or 0), UTC)


def debian_changelog(brand: Brand) -> str:
    """Return the packaging's own history: one entry a release."""
    return (
        f"{brand.package} ({brand.version}-1) stable; urgency=medium\n\n"
        "  * See changelog.gz for what is new in the program.\n\n"
        f" -- {brand.maintainer}  {format_datetime(made_at())}\n"
    )


def copyright_file(brand: Brand) -> str:
    """Return the machine-readable copyright file."""
    return (
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        f"Upstream-Name: {brand.name}\n\n"
        "Files: *\nCopyright: 2026 the Keyturn contributors\nLicense: Apache-2.0\n"
        " On Debian systems, the full text of the license is in"
        " /usr/share/common-licenses/Apache-2.0.\n\n"
        f"Files: usr/lib/{brand.package}/_internal/*\n"
        "Copyright: the authors named in third-party.txt.gz\nLicense: third-party\n"
        " Each library keeps its own license; third-party.txt.gz beside this file holds them.\n"
    )


def third_party() -> str:
    """Return name, release, license and license texts of what is packed along."""
    lock = (ROOT / "packaging" / "locks" / "runtime.txt").read_text("utf-8")
    parts = []
    for line in lock.splitlines():
        name, _, release = line.partition("==")
        if not release or line.startswith((" ", "#")):
            continue
        try:
            found = metadata.distribution(name.strip())
        except metadata.PackageNotFoundError:
            continue  # of another system
        about = found.metadata
        license_name = about.get("License-Expression") or about.get("License") or ""
        parts.append(f"==== {name} {found.version}: {license_name.splitlines()[:1]}")
        for file in found.files or ():
            is_license = any(
                word in file.name.upper() for word in ("LICENSE", "LICENCE", "COPYING")
            )
            if is_license and "dist-info" in str(file):
                parts.append(Path(str(file.locate())).read_text("utf-8", "replace"))
    return "\n".join(parts) + "\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _write_gzip(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, 0) as packed:
        packed.write(text.encode("utf-8"))


def _settle_modes(tree: Path) -> None:
    """Nothing depends on who builds: files 644, programs 755, libraries not executable."""
    for path in tree.rglob("*"):
        if path.is_symlink():
            continue
        is_program = path.is_file() and path.stat().st_mode & 0o100 and ".so" not in path.name
        path.chmod(0o755 if path.is_dir() or is_program else 0o644)


if __name__ == "__main__":
    main()
