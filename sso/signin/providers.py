"""Where does the sign-in address come from? The license service's own broker names one."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Protocol

from sso.errors import AnswerNotUnderstood, ServiceUnreachable
from sso.licensing.model import SignInAddress
from sso.signin import id_token, token_check
from sso.signin.authorization import (
    AuthorizationRequest,
    AuthorizationResponse,
    RequestRules,
    requests_for,
)
from sso.signin.id_token import Claims, Expected
from sso.signin.issuer import Issuer

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
    """Sign-in through the license service's broker: `sso_url` names the address, the service
    redeems."""

    sends_redirect_uri = True

    def __init__(
        self,
        source: SsoUrlSource,
        rules: RequestRules,
        issuer: Issuer,
        clock: Callable[[], datetime],
    ) -> None:
        self._source = source
        self._rules = rules
        self._issuer = issuer
        self._clock = clock

    def ways(
        self,
        product: str,
        customer_account_code: str,
        redirect_uri: str,
        bundle_code: str = "",
        hints: Mapping[str, str] | None = None,
    ) -> tuple[AuthorizationRequest, ...]:
        """Ask for the ways to sign in, the preferred one first. Blocks on the network.

        :param redirect_uri: a registered address to ask for; empty: the service's default.
        :param hints: further authorization parameters; the profile's own win over them.
        :raises SignInNotSetUp: this company has no single sign-on.
        :raises SignInRefused: a bad address.
        """
        address = self._source.sso_url(
            product, customer_account_code, self._rules.response_type, redirect_uri, bundle_code
        )
        return requests_for(
            address,
            self._rules.with_hints(hints),
            new_state=secrets.token_urlsafe(STATE_BYTES),
            new_nonce=secrets.token_urlsafe(STATE_BYTES),
        )

    def redeem(
        self, request: AuthorizationRequest, response: AuthorizationResponse
    ) -> AuthorizationResponse:
        """Leave a code as it is: the license service redeems it."""
        return response

    def identify(
        self, request: AuthorizationRequest, response: AuthorizationResponse
    ) -> Claims | None:
        """Check an id_token, by the issuer's keys where it shows them; None where there is no
        token.

        :raises SignInAnswerInvalid: it was not made for this sign-in.
        """
        if response.id_token is None:
            return None
        expected = Expected(
            issuer=request.issuer,
            client_id=request.client_id,
            nonce=request.nonce,
            access_token=response.access_token,
            demands_at_hash=True,
        )
        try:
            keys_at = self._issuer.metadata(request.issuer).jwks_uri if request.issuer else ""
            if keys_at:
                return token_check.checked(
                    response.id_token, expected, self._issuer, keys_at, self._clock()
                )
        except (ServiceUnreachable, AnswerNotUnderstood):
            pass  # no keys are known here; the license service verifies the token itself
        return id_token.check_shape(response.id_token, expected)

    def sign_off_target(self, product: str, customer_account_code: str) -> tuple[str, str]:
        """Return the broker's own sign-off address, or an empty text, and its client's id."""
        address = self._source.sso_url(product, customer_account_code, self._rules.response_type)
        first = requests_for(address, self._rules, new_state=secrets.token_urlsafe(STATE_BYTES))[0]
        return address.end_session_endpoint or "", first.client_id or ""
