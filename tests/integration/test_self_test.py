"""Does the self-test notice what a package can lose on the way?"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from sso.diagnostics.self_test import core_tests, examined
from tests.integration.command_line import finished
from tests.integration.sandbox_process import ROOT

WORDS = [sys.executable, str(ROOT / "main.py"), "--self-test", "--json"]


def test_a_whole_program() -> None:
    done = finished(WORDS, {})
    assert done.code == 0, done.out
    assert {part["part"] for part in done.object["parts"]} == {
        "authorities", "secret store", "signatures", "listener", "proxy files", "window",
        "drawings", "translations", "libraries",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("module", "part"),
    [("PySide6", "window"), ("quickjs", "proxy files"), ("secretstorage", "secret store")],
)
def test_a_library_that_is_missing(tmp_path: Path, module: str, part: str) -> None:
    (tmp_path / f"{module}.py").write_text(f"raise ImportError('no {module}')\n")
    done = finished(WORDS, {"PYTHONPATH": str(tmp_path)})
    assert done.code == 70
    lost = {one["part"]: one["trouble"] for one in done.object["parts"] if not one["ok"]}
    assert set(lost) == {part}
    assert module in lost[part]


@pytest.mark.parametrize(
    ("missing", "part"), [("keys/licensespring.pem", "signatures"), ("pages", "listener")]
)
def test_a_resource_that_is_missing(tmp_path: Path, missing: str, part: str) -> None:
    shutil.copytree(ROOT / "resources", tmp_path / "resources")
    lost = tmp_path / "resources" / missing
    shutil.rmtree(lost) if lost.is_dir() else lost.unlink()
    found = {one.name: one.trouble for one in examined(core_tests(tmp_path / "resources"))}
    assert [name for name, trouble in found.items() if trouble] == [part]
