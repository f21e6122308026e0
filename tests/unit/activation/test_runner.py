"""Does the runner perform every command, and leave nothing open whatever a step does?"""

import threading

import pytest

from sso import errors
from sso.activation import dialogue as d
from sso.activation.flow import FlowState
from sso.activation.progress import Stage
from sso.activation.runner import Runner
from sso.signin.authorization import (
    Accepted,
    Refused,
    Stray,
    Unusable,
    Verdict,
)
from tests.unit.activation.runner_desk import CODE, ONE, TWO, Desk


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


@pytest.mark.parametrize("step", ["fetch", "validate", "activate", "save", "publish"])
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
