"""Who floods the listener? A process of its own with parallel clients, each request from its seed.

    python -m tests.torture.flood '{"port": 1, "number": 100, "parallel": 32, "seed": 7, ...}'

It prints one JSON object: for each shape what was tried and what came back.
"""

from __future__ import annotations

import itertools
import json
import os
import random
import socket
import sys
import threading
import time
from collections import Counter
from typing import Any

from tests.torture import wire
from tests.torture.shapes import SHAPES, Shape

NICE = 10  # what is measured is the listener, not who gets the processor that all of them share
TAKEN = (302, 303, 204)  # what only a genuine answer, or a genuine start link, gets


def request_of(turn: int, seed: int, port: int) -> tuple[Shape, bytes, str]:
    """Make the request of a turn: its shape, its bytes, and the family that it goes to."""
    rng = random.Random(f"{seed}-{turn}")
    shape = SHAPES[turn % len(SHAPES)]
    return shape, shape.make(rng, port), rng.choice(("127.0.0.1", "::1"))


class Flood:
    """Parallel clients that share one count of requests."""

    def __init__(self, port: int, number: int, seed: int, first: int, until_s: float) -> None:
        self._port = port
        self._seed = seed
        self._turns = iter(range(first, first + number))
        self._lock = threading.Lock()
        self._ends = time.monotonic() + until_s
        self.tried: Counter[str] = Counter()
        self.answers: dict[str, Counter[str]] = {shape.name: Counter() for shape in SHAPES}

    def run(self, parallel: int) -> None:
        clients = [threading.Thread(target=self._client) for _ in range(parallel)]
        for client in clients:
            client.start()
        for client in clients:
            client.join()

    def _client(self) -> None:
        while time.monotonic() < self._ends:
            with self._lock:
                turn = next(self._turns, None)
            if turn is None:
                return
            shape, raw, host = request_of(turn, self._seed, self._port)
            said = self._one(shape, raw, host)
            with self._lock:
                self.tried[shape.name] += 1
                self.answers[shape.name][said] += 1

    def _one(self, shape: Shape, raw: bytes, host: str) -> str:
        try:
            if shape.manner == "relay":
                raw = self._with_key(raw)
            with wire.connect(self._port, host) as peer:
                return self._deliver(peer, shape.manner, raw)
        except TimeoutError:
            return "too late"
        except OSError as reason:
            return type(reason).__name__

    def _with_key(self, raw: bytes) -> bytes:
        key = wire.relay_key(self._port).encode() or b"none"
        return raw.replace(b"\r\n", b"\r\nX-Keyturn-Relay: " + key + b"\r\n", 1)

    def _deliver(self, peer: socket.socket, manner: str, raw: bytes) -> str:
        if manner == "drip":
            for index in range(len(raw)):
                peer.sendall(raw[index : index + 1])
                time.sleep(0.005)
            return "left"
        try:
            peer.sendall(raw)
        except (BrokenPipeError, ConnectionResetError):
            pass  # answered and closed before all was sent
        if manner == "reset":
            peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, wire.RESET)
        if manner in ("leave", "reset"):
            return "left"
        return str(wire.status_of(wire.read_answer(peer)) or "closed")


class Drips:
    """Connections that send a byte now and then, and come back when they are thrown out.

    Every other one drips not a head but the body of a form that looks like the provider's.
    """

    def __init__(self, port: int, number: int) -> None:
        self._port = port
        self._peers: dict[int, socket.socket | None] = dict.fromkeys(range(number))
        self._greeted: set[int] = set()
        host, kind = f"localhost:{port}", "application/x-www-form-urlencoded"
        headers: wire.Headers = {"Host": host, "Content-Type": kind, "Content-Length": "9999"}
        self._form = wire.request("POST", "/callback", headers)
        self.renewed = 0

    def run(self, until_s: float) -> None:
        ends = time.monotonic() + until_s
        for index in itertools.cycle(self._peers):
            if time.monotonic() > ends:
                return
            self._touch(index)
            if index == len(self._peers) - 1:
                time.sleep(0.2)

    def _touch(self, index: int) -> None:
        peer = self._peers[index]
        if peer is None:
            self._greeted.discard(index)
            self._peers[index] = peer = socket.socket()
            peer.setblocking(False)
            peer.connect_ex(("127.0.0.1", self._port))
            self.renewed += 1
            return
        try:
            peer.send(b"G" if index % 2 or index in self._greeted else self._form)
            self._greeted.add(index)
        except BlockingIOError:
            pass
        except OSError:
            peer.close()
            self._peers[index] = None


def main() -> None:
    os.nice(NICE)
    order: dict[str, Any] = json.loads(sys.argv[1])
    if order.get("drips"):
        drips = Drips(order["port"], order["drips"])
        drips.run(order["until_s"])
        print(json.dumps({"renewed": drips.renewed}))
        return
    flood = Flood(order["port"], order["number"], order["seed"], order["first"], order["until_s"])
    flood.run(order["parallel"])
    shapes = {
        name: {"tried": flood.tried[name], "answers": dict(answers)}
        for name, answers in flood.answers.items()
    }
    print(json.dumps({"shapes": shapes}))


if __name__ == "__main__":
    main()
