"""Is an answer other than 200 taken for what it is: the service's word, or trouble on the way?"""

import json
from datetime import timedelta

import pytest

from sso import errors
from sso.licensing.refusal import plain_text, refusal_in
from sso.licensing.signing import http_date
from sso.network.transport import Answer
from tests.naming import plain
from tests.unit.samples import NOW


def answer(status: int, body: object, **headers: str) -> Answer:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Answer(status, raw, {name.replace("_", "-"): text for name, text in headers.items()})


def refused(code: str, status: int = 400) -> Answer:
    return answer(status, {"status": status, "code": code, "message": "A sentence."})


def test_a_known_refusal_keeps_code_and_message() -> None:
    error = refusal_in("check_license", refused("license_not_enabled"), NOW)
    assert type(error) is errors.LicenseDisabled
    assert (error.service_code, error.service_message) == ("license_not_enabled", "A sentence.")


def test_an_unknown_refusal_keeps_code_and_message() -> None:
    error = refusal_in("check_license", refused("brand_new_word"), NOW)
    assert type(error) is errors.RequestRefused
    assert (error.service_code, error.service_message) == ("brand_new_word", "A sentence.")


@pytest.mark.parametrize("status", [400, 401, 403, 404, 302, 204])
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>Bad Gateway</html>",
        [],
        {},
        {"code": ""},
        {"code": 7},
        {"code": "x" * 101},
        {"message": "no code"},
    ],
    ids=plain,
)
def test_what_the_service_did_not_write_says_nothing_about_a_license(
    status: int, body: object
) -> None:
    error = refusal_in("check_license", answer(status, body), NOW)
    assert type(error) is errors.AnswerNotUnderstood


@pytest.mark.parametrize("message", [7, None, [], {"en": "A sentence."}], ids=plain)
def test_what_is_no_sentence_is_left_out(message: object) -> None:
    body = {"status": 400, "code": "license_not_enabled", "message": message}
    error = refusal_in("check_license", answer(400, body), NOW)
    assert type(error) is errors.LicenseDisabled
    assert error.service_message is None


@pytest.mark.parametrize(
    ("status", "is_it"), [(428, False), (429, True), (499, False), (500, True)]
)
def test_where_trouble_begins(status: int, is_it: bool) -> None:
    error = refusal_in("check_license", refused("license_not_found", status), NOW)
    assert (type(error) is errors.ServiceUnreachable) is is_it
    assert error.service_code == "license_not_found"
    assert error.service_message == "A sentence."


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
@pytest.mark.parametrize("body", [b"<html>", {"code": "license_not_found", "message": "m"}])
def test_trouble_of_the_service_never_takes_a_license_away(status: int, body: object) -> None:
    error = refusal_in("check_license", answer(status, body), NOW)
    assert type(error) is errors.ServiceUnreachable
    assert error.is_safe_to_retry


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("7", 7.0),
        (" 7 ", 7.0),
        ("0", 0.0),
        ("999999999", 999999999.0),
        ("9999999999", None),
        ("", None),
        ("soon", None),
        ("-1", None),
        ("1.5", None),
        ("\u0667", None),
    ],
    ids=plain,
)
def test_retry_after(header: str, seconds: float | None) -> None:
    error = refusal_in("sso_url", answer(429, b"", retry_after=header), NOW)
    assert isinstance(error, errors.ServiceUnreachable)
    assert error.retry_after_s == seconds


def test_407_is_the_proxys() -> None:
    assert type(refusal_in("sso_url", answer(407, b""), NOW)) is errors.ProxySignInRequired


@pytest.mark.parametrize("minutes", [20, -20])
def test_a_wrong_clock_is_named_in_minutes(minutes: int) -> None:
    server_at = NOW - timedelta(minutes=minutes)
    body = {"status": 400, "code": "date_header_diff", "message": "m"}
    error = refusal_in("sso_url", answer(400, body, date=http_date(server_at)), NOW)
    assert type(error) is errors.ClockWrong
    assert error.facts["skew_min"] == minutes


@pytest.mark.parametrize("date", ["", "not a date"])
def test_a_wrong_clock_without_the_services_date_names_no_minutes(date: str) -> None:
    body = {"status": 400, "code": "date_header_diff", "message": "m"}
    error = refusal_in("sso_url", answer(400, body, date=date), NOW)
    assert type(error) is errors.ClockWrong
    assert "skew_min" not in error.facts


def test_foreign_sentences_become_one_printable_line() -> None:
    raw = "Bad\x1b[31m\r\n\tnews\x00\u202e " + "x" * 3000
    shown = plain_text(raw)
    assert shown.startswith("Bad [31m news x")
    assert shown.isprintable()
    assert len(shown) == 500


def test_retry_after_as_a_date_counts_by_the_services_own_clock() -> None:
    soon = http_date(NOW + timedelta(seconds=90))
    error = refusal_in("sso_url", answer(503, b"", retry_after=soon, date=http_date(NOW)), NOW)
    assert isinstance(error, errors.ServiceUnreachable)
    assert error.retry_after_s == 90
    wrong_clock = NOW + timedelta(hours=5)
    again = refusal_in(
        "sso_url", answer(503, b"", retry_after=soon, date=http_date(NOW)), wrong_clock
    )
    assert isinstance(again, errors.ServiceUnreachable)
    assert again.retry_after_s == 90
