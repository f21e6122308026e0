"""May this tree be released? Each thing that has to be so, a line; 1 where one is not.

    .venv/bin/python packaging/release/preflight.py

Looks, and changes nothing. What takes long is not done again: `make test` leaves word of the commit
that it held, `make bill` the licenses of what is inside.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator

from parts import PASSED, PICTURES_OF, RELEASE, ROOT, VERSION, git, shown_digest

# Licenses that ask for no more than to be named, and the LGPL, whose libraries lie unchanged and
# exchangeable in the folder.
PERMISSIVE = re.compile(
    r"MIT|BSD|Apache|PSF|Python Software|ISC|Unlicense|LGPL|MPL|Zlib|0BSD|CC0", re.IGNORECASE
)
SEMVER = r"\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?"

Look = Callable[[], Iterator[str]]


def main() -> int:
    """Look at everything, also after a failure."""
    looks: dict[str, Look] = {
        "clean tree": clean_tree,
        "version": version,
        "changelog": changelog,
        "tests": tests,
        "locks": locks,
        "pictures": pictures,
        "dependencies": dependencies,
        "licenses": licenses,
        "brand": brands,
    }
    failed = 0
    for name, look in looks.items():
        troubles = list(look())
        failed += bool(troubles)
        print(f"{'FAIL' if troubles else 'OK':<5} {name}")
        for trouble in troubles:
            print(f"      {trouble}")
    print(f"preflight: {len(looks) - failed} of {len(looks)} as they have to be, for {VERSION}")
    return 1 if failed else 0


def clean_tree() -> Iterator[str]:
    """What is committed is what is released."""
    for line in git("status", "--porcelain").splitlines()[:10]:
        yield f"not committed: {line.split(maxsplit=1)[1]}"


def version() -> Iterator[str]:
    """The version is SemVer and was not released before."""
    if not re.fullmatch(SEMVER, VERSION):
        yield f"{VERSION} is not SemVer"
    if git("tag", "--list", f"v{VERSION}"):
        yield f"v{VERSION} is tagged already: raise sso/__init__.py"


def changelog() -> Iterator[str]:
    """The version has its section, and nothing waits above it."""
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    sections = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    titles = [section.partition("\n")[0] for section in sections]
    if not any(re.match(rf"\[?{re.escape(VERSION)}\]?\b", title) for title in titles):
        yield f"CHANGELOG.md has no section {VERSION}"
    for section in sections:
        if section.startswith("Unreleased") and re.search(r"^- ", section, re.MULTILINE):
            yield "CHANGELOG.md: what stands under Unreleased belongs to this version"


def tests() -> Iterator[str]:
    """`make test` held this very commit."""
    held = PASSED.read_text("utf-8").strip() if PASSED.is_file() else ""
    if held != git("rev-parse", "HEAD^{tree}"):
        yield "`make test` has not held this commit's tree"


def locks() -> Iterator[str]:
    """Every release of every dependency is locked by hash."""
    command = [sys.executable, str(ROOT / "packaging" / "setup" / "lock.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        yield done.stderr.strip()


def pictures() -> Iterator[str]:
    """The pictures of the guides show the program as it is."""
    made_from = PICTURES_OF.read_text("utf-8").strip() if PICTURES_OF.is_file() else ""
    if made_from != shown_digest():
        yield "window, icons or pages have changed since `make screenshots`"


def dependencies() -> Iterator[str]:
    """Each dependency stands in ARCHITECTURE.md with its reason."""
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8").lower()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    every = [project["dependencies"], *project["optional-dependencies"].values()]
    for line in (line for group in every for line in group):
        name = re.split(r"[\s;<>=!\[]", line, maxsplit=1)[0]
        if name.lower() not in text:
            yield f"{name} is not named in ARCHITECTURE.md"


def licenses() -> Iterator[str]:
    """Each part inside names a license that allows it to be."""
    bills = sorted(RELEASE.glob("*.cdx.json"))
    if not bills:
        yield "there is no bill of materials: `make bill` writes it"
        return
    bill = json.loads(bills[-1].read_text("utf-8"))
    if bill["metadata"]["component"].get("version") != VERSION:
        yield f"{bills[-1].name} is another version's"
    for part in bill["components"]:
        if part["type"] == "file":
            continue
        said = json.dumps(part.get("licenses", []))
        if not PERMISSIVE.search(said):
            yield f"{part['name']}: no license that is known to be fine: {said[:80]}"


def brands() -> Iterator[str]:
    """The shipped brands are whole."""
    for folder in sorted((ROOT / "packaging" / "brands").iterdir()):
        command = [sys.executable, str(ROOT / "packaging" / "branding" / "check.py"), str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            yield done.stderr.strip()


if __name__ == "__main__":
    sys.exit(main())
