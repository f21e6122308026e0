"""Does the runner perform every command, and leave nothing open whatever a step does?"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from sso import errors
from sso.activation import dialogue as d
from sso.activation.flow import FlowState
from sso.activation.progress import Hint, Progress, Stage
from sso.activation.runner import Runner
from sso.licensing.model import License, SignedAnswer
from sso.signin.authorization import (
    Accepted,
    AuthorizationRequest,
    AuthorizationResponse,
    Refused,
    Stray,
    Unusable,
    Verdict,
)
from sso.signin.redirect_routes import Counts, Outcome
from sso.signin.surroundings import Surroundings
from sso.signin.this_computer import Around
from tests.unit.samples import evidence, license_, request

ONE, TWO = request(), request(redirect_uri="http://localhost:47812/callback")
CODE = AuthorizationResponse(code="c")


class FakeListener:
    """A listener whose browser answers as soon as it is opened."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self.is_open = False
        self.closes = 0

    def bind(
        self,
        request: AuthorizationRequest,
        *,
        on_verdict: Callable[[Verdict], None],
        on_started: Callable[[], None],
        on_counted: Callable[[Counts], None],
    ) -> tuple[AuthorizationRequest, str]:
        if request in self._desk.taken:
            raise errors.NoRedirectAddress("taken", address=request.redirect_uri)
        self.is_open = True
        self._desk.on_verdict, self._desk.on_started = on_verdict, on_started
        self._desk.on_counted = on_counted
        self._desk.during_bind()
        return request, "http://localhost:1/keyturn/go/x"

    def new_link(self) -> str:
        return "http://localhost:1/keyturn/go/fresh"

    def announce(self, outcome: Outcome) -> None:
        self._desk.announced.append(outcome)

    def close(self, *, linger_s: float = 0) -> None:
        self.closes += 1
        self.is_open = False


@dataclass
class Desk:
    """Steps whose outcome a test decides; remembers what was done."""

    verdicts: list[Verdict] = field(default_factory=lambda: [Accepted(CODE)])
    taken: tuple[AuthorizationRequest, ...] = ()
    opens: bool = True
    opens_browser: bool = True
    trouble: dict[str, Exception] = field(default_factory=dict)
    during_bind: Callable[[], None] = lambda: None
    during_activate: Callable[[], None] = lambda: None
    chosen: int | None = 5
    done: list[str] = field(default_factory=list)
    listeners: list[FakeListener] = field(default_factory=list)
    news: list[Progress] = field(default_factory=list)
    aborted: threading.Event = field(default_factory=threading.Event)
    on_verdict: Callable[[Verdict], None] = lambda verdict: None
    on_started: Callable[[], None] = lambda: None
    on_counted: Callable[[Counts], None] = lambda counts: None
    announced: list[Outcome] = field(default_factory=list)

    def _do(self, name: str) -> None:
        self.done.append(name)
        if name in self.trouble:
            raise self.trouble[name]

    def fetch_ways(self, redirect_uri: str) -> tuple[AuthorizationRequest, ...]:
        self._do("fetch")
        return (ONE, TWO)

    def open_browser(self, url: str) -> bool:
        self._do("open")
        if self.opens:
            self.on_started()
        for verdict in self.verdicts:
            self.on_verdict(verdict)
        return self.opens

    def validate(
        self, request: AuthorizationRequest, response: AuthorizationResponse
    ) -> AuthorizationResponse:
        self._do("validate")
        return response

    def list_licenses(
        self, request: AuthorizationRequest, response: AuthorizationResponse
    ) -> tuple[License, ...]:
        self._do("list")
        return (license_(),)

    def choose(self, licenses: tuple[License, ...]) -> int | None:
        self._do("choose")
        return self.chosen

    def activate(
        self,
        request: AuthorizationRequest,
        response: AuthorizationResponse,
        license_id: int | None,
    ) -> tuple[License, SignedAnswer]:
        self.during_activate()
        self._do("activate")
        return license_(), evidence()

    def save(self, license: License, evidence: SignedAnswer) -> None:
        self._do("save")

    def publish(self) -> None:
        self._do("publish")

    def abort(self) -> None:
        self.done.append("abort")
        self.aborted.set()

    def listener(self, redirect_uri: str) -> FakeListener:
        self.listeners.append(FakeListener(self))
        return self.listeners[-1]

    def runner(self, timeout_s: float = 60) -> Runner:
        return Runner(self, self.listener, timeout_s=timeout_s, on_progress=self.news.append)

    def assert_nothing_is_left_open(self) -> None:
        assert not any(listener.is_open for listener in self.listeners)


def test_a_sign_in_performs_its_steps_in_order() -> None:
    desk = Desk()
    final = desk.runner().run(d.Started())
    assert final.state is FlowState.ACTIVATED
    assert desk.done == ["fetch", "open", "validate", "activate", "save", "publish"]
    assert [listener.closes for listener in desk.listeners] == [1]
    stages = list(dict.fromkeys(news.stage for news in desk.news))
    assert stages == [Stage.ASKING, Stage.WAITING, Stage.ACTIVATING, Stage.DONE]


def test_progress_tells_the_link_and_that_the_browser_came() -> None:
    desk = Desk()
    desk.runner(timeout_s=42).run(d.Started())
    waiting = [news for news in desk.news if news.stage is Stage.WAITING]
    assert waiting[0].link.endswith("/keyturn/go/x")
    assert waiting[0].authorization_url == ONE.url
    assert waiting[0].host == "id.acme.test"
    assert waiting[0].remaining_s == 42
    assert waiting[-1].has_browser_arrived
    assert "keyturn/go" not in repr(waiting[0])


def test_another_registered_address_is_taken_when_one_is_busy() -> None:
    desk = Desk(taken=(ONE,))
    final = desk.runner().run(d.Started())
    assert final.request is TWO
    assert final.state is FlowState.ACTIVATED


def test_no_free_address_fails_with_the_first_ones_error() -> None:
    desk = Desk(taken=(ONE, TWO))
    final = desk.runner().run(d.Started())
    assert isinstance(final.error, errors.NoRedirectAddress)
    assert final.error.facts["address"] == ONE.redirect_uri
    assert "open" not in desk.done


def test_a_browser_that_cannot_be_opened_is_told_and_waited_for() -> None:
    desk = Desk(opens=False, verdicts=[])
    final = desk.runner(timeout_s=0.05).run(d.Started())
    assert isinstance(final.error, errors.SignInTimedOut)
    assert any(news.has_browser_failed for news in desk.news)


def test_strays_end_nothing() -> None:
    desk = Desk(verdicts=[Stray("state"), Stray("state"), Accepted(CODE)])
    assert desk.runner().run(d.Started()).state is FlowState.ACTIVATED


@pytest.mark.parametrize(
    ("verdict", "kind"),
    [
        (Refused("access_denied", ""), errors.Denied),
        (Refused("server_error", ""), errors.SignInRefused),
        (Unusable("a parameter appears twice"), errors.SignInAnswerInvalid),
    ],
)
def test_a_no_from_the_browser_ends_it(verdict: Verdict, kind: type[errors.KeyturnError]) -> None:
    desk = Desk(verdicts=[verdict])
    final = desk.runner().run(d.Started())
    assert type(final.error) is kind
    assert "activate" not in desk.done
    desk.assert_nothing_is_left_open()


def test_nothing_from_the_browser_ends_at_the_deadline() -> None:
    desk = Desk(verdicts=[])
    final = desk.runner(timeout_s=0.05).run(d.Started())
    assert isinstance(final.error, errors.SignInTimedOut)
    desk.assert_nothing_is_left_open()


@pytest.mark.parametrize("step", ["fetch", "validate", "activate", "save"])
def test_trouble_in_a_step_ends_the_sign_in_with_it(step: str) -> None:
    trouble = errors.AnswerNotUnderstood("odd")
    desk = Desk(trouble={step: trouble})
    final = desk.runner().run(d.Started())
    assert (final.state, final.error) == (FlowState.FAILED, trouble)
    assert desk.done.count("publish") == 1
    desk.assert_nothing_is_left_open()


def test_no_answer_to_an_activation_may_have_taken_a_seat() -> None:
    desk = Desk(trouble={"activate": errors.ServiceUnreachable("cut")})
    final = desk.runner().run(d.Started())
    assert final.error is not None
    assert final.error.facts["may_hold_seat"]


def test_a_status_file_that_cannot_be_written_leaves_nothing_open() -> None:
    desk = Desk(trouble={"publish": errors.StoreFailed("full")})
    desk.runner().run(d.Started())
    desk.assert_nothing_is_left_open()


@pytest.mark.parametrize("step", ["open", "validate", "activate", "save", "publish"])
def test_a_defect_in_a_step_leaves_nothing_open(step: str) -> None:
    desk = Desk(trouble={step: RuntimeError("a defect")})
    with pytest.raises(RuntimeError):
        desk.runner().run(d.Started())
    desk.assert_nothing_is_left_open()


def test_cancel_during_the_bind_leaves_nothing_open() -> None:
    desk = Desk()
    runner = desk.runner()
    desk.during_bind = runner.cancel
    final = runner.run(d.Started())
    assert final.state is FlowState.CANCELLED
    assert "open" not in desk.done
    desk.assert_nothing_is_left_open()


def test_cancel_while_waiting_ends_it_at_once() -> None:
    desk = Desk(verdicts=[])
    runner = desk.runner()
    outcome = []
    thread = threading.Thread(target=lambda: outcome.append(runner.run(d.Started())))
    desk.on_started = lambda: None
    thread.start()
    runner.cancel()
    thread.join(5)
    assert outcome[0].state is FlowState.CANCELLED
    desk.assert_nothing_is_left_open()


def test_cancel_ends_the_call_under_way() -> None:
    desk = Desk(trouble={"activate": errors.ServiceUnreachable("given up")})
    runner = desk.runner()
    desk.during_activate = lambda: (runner.cancel(), desk.aborted.wait(5))[0]
    final = runner.run(d.Started())
    assert final.state is FlowState.CANCELLED
    assert final.error is not None
    assert final.error.facts["may_hold_seat"]


def test_no_choice_is_a_cancel() -> None:
    desk = Desk(chosen=None)
    final = desk.runner().run(d.Started(asks_for_license=True))
    assert final.state is FlowState.CANCELLED
    assert "activate" not in desk.done


def test_a_choice_with_a_code_closes_the_first_listener() -> None:
    desk = Desk()
    final = desk.runner().run(d.Started(asks_for_license=True))
    assert final.state is FlowState.ACTIVATED
    assert len(desk.listeners) == 2
    assert [listener.closes for listener in desk.listeners] == [1, 1]


def test_open_again_opens_the_same_link() -> None:
    desk = Desk(verdicts=[])
    runner = desk.runner()
    runner.open_again()
    assert "open" not in desk.done
    thread = threading.Thread(target=lambda: runner.run(d.Started()))
    desk.opens = True
    arrived = threading.Event()
    desk.during_bind = arrived.set
    thread.start()
    assert arrived.wait(5)
    while "open" not in desk.done:
        assert thread.is_alive()
    runner.open_again()
    assert desk.done.count("open") == 2
    runner.cancel()
    thread.join(5)
    assert not thread.is_alive()


def test_sleep_and_clock_jumps_neither_hang_nor_extend_the_wait(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The deadline is measured on a clock that goes on while the computer sleeps; looked at in
    slices."""
    monkeypatch.setattr("sso.activation.runner._SLICE_S", 0.01)
    desk = Desk(verdicts=[])
    at = [0.0]
    runner = Runner(
        desk,
        desk.listener,
        timeout_s=600,
        on_progress=lambda progress: at.__setitem__(0, 10_000.0 if progress.link else 0.0),
        elapsed=lambda: at[0],
    )
    final = runner.run(d.Started())
    assert isinstance(final.error, errors.SignInTimedOut)


@dataclass
class LateBrowser:
    """A browser that does not come: the clock goes on by what a test wants with each news."""

    desk: Desk
    then: Callable[[Progress], None]
    around: Around = Around(Surroundings.LOCAL, has_proxy=False)
    at_s: float = 0.0

    def run(self, plan: d.Started | None = None) -> list[tuple[Hint, ...]]:
        """Run until `then` cancels; returns the hints that were told, in order."""
        self.runner = Runner(
            self.desk,
            self.desk.listener,
            timeout_s=600,
            on_progress=self._on_progress,
            elapsed=lambda: self.at_s,
            around=lambda host: self.around,
        )
        assert self.runner.run(plan or d.Started()).state is FlowState.CANCELLED
        told = [news.hints for news in self.desk.news if news.stage is Stage.WAITING]
        return list(dict.fromkeys(told))

    def _on_progress(self, progress: Progress) -> None:
        self.desk.news.append(progress)
        if progress.stage is Stage.WAITING:
            self.then(progress)


def test_hints_come_late_and_go_when_the_browser_comes() -> None:
    desk = Desk(verdicts=[])
    desk.open_browser = lambda url: True  # type: ignore[method-assign] # and nothing comes yet

    def then(progress: Progress) -> None:
        if progress.hints == (Hint.NOT_RETURNED,):
            late.runner.cancel()
        elif progress.hints:
            late.at_s = 40.0
            desk.on_started()
        else:
            late.at_s = 161.0 if progress.has_browser_arrived else 31.0

    late = LateBrowser(desk, then, Around(Surroundings.LOCAL, has_proxy=True))
    assert late.run() == [(), (Hint.PROXY, Hint.SECURITY_SOFTWARE), (Hint.NOT_RETURNED,)]
    assert desk.news[1].address == "localhost:47811"


@pytest.mark.parametrize(
    "desk",
    [Desk(verdicts=[], opens_browser=False), Desk(verdicts=[], opens=False)],
    ids=["the person opens it", "the launcher failed"],
)
def test_nobody_is_missed_who_opens_the_address_by_hand(desk: Desk) -> None:
    desk.open_browser = lambda url: desk.opens  # type: ignore[method-assign]

    def then(progress: Progress) -> None:
        if progress.has_browser_failed or not desk.opens_browser:
            late.at_s = 31.0
            late.runner.cancel()  # is taken after the next look at the hints

    late = LateBrowser(desk, then, Around(Surroundings.CONTAINER, has_proxy=True))
    assert late.run() == [()]
