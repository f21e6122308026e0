"""Is there one JSON object on standard output and nothing else, and words for people otherwise?"""

import io
import json
import re
import time
from typing import Any

import pytest

from sso import errors
from sso.cli.output import Output
from sso.licensing.status import LicenseStatus, Reason, State
from sso.storage.published_status import Report, as_object
from tests.unit.samples import NOW, license_


def outputs(is_json: bool) -> tuple[Output, io.StringIO, io.StringIO]:
    result, beside = io.StringIO(), io.StringIO()
    return Output(is_json, result=result, beside=beside), result, beside


def status(until: str | None = "2027-06-18T00:00:00Z", **changes: Any) -> dict[str, Any]:
    report = Report("CAD-PRO", LicenseStatus(State.ACTIVE, Reason.OK), license_())
    found = as_object(report, version="1", process_id=1, written_at=NOW)
    return {**found, "until": until, **changes}


def test_an_error_object_has_the_contracts_keys() -> None:
    output, result, beside = outputs(is_json=True)
    error = errors.NoLicenseForUser("x", service_code="license_not_found", service_message="M.")
    assert output.failed(error) == 12
    found = json.loads(result.getvalue())["error"]
    assert list(json.loads(result.getvalue())) == ["error"]
    assert found.keys() >= {
        "code", "exit_code", "message", "next_step", "service_code", "reference",
    }  # fmt: skip
    assert (found["code"], found["exit_code"]) == ("NO_LICENSE_FOR_USER", 12)
    assert found["service_code"] == "license_not_found"
    assert re.fullmatch("[2-9a-z]{6}", found["reference"])
    assert beside.getvalue() == ""


def test_an_error_for_people_goes_beside_the_result() -> None:
    output, result, beside = outputs(is_json=False)
    error = errors.SignInRefused("x", service_code="odd", service_message="Their words.")
    assert output.failed(error) == 26
    assert result.getvalue() == ""
    text = beside.getvalue()
    assert 'The other side said: "Their words."' in text
    assert "SIGN_IN_REFUSED odd, exit 26, reference" in text


@pytest.mark.parametrize("is_json", [True, False])
def test_progress_goes_beside_the_result(is_json: bool) -> None:
    output, result, beside = outputs(is_json)
    output.note("Asking ...")
    assert (result.getvalue(), beside.getvalue()) == ("", "Asking ...\n")


def test_the_sign_in_address_is_the_result_unless_json_is() -> None:
    output, result, beside = outputs(is_json=False)
    output.address("https://x")
    assert (result.getvalue(), beside.getvalue()) == ("https://x\n", "")
    output, result, beside = outputs(is_json=True)
    output.address("https://x")
    assert (result.getvalue(), beside.getvalue()) == ("", "https://x\n")


def test_words_are_for_people_and_objects_for_programs() -> None:
    output, result, _ = outputs(is_json=True)
    output.say("words")
    assert result.getvalue() == ""
    output, result, _ = outputs(is_json=False)
    output.object({"a": 1})
    assert result.getvalue() == ""


def test_a_status_in_words() -> None:
    output, result, _ = outputs(is_json=False)
    output.status(status(), "CAD Pro")
    text = result.getvalue()
    assert text.startswith("CAD Pro: Active\n")
    assert "u@g.com" in text
    assert "2 of 10 in use" in text


@pytest.mark.parametrize("zone", ["UTC", "Europe/Berlin", "Pacific/Kiritimati", "America/Adak"])
@pytest.mark.parametrize("until", ["9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z"])
def test_the_ends_of_the_calendar_can_be_shown_anywhere(
    monkeypatch: pytest.MonkeyPatch, zone: str, until: str
) -> None:
    """Vendors write "for ever" as the year 9999."""
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        output, result, _ = outputs(is_json=False)
        output.status(status(until), "CAD Pro")
        assert "until" in result.getvalue()
    finally:
        monkeypatch.undo()
        time.tzset()
