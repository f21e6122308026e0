"""Does a test notice when one thing in the code is changed? Copies by mutmut, group by group.

Takes hours for the whole core: `make torture-night`. What survives is written to
build/torture/survivors, each as one line. Two kinds are counted apart: those that change nothing
but the words of an error, since no test holds words that only a log shows, and those of which
tests/torture/survivors says why no test can notice them.
"""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.torture.rig import ROOT, Found, environment

MUTMUT = ROOT / ".cache" / "proof" / "bin" / "mutmut"
WORK = ROOT / "build" / "mutants"
SURVIVORS = ROOT / "build" / "torture" / "survivors"
REASONS = ROOT / "tests" / "torture" / "survivors"
COPIED = ("ui", "main.py", "resources", "packaging", "docs", "tests", "ARCHITECTURE.md")
# The killed have a test that fails, time-outs one that hung: both were noticed.
NOTICED = {"killed", "timeout", "suspicious", "segfault", "caught by type check"}
_TEXT = re.compile(r"""f?("([^"\\]|\\.)*"|'([^'\\]|\\.)*')""")


@dataclass(frozen=True)
class Group:
    """Modules, the tests that should notice, and the lowest share that has to be."""

    name: str
    modules: tuple[str, ...]
    tests: tuple[str, ...]
    wanted: float


CRITICAL = (
    Group("deep links", ("sso/signin/deep_link.py",),
          ("tests/unit/signin/test_deep_link.py",), 0.95),
    Group("verifier", ("sso/licensing/signing.py", "sso/licensing/strict_json.py",
                       "sso/licensing/status.py", "sso/licensing/fields.py",
                       "sso/signin/id_token.py"),
          ("tests/unit/licensing", "tests/unit/signin/test_id_token.py",
           "tests/unit/signin/test_id_token_claims.py",
           "tests/unit/signin/test_id_token_keys.py"), 0.95),
    Group("address gate", ("sso/signin/authorization.py", "sso/signin/loopback_address.py",
                           "sso/signin/pkce.py"),
          ("tests/unit/signin",), 0.95),
    Group("store", ("sso/storage/atomic_file.py", "sso/storage/license_store.py",
                    "sso/storage/file_lock.py", "sso/storage/data_format.py"),
          ("tests/unit/storage", "tests/contracts/test_stores.py"), 0.95),
    Group("listener", ("sso/signin/http_message.py", "sso/signin/redirect_routes.py",
                       "sso/signin/pages.py", "sso/signin/peer.py"),
          ("tests/unit/signin",), 0.95),
    Group("listening", ("sso/signin/listener.py", "sso/signin/connections.py",
                        "sso/signin/byte_stream.py"),
          ("tests/integration/listener", "tests/unit/signin/test_byte_stream.py"), 0.95),
)  # fmt: skip
REST = (
    Group("license service", ("sso/licensing/*",), ("tests/unit/licensing",), 0.85),
    Group("settings", ("sso/profile/*",), ("tests/unit/profile",), 0.85),
    Group("activation", ("sso/activation/*",), ("tests/unit/activation",), 0.85),
    Group("network", ("sso/network/*",), ("tests/unit/network", "tests/integration/network"), 0.85),
    Group("devices", ("sso/device/*",), ("tests/unit/device", "tests/contracts"), 0.85),
    Group(
        "diagnostics",
        ("sso/diagnostics/*",),
        ("tests/unit/diagnostics", "tests/integration/doctor"),
        0.85,
    ),
)


def mutants(group: Group, scale: float = 1.0, seed: int = 0) -> Found:
    """Run a group; counts what was noticed, and whether that is less than its share.

    :param scale: which share of the copies is run; those are drawn by the seed.
    """
    if not MUTMUT.is_file():
        return {"tried": 0, "note": "mutmut is not there: `make torture-night` installs it"}
    states = ran(group, scale, seed)
    survivors = [name for name, state in states.items() if state not in NOTICED]
    differ = dict(differing(group, survivors))
    known = reasons(group)
    real = {name: change for name, change in differ.items() if known_as(name, change) not in known}
    tried = len(states) - (len(survivors) - len(real))
    share = 1 - len(real) / tried if tried else 0.0
    SURVIVORS.mkdir(parents=True, exist_ok=True)
    lines = [f"{name}\t{change}\n" for name, change in sorted(real.items())]
    (SURVIVORS / f"{_folder(group).name}.txt").write_text("".join(lines), encoding="utf-8")
    return {
        "tried": tried,
        **({} if scale >= 1 else {"drawn_of": len(_names(group))}),
        "noticed": f"{share:.1%}",
        "survived": len(real),
        "only_words": len(survivors) - len(differ),
        "with_a_reason": len(differ) - len(real),
        "groups_below_their_share": int(share < group.wanted),
    }


def ran(group: Group, scale: float = 1.0, seed: int = 0) -> dict[str, str]:
    """Run one group in a copy of the committed tree; the state of each copy by its name."""
    folder = _folder(group)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    archived = ["git", "-C", str(ROOT), "archive", "HEAD"]
    with subprocess.Popen(archived, stdout=subprocess.PIPE) as archive:
        subprocess.run(["tar", "-C", folder, "-x"], stdin=archive.stdout, check=True)
    (folder / "setup.cfg").write_text(_settings(group), encoding="utf-8")
    _mutmut(folder, "run", "none-of-them", may_fail=True)  # makes them, and runs none
    names = _names(group)
    drawn = random.Random(seed).sample(names, max(1, round(len(names) * min(1.0, scale))))
    # By names, since it then runs the tests by their names once before: one that it does not find
    # by its name ends all this here, and would look like a test that noticed each change.
    _mutmut(folder, "run", "--max-children", "2", *(drawn if scale < 1 else ["*"]))
    told = _mutmut(folder, "results", "--all", "true")
    states = dict(re.findall(r"^\s+(\S+): (.+?)\s*$", told, re.MULTILINE))
    wanted = set(drawn)
    return {name: state for name, state in states.items() if name in wanted}


def _names(group: Group) -> list[str]:
    """Return the name of every copy that mutmut has made of a group."""
    made = sorted((_folder(group) / "mutants").rglob("*.meta"))
    return [name for meta in made for name in json.loads(meta.read_text())["exit_code_by_key"]]


def reasons(group: Group) -> dict[tuple[str, str], str]:
    """Return why copies of a group cannot be noticed, by their function and their change.

    The file is an array of tables `[[survivor]]` with `function`, `change` and `why`.
    """
    path = REASONS / f"{_folder(group).name}.toml"
    if not path.is_file():
        return {}
    told = tomllib.loads(path.read_text("utf-8"))["survivor"]
    return {(one["function"], one["change"]): one["why"] for one in told}


def known_as(name: str, change: str) -> tuple[str, str]:
    """Return what a copy is known by whatever its number: it changes with the code around."""
    return name.rpartition("__mutmut_")[0], change


def differing(group: Group, survivors: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the survivors that change more than the words of an error, with the changed line."""
    with ThreadPoolExecutor(2) as two:
        shown = list(two.map(lambda name: _mutmut(_folder(group), "show", name), survivors))
    for name, diff in zip(survivors, shown, strict=True):
        before = [line[1:] for line in diff.splitlines() if re.match(r"-(?!--)", line)]
        after = [line[1:] for line in diff.splitlines() if re.match(r"\+(?!\+\+)", line)]
        if not is_only_words(before, after):
            yield (
                name,
                f"{' / '.join(map(str.strip, before))} -> {' / '.join(map(str.strip, after))}",
            )


def is_only_words(before: list[str], after: list[str]) -> bool:
    """Whether two versions of some lines differ in what an error says, and in nothing else."""
    one, other = "\n".join(before), "\n".join(after)
    if not re.search(r"\braise\b|Wrong\(|Invalid\(|Damaged\(|Failed\(|Error\(", one):
        return False
    return _TEXT.sub("T", one) == _TEXT.sub("T", other).replace("(None", "(T")


def _settings(group: Group) -> str:
    lines = ["[mutmut]", "source_paths=sso", "only_mutate="]
    lines += [f"    {module}" for module in group.modules]
    lines += ["also_copy=", *(f"    {name}" for name in COPIED)]
    lines += ["pytest_add_cli_args_test_selection=", *(f"    {name}" for name in group.tests)]
    return "\n".join(lines) + "\n"


def _folder(group: Group) -> Path:
    return WORK / group.name.replace(" ", "-")


def _mutmut(folder: Path, *words: str, may_fail: bool = False) -> str:
    done = subprocess.run(
        ["nice", str(MUTMUT), *words],
        cwd=folder,
        env={**environment(folder), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": ""},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode and words[0] == "run" and not may_fail:
        raise AssertionError(f"mutmut: {done.stdout[-300:]} {done.stderr[-600:]}")
    return done.stdout
