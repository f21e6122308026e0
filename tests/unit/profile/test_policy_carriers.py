"""Which file holds the policy on which system, who has to own it, and how large may it be?"""

from __future__ import annotations

import os
import plistlib
import pwd
from pathlib import Path
from typing import Any

import pytest

from sso.errors import ProfileError
from sso.profile.carriers import MAX_BYTES, Machine, machine_policies, read_policy_file
from sso.profile.policy import layers_of, parse_policy, policy_problems
from sso.profile.reader import Document

APP_ID = "test.acme.Keyturn"


def put(path: Path, raw: bytes, mode: int = 0o644) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.parent.chmod(0o755)
    path.write_bytes(raw)
    path.chmod(mode)
    return path


def refused(machine: Machine) -> str:
    with pytest.raises(ProfileError) as caught:
        machine_policies(APP_ID, machine)
    return caught.value.detail


# ---- Linux


def test_the_parts_of_this_machine_are_the_real_ones() -> None:
    machine = Machine()
    assert machine.root == Path("/")
    assert (machine.trusted_uid, machine.open_registry, machine.user_name) == (0, None, "")
    assert machine_policies("test.acme.NoSuchProgram") == []


def test_the_policy_below_etc(tmp_path: Path) -> None:
    path = put(tmp_path / "etc" / APP_ID / "policy.json", b'{"forced":\n{"ui": {}}}')
    machine = Machine("linux", tmp_path, os.getuid())
    assert machine_policies(APP_ID, machine) == [
        Document(str(path), "", {"forced": {"ui": {}}}, {"forced": 1, "forced.ui": 2})
    ]
    assert machine_policies("test.acme.Other", machine) == []


def test_below_a_file_there_is_no_policy(tmp_path: Path) -> None:
    put(tmp_path / "etc" / APP_ID, b"")
    assert machine_policies(APP_ID, Machine("linux", tmp_path, os.getuid())) == []


@pytest.mark.parametrize(
    ("trusted", "owner"), [(0, "root"), (4711, "user 4711")], ids=["root", "a user"]
)
def test_whose_a_policy_would_have_to_be(tmp_path: Path, trusted: int, owner: str) -> None:
    path = put(tmp_path / "etc" / APP_ID / "policy.json", b"{}")
    if os.getuid() == 0:
        os.chown(path, 1234, -1)
    said = f"{path}: is not believed, since it does not belong to {owner}"
    assert refused(Machine("linux", tmp_path, trusted)) == said


@pytest.mark.parametrize("mode", [0o020, 0o002])
@pytest.mark.parametrize("is_folder", [False, True], ids=["file", "folder"])
def test_what_others_may_write_is_told_with_the_remedy(
    tmp_path: Path, mode: int, is_folder: bool
) -> None:
    path = put(tmp_path / "etc" / APP_ID / "policy.json", b"{}")
    judged = path.parent if is_folder else path
    judged.chmod(0o755 | mode)
    said = f"{judged}: is not believed, since others may write it (chmod go-w)"
    assert refused(Machine("linux", tmp_path, os.getuid())) == said


@pytest.mark.parametrize("mode", [0o644, 0o755, 0o700, 0o600, 0o1755])
def test_what_others_may_only_read_is_believed(tmp_path: Path, mode: int) -> None:
    put(tmp_path / "etc" / APP_ID / "policy.json", b"{}", mode)
    assert len(machine_policies(APP_ID, Machine("linux", tmp_path, os.getuid()))) == 1


def test_a_policy_that_is_a_folder_is_told_in_the_systems_words(tmp_path: Path) -> None:
    path = tmp_path / "etc" / APP_ID / "policy.json"
    path.mkdir(parents=True)
    said = f"{path}: cannot be read: Is a directory"
    assert refused(Machine("linux", tmp_path, os.getuid())) == said


@pytest.mark.parametrize("more", [0, 1])
def test_the_largest_policy(tmp_path: Path, more: int) -> None:
    path = put(tmp_path / "etc" / APP_ID / "policy.json", b"{}".ljust(MAX_BYTES + more))
    machine = Machine("linux", tmp_path, os.getuid())
    if more:
        assert refused(machine) == f"{path}: is larger than 1048576 bytes"
    else:
        assert machine_policies(APP_ID, machine)[0].values == {}


# ---- macOS


def test_the_persons_preferences_come_first(tmp_path: Path) -> None:
    folder = tmp_path / "Library" / "Managed Preferences"
    machine = put(folder / f"{APP_ID}.plist", plistlib.dumps({"schema": 1}))
    ada = put(folder / "ada" / f"{APP_ID}.plist", plistlib.dumps({"schema": 2}))
    put(folder / "bob" / f"{APP_ID}.plist", plistlib.dumps({"schema": 3}))
    put(folder / "test.acme.Other.plist", plistlib.dumps({"schema": 4}))
    found = machine_policies(APP_ID, Machine("darwin", tmp_path, os.getuid(), user_name="ada"))
    assert [(one.name, one.values) for one in found] == [
        (str(ada), {"schema": 2}),
        (str(machine), {"schema": 1}),
    ]
    found = machine_policies(APP_ID, Machine("darwin", tmp_path, os.getuid(), user_name="eve"))
    assert [one.name for one in found] == [str(machine)]


def test_without_a_name_whoever_runs_this_is_meant(tmp_path: Path) -> None:
    name = pwd.getpwuid(os.getuid()).pw_name
    folder = tmp_path / "Library" / "Managed Preferences"
    path = put(folder / name / f"{APP_ID}.plist", plistlib.dumps({"schema": 1}))
    found = machine_policies(APP_ID, Machine("darwin", tmp_path, os.getuid()))
    assert [one.name for one in found] == [str(path)]


def test_preferences_that_others_may_write_are_not_believed(tmp_path: Path) -> None:
    folder = tmp_path / "Library" / "Managed Preferences"
    put(folder / f"{APP_ID}.plist", plistlib.dumps({}), 0o666)
    said = refused(Machine("darwin", tmp_path, os.getuid(), user_name="ada"))
    assert "others may write it" in said
    assert "does not belong to user 4711" in refused(
        Machine("darwin", tmp_path, 4711, user_name="ada")
    )


def test_preferences_beyond_the_largest_size_are_not_read_whole(tmp_path: Path) -> None:
    folder = tmp_path / "Library" / "Managed Preferences"
    put(folder / f"{APP_ID}.plist", plistlib.dumps({"forced": {"x": "x" * MAX_BYTES}}))
    said = refused(Machine("darwin", tmp_path, os.getuid(), user_name="ada"))
    assert said.endswith(".plist: is not a property list")


# ---- a file that is only looked at


@pytest.mark.parametrize("name", ["p.plist", "p.mobileconfig", "p"])
def test_what_is_not_json_by_its_name_is_a_property_list(tmp_path: Path, name: str) -> None:
    path = put(tmp_path / name, plistlib.dumps({"forced": {}}), 0o666)
    document = read_policy_file(path)
    assert (document.name, document.values) == (str(path), {"forced": {}})
    with pytest.raises(ProfileError, match="is not a property list") as caught:
        read_policy_file(put(tmp_path / name, b"{}"))
    assert caught.value.detail.startswith(str(path))


def test_what_is_json_by_its_name(tmp_path: Path) -> None:
    path = put(tmp_path / "p.json", b'{"forced": {}}', 0o666)
    assert read_policy_file(path) == Document(str(path), "", {"forced": {}}, {"forced": 1})
    with pytest.raises(ProfileError) as caught:
        read_policy_file(put(path, b"\xff"))
    assert caught.value.detail == f"{path}: is not UTF-8 text"
    path.unlink()
    with pytest.raises(ProfileError) as caught:
        read_policy_file(path)
    assert caught.value.detail == f"{path}: cannot be read: No such file or directory"


# ---- the sentences of a policy


def told(values: dict[str, Any], app_id: str = APP_ID) -> list[str]:
    return [one.removeprefix("x: ") for one in policy_problems(Document("x", "", values), app_id)]


@pytest.mark.parametrize(
    ("values", "sentences"),
    [
        ({}, []),
        ({"schema": 1, "defaults": {}, "forced": {}}, []),
        ({"schema": 2}, ["this program reads schema = 1"]),
        ({"schema": {}}, ["this program reads schema = 1"]),
        ({"forced": []}, ["forced must be a table"]),
        ({"defaults": 1, "forced": 1}, ["defaults must be a table", "forced must be a table"]),
        ({"scheme": 1}, ["unknown key 'scheme'; did you mean 'schema'?"]),
        ({"zz": 1}, ["unknown key 'zz'; known here: schema, defaults, forced"]),
        ({"scheme": 1, "forced": {"ui": 1}}, ["unknown key 'scheme'; did you mean 'schema'?"]),
        (
            {"defaults": {"ui": 1}, "forced": {"app": {"zz": 1}}},
            [
                "[ui] must be a table",
                "unknown key 'app.zz'; known here: id, name, url_scheme, support_url",
            ],
        ),
        ({"forced": {"app": {"id": APP_ID}}}, []),
        ({"forced": {"app": {"id": "a.b"}}}, ["a policy cannot change app.id"]),
        ({"defaults": {"app": {"id": "a.b"}}}, ["a policy cannot change app.id"]),
        (
            {"defaults": {"ui": {"theme": "dark"}}, "forced": {"ui": {"theme": "dark"}}},
            ["ui.theme stands under defaults and under forced; only one can hold"],
        ),
        ({"defaults": {"ui": {"theme": "dark"}}, "forced": {"ui": {"language": "de"}}}, []),
    ],
)  # fmt: skip
def test_the_sentences(values: dict[str, Any], sentences: list[str]) -> None:
    assert told(values) == sentences


def test_any_id_is_right_where_no_program_is_named() -> None:
    values = {"forced": {"app": {"id": "a.b"}}}
    assert policy_problems(Document("x", "", values)) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"a": 1, "b": 2, "b": 3}', "p: 'b' stands twice in one table"),
        ('{"a": [{"b": 1, "b": 2}]}', "p: 'b' stands twice in one table"),
        ("{\n\n,}", "p, line 3: Expecting property name enclosed in double quotes"),
        ("[" * 100_000, "p: is nested too deeply"),
        ("1", "p: a policy is a table"),
    ],
    ids=["twice", "twice below", "no JSON", "deep", "number"],
)
def test_what_is_no_policy(text: str, said: str) -> None:
    with pytest.raises(ProfileError) as caught:
        parse_policy("p", text)
    assert caught.value.detail == said


LINED = """{"a": [],
 "b": [[1, {"c": "}",
  "d": "]"}], 2, "{"],
 "e": {"f\\"g": ":",
  "h": {}}, "i":
  [{"j": 1},
   {"k": 2}], "l": true,
 "m": "n"
}"""


def test_the_line_of_each_key_of_a_policy() -> None:
    assert parse_policy("p", LINED).lines == {
        "a": 1,
        "b": 2,
        "b.c": 2,
        "b.d": 3,
        "e": 4,
        'e.f"g': 4,
        "e.h": 5,
        "i": 5,
        "i.j": 6,
        "i.k": 7,
        "l": 7,
        "m": 8,
    }


def test_the_layers_of_two_policies() -> None:
    text = '{"defaults": {"ui":\n {"theme": "dark"}},\n"forced": {"ui": {"language": "de"}}}'
    strong = parse_policy("strong", text)
    weak = parse_policy("weak", '{"forced": {"ui": {"autostart": true}}, "defaults": {}}')
    defaults, forced = layers_of([strong, weak], APP_ID)
    assert [(one.name, one.document.name, one.is_forced) for one in [*defaults, *forced]] == [
        ("policy (default)", "strong", False),
        ("policy (forced)", "weak", True),
        ("policy (forced)", "strong", True),
    ]
    assert defaults[0].document.values == {"ui": {"theme": "dark"}}
    assert defaults[0].document.lines == {"ui": 1, "ui.theme": 2}
    assert forced[1].document.lines == {"ui": 3, "ui.language": 3}
    assert not any(one.is_user or one.is_flags for one in [*defaults, *forced])
