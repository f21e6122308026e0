"""Is a request signed as documented, and is an answer's signature really checked?"""

import base64
import hashlib
from datetime import UTC, datetime, timedelta, timezone

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from sso.errors import ProfileError, SignatureWrong
from sso.licensing import signing
from tests.unit.samples import key_pair, signature_of

SHARED_KEY = "kw4qSnpSwXzgiv5yxYpZZmFEd9QAeiKTQ6OuyMja"
DATE = "Tue, 07 Jun 2011 20:51:35 GMT"
DOCUMENTED = "UDysfR6MndUZReo07Y9r+vErn8vSxrnQ5ulit18iJ/Q="
WITH_FINAL_NEWLINE = "klTwb9t6gh5JzO1hH3O5pGUg0iL9yhWJFd5X24C6oFM="
# Two spaces in it: the bytes of the wire, not a JSON value (golden vector 3).
RAW_BODY = '{"id": 1744810240166049, "address":"ČK12"}'.encode()


def pem_of(key: object) -> bytes:
    return key.public_bytes(  # type: ignore[attr-defined,no-any-return]
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )


def test_the_documented_request_signature() -> None:
    assert signing.request_signature(SHARED_KEY, DATE) == DOCUMENTED


def test_no_newline_ends_the_signed_text() -> None:
    assert signing.request_signature(SHARED_KEY, DATE) != WITH_FINAL_NEWLINE


def test_the_authorization_header_is_spelled_as_documented() -> None:
    assert signing.authorization_header("MY-API-KEY", SHARED_KEY, DATE) == (
        f'algorithm="hmac-sha256",headers="date",signature="{DOCUMENTED}",apikey="MY-API-KEY"'
    )


@pytest.mark.parametrize(
    ("validity", "text", "digest"),
    [
        (
            "2026-06-18T00:00:00.000Z",
            b"123#u@g.com#2026-06-18t00:00:00.000z",
            "d3881ad9fb68dfc78234958b37bf484acb3a1dd16ac8fd7f75b2377f6740221e",
        ),
        (
            None,
            b"123#u@g.com#",
            "97f07b9fbaded2fc66b36889b7d0294f89c0f1f58d1a60ef42d5a63b0a0f3417",
        ),
    ],
)
def test_the_signed_license_text(validity: str | None, text: bytes, digest: str) -> None:
    made = signing.license_string("123", "u@g.com", validity)
    assert made == text
    assert hashlib.sha256(made).hexdigest() == digest


def test_the_signature_counts_over_the_raw_bytes() -> None:
    assert hashlib.sha256(RAW_BODY).hexdigest().startswith("5f2d9794f9e6bf93")
    signature, public = signature_of(RAW_BODY), key_pair().public_key()
    signing.verify_response(public, RAW_BODY, signature)
    compact = '{"id":1744810240166049,"address":"ČK12"}'.encode()
    assert hashlib.sha256(compact).hexdigest().startswith("a407b270c11a6eb3")
    with pytest.raises(SignatureWrong):
        signing.verify_response(public, compact, signature)


@pytest.mark.parametrize(
    "header",
    [None, "", "not base64!", "AAAA", "=", base64.b64encode(b"x" * 256).decode(), "ČČČČ"],
    ids=["missing", "empty", "no base64", "short", "padding", "another", "not ASCII"],
)
def test_a_bad_signature_header_is_refused(header: str | None) -> None:
    with pytest.raises(SignatureWrong):
        signing.verify_response(key_pair().public_key(), RAW_BODY, header)


def test_a_signature_with_spaces_in_it_is_not_base64() -> None:
    signature = signature_of(RAW_BODY)
    with pytest.raises(SignatureWrong):
        signing.verify_response(
            key_pair().public_key(), RAW_BODY, f"{signature[:40]} {signature[40:]}"
        )


def test_every_flipped_byte_of_an_answer_is_noticed() -> None:
    signature, public = signature_of(RAW_BODY), key_pair().public_key()
    for index in range(len(RAW_BODY)):
        body = bytearray(RAW_BODY)
        body[index] ^= 1
        with pytest.raises(SignatureWrong):
            signing.verify_response(public, bytes(body), signature)


def test_the_license_signature_covers_device_person_and_end() -> None:
    public = key_pair().public_key()
    signature = signature_of(b"123#u@g.com#2026-06-18t00:00:00.000z")
    good = ("123", "U@G.com", "2026-06-18T00:00:00.000Z")
    signing.verify_license_signature(public, signature, *good)
    for other in (
        ("124", "u@g.com", good[2]),
        ("123", "v@g.com", good[2]),
        ("123", "u@g.com", "2027-06-18T00:00:00.000Z"),
        ("123", "u@g.com", None),
    ):
        with pytest.raises(SignatureWrong):
            signing.verify_license_signature(public, signature, *other)


def test_a_key_below_2048_bits_is_refused() -> None:
    with pytest.raises(ProfileError, match="2048"):
        signing.load_public_key(pem_of(key_pair(1024).public_key()))


def test_a_key_of_2048_bits_is_taken() -> None:
    public = key_pair(2048).public_key()
    assert signing.load_public_key(pem_of(public)).public_numbers() == public.public_numbers()


def test_only_rsa_keys_are_taken() -> None:
    with pytest.raises(ProfileError, match="RSA"):
        signing.load_public_key(pem_of(ec.generate_private_key(ec.SECP256R1()).public_key()))


@pytest.mark.parametrize("pem", [b"", b"hello", b"-----BEGIN PUBLIC KEY-----\nAAAA\n"])
def test_what_is_not_a_key_is_refused(pem: bytes) -> None:
    with pytest.raises(ProfileError, match="PEM"):
        signing.load_public_key(pem)


def test_the_shipped_key_is_the_vendors() -> None:
    with open("resources/keys/licensespring.pem", "rb") as file:
        key = signing.load_public_key(file.read())
    assert key.key_size == 4096
    assert signing.key_fingerprint(key) == (
        "sha256:624d162a484dcb3e5f12258759a1f43c49eaf1b47de680f6ccc4c6afd0a273b4"
    )


def test_dates_are_written_in_gmt_from_any_zone() -> None:
    at = datetime(2011, 6, 7, 22, 51, 35, 999999, tzinfo=timezone(timedelta(hours=2)))
    assert signing.http_date(at) == DATE


@pytest.mark.parametrize("raw", [None, "", "yesterday", "99", "Tue, 99 Jun 2011 20:51:35 GMT"])
def test_what_is_not_a_date_is_none(raw: str | None) -> None:
    assert signing.parse_http_date(raw) is None


def test_a_date_is_read_as_utc() -> None:
    assert signing.parse_http_date(DATE) == datetime(2011, 6, 7, 20, 51, 35, tzinfo=UTC)
    assert signing.parse_http_date("Tue, 07 Jun 2011 20:51:35 -0000") == datetime(
        2011, 6, 7, 20, 51, 35, tzinfo=UTC
    )


@pytest.mark.usefixtures("zone")
def test_dates_are_written_in_gmt_wherever_the_computer_stands() -> None:
    assert signing.http_date(datetime(2011, 6, 7, 20, 51, 35, tzinfo=UTC)) == DATE


@pytest.mark.usefixtures("zone")
@pytest.mark.parametrize(
    "raw",
    [
        "Tue, 07 Jun 2011 20:51:35 GMT",
        "Tue, 07 Jun 2011 20:51:35 -0000",
        "Tue, 07 Jun 2011 20:51:35",
        "Tue, 07 Jun 2011 22:51:35 +0200",
    ],
)
def test_dates_are_read_as_the_same_instant_wherever_the_computer_stands(raw: str) -> None:
    at = signing.parse_http_date(raw)
    assert at is not None
    assert at.isoformat() == "2011-06-07T20:51:35+00:00"
