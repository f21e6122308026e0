"""Does a Linux session start the program when it should, and only then?"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from sso.autostart.xdg import XdgAutostart, config_folders, exec_line
from sso.errors import StoreFailed

COMMAND = ("/opt/key turn/bin/python", "/opt/key turn/main.py", "--background")
FOR_ALL = "[Desktop Entry]\nType=Application\nName=K\nExec=/usr/bin/keyturn --background\n"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "home" / "autostart"


@pytest.fixture
def system(tmp_path: Path) -> Path:
    folder = tmp_path / "etc" / "autostart"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def autostart(own: Path, system: Path) -> XdgAutostart:
    return XdgAutostart(own, [system], "io.keyturn.Test", "Keyturn", COMMAND)


def entry(folder: Path) -> Path:
    return folder / "io.keyturn.Test.desktop"


def test_on_and_off(autostart: XdgAutostart, own: Path) -> None:
    assert not autostart.is_on()
    autostart.turn_on()
    assert autostart.is_on()
    autostart.turn_off()
    assert not autostart.is_on()
    assert "Hidden=true" in entry(own).read_text()


def test_off_stays_off_when_a_package_brings_an_entry_for_all(
    autostart: XdgAutostart, system: Path
) -> None:
    autostart.turn_off()
    entry(system).write_text(FOR_ALL)
    assert not autostart.is_on()


def test_the_entry_for_all_is_enough_and_is_not_copied(
    autostart: XdgAutostart, own: Path, system: Path
) -> None:
    entry(system).write_text(FOR_ALL)
    assert autostart.is_on()
    autostart.turn_off()
    assert not autostart.is_on()
    autostart.turn_on()
    assert autostart.is_on()
    assert not entry(own).exists()


def test_nothing_is_written_where_it_is_so_already(autostart: XdgAutostart, own: Path) -> None:
    for act in (autostart.turn_on, autostart.turn_off):
        act()
        before = entry(own).stat()
        act()
        assert entry(own).stat().st_ino == before.st_ino


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[Desktop Entry]\nName=K\n",
        "[Desktop Entry]\nExec=k\nHidden=true\n",
        "[Desktop Entry]\nExec=k\nX-GNOME-Autostart-enabled=false\n",
        "[Other]\nExec=k\n",
    ],
)
def test_what_a_desktop_s_own_tool_switched_off_is_off(
    autostart: XdgAutostart, own: Path, text: str
) -> None:
    own.mkdir(parents=True)
    entry(own).write_text(text)
    assert not autostart.is_on()


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["/usr/bin/keyturn", "--background"], "/usr/bin/keyturn --background"),
        (["/a b/k"], '"/a b/k"'),
        (["50%"], "50%%"),
        (['a"b'], r'"a\\"b"'),
        (["a$b`c"], r'"a\\$b\\`c"'),
        (["a\\b"], r'"a\\\\b"'),
        ([""], '""'),
        (["é"], '"é"'),
    ],
)
def test_words_are_quoted_as_the_specification_says(words: list[str], line: str) -> None:
    assert exec_line(words) == line


def test_what_cannot_be_quoted_is_refused() -> None:
    with pytest.raises(StoreFailed):
        exec_line(["/a\nb"])


@pytest.mark.parametrize("word", ["/a b/k", "50%", 'a"b', "a$b`c", "a\\b", "é", "~", "a;b|c&d"])
def test_entries_are_valid(tmp_path: Path, word: str) -> None:
    validator = shutil.which("desktop-file-validate")
    if validator is None:
        pytest.skip("needs desktop-file-validate (desktop-file-utils)")
    autostart = XdgAutostart(tmp_path, [], "io.keyturn.Test", "Key\nturn", ["/bin/echo", word])
    for act in (autostart.turn_on, autostart.turn_off):
        act()
        done = subprocess.run(
            [validator, entry(tmp_path)], capture_output=True, text=True, timeout=20, check=False
        )
        assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreFailed):
        XdgAutostart(tmp_path / "file" / "autostart", [], "a", "A", COMMAND).turn_on()


def test_folders_are_the_base_directories() -> None:
    environ = {"XDG_CONFIG_HOME": "/c", "XDG_CONFIG_DIRS": "/x:relative:/y"}
    assert config_folders(environ) == (
        Path("/c/autostart"),
        [Path("/x/autostart"), Path("/y/autostart")],
    )
    assert config_folders({})[1] == [Path("/etc/xdg/autostart")]
