"""Is a sealed file byte for byte the SDK's, and does every hostile one end in one error?"""

import base64
import struct
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sso.errors import LicenseDamaged
from sso.storage import lslf
from sso.storage.lslf import Opened

# Wire reference, golden vector 5.
PASSWORD = "kw4qSnpSwXzgiv5yxYpZZmFEd9QAeiKTQ6OuyMja"
SALT = bytes(range(0x10))
NONCE = bytes(range(0x20, 0x2C))
PLAIN = b'{"licenses":{}}'
GOLDEN = base64.b64decode(
    "TFNMRgEAAQGghgEAAAECAwQFBgcICQoLDA0ODyAhIiMkJSYnKCkqK4AdF0F4y5Xugx7iE/AlwzWu+4qYG/SU9Dnjzl70wo8="
)
QUICK = lslf.seal(PLAIN, "p", SALT, NONCE, 1)  # one iteration: for what tries many files


def with_bytes(content: bytes, at: int, new: bytes) -> bytes:
    return content[:at] + new + content[at + len(new) :]


def test_the_golden_vector_is_sealed_byte_for_byte() -> None:
    assert lslf.seal(PLAIN, PASSWORD, SALT, NONCE) == GOLDEN


def test_the_golden_vector_is_opened() -> None:
    assert lslf.unseal(GOLDEN, PASSWORD) == Opened(PLAIN, SALT, 100_000)


def test_another_password_does_not_open_it() -> None:
    with pytest.raises(LicenseDamaged, match="another secret") as caught:
        lslf.unseal(GOLDEN, "the wrong one")
    assert "the wrong one" not in str(caught.value)


@given(
    plain=st.binary(max_size=300),
    password=st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    salt=st.binary(min_size=16, max_size=16),
)
def test_what_was_sealed_is_opened(plain: bytes, password: str, salt: bytes) -> None:
    sealed = lslf.seal(plain, password, salt, NONCE, 2)
    assert len(sealed) == 40 + len(plain) + 16
    assert lslf.unseal(sealed, password) == Opened(plain, salt, 2)


def test_every_flipped_bit_is_refused() -> None:
    """Iterations apart: a flip there may make a large number, which is refused for its size."""
    taken = []
    for index in range(len(QUICK)):
        for bit in range(8):
            flipped = bytearray(QUICK)
            flipped[index] ^= 1 << bit
            try:
                lslf.unseal(bytes(flipped), "p")
            except LicenseDamaged:
                continue
            taken.append((index, bit))
    assert taken == []


def test_every_truncation_is_refused() -> None:
    for length in range(len(QUICK)):
        with pytest.raises(LicenseDamaged):
            lslf.unseal(QUICK[:length], "p")


@given(st.binary(max_size=200))
def test_junk_behind_the_magic_is_refused(junk: bytes) -> None:
    with pytest.raises(LicenseDamaged):
        # The four bytes of the iterations are small: what is tried here is the rest.
        lslf.unseal(with_bytes(b"LSLF" + junk, 8, b"\x01\x00\x00\x00"), "p")


@given(st.binary(max_size=200))
def test_junk_is_refused(junk: bytes) -> None:
    with pytest.raises(LicenseDamaged):
        lslf.unseal(b"\x00" + junk, "p")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "not LSLF"),
        (with_bytes(QUICK, 0, b"lslf"), "not LSLF"),
        (base64.b64encode(QUICK), "not LSLF"),
        (b"LSLF", "cut"),
        (QUICK[:55], "cut"),
        (with_bytes(QUICK, 4, b"\x02\x00"), "version 2, cipher 1 and key derivation 1"),
        (with_bytes(QUICK, 4, b"\x00\x01"), "version 256"),
        (with_bytes(QUICK, 6, b"\x02"), "cipher 2"),
        (with_bytes(QUICK, 7, b"\x00"), "key derivation 0"),
        (with_bytes(QUICK, 8, struct.pack("<I", 0)), "0 iterations"),
        (with_bytes(QUICK, 8, struct.pack("<I", lslf.MAX_ITERATIONS + 1)), "1000001 iterations"),
        (with_bytes(QUICK, 8, b"\xff\xff\xff\xff"), "4294967295 iterations"),
        (QUICK + b"\x00", "altered"),
        (QUICK + b"\x00" * lslf.MAX_FILE_BYTES, "larger than"),
    ],
)
def test_a_file_of_something_else_says_what_it_is(content: bytes, said: str) -> None:
    with pytest.raises(LicenseDamaged, match=said):
        lslf.unseal(content, "p")


def test_a_large_file_is_refused_before_anything_costly(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*arguments: object) -> bytes:
        raise AssertionError("a key was derived")

    monkeypatch.setattr(lslf, "_key", never)
    for content in (QUICK * 100_000, with_bytes(QUICK, 8, b"\xff\xff\xff\xff"), QUICK[:50]):
        with pytest.raises(LicenseDamaged):
            lslf.unseal(content, "p")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"salt": b"short"}, "salt"),
        ({"nonce": b"short"}, "nonce"),
        ({"iterations": 0}, "iterations"),
        ({"iterations": lslf.MAX_ITERATIONS + 1}, "iterations"),
        ({"plain": bytes(lslf.MAX_PLAIN_BYTES + 1)}, "more text"),
    ],
)
def test_nothing_is_sealed_that_would_not_be_opened(change: dict[str, Any], said: str) -> None:
    parts = {"plain": PLAIN, "password": "p", "salt": SALT, "nonce": NONCE, **change}
    with pytest.raises(ValueError, match=said):
        lslf.seal(**parts)


def test_the_largest_text_is_sealed_and_opened() -> None:
    plain = bytes(lslf.MAX_PLAIN_BYTES)
    sealed = lslf.seal(plain, "p", SALT, NONCE, 1)
    assert len(sealed) == lslf.MAX_FILE_BYTES
    assert lslf.unseal(sealed, "p").plain == plain
