"""Who plays the license service where no service would ever say such things? A raw server, by one
thread; beside it the real program on a computer of its own, with short limits of time."""

from __future__ import annotations

import logging
import os
import resource
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest
from cryptography.hazmat.primitives import serialization

from sso.cli.output import Output
from sso.cli.parser import parse
from sso.licensing.model import SignedAnswer
from sso.network.transport import Transport, TransportSettings
from sso.storage.license_store import contact_of
from tests.integration.bench import Bench, Desk, wired
from tests.unit.samples import key_pair

PRODUCT, DEVICE, PERSON = "myproduct", "123", "u@g.com"
PROFILE = """\
schema = 1
[app]
id = "io.keyturn.Test"
name = "Keyturn"
[license_service]
base_url = "{url}"
api_key = "key"
shared_key = "shared"
public_key = "public_key.pem"
company_id = 276
[[products]]
code = "myproduct"
name = "My Product"
[sign_in]
response_type = "code"
redirect_uri = "http://localhost:47811/callback"
customer_account_code = "ACME"
"""
SHORT = TransportSettings(connect_timeout_s=2, read_timeout_s=0.5, total_timeout_s=1)
Say = Callable[[socket.socket, threading.Event], None]


class OneByOne:
    """Takes one connection after the other, in a thread of its own, and ends each itself."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="one-by-one")

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._is_over.set()
        with suppress(OSError):  # wakes the thread
            socket.create_connection(self._socket.getsockname(), timeout=1).close()
        self._thread.join(10)
        self._socket.close()

    def _serve(self) -> None:
        while not self._is_over.is_set():
            peer, _ = self._socket.accept()
            with peer, suppress(OSError):
                peer.settimeout(5)
                if not self._is_over.is_set():
                    self._talk(peer)

    def _talk(self, peer: socket.socket) -> None:
        """Serve one connection."""
        raise NotImplementedError


class AnswerServer(OneByOne):
    """Reads one request after the other and lets `say` answer each."""

    def __init__(self) -> None:
        super().__init__()
        self.say: Say = lambda peer, is_over: None
        self.requests = 0

    def _talk(self, peer: socket.socket) -> None:
        if read_request(peer):
            self.requests += 1
            self.say(peer, self._is_over)


def read_request(peer: socket.socket, raw: bytes = b"") -> bytes:
    """Return one whole request; nothing where the peer went away before its end.

    :param raw: what was read of it already.
    """
    while b"\r\n\r\n" not in raw:
        more = peer.recv(65536)
        if not more:
            return b""
        raw += more
    head, _, body = raw.partition(b"\r\n\r\n")
    length = next(
        (
            int(line.partition(b":")[2])
            for line in head.split(b"\r\n")
            if line.lower().startswith(b"content-length:")
        ),
        0,
    )
    while len(body) < length:
        more = peer.recv(65536)
        if not more:
            return b""
        body += more
    return head + b"\r\n\r\n" + body


class ShortOfTime(Bench):
    """The program's parts, with limits that a test can wait for."""

    @cached_property
    def transport(self) -> Transport:
        return Transport(SHORT, tell=self._note_call)


def short_of_time(desk: Desk) -> ShortOfTime:
    """A fresh start of the program."""
    words = ["--profile", str(desk.profile), "--data-dir", str(desk.folder), "status"]
    program = ShortOfTime(parse(words), Output(is_json=True))
    program.hardware_id = desk.hardware_id
    return program


def activated(folder: Path, url: str, evidence: SignedAnswer) -> Desk:
    """A computer whose profile leads to this address and pins the tests' key; this license is
    kept there."""
    pem = (
        key_pair()
        .public_key()
        .public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    )
    (folder / "public_key.pem").write_bytes(pem)
    profile = folder / "profile.toml"
    profile.write_text(PROFILE.format(url=url), encoding="utf-8")
    desk = Desk(profile, folder / "data", hardware_id=DEVICE)
    store = short_of_time(desk).store
    store.save(PRODUCT, evidence, DEVICE)
    store.save_contact(PRODUCT, contact_of(evidence))
    return desk


@contextmanager
def as_in_the_program(desk: Desk | None = None) -> Iterator[None]:
    """The fakes of a desk in their places, and the library's loggers as quiet as the program has
    them."""
    logger = logging.getLogger("urllib3")
    before = logger.level
    logger.setLevel(logging.ERROR)
    with pytest.MonkeyPatch.context() as monkeypatch:
        if desk is not None:
            wired(monkeypatch, desk)
        try:
            yield
        finally:
            logger.setLevel(before)


def rss_mb() -> float:
    """Resident memory of this process."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


def open_files() -> int:
    """Descriptors of this process."""
    return len(os.listdir("/proc/self/fd"))
