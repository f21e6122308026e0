"""How does a test open the real listener and talk to it, byte by byte?"""

from __future__ import annotations

import json
import os
import secrets
import socket
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from sso.signin.authorization import Accepted, AuthorizationRequest, Verdict
from sso.signin.listener import Listener
from sso.signin.port_reservation import PortReservation
from sso.signin.redirect_routes import Counts
from tests.integration.sandbox_process import ROOT, free_port
from tests.unit.samples import request

PAGES = ROOT / "resources" / "pages"
KINDS = ("code", "token", "form_post")
FORM = "application/x-www-form-urlencoded"
DEADLINE_S = 5.0
RESET = b"\x01\0\0\0\0\0\0\0"  # SO_LINGER: on, no wait


@dataclass(frozen=True, slots=True)
class Answer:
    """One HTTP answer; status 0 where the connection ended without one."""

    status: int
    headers: dict[str, str]
    body: bytes
    raw: bytes = field(repr=False)

    @property
    def location(self) -> str:
        return self.headers.get("location", "")


def parsed(raw: bytes) -> Answer:
    """Take an answer apart."""
    head, separator, body = raw.partition(b"\r\n\r\n")
    if not separator:
        return Answer(0, {}, b"", raw)
    start, *lines = head.decode("latin-1").split("\r\n")
    named = (line.partition(": ") for line in lines)
    return Answer(
        int(start.split(" ")[1]), {name.lower(): text for name, _, text in named}, body, raw
    )


def read_answer(peer: socket.socket, *, has_body: bool = True) -> Answer:
    """Read one answer, to its own end and no further; the reader then closes, as browsers do."""
    raw = b""
    try:
        while part := peer.recv(65536):
            raw += part
            found = parsed(raw)
            length = int(found.headers.get("content-length", "0")) if has_body else 0
            if found.status and len(found.body) >= length:
                break
    except ConnectionResetError:
        pass
    return parsed(raw)


def wait_until(is_so: Callable[[], bool], deadline_s: float = DEADLINE_S) -> bool:
    """Look until something is so; False when the deadline passes."""
    ends = time.monotonic() + deadline_s
    while not is_so():
        if time.monotonic() > ends:
            return False
        threading.Event().wait(0.005)
    return True


def connect(port: int, host: str = "127.0.0.1") -> socket.socket:
    """Connect as a browser does, on the family of `host`."""
    peer = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    peer.settimeout(DEADLINE_S)
    try:
        peer.connect((host, port))
    except OSError:
        peer.close()
        raise
    return peer


def request_bytes(
    method: str, target: str, headers: Mapping[str, str | None], body: bytes = b""
) -> bytes:
    """Write a request; a header with None is left out."""
    if body or method == "POST":
        headers = {"Content-Length": str(len(body)), **headers}
    lines = [f"{method} {target} HTTP/1.1"]
    lines += [f"{name}: {text}" for name, text in headers.items() if text is not None]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1") + body


class OpenListener:
    """A listener on its own port, with all that it reported."""

    def __init__(
        self,
        kind: str = "code",
        *,
        port: int = 0,
        host: str = "localhost",
        pages: Path = PAGES,
        language: str = "en",
        reservation: PortReservation | None = None,
        **changes: object,
    ) -> None:
        self.kind = kind
        self.port = port or free_port()
        self.host = f"{host}:{self.port}"
        self.origin = f"http://{self.host}"
        self.state = secrets.token_urlsafe(32)
        self.verdicts: list[Verdict] = []
        self.counted: list[Counts] = []
        self.starts = 0
        self.is_answered = threading.Event()
        changes = {"is_form_post": kind == "form_post", **changes}
        if kind == "token":
            changes = {"response_type": "token", "nonce": "n", **changes}
        wanted: AuthorizationRequest = request(
            **{
                "state": self.state,
                "url": f"https://id.acme.test/auth?response_type=code&state={self.state}",
                "redirect_uri": f"{self.origin}/callback",
                **changes,
            }
        )
        self.listener = Listener(pages, "Keyturn", language=language, reservation=reservation)
        self.request, self.link = self.listener.bind(
            wanted,
            on_verdict=self._on_verdict,
            on_started=self._on_started,
            on_counted=self.counted.append,
        )

    def _on_verdict(self, verdict: Verdict) -> None:
        self.verdicts.append(verdict)
        self.is_answered.set()

    def _on_started(self) -> None:
        self.starts += 1

    # ---- asking

    def send(self, raw: bytes, host: str = "127.0.0.1") -> Answer:
        """Send bytes, read the answer."""
        with connect(self.port, host) as peer:
            peer.sendall(raw)
            return read_answer(peer, has_body=not raw.startswith(b"HEAD "))

    def ask(self, method: str, target: str, body: bytes = b"", /, **headers: str | None) -> Answer:
        """Ask as somebody would who knows the right `Host`; `_` in a name stands for `-`."""
        named: dict[str, str | None] = {"Host": self.host}
        named |= {name.replace("_", "-"): text for name, text in headers.items()}
        return self.send(request_bytes(method, target, named, body))

    def get(self, target: str, **headers: str | None) -> Answer:
        return self.ask("GET", target, **headers)

    def callback(self, **parameters: str) -> str:
        """The redirect's target with parameters in the query."""
        return f"/callback?{urlencode(parameters)}"

    # ---- what belongs to the sign-in

    def path_of(self, link: str) -> str:
        return link.partition(f":{self.port}")[2]

    def relay_key(self) -> str:
        return key_in(self.get("/callback"))

    def relay(self, fragment: str, key: str | None = None, **headers: str | None) -> Answer:
        """Do what the script of the relay page does."""
        named: dict[str, str | None] = {
            "Origin": self.origin,
            "Content-Type": "application/json",
            "X-Keyturn-Relay": self.relay_key() if key is None else key,
            "Sec-Fetch-Site": "same-origin",
        }
        named |= {name.replace("_", "-"): text for name, text in headers.items()}
        body = json.dumps({"fragment": fragment}).encode()
        return self.ask("POST", "/keyturn/relay", body, **named)

    def form(self, parameters: dict[str, str], **headers: str | None) -> Answer:
        """Do what a form_post page of the provider does."""
        named: dict[str, str | None] = {
            "Origin": "null",
            "Content-Type": FORM,
            "Sec-Fetch-Dest": "document",
        }
        named |= {name.replace("_", "-"): text for name, text in headers.items()}
        return self.ask("POST", "/callback", urlencode(parameters).encode(), **named)

    def genuine(self, **more: str) -> Answer:
        """Deliver the answer of the provider, the way this sign-in expects it."""
        if self.kind == "token":
            return self.relay(urlencode({"id_token": "i", "state": self.state, **more}))
        parameters = {"code": "c", "state": self.state, **more}
        if self.kind == "form_post":
            return self.form(parameters)
        return self.get(self.callback(**parameters))

    def assert_unharmed(self) -> None:
        """Nothing was taken so far, and the genuine answer is taken now, once."""
        assert self.verdicts == []
        assert self.genuine().status in (303, 204)
        assert self.is_answered.wait(DEADLINE_S)
        (verdict,) = self.verdicts
        assert isinstance(verdict, Accepted)
        assert (verdict.response.code or verdict.response.id_token) in ("c", "i")


def key_in(answer: Answer) -> str:
    """The secret header's value, out of a page of ours."""
    page = answer.body.decode()
    return page.partition('name="keyturn-relay-key" content="')[2].partition('"')[0]


def open_files() -> int:
    """How many descriptors this process has."""
    return len(os.listdir("/proc/self/fd"))


def sockets_on(port: int) -> list[str]:
    """States, in hexadecimal, of all TCP sockets whose own end is this port (0A listens)."""
    found = []
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        for row in Path(table).read_text(encoding="ascii").splitlines()[1:]:
            fields = row.split()
            if fields[1].endswith(f":{port:04X}"):
                found.append(fields[3])
    return found
