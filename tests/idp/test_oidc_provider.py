"""Does the program sign in at npm's oidc-provider, by every way that it speaks, and off again?"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from sso.activation.flow import FlowState
from sso.errors import Denied, SignInAnswerInvalid, SignInRefused
from sso.signin.browser import Browser
from sso.signin.listener import Listener
from sso.signin.sign_off import SignOffSettings, request_for, sign_off_in_browser
from tests.idp.foreign_pages import DENY, FORM
from tests.idp.providers import Addresses
from tests.idp.redirect_kinds import PAGES
from tests.idp.relying_party import Ended, RelyingParty, reason


def listener(redirect_uri: str) -> Listener:
    """At any port, as the registration admits it."""
    return Listener(PAGES, "Keyturn", any_port=True)


def holds(ended: Ended, party: RelyingParty) -> None:
    """The sign-in ended well, and the checked claims are the person's."""
    assert ended.flow.state is FlowState.ACTIVATED, reason(ended)
    assert ended.claims is not None
    assert ended.claims.issuer == party.provider.issuer
    assert ended.claims.subject == party.provider.person


def test_code_of_a_public_client_with_pkce(at_oidc_provider: RelyingParty) -> None:
    ended = at_oidc_provider.sign_in(at_oidc_provider.by_code(), listener)
    holds(ended, at_oidc_provider)
    assert ended.asked == [FORM, "consent"]
    assert any(progress.has_browser_arrived for progress in ended.progress)
    at_oidc_provider.browser.wait_for_text("close this tab")
    assert "code=" not in at_oidc_provider.browser.address


def test_a_second_sign_in_asks_nobody(at_oidc_provider: RelyingParty) -> None:
    """On another port, as `prompt=none` demands: the provider remembers, and shows nothing."""
    holds(at_oidc_provider.sign_in(at_oidc_provider.by_code(), listener), at_oidc_provider)
    silent = at_oidc_provider.by_code(at_oidc_provider.rules("code", prompt="none"))
    ended = at_oidc_provider.sign_in(silent, listener)
    holds(ended, at_oidc_provider)
    assert ended.asked == []


def test_prompt_none_without_a_session_ends_with_the_providers_reason(
    at_oidc_provider: RelyingParty,
) -> None:
    silent = at_oidc_provider.by_code(at_oidc_provider.rules("code", prompt="none"))
    ended = at_oidc_provider.sign_in(silent, listener)
    assert isinstance(ended.flow.error, SignInRefused), reason(ended)
    assert ended.flow.error.service_code == "login_required"


@pytest.mark.parametrize("response_type", ["id_token", "id_token token"])
@pytest.mark.parametrize("mode", ["", "form_post"])
def test_tokens_in_the_redirect(
    at_oidc_provider: RelyingParty, response_type: str, mode: str
) -> None:
    """In the fragment through the relay page, or posted: checked by the provider's own keys."""
    ended = at_oidc_provider.sign_in(at_oidc_provider.by_tokens(response_type, mode), listener)
    holds(ended, at_oidc_provider)
    at_oidc_provider.browser.wait_for_text("close this tab")
    assert "id_token" not in at_oidc_provider.browser.address


def test_a_posted_code(at_oidc_provider: RelyingParty) -> None:
    way = at_oidc_provider.by_code(at_oidc_provider.rules("code", "form_post"))
    holds(at_oidc_provider.sign_in(way, listener), at_oidc_provider)


def test_a_token_for_another_client_is_refused(at_oidc_provider: RelyingParty) -> None:
    """Its keys are right, its audience is not: the checks are the program's, not the test's."""
    way = at_oidc_provider.by_code(client_id="native")
    other = at_oidc_provider.by_code(client_id="web")
    way.identify = other.identify  # type: ignore[method-assign]
    ended = at_oidc_provider.sign_in(way, listener)
    assert isinstance(ended.flow.error, SignInAnswerInvalid), reason(ended)
    assert ended.claims is None


def test_cancel_at_the_provider_is_told(at_oidc_provider: RelyingParty) -> None:
    ended = at_oidc_provider.sign_in(at_oidc_provider.by_code(), listener, pages=DENY)
    assert isinstance(ended.flow.error, Denied), reason(ended)
    assert ended.flow.error.service_code == "access_denied"
    at_oidc_provider.browser.wait_for_text("not completed")


def test_an_error_of_the_provider_is_told(at_oidc_provider: RelyingParty) -> None:
    """An error of the provider itself, with its words, and not the person's."""
    way = at_oidc_provider.by_code(at_oidc_provider.rules("code", prompt="nonsense"))
    ended = at_oidc_provider.sign_in(way, listener)
    assert isinstance(ended.flow.error, SignInRefused), reason(ended)
    assert ended.flow.error.service_code == "invalid_request"
    assert ended.flow.error.service_message


def test_sign_off_returns_and_brings_the_form_back(
    at_oidc_provider: RelyingParty, addresses: Addresses
) -> None:
    holds(at_oidc_provider.sign_in(at_oidc_provider.by_code(), listener), at_oidc_provider)
    settings = SignOffSettings(
        return_parameter="post_logout_redirect_uri",
        return_uri=addresses.out,
        client_id_parameter="client_id",
    )
    way = at_oidc_provider.by_code()
    endpoint, client_id = way.sign_off_target("CAD-PRO", "ACME")
    request = request_for(settings, endpoint, client_id, ())
    launcher = Browser(environment=at_oidc_provider.browser.environment)
    with ThreadPoolExecutor(1) as pool:
        leaving = pool.submit(
            sign_off_in_browser,
            request,
            without_return=endpoint,
            new_listener=listener,
            open_browser=launcher.open,
            wait_s=30,
        )
        asked = at_oidc_provider.browser.walk("", "", leaving.done)
        end = leaving.result()
    assert asked == ["sign-off"]
    assert end.has_opened
    assert end.has_returned
    ended = at_oidc_provider.sign_in(at_oidc_provider.by_code(), listener)
    holds(ended, at_oidc_provider)
    assert FORM in ended.asked
