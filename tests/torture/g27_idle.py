"""What does the program do while nothing happens? Processor time and wake-ups beside an active
license, on a display and a session bus of their own.
"""

from __future__ import annotations

import time

from tests.bench.desktop import NoDesktop, desktop
from tests.bench.place import Place, service
from tests.bench.processes import Sleeper, watch
from tests.torture.rig import Found

AT_REST_S = 20.0  # ten seconds after the start it looks once more for a tray
MINUTES = 3


def idle(scale: float, seed: int) -> Found:
    """Watch a program that was activated for some minutes; any scale but the full one is one."""
    minutes = MINUTES if scale >= 1 else 1
    try:
        with desktop() as desk, service(desk.person) as serving:
            place = Place(desk.person, serving, "idle")
            place.activate()
            with desk.started(place.tray()) as (process, _):
                time.sleep(AT_REST_S)
                sleeper = Sleeper(process.pid)
                watch([sleeper], minutes * 60.0)
                used_s, woken = sleeper.cpu_s, sleeper.wakeups
    except NoDesktop as reason:
        return {"tried": 0, "note": f"no desktop: {reason}"}
    return {
        "tried": minutes,
        "cpu_percent": round(used_s / (minutes * 60) * 100, 4),
        "wakeups_a_minute": round(woken / minutes, 1),
    }
