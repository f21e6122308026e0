"""What does an issuer say of itself, and which keys does it show? Discovery and key set, fetched
and kept.

OpenID Connect Discovery 1.0 section 4; a document that names another issuer is refused (4.3).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from urllib.parse import urlsplit

from sso.errors import AnswerNotUnderstood, ServiceUnreachable, SignInRefused
from sso.licensing import signing, strict_json
from sso.licensing.strict_json import Json
from sso.signin.id_token import KeySet, parse_key_set

REFETCH_AFTER = timedelta(seconds=30)
_WELL_KNOWN = "/.well-known/openid-configuration"


class HttpAnswer(Protocol):
    """An answer of an HTTP caller; header names are lower-case."""

    @property
    def status(self) -> int: ...

    @property
    def body(self) -> bytes: ...

    @property
    def headers(self) -> Mapping[str, str]: ...


class HttpCaller(Protocol):
    """The part of `network.transport.Transport` that is needed here."""

    def call(
        self,
        method: str,
        url: str,
        *,
        form: Mapping[str, str] | None = None,
        headers: Mapping[str, str],
    ) -> HttpAnswer: ...


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is used of a discovery document."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    end_session_endpoint: str = ""
    sends_issuer: bool = False  # authorization_response_iss_parameter_supported (RFC 9207 3)


class Issuer:
    """One issuer's documents; every method may block on the network."""

    def __init__(
        self, http: HttpCaller, clock: Callable[[], datetime], allowed_hosts: tuple[str, ...] = ()
    ) -> None:
        self._http = http
        self._clock = clock
        self._allowed_hosts = allowed_hosts
        self._metadata: dict[str, Metadata] = {}
        self._keys: dict[str, tuple[KeySet, datetime]] = {}
        self._clock_ahead = timedelta(0)

    @property
    def clock_ahead(self) -> timedelta:
        """How far this clock is ahead of the issuer's, by the `Date` of its newest answer."""
        return self._clock_ahead

    def metadata(self, issuer: str) -> Metadata:
        """Return an issuer's discovery document. :raises SignInRefused: of another issuer."""
        if issuer not in self._metadata:
            found = self.fetched(issuer.rstrip("/") + _WELL_KNOWN)
            self._metadata[issuer] = parse_metadata(found, issuer)
        return self._metadata[issuer]

    def keys(self, jwks_uri: str, *, is_stale: bool = False) -> KeySet:
        """Return an issuer's keys; `is_stale` asks for newer ones, at most every 30 s."""
        kept = self._keys.get(jwks_uri)
        if kept is not None and (not is_stale or self._clock() < kept[1] + REFETCH_AFTER):
            return kept[0]
        keys = parse_key_set(self.fetched(jwks_uri))
        self._keys[jwks_uri] = (keys, self._clock())
        return keys

    def fetched(self, url: str) -> dict[str, Json]:
        """Return a JSON document. :raises SignInRefused: its address is not to be asked."""
        return self.understood(self._http.call("GET", self.checked(url), headers={}))

    def understood(self, answer: HttpAnswer) -> dict[str, Json]:
        """Return the JSON object of an answer of the issuer, and note its clock.

        :raises ServiceUnreachable: 5xx or 429. :raises AnswerNotUnderstood: anything but a good
        object.
        """
        server_at = signing.parse_http_date(answer.headers.get("date"))
        if server_at is not None:
            self._clock_ahead = self._clock() - server_at
        if answer.status >= 500 or answer.status == 429:
            raise ServiceUnreachable(
                f"the sign-in service answered {answer.status}", cause="identity_provider"
            )
        if answer.status != 200:
            raise AnswerNotUnderstood(f"the sign-in service answered {answer.status}")
        return strict_json.parse_object(answer.body)

    def checked(self, url: str) -> str:
        """Return an address that may be asked: https, or http on loopback, at an allowed host."""
        try:
            parts = urlsplit(url)
            host = parts.hostname or ""
        except ValueError as reason:
            raise SignInRefused("the sign-in service names an address that is none") from reason
        is_plain = parts.scheme == "http" and host in ("127.0.0.1", "localhost", "::1")
        is_allowed = not self._allowed_hosts or host in self._allowed_hosts
        if not (parts.scheme == "https" or is_plain) or not is_allowed or parts.username:
            raise SignInRefused(
                "the sign-in service names an address that is not allowed", host=host
            )
        return url


def parse_metadata(document: Mapping[str, Json], issuer: str) -> Metadata:
    """Return a discovery document's content.

    :raises SignInRefused: it is another issuer's (Discovery 4.3). :raises AnswerNotUnderstood:
    incomplete.
    """
    if document.get("issuer") != issuer:
        raise SignInRefused("the discovery document names another issuer")
    return Metadata(
        issuer=issuer,
        authorization_endpoint=_address(document, "authorization_endpoint"),
        token_endpoint=_address(document, "token_endpoint"),
        jwks_uri=_address(document, "jwks_uri"),
        end_session_endpoint=_address(document, "end_session_endpoint", is_optional=True),
        sends_issuer=document.get("authorization_response_iss_parameter_supported") is True,
    )


def _address(document: Mapping[str, Json], name: str, *, is_optional: bool = False) -> str:
    value = document.get(name, "" if is_optional else None)
    if not isinstance(value, str) or not (value or is_optional):
        raise AnswerNotUnderstood(f"the discovery document has no {name}")
    return value
