"""Does only the start link reach a launcher, once, and is a launcher never believed?
(LB12 to LB14, LB50)"""

import os
import signal
import time
from pathlib import Path

import pytest

from sso.signin import browser as browser_module
from sso.signin.browser import Browser, cleaned
from tests.integration.listener.conftest import Open
from tests.integration.listener.open_listener import OpenListener, wait_until


def launcher(folder: Path, script: str, name: str = "xdg-open") -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def test_lb12_the_first_visit_goes_on_to_the_provider(opened: OpenListener) -> None:
    answer = opened.get(opened.path_of(opened.link), Sec_Fetch_Dest="document")
    assert (answer.status, answer.location) == (302, opened.request.url)
    assert opened.starts == 1
    opened.assert_unharmed()


def test_lb12_the_link_says_nothing_of_the_provider(opened: OpenListener) -> None:
    assert opened.link.startswith(f"{opened.origin}/keyturn/go/")
    assert len(opened.link.rpartition("/")[2]) >= 43  # 256 bits
    assert opened.state not in opened.link


def test_lb12_a_second_visit_is_counted_and_ends_nothing(opened: OpenListener) -> None:
    path = opened.path_of(opened.link)
    assert opened.get(path).status == 302
    for _ in range(3):
        second = opened.get(path)
        assert second.status == 404
        assert second.raw == opened.get("/else").raw
    assert opened.starts == 1
    assert opened.listener.counts.reused_links == 3
    opened.assert_unharmed()


@pytest.mark.parametrize(
    ("method", "header"),
    [
        ("GET", ("Sec-Purpose", "prefetch")),
        ("GET", ("Sec-Purpose", "prefetch;prerender")),
        ("GET", ("Purpose", "prefetch")),
        ("HEAD", ("X", "y")),
        ("POST", ("X", "y")),
        ("OPTIONS", ("X", "y")),
        ("GET", ("Host", "evil.test")),
    ],
)
def test_lb12_what_is_no_visit_does_not_use_it_up(
    opened: OpenListener, method: str, header: tuple[str, str]
) -> None:
    path = opened.path_of(opened.link)
    answer = opened.ask(method, path, **{header[0].replace("-", "_"): header[1]})
    assert answer.status in (404, 405, 421)
    assert opened.starts == 0
    assert opened.get(path).status == 302


def test_lb12_every_opening_gets_a_fresh_link(opened: OpenListener) -> None:
    links = {opened.link, *(opened.listener.new_link() for _ in range(5))}
    assert len(links) == 6
    for link in links:
        assert opened.get(opened.path_of(link)).status == 302
    assert opened.starts == 6
    opened.assert_unharmed()


def test_lb12_no_link_works_after_the_answer(opened: OpenListener) -> None:
    fresh = opened.listener.new_link()
    opened.assert_unharmed()
    assert opened.get(opened.path_of(fresh)).status == 404
    assert opened.starts == 0


@pytest.mark.parametrize(
    "shape", ["{p}x", "{p}/", "/keyturn/go/", "/keyturn/go", "{upper}", "/{p}"]
)
def test_lb12_a_link_nearby_is_none(opened: OpenListener, shape: str) -> None:
    path = opened.path_of(opened.link)
    near = shape.format(p=path, upper=path.swapcase())
    assert opened.get(near).status == 404
    assert opened.starts == 0


def test_lb12_the_launcher_gets_the_link_and_nothing_else(
    opened: OpenListener, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    program = launcher(tmp_path, f'printf "%s\\n" "$#" "$@" > "{log}"')
    assert Browser([str(program)]).open(opened.link)
    assert log.read_text().splitlines() == ["1", opened.link]


def test_lb13_the_launcher_gets_a_clean_environment(opened: OpenListener, tmp_path: Path) -> None:
    bundle = "/tmp/bundle"
    environment = {
        "PATH": f"{bundle}/bin{os.pathsep}{os.environ['PATH']}",
        "XDG_DATA_DIRS": f"{bundle}/share:/usr/share",
        "APPDIR": bundle,
        "LD_LIBRARY_PATH": bundle,
        "QT_PLUGIN_PATH": bundle,
        "QT_PLUGIN_PATH_ORIG": "/usr/lib/qt6/plugins",
    }
    log = tmp_path / "log"
    program = launcher(tmp_path, f'env > "{log}"')
    assert Browser([str(program)], environment).open(opened.link)
    found = dict(line.partition("=")[::2] for line in log.read_text().splitlines())
    assert "LD_LIBRARY_PATH" not in found
    assert found["QT_PLUGIN_PATH"] == "/usr/lib/qt6/plugins"
    assert found["XDG_DATA_DIRS"] == "/usr/share"
    assert bundle not in found["PATH"]
    assert cleaned(environment)["PATH"] == os.environ["PATH"]


def test_lb13_the_profile_may_name_the_browser(opened: OpenListener, tmp_path: Path) -> None:
    log = tmp_path / "log"
    program = launcher(tmp_path, f'printf "%s " "$@" > "{log}"', "my-browser")
    assert Browser([str(program), "--new-window"]).open(opened.link)
    assert log.read_text().split() == ["--new-window", opened.link]


@pytest.mark.parametrize("code", [1, 2, 3, 4, 127])
def test_lb14_a_launcher_that_fails_is_noticed(
    opened: OpenListener, tmp_path: Path, code: int
) -> None:
    assert not Browser([str(launcher(tmp_path, f"exit {code}"))]).open(opened.link)
    opened.assert_unharmed()  # the link can still be copied, the sign-in goes on


@pytest.mark.parametrize("name", ["missing", "not-executable", "no-format"])
def test_lb14_a_launcher_that_cannot_run_is_noticed(
    opened: OpenListener, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    if name != "missing":
        path.write_bytes(b"\x7fELF nonsense")
        path.chmod(0o755 if name == "no-format" else 0o644)
    assert not Browser([str(path)]).open(opened.link)
    opened.assert_unharmed()


def test_lb14_a_launcher_that_hangs_holds_nobody(
    opened: OpenListener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser_module, "_LAUNCH_WAIT_S", 0.2)
    number = tmp_path / "number"
    program = launcher(tmp_path, f'echo $$ > "{number}"\nexec sleep 60')
    began = time.monotonic()
    assert Browser([str(program)]).open(opened.link)
    assert time.monotonic() - began < 2
    assert wait_until(lambda: number.exists() and bool(number.read_text().strip()))
    opened.assert_unharmed()
    os.kill(int(number.read_text()), signal.SIGTERM)


def test_lb14_that_it_opened_is_proved_by_the_first_visit_alone(
    open_listener: Open, tmp_path: Path
) -> None:
    opened = open_listener()
    assert Browser([str(launcher(tmp_path, "exit 0"))]).open(opened.link)
    assert opened.starts == 0
    opened.get(opened.path_of(opened.link))
    assert opened.starts == 1
