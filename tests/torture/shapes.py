"""Which hostile requests are there? Each shape has a name and makes one request from a seed."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from tests.torture.wire import FORM, Headers, request

Make = Callable[[random.Random, int], bytes]
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


@dataclass(frozen=True, slots=True)
class Shape:
    """One way to bother a listener.

    :param manner: `ask` reads the answer; `leave` goes without; `drip` sends some single bytes;
    `reset` sends and resets; `relay` sends with the key of the listener's own relay page.
    """

    name: str
    make: Make
    manner: str = "ask"


def word(rng: random.Random, length: int = 43) -> str:
    """Something that looks like a state of ours."""
    return "".join(rng.choices(LETTERS, k=length))


def _get(target: Callable[[random.Random], str], **extra: str) -> Make:
    headers = {name.replace("_", "-"): text for name, text in extra.items()}
    return lambda rng, port: request("GET", target(rng), {"Host": f"localhost:{port}", **headers})


def _callback(query: str) -> Callable[[random.Random], str]:
    """A callback with `{w}` filled by random words."""
    return lambda rng: "/callback?" + query.replace("{w}", word(rng))


def _raw(text: str) -> Make:
    return lambda rng, port: (
        text.replace("{w}", word(rng)).replace("{host}", f"localhost:{port}").encode("latin-1")
    )


def _post(path: str, body: Callable[[random.Random], bytes], **extra: str | None) -> Make:
    def make(rng: random.Random, port: int) -> bytes:
        headers: Headers = {"Host": f"localhost:{port}"}
        for name, text in extra.items():
            headers[name.replace("_", "-")] = text and text.replace("{port}", str(port))
        return request("POST", path, headers, body(rng))

    return make


def _form(rng: random.Random) -> bytes:
    return f"code={word(rng)}&id_token={word(rng)}&state={word(rng)}".encode()


def _fragment(rng: random.Random) -> bytes:
    text = f"id_token={word(rng)}&access_token=a&state={word(rng)}"
    return b'{"fragment": "%b"}' % text.encode()


def _noise(rng: random.Random, port: int) -> bytes:
    first = rng.choice([byte for byte in range(256) if byte != 0x16])
    return bytes([first]) + rng.randbytes(rng.randrange(1, 2000)) + b"\r\n\r\n"


def _mutated(rng: random.Random, port: int) -> bytes:
    """A good-looking request with some bytes changed, cut or doubled."""
    raw = bytearray(
        request("GET", _callback("code={w}&state={w}")(rng), {"Host": f"localhost:{port}"})
    )
    for _ in range(rng.randrange(1, 6)):
        at = rng.randrange(len(raw))
        match rng.randrange(3):
            case 0:
                raw[at] = rng.randrange(256)
            case 1:
                del raw[at]
            case _:
                raw[at:at] = raw[at : at + rng.randrange(1, 20)]
    return b"G" + bytes(raw[1:]) + b"\r\n\r\n"


def _unicode(rng: random.Random) -> str:
    text = "".join(chr(rng.randrange(0x80, 0xD7FF)) for _ in range(20))
    return f"/callback?state={quote(text)}&code={quote(text)}"


_RIGHT_PAGE = {"Origin": "http://localhost:{port}", "Content_Type": "application/json"}
_HEAD = "HTTP/1.1\r\nHost: {host}\r\n"
_STRAY = "GET /callback?code={w}&state={w} "

SHAPES = (
    Shape("connects and leaves", lambda rng, port: b"", "leave"),
    Shape("half a head", _raw(f"{_STRAY}HTTP/1.1\r\nHo"), "leave"),
    Shape("half a body", _raw(f"POST /callback {_HEAD}Content-Length: 9\r\n\r\nco"), "leave"),
    Shape("a few single bytes", _raw("GET /call"), "drip"),
    Shape("resets at once", lambda rng, port: b"", "reset"),
    Shape("resets after a request", _raw(f"{_STRAY}{_HEAD}\r\n"), "reset"),
    Shape("favicon", _get(lambda rng: "/favicon.ico", Sec_Fetch_Dest="image")),
    Shape("root", _get(lambda rng: "/")),
    Shape("path nearby", _get(lambda rng: "/callback/" + word(rng, 5))),
    Shape("head", _raw(f"HEAD /callback?code={{w}}&state={{w}} {_HEAD}\r\n")),
    Shape("preflight", _raw(f"OPTIONS /callback {_HEAD}Origin: https://evil.test\r\n\r\n")),
    Shape("other method", _raw(f"DELETE /callback?code={{w}}&state={{w}} {_HEAD}\r\n")),
    Shape("prefetch", _get(_callback("code={w}&state={w}"), Sec_Purpose="prefetch")),
    Shape("image", _get(_callback("code={w}&state={w}"), Sec_Fetch_Dest="image")),
    Shape("iframe", _get(_callback("code={w}&state={w}"), Sec_Fetch_Dest="iframe")),
    Shape("wrong state", _get(_callback("code={w}&state={w}"))),
    Shape("no state", _get(_callback("code={w}"))),
    Shape("empty state", _get(_callback("code={w}&state="))),
    Shape("two states", _get(_callback("code={w}&state={w}&state={w}"))),
    Shape("error without state", _get(_callback("error=access_denied"))),
    Shape("error with wrong state", _get(_callback("error=x&error_description={w}&state={w}"))),
    Shape("error code without state", _get(_callback("error_code=user_denied"))),
    Shape("token in the query", _get(_callback("id_token={w}&access_token={w}&state={w}"))),
    Shape("200 parameters", _get(_callback("a={w}&" * 200))),
    Shape("broken escapes", _get(_callback("code=%zz&state=%ff%"))),
    Shape("foreign letters", _get(_unicode)),
    Shape("form with wrong state", _post("/callback", _form, Content_Type=FORM, Origin="null")),
    Shape("form of another origin", _post("/callback", _form, Origin="https://evil.test")),
    Shape("form as text", _post("/callback", _form, Content_Type="text/plain", Origin="null")),
    Shape("fragment of another", _post("/keyturn/relay", _fragment, **_RIGHT_PAGE), "relay"),
    Shape("relay without key", _post("/keyturn/relay", _fragment, **_RIGHT_PAGE)),
    Shape(
        "relay of another origin",
        _post("/keyturn/relay", _fragment, Origin="https://evil.test"),
        "relay",
    ),
    Shape("asks for the outcome", _get(lambda rng: "/keyturn/outcome", X_Keyturn_Relay="guess")),
    Shape("guesses a start link", _get(lambda rng: f"/keyturn/go/{word(rng)}")),
    Shape(
        "wrong host", _raw("GET /callback?code={w}&state={w} HTTP/1.1\r\nHost: evil.test\r\n\r\n")
    ),
    Shape("no host", _raw("GET /callback?code={w}&state={w} HTTP/1.1\r\n\r\n")),
    Shape("two hosts", _raw(f"{_STRAY}{_HEAD}Host: {{host}}\r\n\r\n")),
    Shape("absolute target", _raw(f"GET http://{{host}}/callback?state={{w}} {_HEAD}\r\n")),
    Shape("40 KB of cookies", _raw(f"{_STRAY}{_HEAD}Cookie: {'c' * 40_000}\r\n\r\n")),
    Shape("500 headers", _raw(f"{_STRAY}{_HEAD}" + "A: y\r\n" * 500 + "\r\n")),
    Shape(
        "300 KB of body", _post("/callback", lambda rng: b"x" * 300_000, Content_Type=FORM), "ask"
    ),
    Shape(
        "body that never comes", _raw(f"POST /callback {_HEAD}Content-Length: 99\r\n\r\n"), "leave"
    ),
    Shape("two lengths", _raw(f"POST / {_HEAD}Content-Length: 1\r\nContent-Length: 2\r\n\r\nx")),
    Shape("chunked", _raw(f"POST / {_HEAD}Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n")),
    Shape("bare line feeds", _raw("GET /callback?code={w} HTTP/1.1\nHost: {host}\n\n\r\n\r\n")),
    Shape("folded header", _raw(f"{_STRAY}{_HEAD}X: a\r\n b\r\n\r\n")),
    Shape("NUL bytes", _raw(f"GET /callback?code=\0 {_HEAD}\r\n")),
    Shape("two requests at once", _raw(f"{_STRAY}{_HEAD}\r\n" * 2)),
    Shape("TLS hello", lambda rng, port: b"\x16\x03\x01\x02\x00\x01" + rng.randbytes(512)),
    Shape("HTTP/2", _raw("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")),
    Shape("another protocol", _raw("SSH-2.0-OpenSSH_9.2p1\r\n\r\n")),
    Shape("noise", _noise),
    Shape("mutated request", _mutated),
)
