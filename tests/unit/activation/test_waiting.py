"""Which hints come when, and in which order?"""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from sso.activation.progress import Hint
from sso.activation.waiting import (
    ABOUT_ARRIVAL,
    ARRIVAL_PATIENCE_S,
    ORDER,
    RETURN_PATIENCE_S,
    Wait,
    hints,
    next_look_s,
)
from sso.signin.surroundings import Surroundings

OPENED = Wait(opened_at_s=100.0)
LATE = 100.0 + ARRIVAL_PATIENCE_S
CAME = replace(OPENED, arrived_at_s=105.0)
GONE = 105.0 + RETURN_PATIENCE_S
BEHIND_PROXY = replace(OPENED, has_proxy=True)
REMOTE = replace(OPENED, surroundings=Surroundings.REMOTE_SHELL)
EVERYTHING = Wait(
    opened_at_s=100.0,
    seen=frozenset({Hint.HTTPS_FORCED}),
    has_proxy=True,
    surroundings=Surroundings.CONTAINER,
)


def seeing(*seen: Hint, wait: Wait = OPENED) -> Wait:
    return replace(wait, seen=frozenset(seen))


@pytest.mark.parametrize(
    ("wait", "now_s", "shown"),
    [
        # nobody is missed yet
        (OPENED, 100.0, ()),
        (OPENED, LATE - 0.1, ()),
        (replace(BEHIND_PROXY, surroundings=Surroundings.WSL), LATE - 0.1, ()),
        # nothing is known: the last guess
        (OPENED, LATE, (Hint.SECURITY_SOFTWARE,)),
        (OPENED, LATE + 500, (Hint.SECURITY_SOFTWARE,)),
        # what is known comes before it
        (BEHIND_PROXY, LATE, (Hint.PROXY, Hint.SECURITY_SOFTWARE)),
        (REMOTE, LATE, (Hint.REMOTE_SHELL, Hint.SECURITY_SOFTWARE)),
        (
            replace(REMOTE, surroundings=Surroundings.WSL),
            LATE,
            (Hint.WSL, Hint.SECURITY_SOFTWARE),
        ),
        (
            replace(BEHIND_PROXY, surroundings=Surroundings.CONTAINER),
            LATE,
            (Hint.PROXY, Hint.CONTAINER, Hint.SECURITY_SOFTWARE),
        ),
        # a hello in TLS is told at once, and first; what comes through is not blocked
        (seeing(Hint.HTTPS_FORCED), 101.0, (Hint.HTTPS_FORCED,)),
        (seeing(Hint.HTTPS_FORCED), LATE, (Hint.HTTPS_FORCED,)),
        (EVERYTHING, LATE, (Hint.HTTPS_FORCED, Hint.PROXY, Hint.CONTAINER)),
        (seeing(Hint.OTHER_SIGN_IN), LATE, (Hint.OTHER_SIGN_IN,)),
        (seeing(Hint.UNCONFIRMED_ERROR), LATE, (Hint.UNCONFIRMED_ERROR,)),
        # what the person did is answered first
        (
            seeing(Hint.NOT_THIS_ADDRESS, wait=BEHIND_PROXY),
            LATE,
            (Hint.NOT_THIS_ADDRESS, Hint.PROXY, Hint.SECURITY_SOFTWARE),
        ),
        (
            seeing(Hint.OTHER_SIGN_IN, Hint.LINK_USED_TWICE, Hint.OTHER_USER),
            101.0,
            (Hint.LINK_USED_TWICE, Hint.OTHER_USER, Hint.OTHER_SIGN_IN),
        ),
        # the browser came: no guess is left, and after a while it is said that nothing came back
        (CAME, LATE, ()),
        (CAME, GONE - 0.1, ()),
        (CAME, GONE, (Hint.NOT_RETURNED,)),
        (replace(CAME, has_proxy=True, surroundings=Surroundings.WSL), GONE, (Hint.NOT_RETURNED,)),
        (seeing(Hint.HTTPS_FORCED, wait=CAME), 106.0, ()),
        (
            seeing(Hint.OTHER_SIGN_IN, wait=CAME),
            GONE,
            (Hint.OTHER_SIGN_IN, Hint.NOT_RETURNED),
        ),
        # nobody is expected: the person opens the address by hand
        (Wait(), 10_000.0, ()),
        (Wait(has_proxy=True, surroundings=Surroundings.REMOTE_SHELL), 10_000.0, ()),
        (seeing(Hint.HTTPS_FORCED, wait=Wait()), 10_000.0, (Hint.HTTPS_FORCED,)),
    ],
)
def test_hints(wait: Wait, now_s: float, shown: tuple[Hint, ...]) -> None:
    assert hints(wait, now_s) == shown


def test_every_hint_has_its_place() -> None:
    assert len(ORDER) == len(set(ORDER))
    assert set(ORDER) == set(Hint)


def test_the_causes_stand_in_their_order() -> None:
    """https forced, proxy, another computer, and security software as the last guess."""
    causes = [hint for hint in ORDER if hint in ABOUT_ARRIVAL | {Hint.HTTPS_FORCED}]
    assert causes[:2] == [Hint.HTTPS_FORCED, Hint.PROXY]
    assert causes[-1] is Hint.SECURITY_SOFTWARE


@pytest.mark.parametrize(
    ("wait", "now_s", "left_s"),
    [
        (OPENED, 100.0, ARRIVAL_PATIENCE_S),
        (OPENED, 110.0, ARRIVAL_PATIENCE_S - 10),
        (OPENED, LATE, math.inf),
        (CAME, 105.0, RETURN_PATIENCE_S),
        (CAME, GONE, math.inf),
        (Wait(), 0.0, math.inf),
    ],
)
def test_when_to_look_again(wait: Wait, now_s: float, left_s: float) -> None:
    assert next_look_s(wait, now_s) == left_s
    if left_s < math.inf:
        assert hints(wait, now_s) != hints(wait, now_s + left_s)
