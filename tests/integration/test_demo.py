"""Does the demo do the whole job unattended, twice, with one seat? In a copy of the source tree."""

import json
import shutil
import sys
from pathlib import Path

import pytest

from tests.integration.command_line import Done, finished
from tests.integration.sandbox_process import ROOT


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The demo keeps its data beside the program: here beside a copy of it."""
    folder = tmp_path / "tree"
    folder.mkdir()
    for name in ("sso", "ui", "resources"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "main.py", folder)
    return folder


def demo(folder: Path, *words: str) -> Done:
    command = [sys.executable, str(folder / "main.py"), "demo", "--auto", *words]
    return finished(command, {}, folder)


def test_the_demo_ends_active_and_takes_one_seat(copy: Path) -> None:
    first = demo(copy)
    assert first.code == 0, first.err
    assert '"state": "active"' in first.out
    for route in ("sso_url", "activat", "check product=CAD-PRO"):
        assert route in first.err
    assert "Sign-in address: http" in first.err
    second = demo(copy)
    assert second.code == 0, second.err
    assert second.object["state"] == "active"
    assert second.object["license"]["seats_used"] == first.object["license"]["seats_used"] == 1
    (ledger,) = copy.rglob("state.json")
    devices = [
        entry["hardware_id"]
        for entry in json.loads(ledger.read_text())["activations"]
        if not entry.get("is_preset")
    ]
    assert devices == [first.object["device"]["hardware_id"]]


def test_the_data_folder_moves_the_demos_files_too(copy: Path, tmp_path: Path) -> None:
    done = demo(copy, "--data-dir", str(tmp_path / "data"))
    assert done.code == 0, done.err
    assert list((tmp_path / "data").rglob("CAD-PRO.license"))
    assert not list(copy.rglob("CAD-PRO.license"))
