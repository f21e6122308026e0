"""What exactly stands in a support bundle, and what is left out where it grows too large?"""

from __future__ import annotations

import io
import json
import os
import platform
import stat
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from sso.diagnostics import bundle
from sso.diagnostics.bundle import Bundle, Evidence, collect
from sso.diagnostics.line_file import LineFile
from sso.diagnostics.redaction import Redactor
from sso.errors import StoreFailed
from sso.storage import atomic_file

EAST = timezone(timedelta(hours=2))
EVIDENCE = Evidence(
    version="1.2.3",
    made_at=datetime(2026, 11, 22, 2, 0, 5, 999, EAST),
    findings=[{"check": "proxy", "why": "asked ada@acme.test", "codes": ("x@y.test", 3, None)}],
    statuses=[{}],
    settings={"app.name": {"value": "Zürich"}},
    folders=(),
    logs=(),
    environment={},
)


def file_of(name: str, **changes: Any) -> Any:
    return json.loads(collect("abcd", replace(EVIDENCE, **changes), Redactor()).files[name])


# ---- the files


def test_the_most_telling_files_come_first(tmp_path: Path) -> None:
    logs = [LineFile(tmp_path / name, max_bytes=5) for name in ("one", "two")]
    for log in logs:
        for _ in range(2):
            log.append("from ada@acme.test")
        log.path.write_text("x\n")
    found = collect("abcd", replace(EVIDENCE, logs=tuple(logs)), Redactor())
    assert found.id == "abcd"
    assert list(found.files) == [
        "manifest.json", "doctor.json", "status.json", "settings.json", "environment.json",
        "folders.json", "logs/one", "logs/one.1", "logs/one.2", "logs/two", "logs/two.1",
        "logs/two.2",
    ]  # fmt: skip
    assert found.files["logs/one.1"] == "from <mail>\n"


def test_every_text_is_redacted_however_deep() -> None:
    found = collect("abcd", EVIDENCE, Redactor()).files
    assert found["doctor.json"] == (
        '[\n  {\n    "check": "proxy",\n    "why": "asked <mail>",\n    "codes": [\n'
        '      "<mail>",\n      3,\n      null\n    ]\n  }\n]\n'
    )
    assert '"Zürich"' in found["settings.json"]


def test_the_manifest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "freedesktop_os_release", lambda: {"PRETTY_NAME": "Acme OS 5"})
    monkeypatch.setattr(bundle, "LIBRARIES", ("requests", "no-such-library"))
    assert file_of("manifest.json") == {
        "bundle": "abcd",
        "made_at": "2026-11-22T00:00:05+00:00",
        "version": "1.2.3",
        "system": platform.system(),
        "release": platform.release(),
        "machine": platform.machine(),
        "python": platform.python_version(),
        "distribution": "Acme OS 5",
        "libraries": {"requests": metadata.version("requests")},
    }


def no_release() -> dict[str, str]:
    raise OSError


@pytest.mark.parametrize("release", [dict, no_release], ids=["without a name", "without a file"])
def test_a_system_without_a_name(monkeypatch: pytest.MonkeyPatch, release: Any) -> None:
    monkeypatch.setattr(platform, "freedesktop_os_release", release)
    assert file_of("manifest.json")["distribution"] == ""


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ({}, {"device": {"changed": []}, "has_user": False, "has_evidence": False}),
        (
            {
                "state": "active",
                "user": {"email": "a"},
                "evidence": "e",
                "device": {"id": "secret", "changed": ["model"]},
            },
            {
                "state": "active",
                "device": {"changed": ["model"]},
                "has_user": True,
                "has_evidence": True,
            },
        ),
        (
            {"user": None, "evidence": None, "device": None},
            {"device": {"changed": []}, "has_user": False, "has_evidence": False},
        ),
    ],
    ids=["nothing", "all", "none"],
)
def test_a_status_without_who_it_is(status: dict[str, Any], told: dict[str, Any]) -> None:
    assert file_of("status.json", statuses=[status]) == [told]


def test_the_environment() -> None:
    environment = {
        "LANG": "de_AT.UTF-8", "LC_ALL": "", "TZ": "UTC", "http_proxy": "http://x:y@p.test",
        "NO_PROXY": "", "DISPLAY": ":0", "HOME": "/home/ada", "PATH": "/bin",
    }  # fmt: skip
    assert file_of("environment.json", environment=environment) == {
        "LANG": "de_AT.UTF-8",
        "LC_ALL": "",
        "TZ": "UTC",
        "http_proxy": "is set",
        "DISPLAY": "is set",
    }


def test_a_listing(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "file").write_bytes(b"12345")
    (folder / "a-link").symlink_to("nowhere")
    (folder / "deep" / "file").chmod(0o640)
    for path in (folder / "deep" / "file", folder):
        os.utime(path, (1, 1_795_305_600.75))
    rows = file_of("folders.json", folders=(folder, tmp_path / "absent"))
    assert [row["path"] for row in rows] == [
        str(folder),
        str(folder / "a-link"),
        str(folder / "deep"),
        str(folder / "deep" / "file"),
    ]
    assert rows[3] == {
        "path": str(folder / "deep" / "file"),
        "mode": "-rw-r-----",
        "bytes": 5,
        "is_ours": True,
        "changed_at": "2026-11-22T00:00:00+00:00",
    }
    assert [row["mode"][0] for row in rows] == ["d", "l", "d", "-"]


def test_what_is_not_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getuid", lambda: 4711)
    assert file_of("folders.json", folders=(tmp_path,))[0]["is_ours"] is False
    monkeypatch.delattr(os, "getuid")
    assert file_of("folders.json", folders=(tmp_path,))[0]["is_ours"] is True


@pytest.mark.parametrize("extra", [0, 1])
def test_only_the_end_of_a_log_in_whole_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, extra: int
) -> None:
    monkeypatch.setattr(bundle, "MAX_LOG_BYTES", 20)
    log = LineFile(tmp_path / "log")
    log.path.write_text("x" * extra + "123456789\nabcdefghi\n")
    found = collect("abcd", replace(EVIDENCE, logs=(log,)), Redactor())
    assert found.files["logs/log"] == ("abcdefghi\n" if extra else "123456789\nabcdefghi\n")


def test_a_log_that_is_no_text_is_told_all_the_same(tmp_path: Path) -> None:
    log = LineFile(tmp_path / "log")
    log.path.write_bytes(b"\xff\n")
    found = collect("abcd", replace(EVIDENCE, logs=(log,)), Redactor())
    assert found.files["logs/log"] == "\ufffd\n"


def test_how_much_of_a_log_is_taken() -> None:
    assert (bundle.MAX_LOG_BYTES, bundle.MAX_BYTES) == (1024 * 1024, 5_000_000)


# ---- the zip


def test_the_zip_of_some_files() -> None:
    made = Bundle("abcd", {"a.json": "{}" * 500, "logs/b": "ä"})
    with zipfile.ZipFile(io.BytesIO(made.packed())) as archive:
        found = {entry.filename: entry for entry in archive.infolist()}
        assert list(found) == ["keyturn-abcd/a.json", "keyturn-abcd/logs/b"]
        assert archive.read("keyturn-abcd/logs/b") == "ä".encode()
    for entry in found.values():
        assert entry.external_attr >> 16 == 0o600
        assert entry.date_time == (1980, 1, 1, 0, 0, 0)
        assert entry.compress_type == zipfile.ZIP_DEFLATED
    assert found["keyturn-abcd/a.json"].compress_size < 100
    assert made.packed() == made.packed()


def names_in(packed: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return [name.partition("/")[2] for name in archive.namelist()]


def test_the_last_files_go_until_it_is_small_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Bundle("abcd", {"a": "a", "b": "b", "c": "c"})
    whole, two = len(made.packed()), len(Bundle("abcd", {"a": "a", "b": "b"}).packed())
    for limit, names in ((whole + 1, ["a", "b", "c"]), (whole, ["a", "b"]), (two + 1, ["a", "b"]),
                         (two, ["a"]), (1, ["a"])):  # fmt: skip
        monkeypatch.setattr(bundle, "MAX_BYTES", limit)
        assert names_in(made.packed()) == names
    assert list(made.files) == ["a", "b", "c"]


def test_it_is_written_for_its_owner(tmp_path: Path) -> None:
    made = Bundle("abcd", {"a": "a"})
    made.save(tmp_path / "b.zip")
    assert (tmp_path / "b.zip").read_bytes() == made.packed()
    assert stat.S_IMODE((tmp_path / "b.zip").stat().st_mode) == 0o600
    made.save(tmp_path / "b.zip")


@pytest.mark.parametrize("place", ["folder", "absent/b.zip"])
def test_a_place_that_takes_no_file(tmp_path: Path, place: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(StoreFailed) as caught:
        Bundle("abcd", {"a": "a"}).save(tmp_path / place)
    assert caught.value.detail == f"{tmp_path / place}: no file can be written there"
    assert caught.value.facts == {"cause": "file"}
    assert not (tmp_path / "absent").exists()


def test_a_disk_that_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(path: Path, content: bytes) -> None:
        raise StoreFailed("no space left")

    monkeypatch.setattr(atomic_file, "write", fails)
    with pytest.raises(StoreFailed) as caught:
        Bundle("abcd", {"a": "a"}).save(tmp_path / "b.zip")
    assert (caught.value.detail, caught.value.facts) == ("no space left", {"cause": "file"})


def test_the_time_is_told_in_utc() -> None:
    made_at = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert file_of("manifest.json", made_at=made_at)["made_at"] == "2026-01-02T03:04:05+00:00"
