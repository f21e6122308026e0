"""Is what was told still known after a restart, whatever became of the file?"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from sso.errors import StoreFailed
from sso.storage.notice_memory import NoticeMemory

AT = datetime(2026, 11, 21, 12, tzinfo=UTC)


def test_what_was_told_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "state" / "notices.json"
    NoticeMemory(path).save({"end CAD-PRO 7": AT}, {"CAD-PRO", "a b"})
    assert NoticeMemory(path).load() == ({"end CAD-PRO 7": AT}, frozenset({"CAD-PRO", "a b"}))
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b'{"version": 2, "told": {}, "licensed": []}',
        b'{"version": 1, "told": {"a": "2026-11-21T12:00:00"}, "licensed": []}',
        b'{"version": 1, "told": {"a": 5}, "licensed": []}',
        b'{"version": 1, "told": {}, "licensed": 5}',
        b" " * 300_000,
    ],
)
def test_a_file_that_is_not_ours_counts_as_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notices.json"
    path.write_bytes(content)
    assert NoticeMemory(path).load() == ({}, frozenset())


def test_a_failing_disk_is_told_to_the_caller(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder belongs")
    with pytest.raises(StoreFailed):
        NoticeMemory(tmp_path / "state" / "notices.json").save({}, set())
