"""Does the program sign in at Debian's glewlwyd, which admits exact redirect addresses only?"""

from __future__ import annotations

import pytest

from sso.activation.dialogue import Started
from sso.activation.flow import FlowState
from sso.activation.runner import Runner
from sso.errors import Cancelled
from sso.signin.listener import Listener
from tests.idp.foreign_pages import FORM
from tests.idp.providers import Addresses
from tests.idp.redirect_kinds import PAGES
from tests.idp.relying_party import Ended, RelyingParty, reason
from tests.integration.sandbox_process import free_port


def listener(redirect_uri: str) -> Listener:
    """At the exact address."""
    return Listener(PAGES, "Keyturn")


def holds(ended: Ended, party: RelyingParty) -> None:
    """The sign-in ended well, with claims that the provider's own keys vouch for."""
    assert ended.flow.state is FlowState.ACTIVATED, reason(ended)
    assert ended.claims is not None
    assert ended.claims.issuer == party.provider.issuer
    assert ended.claims.subject


def test_code_of_a_public_client_with_pkce(at_glewlwyd: RelyingParty, addresses: Addresses) -> None:
    plan = Started(redirect_uris=(addresses.ipv4,))
    ended = at_glewlwyd.sign_in(at_glewlwyd.by_code(), listener, plan)
    holds(ended, at_glewlwyd)
    assert ended.asked == [FORM, "continue"]
    at_glewlwyd.browser.wait_for_text("close this tab")
    assert "code=" not in at_glewlwyd.browser.address


def test_another_port_is_refused_there_and_the_sign_in_goes_on_waiting(
    at_glewlwyd: RelyingParty,
) -> None:
    """The provider sends nobody to an address that it does not know: only a person can end this."""
    unknown = f"http://127.0.0.1:{free_port()}/callback"
    seen: list[int] = []

    def give_up(runner: Runner) -> None:
        if not seen and (found := at_glewlwyd.browser.status_at(at_glewlwyd.provider.origin)):
            seen.append(found)
            runner.cancel()

    ended = at_glewlwyd.sign_in(
        at_glewlwyd.by_code(), listener, Started(redirect_uris=(unknown,)), meanwhile=give_up
    )
    assert seen == [403]
    assert isinstance(ended.flow.error, Cancelled), reason(ended)


@pytest.mark.parametrize("response_type", ["id_token", "id_token token"])
@pytest.mark.parametrize("mode", ["", "form_post"])
def test_tokens_in_the_redirect(
    at_glewlwyd: RelyingParty, addresses: Addresses, response_type: str, mode: str
) -> None:
    """With `session_state` beside them, a parameter that is not ours to know."""
    plan = Started(redirect_uris=(addresses.localhost,))
    ended = at_glewlwyd.sign_in(at_glewlwyd.by_tokens(response_type, mode), listener, plan)
    holds(ended, at_glewlwyd)
    at_glewlwyd.browser.wait_for_text("close this tab")
    assert "id_token" not in at_glewlwyd.browser.address


def test_a_second_sign_in_asks_for_no_password(
    at_glewlwyd: RelyingParty, addresses: Addresses
) -> None:
    for expects_form in (True, False):
        plan = Started(redirect_uris=(addresses.fixed,))
        ended = at_glewlwyd.sign_in(at_glewlwyd.by_code(), listener, plan)
        holds(ended, at_glewlwyd)
        assert (FORM in ended.asked) is expects_form
