"""The real program in this process, with four named fakes: clock, browser, vault backend, device.

Everything else is what `main` builds: HTTP client, listener, stores, judgement.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
import requests

import main
from sso.activation.manager import Outcome, SignInOptions
from sso.activation.progress import Progress
from sso.cli.output import Output
from sso.cli.parser import parse
from sso.device.identity import DeviceIdentity
from tests.integration.visit import Visit, followed
from tests.unit.fake_backends import MemoryBackend


class FakeClock:
    """The real clock, moved by an offset."""

    def __init__(self) -> None:
        self.offset = timedelta(0)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.offset

    def move(self, **parts: float) -> None:
        """Turn the clock."""
        self.offset += timedelta(**parts)


class FakeBrowser:
    """Plays the browser in a thread: follows the start link and signs this person in.

    With `act` it does that with the visit instead. With `opens` False the launcher failed.
    """

    def __init__(self, person: str = "you@acme.test") -> None:
        self.person = person
        self.opens = True
        self.act: Callable[[Visit], object] | None = None
        self.opened: list[str] = []
        self.visits: list[Visit] = []
        self.failures: list[Exception] = []
        self._threads: list[threading.Thread] = []

    def open(self, url: str) -> bool:
        """Stand in for the launcher."""
        self.opened.append(url)
        if self.opens:
            thread = threading.Thread(target=self._play, args=(url,), name="fake-browser")
            self._threads.append(thread)
            thread.start()
        return self.opens

    def write_mail(self, address: str, subject: str, text: str) -> bool:
        """Stand in for the mail program."""
        return self.opens

    def close(self) -> None:
        """Wait until every page is closed."""
        for thread in self._threads:
            thread.join(20)
            assert not thread.is_alive(), "the browser still runs"

    def _play(self, start_link: str) -> None:
        try:
            visit = Visit(followed(start_link))
            self.visits.append(visit)
            (self.act or self._sign_in)(visit)
        except (requests.RequestException, AssertionError) as reason:
            self.failures.append(reason)

    def _sign_in(self, visit: Visit) -> None:
        visit.sign_in(self.person).deliver()
        visit.see_the_end()


class Bench(main.Program):
    """`main`'s own object graph with another device."""

    hardware_id = "bench-device"
    signals: Mapping[str, str] = {}

    @cached_property
    def device(self) -> DeviceIdentity:
        return DeviceIdentity(
            self.paths.device,
            platform_id=lambda: self.hardware_id,
            find_signals=lambda platform_id: dict(self.signals),
        )


@dataclass
class Desk:
    """One person's computer: a profile, a data folder, a browser, a clock, a keyring."""

    profile: Path
    folder: Path
    browser: FakeBrowser = field(default_factory=FakeBrowser)
    clock: FakeClock = field(default_factory=FakeClock)
    backend: MemoryBackend | None = field(default_factory=MemoryBackend)
    hardware_id: str = "bench-device"
    signals: Mapping[str, str] = field(default_factory=dict)
    news: list[Progress] = field(default_factory=list)

    def program(self) -> Bench:
        """A fresh start of the program."""
        words = ["--profile", str(self.profile), "--data-dir", str(self.folder), "status"]
        bench = Bench(parse(words), Output(is_json=True))
        bench.hardware_id = self.hardware_id
        bench.signals = self.signals
        return bench

    def activate(self, product: str | None = None, **options: Any) -> Outcome:
        """Sign in and activate with a fresh start of the program."""
        program = self.program()
        try:
            return program.manager.activate(product, self.options(**options))
        finally:
            self.browser.close()
            program.api.close()

    def options(self, **options: Any) -> SignInOptions:
        """Options with a time-out that no test should ever use up."""
        return SignInOptions(**{"timeout_s": 20, "on_progress": self.news.append, **options})

    def licenses(self, **options: Any) -> Outcome:
        """Sign in and list."""
        program = self.program()
        try:
            return program.manager.licenses(None, self.options(**options))
        finally:
            self.browser.close()
            program.api.close()

    def check(self, product: str | None = None) -> Outcome:
        """Ask the service with a fresh start of the program."""
        program = self.program()
        try:
            return program.manager.check(product)
        finally:
            program.api.close()

    def deactivate(self) -> Outcome:
        """Give the seat back."""
        program = self.program()
        try:
            return program.manager.deactivate()
        finally:
            program.api.close()

    def status(self, product: str | None = None) -> dict[str, Any]:
        """The status object, judged from what is stored."""
        return self.program().manager.status_object(product)

    def stored(self) -> dict[str, bytes]:
        """Every license file with its bytes."""
        found = sorted(self.folder.rglob("*.license"))
        return {path.name: path.read_bytes() for path in found}

    def everything(self) -> dict[str, bytes]:
        """Every file with its bytes; status files and logs apart, which tell of time and tries."""
        return {
            str(path.relative_to(self.folder)): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file() and path.parent.name not in ("status", "logs")
        }


def wired(monkeypatch: pytest.MonkeyPatch, desk: Desk) -> Desk:
    """Put the desk's fakes where `main` takes the real ones from."""
    monkeypatch.setattr(main, "now", desk.clock)
    monkeypatch.setattr("sso.signin.browser.Browser", lambda *command: desk.browser)
    monkeypatch.setattr("sso.storage.vault.system_backend", lambda: desk.backend)
    return desk


def profile_with(source: str | Path, folder: Path, **replaced: str) -> Path:
    """A copy of a profile beside a copy of its key, with further lines below a table.

    `replaced` maps a table's name (dots as two underscores) to lines put at its head.
    """
    source = Path(source)
    text = source.read_text(encoding="utf-8")
    for table, lines in replaced.items():
        header = f"[{table.replace('__', '.')}]\n"
        names = {line.partition("=")[0].strip() for line in lines.splitlines()}
        if header not in text:
            text += f"\n{header}"
        before, _, after = text.partition(header)
        inside, bracket, rest = after.partition("\n[")
        kept = [line for line in inside.splitlines() if line.partition("=")[0].strip() not in names]
        text = before + header + lines + "\n" + "\n".join(kept) + bracket + rest
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "public_key.pem").write_bytes((source.parent / "public_key.pem").read_bytes())
    copy = folder / source.name
    copy.write_text(text, encoding="utf-8")
    return copy
