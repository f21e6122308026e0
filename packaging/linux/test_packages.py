"""Does the Debian package install, work and go without a trace? In a clean root, really.

    python packaging/linux/test_packages.py [PACKAGE.deb ...]

The root holds Debian's smallest set and what the packages depend on, and shares the network with
this machine, where the sandbox runs. All packages given are installed side by side. Needs root.
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

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache" / "package-root"
SUITE = "bookworm"
USER, UID = "somebody", "4711"
# What belongs to the system's own book-keeping, and what the test itself lays there.
NOT_OURS = ("/proc", "/sys", "/dev", "/run", "/tmp", "/var/lib/dpkg", "/var/cache", "/var/log",
            "/home", "/etc/ld.so.cache", "/var/lib/systemd", "/var/lib/apt",
            "/usr/share/icons/hicolor/icon-theme.cache",
            "/usr/share/applications/mimeinfo.cache")  # fmt: skip
GOOD = "package test"


def main() -> None:
    """Try the packages; ends with the first thing that is not as it should be."""
    packages = [Path(name).resolve() for name in sys.argv[1:]]
    for package in packages:
        judge(package)
    with clean_root(packages) as root:
        before = everything(root)
        for package in packages:
            shutil.copy(package, root / "tmp" / package.name)
            inside(root, "dpkg", "--install", f"/tmp/{package.name}")
        for package in packages:
            use(root, package)
        for package in packages:
            remove(root, package)
        left = sorted(everything(root) - before)
        demand(not left, f"removing leaves: {left[:20]}")
        gone = sorted(before - everything(root))
        demand(not gone, f"removing takes what was there before: {gone[:20]}")
    say("installed, used and removed; nothing is left of it")


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
        status = json.loads(as_user(root, name, "status", "--json", "--profile", profile))
        demand(status["state"] == "active", f"status: {status}")
        words = ("forget", "--all", "--yes", "--json", "--profile", profile)
        gone = json.loads(as_user(root, name, *words))
        demand(gone["seats_given_back"] == ["CAD-PRO"], f"forget: {gone}")
    home = root / "home" / USER
    theirs = home / ".cache" / "fontconfig"  # the system's library keeps a list of fonts there
    left = [path for path in home.rglob("*") if path.is_file() and theirs not in path.parents]
    demand(not left, f"forgetting leaves: {left}")
    say(f"{name}: activated against the sandbox, seat given back, home empty")


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
        play = ("setpriv", "--reuid", UID, "--regid", UID, "--clear-groups", sys.executable, "-m",
                "sso.sandbox.browser_stand_in", address)  # fmt: skip
        ran(*play, env={"HOME": "/tmp", "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)})
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


@contextmanager
def clean_root(packages: list[Path]) -> Iterator[Path]:
    """Make a root with what the packages depend on."""
    CACHE.mkdir(parents=True, exist_ok=True)
    needs = sorted({first for package in packages for first in depends(package)})
    base = CACHE / "root.tar"
    stamp = CACHE / "needs.json"
    if not base.is_file() or not stamp.is_file() or json.loads(stamp.read_text()) != needs:
        say(f"making a clean {SUITE} root with {len(needs)} dependencies")
        ran("mmdebstrap", "--quiet", "--mode=root", "--variant=minbase",
            f"--include={','.join(needs)},bash-completion", SUITE, base)  # fmt: skip
        stamp.write_text(json.dumps(needs))
    root = Path(tempfile.mkdtemp(prefix="root.", dir=CACHE))
    root.chmod(0o755)
    try:
        ran("tar", "-C", root, "-xpf", base)
        inside(root, "useradd", "--uid", UID, "--create-home", "--skel", "/none", USER)
        yield root
    finally:
        shutil.rmtree(root)


def depends(package: Path) -> list[str]:
    """Return the first choice of each dependency."""
    said = ran("dpkg-deb", "--field", package, "Depends")
    return [one.split("|")[0].split("(")[0].strip() for one in said.split(",")]


def everything(root: Path) -> set[str]:
    """Return every path of the root that is not the system's book-keeping."""
    found = set()
    for folder, folders, files in os.walk(root):
        place = "/" + str(Path(folder).relative_to(root)).removeprefix(".")
        place = place.replace("//", "/")
        if place.startswith(NOT_OURS):
            folders.clear()
            continue
        found |= {f"{place.rstrip('/')}/{name}" for name in (*files, *folders)}
    return {path for path in found if not path.startswith(NOT_OURS)}


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


def as_user(root: Path, *words: str) -> str:
    """Run a command in the root as an ordinary user, without a desktop."""
    return ran(*user_command(root, *words))


def user_command(root: Path, *words: str) -> list[str]:
    """Return such a command."""
    return ["chroot", f"--userspec={UID}:{UID}", str(root), "env", "-i", f"HOME=/home/{USER}",
            "PATH=/usr/bin:/bin", "LANG=C.UTF-8", *words]  # fmt: skip


def inside(root: Path, *words: str) -> str:
    """Run a command in the root as root."""
    return ran("chroot", root, "env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8",
               "DEBIAN_FRONTEND=noninteractive", *words)  # fmt: skip


def ran(*words: object, env: dict[str, str] | None = None) -> str:
    """Run a command and return what it says; ends where it fails."""
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True,
                          check=False, env=env, stdin=subprocess.DEVNULL)  # fmt: skip
    shown = " ".join(str(word) for word in words)[:200]
    demand(done.returncode == 0, f"{shown}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    return done.stdout


def demand(is_good: bool, trouble: str) -> None:
    """End where something is not as it should be."""
    if not is_good:
        sys.exit(f"{GOOD}: {trouble}")


def say(text: str) -> None:
    print(f"{GOOD}: {text}", flush=True)


if __name__ == "__main__":
    main()
