"""Which parameters does an authorization request go out with, and what is remembered of them?"""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from sso.errors import ProfileError, SignInRefused
from sso.licensing.model import SignInAddress
from sso.signin.authorization import (
    MAX_URL,
    AuthorizationRequest,
    RequestRules,
    check_host,
    own_request,
    re_encoded,
    request_for,
    requests_for,
    with_redirect_uri,
)
from tests.unit.samples import request

BASE = "https://auth.acme.test/realm/auth"
ISSUER = "https://auth.acme.test/realm"
REDIRECT = "http://localhost:5000/callback"
CODE = RequestRules("code")
TOKEN = RequestRules("token")


def query_of(url: str) -> dict[str, str]:
    pairs = parse_qsl(urlsplit(url).query, keep_blank_values=True, strict_parsing=True)
    assert len(dict(pairs)) == len(pairs)
    return dict(pairs)


def asked(query: str, rules: RequestRules = CODE, **more: Any) -> AuthorizationRequest:
    url = f"{BASE}?redirect_uri={REDIRECT}&{query}"
    return request_for(url, ISSUER, rules, new_state="new-state", **more)


# ---- what is asked for


@pytest.mark.parametrize(
    ("response_type", "kind"),
    [
        ("code", "code"),
        ("token", "token"),
        ("id_token", "token"),
        ("id_token token", "token"),
        ("id_token%20token", "token"),
        ("code id_token", "code"),
        ("code token", "code"),
        ("none", "code"),
        ("", "code"),
    ],
)
def test_the_address_decides_whether_a_code_or_tokens_come(response_type: str, kind: str) -> None:
    assert asked(f"response_type={response_type}").response_type == kind


def test_an_address_that_asks_for_nothing_is_answered_with_a_code() -> None:
    assert asked("client_id=c").response_type == "code"


# ---- state and nonce


def test_a_state_of_the_service_is_kept() -> None:
    found = asked("response_type=code&state=theirs")
    assert found.state == "theirs"
    assert query_of(found.url)["state"] == "theirs"


@pytest.mark.parametrize("nonce", ["", "&nonce="])
def test_tokens_get_a_nonce_where_the_service_gave_none(nonce: str) -> None:
    found = asked(f"response_type=id_token{nonce}", TOKEN, new_nonce="new-nonce")
    assert found.nonce == "new-nonce"
    assert query_of(found.url)["nonce"] == "new-nonce"


def test_a_nonce_of_the_service_is_kept() -> None:
    found = asked("response_type=id_token&nonce=theirs", TOKEN, new_nonce="new-nonce")
    assert found.nonce == "theirs"
    assert query_of(found.url)["nonce"] == "theirs"


def test_a_code_is_not_given_a_nonce_and_is_not_asked_for_one() -> None:
    found = asked("response_type=code", new_nonce="new-nonce")
    assert found.nonce is None
    assert "nonce" not in query_of(found.url)
    assert asked("response_type=code&nonce=theirs").nonce is None


def test_every_way_of_an_answer_gets_the_new_nonce() -> None:
    url = f"{BASE}?response_type=id_token&redirect_uri={REDIRECT}"
    address = SignInAddress(url, ISSUER, None, ("http://127.0.0.1:6000/callback",))
    first, second = requests_for(address, TOKEN, new_state="s", new_nonce="new-nonce")
    assert first.nonce == second.nonce == "new-nonce"
    first, second = requests_for(address, TOKEN, new_state="s")
    assert (first.nonce, second.nonce) == (None, None)
    assert "nonce" not in query_of(first.url)


def test_what_protects_nothing_is_said_by_the_names_of_the_settings() -> None:
    """An administrator looks for these words in the profile."""
    with pytest.raises(ProfileError) as caught:
        asked("response_type=code", RequestRules("code", add_state=False))
    said = str(caught.value)
    assert said.startswith("sign_in.add_state = false leaves nothing")
    assert said.endswith('the answer; it needs response_type = "token" and a nonce')


# ---- hints of a link


def test_hints_are_added_and_the_profile_wins() -> None:
    rules = RequestRules("code", "form_post", False, {"kc_idp_hint": "acme"}, ("auth.acme.test",))
    hinted = rules.with_hints({"login_hint": "you@acme.test", "kc_idp_hint": "evil"})
    assert hinted == RequestRules(
        "code",
        "form_post",
        False,
        {"login_hint": "you@acme.test", "kc_idp_hint": "acme"},
        ("auth.acme.test",),
    )
    assert asked("response_type=code&state=s", hinted).url.count("login_hint=you%40acme.test") == 1


@pytest.mark.parametrize("hints", [None, {}])
def test_without_hints_the_rules_stay(hints: dict[str, str] | None) -> None:
    assert TOKEN.with_hints(hints) == TOKEN


# ---- a request of our own


OWN = {"response_type": "code", "redirect_uri": REDIRECT, "state": "our-state", "x": "a b&c=+/ü"}


@pytest.mark.parametrize(
    ("endpoint", "more"), [(BASE, {}), (f"{BASE}?utm=1", {"utm": "1"}), (f"{BASE}?u=", {"u": ""})]
)
def test_a_request_of_our_own_carries_what_it_is_given(endpoint: str, more: dict[str, str]) -> None:
    found = own_request(endpoint, OWN, CODE, ISSUER)
    assert found.url.startswith(f"{BASE}?")
    assert query_of(found.url) == {**OWN, **more}
    assert "x=a%20b%26c%3D%2B%2F%C3%BC" in found.url
    assert (found.state, found.issuer, found.redirect_uri) == ("our-state", ISSUER, REDIRECT)


def test_a_request_of_our_own_goes_to_its_issuer_only() -> None:
    with pytest.raises(SignInRefused):
        own_request("https://evil.test/auth", OWN, CODE, ISSUER)
    rules = RequestRules("code", allowed_hosts=("login.test",))
    assert own_request("https://login.test/auth", OWN, rules, ISSUER).host == "login.test"


def test_an_empty_state_in_the_profile_does_not_take_ours() -> None:
    rules = RequestRules("code", extra={"state": ""})
    assert own_request(BASE, OWN, rules, ISSUER).state == "our-state"


# ---- the registered address with its real port


def test_the_real_port_takes_the_place_of_the_registered_address() -> None:
    registered = asked("response_type=code&client_id=c")
    found = with_redirect_uri(registered, "http://localhost:6000/callback")
    assert found.redirect_uri == "http://localhost:6000/callback"
    assert query_of(found.url) == {
        **query_of(registered.url),
        "redirect_uri": "http://localhost:6000/callback",
    }
    assert (found.state, found.client_id) == (registered.state, registered.client_id)


def test_a_sign_off_names_its_way_back_by_another_word() -> None:
    back = "http://localhost/callback"
    url = f"{BASE}?client_id=c&post_logout_redirect_uri={back}"
    found = with_redirect_uri(request(url=url, redirect_uri=back), REDIRECT)
    assert query_of(found.url) == {"client_id": "c", "post_logout_redirect_uri": REDIRECT}
    assert found.redirect_uri == REDIRECT


def test_an_address_without_a_way_back_is_given_one() -> None:
    found = with_redirect_uri(request(url=f"{BASE}?client_id=c"), REDIRECT)
    assert query_of(found.url) == {"client_id": "c", "redirect_uri": REDIRECT}


# ---- sizes and characters


def test_an_address_has_at_most_8192_characters() -> None:
    longest = f"{BASE}?x=".ljust(MAX_URL, "y")
    assert re_encoded(longest) == longest
    with pytest.raises(SignInRefused):
        re_encoded(longest + "y")


def test_an_address_has_at_most_64_parameters() -> None:
    def many(number: int) -> str:
        return f"{BASE}?" + "&".join(f"p{n}=" for n in range(number))

    assert re_encoded(many(64)) == many(64)
    with pytest.raises(SignInRefused):
        re_encoded(many(65))


def test_a_backslash_is_refused_wherever_an_address_is_rebuilt() -> None:
    """Some browsers read it as a slash: the host would be another one."""
    for url in (f"{BASE}\\x?a=b", f"{BASE}?a=\\"):
        with pytest.raises(SignInRefused):
            re_encoded(url)


def test_a_question_mark_in_a_value_belongs_to_the_value() -> None:
    found = re_encoded(f"{BASE}?scope=openid email&back=/a?b=c")
    assert query_of(found) == {"scope": "openid email", "back": "/a?b=c"}


# ---- hosts


@pytest.mark.parametrize(
    "host",
    [
        "auth.acme.test%2eevil.test",
        "auth_acme.test",
        "-auth.acme.test",
        "auth.acme.test-",
        "auth.acme.test.",
        "auth;acme.test",
        "",
        ":443",
    ],
)
def test_a_host_that_is_no_plain_name_is_refused_whoever_vouches(host: str) -> None:
    with pytest.raises(SignInRefused, match="no plain host name"):
        check_host(f"https://{host}/x", None, ())


@pytest.mark.parametrize("host", ["auth.acme.test", "localhost", "xxxx"])
def test_an_issuer_without_a_host_vouches_for_none(host: str) -> None:
    with pytest.raises(SignInRefused, match="not allowed"):
        check_host(f"https://{host}/x", "urn:acme:issuer", ())


def test_a_refusal_names_the_host() -> None:
    """The person can ask the administrator about it."""
    with pytest.raises(SignInRefused, match="not https") as caught:
        check_host("http://auth.acme.test/x", ISSUER, ())
    assert caught.value.facts == {"host": "auth.acme.test"}
    with pytest.raises(SignInRefused, match="not allowed") as caught:
        check_host("https://evil.test/x", ISSUER, ())
    assert caught.value.facts == {"host": "evil.test"}


def test_the_profiles_hosts_hold_for_requests_too() -> None:
    rules = RequestRules("code", allowed_hosts=("login.test",))
    with pytest.raises(SignInRefused):
        asked("response_type=code", rules)
