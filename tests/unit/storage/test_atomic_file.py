"""Is a file replaced as a whole or not at all, and readable by its owner alone?"""

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sso.errors import StoreFailed
from sso.storage import atomic_file, file_lock
from tests.unit.unprivileged import as_nobody

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_content_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a" / "file"
    atomic_file.write(path, b"one")
    atomic_file.write(path, b"two")
    assert path.read_bytes() == b"two"
    assert os.listdir(path.parent) == ["file"]


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_files_and_folders_are_the_owners_alone(nobodys_folder: Path, umask: int) -> None:
    path = nobodys_folder / "deep" / "er" / "file"

    def write() -> None:
        before = os.umask(umask)
        atomic_file.write(path, b"x")
        os.umask(before)

    as_nobody(write)
    assert mode(path) == 0o600
    assert mode(path.parent) == 0o700
    assert mode(path.parent.parent) == 0o700


def test_the_temporary_file_is_the_owners_alone_from_its_first_instant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []
    real = os.fsync

    def watching(descriptor: int) -> None:
        seen.extend(mode(path) for path in tmp_path.iterdir())
        real(descriptor)

    monkeypatch.setattr(os, "fsync", watching)
    before = os.umask(0)
    try:
        atomic_file.write(tmp_path / "file", b"x")
    finally:
        os.umask(before)
    assert seen
    assert set(seen) == {0o600}


def test_an_open_file_of_earlier_is_closed_to_others_by_the_next_write(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    path.chmod(0o644)
    atomic_file.write(path, b"new")
    assert mode(path) == 0o600


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"foreign")
    link.symlink_to(target)
    atomic_file.write(link, b"mine")
    assert target.read_bytes() == b"foreign"
    assert not link.is_symlink()


@pytest.mark.parametrize("step", ["fsync", "fstat", "replace", "open"])
def test_a_failing_disk_leaves_the_old_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "file"
    atomic_file.write(path, b"old")

    def fail(*arguments: object, **named: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(StoreFailed, match="No space left"):
        atomic_file.write(path, b"new")
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["file"]


def test_what_a_crash_left_is_swept(tmp_path: Path) -> None:
    stale = tmp_path / ".file.tmp-0011223344556677"
    other = tmp_path / ".other.tmp-0011223344556677"
    stale.write_bytes(b"half")
    other.write_bytes(b"half")
    atomic_file.write(tmp_path / "file", b"whole")
    assert sorted(os.listdir(tmp_path)) == [other.name, "file"]


@pytest.mark.parametrize(
    "act",
    [lambda path: atomic_file.write(path, b"new"), atomic_file.remove],
    ids=["write", "remove"],
)
def test_a_folder_without_rights_is_a_failure_with_its_name(
    nobodys_folder: Path, act: Callable[[Path], None]
) -> None:
    path = nobodys_folder / "file"

    def try_it() -> None:
        path.write_bytes(b"old")
        nobodys_folder.chmod(0o500)
        with pytest.raises(StoreFailed, match=f"{nobodys_folder}: Permission denied"):
            act(path)

    as_nobody(try_it)
    nobodys_folder.chmod(0o700)
    assert path.read_bytes() == b"old"


def test_a_file_in_the_way_of_a_folder_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "in-the-way").write_bytes(b"")
    with pytest.raises(StoreFailed):
        atomic_file.write(tmp_path / "in-the-way" / "file", b"x")


def test_removing_what_is_not_there_is_no_failure(tmp_path: Path) -> None:
    atomic_file.remove(tmp_path / "absent")


@pytest.mark.parametrize("knows_locks", [True, False])
def test_writers_at_the_same_time_do_not_sweep_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, knows_locks: bool
) -> None:
    """Status files and the clock's mark are written without a lock, by several processes."""

    def no_locks(descriptor: int) -> bool:
        raise OSError(95, "Operation not supported")

    if not knows_locks:
        monkeypatch.setattr(file_lock, "take_now", no_locks)
    path = tmp_path / "file"
    real, begun = os.replace, []

    def another_first(source: Path, target: Path) -> None:
        if not begun:
            begun.append(source)
            atomic_file.write(path, b"another's")
        real(source, target)

    monkeypatch.setattr(os, "replace", another_first)
    atomic_file.write(path, b"mine")
    assert path.read_bytes() == b"mine"
    assert os.listdir(tmp_path) == ["file"]


def test_a_temporary_file_that_was_swept_before_it_was_claimed_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    real, made = os.open, []

    def swept_at_once(name: Path, flags: int, mode: int = 0o777) -> int:
        descriptor = real(name, flags, mode)
        if ".tmp-" in str(name) and flags & os.O_CREAT and not made:
            made.append(name)
            os.unlink(name)
        return descriptor

    monkeypatch.setattr(os, "open", swept_at_once)
    atomic_file.write(path, b"mine")
    assert made
    assert path.read_bytes() == b"mine"


def test_only_files_of_that_very_name_are_swept(tmp_path: Path) -> None:
    """A bundle may be written under a name that means more in a pattern."""
    other = tmp_path / ".report1.tmp-0011223344556677"
    other.write_bytes(b"another's")
    atomic_file.write(tmp_path / "report[1]", b"x")
    atomic_file.write(tmp_path / "report*", b"x")
    assert other.exists()


def test_what_a_crash_left_of_a_trial_is_swept_by_the_next(tmp_path: Path) -> None:
    stale = tmp_path / ".trial.tmp-0011223344556677"
    stale.write_bytes(b" " * 100)
    atomic_file.demand_room(tmp_path)
    assert os.listdir(tmp_path) == []


def test_removing_leaves_nothing_of_earlier_writes(tmp_path: Path) -> None:
    (tmp_path / ".file.tmp-0011223344556677").write_bytes(b"half")
    atomic_file.write(tmp_path / "file", b"whole")
    (tmp_path / ".file.tmp-0011223344556678").write_bytes(b"half")
    atomic_file.remove(tmp_path / "file")
    assert os.listdir(tmp_path) == []


def test_all_that_crashes_left_in_a_folder_is_swept_and_nothing_else(tmp_path: Path) -> None:
    ours = ("file", ".hidden", "file.tmp-x", ".file.tmp-short")
    for name in (*ours, ".file.tmp-0011223344556677", ".other.tmp-0011223344556677"):
        (tmp_path / name).write_bytes(b"x")
    atomic_file.sweep_folder(tmp_path)
    assert sorted(os.listdir(tmp_path)) == sorted(ours)
    atomic_file.sweep_folder(tmp_path / "absent")


def synced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of everything that is brought to the disk from now on."""
    real, names = os.fsync, []

    def watching(descriptor: int) -> None:
        names.append(os.readlink(f"/proc/self/fd/{descriptor}"))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", watching)
    return names


linux = pytest.mark.skipif(sys.platform != "linux", reason="asks /proc for a descriptor's path")


@linux
def test_new_folders_are_on_the_disk_before_what_is_in_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = synced(monkeypatch)
    atomic_file.write(tmp_path / "a" / "b" / "file", b"x")
    assert names[:2] == [str(tmp_path), str(tmp_path / "a")]
    assert names[-1] == str(tmp_path / "a" / "b")


@linux
def test_a_removal_is_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    atomic_file.write(tmp_path / "file", b"x")
    names = synced(monkeypatch)
    atomic_file.remove(tmp_path / "file")
    assert names == [str(tmp_path)]
    atomic_file.remove(tmp_path / "file")
    assert names == [str(tmp_path)]
