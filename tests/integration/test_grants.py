"""Does every person get what is theirs, by both grants and both authorizations?"""

from dataclasses import dataclass

import pytest

from sso import errors
from sso.licensing.status import State
from tests.integration.conftest import MakeDesk
from tests.integration.sandbox_process import Sandbox

TOKEN = {"sign_in": 'response_type = "token"'}


@dataclass(frozen=True)
class Way:
    """One grant with one authorization."""

    profile: str
    is_token: bool

    @property
    def lines(self) -> dict[str, str]:
        return TOKEN if self.is_token else {}


WAYS = [
    pytest.param(Way("code", False), id="code-api_key"),
    pytest.param(Way("token", True), id="token-api_key"),
    pytest.param(Way("oauth", False), id="code-oauth"),
    pytest.param(Way("oauth", True), id="token-oauth"),
]
NAMES = ("code", "id_token", "access_token", "session_state")
LICENSED = ["you@acme.test", "two@acme.test", "float@acme.test", "fed@globex.test"]


def company_of(person: str) -> str:
    return person.partition("@")[2].partition(".")[0].upper()


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("person", LICENSED)
def test_a_person_with_a_license_is_active(
    sandbox: Sandbox, new_desk: MakeDesk, way: Way, person: str
) -> None:
    desk = new_desk(way.profile, way.lines)
    desk.browser.person = person
    outcome = desk.activate(customer_account_code=company_of(person))
    assert outcome.error is None
    assert outcome.report.status.state is State.ACTIVE
    assert outcome.report.license is not None
    assert outcome.report.license.username == person
    assert outcome.report.license.hardware_id == "bench-device"
    assert sandbox.seats() == 1
    assert desk.browser.failures == []
    status = desk.status()
    assert (status["state"], status["exit_code"]) == ("active", 0)
    assert status["user"] == {"email": person}
    assert desk.check().error is None


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("person", "kind", "state"),
    [
        ("none@acme.test", errors.NoLicenseForUser, "no_license"),
        ("limit@acme.test", errors.DeviceLimitReached, "device_limit"),
        ("expired@acme.test", errors.LicenseExpired, "expired"),
        ("disabled@acme.test", errors.LicenseDisabled, "disabled"),
        # The service's word for "before its start" is not documented: it is about the sign-in.
        ("future@acme.test", errors.SignInRefused, "not_activated"),
    ],
)
def test_a_person_without_a_usable_license_is_told_why(
    sandbox: Sandbox,
    new_desk: MakeDesk,
    way: Way,
    person: str,
    kind: type[errors.KeyturnError],
    state: str,
) -> None:
    desk = new_desk(way.profile, way.lines)
    desk.browser.person = person
    outcome = desk.activate()
    assert type(outcome.error) is kind
    assert outcome.error.service_message
    assert sandbox.seats() == 0
    assert desk.stored() == {}
    assert desk.status()["state"] == state
    assert sandbox.count("activate_license") == (
        2 if kind is errors.SignInRefused and way.is_token else 1
    )


@pytest.mark.parametrize("way", WAYS)
def test_a_new_sign_in_clears_what_was_refused_before(
    sandbox: Sandbox, new_desk: MakeDesk, way: Way
) -> None:
    desk = new_desk(way.profile, way.lines)
    desk.browser.person = "none@acme.test"
    desk.activate()
    sandbox.order("reset")  # the provider forgets who was signed in
    desk.browser.person = "you@acme.test"
    assert desk.activate().error is None
    assert desk.status()["state"] == "active"


@pytest.mark.parametrize("way", WAYS)
def test_nothing_of_the_grant_is_kept(sandbox: Sandbox, new_desk: MakeDesk, way: Way) -> None:
    desk = new_desk(way.profile, way.lines)
    outcome = desk.activate()
    assert outcome.error is None
    assert desk.backend is not None
    kept = b"".join(desk.everything().values()) + str(desk.backend.kept).encode()
    (visit,) = desk.browser.visits
    secrets = [visit.state, *(visit.carried[name] for name in NAMES if name in visit.carried)]
    assert len(secrets) == (4 if way.is_token else 3)
    for secret in secrets:
        assert secret.encode() not in kept


def test_the_token_mode_goes_through_the_fragment(sandbox: Sandbox, new_desk: MakeDesk) -> None:
    desk = new_desk("token")
    desk.activate()
    (visit,) = desk.browser.visits
    assert "response_type=id_token%20token" in visit.authorization_url
    assert "nonce=" in visit.authorization_url
    assert visit.authorization_url.count("state=") == 1
    assert visit.shown == "active"
    assert sandbox.state()["requests"][-1]["status"] == 200


def test_a_wrong_nonce_is_refused_before_the_service_hears_of_it(
    sandbox: Sandbox, new_desk: MakeDesk
) -> None:
    sandbox.settings(nonce_override="123456789")
    desk = new_desk("token")
    outcome = desk.activate()
    assert type(outcome.error) is errors.SignInAnswerInvalid
    assert outcome.error.exit_code == 25
    assert sandbox.count("activate_license") == 0


@pytest.mark.parametrize("kind", ["code", "token"])
def test_another_issuer_is_refused(sandbox: Sandbox, new_desk: MakeDesk, kind: str) -> None:
    sandbox.settings(wrong_iss=True)
    outcome = new_desk(kind).activate()
    assert type(outcome.error) is errors.SignInAnswerInvalid
    assert sandbox.count("activate_license") == 0


@pytest.mark.parametrize("kind", ["code", "token"])
def test_an_absent_issuer_is_no_trouble(sandbox: Sandbox, new_desk: MakeDesk, kind: str) -> None:
    sandbox.settings(iss_parameter=False)
    assert new_desk(kind).activate().error is None


@pytest.mark.parametrize("kind", ["code", "token"])
def test_a_state_that_is_not_echoed_is_accepted_by_nobody(
    sandbox: Sandbox, new_desk: MakeDesk, kind: str
) -> None:
    sandbox.settings(echo_state=False)
    desk = new_desk(kind)
    outcome = desk.activate(timeout_s=1)
    assert type(outcome.error) is errors.SignInTimedOut
    assert outcome.error.exit_code == 24
    assert sandbox.count("activate_license") == 0


def test_the_nonce_stands_in_where_the_profile_turns_the_state_off(
    sandbox: Sandbox, new_desk: MakeDesk
) -> None:
    sandbox.settings(echo_state=False)
    assert new_desk("token", {"sign_in": "add_state = false"}).activate().error is None


# ---- which token


def test_auto_offers_the_access_token_exactly_once(sandbox: Sandbox, new_desk: MakeDesk) -> None:
    sandbox.settings(accepts_token="access_token")
    assert new_desk("token").activate().error is None
    assert sandbox.count("activate_license") == 2
    assert sandbox.seats() == 1


def test_auto_is_not_needed_where_the_id_token_is_taken(
    sandbox: Sandbox, new_desk: MakeDesk
) -> None:
    sandbox.settings(accepts_token="id_token")
    assert new_desk("token").activate().error is None
    assert sandbox.count("activate_license") == 1


@pytest.mark.parametrize(
    ("field", "taken", "asked"),
    [
        ("id_token", "access_token", 1),
        ("access_token", "id_token", 1),
        ("access_token", "either", 1),
    ],
)
def test_a_fixed_token_field_is_offered_once(
    sandbox: Sandbox, new_desk: MakeDesk, field: str, taken: str, asked: int
) -> None:
    sandbox.settings(accepts_token=taken)
    outcome = new_desk("token", {"sign_in": f'token_field = "{field}"'}).activate()
    assert (outcome.error is None) == (taken == "either")
    assert sandbox.count("activate_license") == asked


# ---- OAuth


def test_one_bearer_token_serves_a_whole_sign_in(sandbox: Sandbox, new_desk: MakeDesk) -> None:
    desk = new_desk("oauth")
    assert desk.activate().error is None
    assert sandbox.count("oauth_url") == 1


def test_a_bearer_token_is_renewed_once_when_it_is_refused(
    sandbox: Sandbox, new_desk: MakeDesk
) -> None:
    desk = new_desk("oauth")
    assert desk.activate().error is None
    program = desk.program()
    assert program.manager.check().error is None
    asked = sandbox.count("oauth_url")
    sandbox.settings(oauth_revoke_now=True)
    assert program.manager.check().error is None
    assert sandbox.count("oauth_url") == asked + 1
    program.api.close()


def test_a_bearer_token_that_is_always_refused_ends_after_one_renewal(
    sandbox: Sandbox, new_desk: MakeDesk
) -> None:
    desk = new_desk("oauth")
    assert desk.activate().error is None
    program = desk.program()
    sandbox.fault("status", "check_license", count=0, status=401, code="oauth_token_expired",
                  message="Expired")  # fmt: skip
    before = sandbox.count("check_license")
    outcome = program.manager.check()
    program.api.close()
    assert type(outcome.error) is errors.TokenExpired
    assert outcome.error.exit_code == 27
    assert sandbox.count("check_license") - before == 2
    assert desk.status()["state"] == "grace"


def test_a_forced_oauth_refuses_the_api_key(sandbox: Sandbox, new_desk: MakeDesk) -> None:
    sandbox.settings(oauth_forced=True)
    assert new_desk("code").activate().error is not None
    assert new_desk("oauth").activate().error is None
