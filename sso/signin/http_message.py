"""Is a request to the redirect listener well formed, and how is an answer written? Pure.

Strict on purpose: one request a connection, and nothing that two parsers could read in two ways
(RFC 9112).
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

MAX_HEAD = 32 * 1024  # cookies of every program on localhost ride along
MAX_BODY = 256 * 1024  # two tokens with many groups are long
MAX_HEADERS = 100
_REQUEST_LINE = re.compile(rb"([A-Z]{1,16}) (/[\x21-\x7e]*) HTTP/1\.[01]")
_HEADER = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([\x20-\x7e\x80-\xff\t]*?)[ \t]*")
REASONS = {
    200: "OK",
    204: "No Content",
    302: "Found",
    303: "See Other",
    400: "Bad Request",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    408: "Request Timeout",
    413: "Content Too Large",
    421: "Misdirected Request",
    431: "Request Header Fields Too Large",
}


class MalformedRequest(Exception):
    """The bytes are not a request that is taken; `status` is the answer."""

    def __init__(self, status: int) -> None:
        super().__init__(f"status {status}")
        self.status = status


@dataclass(frozen=True, slots=True)
class RequestHead:
    """A parsed request head; header names are lower-case, each at most once where it decides
    something."""

    method: str
    path: str
    query_raw: str = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)
    content_length: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """A constant page with the hashes of its own script and style."""

    body: bytes
    policy: str
    content_type: str = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """What goes back: a constant page, or a redirect to an address of ours."""

    status: int
    page: Page
    location: str | None = None
    allow: str | None = None


def parse_head(head: bytes) -> RequestHead:
    """Parse everything up to and with the empty line.

    :raises MalformedRequest: anything unusual: bare LF, folding, NUL, a transfer encoding, two
    lengths or hosts.
    """
    lines = head.removesuffix(b"\r\n\r\n").split(b"\r\n")
    start = _REQUEST_LINE.fullmatch(lines[0])
    if start is None or len(lines) > MAX_HEADERS:
        raise MalformedRequest(400)
    headers = _headers(lines[1:])
    if "transfer-encoding" in headers:
        raise MalformedRequest(400)
    path, _, query = start.group(2).decode("ascii").partition("?")
    return RequestHead(
        method=start.group(1).decode("ascii"),
        path=path,
        query_raw=query,
        headers=headers,
        content_length=_length(headers.get("content-length", "0")),
    )


def _headers(lines: list[bytes]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines:
        header = _HEADER.fullmatch(line)
        if header is None:
            raise MalformedRequest(400)
        name = header.group(1).decode("ascii").lower()
        if name in found and name != "cookie":
            raise MalformedRequest(400)
        found[name] = header.group(2).decode("latin-1")
    return found


def _length(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise MalformedRequest(400)
    if int(text) > MAX_BODY:
        raise MalformedRequest(413)
    return int(text)


def page(html: str) -> Page:
    """Return a page that may run its own script and style and nothing else."""
    policy = [
        "default-src 'none'",
        f"script-src {_hashes(html, 'script')}",
        f"style-src {_hashes(html, 'style')}",
        "connect-src 'self'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    ]
    return Page(html.encode("utf-8"), "; ".join(policy))


def word(text: str) -> Page:
    """Return one word of ours as a plain answer."""
    policy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    return Page(text.encode("ascii"), policy, "text/plain; charset=us-ascii")


def _hashes(html: str, tag: str) -> str:
    inside = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
    digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()) for text in inside]
    return " ".join(f"'sha256-{digest.decode()}'" for digest in digests) or "'none'"


def rendered(answer: HttpAnswer, *, is_head: bool = False) -> bytes:
    """Return the bytes of an answer; no byte of any request is ever among them."""
    body = b"" if answer.status == 204 else answer.page.body
    lines = [
        f"HTTP/1.1 {answer.status} {REASONS[answer.status]}",
        f"Content-Type: {answer.page.content_type}",
        f"Content-Length: {len(body)}",
        "Connection: close",
        "Cache-Control: no-store",
        f"Content-Security-Policy: {answer.page.policy}",
        "Cross-Origin-Opener-Policy: same-origin",
        "Cross-Origin-Resource-Policy: same-origin",
        "Referrer-Policy: no-referrer",
        "X-Content-Type-Options: nosniff",
        "X-Frame-Options: DENY",
    ]
    if answer.location is not None:
        lines.append(f"Location: {answer.location}")
    if answer.allow is not None:
        lines.append(f"Allow: {answer.allow}")
    head = "\r\n".join(lines).encode("ascii") + b"\r\n\r\n"
    return head if is_head else head + body
