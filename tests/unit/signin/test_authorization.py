"""Is the address that a browser is sent to the one that was meant, and nothing else?"""

from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sso.errors import KeyturnError, ProfileError, SignInRefused
from sso.licensing.model import SignInAddress
from sso.signin import authorization
from sso.signin.authorization import (
    RequestRules,
    check_host,
    re_encoded,
    request_for,
    requests_for,
    with_parameters,
)

BASE = "https://auth.acme.test/realms/user-portal/protocol/openid-connect/auth"
ISSUER = "https://auth.acme.test/realms/user-portal"
CODE_URL = (
    f"{BASE}?scope=openid&response_type=code&client_id=license-users"
    "&redirect_uri=http://localhost:5000/callback&kc_idp_hint=foo-bar"
)
TOKEN_URL = (
    f"{BASE}?scope=openid&response_type=id_token token&client_id=license-users"
    "&redirect_uri=http://localhost:3333&kc_idp_hint=DSE2-qa&nonce=264577196"
)
CODE = RequestRules("code")
TOKEN = RequestRules("token")


def parameters_of(url: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(url).query, keep_blank_values=True, strict_parsing=True))


def asked(url: str = CODE_URL, rules: RequestRules = CODE, issuer: str | None = ISSUER) -> Any:
    return request_for(url, issuer, rules, new_state="new-state")


# ---- encoding


def test_the_documented_re_encoding() -> None:
    query = "response_type=id_token token&redirect_uri=http://localhost:3333&nonce=264577196"
    encoded = (
        "response_type=id_token%20token&redirect_uri=http%3A%2F%2Flocalhost%3A3333&nonce=264577196"
    )
    assert re_encoded(f"{BASE}?{query}") == f"{BASE}?{encoded}"
    assert re_encoded(f"{BASE}?{encoded}") == f"{BASE}?{encoded}"


NAMES = st.text("abcdefghijklmnopqrstuvwxyz_", min_size=1, max_size=10)
RAW_VALUES = st.text(
    st.sampled_from("abcXYZ019 :/?-._~!$'()*,;@%41%20%C4%8C+=[]|"), max_size=30
).filter(lambda text: "&" not in text)


@given(st.dictionaries(NAMES, RAW_VALUES, min_size=1, max_size=6))
def test_re_encoding_keeps_what_is_meant_and_is_done_once(raw: dict[str, str]) -> None:
    url = f"{BASE}?" + "&".join(f"{name}={value}" for name, value in raw.items())
    try:
        once = re_encoded(url)
    except SignInRefused:
        return  # not readable as UTF-8
    assert re_encoded(once) == once
    before = parse_qsl(url.partition("?")[2], keep_blank_values=True)
    assert parse_qsl(once.partition("?")[2], keep_blank_values=True) == before
    assert " " not in once


@given(st.text(max_size=80))
def test_any_text_is_an_address_or_one_of_our_errors(raw: str) -> None:
    try:
        request = asked(raw)
    except KeyturnError:
        return
    assert request.url.startswith(("https://", "http://"))


# ---- state


def test_our_state_is_added_once() -> None:
    request = asked()
    assert request.state == "new-state"
    assert request.url.count("state=") == 1
    assert parameters_of(request.url)["state"] == "new-state"
    assert {
        name: value for name, value in parameters_of(request.url).items() if name != "state"
    } == (dict(parse_qsl(CODE_URL.partition("?")[2])))


@pytest.mark.parametrize("state", ["", "&state="])
def test_an_empty_state_is_no_state(state: str) -> None:
    assert parameters_of(asked(CODE_URL + state).url)["state"] == "new-state"


def test_a_code_without_a_state_is_refused() -> None:
    with pytest.raises(ProfileError, match="add_state"):
        asked(rules=RequestRules("code", add_state=False))


def test_a_nonce_carries_a_token_without_a_state() -> None:
    request = asked(TOKEN_URL, RequestRules("token", add_state=False))
    assert (request.state, request.nonce) == (None, "264577196")
    assert "state=" not in request.url


def test_a_token_without_state_and_nonce_is_refused() -> None:
    with pytest.raises(ProfileError):
        asked(TOKEN_URL.partition("&nonce")[0], RequestRules("token", add_state=False))


# ---- what a request remembers


def test_a_code_request() -> None:
    request = asked()
    assert request.response_type == "code"
    assert request.redirect_uri == "http://localhost:5000/callback"
    assert request.nonce is None
    assert request.issuer == ISSUER
    assert request.client_id == "license-users"
    assert request.host == "auth.acme.test"
    assert not request.is_form_post


def test_a_token_request_keeps_the_services_nonce() -> None:
    request = asked(TOKEN_URL, TOKEN)
    assert request.response_type == "token"
    assert request.nonce == "264577196"
    assert "response_type=id_token%20token" in request.url


def test_extra_parameters_and_the_response_mode_come_from_the_profile() -> None:
    rules = RequestRules("code", "form_post", extra={"login_hint": "a+b@c.d", "kc_idp_hint": "x"})
    request = asked(rules=rules)
    found = parameters_of(request.url)
    assert found["login_hint"] == "a+b@c.d"
    assert found["kc_idp_hint"] == "x"
    assert found["response_mode"] == "form_post"
    assert request.is_form_post


def test_nothing_secret_is_shown() -> None:
    shown = repr(asked(TOKEN_URL, TOKEN))
    assert "new-state" not in shown
    assert "264577196" not in shown


# ---- gates


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd?redirect_uri=http://localhost:1/cb",
        "javascript:alert(1)//?redirect_uri=http://localhost:1/cb",
        CODE_URL.replace("https:", "http:"),
        CODE_URL.replace("https:", "ftp:"),
        CODE_URL.replace("auth.acme.test", "user@auth.acme.test"),
        CODE_URL.replace("auth.acme.test", "auth.acme.test@evil.test"),
        CODE_URL.replace("auth.acme.test", "u:p@auth.acme.test"),
        CODE_URL.replace("auth.acme.test", "evil.test"),
        CODE_URL.replace("auth.acme.test", "auth.acme.test.evil.test"),
        CODE_URL.replace("auth.acme.test", "auth.acme.test\\@evil.test"),
        CODE_URL.replace("https://auth", "https:\\\\auth"),
        CODE_URL.replace("https://", "https:///"),
        CODE_URL.replace("https://", "//"),
        CODE_URL.replace("https://auth.acme.test", ""),
        CODE_URL.replace("auth.acme.test", "auth.acme.test:99999"),
        CODE_URL.replace("auth.acme.test", "auth.acme.test:https"),
        CODE_URL.replace("auth.acme.test", "auth.acme.test%2eevil.test"),
        CODE_URL.replace("auth.acme.test", "аuth.acme.test"),
        CODE_URL.replace("auth.acme.test", "[::1"),
        CODE_URL.replace("auth.acme.test", "-auth.acme.test"),
        CODE_URL + "\r\nX: y",
        CODE_URL + "\x00",
        CODE_URL + "\x7f",
        CODE_URL + "\t",
        CODE_URL + "#fragment",
        CODE_URL + "&scope=again",
        CODE_URL + "&x=%ff",
        CODE_URL + "&x=" + "y" * 8192,
        CODE_URL + "&p=" + "&p".join(f"{n}=" for n in range(70)),
        CODE_URL.replace("redirect_uri=http://localhost:5000/callback", "other=1"),
        CODE_URL.replace("redirect_uri=http://localhost:5000/callback", "redirect_uri="),
        CODE_URL.replace("/realms", " /realms"),
        " " + CODE_URL,
        "",
        "?",
        "--profile=/tmp/x",
    ],
)
def test_an_address_that_must_not_be_opened(url: str) -> None:
    with pytest.raises(SignInRefused):
        asked(url)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_http_is_taken_on_loopback(host: str) -> None:
    url = CODE_URL.replace("https://auth.acme.test", f"http://{host}:8790")
    request = asked(url, issuer=f"http://{host}:8790/realm")
    assert request.url.startswith(f"http://{host}:8790/")


def test_the_port_belongs_to_the_shown_host() -> None:
    assert check_host("https://auth.acme.test:8443/x", ISSUER, ()) == "auth.acme.test:8443"


@pytest.mark.parametrize("letters", ["AUTH.ACME.TEST", "Auth.Acme.Test"])
def test_letter_case_of_a_host_does_not_matter(letters: str) -> None:
    assert check_host(f"https://{letters}/x", ISSUER, ()) == "auth.acme.test"
    assert check_host("https://auth.acme.test/x", None, (letters,)) == "auth.acme.test"


def test_a_list_of_hosts_replaces_the_issuers() -> None:
    assert check_host("https://login.test/x", ISSUER, ("login.test",)) == "login.test"
    with pytest.raises(SignInRefused) as caught:
        check_host("https://auth.acme.test/x", ISSUER, ("login.test",))
    assert caught.value.facts["host"] == "auth.acme.test"


def test_an_older_service_without_an_issuer_vouches_for_its_own_address() -> None:
    assert check_host("https://anywhere.test/x", None, ()) == "anywhere.test"


# ---- alternates


def ways(*alternates: str) -> tuple[Any, ...]:
    address = SignInAddress(CODE_URL, ISSUER, None, alternates)
    return requests_for(address, CODE, new_state="new-state")


def test_an_alternate_may_be_an_address_of_its_own() -> None:
    other = CODE_URL.replace("localhost:5000", "127.0.0.1:6000")
    first, second = ways(other)
    assert first.redirect_uri == "http://localhost:5000/callback"
    assert second.redirect_uri == "http://127.0.0.1:6000/callback"
    assert first.state == second.state == "new-state"


def test_an_alternate_may_be_a_redirect_address() -> None:
    _, second = ways("http://127.0.0.1:6000/callback")
    assert second.redirect_uri == "http://127.0.0.1:6000/callback"
    assert parameters_of(second.url)["redirect_uri"] == "http://127.0.0.1:6000/callback"
    assert parameters_of(second.url)["kc_idp_hint"] == "foo-bar"
    assert second.host == "auth.acme.test"


@pytest.mark.parametrize(
    "alternate", [CODE_URL.replace("auth.acme.test", "evil.test"), "https://[::1/x", "\\x", "#"]
)
def test_an_alternate_that_must_not_be_used_takes_nothing_from_the_others(alternate: str) -> None:
    found = ways(alternate, "http://127.0.0.1:6000/callback")
    assert {one.host for one in found} == {"auth.acme.test"}
    assert found[-1].redirect_uri == "http://127.0.0.1:6000/callback"


def test_the_first_address_must_be_good() -> None:
    bad = CODE_URL.replace("auth.acme.test", "evil.test")
    with pytest.raises(SignInRefused):
        authorization.requests_for(
            SignInAddress(bad, "https://auth.acme.test/realms/user-portal", None, ()),
            authorization.RequestRules(response_type="code"),
            new_state="new-state",
        )


def test_parameters_of_a_fragment_may_begin_with_a_slash() -> None:
    assert authorization.parse_parameters("/code=1&state=2") == [("code", "1"), ("state", "2")]


@pytest.mark.parametrize("url", ["https://auth.acme.test[]/r", "https://[::1/r", "https://]/r?a=b"])
def test_a_broken_host_is_refused_wherever_an_address_is_rebuilt(url: str) -> None:
    with pytest.raises(SignInRefused):
        re_encoded(url)
    with pytest.raises(SignInRefused):
        with_parameters(url, {"a": "c"})
