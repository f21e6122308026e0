"""Does a terminal hear that its sign-in was taken before it hears how that goes?"""

import json

from sso.activation.progress import Progress, Stage
from sso.channel.requests import SignIn
from ui.single_instance import RemoteSignIn


class HeardPeer:
    """Keeps what is written to it."""

    def __init__(self) -> None:
        self.heard: list[dict[str, object]] = []

    def write(self, line: bytes) -> None:
        self.heard.append(json.loads(line))


def test_taken_is_the_first_word() -> None:
    """The window goes on at once; the channel's own thread may be slow to notice."""
    peer = HeardPeer()
    remote = RemoteSignIn(SignIn("CAD-PRO"), peer)  # type: ignore[arg-type]
    remote.take(is_taken=True)
    remote.tell(Progress(Stage.ASKING))
    assert [next(iter(one)) for one in peer.heard] == ["taken", "progress"]
    assert remote.wait_until_taken()


def test_no_is_a_word_too() -> None:
    peer = HeardPeer()
    remote = RemoteSignIn(SignIn("CAD-PRO"), peer)  # type: ignore[arg-type]
    remote.take(is_taken=False)
    assert peer.heard == [{"taken": False}]
    assert not remote.wait_until_taken()
