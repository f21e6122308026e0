"""What does a proxy get to hear that wants a sign-in?"""

import base64

from sso.network.proxy_sign_in import ProxySignIn

PROXY = "proxy.acme.test:8080"
BASIC = f"Basic {base64.b64encode(b'me:se:cret').decode()}"


def sign_in(*, negotiate: bool = False) -> ProxySignIn:
    kept = {PROXY: ("me", "se:cret")}
    return ProxySignIn(kept.get, (lambda host: f"token-for-{host}") if negotiate else None)


def test_nobody_is_told_who_did_not_ask() -> None:
    assert sign_in().authorization(PROXY) == ""
    assert sign_in(negotiate=True).authorization(PROXY) == ""


def test_basic() -> None:
    one = sign_in()
    assert one.take_up(PROXY, ['Basic realm="Acme, Inc."'])
    assert one.authorization(PROXY) == BASIC
    assert one.authorization("other.test:8080") == ""


def test_a_sign_in_that_was_refused_is_not_tried_again() -> None:
    one = sign_in()
    assert one.take_up(PROXY, ["Basic realm=x"])
    assert not one.take_up(PROXY, ["Basic realm=x"])
    assert one.is_refused(PROXY)
    assert one.authorization(PROXY) == ""
    one.forget()
    assert not one.is_refused(PROXY)
    assert one.take_up(PROXY, ["Basic realm=x"])


def test_the_sessions_own_ticket_comes_before_a_password() -> None:
    one = sign_in(negotiate=True)
    assert one.take_up(PROXY, ["Negotiate", "Basic realm=x"])
    assert one.authorization(PROXY) == "Negotiate token-for-proxy.acme.test"
    assert one.take_up(PROXY, ["Negotiate", "Basic realm=x"])  # the ticket was not taken
    assert one.authorization(PROXY) == BASIC
    assert not one.take_up(PROXY, ["Negotiate", "Basic realm=x"])


def test_without_a_ticket_the_password_it_is() -> None:
    one = ProxySignIn({PROXY: ("me", "x")}.get, lambda host: "")
    assert one.take_up(PROXY, ["Negotiate, Basic realm=x"])
    assert one.authorization(PROXY).startswith("Basic ")


def test_schemes_that_are_not_spoken() -> None:
    for offers in ([], ["Digest realm=x, nonce=y"], ["NTLM"], ["Bearer"], [""]):
        assert not sign_in(negotiate=True).take_up(PROXY, offers)


def test_a_proxy_without_anything_kept() -> None:
    assert not sign_in().take_up("other.test:8080", ["Basic realm=x"])
    assert not ProxySignIn().take_up(PROXY, ["Basic realm=x"])
