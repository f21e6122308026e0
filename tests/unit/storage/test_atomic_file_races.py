"""Does a file keep its content when others write, sweep and crash at the same moment?"""

import errno
import fcntl
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sso.errors import StoreFailed
from sso.storage import atomic_file, file_lock
from tests.unit.unprivileged import as_nobody

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="locks and /proc of Linux")

LEFT = ".file.tmp-0011223344556677"
OFTEN = 5  # more often than a write without locks is tried


def made_by_us(name: object, flags: int) -> bool:
    return ".tmp-" in str(name) and bool(flags & os.O_CREAT)


def swept_before_the_claim(monkeypatch: pytest.MonkeyPatch, folder: Path, times: int) -> None:
    real = os.open
    swept: list[Path] = []

    def faster(name: Path, flags: int, mode: int = 0o777) -> int:
        descriptor = real(name, flags, mode)
        if made_by_us(name, flags) and len(swept) < times:
            swept.append(name)
            os.unlink(name)
        return descriptor

    monkeypatch.setattr(os, "open", faster)


def swept_while_claiming(monkeypatch: pytest.MonkeyPatch, folder: Path, times: int) -> None:
    real = file_lock.take_now
    swept: list[int] = []

    def held_by_the_sweep(descriptor: int) -> bool:
        if len(swept) == times:
            return real(descriptor)
        swept.append(descriptor)
        for path in folder.glob(".*.tmp-*"):
            path.unlink()
        return False

    monkeypatch.setattr(file_lock, "take_now", held_by_the_sweep)


Sweep = Callable[[pytest.MonkeyPatch, Path, int], None]
sweeps = pytest.mark.parametrize("sweep", [swept_before_the_claim, swept_while_claiming])


@sweeps
def test_sweeps_that_are_faster_time_and_again_do_not_stop_a_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sweep: Sweep
) -> None:
    sweep(monkeypatch, tmp_path, OFTEN)
    atomic_file.write(tmp_path / "file", b"mine")
    assert (tmp_path / "file").read_bytes() == b"mine"
    assert os.listdir(tmp_path) == ["file"]


@sweeps
def test_a_sweep_that_is_always_faster_ends_in_a_failure_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sweep: Sweep
) -> None:
    sweep(monkeypatch, tmp_path, 1_000)
    before = os.listdir("/proc/self/fd")
    with pytest.raises(StoreFailed, match="temporarily unavailable") as caught:
        atomic_file.write(tmp_path / "file", b"mine")
    assert isinstance(caught.value.__cause__, OSError)
    assert caught.value.__cause__.errno == errno.EAGAIN
    assert os.listdir("/proc/self/fd") == before
    assert os.listdir(tmp_path) == []


def test_what_was_swept_is_made_anew_even_where_it_cannot_be_closed_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A share in the network may tell at the close what went wrong with a file that is gone."""
    swept_before_the_claim(monkeypatch, tmp_path, 1)
    real, troubled = os.close, []

    def close(descriptor: int) -> None:
        is_gone = os.readlink(f"/proc/self/fd/{descriptor}").endswith("(deleted)")
        real(descriptor)
        if is_gone:
            troubled.append(descriptor)
            raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "close", close)
    atomic_file.write(tmp_path / "file", b"mine")
    assert troubled
    assert (tmp_path / "file").read_bytes() == b"mine"


def test_another_writer_at_every_try_does_not_take_what_is_being_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    real = os.replace
    inside: list[Path] = []

    def another_first(source: Path, target: Path) -> None:
        if not inside:
            inside.append(source)
            atomic_file.write(path, b"another's")
            inside.clear()
        real(source, target)

    monkeypatch.setattr(os, "replace", another_first)
    atomic_file.write(path, b"mine")
    assert path.read_bytes() == b"mine"


def test_what_somebody_is_writing_is_not_swept(tmp_path: Path) -> None:
    with (tmp_path / LEFT).open("wb") as written:
        fcntl.flock(written, fcntl.LOCK_EX)
        atomic_file.sweep_folder(tmp_path)
        assert os.listdir(tmp_path) == [LEFT]
    atomic_file.sweep_folder(tmp_path)
    assert os.listdir(tmp_path) == []


def test_where_there_are_no_locks_what_a_crash_left_is_swept_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(descriptor: int) -> bool:
        raise OSError(errno.EOPNOTSUPP, "Operation not supported")

    monkeypatch.setattr(file_lock, "take_now", no_locks)
    (tmp_path / LEFT).write_bytes(b"half")
    atomic_file.sweep_folder(tmp_path)
    assert os.listdir(tmp_path) == []


def test_what_a_killed_writer_really_leaves_is_swept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[str] = []
    real = os.replace

    def noting(source: Path, target: Path) -> None:
        names.append(source.name)
        real(source, target)

    monkeypatch.setattr(os, "replace", noting)
    atomic_file.write(tmp_path / "file", b"whole")
    (tmp_path / names[0]).write_bytes(b"half")
    atomic_file.write(tmp_path / "file", b"whole")
    assert os.listdir(tmp_path) == ["file"]


def test_a_link_is_neither_swept_nor_followed(tmp_path: Path) -> None:
    """No crash leaves one, and opening where it leads may do something there."""
    (tmp_path / "elsewhere").write_bytes(b"foreign")
    (tmp_path / LEFT).symlink_to(tmp_path / "elsewhere")
    atomic_file.sweep_folder(tmp_path)
    assert sorted(os.listdir(tmp_path)) == [LEFT, "elsewhere"]


def test_one_thing_that_cannot_be_swept_keeps_nothing_else(tmp_path: Path) -> None:
    (tmp_path / LEFT).mkdir()
    for number in range(3):
        (tmp_path / f".other.tmp-001122334455667{number}").write_bytes(b"half")
    atomic_file.sweep_folder(tmp_path)
    assert os.listdir(tmp_path) == [LEFT]


@pytest.mark.parametrize("kind", ["file", "link"])
def test_a_name_that_is_taken_is_not_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """Somebody who could tell the name in advance gets nothing by it."""
    foreign, taken = tmp_path / "foreign", tmp_path / LEFT
    foreign.write_bytes(b"foreign")
    monkeypatch.setattr(os, "urandom", lambda length: bytes.fromhex(LEFT[-16:]))
    monkeypatch.setattr(atomic_file, "sweep", lambda path: None)  # it comes right after the sweep
    os.link(foreign, taken) if kind == "file" else taken.symlink_to(foreign)
    with pytest.raises(StoreFailed, match="File exists"):
        atomic_file.write(tmp_path / "file", b"mine")
    assert foreign.read_bytes() == b"foreign"
    assert taken.exists()


def test_a_folder_that_another_makes_at_the_same_moment_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.mkdir

    def another_first(path: Path, mode: int = 0o777) -> None:
        real(path, mode)
        real(path, mode)

    monkeypatch.setattr(os, "mkdir", another_first)
    atomic_file.write(tmp_path / "a" / "b" / "file", b"mine")
    assert (tmp_path / "a" / "b" / "file").read_bytes() == b"mine"


def test_a_folder_is_made_where_one_may_write_and_not_look(nobodys_folder: Path) -> None:
    path = nobodys_folder / "a" / "file"

    def write() -> None:
        nobodys_folder.chmod(0o300)
        atomic_file.write(path, b"mine")

    as_nobody(write)
    nobodys_folder.chmod(0o700)
    assert path.read_bytes() == b"mine"
    atomic_file.write(path, b"later")
    assert path.read_bytes() == b"later"


def test_the_trial_asks_for_a_licenses_room_and_not_for_much_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []
    real = os.fsync

    def noting(descriptor: int) -> None:
        sizes.append(os.fstat(descriptor).st_size)
        real(descriptor)

    monkeypatch.setattr(os, "fsync", noting)
    atomic_file.demand_room(tmp_path)
    assert max(sizes) in range(32 * 1024, 64 * 1024)
    assert os.listdir(tmp_path) == []
