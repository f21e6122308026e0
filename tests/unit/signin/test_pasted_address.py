"""Is the browser's final address, pasted by a person, judged as the redirect itself would be?"""

from __future__ import annotations

import pytest

from sso.signin.authorization import (
    Accepted,
    AuthorizationRequest,
    Refused,
    Stray,
    Unusable,
    judge_pasted,
)
from tests.unit.samples import request

CODE = request()
TOKEN = request(response_type="token", nonce="264577196")
HOME = "http://localhost:47811/callback"
GOOD = "code=c&state=our-state"
TOKENS = "id_token=i&access_token=a&state=our-state"


def code_of(address: str, on: AuthorizationRequest = CODE) -> str | None:
    found = judge_pasted(on, address)
    assert isinstance(found, Accepted), found
    return found.response.code


@pytest.mark.parametrize(
    "address",
    [
        f"{HOME}?{GOOD}",
        f"https://localhost:47811/callback?{GOOD}",
        f"HTTP://localhost:47811/callback?{GOOD}",
        f"HTTPS://LOCALHOST:47811/callback?{GOOD}",
        f"  {HOME}?{GOOD}\n",
        f"<{HOME}?{GOOD}>",
        f'"{HOME}?{GOOD}"',
        f"'{HOME}?{GOOD}'",
        f"{HOME}?{GOOD}#",
        f"{HOME}?{GOOD}#_=_",
        f"{HOME}#{GOOD}",
        f"{HOME}#/{GOOD}",
        f"{HOME}?x=1#{GOOD}",
    ],
)
def test_what_browsers_and_mail_programs_make_of_the_address_is_understood(address: str) -> None:
    assert code_of(address) == "c"


@pytest.mark.parametrize("code", ["cX", "X", "a?b", "a/b", "a://b", "XX"])
def test_a_code_is_taken_letter_by_letter(code: str) -> None:
    assert code_of(f"{HOME}?code={code}&state=our-state") == code
    assert code_of(f"{HOME}?state=our-state&code={code}") == code


@pytest.mark.parametrize(
    ("registered", "pasted"),
    [
        ("http://localhost:47811", "http://localhost:47811/"),
        ("http://localhost:47811/", "http://localhost:47811"),
        ("http://localhost:47811/", "https://localhost:47811"),
        ("http://localhost:47811/a/b", "https://localhost:47811/a/b"),
        ("http://localhost:47811/a://b", "https://localhost:47811/a://b"),
        ("https://localhost:47811/a", "http://localhost:47811/a"),
        ("keyturn://callback", "keyturn://callback/"),
    ],
)
def test_the_same_address_is_known_in_its_other_forms(registered: str, pasted: str) -> None:
    assert code_of(f"{pasted}?{GOOD}", request(redirect_uri=registered)) == "c"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "c",
        GOOD,
        f"?{GOOD}",
        f"localhost:47811/callback?{GOOD}",
        f"http://localhost:47812/callback?{GOOD}",
        f"http://127.0.0.1:47811/callback?{GOOD}",
        f"http://evil.test/callback?{GOOD}",
        f"http://localho\u017ft:47811/callback?{GOOD}",
        f"ftp://localhost:47811/callback?{GOOD}",
        f"x://{HOME}?{GOOD}",
        f"http://localhost:47811/callback/?{GOOD}",
        f"http://localhost:47811/CALLBACK?{GOOD}",
        f"http://localhost:47811//callback?{GOOD}",
        f"http://localhost:47811?{GOOD}",
        f"{HOME}?{'&'.join(f'p{n}=' for n in range(65))}",
        f"{HOME}?{GOOD}&x=%ff",
        f"{HOME}?{GOOD}#x=%ff",
    ],
)
def test_another_address_ends_nothing(address: str) -> None:
    assert judge_pasted(CODE, address) == Stray("address")


def test_letter_case_counts_in_every_part_of_a_path() -> None:
    on = request(redirect_uri="http://localhost:47811/Sign-in/done")
    assert code_of(f"http://localhost:47811/Sign-in/done?{GOOD}", on) == "c"
    for path in ("sign-in/done", "Sign-in/Done"):
        assert judge_pasted(on, f"http://localhost:47811/{path}?{GOOD}") == Stray("address")


@pytest.mark.parametrize("rest", ["", "?", "?x=1", "?code=c", "?code=c&state=other", "#code=c"])
def test_our_address_without_our_state_ends_nothing(rest: str) -> None:
    assert judge_pasted(CODE, f"{HOME}{rest}") == Stray("state")


def test_tokens_are_taken_from_the_fragment_only() -> None:
    found = judge_pasted(TOKEN, f"{HOME}#{TOKENS}")
    assert isinstance(found, Accepted)
    assert (found.response.id_token, found.response.access_token) == ("i", "a")
    assert isinstance(judge_pasted(TOKEN, f"{HOME}?{TOKENS}"), Unusable)


def test_what_the_query_says_with_our_state_counts_before_the_fragment() -> None:
    found = judge_pasted(CODE, f"{HOME}?error=access_denied&state=our-state#{GOOD}")
    assert found == Refused("access_denied", "")
