"""Where does the sign-in address come from?"""

from __future__ import annotations

import secrets
from typing import Protocol

from sso.licensing.model import SignInAddress
from sso.signin.authorization import AuthorizationRequest, RequestRules, requests_for

STATE_BYTES = 32


class SsoUrlSource(Protocol):
    """The part of the license client that is needed here."""

    def sso_url(
        self,
        product: str,
        customer_account_code: str,
        response_type: str,
        redirect_uri: str = "",
        bundle_code: str = "",
    ) -> SignInAddress: ...


class LicenseServiceProvider:
    """Sign-in through the license service's own broker: `sso_url` names the address."""

    def __init__(self, source: SsoUrlSource, rules: RequestRules) -> None:
        self._source = source
        self._rules = rules

    def ways(
        self, product: str, customer_account_code: str, redirect_uri: str, bundle_code: str = ""
    ) -> tuple[AuthorizationRequest, ...]:
        """Ask for the ways to sign in, the preferred one first. Blocks on the network.

        :param redirect_uri: a registered address to ask for; empty: the service's default.
        :raises SignInNotSetUp: this company has no single sign-on. :raises SignInRefused: a bad
        address.
        """
        address = self._source.sso_url(
            product, customer_account_code, self._rules.response_type, redirect_uri, bundle_code
        )
        return requests_for(address, self._rules, new_state=secrets.token_urlsafe(STATE_BYTES))
