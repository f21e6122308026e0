"""Does what must not be read stay out of a text, and what helps stay in it?"""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sso.diagnostics.redaction import Redactor
from tests.naming import plain

JWT = "eyJhbGciOiJSUzI1NiIsImtpZCI6ImEifQ.eyJzdWIiOiIxMjMiLCJlbWFpbCI6ImEifQ.c2lnbmF0dXJl-_x"
CANARY = "k4n4ryQ7zz91"
REDACTOR = Redactor(["the-api-key-of-acme", CANARY], ["adalovelace"])

LEAKS = [
    ("GET https://id.acme.test/auth?client_id=a&state=Abc123&code=xyz HTTP", "Abc123", "xyz"),
    ("http://127.0.0.1:4711/callback#id_token=" + JWT, JWT, JWT[40:70]),
    (f"Authorization: Bearer {JWT}", JWT),
    ("Proxy-Authorization: Basic dXNlcjpwYXNz", "dXNlcjpwYXNz"),
    ("http://user:hunter22@proxy.acme.test:8080/", "hunter22", "user:"),
    ('{"password": "correct horse battery", "x": 1}', "correct horse battery"),
    ("password=hunter22&x=1", "hunter22"),
    ("api_key = 'abc def'", "abc def"),
    ("shared_key: swordfish", "swordfish"),
    ("client_secret=swordfish;", "swordfish"),
    ("wrote to ada.lovelace+x@acme.test today", "ada.lovelace", "acme.test today"[:4] + "@"),
    ("login_hint=ada%40acme.test", "ada%40acme.test"),
    ("license ABCD-1234-EFGH-5678 of", "ABCD-1234"),
    ("File /home/adalovelace/.config/x", "adalovelace"),
    (r"C:\Users\Ada Lovelace\AppData", "Ada"),
    ("as adalovelace on host", "adalovelace"),
    ("the-api-key-of-acme", "the-api-key-of-acme"),
    (f"x{CANARY}y", CANARY),
    ("digest 5f2d9794f9e6bf93089843e2f38e7bd6a6cf1943", "5f2d9794"),
]


@pytest.mark.parametrize("line", LEAKS, ids=lambda line: plain(line[0]))
def test_what_must_not_be_read(line: tuple[str, ...]) -> None:
    text, *secrets = line
    shown = REDACTOR.redacted(text)
    assert [secret for secret in secrets if secret in shown] == []


@pytest.mark.parametrize(
    "text",
    [
        "activation ended in NO_LICENSE_FOR_USER, exit 12",
        "the connection to id.acme.test was refused",
        "/etc/io.keyturn.Keyturn/policy.json, line 3: unknown key 'ui.them'",
        'File "sso/licensing/transport.py", line 120, in call',
        "https://api.licensespring.com",
        "a product CAD-PRO of ACME until 2027-06-18T00:00:00Z",
        "state changed from active to grace",
    ],
)
def test_what_helps_stays(text: str) -> None:
    assert REDACTOR.redacted(text) == text


def test_of_an_address_the_host_stays() -> None:
    shown = REDACTOR.redacted("asked https://api.acme.test:8443/api/v4/check?license_key=ABC")
    assert shown == "asked https://api.acme.test:8443/..."


def test_a_short_text_is_no_secret() -> None:
    assert Redactor(["", "ab"]).redacted("about ab") == "about ab"


@given(st.text(max_size=200), st.binary(min_size=24, max_size=60), st.text(max_size=50))
def test_a_token_in_any_surroundings(before: str, raw: bytes, after: str) -> None:
    token = base64.b16encode(raw).decode()
    named = f"{before} id_token={token}&{after}"
    assert token not in REDACTOR.redacted(named)


@given(st.text(max_size=300))
def test_twice_is_as_good_as_once(text: str) -> None:
    once = REDACTOR.redacted(text)
    assert CANARY not in once
    REDACTOR.redacted(once)


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "run",
    [
        "a",
        "a-",
        "a.",
        "token",
        "token ",
        "%40",
        "eyJ",
        "A1B2-",
        "http:",
        "://",
        "a@",
        "password=",
        " ",
    ],
    ids=plain,
)
def test_an_unbroken_run_takes_no_ages(run: str) -> None:
    """Who answers in the service's name may send anything: hours at the square of its length."""
    text = run * (200_000 // len(run))
    assert len(REDACTOR.redacted(f"{text} the-api-key-of-acme")) < 2 * len(text)


def test_a_secret_behind_a_run_is_found() -> None:
    for run in ("a" * 5000, "a-" * 2500, "a." * 2500):
        for leak, secret in (
            (f"{run}://user:hunter22@h/", "hunter22"),
            (f"{run}token=hunter22", "hunter22"),
        ):
            assert secret not in REDACTOR.redacted(leak)


@pytest.mark.parametrize("inner", ["zz-inner", "aa-inner", "nn-inner"])
def test_a_secret_within_another_leaves_nothing_of_either(inner: str) -> None:
    outer = f"mm {inner} mm"
    for secrets in ((inner, outer), (outer, inner)):
        assert Redactor(secrets).redacted(f"a {outer} b {inner} c") == "a <secret> b <secret> c"
