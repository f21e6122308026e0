"""Where is Keyturn at home while it is measured? A license service, a profile, a data folder."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import tomlkit

from tests.bench.desktop import ROOT, NoDesktop, Person, ended
from tests.integration.sandbox_process import free_port

MAIN = ROOT / "main.py"
BROWSER = Path(__file__).with_name("timed_browser.py")
PERSON = "you@acme.test"


class Service:
    """A license service that runs, in a process of its own."""

    def __init__(self, ready: dict[str, Any]) -> None:
        self.base_url: str = ready["base_url"]
        self.profile = Path(ready["profile"])

    @property
    def port(self) -> int:
        """Where it listens, on 127.0.0.1."""
        return int(self.base_url.rpartition(":")[2])


@contextmanager
def service(person: Person, name: str = "service", licenses: int = 0) -> Iterator[Service]:
    """Run a license service until the block ends; with so many licenses by key, if wished."""
    folder = person.folder(name)
    redirect = f"http://127.0.0.1:{free_port()}/callback"
    words: list[object] = [sys.executable, Path(__file__).with_name("large_sandbox.py"), licenses]
    words += ["--port", 0, "--json", "--quiet", "--dir", folder, "--redirect-uri", redirect]
    process = person.start(words, stdout=subprocess.PIPE)
    assert process.stdout is not None
    with process.stdout as output:
        line = output.readline()
        if not line:
            raise NoDesktop("the license service did not start")
        try:
            yield Service(json.loads(line))
        finally:
            ended(process)


class Place:
    """One profile with its data folder.

    :param base_url: another address of the service, such as one behind a slow road.
    :param products: the products' codes; one entry each. :param ca_file: an authority
        to be trusted beside the system's.
    """

    def __init__(
        self,
        person: Person,
        service: Service,
        name: str,
        *,
        base_url: str = "",
        products: Sequence[str] = ("CAD-PRO",),
        ca_file: Path | None = None,
    ) -> None:
        self.person = person
        self.data = person.folder(f"{name}-data")
        self.marks = person.home / f"{name}-marks"
        # Beside the service's own profile: it names the key's file there.
        self.profile = service.profile.with_name(f"{name}.toml")
        made = tomlkit.parse(service.profile.read_text("utf-8"))
        if base_url:
            made["license_service"]["base_url"] = base_url
        made["products"] = [{"code": code, "name": code} for code in products]
        words = [sys.executable, str(BROWSER), str(self.marks), PERSON]
        made["sign_in"]["browser"] = words
        if ca_file:
            made["network"] = {"ca_file": str(ca_file)}
        self.profile.write_text(tomlkit.dumps(made), encoding="utf-8")
        self.profile.chmod(0o600)
        person.own(self.profile)

    def words(self, *verb: object, program: Sequence[object] = ()) -> list[object]:
        """Return a command of ours.

        :param program: the program that is started; else the one in this tree.
        """
        start = program or (sys.executable, MAIN)
        return [*start, *verb, "--profile", self.profile, "--data-dir", self.data]

    def tray(self, program: Sequence[object] = ()) -> list[object]:
        """Return the command that starts the tray program as a session does, without window."""
        return self.words("--background", program=program)

    def activate(self, *words: object) -> None:
        """Sign in and activate; a tray program that runs here does it."""
        self.person.run(self.words("activate", "--json", "--again", "--timeout", 30, *words))

    def redirected_at(self) -> float:
        """Return when the browser last sent its redirect, on the monotonic clock."""
        ends = time.monotonic() + 10
        while time.monotonic() < ends:
            with contextlib.suppress(OSError, ValueError):
                return float(self.marks.read_text("ascii"))
            time.sleep(0.01)
        raise NoDesktop("the browser never came to the redirect")

    def forget(self) -> None:
        """Forget the browser's last time."""
        with contextlib.suppress(FileNotFoundError):
            os.unlink(self.marks)
