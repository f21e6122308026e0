"""Does every call end done or cleanly retryable, and no device hold two seats, whatever the way
does?

Ten faults of the way to five calls of the real manager and client, against the sandbox. After a
call that failed, the same call without a fault has to be done.
"""

from __future__ import annotations

import random
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from sso.activation.manager import SignInOptions
from sso.cli.output import Output
from sso.cli.parser import parse
from sso.errors import KeyturnError
from sso.licensing.credentials import PasswordCredential
from sso.network.transport import Transport, TransportSettings
from tests.integration.bench import Bench, Desk, profile_with
from tests.integration.sandbox_process import Sandbox, free_port, running
from tests.torture.fault_proxy import CHANGES, DELIVERED, STOPS, Fault, FaultProxy
from tests.torture.rig import Found
from tests.torture.service_rig import as_in_the_program

CALLS = ("sso_url", "product_details", "activate_license", "check_license", "deactivate_license")
SEAT_CALLS = CALLS[2], CALLS[4]
OFFSETS = 8  # of each other fault
AGAIN_EVERY = 4  # how often the call without a fault follows a reset; it does after all else
OTHERS_STEP = 4  # bytes between the resets of calls that take or give no seat
FORGETS_AFTER = 50  # the sandbox remembers every request
SHORT = TransportSettings(connect_timeout_s=2, read_timeout_s=0.3, total_timeout_s=0.6)
YOU = PasswordCredential("you@acme.test", "sandbox")
Ask = Callable[[], KeyturnError | None]


class Hurried(Bench):
    """The program's parts; a call may last for a moment. On a busy computer that is too short for
    a call that has to be done: for those there is a second start."""

    @cached_property
    def transport(self) -> Transport:
        return Transport(SHORT, tell=self._note_call)


def network_faults(scale: float, seed: int) -> Found:
    """Let the way fail in every manner; counts what did not end as it must."""
    found: Found = {
        "tried": 0, "done": 0, "failed": 0, "uncaught": 0, "not_retryable": 0, "two_seats": 0,
        "wrong_seats": 0,
    }  # fmt: skip
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        uris = (f"http://localhost:{free_port()}/callback",)
        with running(folder / "sandbox", uris) as (sandbox, _):
            parts = urlsplit(sandbox.base_url)
            with FaultProxy((parts.hostname or "", parts.port or 0)) as proxy:
                desk = desk_behind(folder, sandbox, proxy)
                with as_in_the_program(desk):
                    trials = Trials(desk, sandbox, proxy, found)
                    trials.run(scale, seed)
                    trials.close()
                    found["longest_s"] = round(trials.longest_s, 1)
    return found


def desk_behind(folder: Path, sandbox: Sandbox, proxy: FaultProxy) -> Desk:
    """Return a computer whose way to the service leads through the proxy."""
    profile = profile_with(sandbox.profiles["code"], folder / "profile")
    text = profile.read_text(encoding="utf-8")
    text = re.sub(r'base_url = "[^"]*"', f'base_url = "{proxy.url}"', text)
    profile.write_text(text, encoding="utf-8")
    return Desk(profile, folder / "data")


def faults(call: str, request: int, answer: int, scale: float, seed: int) -> Iterator[Fault]:
    """Yield what befalls one call: resets at every byte, or a share of them, and eight of each
    other fault; of those a larger share, since they are few."""
    chance = random.Random(f"{seed} {call}")

    def few() -> range:
        many = OFFSETS * min(1.0, 10 * scale)
        return range(int(many) + (chance.random() < many % 1))

    for side, length in (("request", request), ("answer", answer)):
        step = max(1, round(1 / scale)) * (1 if call in SEAT_CALLS else OTHERS_STEP)
        for offset in range(chance.randrange(step), length, step):
            yield Fault("reset", side, offset)
        for kind in STOPS[1:]:
            for _ in few():
                yield Fault(kind, side, chance.randrange(length))
    for kind in CHANGES:
        for _ in few():
            yield Fault(kind, "answer", chance.randrange(answer), chance.randrange(2**32))
    for _ in few():
        yield Fault(DELIVERED, "answer", 0)


class Trials:
    """One computer behind the proxy."""

    def __init__(self, desk: Desk, sandbox: Sandbox, proxy: FaultProxy, found: Found) -> None:
        words = ["--profile", str(desk.profile), "--data-dir", str(desk.folder), "status"]
        self._programs = [kind(parse(words), Output(is_json=True)) for kind in (Hurried, Bench)]
        self._hurried, self._patient = (_asks(program) for program in self._programs)
        self._device = self._programs[0].hardware_id
        self._sandbox = sandbox
        self._proxy = proxy
        self._found = found
        self.longest_s = 0.0

    def close(self) -> None:
        """Give connections back."""
        for program in self._programs:
            program.api.close()

    def run(self, scale: float, seed: int) -> None:
        """Every fault at every call."""
        for name in CALLS:
            self._begin_anew()
            error = self._patient[name]()
            assert error is None, f"{name} fails without a fault: {error!r}"
            lengths = len(self._proxy.request), len(self._proxy.answer)
            assert min(lengths) > 100, f"{name} was not asked"
            for number, fault in enumerate(faults(name, *lengths, scale, seed)):
                if number % FORGETS_AFTER == 0:
                    self._begin_anew()
                self._try(name, fault, fault.kind != "reset" or number % AGAIN_EVERY == 0)

    def _begin_anew(self) -> None:
        """The sandbox as it was at its start, and a license of it here."""
        self._proxy.fault = None
        self._sandbox.reset()
        error = self._patient["activate_license"]()
        assert error is None, f"no activation without a fault: {error!r}"

    def _try(self, name: str, fault: Fault, is_repeated: bool) -> None:
        if name == "deactivate_license" and self._seats() == 0:
            assert self._patient["activate_license"]() is None, "no activation without a fault"
        where = f"{name} {fault}"
        self._found["tried"] += 1
        self._proxy.fault = fault
        began = time.monotonic()
        try:
            error = self._hurried[name]()
        except Exception as raised:  # noqa: BLE001 - anything else is what is looked for
            self._note("uncaught", f"{where}: {type(raised).__name__}: {raised}")
            error = KeyturnError()
        self.longest_s = max(self.longest_s, time.monotonic() - began)
        self._proxy.fault = None
        self._found["failed" if error else "done"] += 1
        if error is not None and is_repeated:
            error = self._again(name, error, where)
        if name in SEAT_CALLS or is_repeated:
            self._count_seats(name, error, where)

    def _again(self, name: str, error: KeyturnError, where: str) -> KeyturnError | None:
        """The same call without a fault has to be done."""
        again = self._patient[name]()
        if again is not None:
            self._note("not_retryable", f"{where}: {error.code}, then {again.code}: {again}")
            self._begin_anew()
        return again

    def _count_seats(self, name: str, error: KeyturnError | None, where: str) -> None:
        seats, wanted = self._seats(), 0 if name == "deactivate_license" else 1
        if seats > 1:
            self._note("two_seats", where)
        if error is None and seats != wanted:
            self._note("wrong_seats", where)

    def _seats(self) -> int:
        held = self._sandbox.state()["activations"]
        return sum(one["hardware_id"] == self._device for one in held)

    def _note(self, what: str, where: str) -> None:
        self._found[what] += 1
        self._found.setdefault(f"first_{what}", where)


def _asks(program: Bench) -> dict[str, Ask]:
    """How each call is made."""
    manager, api = program.manager, program.api
    person = SignInOptions(is_again=True, credential=YOU)
    return {
        "sso_url": lambda: _error_of(lambda: api.sso_url("CAD-PRO", "ACME", "code")),
        "product_details": lambda: _error_of(lambda: api.product_details("CAD-PRO")),
        "activate_license": lambda: manager.activate(None, person).error,
        "check_license": lambda: manager.check().error,
        "deactivate_license": lambda: _error_of(manager.deactivate),
    }


def _error_of(work: Callable[[], object]) -> KeyturnError | None:
    try:
        work()
    except KeyturnError as error:
        return error
    return None
