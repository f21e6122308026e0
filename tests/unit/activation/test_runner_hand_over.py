"""What does the runner hand to its steps, its listener and the person who watches?"""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import SimpleNamespace

import pytest

from sso import errors
from sso.activation import dialogue as d
from sso.activation.flow import FlowState
from sso.activation.progress import Hint, Progress, Stage
from sso.activation.runner import Runner, seconds_since_boot
from sso.signin.authorization import Accepted, Refused, Unusable
from sso.signin.redirect_routes import Counts, Outcome
from sso.signin.surroundings import Surroundings
from sso.signin.this_computer import Around
from tests.unit.activation.runner_desk import CODE, ONE, TWO, Desk, LateBrowser
from tests.unit.samples import evidence, license_

LINK = "http://localhost:1/keyturn/go/x"
PASTED = "http://localhost:47811/callback"


def test_every_step_gets_what_the_one_before_it_brought() -> None:
    desk = Desk()
    desk.runner().run(d.Started(redirect_uris=("http://localhost:9/",), license_id=7))
    assert desk.handed == [
        ("fetch", "http://localhost:9/"),
        ("open", LINK),
        ("validate", ONE, CODE),
        ("activate", ONE, CODE, 7),
        ("save", license_(), evidence()),
        ("publish",),
    ]


def test_a_choice_gets_the_person_s_licenses() -> None:
    desk = Desk()
    desk.runner().run(d.Started(asks_for_license=True))
    assert ("list", ONE, CODE) in desk.handed
    assert ("choose", (license_(),)) in desk.handed
    assert ("activate", ONE, CODE, 5) in desk.handed
    assert Stage.CHOOSING in {news.stage for news in desk.news}


# ---- what the browser is told


@pytest.mark.parametrize(
    ("desk", "outcome"),
    [
        (Desk(), Outcome.ACTIVE),
        (Desk(verdicts=[Refused("access_denied", "")]), Outcome.FAILED),
        (Desk(trouble={"save": errors.StoreFailed("full")}), Outcome.FAILED),
    ],
    ids=["active", "denied", "full disk"],
)
def test_the_page_in_the_browser_is_told_how_it_ended(desk: Desk, outcome: Outcome) -> None:
    desk.runner().run(d.Started())
    assert desk.announced == [outcome]
    assert [listener.lingers_s for listener in desk.listeners] == [[2.0]]


def test_a_cancelled_sign_in_keeps_its_page_for_a_moment_only() -> None:
    desk = Desk(verdicts=[])
    desk.open_browser = lambda url: True  # type: ignore[method-assign]
    late = LateBrowser(desk, lambda progress: late.runner.cancel())
    late.run()
    assert desk.announced == [Outcome.FAILED]
    assert desk.listeners[0].lingers_s == [0.5]
    assert desk.done.count("abort") == 1


def test_a_cancel_while_the_last_page_stays_ends_that_at_once() -> None:
    desk = Desk()
    runner = desk.runner()

    def cancel() -> None:
        desk.during_close = lambda: None
        runner.cancel()

    desk.during_close = cancel
    assert runner.run(d.Started()).state is FlowState.ACTIVATED
    assert desk.listeners[0].lingers_s == [2.0, 0]


def test_a_second_round_trip_says_on_the_first_page_that_it_goes_on() -> None:
    desk = Desk()
    desk.runner().run(d.Started(asks_for_license=True))
    assert desk.announced == [Outcome.ELSEWHERE, Outcome.ACTIVE]


# ---- what the person is told


def waiting(desk: Desk) -> list[Progress]:
    return [news for news in desk.news if news.stage is Stage.WAITING]


def test_each_stage_is_told_once_and_time_counts_only_in_the_browser() -> None:
    desk = Desk()
    desk.runner(timeout_s=42).run(d.Started())
    told = [(news.stage, news.remaining_s, news.deadline_number) for news in desk.news]
    assert told[0] == (Stage.ASKING, None, 0)
    assert (Stage.WAITING, 42, 1) in told
    assert (Stage.ACTIVATING, None, 1) in told
    assert told[-1] == (Stage.DONE, None, 1)


@pytest.mark.parametrize(
    ("verdict", "stage"), [(Accepted(CODE), Stage.DONE), (Unusable("odd"), Stage.FAILED)]
)
def test_the_last_news_is_how_it_ended(verdict: Accepted | Unusable, stage: Stage) -> None:
    desk = Desk(verdicts=[verdict])
    desk.runner().run(d.Started())
    assert desk.news[-1].stage is stage


def test_where_nothing_listens_the_person_is_asked_for_the_address() -> None:
    desk, has_opened = Desk(taken=(ONE, TWO), verdicts=[]), threading.Event()
    taken: list[bool] = []

    def open_browser(url: str) -> bool:
        assert url == ONE.url
        has_opened.set()
        return True

    def then(progress: Progress) -> None:
        desk.news.append(progress)
        if progress.needs_paste and not progress.hints and not taken:
            taken.append(runner.paste(f"{PASTED}?state=strange&code=c"))
            taken.append(runner.paste(f"{PASTED}?state=our-state&code=c"))

    desk.open_browser = open_browser  # type: ignore[method-assign]
    runner = Runner(desk, desk.listener, timeout_s=42, on_progress=then)
    assert not runner.paste(f"{PASTED}?state=our-state&code=c"), "before there is a request"
    final = runner.run(d.Started(paste=d.Paste.ALWAYS))
    assert final.state is FlowState.ACTIVATED
    assert taken == [False, True]
    assert has_opened.wait(5)
    assert ("validate", ONE, CODE) in desk.handed
    first = waiting(desk)[0]
    assert (first.needs_paste, first.link, first.address) == (True, "", "")
    assert (first.authorization_url, first.remaining_s) == (ONE.url, 42)
    assert waiting(desk)[-1].hints == (Hint.NOT_THIS_ADDRESS,)
    assert desk.announced == []


def test_a_refusal_can_be_pasted_too() -> None:
    desk = Desk(verdicts=[])
    runner = desk.runner()
    pasted = f"{PASTED}?state=our-state&error=access_denied"
    desk.open_browser = lambda url: runner.paste(pasted)  # type: ignore[method-assign]
    assert isinstance(runner.run(d.Started()).error, errors.Denied)


def test_where_something_listens_no_address_is_asked_for() -> None:
    desk = Desk()
    desk.runner().run(d.Started())
    first = waiting(desk)[0]
    assert (first.needs_paste, first.address) == (False, "localhost:47811")
    assert not first.has_browser_failed
    assert not first.has_browser_arrived


def test_a_browser_that_cannot_be_opened_leaves_the_link_and_guesses_nothing() -> None:
    desk = Desk(opens=False, verdicts=[])
    runner = desk.runner(timeout_s=0.05)
    runner.run(d.Started())
    last = waiting(desk)[-1]
    assert (last.has_browser_failed, last.link) == (True, LINK)


# ---- what came that was not ours


@pytest.mark.parametrize(
    ("counts", "hints"),
    [
        (Counts(), ()),
        (Counts(tls_hellos=1), (Hint.HTTPS_FORCED,)),
        (Counts(strays=2), ()),
        (Counts(strays=3), (Hint.OTHER_SIGN_IN,)),
        (Counts(unconfirmed_errors=1), (Hint.UNCONFIRMED_ERROR,)),
        (Counts(reused_links=1), (Hint.LINK_USED_TWICE,)),
        (Counts(foreign_users=1), (Hint.OTHER_USER,)),
        (Counts(reused_links=1, foreign_users=1), (Hint.LINK_USED_TWICE, Hint.OTHER_USER)),
    ],
    ids=lambda value: str(len(value)) if isinstance(value, tuple) else "",
)
def test_what_came_that_was_not_ours_is_hinted_at(counts: Counts, hints: tuple[Hint, ...]) -> None:
    desk = Desk(verdicts=[])
    runner = desk.runner()

    def open_browser(url: str) -> bool:
        desk.on_counted(counts)
        runner.cancel()
        return True

    desk.open_browser = open_browser  # type: ignore[method-assign]
    runner.run(d.Started())
    assert waiting(desk)[-1].hints == hints


def test_guesses_are_about_the_address_that_is_listened_on() -> None:
    desk = Desk(verdicts=[])
    asked: list[str] = []

    def around(host: str) -> Around:
        asked.append(host)
        return Around(Surroundings.WSL, has_proxy=False)

    at = [0.0]
    desk.open_browser = lambda url: True  # type: ignore[method-assign]

    def then(progress: Progress) -> None:
        desk.news.append(progress)
        if progress.hints:
            runner.cancel()
        elif progress.stage is Stage.WAITING:
            at[0] = 30.0

    runner = Runner(
        desk, desk.listener, timeout_s=600, on_progress=then, elapsed=lambda: at[0], around=around
    )
    runner.run(d.Started())
    assert asked == ["localhost"]
    assert waiting(desk)[-1].hints == (Hint.WSL, Hint.SECURITY_SOFTWARE)


# ---- time


class Afternoon:
    """A sign-in whose browser never comes; the clock goes on with each news."""

    def __init__(self, timeout_s: float, acts: dict[int, Callable[[], object]]) -> None:
        self.desk = Desk(verdicts=[])
        self.desk.open_browser = lambda url: True  # type: ignore[method-assign]
        self.at_s = 1000.0
        self.acts = acts
        self.runner = Runner(
            self.desk,
            self.desk.listener,
            timeout_s=timeout_s,
            on_progress=self._on_progress,
            elapsed=lambda: self.at_s,
            around=lambda host: Around(Surroundings.LOCAL, has_proxy=False),
        )

    def _on_progress(self, progress: Progress) -> None:
        self.desk.news.append(progress)
        act = self.acts.pop(len(waiting(self.desk)), None)
        if act is not None and progress.stage is Stage.WAITING:
            act()


def test_more_time_begins_the_wait_anew_and_says_so() -> None:
    def extend_late() -> None:
        afternoon.at_s += 99.0
        afternoon.runner.extend()

    def end() -> None:
        afternoon.at_s += 100.0

    afternoon = Afternoon(100.0, {1: extend_late, 2: end})
    final = afternoon.runner.run(d.Started())
    assert isinstance(final.error, errors.SignInTimedOut)
    told = waiting(afternoon.desk)
    assert [(one.deadline_number, one.remaining_s) for one in told[:2]] == [(1, 100.0), (2, 100.0)]
    assert told[1].link == told[0].link == LINK


def test_more_time_is_nothing_outside_the_wait() -> None:
    desk = Desk()
    runner = desk.runner()
    runner.extend()
    assert desk.news == []
    runner.run(d.Started())
    before = len(desk.news)
    runner.extend()
    assert len(desk.news) == before


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_the_time_of_a_sign_in_goes_on_while_the_computer_sleeps_where_it_can(
    monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    clocks = SimpleNamespace(CLOCK_BOOTTIME=3, clock_gettime=float, monotonic=lambda: 7.0)
    monkeypatch.setattr("sso.activation.runner.time", clocks)
    monkeypatch.setattr("sso.activation.runner.sys", SimpleNamespace(platform=platform))
    assert seconds_since_boot() == (3.0 if platform == "linux" else 7.0)


# ---- once more


def test_open_again_is_a_fresh_link_and_tells_where_that_fails() -> None:
    desk = Desk(verdicts=[])
    runner = desk.runner()
    opened: list[str] = []

    def open_browser(url: str) -> bool:
        opened.append(url)
        if len(opened) == 1:
            runner.open_again()
            desk.on_verdict(Accepted(CODE))
            return True
        return False

    desk.open_browser = open_browser  # type: ignore[method-assign]
    assert runner.run(d.Started()).state is FlowState.ACTIVATED
    assert opened == [LINK, "http://localhost:1/keyturn/go/fresh"]
    assert any(news.has_browser_failed for news in desk.news)


def test_open_again_without_a_listener_is_the_provider_s_own_address() -> None:
    desk = Desk(taken=(ONE, TWO), verdicts=[])
    runner = desk.runner()
    opened: list[str] = []

    def open_browser(url: str) -> bool:
        opened.append(url)
        if len(opened) == 1:
            runner.open_again()
            runner.cancel()
        return True

    desk.open_browser = open_browser  # type: ignore[method-assign]
    runner.run(d.Started(paste=d.Paste.ALWAYS))
    assert opened == [ONE.url, ONE.url]
    assert not any(news.has_browser_failed for news in desk.news)


def test_before_a_sign_in_there_is_nothing_to_open() -> None:
    desk = Desk()
    desk.runner().open_again()
    assert desk.done == []


def test_a_provider_without_any_way_is_no_address() -> None:
    desk = Desk()
    desk.fetch_ways = lambda redirect_uri: ()  # type: ignore[method-assign]
    final = desk.runner().run(d.Started())
    assert isinstance(final.error, errors.NoRedirectAddress)


def test_a_browser_that_comes_late_is_waited_for_from_its_first_visit() -> None:
    """A second visit does not begin the patience anew."""
    desk = Desk(verdicts=[])
    desk.open_browser = lambda url: True  # type: ignore[method-assign]

    def then(progress: Progress) -> None:
        if progress.hints == (Hint.NOT_RETURNED,):
            late.runner.cancel()
        elif not progress.has_browser_arrived:
            late.at_s = 10.0
            desk.on_started()
        elif late.at_s == 10.0:
            late.at_s = 100.0
            desk.on_started()
            late.at_s = 130.0

    late = LateBrowser(desk, then)
    assert late.run() == [(), (Hint.NOT_RETURNED,)]
