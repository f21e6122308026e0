"""However an activation's answer is lost, does a device ever cost a second seat?

A proxy cuts the answer at one byte offset after the other; the program asks what became of it, and
tries again.
"""

from __future__ import annotations

import logging
import os
import re
import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from sso import errors
from sso.licensing.model import DeviceFacts, SsoCredential
from tests.integration.bench import Desk
from tests.integration.conftest import MakeDesk
from tests.integration.sandbox_process import Sandbox

# `make torture` cuts at every byte; in `make test` a share of the offsets must do.
STEP = int(os.environ.get("KEYTURN_CUT_STEP", "13"))
MAX_BYTES = 64 * 1024


class CuttingProxy(socketserver.ThreadingTCPServer):
    """Hands requests on to the sandbox and cuts the answers of one route after `cut_at` bytes."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, target: int, route: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.target = target
        self.route = route.encode()
        self.cut_at: int | None = None
        self.length = 0

    @property
    def url(self) -> str:
        """Its own address."""
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(socketserver.BaseRequestHandler):
    server: CuttingProxy

    def handle(self) -> None:
        asked = _message(self.request)
        if not asked:
            return
        head, _, body = asked.partition(b"\r\n\r\n")
        # One answer a connection, so that its end is the end of the stream.
        lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"connection")]
        with socket.create_connection(("127.0.0.1", self.server.target)) as sandbox:
            sandbox.sendall(b"\r\n".join([*lines, b"Connection: close"]) + b"\r\n\r\n" + body)
            answer = b""
            while more := sandbox.recv(MAX_BYTES):
                answer += more
        if self.server.route in head and self.server.cut_at is not None:
            self.server.length = len(answer)
            answer = answer[: self.server.cut_at]
        self.request.sendall(answer)


def _message(peer: socket.socket) -> bytes:
    got = b""
    while b"\r\n\r\n" not in got:
        more = peer.recv(MAX_BYTES)
        if not more:
            return b""
        got += more
    head, _, body = got.partition(b"\r\n\r\n")
    lengths = [
        int(line.partition(b":")[2])
        for line in head.split(b"\r\n")
        if line.lower().startswith(b"content-length:")
    ]
    while lengths and len(body) < lengths[0]:
        body += peer.recv(MAX_BYTES)
    return head + b"\r\n\r\n" + body


@contextmanager
def proxied(desk: Desk) -> Iterator[CuttingProxy]:
    """The desk's profile leads to the proxy, and the proxy to the sandbox."""
    text = desk.profile.read_text()
    (port,) = re.findall(r'base_url = "http://127\.0\.0\.1:(\d+)"', text)
    with CuttingProxy(int(port), "activate_license") as proxy:
        desk.profile.write_text(re.sub(r'base_url = "[^"]*"', f'base_url = "{proxy.url}"', text))
        serving = threading.Thread(target=proxy.serve_forever, args=(0.01,))
        serving.start()
        try:
            yield proxy
        finally:
            proxy.shutdown()
            serving.join()


def test_no_offset_of_a_lost_answer_costs_a_second_seat(
    sandbox: Sandbox, new_desk: MakeDesk, caplog: pytest.LogCaptureFixture
) -> None:
    sandbox.settings(access_token_single_use=False)
    desk = new_desk("token")
    with proxied(desk) as proxy:
        program = desk.program()
        token = _token_of(desk)
        credential = SsoCredential("id_token", token, "ACME", sandbox.redirect_uris[0])
        device = DeviceFacts("bench-device", "host", "Linux")
        proxy.cut_at = MAX_BYTES
        program.api.activate("CAD-PRO", credential, device)
        lost = taken = 0
        for offset in range(0, proxy.length, STEP):
            proxy.cut_at = offset
            try:
                program.api.activate("CAD-PRO", credential, device)
                taken += 1
            except (errors.ServiceUnreachable, errors.AnswerNotUnderstood, errors.SignatureWrong):
                lost += 1
            assert sandbox.seats() == 1, f"cut at {offset} of {proxy.length}"
        program.api.close()
    # The library complains of half heads; the program silences it, since it names whole addresses.
    loud = {record.name for record in caplog.records if record.levelno >= logging.WARNING}
    assert loud <= {"urllib3.connection"}
    caplog.clear()
    assert taken == 0
    assert lost == len(range(0, proxy.length, STEP))
    assert proxy.length > 1500


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_the_program_finds_its_activation_or_says_that_it_may_hold_a_seat(
    sandbox: Sandbox, new_desk: MakeDesk, share: float, caplog: pytest.LogCaptureFixture
) -> None:
    desk = new_desk("token")
    with proxied(desk) as proxy:
        proxy.cut_at = int(share * 3000)
        outcome = desk.activate()
        assert sandbox.seats() == 1
        if outcome.error is None:
            assert desk.status()["state"] == "active", "found by asking"
        else:
            assert outcome.error.facts.get("may_hold_seat", 1)
        caplog.clear()
        proxy.cut_at = None
        assert desk.activate().error is None
        assert sandbox.seats() == 1


def _token_of(desk: Desk) -> str:
    """Sign in once and keep what the program would have sent."""
    program = desk.program()
    kept: list[str] = []
    real = program.api.activate

    def keep(product: str, credential: SsoCredential, *rest: object, **more: object) -> object:
        kept.append(credential.value)
        return real(product, credential, *rest, **more)  # type: ignore[arg-type]

    program.api.activate = keep  # type: ignore[method-assign, assignment]
    assert program.manager.activate(None, desk.options()).error is None
    desk.browser.close()
    program.api.close()
    return kept[0]
