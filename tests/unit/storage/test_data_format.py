"""What does a start find of the data folder's format, and which trouble has a name of ours?"""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from sso.errors import StoreFailed, StoreNewer
from sso.storage import data_format, file_lock
from sso.storage.paths import Paths
from tests.naming import plain
from tests.unit.unprivileged import as_nobody


def nothing() -> None:
    """A step that changes nothing."""


def test_an_older_folder_is_brought_to_the_present_format_once(paths: Paths) -> None:
    (paths.state / "licenses").mkdir(parents=True)
    assert data_format.format_of(paths) == 1
    done: list[int] = []
    for _ in range(2):
        data_format.migrate(paths, {1: lambda: done.append(1)})
    assert done == [1]
    assert data_format.format_of(paths) == data_format.FORMAT


def written(paths: Paths, record: object) -> Paths:
    """The folder with a record of its format."""
    paths.state.mkdir(parents=True)
    paths.format.write_text(json.dumps(record), "utf-8")
    return paths


@pytest.mark.parametrize(
    ("name", "found"),
    [(None, data_format.FORMAT), ("licenses", 1), ("device.json", 1)],
)
def test_a_folder_without_a_record_is_new_unless_something_is_kept_in_it(
    paths: Paths, name: str | None, found: int
) -> None:
    if name:
        (paths.state / name).mkdir(parents=True)
    assert data_format.format_of(paths) == found


def test_a_new_folder_gets_the_present_format_without_a_step(paths: Paths) -> None:
    data_format.migrate(paths, {})
    assert json.loads(paths.format.read_bytes()) == {"format": data_format.FORMAT}


def test_a_recorded_older_format_is_brought_to_the_present_one(paths: Paths) -> None:
    written(paths, {"format": 1})
    done: list[int] = []
    data_format.migrate(paths, {1: lambda: done.append(1)})
    assert done == [1]
    assert data_format.format_of(paths) == data_format.FORMAT


def test_no_other_start_migrates_at_the_same_time(paths: Paths) -> None:
    """Every release, older ones too, waits at this very lock."""
    paths.licenses.mkdir(parents=True)
    lock = paths.state / "format.lock"

    def step() -> None:
        with pytest.raises(TimeoutError), file_lock.held_soon(lock, 1, nothing):
            pass

    data_format.migrate(paths, {1: step})
    assert lock.exists()


@pytest.mark.parametrize("record", [{"format": 1}, {"format": data_format.FORMAT}])
def test_formats_up_to_the_present_one_are_known(paths: Paths, record: dict[str, int]) -> None:
    written(paths, record)
    assert data_format.format_of(paths) == record["format"]
    data_format.demand_known(paths)


@pytest.mark.parametrize(
    "record",
    [{"format": data_format.FORMAT + 1}, {"format": 0}, {"format": -1}, {"format": True},
     {"format": 2.0}, {"format": "2"}, {"format": None}, {}, [], "x"],
    ids=plain,
)  # fmt: skip
def test_a_record_of_something_else_is_a_newer_releases_and_nothing_is_touched(
    paths: Paths, record: object
) -> None:
    before = written(paths, record).format.read_bytes()
    with pytest.raises(StoreNewer):
        data_format.demand_known(paths)
    assert paths.format.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="rights of another kind")
@pytest.mark.parametrize(
    "act",
    [
        data_format.format_of,
        data_format.demand_known,
        lambda paths: data_format.migrate(paths, {1: nothing}),
    ],
    ids=["format_of", "demand_known", "migrate"],
)
def test_a_folder_that_cannot_be_looked_at_is_a_failure_with_its_name(
    nobodys_folder: Path, act: Callable[[Paths], object]
) -> None:
    paths = Paths.for_app("a.b", nobodys_folder)

    def try_it() -> None:
        data_format.migrate(paths, {1: nothing})
        paths.state.chmod(0)
        with pytest.raises(StoreFailed, match="Permission denied"):
            act(paths)

    as_nobody(try_it)
    paths.state.chmod(0o700)


@pytest.mark.parametrize("act", [data_format.format_of, data_format.demand_known])
def test_a_failing_disk_is_a_failure_with_its_name(
    paths: Paths, act: Callable[[Paths], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    paths.state.mkdir(parents=True)

    def failing(*arguments: object, **named: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "stat", failing)
    with pytest.raises(StoreFailed, match="Input/output error"):
        act(paths)


def test_a_start_removes_what_a_crash_left(paths: Paths) -> None:
    stale = [
        paths.licenses / ".a.license.tmp-0011223344556677",
        paths.licenses / ".trial.tmp-0011223344556677",
        paths.status("a").with_name(".a.json.tmp-0011223344556677"),
        paths.state / ".device.json.tmp-0011223344556677",
        paths.config / ".settings.toml.tmp-0011223344556677",
    ]
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
    for _ in range(2):  # at the start that migrates, and at every later one
        for path in stale:
            path.write_bytes(b"half")
        data_format.migrate(paths, {1: nothing})
        assert [path for path in stale if path.exists()] == []
