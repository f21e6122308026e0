"""In which ways can an answer of the service be no answer? Twenty-five families, by a seed.

Each is rightly signed where that leaves something else to be wrong. None may be taken.
"""

from __future__ import annotations

import base64
import gzip
import json
import random
import socket
import threading
import zlib
from collections.abc import Callable

from tests.torture.g10_calls import Call, answer, changed, without
from tests.torture.service_rig import Say

Chance = random.Random
Family = Callable[[Chance, Call], "bytes | Say"]
MEGABYTE = 1_000_000
TEXTS = (1, 0, -1, 1.5, True, [], {}, ["x"], {"a": 1})
WRONG: dict[type, tuple[object, ...]] = {
    int: ("1", "", 1.5, True, False, [], {}, [1], {"id": 1}, "0x10", 1e3),
    str: TEXTS,
    bool: (0, 1, "true", "", [], {}, 1.0),
    dict: ("x", 1, True, [], [{}], 1.5),
    list: ({"a": 1}, "x", 1, True, 1.5),
}
UNKNOWN_CODES = (
    "x",
    "../..",
    "\u202eevil",
    "<script>",
    "NOT_ACTIVATED",
    "a" * 100,
    "{0.__class__}",
)


def truncated(chance: Chance, call: Call) -> bytes:
    return answer(call.body[: chance.randrange(1, len(call.body))])


def wrong_types(chance: Chance, call: Call) -> bytes:
    path, kind = chance.choice(call.typed)
    return answer(changed(call, path, chance.choice(WRONG[kind])))


def missing_fields(chance: Chance, call: Call) -> bytes:
    return answer(without(call, chance.choice(call.required)))


def nulls(chance: Chance, call: Call) -> bytes:
    paths = chance.sample(call.required, chance.randrange(1, len(call.required)))
    return answer(changed(call, sorted(paths)[0], None))


def huge_numbers(chance: Chance, call: Call) -> bytes:
    numbers = (b"9" * 20, b"-" + b"9" * 400, b"1e999", b"-1e400", b"9" * 5000, b"1" * 100_000)
    return answer(_with_extra(call, chance.choice(numbers)))


def deep(chance: Chance, call: Call) -> bytes:
    depth = chance.choice((40, 100, 900, 3000, 50_000))
    opening, end = chance.choice(((b"[", b"]"), (b'{"a":', b"}")))
    value = opening * depth + (b"0" if opening != b"[" else b"") + end * depth
    return answer(_with_extra(call, chance.choice((value, opening * depth))))


def twice(chance: Chance, call: Call) -> bytes:
    """One of its keys appears twice."""
    held = json.loads(call.body)
    key = chance.choice(list(held[0] if isinstance(held, list) else held))
    value = chance.choice((b"1", b"null", b'"x"', b"{}"))
    return answer(_with_extra(call, value, key))


def not_a_number(chance: Chance, call: Call) -> bytes:
    words = (
        b"NaN",
        b"Infinity",
        b"-Infinity",
        b"nan",
        b"0x1",
        b"01",
        b"+1",
        b"1.",
        b".5",
        b"undefined",
    )
    return answer(_with_extra(call, chance.choice(words)))


def charsets(chance: Chance, call: Call) -> bytes:
    text = call.body.decode()
    kinds = (
        *(text.encode(name) for name in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")),
        text.encode("utf-32"),
        *(_with_extra(call, b'"%s"' % raw) for raw in (b"\xff", b"\xc0\xaf", b"\xed\xa0\x80")),
        *(_with_extra(call, raw) for raw in (b'"\\ud800"', b'"\xc4"', b'"\x00"', b'"\\x41"')),
    )
    return answer(chance.choice([raw for raw in kinds if raw != call.body]))


def encoded(chance: Chance, call: Call) -> bytes:
    """Bombs, and encodings that nobody asked for."""
    bomb = gzip.compress(b"0" * chance.choice((2, 4)) * MEGABYTE, 1)
    kind = chance.randrange(6)
    if kind == 0:
        return answer(bomb, headers=("Content-Encoding: gzip",))
    if kind == 1:
        return answer(gzip.compress(call.body), headers=("Content-Encoding: gzip",))
    if kind == 2:
        return answer(zlib.compress(call.body), headers=("Content-Encoding: deflate",))
    if kind == 3:
        name = chance.choice(("br", "zstd", "gzip, gzip", "x", "GZIP", "compress"))
        return answer(call.body, headers=(f"Content-Encoding: {name}",))
    if kind == 4:
        return answer(bomb)
    return answer(_with_extra(call, b'"%s"' % (b"x" * 2 * MEGABYTE)))


def chunks(chance: Chance, call: Call) -> bytes | Say:
    """Lies about the size of chunks."""
    head = answer(b"", length=None, headers=("Transfer-Encoding: chunked",), of=call.body)
    size, body = b"%x" % len(call.body), call.body
    tails = (
        b"%x\r\n" % (len(body) + chance.randrange(1, 5000)) + body,
        size + b"\r\n" + body,
        size + b"\r\n" + body + b"\r\n",
        size + b"\r\n" + body[:-1],
        b"zz\r\n" + body + b"\r\n0\r\n\r\n",
        b"\r\n" + body + b"\r\n0\r\n\r\n",
        b"-5\r\n" + body + b"\r\n0\r\n\r\n",
        b"ffffffffffffffffffff\r\n" + body + b"\r\n0\r\n\r\n",
        b"%x\r\n" % (len(body) // 2) + body + b"\r\n0\r\n\r\n",
        body,
        b"",
    )
    return head + chance.choice(tails)


def endless(chance: Chance, call: Call) -> Say:
    """What has no end: a chunk of negative size, a line, trailers, a body."""
    head = answer(b"", length=None, headers=("Transfer-Encoding: chunked",), of=call.body)
    whole = b"%x\r\n" % len(call.body) + call.body + b"\r\n0\r\n"
    plain = answer(b"", length=None, of=call.body)
    starts = (
        head + b"-5\r\n",
        head + b"5",
        head + b"5;" + b"x" * 1000,
        head + whole + b"X-Trailer: ",
        plain,
        b"HTTP/1.1 200 ",
        b"HTTP/1.1 200 OK\r\nX: ",
    )
    start = chance.choice(starts)

    def say(peer: socket.socket, is_over: threading.Event) -> None:
        peer.sendall(start)
        block = b"5" * MEGABYTE
        for _ in range(200):
            peer.sendall(block)

    return say


def lengths(chance: Chance, call: Call) -> bytes:
    """Lies about the length."""
    many = len(call.body)
    wrong = (many + 1, many + chance.randrange(1, 10_000), 10**12, 10**30, many - 1, many // 2, 0)
    if chance.random() < 0.3:
        return answer(call.body, headers=(f"Content-Length: {many + chance.choice((1, -1, 9))}",))
    return answer(call.body, length=str(chance.choice(wrong)))


def unsigned(chance: Chance, call: Call) -> bytes:
    body = call.body if call.is_signed else _near(chance)
    names = ("X-LicenseSignature", "License-Signature", "Signature", "LicenseSignature2")
    extra = chance.choice(((), (f"{chance.choice(names)}: x",), ("LicenseSignature:",)))
    return answer(body, signature=None, headers=extra)


def wrong_signatures(chance: Chance, call: Call) -> bytes:
    body = call.body if call.is_signed else _near(chance)
    raw = chance.randbytes(chance.choice((256, 256, 255, 257, 0, 1, 512)))
    text = base64.b64encode(raw).decode()
    kinds = (text, "!" + text, text + "=", text[:-3], "\xe9\xff", "A" * 60_000, "null", " ")
    return answer(body, signature=chance.choice(kinds) or "=")


def of_another(chance: Chance, call: Call) -> bytes:
    """A right signature, of other bytes."""
    body = call.body if call.is_signed else _near(chance)
    at = chance.randrange(len(body) + 1)
    other = body[:at] + chance.choice((b" ", b"\n", b"\x00", b"1")) + body[at:]
    return answer(body, of=other) if chance.random() < 0.5 else answer(other, of=body)


def statuses(chance: Chance, call: Call) -> bytes:
    """A right body below another status."""
    numbers = (201, 202, 203, 204, 205, 206, 226, 300, 304, 305, 400, 401, 402, 403, 404, 405, 406)
    more = (407, 408, 409, 410, 412, 413, 415, 418, 421, 426, 428, 429, 431, 451, 499, 500, 501)
    rest = (502, 503, 504, 505, 507, 508, 510, 511, 520, 599, 600, 999, 103, 199)
    after = chance.choice(("", "Retry-After: -1", "Retry-After: 1e9", "Retry-After: soon"))
    return answer(
        call.body,
        status=f"{chance.choice((*numbers, *more, *rest))} Strange",
        headers=(after,) if after else (),
    )


def refusals(chance: Chance, call: Call) -> bytes:
    """What looks like a refusal of the service, with fields of any kind."""
    code = chance.choice(
        (*UNKNOWN_CODES, 7, None, [], {}, True, "", "b" * 101, ["license_expired"])
    )
    message = chance.choice(("\u202e" * 50, "<b>" * 500, 1, None, {}, "\x1b[2J", "m" * 50_000))
    body = json.dumps({"status": chance.choice((400, "x", None)), "code": code, "message": message})
    return answer(body.encode(), status=f"{chance.choice((400, 401, 403, 404, 409, 422))} No")


def pages(chance: Chance, call: Call) -> bytes:
    texts = (
        b"<html><body>Sign in</body></html>",
        b"<!doctype html><title>It works</title>",
        b"\xef\xbb\xbf <HTML>",
        b"<?xml version='1.0'?><Error><Code>AccessDenied</Code></Error>",
        b"upstream connect error",
        b"<script>location='http://portal.test'</script>",
    )
    kind = chance.choice(
        ("text/html", "text/html; charset=utf-16", "application/xml", "text/plain")
    )
    status = chance.choice(("200 OK", "200 OK", "403 Forbidden", "404 Not Found", "502 Bad"))
    signature = chance.choice(("", None))
    body = chance.choice(texts) * chance.choice((1, 1, 100))
    return answer(body, status=status, headers=(f"Content-Type: {kind}",), signature=signature)


def redirects(chance: Chance, call: Call) -> bytes:
    places = (
        "http://portal.test/", "/api/v4/elsewhere", "//portal.test", "http://[", "javascript:1",
        "file:///etc/passwd", "", "http://127.0.0.1:1/", "http://portal.test/" + "a" * 5000, "\xff",
    )  # fmt: skip
    status = chance.choice((301, 302, 303, 307, 308))
    headers = (f"Location: {chance.choice(places)}",) if chance.random() < 0.9 else ()
    return answer(call.body, status=f"{status} Elsewhere", headers=headers)


def empty(chance: Chance, call: Call) -> bytes:
    whole = answer(call.body)
    head = whole.partition(b"\r\n\r\n")[0]
    kinds = (
        b"",
        head[: chance.randrange(1, len(head))],
        head + b"\r\n\r\n",
        answer(b""),
        answer(chance.choice((b" ", b"\n\n", b"null", b"0", b'""', b"[]", b"{}", b"true"))),
    )
    found = chance.choice(kinds)
    return answer(b"{}") if call.takes_empty_list and found.endswith(b"[]") else found


def headers(chance: Chance, call: Call) -> bytes:
    """Heads that are too large, or none."""
    kinds: tuple[tuple[str, ...], ...] = (
        ("X: " + "a" * chance.choice((65_537, 100_000, MEGABYTE)),),
        tuple(f"X-{number}: y" for number in range(chance.choice((101, 500, 5000)))),
        ("X" * 70_000 + ": y",),
        tuple("X: " + "a" * 8_000 for _ in range(110)),
    )
    return answer(call.body, headers=chance.choice(kinds))


def no_http(chance: Chance, call: Call) -> bytes:
    """Bytes of another protocol, or broken status lines before a right answer."""
    rest = answer(call.body).partition(b"\r\n")[2]
    lines = (
        b"HTTP/1.1", b"HTTP/1.1 ", b"HTTP/1.1 OK", b"HTTP/1.1 -200 OK", b"HTTP/1.1 99 OK",
        b"HTTP/1.1 1000 OK", b"HTTP/1.1 2x0 OK", b"HTTP/3 200 OK", b"200 OK", b"ICY 200 OK",
        b"SSH-2.0-OpenSSH_9.2", b"\x16\x03\x01\x02\x00\x01", b"\x00" * 500, b"220 smtp ready",
    )  # fmt: skip
    if chance.random() < 0.4:
        return chance.randbytes(chance.choice((1, 10, 1000, 70_000)))
    return chance.choice(lines) + b"\r\n" + rest


def floods(chance: Chance, call: Call) -> Say:
    """Interim answers without end, or a right answer that drips."""
    is_drip, right = chance.random() < 0.5, answer(call.body)

    def say(peer: socket.socket, is_over: threading.Event) -> None:
        interim = b"HTTP/1.1 100 Continue\r\nX: y\r\n\r\n" * 100
        at = 0
        while not is_over.wait(0.05 if is_drip else 0):
            peer.sendall(right[at : at + 1] if is_drip else interim)
            at += 1
            if at >= len(right):
                return

    return say


def of_others(chance: Chance, call: Call) -> bytes:
    """Rightly signed, about something else: a product, a device, a vendor, a person, a time."""
    return chance.choice(call.of_others)(call)


def _near(chance: Chance) -> bytes:
    """Nearly the word that confirms."""
    words = (
        b"license_deactivate", b"LICENSE_DEACTIVATED", b"license_deactivated\x00", b"true", b"ok",
        b"license deactivated", b"license_deactivated license_deactivated", b"'license'",
        b'{"code": "license_deactivated"}', b'["license_deactivated"]', b"license_activated",
    )  # fmt: skip
    return chance.choice(words)


def _with_extra(call: Call, value: bytes, key: str = "extra") -> bytes:
    """The right answer with one more field at its beginning, as text."""
    start = call.body.index(b"{") + 1
    return call.body[:start] + b"%s:%s," % (json.dumps(key).encode(), value) + call.body[start:]


FAMILIES: tuple[Family, ...] = (
    truncated, wrong_types, missing_fields, nulls, huge_numbers, deep, twice, not_a_number,
    charsets, encoded, chunks, endless, lengths, unsigned, wrong_signatures, of_another, statuses,
    refusals, pages, redirects, empty, headers, no_http, floods, of_others,
)  # fmt: skip
SLOW = (floods, endless)
