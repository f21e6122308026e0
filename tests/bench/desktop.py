"""Where does a tray program run while it is measured? A display, a session bus and a tray.

The tray is a stand-in for StatusNotifierWatcher: the moment in which a program registers its icon
is seen from outside, the same way for every program. The bus starts no services by itself, so that
nothing else begins to run in between. As root, everything runs as the user without privileges,
where that one can read the tree.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.desktop.bus_service import Answer, BusService

ROOT = Path(__file__).parents[2]
NOBODY = 65534
WATCHER = "org.kde.StatusNotifierWatcher"
START_WAIT_S = 60.0
_END_WAIT_S = 20.0
_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={socket}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow user="*"/><allow own="*"/><allow send_destination="*"/>
<allow eavesdrop="true"/></policy></busconfig>
"""
_UNWANTED = (
    "DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_CURRENT_DESKTOP", "BROWSER",
    "DESKTOP_SESSION", "QT_QPA_PLATFORM", "LC_ALL", "LC_MESSAGES", "KEYTURN_PROFILE",
)  # fmt: skip


class NoDesktop(RuntimeError):
    """What a desktop needs is not installed, or did not start."""


class Person:
    """Who runs what is measured: a home folder and an environment.

    :param home: made anew; belongs to this person.
    """

    def __init__(self, home: Path) -> None:
        self.home = home
        self.rights = _rights()
        self.own(home)
        self.environment = {
            name: text for name, text in os.environ.items() if name not in _UNWANTED
        } | {
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "NO_AT_BRIDGE": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONPATH": str(ROOT),
            "TMPDIR": str(self.folder("tmp")),
            "XDG_RUNTIME_DIR": str(self.folder("run")),
            "XDG_DATA_HOME": str(self.folder("data")),
            "XDG_CONFIG_HOME": str(self.folder("config")),
            "XDG_CACHE_HOME": str(self.folder("cache")),
            "XDG_STATE_HOME": str(self.folder("state")),
        }

    def folder(self, name: str) -> Path:
        """Return a folder of this person's, made where it is not there."""
        path = self.home / name
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.own(path)
        return path

    def own(self, path: Path) -> None:
        """Give a file or folder to this person."""
        if self.rights:
            os.chown(path, NOBODY, NOBODY)

    def start(self, words: Sequence[object], **how: Any) -> subprocess.Popen[bytes]:
        """Start a command as this person."""
        given: dict[str, Any] = {
            "cwd": ROOT,
            "stdin": subprocess.DEVNULL,
            "stdout": subprocess.DEVNULL,
        } | how
        given.setdefault("stderr", subprocess.DEVNULL)
        command = [str(word) for word in words]
        return subprocess.Popen(command, env=self.environment, **self.rights, **given)

    def seconds(self, words: Sequence[object]) -> float:
        """Run a command to its end; return how long that took."""
        began = time.perf_counter()
        process = self.start(words)
        process.wait(START_WAIT_S)
        return time.perf_counter() - began

    def run(self, words: Sequence[object], *, wait_s: float = START_WAIT_S) -> bytes:
        """Run a command and return what it said. :raises NoDesktop: it failed; says how."""
        process = self.start(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        said, erred = process.communicate(timeout=wait_s)
        if process.returncode:
            told = (erred or said).decode("utf-8", "replace").strip()[-400:]
            raise NoDesktop(f"{' '.join(str(word) for word in words[:4])}: {told}")
        return said


class Desktop:
    """A display and a bus that run, and a tray that listens."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self._registered = threading.Condition()
        self._times: list[float] = []

    @contextmanager
    def started(self, words: Sequence[object]) -> Iterator[tuple[subprocess.Popen[bytes], float]]:
        """Start a tray program; yield it, and how long it took until its icon was registered.

        :raises NoDesktop: no icon came.
        """
        log = self.person.folder("logs") / "program.log"
        with log.open("wb") as errors:
            with self._registered:
                self._times.clear()
            began = time.monotonic()
            process = self.person.start(words, stderr=errors)
        try:
            with self._registered:
                if not self._registered.wait_for(lambda: self._times, START_WAIT_S):
                    told = log.read_text("utf-8", "replace").strip()[-400:]
                    raise NoDesktop(f"no icon was registered: {told}")
                took_s = self._times[0] - began
            yield process, took_s
        finally:
            ended(process)

    def start_s(self, words: Sequence[object]) -> float:
        """Return how long a tray program takes until its icon is registered, and end it."""
        with self.started(words) as (_, took_s):
            return took_s

    def answer(self, member: str, arguments: tuple[Any, ...]) -> Answer:
        """Answer as a tray host does."""
        at = time.monotonic()
        if member == "RegisterStatusNotifierItem":
            with self._registered:
                self._times.append(at)
                self._registered.notify_all()
            return "", ()
        known = {
            "IsStatusNotifierHostRegistered": ("b", True),
            "ProtocolVersion": ("i", 0),
            "RegisteredStatusNotifierItems": ("as", []),
        }
        if member == "Get" and arguments[-1] in known:
            return "v", (known[arguments[-1]],)
        if member == "GetAll":
            return "a{sv}", (known,)
        return None


@contextmanager
def desktop() -> Iterator[Desktop]:
    """Run a desktop until the block ends. :raises NoDesktop: says what is missing."""
    missing = [name for name in ("Xvfb", "dbus-daemon") if shutil.which(name) is None]
    if missing:
        raise NoDesktop(f"not installed: {', '.join(missing)} (`make test` installs them)")
    with contextlib.ExitStack() as stack:
        home = Path(tempfile.mkdtemp(prefix="keyturn-bench-", dir="/tmp"))
        stack.callback(shutil.rmtree, home, ignore_errors=True)
        person = Person(home)
        person.environment["DISPLAY"] = stack.enter_context(_display(person))
        person.environment["DBUS_SESSION_BUS_ADDRESS"] = stack.enter_context(_bus(person))
        made = Desktop(person)
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = person.environment["DBUS_SESSION_BUS_ADDRESS"]
        stack.callback(os.environ.pop, "DBUS_SESSION_BUS_ADDRESS")
        tray = BusService(WATCHER, made.answer)
        stack.callback(tray.close)
        stack.enter_context(_secret_service(person))
        yield made


def ended(process: subprocess.Popen[bytes]) -> None:
    """End a process that was started here, as the session's end does."""
    process.terminate()
    try:
        process.wait(_END_WAIT_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def python(*words: object) -> list[object]:
    """Return a command of this interpreter."""
    return [sys.executable, *words]


@contextmanager
def _running(process: subprocess.Popen[bytes]) -> Iterator[None]:
    try:
        yield
    finally:
        ended(process)
        if process.stdout is not None:
            process.stdout.close()


@contextmanager
def _display(person: Person) -> Iterator[str]:
    sockets = Path("/tmp/.X11-unix")
    if not sockets.is_dir() and os.getuid() == 0:  # only root may make it as X wants it
        sockets.mkdir()
        sockets.chmod(0o1777)
    words = ["Xvfb", "-displayfd", "1", "-screen", "0", "1600x900x24", "-nolisten", "tcp"]
    process = person.start(words, stdout=subprocess.PIPE)
    assert process.stdout is not None
    with _running(process):
        number = process.stdout.readline().strip().decode()  # written when it is ready
        if not number:
            raise NoDesktop("Xvfb did not start")
        yield f":{number}"


@contextmanager
def _bus(person: Person) -> Iterator[str]:
    socket, config = person.home / "bus", person.home / "bus.conf"
    config.write_text(_BUS.format(socket=socket), encoding="utf-8")
    words = ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address=1"]
    process = person.start(words, stdout=subprocess.PIPE)
    assert process.stdout is not None
    with _running(process):
        address = process.stdout.readline().strip().decode()
        if not address:
            raise NoDesktop("dbus-daemon did not start")
        yield address


@contextmanager
def _secret_service(person: Person) -> Iterator[None]:
    """Where a secret service is installed, an unlocked one."""
    program = shutil.which("gnome-keyring-daemon")
    if program is None:
        yield
        return
    words = [program, "--unlock", "--components=secrets", "--foreground"]
    process = person.start(words, stdin=subprocess.PIPE)
    assert process.stdin is not None
    process.stdin.write(b"bench\n")
    process.stdin.close()
    with _running(process):
        yield


def _rights() -> dict[str, Any]:
    """How a process becomes the user without privileges, where we are root and that can be."""
    if os.getuid() != 0:
        return {}
    rights: dict[str, Any] = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
    words = [sys.executable, "-c", "import PySide6, main"]
    tried = subprocess.run(
        words, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, capture_output=True, check=False, **rights
    )
    return rights if tried.returncode == 0 else {}
