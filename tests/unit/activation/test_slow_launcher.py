"""Does anybody wait for a launcher that stays as long as its browser?"""

import threading

import pytest

from sso.activation import dialogue as d
from sso.activation.flow import FlowState
from sso.activation.progress import Progress, Stage
from sso.signin.authorization import Accepted
from tests.unit.activation.runner_desk import CODE, Desk

HARD_S = 20


class StayingDesk(Desk):
    """Its launcher stays until the test lets it go."""

    waited_in_vain = False

    def open_browser(self, url: str) -> bool:
        self.launched = threading.Event()
        super().open_browser(url)
        self.waited_in_vain = not self.launched.wait(HARD_S)
        return True


@pytest.mark.timeout(2 * HARD_S)
def test_the_answer_is_taken_while_the_launcher_stays() -> None:
    desk = StayingDesk(verdicts=[Accepted(CODE)])
    final = desk.runner().run(d.Started())
    assert final.state is FlowState.ACTIVATED
    assert not desk.waited_in_vain
    desk.launched.set()


@pytest.mark.timeout(2 * HARD_S)
def test_a_cancel_is_taken_while_the_launcher_stays() -> None:
    desk = StayingDesk(verdicts=[])
    runner = desk.runner()

    def cancel_when_waiting(progress: Progress) -> None:
        if progress.stage is Stage.WAITING and progress.has_browser_arrived:
            runner.cancel()

    runner._on_progress = cancel_when_waiting
    assert runner.run(d.Started()).state is FlowState.CANCELLED
    assert not desk.waited_in_vain
    desk.launched.set()


def test_the_link_is_shown_where_the_launcher_has_a_defect(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    is_said = threading.Event()
    monkeypatch.setattr(threading, "excepthook", lambda caught: is_said.set())
    desk = Desk(verdicts=[], trouble={"open": RuntimeError("a defect")})
    runner = desk.runner()

    def cancel_when_told(progress: Progress) -> None:
        if progress.has_browser_failed:
            runner.cancel()

    runner._on_progress = cancel_when_told
    assert runner.run(d.Started()).state is FlowState.CANCELLED
    assert is_said.wait(HARD_S)
