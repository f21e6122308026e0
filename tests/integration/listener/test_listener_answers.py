"""Is every answer a constant page of ours, at once, with all headers, and then the truth?
(LB32 to LB40)"""

import base64
import hashlib
import re
import threading
import time
from contextlib import ExitStack
from html.parser import HTMLParser

import pytest

from sso.profile.language import LANGUAGES
from sso.signin import connections
from sso.signin import listener as listener_module
from sso.signin.authorization import SIGN_OFF
from sso.signin.redirect_routes import Outcome
from tests.integration.listener.conftest import Open
from tests.integration.listener.open_listener import (
    Answer,
    OpenListener,
    connect,
    key_in,
    sockets_on,
    wait_until,
)

HEADERS = {
    "content-type", "content-length", "connection", "cache-control", "content-security-policy",
    "cross-origin-opener-policy", "cross-origin-resource-policy", "referrer-policy",
    "x-content-type-options", "x-frame-options",
}  # fmt: skip
CANARY = "kanarienvogel"


def every_answer(opened: OpenListener) -> dict[str, Answer]:
    """One answer of each kind that a listener gives, the canary in all that a client may choose."""
    bird = {"X_Canary": CANARY, "User_Agent": CANARY, "Cookie": CANARY, "Referer": CANARY}
    found = {
        "start": opened.get(opened.path_of(opened.link) + f"?{CANARY}", **bird),
        "used link": opened.get(opened.path_of(opened.link), **bird),
        "no path": opened.get(f"/{CANARY}", **bird),
        "method": opened.ask(CANARY.upper()[:12], "/callback", **bird),
        "head": opened.ask("HEAD", "/callback", **bird),
        "host": opened.get("/callback", Host=f"{CANARY}:{opened.port}"),
        "malformed": opened.send(f"{CANARY}\r\n\r\n".encode()),
        "stray": opened.get(f"/callback?error={CANARY}&error_description={CANARY}", **bird),
        "large": opened.get("/callback", Cookie=CANARY * 5000),
        "relay": opened.ask("GET", "/keyturn/relay", **bird),
        "outcome": opened.ask("GET", "/keyturn/outcome", **bird),
        "early result": opened.get("/keyturn/received", **bird),
        "genuine": opened.genuine(session_state=CANARY),
        "received": opened.get(f"/keyturn/received?{CANARY}", **bird),
        "refused": opened.get("/keyturn/refused", **bird),
        "relay page": opened.get(f"/callback?{CANARY}=1", **bird),
    }
    opened.listener.announce(Outcome.ACTIVE)
    found["word"] = opened.get("/keyturn/outcome", X_Keyturn_Relay=key_in(found["received"]))
    return found


def test_lb38_no_byte_of_a_request_is_in_an_answer(each_kind: OpenListener) -> None:
    for name, answer in every_answer(each_kind).items():
        assert answer.status, name
        assert CANARY not in answer.raw.decode("latin-1").lower(), name
        assert each_kind.state.encode() not in answer.body, name


def test_lb38_every_answer_has_all_headers(each_kind: OpenListener) -> None:
    for name, answer in every_answer(each_kind).items():
        assert HEADERS <= set(answer.headers), name
        assert set(answer.headers) <= HEADERS | {"location", "allow"}, name
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["x-content-type-options"] == "nosniff"
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        for directive in ("base-uri", "form-action", "frame-ancestors"):
            assert f"{directive} 'none'" in policy


def test_lb21_no_answer_allows_another_origin(each_kind: OpenListener) -> None:
    for name, answer in every_answer(each_kind).items():
        assert not [head for head in answer.headers if head.startswith("access-control")], name


class Outside(HTMLParser):
    """What a page would load from elsewhere, and what it runs by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            assert not name.startswith("on"), name
            if name in ("src", "href", "action", "srcset", "data", "style"):
                self.addresses.append(value or "")


def test_lb38_pages_load_nothing_and_run_what_their_hash_names(open_listener: Open) -> None:
    for answer in every_answer(open_listener("token")).values():
        page = answer.body.decode()
        outside = Outside()
        outside.feed(page)
        assert set(outside.addresses) <= {"data:,"}
        assert not {"iframe", "object", "embed", "base", "form"} & set(outside.tags)
        for tag in ("script", "style"):
            for text in re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL):
                digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
                assert f"'sha256-{digest}'" in answer.headers["content-security-policy"]


def test_lb38_the_icon_asks_for_nothing(opened: OpenListener) -> None:
    assert b'<link rel="icon" href="data:,">' in opened.get("/else").body


@pytest.mark.parametrize("kind", ["code", "form_post"])
def test_lb32_the_answer_is_a_303_with_its_own_fragment(open_listener: Open, kind: str) -> None:
    answer = open_listener(kind).genuine()
    assert (answer.status, answer.location) == (303, "/keyturn/received#_")


def test_lb32_a_refusal_has_its_own_page(opened: OpenListener) -> None:
    answer = opened.get(opened.callback(error="access_denied", state=opened.state))
    assert (answer.status, answer.location) == (303, "/keyturn/refused#_")
    assert b"not completed" in opened.get("/keyturn/refused").body


def test_lb33_after_a_form_post_the_token_is_nowhere(open_listener: Open) -> None:
    opened = open_listener("form_post")
    answer = opened.genuine(access_token=CANARY)
    pages = answer.raw + opened.get(answer.location.partition("#")[0]).raw
    assert CANARY.encode() not in pages
    assert CANARY not in repr(opened.verdicts)


def test_lb34_the_relay_page_comes_where_a_fragment_may(open_listener: Open) -> None:
    opened = open_listener("token")
    for query in ("", "?utm_source=x", "?state=foreign"):
        page = opened.get(f"/callback{query}")
        assert page.status == 200
        assert b"location.replace" in page.body
    for query in ("?code=x", "?error=x", "?error_code=x"):
        assert opened.get(f"/callback{query}").status == 400
    opened.assert_unharmed()


def test_lb34_the_relay_page_sends_once_and_clears_the_address(open_listener: Open) -> None:
    page = open_listener("token").get("/callback").body.decode()
    assert page.count("fetch(") == 1
    assert page.index("location.replace") < page.index("history.replaceState")  # D4
    assert "<noscript>" in page


def test_lb35_the_page_is_served_at_once_and_claims_nothing(each_kind: OpenListener) -> None:
    each_kind.assert_unharmed()
    began = time.monotonic()
    page = each_kind.get("/keyturn/received")
    assert time.monotonic() - began < 0.1
    visible = re.findall(r'<section id="(\w+)">', page.body.decode())
    assert visible == ["working"]  # "active" and the others are hidden until the program says so
    assert 'id="active" hidden' in page.body.decode()


@pytest.mark.parametrize("outcome", list(Outcome))
def test_lb36_the_page_is_told_how_it_ended(each_kind: OpenListener, outcome: Outcome) -> None:
    each_kind.assert_unharmed()
    key = key_in(each_kind.get("/keyturn/received"))
    told: list[Answer] = []
    asking = threading.Thread(
        target=lambda: told.append(each_kind.get("/keyturn/outcome", X_Keyturn_Relay=key))
    )
    asking.start()
    each_kind.listener.announce(outcome)
    asking.join(5)
    assert told[0].body.decode() == outcome.value


def test_lb36_the_question_has_a_deadline(
    opened: OpenListener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listener_module, "OUTCOME_WAIT_S", 0.1)
    opened.assert_unharmed()
    key = key_in(opened.get("/keyturn/received"))
    assert opened.get("/keyturn/outcome", X_Keyturn_Relay=key).body == b"elsewhere"


@pytest.mark.parametrize(
    "headers", [{}, {"X_Keyturn_Relay": "wrong"}, {"Sec_Fetch_Site": "cross-site"}]
)
def test_lb36_nobody_else_is_told(opened: OpenListener, headers: dict[str, str]) -> None:
    opened.assert_unharmed()
    key = key_in(opened.get("/keyturn/received"))
    opened.listener.announce(Outcome.ACTIVE)
    sent = {"X_Keyturn_Relay": key, **headers} if headers else {}
    answer = opened.get("/keyturn/outcome", **sent)
    assert answer.status == 403
    assert b"active" not in answer.body


def test_lb36_the_page_asks_once(opened: OpenListener) -> None:
    opened.assert_unharmed()
    page = opened.get("/keyturn/received").body.decode()
    assert page.count("fetch(") == 1
    assert "setInterval" not in page
    assert 'let word = "elsewhere"' in page  # what it falls back to


def test_lb36_a_crowd_does_not_take_the_page_its_answer(opened: OpenListener) -> None:
    """The question is the oldest connection, but not an idle one."""
    opened.assert_unharmed()
    key = key_in(opened.get("/keyturn/received"))
    told: list[Answer] = []
    asking = threading.Thread(
        target=lambda: told.append(opened.get("/keyturn/outcome", X_Keyturn_Relay=key))
    )
    asking.start()
    assert wait_until(lambda: sockets_on(opened.port).count("01") == 1)
    with ExitStack() as stack:
        for _ in range(connections.MAX_CONNECTIONS + 20):
            stack.enter_context(connect(opened.port))
        opened.listener.announce(Outcome.ACTIVE)
        asking.join(5)
    assert told[0].body == b"active"


def test_lb37_a_failure_says_where_to_look(opened: OpenListener) -> None:
    opened.assert_unharmed()
    page = opened.get("/keyturn/received").body.decode()
    failed = page.partition('<section id="failed" hidden>')[2].partition("</section>")[0]
    assert "<bdi>Keyturn</bdi> shows why" in failed


def test_lb39_pages_are_light_and_dark_and_speak_to_screen_readers(opened: OpenListener) -> None:
    opened.assert_unharmed()
    for path in ("/else", "/keyturn/received"):
        page = opened.get(path).body.decode()
        assert '<meta name="color-scheme" content="light dark">' in page
        assert "prefers-color-scheme: dark" in page
        assert 'role="status"' in page
        assert '<html lang="en" dir="ltr">' in page
        assert "Keyturn" in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_lb39_the_language_is_the_programs_and_never_the_requests(
    open_listener: Open, language: str
) -> None:
    opened = open_listener("token", language=language)
    root = f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">'
    served = [*every_answer(opened).values()]
    served += [opened.get("/else", Accept_Language=one) for one in ("de", "ar", "tlh;q=1, *")]
    pages = [answer.body.decode() for answer in served if b"<html" in answer.body]
    assert len(pages) > 10
    assert all(root in page for page in pages)
    assert len({page for page in pages if "keyturn-relay-key" not in page}) == 2  # and large_head


def test_lb39_pages_of_a_sign_off_are_in_the_language_too(open_listener: Open) -> None:
    opened = open_listener("code", language="fr", response_type=SIGN_OFF)
    page = opened.get(opened.callback(state=opened.state)).body.decode()
    assert '<html lang="fr" dir="ltr">' in page
    assert "Déconnexion effectuée" in page


def test_lb40_one_try_to_close_after_success_only(opened: OpenListener) -> None:
    opened.assert_unharmed()
    page = opened.get("/keyturn/received").body.decode()
    assert page.count("window.close()") == 1
    assert page.index('word === "active"') < page.index("window.close()")
    assert page.count("You can close this tab") >= 3
