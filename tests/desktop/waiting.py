"""How does a test wait? For a condition, with a deadline; never for a fixed time."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
LOOK_AGAIN_AFTER_S = 0.1


def until(condition: Callable[[], T | None], what: str, timeout_s: float = 30) -> T:
    """Return the condition's first true value; fail with `what` when time is up."""
    deadline = time.monotonic() + timeout_s
    while not (value := condition()):
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {timeout_s:g} s: {what}")
        time.sleep(LOOK_AGAIN_AFTER_S)
    return value
