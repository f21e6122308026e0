"""How does a request to the license service prove who sends it? API key or OAuth client
credentials."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from sso.errors import AnswerNotUnderstood, ProgramRefused, ServiceUnreachable
from sso.licensing import signing, strict_json

if TYPE_CHECKING:
    from sso.network.transport import Answer

_TOKEN_MARGIN = timedelta(seconds=10)
_LONGEST_LIFE_S = 24 * 3600.0


class Authorization(Protocol):
    """How requests prove who sends them."""

    def headers(self, date_text: str) -> dict[str, str]:
        """Return the headers beside `Date`. May block on the network."""

    def renew(self) -> bool:
        """Forget what expired; whether a second try can go otherwise."""


class ApiKeyAuthorization:
    """HMAC over the date with the vendor's shared key."""

    def __init__(self, api_key: str, shared_key: str) -> None:
        self._api_key = api_key
        self._shared_key = shared_key

    def headers(self, date_text: str) -> dict[str, str]:
        """Return the `Authorization` header for this date."""
        header = signing.authorization_header(self._api_key, self._shared_key, date_text)
        return {"Authorization": header}

    def renew(self) -> bool:
        """A key does not expire: no second try."""
        return False


class BearerAuthorization:
    """OAuth client credentials: one token, used until shortly before its end, renewed once when
    refused."""

    def __init__(
        self,
        fetch_token: Callable[[], tuple[str, float]],
        clock: Callable[[], datetime],
    ) -> None:
        self._fetch_token = fetch_token
        self._clock = clock
        self._token: tuple[str, datetime] | None = None

    def headers(self, date_text: str) -> dict[str, str]:
        """Return the bearer header; asks for a token where none is good any more."""
        if self._token is None or self._clock() >= self._token[1]:
            token, expires_in_s = self._fetch_token()
            expires_in_s = min(max(expires_in_s, 0.0), _LONGEST_LIFE_S)
            margin = min(_TOKEN_MARGIN, timedelta(seconds=expires_in_s / 2))
            self._token = (token, self._clock() + timedelta(seconds=expires_in_s) - margin)
        return {"Authorization": f"Bearer {self._token[0]}"}

    def renew(self) -> bool:
        """Forget the token, so that the next call asks for a new one."""
        self._token = None
        return True


def parse_token(answer: Answer) -> tuple[str, float]:
    """Return token and life in seconds out of the token endpoint's answer (RFC 6749 5.1)."""
    if answer.status >= 500 or answer.status == 429:
        raise ServiceUnreachable(f"the token address answered {answer.status}")
    if answer.status != 200:
        raise ProgramRefused("the client id or secret was refused", service_code="invalid_client")
    body = strict_json.parse_object(answer.body)
    token, expires_in = body.get("access_token"), body.get("expires_in")
    if not isinstance(token, str) or not token or isinstance(expires_in, bool):
        raise AnswerNotUnderstood("the token answer carries no token")
    return token, float(expires_in) if isinstance(expires_in, int | float) else 60.0
