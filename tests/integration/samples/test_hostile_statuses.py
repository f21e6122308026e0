"""Does no hostile status file pass a verifier, break it, or mean two things to two of them?"""

import base64
import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.integration.samples.statuses import Vendor, signed_status, status
from tests.integration.samples.verifiers import Run, Verifier
from tests.naming import plain

MIB = 1024 * 1024


def nested(levels: int, opening: str = "[", closing: str = "]") -> str:
    return opening * levels + "1" + closing * levels


# Put beside the other members of a good status file, these change nothing.
SOUND = [
    "null", "-0", "1e999", "-1.5E+3", "12345678901234567890", "[]", "{}", '{"": {"": 1}}', r'"\/"',
    r'"\ud83d\ude00"', r'"\u0000"', '"\u010cK \U0001f600"', nested(31), nested(31, '{"a":', "}"),
    '{"__proto__": {"evidence": 1}}', '{"a": 1, "A": 1, "a ": 1}', f"[{'1,' * 50_000}1]",
    "\t\r\n 1",
]  # fmt: skip
UNSOUND: list[str | bytes] = [
    "", "01", "1.", ".5", "+1", "1e", "1e+", "-", "0x1", "NaN", "Infinity", "-Infinity", "tru",
    "True", "nullx", "'a'", '"a', r'"\x"', r'"\u12g4"', r'"\u12', '"\\', '"a\tb"', '"a\x00b"',
    "[1,]", "[,1]", "[1", "[1}", '{"a":1,}', '{"a" 1}', '{"a"}', "{a:1}", "{1:1}", "1 2", "1 //",
    '{"a":1,"a":1}', r'{"a":1,"\u0061":1}', '[{"b":{"c":1,"d":2,"c":3}}]', '1, "evidence": null',
    r'1, "\u0065vidence": {}', r'"\ud83d"', r'"\ude00"', r'"\ud83d\u0041"', r'"\ud83dx"',
    r'{"\udc00": 1}', nested(32), nested(32, '{"a":', "}"), nested(100_000),
    nested(100_000, '{"a":', "}"), "[" * (3 * MIB), '{"a":' * 500_000, "\v1", "\u00a01", "\ufeff1",
    b'"\xff"', b'"\xc0\x80"', b'"\xed\xa0\x80"', b'"\xf4\x90\x80\x80"', b'"\xe2\x82"', b'"\x80"',
    b"\xff", b'"\xf8\x88\x80\x80\x80"',
]  # fmt: skip


def with_member(good: dict[str, Any], value: str | bytes) -> bytes:
    """The status file with one more member, whose value is this text."""
    raw = value if isinstance(value, bytes) else value.encode("utf-8")
    return b'{"more": ' + raw + b", " + json.dumps(good).encode()[1:]


def short(value: str | bytes) -> str:
    return repr(value[:20])


@pytest.mark.parametrize("value", SOUND, ids=short)
def test_sound_json_is_read(quick_verifier: Verifier, vendor: Vendor, value: str) -> None:
    verdict = quick_verifier.judge(with_member(status(vendor, vendor.check), value))
    assert (verdict.code, verdict.err) == (0, "")


@pytest.mark.parametrize("value", UNSOUND, ids=short)
def test_unsound_json_is_refused(
    quick_verifier: Verifier, vendor: Vendor, value: str | bytes
) -> None:
    assert_refused(quick_verifier, with_member(status(vendor, vendor.check), value))


def assert_refused(verifier: Verifier, raw: bytes | dict[str, Any]) -> None:
    """Refused as unreadable, in one line; nothing is remembered and nothing crashed."""
    verdict = verifier.judge(raw)
    assert (verdict.code, verdict.out) == (1, ""), verdict
    assert verdict.reason
    assert not verifier.memory_file.exists()


WHOLE = {
    "empty": lambda good: b"",
    "white space": lambda good: b" \n",
    "list": lambda good: b"[" + good + b"]",
    "null": lambda good: b"null",
    "text": lambda good: b'"evidence"',
    "byte order mark": lambda good: b"\xef\xbb\xbf" + good,
    "UTF-16": lambda good: good.decode().encode("utf-16"),
    "tail": lambda good: good + b"x",
    "NUL tail": lambda good: good + b"\x00",
    "twice": lambda good: good + good,
    "cut": lambda good: good[:-2],
    "too large": lambda good: good + b" " * (4 * MIB),
    "huge": lambda good: good + b" " * (64 * MIB),
    "other schema": lambda good: good.replace(b'"schema": 1', b'"schema": 2'),
    "schema true": lambda good: good.replace(b'"schema": 1', b'"schema": true'),
    "schema text": lambda good: good.replace(b'"schema": 1', b'"schema": "1"'),
    "no schema": lambda good: good.replace(b'"schema": 1', b'"scheme": 1'),
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_file_of_something_else_is_refused(
    quick_verifier: Verifier, vendor: Vendor, name: str
) -> None:
    good = json.dumps(status(vendor, vendor.check)).encode()
    raw = WHOLE[name](good)
    assert raw != good
    assert_refused(quick_verifier, raw)


def unpadded(text: str) -> str:
    return text.rstrip("=")


NOT_BASE64 = {
    "empty": lambda text: "",
    "null": lambda text: None,
    "number": lambda text: 5,
    "list": lambda text: [text],
    "object": lambda text: {"a": text},
    "space inside": lambda text: text[:8] + " " + text[8:],
    "newline inside": lambda text: text[:76] + "\n" + text[76:],
    "newline behind": lambda text: text + "\n",
    "NUL inside": lambda text: text[:8] + "\x00" + text[9:],
    "other alphabet": lambda text: "-_" + text[2:],
    "letter of another script": lambda text: "\u0410" + text[1:],
    "one letter less": lambda text: text[:-1],
    "one letter more": lambda text: text + "A",
    "padding alone": lambda text: "====",
    "padding in front": lambda text: "=" + text[1:],
    "padding behind": lambda text: text + "====",
    "three of padding": lambda text: text[:-3] + "===",
    "bits left over": lambda text: unpadded(text)[:-1] + "/" + text[len(unpadded(text)) :],
}


@pytest.mark.parametrize("member", ["response", "signature"])
@pytest.mark.parametrize("name", NOT_BASE64)
def test_what_is_not_base64_is_refused(
    quick_verifier: Verifier, vendor: Vendor, member: str, name: str
) -> None:
    # Padded by two, so that bits can be left over.
    body = json.dumps(vendor.check).encode()
    found = signed_status(vendor, body + b" " * ((1 - len(body)) % 3))
    text = found["evidence"][member]
    assert text.endswith("=="), "both are of such a length"
    found["evidence"][member] = NOT_BASE64[name](text)
    assert_refused(quick_verifier, found)


@pytest.mark.parametrize("signature", [b"\x00", b"\x00" * 256, b"\xff" * 256, b"\xff" * 100_000])
def test_a_signature_of_any_size_and_value_is_refused(
    quick_verifier: Verifier, vendor: Vendor, signature: bytes
) -> None:
    found = status(vendor, vendor.check)
    found["evidence"]["signature"] = base64.b64encode(signature).decode()
    assert quick_verifier.judge(found).code == 2


EVIDENCE = [[], "text", 5, True, {}, {"response": "AAAA"}, {"signature": "AAAA"}]


@pytest.mark.parametrize("evidence", EVIDENCE, ids=plain)
def test_evidence_of_another_kind_is_refused(
    quick_verifier: Verifier, vendor: Vendor, evidence: object
) -> None:
    assert_refused(quick_verifier, {**status(vendor, vendor.check), "evidence": evidence})


SIGNED = {
    "list": lambda text: f"[{text}]",
    "text": lambda text: json.dumps(text),
    "second product": lambda text: '{"product_details": {"short_code": "RENDER"}, ' + text[1:],
    "second end": lambda text: text[:-1] + r', "validity\u005fperiod": null}',
    "tail": lambda text: text + "{}",
    "NUL tail": lambda text: text + "\x00",
    "deep": lambda text: '{"metadata": ' + nested(100_000) + ", " + text[1:],
    "NaN": lambda text: '{"x": NaN, ' + text[1:],
}


@pytest.mark.parametrize("name", SIGNED)
def test_signed_bytes_are_read_as_strictly(
    quick_verifier: Verifier, vendor: Vendor, name: str
) -> None:
    answer = {name: value for name, value in vendor.check.items() if name != "metadata"}
    assert_refused(quick_verifier, signed_status(vendor, SIGNED[name](json.dumps(answer)).encode()))


def test_signed_bytes_that_are_not_utf_8_are_refused(
    quick_verifier: Verifier, vendor: Vendor
) -> None:
    body = json.dumps(vendor.check, ensure_ascii=False).encode("iso8859-2")
    assert_refused(quick_verifier, signed_status(vendor, body))


INSTANTS = {
    "2999-01-01": 0, "2999-01-01T00:00:00": 0, "2999-01-01T23:59:59.999999999Z": 0,
    "2999-01-01T00:00:00+23:59": 0, "2999-01-01T00:00:00-00:00": 0, "3000-02-28T00:00:00Z": 0,
    "2996-02-29T00:00:00Z": 0, "9999-12-31T23:59:59Z": 0, "2000-02-29T00:00:00Z": 6,
    "0001-01-01T00:00:00Z": 6, "1969-12-31T23:59:59Z": 6, "2999-02-29T00:00:00Z": 1,
    "3000-02-29T00:00:00Z": 1, "2999-13-01T00:00:00Z": 1, "2999-00-01T00:00:00Z": 1,
    "2999-01-32T00:00:00Z": 1, "2999-01-00T00:00:00Z": 1, "0000-01-01T00:00:00Z": 1,
    "2999-01-01T24:00:00Z": 1, "2999-01-01T23:60:00Z": 1, "2999-01-01T23:59:60Z": 1,
    "2999-01-01T00:00:00.Z": 1, "2999-01-01T00:00:00.0123456789Z": 1, "2999-01-01Z": 1,
    "2999-01-01T00:00Z": 1, "2999-01-01 00:00:00Z": 1, "2999-01-01T00:00:00z": 1,
    "2999-01-01T00:00:00ZZ": 1, "2999-01-01T00:00:00+2400": 1, "2999-01-01T00:00:00+24:00": 1,
    "2999-01-01T00:00:00Z\n": 1, "+2999-01-01": 1, "12999-01-01": 1, "\u0662999-01-01": 1,
    "2999-1-1": 1, " ": 1, "4102444800": 1,
}  # fmt: skip


@pytest.mark.parametrize("text", INSTANTS)
def test_an_instant_means_the_same_to_every_verifier(
    quick_verifier: Verifier, vendor: Vendor, text: str
) -> None:
    answer = {**vendor.check, "validity_period": text}
    verdict = quick_verifier.judge(signed_status(vendor, json.dumps(answer).encode()))
    assert verdict.code == INSTANTS[text], verdict


def test_a_large_answer_is_read(quick_verifier: Verifier, vendor: Vendor) -> None:
    for metadata in ({"text": "\u010c" * MIB}, {f"key {i}": i for i in range(50_000)}):
        assert (
            quick_verifier.judge(status(vendor, {**vendor.check, "metadata": metadata})).code == 0
        )


# ---- three readers, one meaning


@given(data=st.data())
def test_a_changed_file_means_the_same_to_every_verifier(
    vendor: Vendor,
    calls_at_once: Mapping[str, Run],
    tmp_path_factory: pytest.TempPathFactory,
    data: st.DataObject,
) -> None:
    """Bytes of a good file changed, cut and put elsewhere."""
    folder = tmp_path_factory.mktemp("changed")
    raw = bytearray(json.dumps(status(vendor, vendor.check)).encode())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(raw) - 1))
        length = data.draw(st.integers(0, 3))
        raw[at : at + length] = data.draw(
            st.binary(max_size=3) | st.sampled_from([b'"', b"\\", b"{", b"}", b",", b"null", b":"])
        )
    codes = set()
    for call in calls_at_once.values():
        verifier = Verifier(call, vendor.public_key_file, folder)
        verdict = verifier.judge(bytes(raw))
        verifier.memory_file.unlink(missing_ok=True)
        assert verdict.code in (0, 1, 2, 3, 7), verdict
        assert len(verdict.err.splitlines()) == (verdict.code != 0), verdict
        codes.add(verdict.code)
    assert len(codes) == 1
