"""How is an id_token checked when the issuer's keys may have changed, or a clock may be wrong?"""

from __future__ import annotations

from datetime import datetime

from sso.errors import ClockWrong, OutOfTime, UnknownKey
from sso.signin import id_token
from sso.signin.id_token import Claims, Expected
from sso.signin.issuer import Issuer


def checked(token: str, expected: Expected, issuer: Issuer, jwks_uri: str, now: datetime) -> Claims:
    """Check a token by the issuer's keys; an unknown key fetches them once more. Blocks.

    :raises ClockWrong: it is not good now, and this clock differs from the issuer's.
    :raises SignInAnswerInvalid: it was not made for this sign-in.
    """
    try:
        try:
            return id_token.validate(token, expected, issuer.keys(jwks_uri), now)
        except UnknownKey:
            return id_token.validate(token, expected, issuer.keys(jwks_uri, is_stale=True), now)
    except OutOfTime as reason:
        if abs(issuer.clock_ahead) > id_token.LEEWAY:
            minutes = round(issuer.clock_ahead.total_seconds() / 60)
            raise ClockWrong("the id_token is not good at this clock", skew_min=minutes) from reason
        raise
