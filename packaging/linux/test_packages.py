"""Do the Linux packages install, work, change and go without a trace? In a clean root, really.

    python packaging/linux/test_packages.py PACKAGE.deb [PACKAGE.deb ...] [PACKAGE.rpm ...]

All Debian packages given are installed side by side; the unbranded one signs in with real Chromium,
is replaced by a newer and by the older one, and gives its seat back. RPM packages are installed by
rpm into a root of their own, with Debian's libraries under them. Needs root.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from clean_root import (
    CACHE,
    ROOT,
    UID,
    USER,
    as_user,
    clean_root,
    demand,
    everything,
    inside,
    ran,
    say,
    user_command,
)

STORE_NEWER = 18
# Folders that belong to Fedora's filesystem package and to shells, so that no program's own does.
OF_FEDORAS_FILESYSTEM = (
    "etc/xdg/autostart",
    "usr/share/applications",
    "usr/share/bash-completion/completions",
    "usr/share/fish/vendor_completions.d",
    "usr/share/icons/hicolor/scalable/apps",
    "usr/share/icons/hicolor/symbolic/apps",
    "usr/share/lintian/overrides",
    "usr/share/man/man1",
    "usr/share/metainfo",
    "usr/share/zsh/vendor-completions",
)


def main() -> None:
    """Try the packages; ends with the first thing that is not as it should be."""
    given = [Path(name).resolve() for name in sys.argv[1:]]
    debs = [path for path in given if path.suffix == ".deb"]
    for package in debs:
        judge(package)
    described = debs or sorted((ROOT / "build" / "packages").glob("*.deb"))
    needs = [first for package in described for first in depends(package)] + ["bash-completion"]
    if debs:
        try_debs(debs, needs)
    for package in given:
        if package.suffix == ".rpm":
            try_rpm(package, needs)


def try_debs(debs: list[Path], needs: list[str]) -> None:
    """Have dpkg install them side by side, use them, and have dpkg remove them."""
    with clean_root(needs) as root, nothing_left(root):
        for package in debs:
            install(root, package)
        for package in debs:
            use(root, package)
        for package in debs:
            remove(root, package)
    say("Debian packages installed, used, changed and removed; nothing is left of them")


@contextmanager
def nothing_left(root: Path) -> Iterator[None]:
    """Afterwards the root holds what it held before, no more and no less."""
    before = everything(root)
    yield
    after = everything(root)
    demand(not after - before, f"removing leaves: {sorted(after - before)[:20]}")
    demand(not before - after, f"removing takes what was there: {sorted(before - after)[:20]}")


def install(root: Path, package: Path) -> None:
    """Have dpkg install a package."""
    shutil.copy(package, root / "tmp" / package.name)
    inside(root, "dpkg", "--install", f"/tmp/{package.name}")


def judge(package: Path) -> None:
    """Have the system's own judges look at the package."""
    work = ROOT / "build" / "packages" / name_of(package) / "tree"
    ran("desktop-file-validate", *work.glob("usr/share/applications/*.desktop"),
        *work.glob("etc/xdg/autostart/*.desktop"))  # fmt: skip
    ran("appstreamcli", "validate", "--no-net", *work.glob("usr/share/metainfo/*.xml"))
    said = ran("lintian", "--fail-on", "error,warning", "--allow-root", package)
    say(f"{package.name}: entries, metainfo and lintian: good {said.strip()[:200]}")


def use(root: Path, package: Path) -> None:
    """What does a user do with it? Sign in, look, and leave nothing."""
    name = name_of(package)
    say(f"{name}: {as_user(root, name, '--version').strip()}")
    parts = json.loads(as_user(root, name, "--self-test", "--json"))["parts"]
    demand(all(part["ok"] for part in parts), f"self-test: {parts}")
    say(f"{name}: self-test: {len(parts)} of {len(parts)}")
    demand("activate" in inside(root, "bash", "-c", completion(name)), "completions")
    if has_profile(root, name):
        return  # a brand's own profile names its own service: there is none here
    with sandbox(root) as profile:
        activated = activate(root, name, profile)
        demand(activated["state"] == "active", f"activate: {activated}")
        demand_active(root, name, profile)
        change(root, package, profile)
        words = ("forget", "--all", "--yes", "--json", "--profile", profile)
        gone = json.loads(as_user(root, name, *words))
        demand(gone["seats_given_back"] == ["CAD-PRO"], f"forget: {gone}")
    home = root / "home" / USER
    theirs = home / ".cache" / "fontconfig"  # the system's library keeps a list of fonts there
    left = [path for path in home.rglob("*") if path.is_file() and theirs not in path.parents]
    demand(not left, f"forgetting leaves: {left}")
    say(f"{name}: signed in with Chromium, active, seat given back, home empty")


def demand_active(root: Path, name: str, profile: str) -> None:
    """The license is there and holds."""
    status = json.loads(as_user(root, name, "status", "--json", "--profile", profile))
    demand(status["state"] == "active", f"status: {status}")


def change(root: Path, package: Path, profile: str) -> None:
    """Replace it by a newer release and by this one again: data and the user's wishes stay."""
    name = name_of(package)
    (entry,) = (root / "etc" / "xdg" / "autostart").glob("io.keyturn.Keyturn.desktop")
    kept = entry.read_text("utf-8") + "Hidden=true\n"
    entry.write_text(kept, encoding="utf-8")
    before = licenses(root)
    demand(bool(before), "there is no stored license")
    newer = newer_release(package)
    for step, one in (("a newer release", newer), ("the older one again", package)):
        install(root, one)
        demand_active(root, name, profile)
        demand(licenses(root) == before, f"{step}: the stored license changed")
        demand(entry.read_text("utf-8") == kept, f"{step}: the administrator's entry is gone")
    newer.unlink()
    of_newer_release(root, name, profile)
    say(f"{name}: upgrade and downgrade keep license and the administrator's autostart entry;"
        " a data folder of a newer release is refused, not one byte changed")  # fmt: skip


def of_newer_release(root: Path, name: str, profile: str) -> None:
    """What a newer release wrote in a newer form is refused and left alone."""
    (mark,) = (root / "home" / USER).rglob("format.json")
    own = mark.read_bytes()
    mark.write_bytes(b'{"format": 99}')
    before = data(root)
    command = user_command(root, name, "status", "--json", "--profile", profile)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    demand(done.returncode == STORE_NEWER, f"status of a newer folder: {done.returncode}")
    demand(data(root) == before, "a newer release's folder was changed")
    mark.write_bytes(own)


def newer_release(package: Path) -> Path:
    """Return the same package under a newer version."""
    with tempfile.TemporaryDirectory(dir=CACHE) as folder:
        tree = Path(folder) / "tree"
        ran("dpkg-deb", "--raw-extract", package, tree)
        control = tree / "DEBIAN" / "control"
        text = control.read_text("utf-8")
        version = next(line for line in text.splitlines() if line.startswith("Version: "))
        control.write_text(text.replace(version, f"{version}+newer"), encoding="utf-8")
        target = CACHE / f"{name_of(package)}_newer.deb"
        ran("dpkg-deb", "--root-owner-group", "-Znone", "--build", tree, target)
        return target


def data(root: Path) -> dict[str, bytes]:
    """Every file of the user's."""
    home = root / "home" / USER
    return {str(path): path.read_bytes() for path in home.rglob("*") if path.is_file()}


def licenses(root: Path) -> dict[str, bytes]:
    """The stored licenses."""
    return {place: raw for place, raw in data(root).items() if place.endswith(".license")}


def try_rpm(package: Path, needs: list[str]) -> None:
    """Have rpm install the package, run its self-test, and have rpm remove it."""
    with clean_root(needs) as root:
        for folder in OF_FEDORAS_FILESYSTEM:
            (root / folder).mkdir(parents=True, exist_ok=True)
        rpm_in(root, package)


def rpm_in(root: Path, package: Path) -> None:
    """Install, try and remove it."""
    with nothing_left(root):
        rpm = ("rpm", "--root", root, "--dbpath", "/var/lib/rpm")
        ran(*rpm, "--initdb")
        # Its dependencies are Fedora's names: the same libraries lie here under Debian's.
        ran(*rpm, "--install", "--nodeps", package)
        name = ran("rpm", "--query", "--package", "--queryformat", "%{NAME}", package)
        problems = ran(*rpm, "--verify", "--nodeps", name)
        demand(not problems, f"rpm --verify: {problems}")
        parts = json.loads(as_user(root, name, "--self-test", "--json"))["parts"]
        demand(all(part["ok"] for part in parts), f"self-test: {parts}")
        ran(*rpm, "--erase", "--nodeps", name)
        shutil.rmtree(root / "var" / "lib" / "rpm", ignore_errors=True)
    say(f"{package.name}: installed by rpm, self-test {len(parts)} of {len(parts)}, removed;"
        " nothing is left of it")  # fmt: skip


def remove(root: Path, package: Path) -> None:
    """Remove and purge it; what it says names the command for users' own files."""
    said = inside(root, "dpkg", "--remove", name_of(package))
    demand(f"{name_of(package)} forget --all" in said, f"removing says: {said}")
    inside(root, "dpkg", "--purge", name_of(package))


def activate(root: Path, name: str, profile: str) -> dict[str, object]:
    """Sign in with a browser of this machine that runs as the same user."""
    words = ["activate", "--no-browser", "--json", "--timeout", "60", "--profile", profile]
    command = user_command(root, name, *words)
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        assert run.stderr is not None
        address = next((line.strip() for line in run.stderr if line.startswith("http")), "")
        demand(bool(address), "activate printed no address")
        with tempfile.TemporaryDirectory() as folder:
            os.chown(folder, int(UID), int(UID))
            play = ("setpriv", "--reuid", UID, "--regid", UID, "--clear-groups", sys.executable,
                    ROOT / "packaging" / "linux" / "chromium_person.py", address,
                    f"{folder}/profile")  # fmt: skip
            page = ran(*play, env={"HOME": folder, "TMPDIR": folder, "PATH": os.environ["PATH"]})
            say(f"{name}: Chromium's last page: {page.strip()}")
        out, _ = run.communicate(timeout=60)
    found: dict[str, object] = json.loads(out)
    return found


@contextmanager
def sandbox(root: Path) -> Iterator[str]:
    """Run the source tree's sandbox; its profile lies in the root, where the user can read it."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "sso.sandbox", "--port", "0", "--json", "--quiet",
                   "--dir", folder]  # fmt: skip
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            ready = json.loads(process.stdout.readline())
            target = root / "etc" / "sandbox"
            target.mkdir()
            for file in Path(ready["profile"]).parent.glob("*"):
                if file.name in ("profile.toml", "public_key.pem"):
                    shutil.copy(file, target / file.name)
                    (target / file.name).chmod(0o644)
            try:
                yield "/etc/sandbox/profile.toml"
            finally:
                process.terminate()
                process.wait(20)
                shutil.rmtree(target)


def depends(package: Path) -> list[str]:
    """Return the first choice of each dependency."""
    said = ran("dpkg-deb", "--field", package, "Depends")
    return [one.split("|")[0].split("(")[0].strip() for one in said.split(",")]


def has_profile(root: Path, name: str) -> bool:
    """Whether a vendor's profile is inside."""
    inner = root / "usr" / "lib" / name / "_internal" / "resources" / "profiles"
    return (inner / "packaged.toml").is_file()


def completion(name: str) -> str:
    """Return what asks bash's completions for verbs."""
    function = f"_{name.replace('-', '_').replace('.', '_')}"
    return (
        f"source /usr/share/bash-completion/completions/{name};"
        f" COMP_WORDS=({name} ''); COMP_CWORD=1; {function}; echo ${{COMPREPLY[*]}}"
    )


def name_of(package: Path) -> str:
    """Return the package's name."""
    return package.name.partition("_")[0]


if __name__ == "__main__":
    main()
