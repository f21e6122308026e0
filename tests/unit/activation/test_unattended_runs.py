"""How does an activation by key or password end, and what becomes of a seat in doubt?"""

from __future__ import annotations

from typing import Any

import pytest

from sso import errors
from sso.activation.keeper import Keeper
from sso.activation.outcome import Outcome
from sso.activation.progress import Progress
from sso.activation.unattended import UnattendedActivations
from sso.licensing.credentials import KeyCredential, PasswordCredential, Unattended
from sso.licensing.model import LicenseAddress
from sso.licensing.status import State
from tests.unit.activation.license_bench import BY_KEY, HOUR, Computer
from tests.unit.samples import ACTIVATION, NOW

KEY = KeyCredential("KEY-1")
PERSON = PasswordCredential("u@g.com", "word")
LICENSE_ID = ACTIVATION["id"]


def ran(
    computer: Computer, credential: Unattended, license_id: int | None = None, **more: Any
) -> Outcome:
    keeper = Keeper(
        computer.store,
        computer.judgement,
        computer.sdk_files,
        computer.settled.append,
        lambda: computer.now,
    )
    room = UnattendedActivations(computer.tools(), computer.store, computer.judgement, keeper)
    news: list[Progress] = []
    confirm = more.get("confirm")
    return room.run(computer.product, credential, license_id, confirm, news.append)


@pytest.mark.parametrize(
    ("credential", "traits"), [(KEY, BY_KEY), (PERSON, {})], ids=["key", "password"]
)
def test_an_activation_is_asked_for_whole_and_kept(
    computer: Computer, credential: Unattended, traits: dict[str, Any]
) -> None:
    computer.service.traits = traits
    outcome = ran(computer, credential)
    assert (outcome.error, outcome.report.status.state) == (None, State.ACTIVE)
    assert computer.service.activations == [
        {"product": "myproduct", "hardware_id": "123", "license_id": None, "app_version": "12.1",
         "app_name": "Keyturn", "bundle_code": "B"}
    ]  # fmt: skip
    assert computer.service.credentials == [credential]
    stored = computer.store.load("myproduct")
    assert stored is not None
    assert computer.files.written == [("myproduct", stored.evidence.body, "123")]
    assert computer.settled == ["123"]
    contact = computer.store.load_contact("myproduct")
    assert contact is not None
    assert (contact.good_at, contact.server_at) == (NOW, stored.evidence.server_at)
    assert computer.paths.status("myproduct").is_file()


def test_a_new_license_heals_what_was_seen_of_a_wrong_clock(computer: Computer) -> None:
    computer.store.mark_seen("myproduct", NOW + 999 * HOUR)
    assert ran(computer, PERSON).report.status.state is State.ACTIVE


@pytest.mark.parametrize(
    ("credential", "cause"), [(KEY, "key"), (PERSON, "password")], ids=["key", "password"]
)
@pytest.mark.parametrize("kind", [errors.NoLicenseForUser, errors.SignInRefused])
def test_a_refusal_is_told_in_words_for_who_did_not_sign_in(
    computer: Computer, credential: Unattended, cause: str, kind: type[errors.KeyturnError]
) -> None:
    refusal = computer.service.refusals["activate"] = kind("no")
    outcome = ran(computer, credential)
    assert outcome.error is refusal
    assert refusal.facts["cause"] == cause
    assert outcome.report.product == "myproduct"
    contact = computer.store.load_contact("myproduct")
    if isinstance(refusal, errors.LicenseError):
        assert outcome.report.status.state is State.NO_LICENSE
        assert contact is not None
        assert contact.refusal == "NO_LICENSE_FOR_USER"
    else:
        assert contact is None, "a wrong password says nothing about licenses"


def test_other_refusals_keep_their_own_words(computer: Computer) -> None:
    refusal = computer.service.refusals["activate"] = errors.DeviceLimitReached("too many")
    assert ran(computer, KEY).error is refusal
    assert "cause" not in refusal.facts


# ---- an answer that was lost


@pytest.mark.parametrize(
    ("credential", "traits", "username", "key"),
    [(KEY, BY_KEY, "", "KEY-1"), (PERSON, {}, "u@g.com", "")],
    ids=["key", "password"],
)
def test_a_lost_activation_is_asked_about_and_kept(
    computer: Computer, credential: Unattended, traits: dict[str, Any], username: str, key: str
) -> None:
    computer.service.traits = traits
    computer.service.refusals["activate"] = errors.ServiceUnreachable("cut")
    computer.service.held = (LICENSE_ID,)
    outcome = ran(computer, credential)
    assert (outcome.error, outcome.report.status.state) == (None, State.ACTIVE)
    assert computer.service.calls == ["activate", "held", "check"]
    assert computer.service.addresses == [
        LicenseAddress("myproduct", "123", username, LICENSE_ID, license_key=key)
    ]


@pytest.mark.parametrize(
    ("credential", "again"), [(KEY, None), (PERSON, 41)], ids=["key", "password"]
)
def test_a_seat_in_doubt_is_asked_for_by_name_where_a_person_has_several(
    computer: Computer, credential: Unattended, again: int | None
) -> None:
    lost = errors.ServiceUnreachable("cut")
    computer.service.refusals = {"activate": lost, "check": errors.ServiceUnreachable("cut")}
    computer.service.held = (41,)
    assert ran(computer, credential).error is lost
    assert lost.facts["may_hold_seat"] == 1
    computer.service.refusals = {}
    computer.service.traits = BY_KEY if credential is KEY else {}
    assert ran(computer, credential).error is None
    assert computer.service.activations[-1]["license_id"] == again


def test_of_several_seats_the_license_that_was_named_is_asked_about(computer: Computer) -> None:
    computer.service.refusals["activate"] = errors.ServiceUnreachable("cut")
    computer.service.held = (5, LICENSE_ID)
    assert ran(computer, PERSON, LICENSE_ID).error is None
    assert [one.license_id for one in computer.service.addresses] == [LICENSE_ID]


def test_a_license_that_is_named_wins_over_the_one_in_doubt(computer: Computer) -> None:
    computer.store.save_pending("myproduct", 41)
    ran(computer, PERSON, 7)
    assert computer.service.activations[-1]["license_id"] == 7


# ---- whose license it is


@pytest.mark.parametrize(
    ("credential", "traits"),
    [
        (KEY, {**BY_KEY, "license_key": "KEY-2"}),
        (PERSON, {"user": {"id": 1, "email": "other@g.com"}}),
    ],
    ids=["key", "password"],
)
def test_an_answer_about_somebody_else_is_not_kept(
    computer: Computer, credential: Unattended, traits: dict[str, Any]
) -> None:
    computer.service.traits = traits
    outcome = ran(computer, credential)
    assert isinstance(outcome.error, errors.SignatureWrong)
    assert not computer.store.has("myproduct")
    assert computer.service.calls == ["activate"]


@pytest.mark.parametrize("is_taken_back", [True, False])
def test_a_license_that_nothing_could_name_later_is_given_back(
    computer: Computer, is_taken_back: bool
) -> None:
    computer.service.traits = {"user": None}
    if not is_taken_back:
        computer.service.refusals["deactivate"] = errors.ServiceUnreachable("cut")
    outcome = ran(computer, KEY)
    assert isinstance(outcome.error, errors.AnswerNotUnderstood)
    assert computer.service.calls == ["activate", "deactivate"]
    assert computer.service.addresses == [
        LicenseAddress("myproduct", "123", "", LICENSE_ID, license_key="KEY-1")
    ]
    assert not computer.store.has("myproduct")


def test_a_key_may_belong_to_a_person(computer: Computer) -> None:
    assert ran(computer, KEY).error is None
    assert computer.service.calls == ["activate"]


def test_another_person_s_place_is_not_taken_unasked(computer: Computer) -> None:
    computer.activated(user={"id": 1, "email": "other@g.com"})
    outcome = ran(computer, PERSON)
    assert isinstance(outcome.error, errors.OtherPerson)
    assert outcome.error.facts == {"holder": "other@g.com", "newcomer": "u@g.com"}
    assert computer.service.calls == []
    asked: list[tuple[str, str]] = []
    ran(computer, PERSON, confirm=lambda *people: bool(asked.append(people)) or True)
    assert asked == [("other@g.com", "u@g.com")]
    assert computer.service.calls == ["activate"]


def test_one_s_own_place_is_taken_whatever_the_letters_case(computer: Computer) -> None:
    computer.activated(user={"id": 1, "email": "U@G.com"})
    assert ran(computer, PERSON).error is None


def test_nobody_s_place_is_taken_by_a_key_or_from_a_damaged_license(computer: Computer) -> None:
    computer.activated(user={"id": 1, "email": "other@g.com"})
    assert ran(computer, KEY).error is None
    computer.paths.license("myproduct").write_bytes(b"damaged")
    assert ran(computer, PERSON).error is None
