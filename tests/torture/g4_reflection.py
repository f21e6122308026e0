"""G4: does any byte of a request come back, in a page or in a header?

Each payload goes into the path, every parameter, every header and both kinds of body. The answers
must be the constant ones, byte by byte: collected beforehand, by plain requests.
"""

from __future__ import annotations

import hashlib
import json
import random
import secrets
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, quote_plus

from tests.integration.sandbox_process import free_port
from tests.torture import rig, wire
from tests.torture.rig import ROOT, Found
from tests.torture.wire import FORM, Headers, request

KIND = "token+form_post"  # both doors open at once
MARK = "zQ7"
HEADERS = (
    b"Content-Type", b"Content-Length", b"Connection", b"Cache-Control", b"Content-Security-Policy",
    b"Cross-Origin-Opener-Policy", b"Cross-Origin-Resource-Policy", b"Referrer-Policy",
    b"X-Content-Type-Options", b"X-Frame-Options",
)  # fmt: skip
SEEDS = (
    "<script>alert({m})</script>", "<img src=x onerror=alert({m})>", "<svg/onload=alert({m})>",
    "'-alert({m})-'", '"><script src=//{m}.evil.test></script>', "javascript:alert({m})",
    "</script><script>{m}</script>", "<iframe srcdoc='{m}'>", "{{{{{m}}}}}", "${{{m}}}", "@@{m}",
    "%(name)s{m}", "<!--{m}", "]]>{m}", "<math><mtext>{m}", "\\u003cscript\\u003e{m}",
    "<a href=data:text/html,{m}>", "<base href=//{m}>", "<meta http-equiv=refresh content={m}>",
    "<style>@import'//{m}'</style>", "\r\nX-{m}: 1", "\r\n\r\n<html>{m}", "\nSet-Cookie: {m}=1",
    "\rLocation: //{m}", "\u560d\u560aX-{m}: 1", "%0d%0aX-{m}:%201", "%0aX-{m}:1", "%E5%98%8A{m}",
    "\0{m}", "\x7f{m}", "\x1b]0;{m}\x07", "{m}\u202e", "{m}\ufeff",
    "+ADw-script+AD4-{m}", "@@name{m}",
)  # fmt: skip
WRAPS = ("{p}", "x{p}", "{p}{p}", "'{p}", '"{p}', "<b>{p}", "{p}//", "/*{p}*/", " {p} ", "{p}\t")


def payloads(number: int, seed: int) -> Iterator[str]:
    """So many payloads, each with a mark of its own."""
    rng = random.Random(f"payloads-{seed}")
    for turn in range(number):
        mark = f"{MARK}{turn:05d}{rng.randrange(1 << 20):05x}"
        text = SEEDS[turn % len(SEEDS)].format(m=mark)
        yield WRAPS[turn // len(SEEDS) % len(WRAPS)].format(p=text)


def hostile(payload: str, port: int, key: str) -> Iterator[bytes]:
    """One payload in each place: path, query, headers, form, fragment, and the raw head."""
    host = f"localhost:{port}"
    percent, plain = quote(payload, safe=""), payload.encode("utf-8", "replace").decode("latin-1")
    one_line = "".join(char if char.isprintable() else "?" for char in plain)
    named = ("error", "error_description", "error_uri", "state", "iss", "session_state", percent)
    query = "&".join(f"{name}={percent}" for name in named)
    yield request("GET", f"/{percent}", {"Host": host})
    yield request("GET", f"/callback/{one_line.replace(' ', '')}", {"Host": host})
    yield request("GET", f"/callback?{query}", {"Host": host})
    everywhere = ("User-Agent", "Referer", "Cookie", "Accept", "Accept-Language", "X-Forwarded-For",
                  "Origin", "X-Forwarded-Host", "Forwarded", "X-Any")  # fmt: skip
    headers: Headers = {"Host": host, **dict.fromkeys(everywhere, one_line)}
    yield request("GET", "/callback?code=x", headers)
    yield request("GET", "/callback", {"Host": plain, "X": plain})
    yield request("GET", "/callback", {"Host": host, "X": plain})
    yield f"{plain} / HTTP/1.1\r\nHost: {host}\r\n\r\n".encode("latin-1")
    form: Headers = {"Host": host, "Origin": "null", "Content-Type": FORM}
    body = "&".join(f"{name}={quote_plus(payload)}" for name in named[:6]).encode()
    yield request("POST", "/callback", form, body)
    relay: Headers = {
        "Host": host,
        "Origin": f"http://{host}",
        "Content-Type": "application/json",
        "X-Keyturn-Relay": key,
    }
    yield request("POST", "/keyturn/relay", relay, json.dumps({"fragment": query}).encode())


def reflection(number: int, seed: int, code: Path = ROOT) -> Found:
    """Send every payload to every place, and look for anything but the constant answers."""
    port, tried, reflected, incomplete = free_port(), 0, 0, 0
    answers: set[bytes] = set()
    bodies: set[str] = set()
    with rig.hosting(code) as host:
        host.tell("open", kind=KIND, port=port, state=secrets.token_urlsafe(32))
        key = wire.relay_key(port)
        for payload in payloads(number, seed):
            for raw in hostile(payload, port, key):
                answer = wire.send(port, raw)
                head, _, body = answer.partition(b"\r\n\r\n")
                tried += 1
                answers.add(answer)
                bodies.add(hashlib.sha256(body).hexdigest())
                reflected += MARK.encode() in answer
                incomplete += not all(b"\r\n%b: " % name in head for name in HEADERS)
        ends = host.tell("look")
    return {
        "tried": tried,
        "payloads": number,
        "reflected": reflected,
        "answers_without_all_headers": incomplete,
        "different_bodies": len(bodies),
        "different_answers": len(answers),
        "accepted": ends["ends"],
        "crashes": ends["crashes"],
        "logged": ends["logged"],
    }
