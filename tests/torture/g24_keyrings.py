"""Whatever the secret store does, is an activation ever lost, a secret kept in the plain, or a
person kept waiting?

Nine stores, each through a whole life: activate by the browser, check, status, sign off,
deactivate, and, activated anew, forget everything. The program and its vault are real.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import keyring.backend
import pytest

from sso.activation.forgetting import forget_everything
from sso.errors import SecretStoreUnavailable
from sso.storage import vault
from sso.storage.vault import Vault
from tests.integration.bench import Bench, Desk, profile_with, wired
from tests.integration.sandbox_process import Sandbox, free_port, running
from tests.torture.rig import Found
from tests.torture.row import of
from tests.torture.service_rig import as_in_the_program
from tests.unit.fake_backends import (
    HangingBackend,
    KeyringLocked,
    LyingBackend,
    MemoryBackend,
    RaisingBackend,
)

LIMIT_S = 0.2  # in place of the vault's own ten seconds
ROUNDS = 4
Operation = Callable[[], object]


class PlainTextBackend(MemoryBackend):
    """Keeps what it gets in a file that everybody can read; a system may offer it."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file

    def set_password(self, service: str, username: str, password: str) -> None:
        super().set_password(service, username, password)
        self._file.write_text(repr(self.kept), encoding="utf-8")


class NullBackend(LyingBackend):
    """Keeps nothing, and is meant to."""


# As they are called where they come from: what is taken goes by the module's name.
PlainTextBackend.__module__ = "keyrings.alt.file"
NullBackend.__module__ = "keyring.backends.null"
STORES = (
    "healthy", "absent", "locked", "raising", "slow", "lying", "forgetting", "plain", "null",
)  # fmt: skip


def backend_of(store: str, folder: Path) -> MemoryBackend | None:
    """Return a store by its name; `plain` and `null` are those that the system offers."""
    made: dict[str, Callable[[], MemoryBackend | None]] = {
        "healthy": MemoryBackend,
        "absent": lambda: None,
        "locked": lambda: RaisingBackend(KeyringLocked("locked")),
        "raising": lambda: RaisingBackend(RuntimeError("no bus")),
        "slow": HangingBackend,
        "lying": lambda: LyingBackend("something else"),
        "forgetting": LyingBackend,
        "plain": lambda: PlainTextBackend(folder / "plain.txt"),
        "null": NullBackend,
    }
    return made[store]()


def keyrings(scale: float, seed: int) -> Found:
    """Live with each store; counts what went wrong."""
    found: Found = {
        "tried": 0, "stores": 0, "uncaught": 0, "lost": 0, "plain_text": 0, "waits_in_one": 0,
        "longest_call_s": 0.0,
    }  # fmt: skip
    order = list(STORES)
    random.Random(f"keyrings {seed}").shuffle(order)
    many = of(ROUNDS * len(STORES), scale, 3)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        uris = (f"http://localhost:{free_port()}/callback",)
        sandbox, _ = stack.enter_context(running(folder / "sandbox", uris))
        for number in range(many):
            store = order[number % len(order)]
            _life(sandbox, folder / str(number), store, found)
    found["stores"] = min(many, len(STORES))
    found["longest_call_s"] = round(found["longest_call_s"], 1)
    return found


def _life(sandbox: Sandbox, folder: Path, store: str, found: Found) -> None:
    sandbox.reset()
    profile = profile_with(sandbox.profiles["code"], folder / "profile")
    backend = backend_of(store, folder)
    desk = Desk(profile, folder / "data", backend=backend)
    with as_in_the_program(), pytest.MonkeyPatch.context() as patch:
        real = vault.system_backend
        wired(patch, desk)
        if store in ("plain", "null"):
            patch.setattr(vault, "system_backend", real)
            patch.setattr(keyring.backend, "get_all_keyring", lambda: [backend])
        patch.setattr(vault, "DEADLINE_S", LIMIT_S)
        timed = _Timed(patch, found)
        try:
            _Day(sandbox, desk, store, timed, found).live()
        finally:
            if isinstance(backend, HangingBackend):
                backend.release()
    _look_for_plain_text(folder, found)


class _Timed:
    """How long each call of the vault takes, and how many of one operation waited in vain."""

    def __init__(self, patch: pytest.MonkeyPatch, found: Found) -> None:
        self.waits = 0
        asked = Vault._asked

        def timed(this: Vault, question: Any) -> Any:
            began = time.monotonic()
            try:
                return asked(this, question)
            except SecretStoreUnavailable:
                self.waits += time.monotonic() - began >= LIMIT_S
                raise
            finally:
                took_s = time.monotonic() - began
                found["longest_call_s"] = max(found["longest_call_s"], took_s)

        patch.setattr(Vault, "_asked", timed)


class _Day:
    """One computer with one store."""

    def __init__(
        self, sandbox: Sandbox, desk: Desk, store: str, timed: _Timed, found: Found
    ) -> None:
        self._sandbox = sandbox
        self._desk = desk
        self._store = store
        self._timed = timed
        self._found = found

    def live(self) -> None:
        """Do everything, in its order."""
        program = self._desk.program()
        manager = program.manager
        try:
            self._do("activate", lambda: manager.activate(None, self._desk.options()), 1)
            self._do("check", manager.check, 1)
            self._do("status", lambda: (manager.status_object(), manager.signed_in_as()), 1)
            self._do("sign_off", manager.sign_off, 1)
            self._do("deactivate", manager.deactivate, 0)
            manager.activate(None, self._desk.options())
            self._demand(1, "activate again")
            has_gone = self._do("forget", lambda: _forget(program), None)
            # A store that fails at removing only: the seat is given back, as was wanted.
            is_back = has_gone or not self._sandbox.state()["activations"]
            self._demand(0 if is_back else 1, "forget")
        finally:
            self._desk.browser.close()
            program.api.close()

    def _do(self, name: str, work: Operation, seats: int | None) -> bool:
        """Do one thing; False where the store was in its way, which it says."""
        self._found["tried"] += 1
        self._timed.waits = 0
        is_done = True
        try:
            work()
        except SecretStoreUnavailable:
            is_done = False
        except Exception as raised:  # noqa: BLE001 - anything else is what is looked for
            self._found["uncaught"] += 1
            where = f"{self._store} {name}: {type(raised).__name__}: {raised}"
            self._found.setdefault("first_uncaught", where)
        self._found["waits_in_one"] = max(self._found["waits_in_one"], self._timed.waits)
        if seats is not None:
            self._demand(seats, name)
        return is_done

    def _demand(self, seats: int, name: str) -> None:
        """The seat and the stored license are there, or neither is."""
        held = len(self._sandbox.state()["activations"])
        state = "active" if seats else "not_activated"
        present = self._desk.status()["state"]
        if (held, present) != (seats, state):
            self._found["lost"] += 1
            self._found.setdefault("first_lost", f"{self._store} {name}: {held} seats, {present}")


def _forget(program: Bench) -> None:
    give_back = program.manager.deactivate
    forget_everything(["CAD-PRO"], give_back, program.vault, None, program.paths)


def _look_for_plain_text(folder: Path, found: Found) -> None:
    """What the vault keeps is in no file: neither the store's own, nor ours."""
    for path in folder.rglob("*"):
        if path.name == "plain.txt" or (path.is_file() and b'"subject":' in path.read_bytes()):
            found["plain_text"] += 1
            found.setdefault("first_plain_text", path.name)
