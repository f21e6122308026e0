"""What does a start find of the data folder's format, and which trouble has a name of ours?"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from sso.errors import StoreFailed
from sso.storage import data_format
from sso.storage.paths import Paths
from tests.unit.unprivileged import as_nobody


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.for_app("a.b", tmp_path)


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
