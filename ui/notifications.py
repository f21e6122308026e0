"""What is worth a notification, and when? Pure rules; nothing here shows anything.

A notice is told once: what was told is remembered across restarts. The rules look at how things
stand, not at the moment of a change, so what had to wait for the end of the quiet hours comes then,
if it still holds.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta

from sso.licensing.status import Reason, State
from ui.view_state import ProductView, WindowView

QUIET_AFTER_START = timedelta(hours=1)
_KEPT = timedelta(days=30)  # how long it is remembered after the instant that it was about
# The person did that here, and was told by the window.
_OWN_DOING = frozenset({Reason.NOTHING_STORED, Reason.SEAT_RELEASED})
_SEAT_GONE = frozenset(
    {State.SEAT_NEEDED, State.DEVICE_LIMIT, State.NO_LICENSE, State.NOT_ACTIVATED}
)


class Kind(enum.Enum):
    """What a notice is about."""

    SEAT_LOST = "seat_lost"
    ACTION_NEEDED = "action_needed"
    GRACE_BEGUN = "grace_begun"
    GRACE_ENDING = "grace_ending"
    ENDING = "ending"


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to tell."""

    kind: Kind
    product: ProductView

    @property
    def is_urgent(self) -> bool:
        """Whether work stops, or will within hours."""
        return self.kind in (Kind.SEAT_LOST, Kind.ACTION_NEEDED, Kind.GRACE_ENDING)


@dataclass(frozen=True, slots=True)
class Settings:
    """The person's and the administrator's wishes.

    :param quiet_hours: such as "20:00-08:00", local time; empty: none.
    :param grace: how long a license works without the service.
    """

    is_enabled: bool = True
    quiet_hours: str = ""
    thresholds_days: tuple[int, ...] = (30, 7, 1)
    grace: timedelta = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Memory:
    """What was told. `told` maps each notice to the instant it was about; `licensed` holds the
    products that the person knows to work."""

    told: Mapping[str, datetime] = field(default_factory=dict)
    licensed: frozenset[str] = frozenset()


def decide(
    before: WindowView,
    view: WindowView,
    now: datetime,
    memory: Memory,
    settings: Settings,
    started_at: datetime,
) -> tuple[list[Notice], Memory]:
    """Return what to tell now, and what to remember.

    While a call is under way nothing is told, since its end decides how things stand.

    :param before: what was seen last; what a sign-in has led to shows in the window.
    :param now: aware, in the reader's own zone: the quiet hours are by its clock.
    """
    if view.is_busy:
        return [], memory
    is_quiet = is_within(settings.quiet_hours, now.time())
    told: list[Notice] = []
    for product in view.products:
        memory, lost = _about_loss(before, product, memory, settings, is_quiet=is_quiet)
        told += lost
        if not settings.is_enabled or is_quiet or not product.is_licensed:
            continue
        memory, grace = _about_grace(product, now, memory, settings)
        told += grace
        if now - started_at >= QUIET_AFTER_START:
            memory, ending = _about_end(product, now, memory, settings)
            told += ending
    kept = {key: at for key, at in memory.told.items() if at + _KEPT > now}
    return told, memory if kept == memory.told else replace(memory, told=kept)


def is_within(quiet_hours: str, clock: time) -> bool:
    """Whether a time of day lies in hours such as "20:00-08:00", which may go over midnight."""
    if not quiet_hours:
        return False
    begin, end = (time.fromisoformat(part) for part in quiet_hours.split("-"))
    if begin <= end:
        return begin <= clock < end
    return clock >= begin or clock < end


def thresholds(product: ProductView, settings: Settings) -> list[timedelta]:
    """Return how long before its end a license is spoken of, longest first: at most a fifth of its
    term, so that a short license is not announced to end as soon as it begins."""
    spans = {timedelta(days=days) for days in settings.thresholds_days}
    if product.starts is not None and product.until is not None and product.starts < product.until:
        spans = {min(span, (product.until - product.starts) / 5) for span in spans}
    return sorted(spans, reverse=True)


def _about_loss(
    before: WindowView, product: ProductView, memory: Memory, settings: Settings, *, is_quiet: bool
) -> tuple[Memory, list[Notice]]:
    known = product.code in memory.licensed
    if product.is_licensed:
        with_it = memory.licensed | {product.code}
        return (memory if known else replace(memory, licensed=with_it)), []
    if not known:
        return memory, []
    is_silent = before.is_sign_in_shown or product.reason in _OWN_DOING or not settings.is_enabled
    if is_quiet and not is_silent:
        return memory, []  # it is told when the quiet hours end, if it still holds then
    memory = replace(memory, licensed=memory.licensed - {product.code})
    if is_silent:
        return memory, []
    kind = Kind.SEAT_LOST if product.state in _SEAT_GONE else Kind.ACTION_NEEDED
    return memory, [Notice(kind, product)]


def _about_grace(
    product: ProductView, now: datetime, memory: Memory, settings: Settings
) -> tuple[Memory, list[Notice]]:
    """An outage is known by when it would end the work: the last good answer decides that."""
    until = product.grace_until
    if product.state is not State.GRACE or until is None or product.is_borrowed:
        return memory, []
    span = settings.grace
    if product.last_check is not None:
        span = min(span, until - product.last_check)  # a floating seat is kept for less
    begun, ending = (f"{word} {product.code} {until.isoformat()}" for word in ("grace", "late"))
    if now >= until - span / 4:
        return _once(memory, {begun: until, ending: until}, ending, Kind.GRACE_ENDING, product)
    return _once(memory, {begun: until}, begun, Kind.GRACE_BEGUN, product)


def _about_end(
    product: ProductView, now: datetime, memory: Memory, settings: Settings
) -> tuple[Memory, list[Notice]]:
    """Of several thresholds that passed while nobody looked, the last one speaks for all."""
    until = product.until
    if until is None or now >= until:
        return memory, []
    passed = [span for span in thresholds(product, settings) if now >= until - span]
    if not passed:
        return memory, []
    keys = [f"end {product.code} {until.isoformat()} {span.total_seconds():.0f}" for span in passed]
    return _once(memory, dict.fromkeys(keys, until), keys[-1], Kind.ENDING, product)


def _once(
    memory: Memory, marks: Mapping[str, datetime], key: str, kind: Kind, product: ProductView
) -> tuple[Memory, list[Notice]]:
    if key in memory.told:
        return memory, []
    return replace(memory, told={**memory.told, **marks}), [Notice(kind, product)]
