"""Is what the guides say true? Each command is run, each file checked, each link followed.

A command is a line `$ ...` of a fenced block ```` ```console ````, run by a shell in a folder that
holds the files the guide shows (```` ```json policy.json ````). `keyturn` is this program, with the
sandbox's profile and a data folder of the guide's own. `# exit 11` behind a command is the code it
ends with. The lines below it are found in what it says; `...` stands for anything. Words behind
`console`: `policy=FILE` is this computer's policy meanwhile, `profile=none`: there is no profile,
`person=MAIL`: who plays the browser. `wrong` behind a file's name: it is refused.
"""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import tomlkit

import main
from sso.channel.requests import parse_request
from sso.cli.config_verbs import validate
from sso.cli.doctor_sentences import NAMES
from sso.cli.output import Output
from sso.cli.parser import parse
from sso.errors import ProfileError
from tests.integration.command_line import Done, finished, terminal_of
from tests.integration.machine_policy import can_mount, with_policy
from tests.integration.sandbox_process import ROOT, Sandbox

GUIDES = sorted((ROOT / "docs" / "guides").glob("*.md"))
BESIDE = [ROOT / "docs" / "unattended.md", ROOT / "docs" / "network.md", ROOT / "README.md"]
PAGES = [page for page in (*GUIDES, *BESIDE) if page.is_file()]
LINKED = [
    *ROOT.glob("*.md"),
    *(ROOT / "docs").rglob("*.md"),
    ROOT / "resources" / "samples" / "README.md",
    ROOT / "tests" / "README.md",
]
ADMINISTRATOR = ROOT / "docs" / "guides" / "administrator.md"
UNBRANDED = "io.keyturn.Keyturn"
PERSON = "you@acme.test"
# What a guide may let its readers run here.
RUNS = frozenset(("keyturn", "python3", "sh", "grep", "cat"))
# What cannot run here, by its first words, and why.
CANNOT = {
    "sudo": "changes the computer that runs the tests",
    "reg": "Windows",
    "gpupdate": "Windows",
    "profiles": "macOS",
    "journalctl": "needs a system's log",
    "keyturn sandbox": "runs until it is ended; the tests' own one stands in its place",
}
_FENCE = re.compile(r"^```([^\n`]+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_EXIT = re.compile(r"\s+# exit (\d+)$")
_STARTED = re.compile(r"(?:^|[|;&]|\$\()\s*([A-Za-z_][\w.-]*)")
_PLAIN_TEXT = re.compile(r'"[^"$]*"')
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_CODE = re.compile(r"^\| `[A-Z_]+`(?: \([a-z_]+\))? \| (\d+) \|", re.MULTILINE)
_STATE = re.compile(r"^\| `[a-z_]+` \| (\d+) \| .+ \|$", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """One fenced block: its kind, the words behind it, its text."""

    kind: str
    words: tuple[str, ...]
    text: str

    @property
    def settings(self) -> dict[str, str]:
        """The words of the form name=value."""
        return dict(word.split("=", 1) for word in self.words if "=" in word)

    @property
    def file(self) -> str:
        """The name of the file that it shows, or nothing."""
        is_file = self.kind != "console" and self.words and "line" not in self.words
        return self.words[0] if is_file and "instance" not in self.words else ""


@dataclass
class Command:
    """One line to run, the exit code it ends with, and what it says among other things."""

    line: str
    code: int = 0
    says: list[str] = field(default_factory=list)

    @property
    def reason_not_to_run(self) -> str:
        """Why it cannot run here; empty: it can."""
        return next((why for words, why in CANNOT.items() if self._starts_with(words)), "")

    def _starts_with(self, words: str) -> bool:
        return self.line.split()[: len(words.split())] == words.split()


def blocks_of(page: Path) -> list[Block]:
    found = _FENCE.findall(page.read_text("utf-8"))
    return [Block(head.split()[0], tuple(head.split()[1:]), text) for head, text in found]


def commands_of(block: Block) -> list[Command]:
    found: list[Command] = []
    for line in block.text.splitlines():
        if line.startswith("$ "):
            code = _EXIT.search(line)
            found.append(Command(_EXIT.sub("", line[2:]), int(code[1]) if code else 0))
        elif line:
            found[-1].says.append(line)
    return found


def console_blocks(page: Path) -> list[tuple[Block, list[Command]]]:
    return [(one, commands_of(one)) for one in blocks_of(page) if one.kind == "console"]


@dataclass
class Reader:
    """Somebody who follows a guide, in a folder of their own."""

    sandbox: Sandbox
    folder: Path

    def __post_init__(self) -> None:
        programs = self.folder / "programs"
        programs.mkdir(parents=True)
        start = f'"{sys.executable}" "{ROOT / "main.py"}" --data-dir "{self.folder / "data"}"'
        for name, words in (("keyturn", start), ("python3", f'"{sys.executable}"')):
            script = programs / name
            script.write_text(f'#!/bin/sh\nexec {words} "$@"\n')
            script.chmod(0o755)
        (self.folder / "password").write_text("not a real one\n")
        (self.folder / "resources").symlink_to(ROOT / "resources")
        shutil.copytree(self.profile_for(PERSON).parent, self.folder / "try")

    def profile_for(self, person: str) -> Path:
        """Return a profile whose browser signs this person in."""
        return terminal_of(self.sandbox, self.folder / person, person=person).profile

    def run(self, block: Block, command: Command) -> Done:
        """Run a command as the block says."""
        said = block.settings
        environment = {
            "HOME": str(self.folder),
            "XDG_CONFIG_HOME": str(self.folder / "own"),
            "PATH": f"{self.folder / 'programs'}:{os.environ['PATH']}",
            "KEYTURN_PROFILE": str(self.profile_for(said.get("person", PERSON))),
        }
        if said.get("profile") == "none":
            environment["KEYTURN_PROFILE"] = ""
        before: list[str] = []
        if "policy" in said:
            policy = (self.folder / said["policy"]).read_text("utf-8")
            before = with_policy(self.folder / "etc", policy, UNBRANDED)
        return finished([*before, "sh", "-c", command.line], environment, self.folder)


def write_files(page: Path, folder: Path) -> dict[Path, Block]:
    """Put the files that a guide shows into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    shown = {folder / block.file: block for block in blocks_of(page) if block.file}
    for path, block in shown.items():
        path.write_text(block.text, "utf-8")
    return shown


def says(done: Done, wanted: str) -> bool:
    """Whether one of the lines that were said is this one, with anything for its dots."""
    pattern = re.compile(r"\s*" + ".*".join(re.escape(part) for part in wanted.split("...")))
    return any(pattern.fullmatch(line.rstrip()) for line in (done.out + done.err).splitlines())


def example_lines(name: str) -> str:
    """The lines of a log that the administrator's guide shows."""
    return "".join(one.text for one in blocks_of(ADMINISTRATOR) if one.words == (name, "line"))


def fields_of(lines: str) -> dict[str, set[str]]:
    """The fields of each kind of line."""
    return {line["event"]: set(line) for line in map(json.loads, lines.splitlines())}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


# ---- commands


@pytest.mark.parametrize("page", [page for page in PAGES if console_blocks(page)], ids=name_of)
def test_the_commands_do_what_the_guide_says(page: Path, sandbox: Sandbox, tmp_path: Path) -> None:
    reader = Reader(sandbox, tmp_path)
    write_files(page, tmp_path)
    has_policy = can_mount()
    for block, commands in console_blocks(page):
        if "policy" in block.settings and not has_policy:
            continue  # this system lets nobody give itself a policy
        for command in commands:
            if command.reason_not_to_run:
                continue
            done = reader.run(block, command)
            told = f"{command.line}\n{done.out}{done.err}"
            assert done.code == command.code, f"ends with {done.code}: {told}"
            missing = [line for line in command.says if not says(done, line)]
            assert missing == [], f"is not said by {told}"
    for log in (tmp_path / "data" / "state" / "logs").glob("*.jsonl"):
        real, shown = fields_of(log.read_text("utf-8")), fields_of(example_lines(log.name))
        assert {event: real.get(event, shown[event]) for event in shown} == shown, log.name


def test_every_command_is_known() -> None:
    """It runs here, or it stands in the list of those that cannot, with the reason."""
    every = [command for page in PAGES for _, some in console_blocks(page) for command in some]
    run = [command for command in every if not command.reason_not_to_run]
    programs = {name for one in run for name in _STARTED.findall(_PLAIN_TEXT.sub("", one.line))}
    assert len(run) > 30
    assert programs <= RUNS, f"not known: {programs - RUNS}"
    told = [command.line for command in every if command.reason_not_to_run and command.says]
    assert told == [], "what these say is not looked at"
    for words in CANNOT:
        assert any(one.line.startswith(f"{words} ") for one in every), f"no guide has {words}"


# ---- files


def is_sound(path: Path) -> bool:
    words = parse(["--json", "config", "validate", str(path)])
    try:
        return validate(main.Program(words, Output(True, result=io.StringIO()))) == 0
    except ProfileError:
        return False


@pytest.mark.parametrize("page", GUIDES, ids=name_of)
def test_the_policies_and_profiles_are_sound(page: Path, tmp_path: Path) -> None:
    for path, block in write_files(page, tmp_path).items():
        if path.suffix in (".json", ".toml", ".mobileconfig"):
            assert is_sound(path) is ("wrong" not in block.words), path.name


def test_the_parts_of_profiles_are_sound(tmp_path: Path) -> None:
    """What a guide shows of a profile fits into the smallest one."""
    vendor = ROOT / "docs" / "guides" / "vendor.md"
    (smallest,) = [one.text for one in blocks_of(vendor) if one.file == "acme.toml"]
    parts = [one for page in GUIDES for one in blocks_of(page) if one.kind == "toml"]
    fragments = [one.text for one in parts if not one.file]
    assert len(fragments) >= 4
    for number, text in enumerate(fragments):
        whole = tomlkit.parse(smallest)
        for table, keys in tomlkit.parse(text).items():
            whole[table] = {**whole.get(table, {}), **keys}
        path = tmp_path / f"{number}.toml"
        path.write_text(tomlkit.dumps(whole))
        assert is_sound(path), text


# ---- what the tables must hold


def section(page: Path, title: str) -> str:
    found = re.search(
        rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", page.read_text("utf-8"), re.M | re.S
    )
    assert found is not None, title
    return found[1]


def first_cells(text: str) -> list[str]:
    return [line.split("|")[1].strip() for line in text.splitlines() if line.startswith("|")][2:]


def test_every_exit_code_is_explained() -> None:
    contract = (ROOT / "docs" / "contract.md").read_text("utf-8")
    codes = {int(code) for code in _CODE.findall(contract) + _STATE.findall(contract)}
    assert {0, *range(10, 33), 64, 70} <= codes
    told = first_cells(section(ADMINISTRATOR, "Troubleshooting by exit code"))
    assert [int(cell) for cell in told] == sorted(codes)


def test_every_check_of_the_doctor_is_explained() -> None:
    rows = [
        line.split(" | ")[:2]
        for line in section(ADMINISTRATOR, "Is this computer all right?").splitlines()
        if line.startswith("| `")
    ]
    assert {row[0].strip("| `"): row[1] for row in rows} == dict(NAMES)


def test_every_field_of_the_audit_log_is_explained() -> None:
    told = set(re.findall(r"`([a-z_]+)`", " ".join(first_cells(section(ADMINISTRATOR, "Logs")))))
    shown = fields_of(example_lines("audit.jsonl"))
    assert shown.keys() == {"action", "state_changed"}
    assert set().union(*shown.values()) == told


def test_the_request_to_the_instance_is_one() -> None:
    shown = [one for page in GUIDES for one in blocks_of(page) if one.words[:1] == ("instance",)]
    assert shown
    for block in shown:
        parse_request(block.text.strip().encode())


# ---- links


def anchors_of(path: Path) -> set[str]:
    """The anchors that a page's headings get where it is read."""
    text = re.sub(r"^```.*?^```$", "", path.read_text("utf-8"), flags=re.M | re.S)
    plain = [re.sub(r"[^\w\- ]", "", one.lower()) for one in re.findall(r"^#+ (.+)$", text, re.M)]
    return {one.strip().replace(" ", "-") for one in plain}


def broken_links(page: Path) -> Iterator[str]:
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.M | re.S)
    for target in _LINK.findall(text):
        if re.match(r"[a-z]+:", target):
            continue
        place, _, anchor = target.partition("#")
        path = (page.parent / place).resolve() if place else page
        if not path.exists() or (anchor and anchor not in anchors_of(path)):
            yield target


@pytest.mark.parametrize("page", LINKED, ids=name_of)
def test_every_link_leads_somewhere(page: Path) -> None:
    assert list(broken_links(page)) == []


def test_every_guide_is_found_from_the_front_page() -> None:
    front = (ROOT / "README.md").read_text("utf-8")
    assert [page.name for page in GUIDES if f"docs/guides/{page.name}" not in front] == []
