"""What does the listener answer to which request, and which of them can end a sign-in?"""

import pytest

from sso.signin import pages
from sso.signin.authorization import Accepted, Refused, Unusable, Verdict
from sso.signin.http_message import HttpAnswer
from sso.signin.redirect_routes import START_PREFIX, Outcome, OutcomePending, Sender
from tests.naming import plain
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
    assert not desk.attempt.is_result_fetched  # the page asks once more, how it ended


def test_the_page_is_told_the_true_outcome_once_there_is_one() -> None:
    desk = Desk()
    desk.ask("GET", f"/callback?{GOOD_CODE}")
    ours = {"x_keyturn_relay": "relay-key", "sec_fetch_site": "same-origin"}
    assert isinstance(desk.ask_all("GET", pages.OUTCOME_PATH, **ours), OutcomePending)
    desk.attempt.outcome = Outcome.ACTIVE
    answer = desk.ask("GET", pages.OUTCOME_PATH, **ours)
    assert (answer.status, answer.page.body) == (200, b"active")
    assert desk.attempt.is_result_fetched


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"x_keyturn_relay": "wrong"},
        {"x_keyturn_relay": "relay-key", "sec_fetch_site": "cross-site"},
    ],
)
def test_nobody_else_is_told_the_outcome(headers: dict[str, str]) -> None:
    desk = Desk()
    desk.ask("GET", f"/callback?{GOOD_CODE}")
    desk.attempt.outcome = Outcome.ACTIVE
    assert desk.ask("GET", pages.OUTCOME_PATH, **headers).status == 403


def test_before_an_answer_there_is_no_outcome() -> None:
    assert Desk().ask("GET", pages.OUTCOME_PATH, x_keyturn_relay="relay-key").status == 403


def test_a_start_link_works_once_and_a_fresh_one_works_too() -> None:
    desk = Desk()
    path = desk.attempt.new_link().partition("47811")[2]
    assert desk.ask("GET", path).status == 302
    assert desk.ask("GET", path).status == 404
    assert desk.attempt.counts.reused_links == 1
    assert desk.ask("GET", desk.attempt.new_link().partition("47811")[2]).status == 302
    assert desk.is_unharmed


@pytest.mark.parametrize("target", [f"/callback?{GOOD_CODE}", START_PREFIX + "start-token"])
def test_another_users_program_is_refused_even_with_the_right_secret(target: str) -> None:
    desk = Desk()
    answer = desk.ask_all("GET", target, sender=Sender(is_foreign=lambda: True))
    assert isinstance(answer, HttpAnswer)
    assert answer.status in (403, 404)
    assert desk.is_unharmed
    assert desk.attempt.counts.foreign_users == 1
    assert desk.ask("GET", target).status in (302, 303)


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
    assert desk.attempt.counts.strays == 1
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
    assert desk.attempt.counts.strays == 0


@pytest.mark.parametrize(
    "headers",
    [
        {"sec_purpose": "prefetch"},
        {"sec_purpose": "prefetch;prerender"},
        {"purpose": "prefetch"},
        {"sec_purpose": "prerender"},
        {"purpose": "prerender"},
        {"sec_fetch_dest": "iframe"},
        {"sec_fetch_dest": "image"},
        {"sec_fetch_dest": "empty"},
        {"sec_fetch_dest": ""},
    ],
    ids=plain,
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
    answer = desk.ask(method, START_PREFIX + "start-token")
    assert (answer.status, answer.allow) == (405, "GET")
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
