"""Is a file written as a whole where what is open can be neither renamed nor removed?"""

import os
import sys
from pathlib import Path
from typing import Any

import pytest

from sso.storage import atomic_file, file_lock

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks /proc what is open")

LEFT = ".file.tmp-0011223344556677"


class Windows:
    """What `os` is there, as far as files go."""

    name = "nt"
    O_BINARY = 0x8000

    def __init__(self) -> None:
        self.opened_as_text: list[Path] = []

    def __getattr__(self, name: str) -> Any:
        if name in ("O_NOFOLLOW", "O_DIRECTORY"):
            raise AttributeError(name)
        return getattr(os, name)

    def open(self, path: Path, flags: int, mode: int) -> int:
        if not flags & self.O_BINARY:
            self.opened_as_text.append(path)
        return os.open(path, flags & ~self.O_BINARY, mode)

    def replace(self, source: Path, target: Path) -> None:
        refuse_open(source)
        os.replace(source, target)


def refuse_open(path: Path) -> None:
    if str(path) in [os.path.realpath(one) for one in Path("/proc/self/fd").iterdir()]:
        raise PermissionError(13, "The process cannot access the file")


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Windows:
    real, instead = os.unlink, Windows()

    def unlink(path: Path) -> None:
        refuse_open(path)
        real(path)

    def no_lock(descriptor: int) -> bool:
        pytest.fail("a lock there keeps readers out, and outlasts its file's close")

    monkeypatch.setattr(os, "unlink", unlink)
    monkeypatch.setattr(atomic_file, "os", instead)
    monkeypatch.setattr(file_lock, "take_now", no_lock)
    return instead


def test_content_is_replaced_byte_for_byte(tmp_path: Path, windows: Windows) -> None:
    path = tmp_path / "a" / "file"
    atomic_file.write(path, b"one")
    atomic_file.write(path, b"two\n")
    assert path.read_bytes() == b"two\n"
    assert os.listdir(path.parent) == ["file"]
    assert windows.opened_as_text == []  # each line feed would become two characters


@pytest.mark.usefixtures("windows")
def test_what_is_not_needed_any_more_goes(tmp_path: Path) -> None:
    atomic_file.demand_room(tmp_path)
    atomic_file.write(tmp_path / "file", b"x")
    atomic_file.remove(tmp_path / "file")
    assert os.listdir(tmp_path) == []


@pytest.mark.usefixtures("windows")
def test_what_a_crash_left_is_swept_and_what_is_being_written_is_not(tmp_path: Path) -> None:
    with (tmp_path / LEFT).open("wb"):
        atomic_file.sweep_folder(tmp_path)
        assert os.listdir(tmp_path) == [LEFT]
    atomic_file.sweep_folder(tmp_path)
    assert os.listdir(tmp_path) == []
