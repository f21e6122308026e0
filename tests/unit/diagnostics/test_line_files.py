"""When does a file of lines roll over, what stays, and who may read it?"""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from sso.diagnostics import line_file
from sso.diagnostics.line_file import LineFile
from sso.errors import StoreFailed
from sso.storage import file_lock


def texts(file: LineFile) -> dict[str, str]:
    return {path.name: path.read_text() for path in file.files()}


def test_without_being_told_a_megabyte_and_four_older_files(tmp_path: Path) -> None:
    file = LineFile(tmp_path / "log")
    for number in range(7):
        file.append(f"{number}")
        file.path.write_bytes(b"x" * (1024 * 1024))
        file.append("")
    assert list(texts(file)) == ["log.1", "log.2", "log.3", "log.4"]
    assert (line_file.MAX_BYTES, line_file.BACKUPS) == (1024 * 1024, 4)


def test_a_file_rolls_over_beyond_its_size_and_not_at_it(tmp_path: Path) -> None:
    file = LineFile(tmp_path / "log", max_bytes=10, backups=2)
    file.append("1234")
    file.append("6789")
    assert texts(file) == {"log": "1234\n6789\n"}
    file.append("")
    assert texts(file) == {"log.1": "1234\n6789\n\n"}
    file.append("next")
    assert texts(file) == {"log": "next\n", "log.1": "1234\n6789\n\n"}


def test_the_newest_are_kept_in_their_order(tmp_path: Path) -> None:
    file = LineFile(tmp_path / "log", max_bytes=1, backups=3)
    for number in range(6):
        file.append(f"line {number}")
    assert texts(file) == {"log.1": "line 5\n", "log.2": "line 4\n", "log.3": "line 3\n"}


def test_a_gap_between_older_files_is_closed_from_below(tmp_path: Path) -> None:
    file = LineFile(tmp_path / "log", max_bytes=1, backups=3)
    (tmp_path / "log.2").write_text("old")
    file.append("new")
    assert texts(file) == {"log.1": "new\n", "log.3": "old"}


def test_a_line_is_utf_8_whatever_it_holds(tmp_path: Path) -> None:
    file = LineFile(tmp_path / "log")
    file.append("ä\ud800")
    assert file.path.read_bytes() == b"\xc3\xa4\\ud800\n"


def test_folder_and_file_are_made_for_the_owner_alone(tmp_path: Path) -> None:
    file = LineFile(tmp_path / "deep" / "logs" / "log")
    file.append("x")
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("is_taken", [False, True], ids=["written", "in the way"])
def test_a_link_is_not_followed(tmp_path: Path, is_taken: bool) -> None:
    folder = tmp_path / "logs"
    folder.mkdir()
    (tmp_path / "target").write_text("kept")
    (folder / "log").symlink_to(tmp_path / "target")
    if is_taken:
        (folder / "log").unlink()
        (folder / "log").mkdir()
    with pytest.raises(StoreFailed) as caught:
        LineFile(folder / "log").append("x")
    why = "Is a directory" if is_taken else "Too many levels of symbolic links"
    assert caught.value.detail == f"{folder}: {why}"
    assert (tmp_path / "target").read_text() == "kept"


def test_an_error_without_words_is_told_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(descriptor: int, content: bytes) -> int:
        raise OSError("odd")

    monkeypatch.setattr(os, "write", fails)
    with pytest.raises(StoreFailed) as caught:
        LineFile(tmp_path / "log").append("x")
    assert caught.value.detail == f"{tmp_path}: OSError"  # the words could be anything


def test_nothing_stays_open(tmp_path: Path) -> None:
    before = len(os.listdir("/proc/self/fd"))
    file = LineFile(tmp_path / "log", max_bytes=1)
    for _ in range(5):
        file.append("x")
    assert len(os.listdir("/proc/self/fd")) == before


@pytest.mark.parametrize("left", [None, b"", b"0123456789"], ids=["none", "empty", "full"])
def test_where_another_process_was_quicker_nothing_rolls(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left: bytes | None
) -> None:
    """While one waits for the lock, the other has moved the file and begun a new one."""
    file = LineFile(tmp_path / "log", max_bytes=10)
    real, locks = file_lock.held, []

    def waited(path: Path) -> object:
        locks.append(path)
        file.path.unlink()
        if left is not None:
            file.path.write_bytes(left)
        return real(path)

    monkeypatch.setattr(file_lock, "held", waited)
    file.append("0123456789")
    assert locks == [tmp_path / "log.lock"]
    assert texts(file) == ({} if left is None else {"log": left.decode()})


def test_only_files_are_told(tmp_path: Path) -> None:
    file = LineFile(tmp_path / "log", backups=2)
    (tmp_path / "log.1").mkdir()
    (tmp_path / "log.2").write_text("")
    (tmp_path / "log.3").write_text("")
    assert file.files() == [tmp_path / "log.2"]
