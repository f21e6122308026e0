"""Do hints come when the browser is late, and go when it comes?"""

from __future__ import annotations

import pytest

from sso.activation.progress import Hint, Progress
from sso.signin.surroundings import Surroundings
from sso.signin.this_computer import Around
from tests.unit.activation.runner_desk import Desk, LateBrowser


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
