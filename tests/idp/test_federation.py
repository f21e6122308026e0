"""Does a sign-in come back when the provider sends the browser on to the company's own?

npm's oidc-provider in front, nanoidp behind it, by SAML and by OpenID Connect.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from sso.activation.flow import FlowState
from sso.signin.listener import Listener
from tests.idp.foreign_pages import FORM
from tests.idp.redirect_kinds import PAGES
from tests.idp.relying_party import Ended, RelyingParty, reason

WAYS = ("saml", "oidc")


def listener(redirect_uri: str) -> Listener:
    """At any port, as the registration admits it."""
    return Listener(PAGES, "Keyturn", any_port=True)


def holds(ended: Ended, party: RelyingParty, way: str) -> None:
    """The sign-in ended well, and the subject says by which way the person came."""
    assert ended.flow.state is FlowState.ACTIVATED, reason(ended)
    assert ended.claims is not None
    assert ended.claims.issuer == party.provider.issuer
    assert ended.claims.subject.startswith(f"{way}:"), ended.claims.subject


def via(party: RelyingParty, way: str) -> RelyingParty:
    """The hint of the profile says where the person is at home."""
    party.provider = replace(party.provider, hint=way)
    return party


@pytest.mark.parametrize("way", WAYS)
def test_code_through_the_companys_own_provider(at_federation: RelyingParty, way: str) -> None:
    party = via(at_federation, way)
    ended = party.sign_in(party.by_code(), listener)
    holds(ended, party, way)
    assert ended.asked == [FORM]


@pytest.mark.parametrize("way", WAYS)
def test_id_token_through_the_companys_own_provider(at_federation: RelyingParty, way: str) -> None:
    party = via(at_federation, way)
    ended = party.sign_in(party.by_tokens("id_token"), listener)
    holds(ended, party, way)
    assert ended.asked == [FORM]


@pytest.mark.parametrize("way", WAYS)
def test_the_next_sign_in_is_silent_on_another_port(at_federation: RelyingParty, way: str) -> None:
    party = via(at_federation, way)
    first = party.sign_in(party.by_code(), listener)
    holds(first, party, way)
    silent = party.sign_in(party.by_code(party.rules("code", prompt="none")), listener)
    holds(silent, party, way)
    assert silent.asked == []
    assert first.flow.request is not None
    assert silent.flow.request is not None
    assert first.flow.request.redirect_uri != silent.flow.request.redirect_uri


def test_without_a_hint_the_person_says_where_they_work(at_federation: RelyingParty) -> None:
    party = via(at_federation, "")
    ended = party.sign_in(party.by_code(), listener)
    holds(ended, party, "saml")
    assert ended.asked == ["home", FORM]
