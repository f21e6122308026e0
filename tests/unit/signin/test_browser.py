"""Does a launcher get an https address alone, and a browser an environment that is its own?"""

import os
import stat
from pathlib import Path

import pytest

from sso.signin import browser
from sso.signin.browser import Browser, cleaned

HTTPS = "https://id.acme.test/auth?x=1&y=%20"


def program(folder: Path, name: str, script: str) -> str:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


# ---- environment


def test_our_own_leftovers_are_removed() -> None:
    dirty = {"LD_LIBRARY_PATH": "/bundle", "QT_PLUGIN_PATH": "/bundle", "PYTHONHOME": "/bundle"}
    assert cleaned({**dirty, "HOME": "/home/me", "DISPLAY": ":1"}) == {
        "HOME": "/home/me",
        "DISPLAY": ":1",
    }


def test_what_a_bundle_saved_is_put_back() -> None:
    environment = {"LD_LIBRARY_PATH": "/bundle", "LD_LIBRARY_PATH_ORIG": "/usr/local/lib"}
    assert cleaned(environment) == {"LD_LIBRARY_PATH": "/usr/local/lib"}
    assert cleaned({"LD_LIBRARY_PATH": "/bundle", "LD_LIBRARY_PATH_ORIG": ""}) == {}


def test_a_key_log_is_not_handed_on() -> None:
    assert "SSLKEYLOGFILE" not in cleaned({"SSLKEYLOGFILE": "/tmp/keys"})


def test_the_given_environment_stays_as_it_is() -> None:
    environment = {"LD_PRELOAD": "x"}
    cleaned(environment)
    assert environment == {"LD_PRELOAD": "x"}


# ---- the gate


@pytest.mark.parametrize(
    "url",
    [
        "",
        "-version",
        "--help",
        "/etc/passwd",
        "file:///etc/passwd",
        "ftp://id.acme.test/",
        "javascript:alert(1)",
        "http://id.acme.test/",
        "http://localhost.evil.test/",
        "https://",
        "https:///path",
        "https://user@id.acme.test/",
        "https://user:pw@id.acme.test/",
        "https://id.acme.test/ x",
        "https://id.acme.test/\n",
        "https://id.acme.test/\x00",
        "https://id.acme.test/ž",
        "keyturn://activate",
        "https://[::1/x",
    ],
)
def test_nothing_but_a_plain_web_address_reaches_a_launcher(tmp_path: Path, url: str) -> None:
    proof = tmp_path / "opened"
    command = program(tmp_path, "launcher", f"touch {proof}")
    assert not Browser([command]).open(url)
    assert not proof.exists()


@pytest.mark.parametrize(
    "url", [HTTPS, "http://127.0.0.1:5000/x", "http://localhost:5000/x", "http://[::1]:5000/x"]
)
def test_the_address_is_the_last_argument(tmp_path: Path, url: str) -> None:
    heard = tmp_path / "heard"
    command = program(tmp_path, "launcher", f'printf "%s\\n" "$@" > {heard}')
    assert Browser([command, "--new-window"]).open(url)
    assert heard.read_text().splitlines() == ["--new-window", url]


def test_the_launcher_runs_in_the_cleaned_environment(tmp_path: Path) -> None:
    heard = tmp_path / "heard"
    command = program(tmp_path, "launcher", f"env > {heard}")
    environment = {**os.environ, "LD_PRELOAD": "", "PYTHONHOME": "/bundle", "KEPT": "1"}
    assert Browser([command], environment).open(HTTPS)
    assert "PYTHONHOME" not in heard.read_text()
    assert "KEPT=1" in heard.read_text()


# ---- launchers that do not do it


def test_a_launcher_that_fails_is_told(tmp_path: Path) -> None:
    assert not Browser([program(tmp_path, "launcher", "exit 4")]).open(HTTPS)


def test_a_missing_launcher_is_told() -> None:
    assert not Browser(["/nowhere/browser"]).open(HTTPS)


def test_no_launcher_at_all_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not Browser().open(HTTPS)


def test_a_file_that_is_no_program_is_told(tmp_path: Path) -> None:
    path = tmp_path / "launcher"
    path.write_bytes(b"\x00\x01 not a program")
    path.chmod(0o700)
    assert not Browser([str(path)]).open(HTTPS)


def test_a_launcher_that_stays_counts_as_opened(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(browser, "_LAUNCH_WAIT_S", 0.05)
    command = program(tmp_path, "launcher", "exec sleep 1")
    assert Browser([command]).open(HTTPS)


# ---- in a sandbox


@pytest.fixture
def launchers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only programs there are: `gdbus` and `xdg-open`; what each is given lies beside it."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("gdbus", "xdg-open"):
        program(folder, name, f'printf "%s\\n" "$@" > {folder}/{name}.heard')
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    return folder


def heard(launchers: Path) -> dict[str, list[str]]:
    return {path.stem: path.read_text().splitlines() for path in launchers.glob("*.heard")}


def in_flatpak(path: str) -> bool:
    return path == "/.flatpak-info"


def in_neither(path: str) -> bool:
    return False


def test_in_a_flatpak_the_portal_is_asked_alone(launchers: Path) -> None:
    assert Browser(exists=in_flatpak).open(HTTPS)
    (asked,) = heard(launchers).values()
    assert "org.freedesktop.portal.OpenURI.OpenURI" in asked
    assert asked[-3:] == ["''", f"'{HTTPS}'", "@a{sv} {}"]


@pytest.mark.parametrize(
    ("running", "used"),
    [("/snap/keyturn/7/usr/bin/python3", "gdbus"), ("/usr/bin/python3", "xdg-open")],
)
def test_a_snap_is_one_only_where_the_program_lies_in_it(
    launchers: Path, running: str, used: str
) -> None:
    """Everything that is started from a snap's terminal inherits the variable."""
    environment = {**os.environ, "SNAP": "/snap/keyturn/7"}
    assert Browser(environment=environment, exists=in_neither, program=running).open(HTTPS)
    assert list(heard(launchers)) == [used]


def test_where_the_portal_says_no_the_next_launcher_is_tried(launchers: Path) -> None:
    program(launchers, "gdbus", "exit 1")
    assert Browser(exists=in_flatpak).open(HTTPS)
    assert heard(launchers) == {"xdg-open": [HTTPS]}


def test_where_both_say_no_it_is_told(launchers: Path) -> None:
    for name in ("gdbus", "xdg-open"):
        program(launchers, name, "exit 1")
    assert not Browser(exists=in_flatpak).open(HTTPS)


def test_the_profiles_browser_comes_before_the_portal(launchers: Path, tmp_path: Path) -> None:
    named = program(tmp_path, "named", f'printf "%s\\n" "$@" > {tmp_path}/named.heard')
    assert Browser([named], exists=in_flatpak).open(HTTPS)
    assert heard(launchers) == {}
    assert (tmp_path / "named.heard").read_text().splitlines() == [HTTPS]


@pytest.mark.parametrize(
    "url", ["https://id.acme.test/'", 'https://id.acme.test/"', "javascript:1"]
)
def test_nothing_that_could_end_the_quotes_reaches_the_portal(launchers: Path, url: str) -> None:
    assert not Browser(exists=in_flatpak).open(url)
    assert heard(launchers) == {}
