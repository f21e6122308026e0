"""Which address ends the sign-in service's session, and does the browser come back?"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest

from sso.errors import NoRedirectAddress, SignInRefused
from sso.signin import sign_off
from sso.signin.authorization import AuthorizationRequest, SignedOff, Verdict
from sso.signin.sign_off import SignOffSettings

KEYCLOAK = "https://id.acme.test/realm/logout"
BACK = "http://localhost:47811/out"


def query_of(request: AuthorizationRequest) -> dict[str, list[str]]:
    """Return the parameters of what is opened."""
    return parse_qs(urlsplit(request.url).query)


def test_a_standard_address_gets_client_return_and_state() -> None:
    settings = SignOffSettings(
        return_parameter="post_logout_redirect_uri",
        return_uri=BACK,
        client_id_parameter="client_id",
    )
    request = sign_off.request_for(settings, KEYCLOAK, "license-users", ())
    found = query_of(request)
    assert found["post_logout_redirect_uri"] == [BACK]
    assert found["client_id"] == ["license-users"]
    assert found["state"] == [request.state]
    assert request.redirect_uri == BACK


def test_the_ultimaker_accounts_address_is_encoded_fully() -> None:
    settings = SignOffSettings(
        url="https://account.ultimaker.com/logoff", return_parameter="next", return_uri=BACK
    )
    request = sign_off.request_for(settings, "", "", ())
    assert request.url == (
        "https://account.ultimaker.com/logoff?next=http%3A%2F%2Flocalhost%3A47811%2Fout"
    )
    assert request.state is None


def test_without_a_way_back_it_still_works() -> None:
    request = sign_off.request_for(SignOffSettings(return_parameter="next"), KEYCLOAK, "", ())
    assert request.url == KEYCLOAK
    opened: list[str] = []
    end = sign_off.sign_off_in_browser(
        request,
        KEYCLOAK,
        lambda uri: pytest.fail("no listener"),
        lambda url: not opened.append(url),
    )
    assert (end.has_opened, end.has_returned, opened) == (True, False, [KEYCLOAK])


def test_a_state_goes_along_only_with_a_way_back() -> None:
    settings = SignOffSettings(return_parameter="post_logout_redirect_uri")
    assert sign_off.request_for(settings, KEYCLOAK, "", ()).url == KEYCLOAK


@pytest.mark.parametrize("url", ["", "http://id.acme.test/logout", "file:///etc/passwd"])
def test_an_address_that_must_not_be_opened(url: str) -> None:
    with pytest.raises(SignInRefused):
        sign_off.request_for(SignOffSettings(url=url), "", "", ())


def test_a_host_that_the_profile_does_not_list() -> None:
    with pytest.raises(SignInRefused):
        sign_off.request_for(SignOffSettings(url=KEYCLOAK), "", "", ("other.test",))


class FakeListener:
    """Comes back at once when the browser is opened; or its port is taken."""

    def __init__(self, *, is_taken: bool = False) -> None:
        self.is_taken = is_taken
        self.on_verdict: Callable[[Verdict], None] = lambda verdict: None
        self.closes = 0

    def bind(
        self, request: AuthorizationRequest, *, on_verdict: Callable[[Verdict], None]
    ) -> tuple[AuthorizationRequest, str]:
        if self.is_taken:
            raise NoRedirectAddress("taken")
        self.on_verdict = on_verdict
        return request, "http://localhost:47811/keyturn/go/once"

    def close(self, *, linger_s: float = 0) -> None:
        self.closes += 1


SETTINGS = SignOffSettings(return_parameter="next", return_uri=BACK)


def test_the_browser_comes_back_and_the_listener_closes() -> None:
    listener = FakeListener()

    def open_browser(url: str) -> bool:
        assert url.endswith("/keyturn/go/once")
        listener.on_verdict(SignedOff())
        return True

    request = sign_off.request_for(SETTINGS, KEYCLOAK, "", ())
    end = sign_off.sign_off_in_browser(request, KEYCLOAK, lambda uri: listener, open_browser)
    assert end.has_returned
    assert listener.closes == 1


def test_a_browser_that_does_not_open_is_not_waited_for() -> None:
    listener = FakeListener()
    request = sign_off.request_for(SETTINGS, KEYCLOAK, "", ())
    end = sign_off.sign_off_in_browser(request, KEYCLOAK, lambda uri: listener, lambda url: False)
    assert (end.has_opened, end.has_returned) == (False, False)
    assert end.url == request.url
    assert listener.closes == 1


def test_a_taken_port_does_not_keep_anybody_signed_in() -> None:
    opened: list[str] = []
    request = sign_off.request_for(SETTINGS, KEYCLOAK, "", ())
    sign_off.sign_off_in_browser(
        request,
        KEYCLOAK,
        lambda uri: FakeListener(is_taken=True),
        lambda url: not opened.append(url),
    )
    assert opened == [KEYCLOAK]  # and nobody else's page is the way back
