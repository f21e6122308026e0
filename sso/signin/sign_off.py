"""How is the identity provider's own session ended? Its sign-off address, opened in the browser,
and the way back.

OpenID Connect RP-Initiated Logout 1.0, and the addresses of providers that have a form of their
own. Signing off there ends that session only: other applications stay signed in, since there is no
single sign-off.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from sso.errors import NoRedirectAddress, SignInRefused
from sso.signin.authorization import (
    SIGN_OFF,
    AuthorizationRequest,
    Verdict,
    check_host,
    with_parameters,
)

RETURN_WAIT_S = 120.0
_STANDARD = "post_logout_redirect_uri"


@dataclass(frozen=True, slots=True)
class SignOffSettings:
    """The profile's [sign_off]; empty texts where nothing is said."""

    url: str = ""
    return_parameter: str = ""
    return_uri: str = ""
    client_id_parameter: str = ""


@dataclass(frozen=True, slots=True)
class SignOffEnd:
    """How far the browser went; `url` is the address for opening it by hand."""

    url: str
    has_opened: bool
    has_returned: bool = False


class ReturnListener(Protocol):
    """The part of `signin.listener.Listener` that is needed here."""

    def bind(
        self, request: AuthorizationRequest, *, on_verdict: Callable[[Verdict], None]
    ) -> tuple[AuthorizationRequest, str]: ...

    def close(self, *, linger_s: float = 0) -> None: ...


def request_for(
    settings: SignOffSettings, endpoint: str, client_id: str, allowed_hosts: tuple[str, ...]
) -> AuthorizationRequest:
    """Return what to open; its `redirect_uri` is empty where the browser does not come back.

    :param endpoint: the issuer's own sign-off address, where the profile names none.
    :raises SignInRefused: no address is known, or it must not be opened.
    """
    base = settings.url or endpoint
    if not base:
        raise SignInRefused("no sign-off address is known")
    host = check_host(base, None, allowed_hosts)
    returns = bool(settings.return_parameter and settings.return_uri)
    state = secrets.token_urlsafe(32)
    parameters = {
        **({settings.client_id_parameter: client_id} if settings.client_id_parameter else {}),
        **({settings.return_parameter: settings.return_uri} if returns else {}),
        **({"state": state} if returns and settings.return_parameter == _STANDARD else {}),
    }
    return AuthorizationRequest(
        url=with_parameters(base, parameters),
        host=host,
        redirect_uri=settings.return_uri if returns else "",
        response_type=SIGN_OFF,
        state=parameters.get("state"),
        nonce=None,
        issuer=None,
        client_id=client_id or None,
    )


def sign_off_in_browser(
    request: AuthorizationRequest,
    without_return: str,
    new_listener: Callable[[str], ReturnListener],
    open_browser: Callable[[str], bool],
    wait_s: float = RETURN_WAIT_S,
) -> SignOffEnd:
    """Open the sign-off address and wait for the browser to come back, where it can. Blocks."""
    if not request.redirect_uri:
        return SignOffEnd(request.url, open_browser(request.url))
    has_returned = threading.Event()
    listener = new_listener(request.redirect_uri)
    try:
        bound, link = listener.bind(request, on_verdict=lambda verdict: has_returned.set())
    except NoRedirectAddress:
        # Without a way back it works all the same; nobody else's page may be the way back.
        return SignOffEnd(without_return, open_browser(without_return))
    try:
        has_opened = open_browser(link)
        return SignOffEnd(bound.url, has_opened, has_opened and has_returned.wait(wait_s))
    finally:
        listener.close(linger_s=1.0)
