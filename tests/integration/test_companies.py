"""Does a sign-in begin at the right company, and is every refusal of `sso_url` told apart?"""

import pytest

from sso import errors
from sso.licensing.model import License
from tests.integration.bench import Desk
from tests.integration.conftest import MakeDesk
from tests.integration.sandbox_process import Sandbox

FIRST_OF_TWO, SECOND_OF_TWO = 1744810240166050, 1744810240166051
ASK = 'license_choice = "ask"'


# ---- companies


def test_a_federated_company_signs_in_at_its_own_provider(sandbox: Sandbox, desk: Desk) -> None:
    desk.browser.person = "fed@globex.test"
    outcome = desk.activate(customer_account_code="GLOBEX")
    assert outcome.error is None
    assert "kc_idp_hint=" in desk.browser.visits[0].authorization_url
    assert outcome.report.license is not None
    assert outcome.report.license.username == "fed@globex.test"


def test_a_company_given_once_is_remembered(sandbox: Sandbox, desk: Desk) -> None:
    desk.browser.person = "fed@globex.test"
    desk.activate(customer_account_code="GLOBEX")
    assert desk.program().manager.profile.sign_in.customer_account_code == "GLOBEX"


def test_a_company_that_did_not_work_is_not_remembered(sandbox: Sandbox, desk: Desk) -> None:
    assert desk.activate(customer_account_code="NOBODY").error is not None
    assert desk.program().manager.company() == "ACME"


def test_no_company_at_all_is_asked_for(sandbox: Sandbox, new_desk: MakeDesk) -> None:
    desk = new_desk("code", {"sign_in": 'customer_account_code = ""'})
    with pytest.raises(errors.CompanyCodeNeeded):
        desk.activate()
    assert sandbox.count("sso_url") == 0


@pytest.mark.parametrize(
    ("company", "code"), [("NOBODY", "customer_account_not_found"), ("NOSSO", "sbx_")]
)
def test_a_company_without_single_sign_on(
    sandbox: Sandbox, desk: Desk, company: str, code: str
) -> None:
    outcome = desk.activate(customer_account_code=company)
    assert type(outcome.error) is errors.SignInNotSetUp
    assert outcome.error.exit_code == 26
    assert (outcome.error.service_code or "").startswith(code)
    assert outcome.error.service_message
    assert desk.browser.opened == []
    assert desk.stored() == {}


# ---- the documented errors of sso_url


@pytest.mark.parametrize("status", [400, 404])
def test_an_unknown_product(sandbox: Sandbox, new_desk: MakeDesk, status: int) -> None:
    sandbox.settings(unknown_product_status=status)
    desk = new_desk()
    text = desk.profile.read_text().replace('code = "CAD-PRO"', 'code = "CAD-PR0"')
    desk.profile.write_text(text)
    outcome = desk.activate()
    assert type(outcome.error) is errors.ProgramRefused
    assert (outcome.error.exit_code, outcome.error.service_code) == (27, "unknown_product")
    assert desk.browser.opened == []


@pytest.mark.parametrize(
    "code", ["missing_headers", "authorization_missing_params", "authorization_invalid_headers"]
)
def test_headers_that_the_service_does_not_take(sandbox: Sandbox, desk: Desk, code: str) -> None:
    sandbox.fault("status", "sso_url", status=400, code=code, message="A header is missing.")
    outcome = desk.activate()
    assert type(outcome.error) is errors.ProgramRefused
    assert (outcome.error.exit_code, outcome.error.service_code) == (27, code)
    assert outcome.error.service_message == "A header is missing."
    assert desk.browser.opened == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('shared_key = "wrong"', "signature_mismatch"),
        ('api_key = "wrong"', "invalid_api_key"),
        ('api_key = "sandbox-revoked-key"\nshared_key = "sandbox-only-shared-key-revoked"',
         "revoked_api_key"),
        ('api_key = "sandbox-other-product-key"\n'
         'shared_key = "sandbox-only-shared-key-other-product"', "api_key_product_not_allowed"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("status", [400, 401])
def test_keys_that_the_service_does_not_take(
    sandbox: Sandbox, new_desk: MakeDesk, line: str, code: str, status: int
) -> None:
    sandbox.settings(signature_mismatch_status=status)
    outcome = new_desk("code", {"license_service": line}).activate()
    assert type(outcome.error) is errors.ProgramRefused
    assert (outcome.error.exit_code, outcome.error.service_code) == (27, code)


@pytest.mark.parametrize("line", ['client_secret = "wrong"', 'client_id = "auth-company-nobody"'])
def test_an_oauth_client_that_the_service_does_not_take(
    sandbox: Sandbox, new_desk: MakeDesk, line: str
) -> None:
    outcome = new_desk("oauth", {"license_service": line}).activate()
    assert type(outcome.error) is errors.ProgramRefused
    assert outcome.error.exit_code == 27
    assert sandbox.count("sso_url") == 0


# ---- several licenses


class FakePerson:
    """Chooses one license and remembers what was offered."""

    def __init__(self, choice: int | None) -> None:
        self.choice = choice
        self.offered: list[int] = []

    def __call__(self, licenses: tuple[License, ...]) -> int | None:
        self.offered = [license.id for license in licenses]
        return self.choice


@pytest.mark.parametrize(("kind", "trips"), [("code", 2), ("token", 1)])
def test_the_person_chooses_among_two(
    sandbox: Sandbox, new_desk: MakeDesk, kind: str, trips: int
) -> None:
    """Listing spends a code: a second round trip; tokens are used for both, where they may be."""
    sandbox.settings(access_token_single_use=False)
    desk = new_desk(kind, {"sign_in": ASK})
    desk.browser.person = "two@acme.test"
    person = FakePerson(FIRST_OF_TWO)
    outcome = desk.activate(choose=person)
    assert outcome.error is None
    assert sorted(person.offered) == [FIRST_OF_TWO, SECOND_OF_TWO]
    assert outcome.report.license is not None
    assert outcome.report.license.id == FIRST_OF_TWO
    assert len(desk.browser.visits) == trips
    assert sandbox.count("user_licenses") == 1
    assert sandbox.seats() == 1


def test_without_asking_the_newest_license_is_taken(sandbox: Sandbox, desk: Desk) -> None:
    desk.browser.person = "two@acme.test"
    outcome = desk.activate()
    assert outcome.report.license is not None
    assert outcome.report.license.id == SECOND_OF_TWO
    assert sandbox.count("user_licenses") == 0


def test_a_license_that_is_named_is_taken(sandbox: Sandbox, desk: Desk) -> None:
    desk.browser.person = "two@acme.test"
    outcome = desk.activate(license_id=FIRST_OF_TWO)
    assert outcome.report.license is not None
    assert outcome.report.license.id == FIRST_OF_TWO


def test_choosing_none_is_a_cancel_that_takes_no_seat(sandbox: Sandbox, new_desk: MakeDesk) -> None:
    desk = new_desk("code", {"sign_in": ASK})
    desk.browser.person = "two@acme.test"
    outcome = desk.activate(choose=FakePerson(None))
    assert type(outcome.error) is errors.Cancelled
    assert sandbox.seats() == 0


def test_one_license_is_no_question(sandbox: Sandbox, new_desk: MakeDesk) -> None:
    desk = new_desk("code", {"sign_in": ASK})
    person = FakePerson(None)
    assert desk.activate(choose=person).error is None
    assert person.offered == []


@pytest.mark.parametrize("kind", ["code", "token"])
def test_listing_takes_no_seat(sandbox: Sandbox, new_desk: MakeDesk, kind: str) -> None:
    desk = new_desk(kind)
    desk.browser.person = "two@acme.test"
    outcome = desk.licenses()
    assert outcome.error is None
    assert sorted(license.id for license in outcome.licenses) == [FIRST_OF_TWO, SECOND_OF_TWO]
    assert sandbox.seats() == 0
    assert desk.stored() == {}


def test_listing_for_somebody_without_a_license(sandbox: Sandbox, desk: Desk) -> None:
    desk.browser.person = "none@acme.test"
    assert type(desk.licenses().error) is errors.NoLicenseForUser


def test_a_second_product_of_the_same_person(sandbox: Sandbox, desk: Desk) -> None:
    assert desk.activate().error is None
    assert desk.activate("RENDER").error is None
    assert desk.status("CAD-PRO")["state"] == "active"
    assert desk.status("RENDER")["license"]["floating"] is True
    assert len(desk.stored()) == 2
