"""Is the packages' workflow safe and whole? Its structure is read by lines: no YAML reader is
among the tests' libraries."""

import re

import pytest
from frozen_folder import ROOT

PATH = ROOT / ".github" / "workflows" / "packages.yml"
TEXT = PATH.read_text("utf-8")
JOBS = dict(
    (part.split(":", 1)[0].strip(), part)
    for part in re.split(r"^  (?=[\w-]+:$)", TEXT.split("\njobs:\n")[1], flags=re.MULTILINE)
    if part.strip()
)


def test_the_lines_are_those_of_plain_yaml() -> None:
    assert "\t" not in TEXT
    for line in TEXT.splitlines():
        assert not (len(line) - len(line.lstrip(" "))) % 2, line
        assert line == line.rstrip()


def test_it_may_read_and_nothing_else() -> None:
    assert re.findall(r"^permissions:\n((?:  .*\n)+)", TEXT, re.MULTILINE) == ["  contents: read\n"]
    assert "secrets." not in TEXT
    assert "pull_request_target" not in TEXT
    checkouts = TEXT.count("uses: actions/checkout@")
    assert checkouts == TEXT.count("persist-credentials: false") > 0


def test_no_action_is_of_an_open_release() -> None:
    used = re.findall(r"uses: (\S+)", TEXT)
    assert used
    assert [
        one for one in used if not re.fullmatch(r"[\w-]+/[\w-]+@(v\d+|[0-9a-f]{40})", one)
    ] == []


def test_nothing_from_outside_is_put_into_a_shell() -> None:
    for line in TEXT.splitlines():
        if "${{" in line:
            assert line.strip().startswith("group:"), line


@pytest.mark.parametrize(
    ("job", "system"),
    [("linux", "ubuntu-latest"), ("macos", "macos-latest"), ("windows-freeze", "windows-latest"),
     ("windows-installers", "ubuntu-latest"), ("windows-try", "windows-latest")],
)  # fmt: skip
def test_each_job_has_its_system_and_an_end(job: str, system: str) -> None:
    assert f"runs-on: {system}\n" in JOBS[job]
    assert "timeout-minutes: " in JOBS[job]


def test_each_system_tests_the_frozen_program() -> None:
    for job in ("linux", "macos", "windows-freeze", "windows-try"):
        assert "--self-test --json" in JOBS[job]
    for job in ("linux", "macos", "windows-installers"):
        assert "sha256" in JOBS[job]
        assert "actions/upload-artifact@" in JOBS[job]


def test_every_file_that_it_names_is_there() -> None:
    named = set(re.findall(r"packaging/[\w./-]+\.(?:py|sh|txt|spec)", TEXT))
    assert len(named) > 6
    assert [name for name in named if not (ROOT / name).is_file()] == []
    lists = re.findall(r"system_packages\.py ([a-z -]+)$", TEXT, re.MULTILINE)
    for name in " ".join(lists).split():
        assert (ROOT / "packaging" / "setup" / "packages" / f"{name}.txt").is_file()
