"""Does a person who forgets everything leave nothing, and keep everything where that fails?"""

from __future__ import annotations

from pathlib import Path

import pytest

from sso import errors
from sso.activation.forgetting import Forgotten, forget_everything
from sso.storage.paths import Paths
from sso.storage.vault import VaultState


class FakeSecrets:
    """A secret store in some state, with three entries."""

    def __init__(self, state: VaultState = VaultState.READY) -> None:
        self._state = state
        self.has_forgotten = False

    def state(self) -> VaultState:
        return self._state

    def forget_all(self) -> int:
        self.has_forgotten = True
        return 3


class FakeStart:
    """The session's start; it counts how often it was forgotten."""

    times = 0

    def forget(self) -> None:
        self.times += 1


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A user's folders with a file in each."""
    paths = Paths.for_app("a.b", tmp_path)
    for folder in (paths.state, paths.config):
        (folder / "deep").mkdir(parents=True)
        (folder / "deep" / "file").write_text("x")
    return paths


def test_everything_goes_and_is_told(paths: Paths) -> None:
    given_back: list[str] = []
    secrets, start = FakeSecrets(), FakeStart()
    forgotten = forget_everything(["a", "b"], given_back.append, secrets, start, paths)
    assert forgotten == Forgotten(("a", "b"), (paths.state, paths.config), 3)
    assert given_back == ["a", "b"]
    assert secrets.has_forgotten
    assert start.times == 1
    assert not paths.state.exists()
    assert not paths.config.exists()


def test_folders_that_are_not_there_are_not_told_of(tmp_path: Path) -> None:
    paths = Paths.for_app("a.b", tmp_path)
    paths.config.mkdir(parents=True)
    forgotten = forget_everything([], lambda code: None, FakeSecrets(), None, paths)
    assert forgotten == Forgotten((), (paths.config,), 3)


def test_without_a_secret_store_nothing_was_kept_in_it(paths: Paths) -> None:
    secrets = FakeSecrets(VaultState.NONE)
    assert forget_everything([], lambda code: None, secrets, None, paths).secrets == 0
    assert not secrets.has_forgotten
    assert not paths.state.exists()


@pytest.mark.parametrize("state", [VaultState.LOCKED, VaultState.FAILED])
def test_a_locked_secret_store_is_found_before_anything_is_done(
    paths: Paths, state: VaultState
) -> None:
    given_back: list[str] = []
    start = FakeStart()
    with pytest.raises(errors.SecretStoreUnavailable) as caught:
        forget_everything(["a"], given_back.append, FakeSecrets(state), start, paths)
    assert caught.value.facts["state"] == state.value
    assert (given_back, start.times) == ([], 0)
    assert (paths.state / "deep" / "file").is_file()


def test_a_seat_that_is_not_taken_back_keeps_everything(paths: Paths) -> None:
    def refuse(product_code: str) -> None:
        raise errors.ServiceUnreachable("cut")

    secrets, start = FakeSecrets(), FakeStart()
    with pytest.raises(errors.ServiceUnreachable):
        forget_everything(["a"], refuse, secrets, start, paths)
    assert not secrets.has_forgotten
    assert start.times == 0
    assert (paths.config / "deep" / "file").is_file()


def test_a_link_in_a_folder_s_place_is_removed_and_not_followed(tmp_path: Path) -> None:
    paths, elsewhere = Paths.for_app("a.b", tmp_path / "data"), tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "file").write_text("x")
    paths.state.parent.mkdir()
    paths.state.symlink_to(elsewhere)
    forget_everything([], lambda code: None, FakeSecrets(), None, paths)
    assert not paths.state.is_symlink()
    assert (elsewhere / "file").is_file()


def test_a_folder_that_stays_is_an_error_that_names_it(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: Path) -> None:
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr("sso.activation.forgetting.shutil.rmtree", refuse)
    with pytest.raises(errors.StoreFailed, match=r"state.*Permission denied"):
        forget_everything([], lambda code: None, FakeSecrets(), None, paths)
