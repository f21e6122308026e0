"""Which license, whose, of which products, and how: does an activation take what was chosen?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sso import errors
from sso.activation.dialogue import Paste
from sso.activation.manager import Outcome, SignInOptions
from sso.activation.progress import Progress, Stage
from sso.licensing.credentials import KeyCredential, PasswordCredential
from sso.licensing.model import License, SsoCredential
from sso.licensing.status import State
from sso.signin.authorization import Accepted, AuthorizationResponse, Refused
from sso.signin.id_token import Claims
from tests.unit.activation.license_bench import (
    ACME,
    BY_KEY,
    FLOATING,
    HOUR,
    TWO,
    Computer,
    answer,
)
from tests.unit.samples import NOW, license_

KEY = KeyCredential("KEY-1")
PERSON = PasswordCredential("u@g.com", "word")
CHOICE = f'{ACME}license_choice = "ask"\n'


def activated(computer: Computer, code: str | None = None, **options: Any) -> Outcome:
    return computer.manager().activate(code, SignInOptions(**options))


# ---- which license


def test_a_named_license_is_taken_and_remembered(computer: Computer) -> None:
    activated(computer, license_id=41)
    assert computer.service.activations[-1]["license_id"] == 41
    activated(computer, is_again=True)
    assert computer.service.activations[-1]["license_id"] == 41
    assert "list" not in computer.service.calls


def test_a_named_license_that_was_not_taken_is_not_remembered(computer: Computer) -> None:
    computer.service.refusals["activate"] = errors.NoLicenseForUser("x")
    activated(computer, license_id=41)
    assert computer.settings.chosen_license("myproduct") is None


def test_the_person_is_asked_where_the_profile_says_so_and_once(tmp_path: Path) -> None:
    computer = Computer(tmp_path, CHOICE)
    computer.service.listed = (license_(id=1), license_(id=3), license_(id=2))
    asked: list[tuple[License, ...]] = []

    def choose(licenses: tuple[License, ...]) -> int | None:
        asked.append(licenses)
        return 2

    activated(computer, choose=choose)
    assert asked == [computer.service.listed]
    assert computer.service.activations[-1]["license_id"] == 2
    activated(computer, choose=choose, is_again=True)
    assert len(asked) == 1, "remembered"
    assert computer.service.activations[-1]["license_id"] == 2
    outcome = computer.manager().choose_again(None, SignInOptions(choose=lambda some: 3))
    assert outcome.error is None
    assert computer.service.activations[-1]["license_id"] == 3
    assert computer.settings.chosen_license("myproduct") == 3
    assert [line["action"] for line in computer.audited()] == ["activate", "activate", "choose"]


def test_a_choice_that_is_not_made_is_not_remembered(tmp_path: Path) -> None:
    computer = Computer(tmp_path, CHOICE)
    computer.service.listed = (license_(id=1), license_(id=3))
    outcome = activated(computer, choose=lambda licenses: None)
    assert isinstance(outcome.error, errors.Cancelled)
    assert not computer.paths.user_settings.exists()


def test_without_anybody_to_ask_the_newest_is_taken(tmp_path: Path) -> None:
    computer = Computer(tmp_path, CHOICE)
    computer.service.listed = (license_(id=1), license_(id=3), license_(id=2))
    activated(computer)
    assert computer.service.activations[-1]["license_id"] == 3


def test_the_newest_is_the_service_s_to_choose_unless_the_profile_asks(
    computer: Computer,
) -> None:
    activated(computer, choose=lambda licenses: 1)
    assert "list" not in computer.service.calls


def test_listing_takes_no_seat(computer: Computer) -> None:
    computer.service.listed = (license_(id=1), license_(id=3))
    outcome = computer.manager().licenses("myproduct", SignInOptions())
    assert outcome.licenses == computer.service.listed
    assert (outcome.error, outcome.report.product) == (None, "myproduct")
    assert computer.service.activations == []
    assert [line["action"] for line in computer.audited()] == ["licenses"]


def test_every_sign_in_comes_back_to_the_registered_addresses(tmp_path: Path) -> None:
    address = "http://localhost:5/callback"
    computer = Computer(tmp_path, f'{ACME}redirect_uri = "{address}"\n')
    computer.activated(**FLOATING)
    manager, options = computer.manager(), SignInOptions()
    computer.service.traits = FLOATING
    manager.choose_again(None, options)
    manager.licenses(None, options)
    manager.borrow(None, None, options)
    assert {asked[2] for asked in computer.provider.asked} == {address}
    assert len(computer.provider.asked) >= 3


# ---- another person, other products


@pytest.mark.parametrize("agrees", [True, False])
def test_another_person_s_place_is_asked_for(computer: Computer, agrees: bool) -> None:
    computer.activated(user={"id": 1, "email": "other@g.com"})
    asked: list[tuple[str, str]] = []

    def confirm(holder: str, newcomer: str) -> bool:
        asked.append((holder, newcomer))
        return agrees

    outcome = activated(computer, is_again=True, confirm_person=confirm)
    assert asked == [("other@g.com", "u@g.com")]
    assert (outcome.error is None) is agrees
    by_password = activated(computer, is_again=True, confirm_person=confirm, credential=PERSON)
    assert (by_password.error is None) is agrees


def test_the_other_products_of_a_bundle_are_activated_too(tmp_path: Path) -> None:
    computer = Computer(tmp_path, ACME, TWO)
    outcome = activated(computer, "render")
    assert (outcome.error, outcome.report.product) == (None, "render")
    assert [one["product"] for one in computer.service.activations] == ["render", "myproduct"]
    assert len(computer.opened) == 2
    assert len(computer.audited()) == 1


def test_the_whole_bundle_comes_back_to_the_registered_addresses(tmp_path: Path) -> None:
    address = "http://localhost:5/callback"
    computer = Computer(tmp_path, f'{ACME}redirect_uri = "{address}"\n', TWO)
    activated(computer)
    assert [asked[:3] for asked in computer.provider.asked] == [
        ("myproduct", "ACME", address),
        ("render", "ACME", address),
    ]


def test_the_whole_bundle_may_be_pasted(tmp_path: Path) -> None:
    computer = Computer(tmp_path, ACME, TWO)
    computer.is_port_taken = True
    manager = computer.manager()
    pasted = "http://localhost:47811/callback?state=our-state&code=c"
    computer.during_sign_in = lambda: manager.paste(pasted)
    assert manager.activate(None, SignInOptions(paste=Paste.ALWAYS)).error is None
    assert len(computer.service.activations) == 2


def test_what_is_active_in_a_bundle_is_left_alone(tmp_path: Path) -> None:
    computer = Computer(tmp_path, ACME, TWO)
    computer.activated("render")
    activated(computer)
    assert [one["product"] for one in computer.service.activations] == ["myproduct"]


def test_products_of_no_bundle_are_left_alone(tmp_path: Path) -> None:
    computer = Computer(tmp_path, ACME, TWO.replace('bundle_code = "B"', ""))
    activated(computer)
    assert [one["product"] for one in computer.service.activations] == ["myproduct"]


def test_products_of_another_bundle_are_left_alone(tmp_path: Path) -> None:
    third = '[[products]]\ncode = "third"\nname = "Third"\nbundle_code = "B"\n'
    other = TWO.replace('"render"\nname = "Render Farm"\nbundle_code = "B"',
                        '"render"\nname = "Render Farm"\nbundle_code = "OTHER"')  # fmt: skip
    computer = Computer(tmp_path, ACME, other + third)
    activated(computer)
    assert [one["product"] for one in computer.service.activations] == ["myproduct", "third"]


def test_trouble_with_the_first_of_a_bundle_ends_it(tmp_path: Path) -> None:
    computer = Computer(tmp_path, ACME, TWO)
    computer.verdicts = [Refused("access_denied", "")]
    assert isinstance(activated(computer).error, errors.Denied)
    assert len(computer.opened) == 1


def test_trouble_with_a_later_one_is_told_of_the_first(tmp_path: Path) -> None:
    computer = Computer(tmp_path, ACME, TWO)
    computer.during_sign_in = lambda: computer.service.refusals.update(
        {"activate": errors.NoLicenseForUser("x")} if len(computer.opened) == 2 else {}
    )
    outcome = activated(computer, license_id=41)
    assert isinstance(outcome.error, errors.NoLicenseForUser)
    assert (outcome.report.product, outcome.report.status.state) == ("myproduct", State.ACTIVE)
    assert [one["license_id"] for one in computer.service.activations] == [41, None]
    assert computer.settings.chosen_license("myproduct") == 41


# ---- by key or password


def test_a_key_activates_without_a_browser(computer: Computer) -> None:
    computer.service.traits = BY_KEY
    outcome = activated(computer, credential=KEY, license_id=41)
    assert (outcome.error, outcome.report.status.state) == (None, State.ACTIVE)
    assert computer.opened == []
    assert computer.service.calls == ["allow", "activate"]
    assert computer.service.credentials == [KEY]
    assert computer.service.activations[0]["license_id"] is None, "a key names its license"
    (line,) = computer.audited()
    assert (line["action"], line["result"], line["person"]) == ("activate", "ok", None)


def test_a_person_s_password_takes_the_license_that_was_chosen(computer: Computer) -> None:
    news: list[Progress] = []
    outcome = activated(computer, credential=PERSON, license_id=41, on_progress=news.append)
    assert outcome.error is None
    assert computer.service.activations[0]["license_id"] == 41
    assert [one.stage for one in news] == [Stage.ACTIVATING]


# ---- offline


def test_a_person_s_seat_is_borrowed_after_a_sign_in(computer: Computer) -> None:
    computer.activated(**FLOATING)
    computer.service.traits = {**FLOATING, "borrowed_until": (NOW + 9 * HOUR).isoformat()}
    outcome = computer.manager().borrow("myproduct", NOW + 9 * HOUR, SignInOptions())
    assert outcome.error is None
    assert outcome.report.license is not None
    assert outcome.report.license.borrowed_until == NOW + 9 * HOUR
    assert len(computer.opened) == 1
    assert computer.service.calls == ["allow", "borrow", "check"]
    assert computer.service.borrowed_until == [NOW + 9 * HOUR]
    assert [line["action"] for line in computer.audited()] == ["borrow"]
    (credential,) = computer.service.credentials
    assert isinstance(credential, SsoCredential)


def test_a_key_s_seat_is_borrowed_without_a_sign_in(computer: Computer) -> None:
    computer.activated(**{**FLOATING, **BY_KEY})
    computer.service.traits = {**FLOATING, **BY_KEY}
    outcome = computer.manager().borrow(None, None, SignInOptions())
    assert outcome.error is None
    assert computer.opened == []
    assert computer.service.credentials == [KEY]
    assert computer.service.borrowed_until == [None]


def test_what_cannot_be_borrowed_opens_no_browser(computer: Computer) -> None:
    with pytest.raises(errors.NotActivated):
        computer.manager().borrow(None, None, SignInOptions())
    computer.activated()
    with pytest.raises(errors.BorrowRefused):
        computer.manager().borrow(None, None, SignInOptions())
    assert computer.opened == []
    assert [line["result"] for line in computer.audited()] == ["NOT_ACTIVATED", "BORROW_REFUSED"]


def test_a_lost_answer_is_asked_about_with_the_address_of_who_signed_in(
    computer: Computer,
) -> None:
    computer.provider.claims = Claims("https://id.acme.test", "subject", "u@g.com")
    computer.service.refusals["activate"] = errors.ServiceUnreachable("cut")
    computer.service.held = (license_().id,)
    outcome = activated(computer)
    assert outcome.error is None
    assert computer.service.addresses[0].username == "u@g.com"
    assert computer.service.addresses[0].license_id == license_().id
    stored = computer.store.load("myproduct")
    assert stored is not None
    assert stored.evidence == answer()


def test_tokens_in_place_of_a_code_are_handed_in_one_after_the_other(computer: Computer) -> None:
    response = AuthorizationResponse(id_token="one", access_token="two")
    computer.verdicts = [Accepted(response)]
    computer.service.refusals["activate"] = errors.SignInRefused("no")
    assert isinstance(activated(computer).error, errors.SignInRefused)
    sent = [one for one in computer.service.credentials if isinstance(one, SsoCredential)]
    assert [(one.field, one.value) for one in sent] == [("id_token", "one"), ("id_token", "two")]
