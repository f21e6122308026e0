"""Is every way an answer can go wrong told by its own error, with what was stored untouched?"""

import time
from datetime import timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from sso import errors
from tests.integration.bench import Desk
from tests.integration.conftest import MakeDesk
from tests.integration.sandbox_process import Sandbox

SHORT = {"license_service": "connect_timeout_s = 1\nread_timeout_s = 1"}

REFUSED: list[tuple[str, dict[str, Any], type[errors.KeyturnError], int]] = [
    ("bad_signature", {}, errors.SignatureWrong, 25),
    ("missing_signature", {}, errors.SignatureWrong, 25),
    ("altered_after_signing", {}, errors.SignatureWrong, 25),
    ("cut_body_half", {}, errors.SignatureWrong, 25),
    ("malformed", {}, errors.AnswerNotUnderstood, 25),
    ("deep_json", {}, errors.AnswerNotUnderstood, 25),
    ("huge", {}, errors.AnswerNotUnderstood, 25),
    ("gzip_bomb", {}, errors.AnswerNotUnderstood, 25),
    ("html_200", {}, errors.NetworkSignIn, 20),
    ("truncated", {}, errors.ServiceUnreachable, 20),
    ("gateway_502", {}, errors.ServiceUnreachable, 20),
    ("too_many_requests", {"retry_after": 7}, errors.ServiceUnreachable, 20),
    ("status", {"status": 500}, errors.ServiceUnreachable, 20),
    ("status", {"status": 503, "code": "license_not_found"}, errors.ServiceUnreachable, 20),
    ("reset", {"when": "before"}, errors.ServiceUnreachable, 20),
    ("reset", {"when": "after"}, errors.ServiceUnreachable, 20),
]
ROUTES = ["sso_url", "activate_license", "check_license"]


def provoked(sandbox: Sandbox, desk: Desk, route: str) -> errors.KeyturnError | None:
    """Use the route on an activated device, with the fault set already."""
    if route == "check_license":
        return desk.check().error
    return desk.activate(is_again=True).error


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize(
    ("fault", "parameters", "kind", "exit_code"), REFUSED, ids=lambda value: str(value)[:30]
)
def test_a_faulty_answer_changes_nothing_that_is_stored(
    sandbox: Sandbox,
    desk: Desk,
    route: str,
    fault: str,
    parameters: dict[str, Any],
    kind: type[errors.KeyturnError],
    exit_code: int,
) -> None:
    assert desk.activate().error is None
    stored = desk.stored()
    sandbox.fault(fault, route, **parameters)
    error = provoked(sandbox, desk, route)
    if route == "activate_license" and issubclass(kind, errors.ServiceUnreachable):
        # The answer is lost, the activation is not: it is asked about, and found.
        assert error is None
        assert (desk.status()["state"], sandbox.seats()) == ("active", 1)
        return
    assert type(error) is kind
    assert error.exit_code == exit_code
    assert desk.stored() == stored
    expected = "grace" if route == "check_license" else "active"
    assert desk.status()["state"] == expected
    if fault == "too_many_requests":
        assert isinstance(error, errors.ServiceUnreachable)
        assert error.retry_after_s == 7
    assert provoked(sandbox, desk, route) is None
    assert desk.status()["state"] == "active"


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("fault", ["spaces", "odd_key_order", "non_ascii"])
def test_a_signed_answer_in_other_clothes_is_taken(
    sandbox: Sandbox, desk: Desk, route: str, fault: str
) -> None:
    assert desk.activate().error is None
    sandbox.fault(fault, route)
    assert provoked(sandbox, desk, route) is None
    assert desk.status()["state"] == "active"


def test_a_replayed_answer_for_another_device_is_refused(
    sandbox: Sandbox, new_desk: MakeDesk
) -> None:
    assert new_desk(hardware_id="first").activate().error is None
    desk = new_desk(hardware_id="second")
    sandbox.fault("replay_previous", "activate_license")
    outcome = desk.activate()
    assert type(outcome.error) is errors.SignatureWrong
    assert desk.stored() == {}


def test_an_answer_that_was_lost_took_the_seat_and_a_new_try_takes_none(
    sandbox: Sandbox, desk: Desk
) -> None:
    sandbox.fault("reset", "activate_license", when="after")
    outcome = desk.activate()
    assert outcome.error is not None
    assert outcome.error.facts["may_hold_seat"]
    assert sandbox.seats() == 1
    assert desk.activate().error is None
    assert sandbox.seats() == 1


# ---- time


@pytest.mark.parametrize(
    ("route", "fault", "parameters"),
    [
        ("sso_url", "stall", {"seconds": 30}),
        ("check_license", "stall", {"seconds": 30}),
        ("check_license", "drip", {"seconds": 0.3}),
    ],
    ids=["stall-sso_url", "stall-check", "drip-check"],
)
def test_a_slow_service_is_given_up_in_time(
    sandbox: Sandbox,
    new_desk: MakeDesk,
    route: str,
    fault: str,
    parameters: dict[str, Any],
) -> None:
    """A drip never goes silent: only the deadline of the whole call ends it."""
    desk = new_desk("code", SHORT)
    assert desk.activate().error is None
    stored = desk.stored()
    sandbox.fault(fault, route, **parameters)
    began = time.monotonic()
    error = provoked(sandbox, desk, route)
    took_s = time.monotonic() - began
    assert type(error) is errors.ServiceUnreachable
    assert took_s < 12  # 1 s to connect, 1 s of silence, 5 s of margin, and room
    assert desk.stored() == stored


def test_a_late_answer_within_the_time_is_taken(sandbox: Sandbox, desk: Desk) -> None:
    sandbox.fault("latency", "activate_license", seconds=1)
    assert desk.activate().error is None


# ---- the clock


@pytest.mark.parametrize("minutes", [20, -20])
@pytest.mark.parametrize("kind", ["code", "oauth"])
def test_a_clock_20_minutes_off_is_named(
    sandbox: Sandbox, new_desk: MakeDesk, minutes: int, kind: str
) -> None:
    desk = new_desk(kind)
    desk.clock.move(minutes=minutes)
    outcome = desk.activate()
    assert type(outcome.error) is errors.ClockWrong
    assert outcome.error.exit_code == 16
    assert outcome.error.facts["skew_min"] == minutes
    assert desk.browser.opened == []
    assert desk.stored() == {}


@pytest.mark.parametrize("minutes", [20, -20])
def test_a_clock_off_at_a_check_takes_no_license_away(
    sandbox: Sandbox, desk: Desk, minutes: int
) -> None:
    assert desk.activate().error is None
    stored = desk.stored()
    desk.clock.move(minutes=minutes)
    outcome = desk.check()
    assert type(outcome.error) is errors.ClockWrong
    assert outcome.error.facts["skew_min"] == minutes
    assert desk.stored() == stored
    assert desk.status()["exit_code"] in (0, 10)
    desk.clock.offset = timedelta(0)
    assert desk.check().error is None
    assert desk.status()["state"] == "active"


def test_a_service_whose_clock_is_off_is_named_the_same_way(sandbox: Sandbox, desk: Desk) -> None:
    sandbox.settings(clock_offset_s=3600.0)
    outcome = desk.activate()
    assert type(outcome.error) is errors.ClockWrong
    assert outcome.error.facts["skew_min"] == -60


def test_a_clock_a_few_minutes_off_is_no_trouble(sandbox: Sandbox, desk: Desk) -> None:
    desk.clock.move(minutes=-10)
    assert desk.activate().error is None


# ---- the pinned key


def test_another_pinned_key_is_a_wrong_signature(sandbox: Sandbox, desk: Desk) -> None:
    other = rsa.generate_private_key(public_exponent=65537, key_size=2048).public_key()
    pem = other.public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    (desk.profile.parent / "public_key.pem").write_bytes(pem)
    outcome = desk.activate()
    assert type(outcome.error) is errors.SignatureWrong
    assert outcome.error.exit_code == 25
    assert desk.browser.opened == []


def test_a_key_changed_after_activation_makes_what_is_stored_damaged(
    sandbox: Sandbox, desk: Desk
) -> None:
    assert desk.activate().error is None
    stored = desk.stored()
    other = rsa.generate_private_key(public_exponent=65537, key_size=2048).public_key()
    pem = other.public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    (desk.profile.parent / "public_key.pem").write_bytes(pem)
    assert desk.status()["exit_code"] == 18
    assert desk.stored() == stored


@pytest.mark.parametrize(("name", "content"), [("absent.pem", None), ("public_key.pem", b"no key")])
def test_a_key_that_cannot_be_read_is_a_profile_error(
    sandbox: Sandbox, new_desk: MakeDesk, name: str, content: bytes | None
) -> None:
    desk = new_desk("code", {"license_service": f'public_key = "{name}"'})
    if content is not None:
        (desk.profile.parent / name).write_bytes(content)
    with pytest.raises(errors.ProfileError, match="public_key"):
        desk.activate()
