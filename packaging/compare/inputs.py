"""Which ten hostile inputs come before the genuine answer? Each a name and its bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

FORM = "application/x-www-form-urlencoded"
GENUINE, STOLEN = "genuine-code", "stolen-code"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A listener that waits for its answer."""

    port: int
    state: str
    path: str
    manner: str

    def answer(
        self, parameters: dict[str, str], host: str | None = None, method: str = ""
    ) -> bytes:
        """An answer with these parameters, in the manner that this listener takes."""
        pairs, named = urlencode(parameters), host or f"localhost:{self.port}"
        if self.manner == "form_post" and method != "HEAD":
            head = f"POST {self.path} HTTP/1.1\r\nHost: {named}\r\nContent-Type: {FORM}\r\n"
            return f"{head}Content-Length: {len(pairs)}\r\n\r\n{pairs}".encode()
        return f"{method or 'GET'} {self.path}?{pairs} HTTP/1.1\r\nHost: {named}\r\n\r\n".encode()

    def genuine(self) -> bytes:
        return self.answer({"code": GENUINE, "state": self.state})

    def plain(self, method: str, path: str, lines: str = "", body: bytes = b"") -> bytes:
        head = f"{method} {path} HTTP/1.1\r\nHost: localhost:{self.port}\r\n{lines}\r\n"
        return head.encode() + body


@dataclass(frozen=True, slots=True)
class Hostile:
    """One input.

    :param stays: its connection is kept open while the genuine answer comes.
    """

    name: str
    bytes_for: Callable[[Waiting], bytes]
    stays: bool = False


TEN = (
    Hostile("an idle connection", lambda to: b"", stays=True),
    Hostile("half a head", lambda to: to.genuine()[:30], stays=True),
    Hostile("the favicon", lambda to: to.plain("GET", "/favicon.ico")),
    Hostile(
        "HEAD of the genuine address",
        lambda to: to.answer({"code": GENUINE, "state": to.state}, method="HEAD"),
    ),
    Hostile("a wrong state", lambda to: to.answer({"code": STOLEN, "state": "wrong"})),
    Hostile("an error without state", lambda to: to.answer({"error": "access_denied"})),
    Hostile(
        "a body of 300 KB",
        lambda to: to.plain(
            "POST", to.path, f"Content-Type: {FORM}\r\nContent-Length: 300000\r\n", b"x" * 300_000
        ),
    ),
    Hostile(
        "another Host, with the state",
        lambda to: to.answer({"code": STOLEN, "state": to.state}, host="evil.test"),
    ),
    Hostile("a TLS hello", lambda to: b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(500)),
    Hostile("40 KB of cookies", lambda to: to.plain("GET", "/x", f"Cookie: {'c' * 40_000}\r\n")),
)
