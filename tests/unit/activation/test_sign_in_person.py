"""Whom does a sign-in activate for, whom does it remember, and what of it goes to the service?"""

from __future__ import annotations

import queue
import threading
from typing import Any

import pytest

from sso import errors
from sso.activation.manager import Outcome, SignInOptions
from sso.activation.outcome import is_transient
from sso.licensing.model import LicenseAddress, SsoCredential
from sso.signin.authorization import Accepted, AuthorizationResponse
from sso.signin.id_token import Claims
from sso.storage.vault import SignInRecord
from tests.unit.activation.license_bench import FLOATING, Computer
from tests.unit.fake_backends import KeyringLocked, RaisingBackend
from tests.unit.samples import ACTIVATION, request

LICENSE_ID = ACTIVATION["id"]
CLAIMS = Claims("https://id.acme.test", "subject-1", "u@g.com")
OTHER = {"user": {"id": 1, "email": "other@g.com"}}


def activated(computer: Computer, **options: Any) -> Outcome:
    return computer.manager().activate(None, SignInOptions(is_again=True, **options))


# ---- who is remembered


@pytest.mark.parametrize(
    ("claims", "issuer", "subject"),
    [(CLAIMS, "https://id.acme.test", "subject-1"), (None, request().issuer or "", "")],
    ids=["id_token", "code alone"],
)
def test_the_person_is_remembered_as_the_issuer_and_the_license_tell(
    computer: Computer, claims: Claims | None, issuer: str, subject: str
) -> None:
    computer.provider.claims = claims
    activated(computer)
    assert computer.vault.load_sign_in("ACME") == SignInRecord(issuer, subject, "u@g.com", "ACME")


def test_a_license_of_nobody_is_remembered_without_an_address(computer: Computer) -> None:
    computer.service.traits = {"user": None}
    activated(computer)
    record = computer.vault.load_sign_in("ACME")
    assert record is not None
    assert record.email == ""


def test_a_failed_activation_remembers_nobody(computer: Computer) -> None:
    computer.service.refusals["activate"] = errors.DeviceLimitReached("too many")
    activated(computer)
    assert computer.vault.load_sign_in("ACME") is None


def test_a_secret_store_that_hangs_keeps_neither_the_sign_in_nor_the_program_s_end(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: queue.SimpleQueue[bool] = queue.SimpleQueue()
    answered = threading.Event()

    def prepare() -> None:
        asked.put(threading.current_thread().daemon)
        answered.wait(10)

    monkeypatch.setattr(computer.vault, "prepare", prepare)
    assert activated(computer).error is None
    assert asked.get(timeout=5), "Python waits for no daemon"
    answered.set()


# ---- what goes out


@pytest.mark.parametrize("sends", [True, False])
def test_our_redirect_address_goes_along_where_the_service_gave_it(
    computer: Computer, sends: bool
) -> None:
    computer.provider.sends_redirect_uri = sends
    activated(computer)
    (credential,) = computer.service.credentials
    address = "http://localhost:47811/callback" if sends else ""
    assert credential == SsoCredential("code", "c", "ACME", address)


def test_a_code_goes_out_alone_even_beside_tokens(computer: Computer) -> None:
    response = AuthorizationResponse(code="c", id_token="i", access_token="a")
    computer.verdicts = [Accepted(response)]
    activated(computer)
    sent = [one.as_fields() for one in computer.service.credentials]
    assert [(one.get("code"), one.get("id_token")) for one in sent] == [("c", None)]


def test_a_company_without_single_sign_on_is_not_asked_twice(computer: Computer) -> None:
    computer.verdicts = [Accepted(AuthorizationResponse(id_token="i", access_token="a"))]
    computer.service.refusals["activate"] = errors.SignInNotSetUp("no single sign-on")
    assert isinstance(activated(computer).error, errors.SignInNotSetUp)
    assert len(computer.service.credentials) == 1


def test_listing_offers_both_tokens_too(computer: Computer) -> None:
    computer.verdicts = [Accepted(AuthorizationResponse(id_token="i", access_token="a"))]
    computer.service.refusals["list"] = errors.SignInRefused("no")
    outcome = computer.manager().licenses(None, SignInOptions())
    assert isinstance(outcome.error, errors.SignInRefused)
    assert computer.service.calls.count("list") == 2


# ---- who has no license, whose place it is


@pytest.mark.parametrize(("claims", "person"), [(CLAIMS, "u@g.com"), (None, "")])
def test_who_has_no_license_is_told_where_it_is_known(
    computer: Computer, claims: Claims | None, person: str
) -> None:
    computer.provider.claims = claims
    refusal = computer.service.refusals["activate"] = errors.NoLicenseForUser("none")
    assert activated(computer).error is refusal
    assert refusal.facts["person"] == person


def test_a_known_newcomer_is_refused_before_a_seat_is_taken(computer: Computer) -> None:
    computer.provider.claims = CLAIMS
    computer.activated(**OTHER)
    outcome = activated(computer)
    assert isinstance(outcome.error, errors.OtherPerson)
    assert outcome.error.facts == {"holder": "other@g.com", "newcomer": "u@g.com"}
    assert computer.service.activations == []


@pytest.mark.parametrize("is_taken_back", [True, False])
def test_a_seat_taken_for_an_unknown_newcomer_goes_back(
    computer: Computer, is_taken_back: bool
) -> None:
    kept = computer.activated(**OTHER)
    if not is_taken_back:
        computer.service.refusals["deactivate"] = errors.ServiceUnreachable("cut")
    outcome = activated(computer)
    assert isinstance(outcome.error, errors.OtherPerson)
    assert computer.service.calls == ["allow", "activate", "deactivate"]
    assert computer.service.addresses == [LicenseAddress("myproduct", "123", "u@g.com", LICENSE_ID)]
    stored = computer.store.load("myproduct")
    assert stored is not None
    assert stored.evidence == kept


def test_a_known_newcomer_who_may_come_is_asked_about_once(computer: Computer) -> None:
    computer.provider.claims = CLAIMS
    computer.activated(**OTHER)
    asked: list[str] = []
    outcome = activated(computer, confirm_person=lambda *people: not asked.extend(people))
    assert outcome.error is None
    assert asked == ["other@g.com", "u@g.com"]


def test_a_seat_is_borrowed_whoever_signs_in(computer: Computer) -> None:
    """The service knows whose seat it is; nobody's place is taken."""
    computer.activated(**FLOATING, **OTHER)
    computer.service.traits = {**FLOATING, **OTHER}
    assert computer.manager().borrow(None, None, SignInOptions()).error is None
    assert computer.service.activations == []


# ---- an answer that was lost


def asked_about(computer: Computer) -> list[str]:
    return [one.username for one in computer.service.addresses]


def test_everybody_it_may_be_is_asked_about(computer: Computer) -> None:
    computer.activated(user={"id": 1, "email": "U@g.com"})
    computer.vault.save_sign_in(SignInRecord("i", "s", "remembered@g.com", "ACME"))
    computer.provider.claims = CLAIMS
    computer.service.held = (LICENSE_ID,)
    computer.service.refusals = {
        "activate": errors.ServiceUnreachable("cut"),
        "check": errors.NotActivated("device_not_found"),
    }
    outcome = activated(computer)
    assert is_transient(outcome.error)
    assert asked_about(computer) == ["u@g.com", "remembered@g.com", "U@g.com"]
    assert computer.store.load_pending("myproduct") == LICENSE_ID


def test_a_locked_secret_store_remembers_nobody_to_ask_about(computer: Computer) -> None:
    computer.backend = RaisingBackend(KeyringLocked())
    computer.provider.claims = CLAIMS
    computer.service.held = (LICENSE_ID,)
    computer.service.refusals["activate"] = errors.ServiceUnreachable("cut")
    assert activated(computer).error is None
    assert asked_about(computer) == ["u@g.com"]


def test_a_license_named_by_the_person_is_the_one_asked_about(computer: Computer) -> None:
    computer.provider.claims = CLAIMS
    computer.store.save_pending("myproduct", 5)
    computer.service.held = (5, LICENSE_ID)
    computer.service.refusals["activate"] = errors.ServiceUnreachable("cut")
    activated(computer, license_id=LICENSE_ID)
    assert [one.license_id for one in computer.service.addresses] == [LICENSE_ID]


def test_other_trouble_is_not_asked_about(computer: Computer) -> None:
    computer.service.refusals["activate"] = errors.AnswerNotUnderstood("odd")
    assert isinstance(activated(computer).error, errors.AnswerNotUnderstood)
    assert computer.service.calls == ["allow", "activate"]
