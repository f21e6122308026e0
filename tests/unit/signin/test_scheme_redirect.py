"""Does an answer at the program's own scheme reach the sign-in that waits, and nothing else?"""

from __future__ import annotations

import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from sso.errors import NoRedirectAddress
from sso.signin.authorization import Accepted, Verdict
from sso.signin.scheme_redirect import SchemeListener, channel_of, hand_over
from tests.unit.samples import request

REQUEST = request(redirect_uri="keyturn://callback")
GOOD = "keyturn://callback?code=c&state=our-state"


class Waiting:
    """A sign-in that waits at the scheme."""

    def __init__(self, folder: Path) -> None:
        self.verdicts: list[Verdict] = []
        self.listener = SchemeListener(folder, "keyturn")
        self.listener.bind(REQUEST, on_verdict=self.verdicts.append)


@pytest.fixture
def waiting(tmp_path: Path) -> Iterator[Waiting]:
    """One waiting sign-in; closed afterwards."""
    made = Waiting(tmp_path)
    yield made
    made.listener.close()


def test_our_answer_is_taken_once(waiting: Waiting, tmp_path: Path) -> None:
    assert hand_over(tmp_path, GOOD)
    assert isinstance(waiting.verdicts[0], Accepted)
    assert not hand_over(tmp_path, GOOD)
    assert len(waiting.verdicts) == 1


@pytest.mark.parametrize(
    "address",
    [
        "keyturn://callback?code=c&state=wrong",
        "keyturn://callback?code=c",
        "keyturn://other?code=c&state=our-state",
        "keyturn://activate?product=X",
        "http://callback?code=c&state=our-state",
        "",
        "x" * 100_000,
    ],
)
def test_anything_else_ends_nothing(waiting: Waiting, tmp_path: Path, address: str) -> None:
    assert not hand_over(tmp_path, address)
    assert not waiting.verdicts
    assert hand_over(tmp_path, GOOD)


def test_nobody_waits_before_and_after(tmp_path: Path) -> None:
    assert not hand_over(tmp_path, GOOD)
    made = Waiting(tmp_path)
    made.listener.close()
    made.listener.close()
    assert not hand_over(tmp_path, GOOD)
    assert not made.verdicts


def test_a_second_sign_in_does_not_take_the_channel(waiting: Waiting, tmp_path: Path) -> None:
    with pytest.raises(NoRedirectAddress):
        Waiting(tmp_path)
    assert hand_over(tmp_path, GOOD)


def test_the_channel_is_its_owners_alone(waiting: Waiting, tmp_path: Path) -> None:
    mode = stat.S_IMODE(Path(channel_of(tmp_path)).stat().st_mode)
    assert mode & 0o077 == 0


def test_another_scheme_is_not_served(tmp_path: Path) -> None:
    with pytest.raises(NoRedirectAddress):
        SchemeListener(tmp_path, "other").bind(REQUEST, on_verdict=lambda verdict: None)


def test_a_deep_folder_does_not_keep_anybody_from_signing_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A socket's name holds some hundred bytes; a folder's path may be longer."""
    with tempfile.TemporaryDirectory(dir="/tmp") as runtime:
        monkeypatch.setenv("XDG_RUNTIME_DIR", runtime)
        deep = tmp_path / ("d" * 120)
        made = Waiting(deep)
        try:
            assert hand_over(deep, GOOD)
        finally:
            made.listener.close()
