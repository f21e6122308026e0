"""What can a way do to one call? A proxy on loopback that spoils exactly one connection, at a byte.

Requests are cut, stopped or slowed, never changed: over TLS nothing can change them. Answers are
changed too, as a test of the signature and of what is read before it.
"""

from __future__ import annotations

import random
import socket
import struct
from dataclasses import dataclass

from tests.torture.service_rig import OneByOne, read_request

STOPS = ("reset", "close", "half_close", "stall", "delay", "drip")
CHANGES = ("garbage", "duplicate", "swap")
DELIVERED = "reset_when_delivered"  # the service has done what was asked; no byte comes back
DELAY_S, DRIP_S = 0.02, 0.004
_LINGER_NONE = struct.pack("ii", 1, 0)


@dataclass(frozen=True)
class Fault:
    """What happens to the next connection.

    :param side: `request` or `answer`. :param offset: how many bytes of it pass before.
    """

    kind: str
    side: str
    offset: int
    seed: int = 0


class FaultProxy(OneByOne):
    """Hands one request after the other on to a service, each on a connection of its own."""

    def __init__(self, service: tuple[str, int]) -> None:
        super().__init__()
        self._service = service
        self.fault: Fault | None = None
        self.request = self.answer = b""  # of the latest call that came through whole

    def _talk(self, peer: socket.socket) -> None:
        fault, self.fault = self.fault, None
        start = b""
        if fault is not None and fault.side == "request":
            start = _exactly(peer, fault.offset)
            if not self._goes_on(peer, fault):
                return
        asked = read_request(peer, start)
        if not asked:
            return
        answer = self._answered(asked)
        if fault is None:
            self.request, self.answer = asked, answer
        if fault is None or fault.side == "request":
            peer.sendall(answer)
        elif fault.kind == DELIVERED:
            _reset(peer)
        else:
            self._spoil(peer, fault, answer)

    def _goes_on(self, peer: socket.socket, fault: Fault) -> bool:
        """Do to a request what is to be done in its midst; whether the rest is read."""
        if fault.kind == "reset":
            _reset(peer)
        elif fault.kind == "close":
            peer.shutdown(socket.SHUT_RDWR)
        elif fault.kind == "half_close":
            peer.shutdown(socket.SHUT_WR)
            _read_to_the_end(peer)
        elif fault.kind == "stall":
            _read_to_the_end(peer)
        else:
            self._is_over.wait(DELAY_S)
            return True
        return False

    def _spoil(self, peer: socket.socket, fault: Fault, answer: bytes) -> None:
        chance = random.Random(f"{fault}")
        before, rest = answer[: fault.offset], answer[fault.offset :]
        if fault.kind in CHANGES:
            peer.sendall(before + _changed(rest, fault.kind, chance))
            return
        peer.sendall(before)
        if fault.kind == "reset":
            _reset(peer)
        elif fault.kind == "half_close":
            peer.shutdown(socket.SHUT_WR)
            _read_to_the_end(peer)
        elif fault.kind == "stall":
            _read_to_the_end(peer)
        elif fault.kind == "delay":
            self._is_over.wait(DELAY_S)
            peer.sendall(rest)
        elif fault.kind == "drip":
            for at in range(len(rest)):
                self._is_over.wait(DRIP_S)
                peer.sendall(rest[at : at + 1])

    def _answered(self, asked: bytes) -> bytes:
        head, _, body = asked.partition(b"\r\n\r\n")
        # One answer a connection, so that its end is the end of the stream.
        lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"connection")]
        with socket.create_connection(self._service, timeout=10) as service:
            service.sendall(b"\r\n".join([*lines, b"Connection: close"]) + b"\r\n\r\n" + body)
            answer = b""
            while more := service.recv(65536):
                answer += more
        return answer


def _changed(rest: bytes, kind: str, chance: random.Random) -> bytes:
    piece = chance.randrange(1, 20)
    if kind == "garbage":
        return chance.randbytes(piece) + rest[piece:]
    if kind == "duplicate":
        return rest[:piece] + rest
    return rest[piece : 2 * piece] + rest[:piece] + rest[2 * piece :]


def _exactly(peer: socket.socket, many: int) -> bytes:
    raw = b""
    while len(raw) < many:
        more = peer.recv(many - len(raw))
        if not more:
            break
        raw += more
    return raw


def _read_to_the_end(peer: socket.socket) -> None:
    """Until the other side gives up."""
    while peer.recv(65536):
        pass


def _reset(peer: socket.socket) -> None:
    peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_NONE)
    peer.close()
