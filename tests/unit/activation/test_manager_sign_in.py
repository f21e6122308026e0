"""What does an activation through the facade ask for, remember and note?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sso import errors
from sso.activation.dialogue import Paste
from sso.activation.manager import Outcome, SignInOptions
from sso.activation.progress import Progress, Stage
from sso.licensing.credentials import KeyCredential
from sso.licensing.model import SsoCredential
from sso.licensing.status import State
from sso.profile import Layer, merged
from sso.profile.reader import parse_document
from sso.signin.authorization import Refused
from sso.signin.id_token import Claims
from sso.storage.vault import VaultState
from tests.unit.activation.license_bench import (
    ACME,
    HEAD,
    ONE,
    TWO,
    Computer,
)
from tests.unit.samples import NOW

KEY = KeyCredential("KEY-1")


def activated(computer: Computer, code: str | None = None, **options: Any) -> Outcome:
    return computer.manager().activate(code, SignInOptions(**options))


def company_sent(computer: Computer) -> str:
    """The company code of the last activation."""
    credential = computer.service.credentials[-1]
    assert isinstance(credential, SsoCredential)
    return credential.customer_account_code


# ---- one sign-in


def test_a_sign_in_activates_keeps_and_notes(computer: Computer) -> None:
    outcome = activated(computer)
    assert (outcome.error, outcome.was_active, outcome.vault) == (None, False, None)
    assert outcome.report.product == "myproduct"
    assert outcome.report.status.state is State.ACTIVE
    stored = computer.store.load("myproduct")
    assert stored is not None
    assert stored.hardware_id == "123"
    assert computer.settled == ["123"], "the device is no copy any more"
    assert computer.files.written == [("myproduct", stored.evidence.body, "123")]
    assert computer.opened == ["http://localhost:47811/go"]
    assert computer.listened == ["http://localhost:47811/callback"]
    assert computer.service.calls == ["allow", "activate"]
    assert computer.service.activations == [
        {"product": "myproduct", "hardware_id": "123", "license_id": None, "app_version": "12.1",
         "app_name": "Keyturn", "bundle_code": "B"}
    ]  # fmt: skip
    assert company_sent(computer) == "ACME"
    (line,) = computer.audited()
    noted = {name: line[name] for name in ("action", "product", "result", "person", "company")}
    assert noted == {
        "action": "activate",
        "product": "myproduct",
        "result": "ok",
        "person": "u@g.com",
        "company": "abc",
    }


def test_the_provider_is_asked_for_the_product_its_company_and_its_address(
    tmp_path: Path,
) -> None:
    computer = Computer(tmp_path, f'{ACME}redirect_uri = "http://localhost:5/callback"\n')
    activated(computer, hints={"login_hint": "u@g.com"})
    assert computer.provider.asked == [
        ("myproduct", "ACME", "http://localhost:5/callback", "B", {"login_hint": "u@g.com"})
    ]


def test_further_registered_addresses_are_asked_for_in_their_order(tmp_path: Path) -> None:
    more = 'redirect_uris = ["http://localhost:6/callback", "http://localhost:7/callback"]\n'
    computer = Computer(tmp_path, f'{ACME}redirect_uri = "http://localhost:5/callback"\n{more}')
    computer.is_port_taken = True
    outcome = activated(computer)
    assert isinstance(outcome.error, errors.NoRedirectAddress)
    ports = [asked[2] for asked in computer.provider.asked]
    assert ports == [f"http://localhost:{port}/callback" for port in (5, 6, 7)]


def test_a_license_that_holds_is_no_reason_to_sign_in(computer: Computer) -> None:
    computer.activated()
    outcome = activated(computer)
    assert (outcome.was_active, outcome.error) == (True, None)
    assert (outcome.report.product, outcome.report.status.state) == ("myproduct", State.ACTIVE)
    assert computer.opened == []
    assert computer.audited() == []
    assert computer.paths.status("myproduct").is_file()
    again = activated(computer, is_again=True)
    assert not again.was_active
    assert len(computer.opened) == 1


def test_a_no_from_the_browser_is_an_outcome_with_a_reference(computer: Computer) -> None:
    computer.verdicts = [Refused("access_denied", "no")]
    outcome = activated(computer)
    assert isinstance(outcome.error, errors.Denied)
    assert outcome.error.reference
    assert outcome.report.product == "myproduct"
    (line,) = computer.audited()
    assert (line["result"], line["reference"]) == ("DENIED", outcome.error.reference)
    assert not computer.store.has("myproduct")


def test_a_refused_activation_is_the_state_and_is_published(computer: Computer) -> None:
    computer.service.refusals["activate"] = errors.NoLicenseForUser("no license")
    outcome = activated(computer)
    assert outcome.report.status.state is State.NO_LICENSE
    contact = computer.store.load_contact("myproduct")
    assert contact is not None
    assert (contact.good_at, contact.refusal) == (NOW, "NO_LICENSE_FOR_USER")
    assert [report.status.state for _, report in computer.changes] == [State.NO_LICENSE]


def test_a_refusal_says_nothing_about_a_license_that_is_there(computer: Computer) -> None:
    computer.activated()
    computer.service.refusals["activate"] = errors.DeviceLimitReached("too many")
    outcome = activated(computer, is_again=True)
    assert isinstance(outcome.error, errors.DeviceLimitReached)
    assert outcome.report.status.state is State.ACTIVE
    (line,) = computer.audited()
    assert line["person"] == "u@g.com", "whose license it was"


def test_a_full_disk_is_found_before_anybody_signs_in(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> None:
        raise errors.StoreFailed("full")

    monkeypatch.setattr(computer.store, "demand_room", full)
    with pytest.raises(errors.StoreFailed):
        activated(computer)
    with pytest.raises(errors.StoreFailed):
        activated(computer, credential=KEY)
    assert (computer.opened, computer.service.activations) == ([], [])
    assert computer.manager().licenses(None, SignInOptions()).error is None, "it keeps nothing"


def test_the_time_for_the_person_is_the_options_else_the_profile_s(tmp_path: Path) -> None:
    computer, news = Computer(tmp_path, f"{ACME}timeout_s = 77\n"), list[Progress]()
    activated(computer, on_progress=news.append)
    activated(computer, on_progress=news.append, timeout_s=33, is_again=True)
    told = [one.remaining_s for one in news if one.stage is Stage.WAITING]
    assert dict.fromkeys(told) == dict.fromkeys([77.0, 33])


def test_a_link_for_the_person_opens_no_browser(computer: Computer) -> None:
    outcome = activated(computer, opens_browser=False, timeout_s=0.05)
    assert isinstance(outcome.error, errors.SignInTimedOut)
    assert computer.opened == []


def test_the_final_address_may_be_pasted_where_nothing_can_listen(computer: Computer) -> None:
    computer.is_port_taken = True
    manager = computer.manager()
    taken: dict[str, bool] = {}

    def then(progress: Progress) -> None:
        if progress.needs_paste and not progress.hints:
            for query in ("state=strange&code=c", "state=our-state&code=c"):
                taken[query] = manager.paste(f"http://localhost:47811/callback?{query}")

    options = SignInOptions(paste=Paste.ALWAYS, on_progress=then)
    assert manager.activate(None, options).error is None
    assert list(taken.values()) == [False, True]
    assert manager.choose_again(None, options).error is None
    assert manager.licenses(None, options).error is None
    assert isinstance(activated(computer, is_again=True).error, errors.NoRedirectAddress)


def test_a_sign_in_under_way_can_be_opened_again_extended_and_cancelled(
    computer: Computer,
) -> None:
    computer.verdicts, news = [], list[Progress]()
    manager = computer.manager()

    def then(progress: Progress) -> None:
        news.append(progress)
        if progress.deadline_number == 1 and progress.stage is Stage.WAITING:
            manager.extend()
            manager.open_again()
            manager.cancel()

    outcome = manager.activate(None, SignInOptions(on_progress=then))
    assert isinstance(outcome.error, errors.Cancelled)
    assert "http://localhost:47811/go-again" in computer.opened
    assert max(one.deadline_number for one in news) == 2
    assert "abort" in computer.service.calls


def test_without_a_sign_in_there_is_nothing_to_steer(computer: Computer) -> None:
    manager = computer.manager()
    manager.cancel()
    manager.extend()
    manager.open_again()
    assert not manager.paste("http://localhost:47811/callback?state=our-state&code=c")
    assert (computer.opened, computer.service.calls) == ([], [])
    activated(computer)
    assert not manager.paste("http://localhost:47811/callback?state=our-state&code=c")


# ---- which company


def test_a_company_that_nobody_named_is_asked_for_and_remembered(tmp_path: Path) -> None:
    computer = Computer(tmp_path, "")
    with pytest.raises(errors.CompanyCodeNeeded):
        activated(computer)
    assert computer.manager().company() == ""
    activated(computer, customer_account_code="GIVEN")
    assert company_sent(computer) == "GIVEN"
    assert computer.manager().company() == "GIVEN"
    activated(computer, is_again=True)
    assert company_sent(computer) == "GIVEN"


def test_a_company_is_remembered_only_where_the_sign_in_worked(tmp_path: Path) -> None:
    computer = Computer(tmp_path, "")
    computer.verdicts = [Refused("access_denied", "")]
    activated(computer, customer_account_code="WRONG")
    assert computer.manager().company() == ""


def test_the_profile_s_company_is_not_written_into_the_settings(computer: Computer) -> None:
    activated(computer)
    activated(computer, customer_account_code="ACME", is_again=True)
    assert not computer.paths.user_settings.exists()
    activated(computer, customer_account_code="OTHER", is_again=True)
    assert company_sent(computer) == "OTHER"
    assert computer.settings.company() == "OTHER"
    assert computer.manager().company() == "ACME", "the profile's counts first"


def test_a_product_s_own_company_counts_first(tmp_path: Path) -> None:
    own = f'{ONE}customer_account_code = "OWN"\n'
    computer = Computer(tmp_path, ACME, own)
    activated(computer)
    assert company_sent(computer) == "OWN"
    assert computer.manager().company("myproduct") == "OWN"
    assert not computer.paths.user_settings.exists()


def test_two_products_may_have_two_remembered_companies(tmp_path: Path) -> None:
    computer = Computer(tmp_path, "", TWO.replace('bundle_code = "B"', ""))
    activated(computer, "myproduct", customer_account_code="ONE")
    activated(computer, "render", customer_account_code="OTHER")
    manager = computer.manager()
    assert (manager.company(), manager.company("render")) == ("ONE", "OTHER")


def test_a_policy_s_company_is_not_led_past(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    layers = [Layer("profile", parse_document("test", HEAD + ONE)),
              Layer("policy", parse_document("policy", ACME), is_forced=True)]  # fmt: skip
    computer.profile = merged(layers, tmp_path)
    assert "sign_in.customer_account_code" in computer.profile.forced
    with pytest.raises(errors.ProfileError):
        activated(computer, customer_account_code="OTHER")
    assert computer.opened == []
    assert activated(computer, customer_account_code="ACME").error is None


# ---- the secret store


def test_a_required_secret_store_is_demanded_before_anything(tmp_path: Path) -> None:
    computer = Computer(tmp_path, f'{ACME}[storage]\nkeyring = "required"\n')
    computer.backend = None
    for credential in (None, KEY):
        with pytest.raises(errors.SecretStoreUnavailable) as caught:
            activated(computer, credential=credential)
        assert caught.value.facts["state"] == "none"
    assert (computer.opened, computer.service.calls) == ([], [])


def test_a_required_secret_store_that_is_there_is_used(tmp_path: Path) -> None:
    computer = Computer(tmp_path, f'{ACME}[storage]\nkeyring = "required"\n')
    computer.provider.claims = Claims("https://id.acme.test", "subject", "u@g.com")
    assert activated(computer).error is None
    record = computer.manager().signed_in_as()
    assert record is not None
    assert (record.email, record.company, record.subject) == ("u@g.com", "ACME", "subject")


def test_without_a_secret_store_the_license_is_there_all_the_same(computer: Computer) -> None:
    computer.backend = None
    outcome = activated(computer)
    assert (outcome.error, outcome.vault) == (None, VaultState.NONE)
    assert outcome.report.status.state is State.ACTIVE
    assert computer.manager().signed_in_as() is None
