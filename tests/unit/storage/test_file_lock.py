"""Is a lock one holder's at a time, and made nowhere but where it should be?"""

import os
from pathlib import Path

import pytest

from sso.storage import file_lock


def test_a_lock_is_held_by_one_and_given_back(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    pauses: list[int] = []
    with file_lock.held(path):
        with pytest.raises(TimeoutError), file_lock.held_soon(path, 3, lambda: pauses.append(1)):
            pass
        assert len(pauses) == 2
    with file_lock.held_soon(path, 1, lambda: pauses.append(1)):
        pass


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_link_in_a_locks_place_is_refused_and_makes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="symbolic links"), file_lock.held(path):
        pass
    with pytest.raises(OSError, match="symbolic links"), file_lock.held_soon(path, 1, print):
        pass
    assert not (tmp_path / "elsewhere").exists()
