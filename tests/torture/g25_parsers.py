"""Does anything that takes bytes from outside fail in another way than it says?

Inputs come from sound examples by changes that a seed chooses: flipped bits, cut, repeated and
exchanged pieces, and words that upset parsers. Inputs led by coverage are `make torture-night`.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator

from tests.torture.parsers import PARSERS, Parser, examples_of
from tests.torture.rig import Found

LONGEST = 16_384
SLOW_S = 2.0  # a hard limit for one input, not a measure
UPSETTING = (
    b"", b"\x00", b"\r\n", b"\n", b"\r", b"%00", b"%", b"%zz", b"%ff", b"\xff", b"\xc0\x80",
    b"\xed\xa0\x80", b"\\ud800", b"\\u0000", b"null", b"NaN", b"-Infinity", b"1e999", b"-0",
    b"9" * 400, b"0x10", b"true", b"[]", b"{}", b"[" * 200, b"{\"a\":" * 200, b"\"", b"'", b"\\",
    b"&", b"=", b"#", b"?", b";", b"//", b"../", b"@", b":", b"[::1]", b"localhost", b"<script>",
    b"\xe2\x80\xae", b"\xef\xbb\xbf", b"A" * 5000, b" " * 300, b"Transfer-Encoding: chunked\r\n",
    b"Content-Length: 99999999999\r\n", b"state=our-state&state=our-state", b"{name.__class__}",
    b"2026-02-30T25:61:61Z", b"0001-01-01T00:00:00+23:59", b"9999-12-31T23:59:59-23:59", b"@@body",
)  # fmt: skip


def parsers(each: int, seed: int) -> Found:
    """Show every parser this many inputs; counts what it raised that it does not declare."""
    found: Found = {"parsers": len(PARSERS), "tried": 0, "undeclared": 0, "slow": 0, "refused": 0}
    for parser in PARSERS:
        before = found["refused"]
        for raw in changed(parser, each, seed):
            show(parser, raw, found)
        if found["refused"] == before and parser.declared:
            raise AssertionError(f"{parser.name}: nothing was refused: the inputs are too tame")
    return found


def show(parser: Parser, raw: bytes, found: Found) -> None:
    """Show one input."""
    found["tried"] += 1
    began = time.monotonic()
    try:
        parser.read(raw)
    except parser.declared:
        found["refused"] += 1
    except Exception as error:  # noqa: BLE001 - anything else is what is looked for
        found["undeclared"] += 1
        found.setdefault("first", f"{parser.name}: {type(error).__name__}: {raw[:80]!r}")
    if time.monotonic() - began > SLOW_S:
        found["slow"] += 1
        found.setdefault("first_slow", f"{parser.name}: {raw[:80]!r}")


def changed(parser: Parser, many: int, seed: int) -> Iterator[bytes]:
    """Yield inputs made of a parser's examples."""
    chance = random.Random(f"{seed} {parser.name}")  # noqa: S311 - the same run again
    examples = examples_of(parser)
    for _ in range(many):
        raw = chance.choice(examples)
        for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
            raw = CHANGES[chance.randrange(len(CHANGES))](raw, chance, examples)
        yield raw[:LONGEST]


def _flipped(raw: bytes, chance: random.Random, examples: tuple[bytes, ...]) -> bytes:
    if not raw:
        return raw
    at = chance.randrange(len(raw))
    return raw[:at] + bytes([raw[at] ^ 1 << chance.randrange(8)]) + raw[at + 1 :]


def _cut(raw: bytes, chance: random.Random, examples: tuple[bytes, ...]) -> bytes:
    start, end = _piece(raw, chance)
    return raw[:start] + raw[end:]


def _repeated(raw: bytes, chance: random.Random, examples: tuple[bytes, ...]) -> bytes:
    start, end = _piece(raw, chance)
    return raw[:end] + raw[start:end] * chance.choice((1, 2, 30)) + raw[end:]


def _moved(raw: bytes, chance: random.Random, examples: tuple[bytes, ...]) -> bytes:
    start, end = _piece(raw, chance)
    rest, at = raw[:start] + raw[end:], chance.randrange(len(raw) + 1)
    return rest[:at] + raw[start:end] + rest[at:]


def _upset(raw: bytes, chance: random.Random, examples: tuple[bytes, ...]) -> bytes:
    start, end = _piece(raw, chance)
    kept = end if chance.random() < 0.5 else start
    return raw[:start] + chance.choice(UPSETTING) + raw[kept:]


def _joined(raw: bytes, chance: random.Random, examples: tuple[bytes, ...]) -> bytes:
    other = chance.choice(examples)
    return raw[: chance.randrange(len(raw) + 1)] + other[chance.randrange(len(other) + 1) :]


def _number(raw: bytes, chance: random.Random, examples: tuple[bytes, ...]) -> bytes:
    """Put another number in the place of one."""
    digits = [at for at, one in enumerate(raw) if 48 <= one <= 57]
    if not digits:
        return _flipped(raw, chance, examples)
    at = chance.choice(digits)
    other = chance.choice((b"-1", b"0", b"1.5", b"1e400", b"99999999999999999999", b"2", b""))
    return raw[:at] + other + raw[at + 1 :]


def _piece(raw: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(raw) + 1)
    return start, min(len(raw), start + chance.choice((0, 1, 2, 5, 20, 100)))


CHANGES = (_flipped, _cut, _repeated, _moved, _upset, _upset, _joined, _number)
