"""What is asked of the identity provider, and is what came back the answer to it? Pure.

The authorization URL in and out (RFC 6749 4.1.1), `state` and `nonce`, and the redirect's
parameters (4.1.2, 4.2.2).
"""

from __future__ import annotations

import contextlib
import hmac
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from sso.errors import ProfileError, SignInAnswerInvalid, SignInRefused
from sso.licensing.foreign_text import plain_text
from sso.licensing.model import SignInAddress

MAX_URL = 8192
SIGN_OFF = "sign_off"  # in place of a response type: the browser leaves, and nothing comes back
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_TOKENS = ("id_token", "access_token")
_DENIED = ("access_denied", "user_denied")
_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|::1")


@dataclass(frozen=True, slots=True)
class AuthorizationRequest:
    """One way to sign in: the address to open, and what must come back.

    :param issuer: what `iss` must be where it comes. :param demands_issuer: it must come (RFC 9207
    2.4).
    :param code_verifier: for the token request, where we redeem the code ourselves (RFC 7636).

    :param response_type: ``code`` or ``token``. :param nonce: what the id_token must carry, token
    mode only.
    """

    url: str = field(repr=False)
    host: str
    redirect_uri: str
    response_type: str
    state: str | None = field(repr=False)
    nonce: str | None = field(repr=False)
    issuer: str | None
    client_id: str | None
    is_form_post: bool = False
    demands_issuer: bool = False
    demands_nonce: bool = True
    code_verifier: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class AuthorizationResponse:
    """What a sign-in brought; used once, never kept, never shown."""

    code: str | None = field(default=None, repr=False)
    id_token: str | None = field(default=None, repr=False)
    access_token: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Accepted:
    """The answer to our request."""

    response: AuthorizationResponse


@dataclass(frozen=True, slots=True)
class Refused:
    """The identity provider's own no, with our state; texts are foreign and shown as plain text
    only."""

    error: str
    description: str

    @property
    def is_denied(self) -> bool:
        """Whether the person said no, rather than the provider."""
        return self.error in _DENIED


@dataclass(frozen=True, slots=True)
class Unusable:
    """It carries our state, but cannot be used."""

    detail: str


@dataclass(frozen=True, slots=True)
class Stray:
    """Not an answer to our request: it ends nothing and is counted."""

    reason: str


@dataclass(frozen=True, slots=True)
class SignedOff:
    """The browser came back from a sign-off."""


Verdict = Accepted | Refused | Unusable | Stray | SignedOff


@dataclass(frozen=True, slots=True)
class RequestRules:
    """What the profile says about an authorization request."""

    response_type: str
    response_mode: str = ""
    add_state: bool = True
    extra: Mapping[str, str] = field(default_factory=dict)
    allowed_hosts: tuple[str, ...] = ()

    def with_hints(self, hints: Mapping[str, str] | None) -> RequestRules:
        """Return the rules with hints of a link; what the profile says itself wins."""
        return replace(self, extra={**hints, **self.extra}) if hints else self


def requests_for(
    address: SignInAddress, rules: RequestRules, *, new_state: str, new_nonce: str = ""
) -> tuple[AuthorizationRequest, ...]:
    """Return the ways of a signed `sso_url` answer: its URL first, then its alternates.

    An alternate may be an authorization URL of its own or a redirect address to put into the first.

    :raises SignInRefused: the URL must not be opened. :raises ProfileError: nothing would protect
    the answer.
    """

    def way(url_raw: str) -> AuthorizationRequest:
        issuer = address.issuer
        return request_for(url_raw, issuer, rules, new_state=new_state, new_nonce=new_nonce)

    ways = [way(address.url_raw)]
    for alternate_raw in address.alternate_urls_raw:
        # One that cannot be used takes nothing from the others.
        with contextlib.suppress(SignInRefused):
            is_whole = "redirect_uri" in dict(_query_of(alternate_raw))
            put_in = {"redirect_uri": alternate_raw}
            url_raw = alternate_raw if is_whole else with_parameters(address.url_raw, put_in)
            ways.append(way(url_raw))
    return tuple(ways)


def request_for(
    url_raw: str,
    issuer: str | None,
    rules: RequestRules,
    *,
    new_state: str,
    new_nonce: str = "",
) -> AuthorizationRequest:
    """Return the request that an authorization URL stands for, re-encoded and with a `state`."""
    parameters = dict(_unique_query(url_raw))
    parameters |= rules.extra
    if rules.response_mode:
        parameters["response_mode"] = rules.response_mode
    if rules.add_state and not parameters.get("state"):
        parameters["state"] = new_state
    if not parameters.get("redirect_uri"):
        raise SignInRefused("the sign-in address names no redirect address")
    words = set(parameters.get("response_type", "").split())
    is_token = bool(words & {"token", "id_token"}) and "code" not in words
    if is_token and new_nonce and not parameters.get("nonce"):
        parameters["nonce"] = new_nonce
    _demand_protection(parameters, is_token)
    host = check_host(url_raw, issuer, rules.allowed_hosts)
    return AuthorizationRequest(
        url=_rebuilt(url_raw, parameters),
        host=host,
        redirect_uri=parameters["redirect_uri"],
        response_type="token" if is_token else "code",
        state=parameters.get("state"),
        nonce=parameters.get("nonce") if is_token else None,
        issuer=issuer,
        client_id=parameters.get("client_id"),
        is_form_post=rules.response_mode == "form_post",
    )


def own_request(
    endpoint: str, parameters: Mapping[str, str], rules: RequestRules, issuer: str | None
) -> AuthorizationRequest:
    """Return a request that we make ourselves, at an issuer's authorization endpoint.

    :raises SignInRefused: the endpoint must not be opened.
    """
    joiner = "&" if "?" in endpoint else "?"
    query = urlencode(parameters)
    return request_for(f"{endpoint}{joiner}{query}", issuer, rules, new_state=parameters["state"])


def with_parameters(url_raw: str, parameters: Mapping[str, str]) -> str:
    """Return a URL with parameters set, never repeated, and fully encoded."""
    return _rebuilt(url_raw, {**dict(_unique_query(url_raw)), **parameters})


def with_redirect_uri(request: AuthorizationRequest, redirect_uri: str) -> AuthorizationRequest:
    """Return the request with another redirect address: the registered one with its real port."""
    name = next((one for one, value in _query_of(request.url) if value == request.redirect_uri), "")
    url = with_parameters(request.url, {name or "redirect_uri": redirect_uri})
    return replace(request, url=url, redirect_uri=redirect_uri)


def re_encoded(url_raw: str) -> str:
    """Return the URL with its query percent-encoded; decoded parameters stay equal, a second pass
    changes nothing."""
    return _rebuilt(url_raw, dict(_unique_query(url_raw)))


def check_host(url_raw: str, issuer: str | None, allowed_hosts: Sequence[str]) -> str:
    """Return the host of a sign-in address that may be opened.

    https, or http on loopback; a host of the profile's list, else the issuer's host of the signed
    answer.

    :raises SignInRefused: anything else.
    """
    try:
        parts = urlsplit(url_raw)
        host, port = parts.hostname or "", parts.port
        issuers_host = urlsplit(issuer).hostname or "" if issuer else host
    except ValueError as reason:
        raise SignInRefused("the sign-in address has no sound host and port") from reason
    if parts.username is not None or parts.password is not None or not _HOST.fullmatch(host):
        raise SignInRefused("the sign-in address has no plain host name")
    if parts.scheme != "https" and not (parts.scheme == "http" and host in _LOOPBACK):
        raise SignInRefused("the sign-in address is not https", host=host)
    allowed = allowed_hosts or [issuers_host]
    if host not in [name.lower() for name in allowed]:
        raise SignInRefused("the sign-in address is at a host that is not allowed", host=host)
    return host if port is None else f"{host}:{port}"


def judge(
    request: AuthorizationRequest, parameters: Iterable[tuple[str, str]], *, is_query: bool
) -> Verdict:
    """Say what parameters from the browser are, `state` before everything.

    :param is_query: they came in a query, where tokens are forbidden (OAuth Multiple Response
    Types).
    """
    pairs = list(parameters)
    found = dict(pairs)
    if not _is_our_state(request, pairs):
        return Stray("state")
    if len(found) != len(pairs):
        return Unusable("a parameter appears twice")
    if request.demands_issuer and "iss" not in found:
        return Unusable("the answer does not say which issuer it comes from")
    if request.issuer and found.get("iss", request.issuer) != request.issuer:
        return Unusable("the answer comes from another issuer")  # RFC 9207 2.4, errors included
    error = found.get("error") or found.get("error_code")
    if error and "code" in found:
        return Unusable("an error and a code at once")
    if error:
        return Refused(plain_text(error), plain_text(found.get("error_description", "")))
    return _brought(request, found, is_query)


def judge_pasted(request: AuthorizationRequest, address_raw: str) -> Verdict:
    """Say what a pasted final address of the browser is: the same checks as for a redirect.

    It must be our redirect address; the browser may have rewritten its scheme to https.
    """
    text = address_raw.strip().strip("<>\"'")
    outside, _, fragment = text.partition("#")
    base, _, query = outside.partition("?")
    if not _is_address_of(request, base):
        return Stray("address")
    try:
        in_query, in_fragment = parse_parameters(query), parse_parameters(fragment)
    except SignInAnswerInvalid:
        return Stray("address")
    found = judge(request, in_query, is_query=True)
    return judge(request, in_fragment, is_query=False) if isinstance(found, Stray) else found


def _is_address_of(request: AuthorizationRequest, base: str) -> bool:
    def plain(address: str) -> str:
        scheme, _, rest = address.partition("://")
        host, slash, path = rest.partition("/")
        scheme = "http" if scheme.lower() == "https" else scheme.lower()
        return f"{scheme}://{host.lower()}{slash or '/'}{path}"

    return plain(base) == plain(request.redirect_uri)


def parse_parameters(query_raw: str) -> list[tuple[str, str]]:
    """Return the parameters of a query, a fragment or a form; a fragment may begin with ``/``.

    :raises SignInAnswerInvalid: not readable as parameters.
    """
    try:
        return parse_qsl(
            query_raw.removeprefix("/"), keep_blank_values=True, max_num_fields=64, errors="strict"
        )
    except (ValueError, UnicodeError) as reason:
        raise SignInAnswerInvalid("not readable as parameters") from reason


def is_same(one: str, other: str) -> bool:
    """Compare two secrets in constant time, whatever characters they are made of."""
    return hmac.compare_digest(
        one.encode("utf-8", "surrogatepass"), other.encode("utf-8", "surrogatepass")
    )


def _is_our_state(request: AuthorizationRequest, pairs: list[tuple[str, str]]) -> bool:
    came = [value for name, value in pairs if name == "state"]
    if request.state is None:
        return not came
    return len(came) == 1 and is_same(came[0], request.state)


def _brought(request: AuthorizationRequest, found: Mapping[str, str], is_query: bool) -> Verdict:
    if request.response_type == "code":
        code = found.get("code")
        return Accepted(AuthorizationResponse(code=code)) if code else Unusable("no code came")
    if is_query:
        return Unusable("tokens do not belong into a query")
    id_token, access_token = (found.get(name) for name in _TOKENS)
    if not id_token:
        return Unusable("no id_token came")
    return Accepted(AuthorizationResponse(id_token=id_token, access_token=access_token))


def _demand_protection(parameters: Mapping[str, str], is_token: bool) -> None:
    """Without a state only a nonce in the token can tell our answer from an attacker's."""
    if not parameters.get("state") and not (is_token and parameters.get("nonce")):
        raise ProfileError(
            "sign_in.add_state = false leaves nothing that protects the answer; it needs"
            ' response_type = "token" and a nonce'
        )


def _unique_query(url_raw: str) -> list[tuple[str, str]]:
    pairs = _query_of(url_raw)
    if len({name for name, _ in pairs}) != len(pairs):
        raise SignInRefused("the sign-in address repeats a parameter")
    return pairs


def _query_of(url_raw: str) -> list[tuple[str, str]]:
    """Parse the query; the service leaves a space and a redirect address in it as they are."""
    query = url_raw.partition("?")[2]
    outside = url_raw.partition("?")[0]
    if len(url_raw) > MAX_URL or not url_raw.isascii() or not url_raw.isprintable():
        raise SignInRefused("the sign-in address is not a sound address")
    if "#" in url_raw or "\\" in url_raw or " " in outside:
        raise SignInRefused("the sign-in address is not a sound address")
    try:
        return parse_qsl(query, keep_blank_values=True, max_num_fields=64, errors="strict")
    except (ValueError, UnicodeError) as reason:
        raise SignInRefused("the sign-in address is not readable") from reason


def _rebuilt(url_raw: str, parameters: Mapping[str, str]) -> str:
    try:
        parts = urlsplit(url_raw.partition("?")[0])
    except ValueError as reason:  # brackets that enclose no address
        raise SignInRefused("the sign-in address has no sound host and port") from reason
    query = urlencode(list(parameters.items()), quote_via=quote, safe="")
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))
