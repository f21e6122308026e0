"""What does another user of this computer try? In a forked child, without privileges.

Only root can become somebody else; where it cannot, nothing here is tried, and the table says so.
"""

from __future__ import annotations

import contextlib
import os
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.integration.listener.other_user import NOBODY, as_other_user, bare_socket
from tests.torture import wire

CAN_BE_ANOTHER = sys.platform == "linux" and os.getuid() == 0
SPELLINGS = (
    (socket.AF_INET, "127.0.0.1"),
    (socket.AF_INET6, "::1"),
    (socket.AF_INET6, "::ffff:127.0.0.1"),
)


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a squatter sits."""

    address: str  # "dual" is `::` for both families
    port: int
    is_listening: bool
    has_reuse: bool


ADDRESSES = ("127.0.0.1", "0.0.0.0", "::1", "::", "dual")


@contextmanager
def squatting(seats: list[Seat]) -> Iterator[None]:
    """Let the other user sit there until the block ends."""
    sitting, leaving = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        with contextlib.suppress(BaseException):
            os.close(leaving[1])
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
            taken = [_taken(seat) for seat in seats]
            os.write(sitting[1], bytes([len(taken)]))
            os.read(leaving[0], 1)
            code = 0
        os._exit(code)
    os.close(sitting[1])
    try:
        assert os.read(sitting[0], 1) == bytes([len(seats)]), "the squatter could not sit down"
        yield
    finally:
        os.close(leaving[1])
        os.waitpid(child, 0)
        os.close(sitting[0])
        os.close(leaving[0])


def _taken(seat: Seat) -> object:
    address = "::" if seat.address == "dual" else seat.address
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    taken = bare_socket(family)
    if seat.has_reuse:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if family == socket.AF_INET6:
        taken.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, int(seat.address != "dual"))
    taken.bind((address, seat.port))
    if seat.is_listening:
        taken.listen(5)
    return taken


def injected(port: int, raw: bytes, number: int) -> int:
    """Send the right answer so many times as the other user, by every spelling; how many were
    taken."""

    def send_all() -> int:
        taken = 0
        for turn in range(number):
            family, address = SPELLINGS[turn % len(SPELLINGS)]
            peer = bare_socket(family)
            peer.settimeout(wire.DEADLINE_S)
            try:
                peer.connect((address, port))
                peer.sendall(raw)
                if turn % 5 == 4:  # leaves at once, so that nobody can be asked any more
                    peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, wire.RESET)
                else:
                    taken += wire.status_of(peer.recv(64)) in (302, 303, 204)
            except OSError:
                pass
            finally:
                peer.close()
        return taken

    return int(as_other_user(send_all))


@contextmanager
def reading_command_lines(until: Path) -> Iterator[Callable[[], tuple[int, str]]]:
    """Let the other user read all command lines, again and again, until a file appears.

    The call at the end says how many were read, and the text of all that were different.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            os.close(reading)
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
            number, seen = _read_until(until)
            with os.fdopen(writing, "wb") as pipe:
                pipe.write(f"{number}\n".encode() + b"\n".join(seen))
        os._exit(0)
    os.close(writing)
    said: list[tuple[int, str]] = []

    def result() -> tuple[int, str]:
        if not said:
            until.touch()
            with os.fdopen(reading, "rb") as pipe:
                first, _, rest = pipe.read().decode(errors="replace").partition("\n")
            os.waitpid(child, 0)
            said.append((int(first or 0), rest))
        return said[0]

    try:
        yield result
    finally:
        result()


def _read_until(until: Path) -> tuple[int, set[bytes]]:
    number, seen = 0, set()
    while not until.exists():
        for folder in os.listdir("/proc"):
            if folder.isdigit():
                with contextlib.suppress(OSError):
                    seen.add(Path(f"/proc/{folder}/cmdline").read_bytes())
                    number += 1
    return number, seen
