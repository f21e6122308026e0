"""Which hints does a person get while a sign-in waits for the browser, and in which order? Pure.

What a person can do something about comes first, then what is known, then what is only likely.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from sso.activation.progress import Hint
from sso.signin.surroundings import Surroundings

ARRIVAL_PATIENCE_S = 30.0  # a slow computer has started a browser by then
RETURN_PATIENCE_S = 120.0  # typing a password and a second factor takes its time

# The order in which hints are shown. From `HTTPS_FORCED` on it is that of the causes: by how much
# is known of them.
ORDER = (
    Hint.NOT_THIS_ADDRESS,
    Hint.LINK_USED_TWICE,
    Hint.OTHER_USER,
    Hint.UNCONFIRMED_ERROR,
    Hint.OTHER_SIGN_IN,
    Hint.HTTPS_FORCED,
    Hint.PROXY,
    Hint.REMOTE_SHELL,
    Hint.CONTAINER,
    Hint.WSL,
    Hint.SECURITY_SOFTWARE,
    Hint.NOT_RETURNED,
)
# Guesses why a browser never arrived: of no use to somebody who opens the address by hand.
ABOUT_ARRIVAL = frozenset(
    {Hint.PROXY, Hint.REMOTE_SHELL, Hint.CONTAINER, Hint.WSL, Hint.SECURITY_SOFTWARE}
)
_ELSEWHERE = {
    Surroundings.REMOTE_SHELL: Hint.REMOTE_SHELL,
    Surroundings.CONTAINER: Hint.CONTAINER,
    Surroundings.WSL: Hint.WSL,
}


@dataclass(frozen=True, slots=True)
class Wait:
    """What is known of a sign-in that waits; instants are seconds of the caller's clock.

    :param opened_at_s: when the launcher was given the start link; None: there is none that the
        browser would fetch, so nobody is missed.
    :param arrived_at_s: when the browser fetched it.
    :param seen: what came meanwhile that was not ours.
    :param has_proxy: a proxy is set, and no exception keeps our address from it.
    """

    opened_at_s: float | None = None
    arrived_at_s: float | None = None
    seen: frozenset[Hint] = frozenset()
    has_proxy: bool = False
    surroundings: Surroundings = Surroundings.LOCAL


def hints(wait: Wait, now_s: float) -> tuple[Hint, ...]:
    """Return what may be wrong, in the order in which it is shown."""
    found = set(wait.seen)
    if wait.arrived_at_s is not None:
        found -= {Hint.HTTPS_FORCED}  # the browser came all the same
        if now_s - wait.arrived_at_s >= RETURN_PATIENCE_S:
            found.add(Hint.NOT_RETURNED)
    elif wait.opened_at_s is not None and now_s - wait.opened_at_s >= ARRIVAL_PATIENCE_S:
        found |= _about_arrival(wait)
    return tuple(hint for hint in ORDER if hint in found)


def next_look_s(wait: Wait, now_s: float) -> float:
    """Return in how many seconds time alone may change the hints; infinity: never."""
    if wait.arrived_at_s is not None:
        left_s = wait.arrived_at_s + RETURN_PATIENCE_S - now_s
    elif wait.opened_at_s is not None:
        left_s = wait.opened_at_s + ARRIVAL_PATIENCE_S - now_s
    else:
        return math.inf
    return left_s if left_s > 0 else math.inf


def _about_arrival(wait: Wait) -> set[Hint]:
    found = set()
    if wait.has_proxy:
        found.add(Hint.PROXY)
    if wait.surroundings in _ELSEWHERE:
        found.add(_ELSEWHERE[wait.surroundings])
    if not wait.seen & {Hint.HTTPS_FORCED, Hint.OTHER_SIGN_IN, Hint.UNCONFIRMED_ERROR}:
        found.add(Hint.SECURITY_SOFTWARE)  # else a browser's bytes did come through
    return found
