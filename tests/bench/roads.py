"""How is a slow road laid before the service? As a process of its own, with TLS if wished."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.desktop import NoDesktop, Person, ended, python
from tests.integration.tls_server import TlsServer


class Road:
    """A road that is open: where it begins, and when bytes set out on it."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process
        assert process.stdout is not None
        self._lines = process.stdout
        line = self._lines.readline()
        if not line:
            raise NoDesktop("the slow road did not open")
        self.port = int(line)
        self._times: list[float] = []
        self._heard = threading.Condition()
        self._thread = threading.Thread(target=self._listen, name="road", daemon=True)
        self._thread.start()

    def first_after(self, at: float) -> float:
        """Return when the first bytes after a moment set out towards the service.

        :raises NoDesktop: none did within ten seconds.
        """
        with self._heard:
            self._heard.wait_for(lambda: any(one > at for one in self._times), 10)
            later = [one for one in self._times if one > at]
        if not later:
            raise NoDesktop("nothing set out towards the service")
        return later[0]

    def _listen(self) -> None:
        for line in self._lines:
            with self._heard:
                self._times.append(float(line))
                self._heard.notify_all()


@contextmanager
def road(
    person: Person, to: int, round_trip_ms: float = 0, certificate: Path | None = None
) -> Iterator[Road]:
    """Lay a road to a port until the block ends."""
    words = python(Path(__file__).with_name("road.py"), "--to", to)
    words += ["--round-trip-ms", round_trip_ms]
    if certificate is not None:
        words += ["--certificate", certificate, "--key", certificate.with_name("key.pem")]
    process = person.start(words, stdout=subprocess.PIPE)
    try:
        yield Road(process)
    finally:
        ended(process)


def certificate(person: Person) -> Path:
    """Make a certificate for 127.0.0.1 that only its file vouches for, its key beside it."""
    folder = person.folder("certificate")
    with TlsServer(folder, "Bench") as server:
        made = server.certificate
    for path in folder.iterdir():
        path.chmod(0o600)
        person.own(path)
    return made
