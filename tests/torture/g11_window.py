"""Does the window stay alive whatever the way to the service, or the secret store, does?

The event loop's heartbeat while the program signs in, checks and gives back behind a way that
fails, and with stores that hang, raise, lie and forget.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from sso.cli.output import Output
from sso.cli.parser import parse
from sso.storage import vault
from tests.integration.bench import Desk, profile_with, wired
from tests.integration.sandbox_process import Sandbox, free_port, running
from tests.integration.visit import Visit
from tests.torture.fault_proxy import CHANGES, DELIVERED, STOPS, Fault, FaultProxy
from tests.torture.g11_faults import Hurried, desk_behind
from tests.torture.g24_keyrings import LIMIT_S, STORES, backend_of
from tests.torture.rig import Found
from tests.torture.row import of
from tests.torture.service_rig import as_in_the_program
from tests.torture.store_rig import in_own_process
from tests.torture.window_rig import HeldWindow
from tests.unit.fake_backends import HangingBackend

FAULTS, LIVES = 240, 3 * len(STORES)
LONGEST_REQUEST, LONGEST_ANSWER = 400, 1500  # bytes; beyond them a fault finds nothing to spoil


def under_faults(scale: float, seed: int) -> Found:
    """Let the way fail under the window's eyes; measures how long it was not there."""
    return in_own_process("g11_window", "_under_faults", many=of(FAULTS, scale, 6), seed=seed)


def with_bad_stores(scale: float, seed: int) -> Found:
    """Let the secret store misbehave; measures the same."""
    return in_own_process("g11_window", "_with_bad_stores", many=of(LIVES, scale, 3), seed=seed)


def _under_faults(many: int, seed: int) -> Found:
    found: Found = {"tried": 0, "not_done_afterwards": 0}
    chance = random.Random(f"window {seed}")
    with _sandbox() as (sandbox, folder):
        parts = urlsplit(sandbox.base_url)
        with FaultProxy((parts.hostname or "", parts.port or 0)) as proxy:
            desk = desk_behind(folder, sandbox, proxy)
            with as_in_the_program(desk):
                words = ["--profile", str(desk.profile), "--data-dir", str(desk.folder), "status"]
                window = HeldWindow(Hurried(parse(words), Output(is_json=True)))
                _spoiled(window, desk, proxy, [_fault(chance) for _ in range(many)], found)
                window.close()
    return _told(found, window.gaps_ms)


def _spoiled(
    window: HeldWindow, desk: Desk, proxy: FaultProxy, faults: list[Fault], found: Found
) -> None:
    window.sign_in()  # loads what a first sign-in loads
    window.gaps_ms.clear()
    for number, fault in enumerate(faults):
        found["tried"] += 1
        if number % 4 == 1:  # not the first call of a sign-in, but the activation
            desk.browser.act = _spoiling(proxy, fault)
        else:
            proxy.fault = fault
        (window.sign_in, window.sign_in, window.check, window.give_back)[number % 4]()
        desk.browser.act = proxy.fault = None
        for _ in range(3):  # a call lasts a moment only here, and the computer may be busy
            window.sign_in()
            if window.is_licensed:
                break
        found["not_done_afterwards"] += not window.is_licensed
        desk.browser.close()


def _spoiling(proxy: FaultProxy, fault: Fault) -> Callable[[Visit], None]:
    def act(visit: Visit) -> None:
        visit.sign_in("you@acme.test")
        proxy.fault = fault
        visit.deliver()
        visit.see_the_end()

    return act


def _fault(chance: random.Random) -> Fault:
    kind = chance.choice((*STOPS, *CHANGES, DELIVERED))
    side = chance.choice(("request", "answer")) if kind in STOPS else "answer"
    length = LONGEST_REQUEST if side == "request" else LONGEST_ANSWER
    return Fault(kind, side, chance.randrange(length), chance.randrange(2**32))


def _with_bad_stores(many: int, seed: int) -> Found:
    found: Found = {"tried": 0, "stores": 0}
    order = list(STORES)
    random.Random(f"window {seed}").shuffle(order)
    gaps_ms: list[float] = []
    with _sandbox() as (sandbox, folder):
        for number in range(many):
            store = order[number % len(order)]
            gaps_ms += _life(sandbox, folder / str(number), store, found, is_first=number == 0)
    found["stores"] = min(many, len(STORES))
    return _told(found, gaps_ms)


def _life(
    sandbox: Sandbox, folder: Path, store: str, found: Found, *, is_first: bool
) -> list[float]:
    sandbox.reset()
    backend = backend_of(store, folder)
    profile = profile_with(sandbox.profiles["code"], folder / "profile")
    desk = Desk(profile, folder / "data", backend=backend)
    with as_in_the_program(), pytest.MonkeyPatch.context() as patch:
        wired(patch, desk)
        patch.setattr(vault, "DEADLINE_S", LIMIT_S)
        window = HeldWindow(desk.program())
        try:
            if is_first:
                window.sign_in()  # loads what a first sign-in loads
                window.gaps_ms.clear()
            for act in (window.sign_in, window.check, window.sign_off, window.give_back):
                found["tried"] += 1
                act()
        finally:
            if isinstance(backend, HangingBackend):
                backend.release()
            desk.browser.close()
            window.close()
    return window.gaps_ms


@contextmanager
def _sandbox() -> Iterator[tuple[Sandbox, Path]]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        uris = (f"http://localhost:{free_port()}/callback",)
        sandbox, _ = stack.enter_context(running(folder / "sandbox", uris))
        yield sandbox, folder


def _told(found: Found, gaps_ms: list[float]) -> Found:
    ordered = sorted(gaps_ms)
    found["beats"] = len(ordered)
    found["p99_ms"] = round(ordered[int(len(ordered) * 0.99)], 1)
    found["max_ms"] = round(ordered[-1], 1)
    return found
