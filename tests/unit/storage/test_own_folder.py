"""Which data folders are refused because another user of the computer made them?"""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sso.errors import StoreFailed
from sso.storage.own_folder import demand_own
from sso.storage.paths import Paths
from tests.unit.unprivileged import as_nobody

STRANGER = 64002
NAMES = ("config", "state", "state/licenses", "state/logs", "state/status", "state/run")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="rights of another kind")
as_root = pytest.mark.skipif(
    not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can give a folder away"
)


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that every user can reach, and its paths."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o777)
        yield Path(folder)


def refused(folder: Path) -> None:
    with pytest.raises(StoreFailed, match="belongs to another user"):
        demand_own(Paths.for_app("a.b", folder))


def accepted(folder: Path) -> None:
    demand_own(Paths.for_app("a.b", folder))


def made(folder: Path, name: str, owner: int, mode: int = 0o755) -> Path:
    """A folder with those above it, nobody's except the last one."""
    path = folder / name
    path.mkdir(parents=True)
    for one in (path.parent, path):
        if one != folder:
            os.chown(one, 65534, 65534)
    os.chown(path, owner, owner)
    path.chmod(mode)
    return path


@as_root
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("mode", [0o700, 0o755, 0o777])
def test_what_a_stranger_made_first_is_refused(shared: Path, name: str, mode: int) -> None:
    path = made(shared, name, STRANGER, mode)
    as_nobody(lambda: refused(shared))
    assert path.stat().st_uid == STRANGER


@as_root
def test_a_strangers_link_and_a_link_to_a_strangers_folder_are_refused(shared: Path) -> None:
    own, foreign = made(shared, "own", 65534), made(shared, "foreign", STRANGER)
    link = shared / "state"
    for target, owner, judged in (
        (own, STRANGER, refused),
        (foreign, 65534, refused),
        (own, 65534, accepted),
    ):
        link.symlink_to(target)
        os.lchown(link, owner, owner)
        as_nobody(lambda judge=judged: judge(shared))  # type: ignore[misc]
        link.unlink()


@as_root
def test_the_administrator_may_have_made_it(shared: Path) -> None:
    made(shared, "state", 0)
    as_nobody(lambda: accepted(shared))


@as_root
def test_what_may_not_be_looked_at_is_no_defect(shared: Path) -> None:
    made(shared, "private/state", STRANGER)
    os.chown(shared / "private", STRANGER, STRANGER)
    (shared / "private").chmod(0o700)

    def refuse() -> None:
        with pytest.raises(StoreFailed, match="Permission denied"):
            demand_own(Paths.for_app("a.b", shared / "private"))

    as_nobody(refuse)


def test_nothing_there_is_nobodys(shared: Path) -> None:
    as_nobody(lambda: accepted(shared))


@pytest.mark.parametrize(("mode", "after"), [(0o777, 0o755), (0o770, 0o750), (0o700, 0o700)])
def test_others_lose_the_right_to_write_in_ones_own(shared: Path, mode: int, after: int) -> None:
    def judge() -> None:
        path = shared / "state"
        path.mkdir()
        path.chmod(mode)
        accepted(shared)
        assert stat.S_IMODE(path.stat().st_mode) == after

    run: Callable[[Callable[[], object]], None] = as_nobody
    run(judge)
