"""What does the listener answer to which request, and which of them can end a sign-in?"""

import pytest

from sso.signin import pages
from sso.signin.authorization import Accepted, Refused, Unusable, Verdict
from sso.signin.http_message import HttpAnswer
from sso.signin.redirect_routes import START_PREFIX
from tests.unit.signin.routes_desk import CODE, GOOD_CODE, PAGES, Desk

# ---- Host before everything


@pytest.mark.parametrize("host", ["localhost:47811", "LOCALHOST:47811", "127.0.0.1:47811"])
def test_our_own_names_are_served(host: str) -> None:
    assert Desk().ask("GET", f"/callback?{GOOD_CODE}", host=host).status == 303


@pytest.mark.parametrize(
    "host",
    [
        None,
        "",
        "localhost",
        "localhost:80",
        "localhost:47812",
        "localhost:47811.",
        "localhost.:47811",
        "evil.test",
        "evil.test:47811",
        "127.0.0.1.nip.io:47811",
        "0.0.0.0:47811",
        "127.1:47811",
        "::1:47811",
        "localhost:047811",
        "user@localhost:47811",
        "localhost:47811, evil.test",
    ],
)
@pytest.mark.parametrize(
    "target",
    [f"/callback?{GOOD_CODE}", "/nothing", pages.DONE_PATH, START_PREFIX + "start-token"],
)
def test_another_name_is_misdirected_on_every_path(host: str | None, target: str) -> None:
    desk = Desk()
    assert desk.ask("GET", target, host=host).status == 421
    assert desk.is_unharmed
    assert desk.starts == 0


# ---- callback in code mode


def test_a_code_ends_at_the_received_page() -> None:
    desk = Desk()
    answer = desk.ask("GET", f"/callback?{GOOD_CODE}")
    assert (answer.status, answer.location) == (303, "/keyturn/received#_")
    assert isinstance(desk.verdicts[0], Accepted)
    assert desk.ask("GET", pages.DONE_PATH).page is PAGES.received
    assert desk.attempt.is_result_fetched


def test_the_first_answer_wins() -> None:
    desk = Desk()
    desk.ask("GET", "/callback?code=first&state=our-state")
    assert desk.ask("GET", "/callback?code=second&state=our-state").status == 303
    assert desk.ask("GET", "/callback?error=access_denied&state=our-state").status == 303
    assert len(desk.verdicts) == 1
    assert isinstance(desk.verdicts[0], Accepted)
    assert desk.verdicts[0].response.code == "first"


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("error=access_denied&state=our-state", Refused),
        ("code=a&code=b&state=our-state", Unusable),
        ("code=a&error=b&state=our-state", Unusable),
        ("code=a&iss=https://evil.test&state=our-state", Unusable),
        ("id_token=a&state=our-state", Unusable),
        ("state=our-state", Unusable),
    ],
)
def test_our_state_without_a_usable_code_ends_at_the_refused_page(
    query: str, kind: type[Verdict]
) -> None:
    desk = Desk()
    assert desk.ask("GET", f"/callback?{query}").location == "/keyturn/refused#_"
    assert [type(verdict) for verdict in desk.verdicts] == [kind]
    assert desk.ask("GET", pages.REFUSED_PATH).page is PAGES.refused


@pytest.mark.parametrize(
    "query",
    ["", "code=c", "code=c&state=x", "error=access_denied", "state=our-state&state=our-state",
     "code=%ff&state=our-state", "&".join(f"a{n}=" for n in range(70))],
)  # fmt: skip
def test_strays_are_counted_and_end_nothing(query: str) -> None:
    desk = Desk()
    answer = desk.ask("GET", f"/callback?{query}")
    assert (answer.status, answer.page, answer.location) == (400, PAGES.neutral, None)
    assert desk.attempt.stray_count == 1
    assert desk.is_unharmed
    assert desk.ask("GET", f"/callback?{GOOD_CODE}").status == 303


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
def test_other_methods_on_the_callback(method: str) -> None:
    desk = Desk()
    answer = desk.ask(method, f"/callback?{GOOD_CODE}", origin="http://evil.test")
    assert (answer.status, answer.allow) == (405, "GET, HEAD")
    assert desk.is_unharmed


def test_head_has_no_effect() -> None:
    desk = Desk()
    assert desk.ask("HEAD", f"/callback?{GOOD_CODE}").status == 200
    assert desk.is_unharmed
    assert desk.attempt.stray_count == 0


@pytest.mark.parametrize(
    "headers",
    [
        {"sec_purpose": "prefetch"},
        {"sec_purpose": "prefetch;prerender"},
        {"purpose": "prefetch"},
        {"sec_fetch_dest": "iframe"},
        {"sec_fetch_dest": "image"},
        {"sec_fetch_dest": "empty"},
        {"sec_fetch_dest": ""},
    ],
    ids=repr,
)
def test_what_is_no_visit_has_no_effect(headers: dict[str, str]) -> None:
    desk = Desk()
    assert desk.ask("GET", f"/callback?{GOOD_CODE}", **headers).status == 400
    assert desk.is_unharmed


def test_a_document_visit_is_a_visit() -> None:
    assert Desk().ask("GET", f"/callback?{GOOD_CODE}", sec_fetch_dest="document").status == 303


@pytest.mark.parametrize(
    "path",
    ["/", "/favicon.ico", "/callback/", "/Callback", "//callback", "/callback/..", "/%63allback",
     "/keyturn", "/keyturn/", "/keyturn/go/", "/keyturn/go/wrong", "/keyturn/received",
     "/keyturn/refused"],
)  # fmt: skip
def test_other_paths_get_one_identical_404(path: str) -> None:
    desk = Desk()
    answer = desk.ask("GET", f"{path}?{GOOD_CODE}")
    assert answer == HttpAnswer(404, PAGES.neutral)
    assert desk.is_unharmed


# ---- the start link


def test_the_start_link_leads_to_the_provider() -> None:
    desk = Desk()
    answer = desk.ask("GET", START_PREFIX + "start-token")
    assert (answer.status, answer.location) == (302, CODE.url)
    assert desk.starts == 1


@pytest.mark.parametrize("method", ["HEAD", "POST", "OPTIONS"])
def test_the_start_link_is_a_get(method: str) -> None:
    desk = Desk()
    assert desk.ask(method, START_PREFIX + "start-token").status == 405
    assert desk.starts == 0


def test_a_prefetch_does_not_use_the_start_link() -> None:
    desk = Desk()
    assert desk.ask("GET", START_PREFIX + "start-token", sec_purpose="prefetch").status == 404
    assert desk.starts == 0


def test_the_start_link_ends_with_the_answer() -> None:
    desk = Desk()
    desk.ask("GET", f"/callback?{GOOD_CODE}")
    assert desk.ask("GET", START_PREFIX + "start-token").status == 404


# ---- pages


def test_pages_name_the_program_and_carry_nothing_of_it_as_markup() -> None:
    for page in (PAGES.received, PAGES.refused, PAGES.neutral, PAGES.relay, PAGES.large_head):
        text = page.body.decode()
        assert "Keyturn &lt;b&gt;" in text
        assert "Keyturn <b>" not in text
        assert "$" not in text.replace("${", "")
        assert 'lang="en"' in text


def test_pages_load_nothing_from_elsewhere() -> None:
    for page in (PAGES.received, PAGES.refused, PAGES.neutral, PAGES.relay, PAGES.large_head):
        text = page.body.decode()
        assert "https://" not in text
        assert "//" not in text.replace("http://www.w3.org/2000/svg", "")
