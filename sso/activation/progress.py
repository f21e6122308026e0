"""What does a person see of a sign-in under way? News for window and terminal. Pure."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field


class Stage(enum.Enum):
    """What a person sees of a sign-in; the panel's lines."""

    ASKING = "asking"
    WAITING = "waiting"
    CHOOSING = "choosing"
    ACTIVATING = "activating"
    DONE = "done"
    FAILED = "failed"


class Hint(enum.Enum):
    """What may be wrong with a sign-in that goes on waiting."""

    HTTPS_FORCED = "https_forced"  # the browser spoke TLS to the plain address
    OTHER_SIGN_IN = "other_sign_in"  # answers to another sign-in keep coming
    UNCONFIRMED_ERROR = "unconfirmed_error"  # an error came that does not carry our state
    LINK_USED_TWICE = "link_used_twice"  # somebody else may have seen the start link
    OTHER_USER = "other_user"  # another user of this computer tried to answer
    NOT_THIS_ADDRESS = "not_this_address"  # what was pasted is not this sign-in's final address
    PROXY = "proxy"  # one is set, and takes this computer's own addresses too
    REMOTE_SHELL = "remote_shell"  # these three: the browser may be on another computer
    CONTAINER = "container"
    WSL = "wsl"
    SECURITY_SOFTWARE = "security_software"  # it may keep the browser from the address
    NOT_RETURNED = "not_returned"  # the browser came, and was not heard of since


@dataclass(frozen=True, slots=True)
class Progress:
    """News of a sign-in under way.

    :param link: what the launcher was given, for "Open again"; works on this computer only, and
    once.
    :param authorization_url: the provider's own address, for "Copy link".
    :param remaining_s: seconds until the sign-in ends by itself, while waiting for the browser.
    :param deadline_number: grows whenever that time begins anew.
    :param address: host and port to which the browser comes back, where something listens there.
    :param needs_paste: nothing listens; the person has to paste the browser's final address.
    """

    stage: Stage
    host: str = ""
    link: str = field(default="", repr=False)
    authorization_url: str = field(default="", repr=False)
    remaining_s: float | None = None
    deadline_number: int = 0
    has_browser_failed: bool = False
    has_browser_arrived: bool = False
    needs_paste: bool = False
    address: str = ""
    hints: tuple[Hint, ...] = ()
