"""Does waiting for a state end when the state holds, and not later than it may?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from sso.activation.waiting_for import wait_for
from sso.licensing.status import LicenseStatus, Reason, State
from sso.storage.published_status import Report
from tests.unit.samples import NOW

ACTIVE = LicenseStatus(State.ACTIVE, Reason.OK)
AWAY = LicenseStatus(State.UNREACHABLE, Reason.GRACE_OVER)
WANTED = frozenset({State.ACTIVE})


class Morning:
    """A clock that goes on by what is slept, and a judge that says what `now_is` says."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "license"
        self.at_s = 50.0
        self.slept: list[float] = []
        self.judged_at: list[float] = []
        self.asked: list[str] = []
        self.now_is: Callable[[], LicenseStatus] = lambda: AWAY
        self.then: Callable[[], object] = lambda: None

    @property
    def passed_s(self) -> float:
        """Seconds since the beginning."""
        return self.at_s - 50.0

    def report(self, product_code: str) -> Report:
        self.judged_at.append(self.passed_s)
        self.asked.append(product_code)
        return Report(product_code, self.now_is())

    def wait(self, timeout_s: float | None) -> LicenseStatus:
        return wait_for(
            WANTED,
            "myproduct",
            self,
            iter([self.file]),
            timeout_s=timeout_s,
            sleep=self._sleep,
            elapsed=lambda: self.at_s,
            clock=self._clock,
        )

    def _sleep(self, seconds: float) -> None:
        assert len(self.slept) < 1000, "it never ends"
        self.slept.append(seconds)
        self.at_s += seconds
        self.then()

    def _clock(self) -> datetime:
        return NOW + timedelta(seconds=self.passed_s)


def test_a_state_that_holds_is_not_waited_for(tmp_path: Path) -> None:
    morning = Morning(tmp_path)
    morning.now_is = lambda: ACTIVE
    assert morning.wait(0) is ACTIVE
    assert (morning.slept, morning.asked) == ([], ["myproduct"])


def test_no_time_at_all_is_one_look(tmp_path: Path) -> None:
    morning = Morning(tmp_path)
    assert morning.wait(0) is AWAY
    assert (morning.slept, len(morning.judged_at)) == ([], 1)


def test_the_time_that_is_given_is_used_and_no_more(tmp_path: Path) -> None:
    morning = Morning(tmp_path)
    assert morning.wait(1.125) is AWAY
    assert morning.slept == [0.25, 0.25, 0.25, 0.25, 0.125]
    assert morning.judged_at == [0.0], "nothing changed, so nothing was read"


def test_a_file_that_appears_changes_or_goes_is_looked_at(tmp_path: Path) -> None:
    morning = Morning(tmp_path)
    acts = {
        1.0: lambda: morning.file.write_bytes(b"one"),
        2.0: lambda: morning.file.write_bytes(b"longer"),
        3.0: lambda: morning.file.unlink(),
    }
    morning.then = lambda: acts.get(morning.passed_s, lambda: None)()
    morning.wait(4.0)
    assert morning.judged_at == [0.0, 1.0, 2.0, 3.0]


def test_a_file_replaced_by_one_of_the_same_size_is_looked_at(tmp_path: Path) -> None:
    morning = Morning(tmp_path)
    morning.file.write_bytes(b"one")
    other = tmp_path / "other"
    other.write_bytes(b"two")
    morning.then = lambda: other.replace(morning.file) if other.exists() else None
    morning.now_is = lambda: AWAY if other.exists() else ACTIVE
    assert morning.wait(None) is ACTIVE
    assert morning.slept == [0.25]


def test_time_itself_is_judged_now_and_then(tmp_path: Path) -> None:
    morning = Morning(tmp_path)
    morning.wait(95.0)
    assert morning.judged_at == [0.0, 30.0, 60.0, 90.0]


def test_a_state_that_changes_at_an_instant_is_judged_then(tmp_path: Path) -> None:
    morning = Morning(tmp_path)
    starts_at = NOW + timedelta(seconds=7)
    later = LicenseStatus(State.NOT_STARTED, Reason.STARTS_LATER, changes_at=starts_at)
    morning.now_is = lambda: later if morning.passed_s < 7.0 else ACTIVE
    assert morning.wait(60.0) is ACTIVE
    assert morning.judged_at == [0.0, 7.0]


def test_an_instant_that_brought_nothing_is_no_reason_to_judge_without_a_pause(
    tmp_path: Path,
) -> None:
    morning = Morning(tmp_path)
    over = LicenseStatus(State.GRACE, Reason.SERVICE_UNREACHABLE, changes_at=NOW)
    morning.now_is = lambda: over
    assert morning.wait(1.0) is over
    assert morning.judged_at == [0.0, 0.25, 0.5, 0.75, 1.0]
