"""Which drawing and which colour stand for a state's word? Imports nothing: the first icon needs no
more than this."""

from __future__ import annotations

import enum


class Shape(enum.Enum):
    """The state drawings; each value is the name of an icon file."""

    ACTIVE = "state-active"
    EXPIRING = "state-expiring"
    GRACE = "state-grace"
    NEEDS = "state-needs"
    STOPPED = "state-stopped"
    NONE = "state-none"
    SIGNING_IN = "state-signing-in"


class Tone(enum.Enum):
    """The colour of a drawing and its word."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"
    QUIET = "quiet"


# The tray shows the worst one: what stops the work before what needs somebody, before what only
# warns.
LOOK_WORST_FIRST: dict[str, tuple[Shape, Tone]] = {
    "damaged": (Shape.STOPPED, Tone.BAD),
    "wrong_device": (Shape.STOPPED, Tone.BAD),
    "clock": (Shape.STOPPED, Tone.BAD),
    "disabled": (Shape.STOPPED, Tone.BAD),
    "expired": (Shape.STOPPED, Tone.BAD),
    "unreachable": (Shape.STOPPED, Tone.BAD),
    "not_started": (Shape.STOPPED, Tone.BAD),
    "device_limit": (Shape.NEEDS, Tone.WARN),
    "no_license": (Shape.NEEDS, Tone.WARN),
    "seat_needed": (Shape.NEEDS, Tone.WARN),
    "not_activated": (Shape.NONE, Tone.QUIET),
    "grace": (Shape.GRACE, Tone.WARN),
    "expiring": (Shape.EXPIRING, Tone.WARN),
    "active": (Shape.ACTIVE, Tone.OK),
}
