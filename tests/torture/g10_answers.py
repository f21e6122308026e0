"""Does an answer that is none ever harm: an exception that is not ours, a license that changes, a
call without end, memory without bound?

The real client and manager over HTTP; a server that signs with the key that the profile pins.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from sso.activation.manager import SignInOptions
from sso.cli.sentences import explain
from sso.errors import KeyturnError, ServiceUnreachable
from sso.licensing.credentials import PasswordCredential
from sso.licensing.model import SsoCredential
from tests.torture.g10_calls import Call, calls, stored_evidence
from tests.torture.g10_families import FAMILIES, SLOW, Family
from tests.torture.rig import Found
from tests.torture.row import of
from tests.torture.service_rig import (
    PERSON,
    PRODUCT,
    AnswerServer,
    Say,
    ShortOfTime,
    activated,
    as_in_the_program,
    rss_mb,
    short_of_time,
)

EACH = 44  # of a family at a call; 23 families make 1,000
FEW = 4  # of a family that lasts as long as a call may
TRIES = 5  # a busy computer may take longer than the short time that a call has here
Ask = Callable[[], KeyturnError | None]


def malformed_answers(scale: float, seed: int) -> Found:
    """Show every call every family's answers, and count what they did."""
    found: Found = {
        "tried": 0, "families": len(FAMILIES), "uncaught": 0, "changed": 0, "taken": 0,
        "without_words": 0,
    }  # fmt: skip
    codes: set[str] = set()
    with tempfile.TemporaryDirectory() as folder, AnswerServer() as server:
        desk = activated(Path(folder), server.url, stored_evidence())
        with as_in_the_program(desk):
            program = short_of_time(desk)
            table = Table(program, server, found, codes)
            (stored,) = desk.folder.rglob("*.license")
            table.stored = stored
            for call in calls():
                table.demand_genuine(call)
            table.begin(stored_evidence())
            for family in FAMILIES:
                for call in calls():
                    many = of(FEW if family in SLOW else EACH, scale)
                    for number in range(many):
                        table.show(
                            call, family, random.Random(f"{seed} {family.__name__} {number}")
                        )
            program.api.close()
    return {
        **found,
        "codes": len(codes),
        "longest_s": round(table.longest_s, 1),
        "rss_growth_mb": round(table.most_mb - table.first_mb, 1),
    }


class Table:
    """One computer with a license, to which answers are shown."""

    stored: Path

    def __init__(
        self, program: ShortOfTime, server: AnswerServer, found: Found, codes: set[str]
    ) -> None:
        self._program = program
        self._server = server
        self._found = found
        self._codes = codes
        self._kept = b""
        self.longest_s = 0.0
        self.first_mb = self.most_mb = 0.0

    def begin(self, evidence: object) -> None:
        """From here on nothing may change."""
        store = self._program.store
        store.save(PRODUCT, evidence, "123")  # type: ignore[arg-type]
        self._kept = self.stored.read_bytes()
        self.first_mb = self.most_mb = rss_mb()

    def demand_genuine(self, call: Call) -> None:
        """:raises AssertionError: the right answer is not taken, so that nothing would be shown."""
        self._server.say = _saying(call.genuine)
        for _ in range(TRIES):
            error = self._asks()[call.name]()
            if not isinstance(error, ServiceUnreachable):
                break
        assert error is None, f"{call.name}: {error!r}"
        if call.name == "deactivate_license":
            self._program.store.save(PRODUCT, stored_evidence(), "123")

    def show(self, call: Call, family: Family, chance: random.Random) -> None:
        """Give one answer to one call."""
        reply = family(chance, call)
        self._server.say = _saying(reply) if isinstance(reply, bytes) else reply
        self._found["tried"] += 1
        where = f"{call.name} {family.__name__}"
        began = time.monotonic()
        try:
            error = self._asks()[call.name]()
        except Exception as raised:  # noqa: BLE001 - anything else is what is looked for
            self._note("uncaught", f"{where}: {type(raised).__name__}: {raised}")
        else:
            self._judge(error, where, reply)
        self.longest_s = max(self.longest_s, time.monotonic() - began)
        self.most_mb = max(self.most_mb, rss_mb())
        if not self.stored.is_file() or self.stored.read_bytes() != self._kept:
            self._note("changed", where)
            self.stored.write_bytes(self._kept)

    def _judge(self, error: KeyturnError | None, where: str, reply: bytes | Say) -> None:
        if error is None:
            shown = reply[:400] if isinstance(reply, bytes) else ""
            self._note("taken", f"{where}: {shown!r}")
            return
        self._codes.add(error.code)
        said = explain(error)
        if not (said.what.strip() and said.next_step.strip()) or error.code == "DEFECT":
            self._note("without_words", f"{where}: {error.code}")

    def _note(self, what: str, where: str) -> None:
        self._found[what] += 1
        self._found.setdefault(f"first_{what}", where)

    def _asks(self) -> dict[str, Ask]:
        """How each call is made."""
        manager, api = self._program.manager, self._program.api
        person = SignInOptions(is_again=True, credential=PasswordCredential(PERSON, "secret"))
        token = SsoCredential("code", "c", "ACME", "")
        return {
            "sso_url": lambda: _error_of(lambda: api.sso_url(PRODUCT, "ACME", "code")),
            "activate_license": lambda: manager.activate(None, person).error,
            "check_license": lambda: manager.check().error,
            "deactivate_license": lambda: _error_of(manager.deactivate),
            "user_licenses": lambda: _error_of(lambda: api.user_licenses(PRODUCT, token)),
        }


def _error_of(work: Callable[[], object]) -> KeyturnError | None:
    try:
        work()
    except KeyturnError as error:
        return error
    return None


def _saying(reply: bytes) -> Say:
    def say(peer: object, is_over: object) -> None:
        with suppress(OSError):  # a client that has seen enough hangs up
            peer.sendall(reply)  # type: ignore[attr-defined]

    return say
