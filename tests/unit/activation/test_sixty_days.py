"""Does the program's own scheduler ask as it should over sixty days: nights, outages, clocks?

The real checks, store and judgement on a real folder; the service, the clock and the device are
fakes. A tick is five minutes, as if the program looked at its watch seldom.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from sso.activation.checking import Checks
from sso.activation.judgement import Judgement, Writer
from sso.activation.recheck import Awake
from sso.activation.sdk_files import SdkFiles
from sso.device.identity import DeviceIdentity
from sso.errors import ClockWrong, ServiceUnreachable
from sso.licensing.model import License, LicenseAddress, SignedAnswer, parse_license
from sso.licensing.status import State
from sso.profile import Layer, merged
from sso.profile.reader import parse_document
from sso.storage.license_store import LicenseStore, contact_of
from sso.storage.paths import Paths
from tests.unit.activation.license_bench import ACME, HEAD
from tests.unit.samples import NOW, activation, key_pair, signature_of

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
TICK = 5 * MINUTE
PRODUCT = """
[[products]]
code = "myproduct"
name = "My Product"
"""
PROFILE = HEAD + PRODUCT + ACME


@dataclass
class FakeService:
    """A service that is away at times; remembers when it was asked, by its own clock."""

    clock: Callable[[], datetime]
    asking_clock: Callable[[], datetime]
    traits: dict[str, Any]
    is_away: bool = False
    retry_after_s: float | None = None
    asked_at: list[datetime] = field(default_factory=list)

    def check(self, address: LicenseAddress, *, env: str = "") -> tuple[License, SignedAnswer]:
        self.asked_at.append(self.clock())
        if self.is_away:
            away = ServiceUnreachable("away")
            away.retry_after_s = self.retry_after_s
            raise away
        if abs(self.asking_clock() - self.clock()) > 15 * MINUTE:
            raise ClockWrong("date_header_diff", service_code="date_header_diff")
        answer = self.answer(self.asking_clock())
        return parse_license(json.loads(answer.body)), answer

    def answer(self, received_at: datetime) -> SignedAnswer:
        """The present answer, signed."""
        answer = activation(**{"request": ..., "validity_period": None, **self.traits})
        body = json.dumps(answer, ensure_ascii=False).encode()
        return SignedAnswer(body, signature_of(body), self.clock(), received_at)

    def allow(self) -> None:
        pass

    @property
    def gaps(self) -> list[timedelta]:
        """How long it was left alone between questions."""
        return [later - earlier for earlier, later in pairwise(self.asked_at)]


class Life:
    """One computer; `now` is its clock, which need not be right, `true_now` the service's."""

    def __init__(self, folder: Path, **traits: Any) -> None:
        self.now = self.true_now = NOW
        profile = merged([Layer("profile", parse_document("test", PROFILE))], Path())
        paths = Paths.for_app("a.b", folder)
        store = LicenseStore(paths, lambda: key_pair().public_key())
        device = DeviceIdentity(
            paths.device, platform_id=lambda: "123", find_signals=lambda found: {}
        )
        self._judgement = Judgement(
            profile,
            paths,
            store,
            device,
            key_fingerprint=lambda: "sha256:0",
            clock=lambda: self.now,
            writer=Writer("1", 1),
        )
        self.service = FakeService(lambda: self.true_now, lambda: self.now, traits)
        self._checks = Checks(
            store, self._judgement, self.service, SdkFiles(None), lambda: self.now
        )
        self._product = profile.products[0]
        self._awake = Awake(self.now)
        evidence = self.service.answer(NOW)
        store.save(self._product.code, evidence, "123")
        store.save_contact(self._product.code, contact_of(evidence))

    @property
    def state(self) -> State:
        """What the judge says now."""
        return self._judgement.report(self._product.code).status.state

    @property
    def calls(self) -> int:
        """How often the service was asked."""
        return len(self.service.asked_at)

    def live(self, span: timedelta) -> None:
        """Let time pass with the program running."""
        ends_at = self.true_now + span
        while self.true_now < ends_at:
            self._pass(TICK)
            self._checks.check_if_due(self._product, self._awake)

    def live_by_promises(self, span: timedelta) -> int:
        """Let time pass, a minute at a time: what was said to stay quiet has to; returns how often
        nothing had to be looked at."""
        code, ends_at, kept = self._product.code, self.true_now + span, 0
        while self.true_now < ends_at:
            report = self._judgement.report(code)
            quiet_until = self._judgement.quiet_until(report, self._awake)
            self._pass(MINUTE)
            while self.now < quiet_until:
                assert not self._judgement.is_due(code, self._awake)
                assert self._judgement.report(code).status == report.status
                kept += 1
                self._pass(MINUTE)
            self._checks.check_if_due(self._product, self._awake)
        return kept

    def sleep(self, span: timedelta) -> None:
        """Let time pass with the computer asleep; the program notices when it wakes."""
        self._pass(span)
        self._awake = Awake(self.now)

    def _pass(self, span: timedelta) -> None:
        self.now += span
        self.true_now += span


@pytest.fixture
def life(tmp_path: Path) -> Life:
    return Life(tmp_path)


def test_sixty_days_of_office_work(life: Life) -> None:
    """Nine hours awake, fifteen asleep."""
    for day in range(60):
        before = life.calls
        life.live(9 * HOUR)
        assert 8 <= life.calls - before <= 11, f"day {day}"
        assert life.state is State.ACTIVE
        life.sleep(15 * HOUR)
    assert min(life.service.gaps) > 10 * MINUTE


@pytest.mark.parametrize(
    "traits", [{}, {"is_floating_cloud": True, "floating_timeout": 60},
               {"validity_period": (NOW + 5 * HOUR + 90 * timedelta(seconds=1)).isoformat()}],
    ids=["node-locked", "floating", "ends-soon"],
)  # fmt: skip
def test_before_the_instant_that_is_named_nothing_happens(
    tmp_path: Path, traits: dict[str, Any]
) -> None:
    life = Life(tmp_path, **traits)
    kept = life.live_by_promises(4 * HOUR)
    life.service.is_away = True
    kept += life.live_by_promises(4 * HOUR)
    life.service.is_away = False
    kept += life.live_by_promises(2 * HOUR)
    assert kept > 450, "three quarters of 600 minutes pass without a look"
    assert life.calls > 5


def test_a_wake_up_is_one_question_not_a_burst(life: Life) -> None:
    life.live(2 * HOUR)
    before = life.calls
    life.sleep(10 * HOUR)
    life.live(25 * MINUTE)
    assert life.calls == before + 1


def test_ten_days_of_sleep_are_answered_at_once(life: Life) -> None:
    life.sleep(10 * DAY)
    assert life.state is State.UNREACHABLE
    life.live(TICK)
    assert (life.calls, life.state) == (1, State.ACTIVE)


def test_an_outage_of_two_days_costs_few_questions_and_ends_in_time(life: Life) -> None:
    life.live(5 * HOUR)
    life.service.is_away = True
    before = life.calls
    life.live(20 * HOUR)
    assert life.state is State.GRACE
    life.live(28 * HOUR)
    assert life.state is State.UNREACHABLE
    assert life.calls - before <= 50, "no more than in normal times"
    life.service.is_away = False
    life.live(1.6 * HOUR)
    assert life.state is State.ACTIVE


def test_retry_after_holds_the_questions_back(life: Life) -> None:
    life.service.is_away, life.service.retry_after_s = True, 900
    life.live(12 * HOUR)
    assert min(life.service.gaps) >= 15 * MINUTE


def test_a_clock_that_jumps_ahead_and_back_is_one_question_each(life: Life) -> None:
    life.live(3 * HOUR)
    before = life.calls
    life.now += 20 * MINUTE
    life.live(TICK)
    life.now -= 20 * MINUTE
    life.live(TICK)
    assert life.calls - before <= 2
    assert life.state is State.ACTIVE


def test_a_clock_two_days_ahead_and_back_is_healed_by_one_question(life: Life) -> None:
    life.live(3 * HOUR)
    life.service.is_away = True
    life.now += 2 * DAY
    life.live(TICK)
    life.service.is_away = False
    life.now -= 2 * DAY
    assert life.state is State.CLOCK
    before = life.calls
    life.live(TICK)
    assert (life.calls, life.state) == (before + 1, State.ACTIVE)


def test_a_clock_a_week_behind_is_no_reason_to_ask_all_the_time(life: Life) -> None:
    life.live(3 * HOUR)
    before = life.calls
    life.now -= 7 * DAY
    assert life.state is State.CLOCK
    life.live(3 * HOUR)
    assert life.state is State.CLOCK
    assert life.calls - before <= 5
    life.now += 7 * DAY
    life.live(2 * HOUR)
    assert life.state is State.ACTIVE


def test_a_floating_seat_is_held_by_a_heartbeat_and_by_nothing_more(tmp_path: Path) -> None:
    life = Life(tmp_path, is_floating_cloud=True, floating_timeout=60)
    life.live(2 * DAY)
    assert max(life.service.gaps) <= 30 * MINUTE + TICK
    assert 90 <= life.calls <= 120
    assert life.state is State.ACTIVE
