"""From where does each value of a start come: file, policy, settings, flags, and which folder?"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sso.errors import NoProfile, ProfileError
from sso.profile import location
from sso.profile.location import (
    app_id_at,
    candidates,
    find_profile,
    load_policy_alone,
    load_profile,
    public_key_pem,
)
from sso.profile.reader import Document
from tests.unit.sample_profile import SOUND

DEFAULT_ID = "io.keyturn.Keyturn"


def made(path: Path, text: str = SOUND) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def policy(**kinds: Any) -> Document:
    return Document("the policy file", "", kinds)


def asked(answer: Any) -> tuple[list[str], Callable[[str], Any]]:
    """A question by the app's id, which keeps what it was asked for."""
    ids: list[str] = []

    def answered(app_id: str) -> Any:
        ids.append(app_id)
        return answer

    return ids, answered


# ---- the folder of the machine


@pytest.mark.parametrize(
    ("platform", "environment", "folder"),
    [
        ("linux", {}, "/etc"),
        ("freebsd14", {}, "/etc"),
        ("darwin", {}, "/Library/Application Support"),
        ("win32", {"PROGRAMDATA": "D:\\Data"}, "D:\\Data"),
        ("win32", {}, "C:\\ProgramData"),
    ],
    ids=["linux", "another unix", "macOS", "windows with a place", "windows without"],
)
def test_the_machines_folder_of_each_system(
    monkeypatch: pytest.MonkeyPatch, platform: str, environment: dict[str, str], folder: str
) -> None:
    monkeypatch.delenv("PROGRAMDATA", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    place = Path(folder) / DEFAULT_ID / "profile.toml"
    user, packaged = Path("/home/x/profile.toml"), Path("/opt/x.toml")
    assert candidates(None, user) == [place, user]
    assert candidates(packaged, user) == [packaged, place, user]


def test_the_machines_profile_is_found_before_the_persons(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(location, "_machine_folder", lambda: tmp_path / "machine")
    user = made(tmp_path / "user.toml")
    assert find_profile(None, {}, tmp_path / "absent.toml", user) == user
    machine = made(tmp_path / "machine" / DEFAULT_ID / "profile.toml")
    assert find_profile(None, {}, tmp_path / "absent.toml", user) == machine
    assert find_profile("", {"KEYTURN_PROFILE": ""}, user, machine) == user


def test_none_at_all_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(NoProfile) as caught:
        find_profile(None, {}, None, tmp_path / "profile.toml")
    assert caught.value.detail == "no profile was found"


# ---- the layers of a start


def test_everybody_is_asked_for_the_id_of_the_profile(tmp_path: Path) -> None:
    settings_ids, settings_of = asked(tmp_path / "settings.toml")
    policy_ids, policies_of = asked([])
    load_profile(made(tmp_path / "profile.toml"), settings_of, None, policies_of)
    assert set(settings_ids) == set(policy_ids) == {"test.acme.Keyturn"}


def test_each_layer_is_named_as_the_origin_of_what_it_says(tmp_path: Path) -> None:
    settings = made(
        tmp_path / "settings.toml",
        '[ui]\ntheme = "light"\nlanguage = "fr"\nautostart = false\n'
        '[chosen_license]\nA = 1\n[company]\ncode = "x"\n',
    )
    policies = [
        policy(defaults={"ui": {"theme": "dark"}, "checks": {"interval_min": 5}}),
        policy(forced={"ui": {"language": "de"}}),
    ]
    found = load_profile(
        made(tmp_path / "deep" / "profile.toml"),
        lambda app_id: settings,
        {"sign_in.openid_connect.client_id": "c", "sign_in.any_port": True},
        lambda app_id: policies,
    )
    assert (found.ui.theme, found.ui.language, found.ui.autostart) == ("light", "de", False)
    assert (found.checks.interval_min, found.sign_in.any_port) == (5.0, True)
    assert found.sign_in.openid_connect.client_id == "c"
    assert found.forced == {"ui.language"}
    assert found.folder == tmp_path / "deep"
    origins = {name: at for name, at in found.origins.items() if at != "profile"}
    assert origins == {
        "ui.theme": "user settings",
        "ui.autostart": "user settings",
        "ui.language": "policy (forced)",
        "checks.interval_min": "policy (default)",
        "sign_in.any_port": "command line",
        "sign_in.openid_connect.client_id": "command line",
    }
    assert found.origins["app.id"] == "profile"


def test_a_relative_profile_has_a_whole_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path / "profile.toml")
    monkeypatch.chdir(tmp_path)
    found = load_profile(Path("profile.toml"), lambda app_id: tmp_path / "absent")
    assert found.folder == tmp_path.resolve()


def test_a_flag_that_is_wrong_is_named_as_the_command_lines(tmp_path: Path) -> None:
    with pytest.raises(ProfileError) as caught:
        load_profile(
            made(tmp_path / "profile.toml"), lambda app_id: tmp_path / "no", {"ui.theme": "blue"}
        )
    assert caught.value.detail.startswith("command line: ui.theme must be one of")


def test_a_flag_may_say_what_a_user_may_not(tmp_path: Path) -> None:
    flags = {"license_service.base_url": "https://other.test"}
    path = made(tmp_path / "profile.toml")
    found = load_profile(path, lambda app_id: tmp_path / "no", flags)
    assert found.license_service.base_url == "https://other.test"


def test_a_flag_against_the_policy_is_told_by_its_key(tmp_path: Path) -> None:
    forced = policy(forced={"ui": {"theme": "dark"}})
    with pytest.raises(ProfileError) as caught:
        load_profile(
            made(tmp_path / "profile.toml"),
            lambda app_id: tmp_path / "no",
            {"ui.theme": "light"},
            lambda app_id: [forced],
        )
    said = "command line: ui.theme is fixed by the administrator's policy"
    assert caught.value.detail == said


def test_a_wrong_setting_of_the_person_has_its_line(tmp_path: Path) -> None:
    settings = made(tmp_path / "settings.toml", "[ui]\n\nthem = 1\n")
    with pytest.raises(ProfileError) as caught:
        load_profile(made(tmp_path / "profile.toml"), lambda app_id: settings)
    assert caught.value.detail.startswith(f"{settings}, line 3: unknown key 'ui.them'")


# ---- the id alone


@pytest.mark.parametrize(
    ("text", "app_id"),
    [
        (SOUND, "test.acme.Keyturn"),
        ('[app]\nid = "a.b"\nodd = 1\n', "a.b"),
        ("[app]\nid = 5\n", DEFAULT_ID),
        ('[app]\nid = ""\n', DEFAULT_ID),
        ("schema = 1\n", DEFAULT_ID),
        ("[app\n", DEFAULT_ID),
    ],
    ids=["sound", "odd", "number", "empty", "without", "no TOML"],
)
def test_the_id_of_a_profile_however_unsound(tmp_path: Path, text: str, app_id: str) -> None:
    assert app_id_at(lambda: made(tmp_path / "p.toml", text)) == app_id


def test_the_id_without_a_profile(tmp_path: Path) -> None:
    assert app_id_at(lambda: tmp_path / "absent.toml") == DEFAULT_ID


# ---- a policy alone

FORCED: dict[str, Any] = {
    "license_service": {"base_url": "https://a.test", "api_key": "k", "shared_key": "s"},
    "products": [{"code": "CAD-PRO", "name": "CAD Pro"}],
}


def test_the_unbranded_program_is_what_a_policy_alone_is_for(tmp_path: Path) -> None:
    settings_ids, settings_of = asked(made(tmp_path / "s.toml", '[ui]\ntheme = "dark"\n'))
    policy_ids, policies_of = asked([policy(forced=FORCED)])
    found = load_policy_alone(settings_of, {"sign_in.timeout_s": 7}, policies_of)
    assert found is not None
    assert set(settings_ids) == set(policy_ids) == {DEFAULT_ID}
    assert (found.schema, found.app.id, found.app.name) == (1, DEFAULT_ID, "Keyturn")
    assert (found.ui.theme, found.sign_in.timeout_s) == ("dark", 7.0)
    assert found.folder == Path("/etc") / DEFAULT_ID
    assert found.origins["license_service.api_key"] == "policy (forced)"


def test_what_a_policy_alone_lacks_is_named_as_the_policys(tmp_path: Path) -> None:
    with pytest.raises(ProfileError) as caught:
        load_policy_alone(lambda app_id: tmp_path, None, lambda app_id: [policy(forced={})])
    lines = [line.strip() for line in caught.value.detail.strip().splitlines()]
    assert "the policy: license_service.api_key is missing" in lines
    assert not any("app" in line or "schema" in line for line in lines)


def test_without_a_policy_nothing_else_is_asked() -> None:
    def never(app_id: str) -> Path:
        raise AssertionError(app_id)

    assert load_policy_alone(never, {}, lambda app_id: []) is None


# ---- the pinned key


def test_a_key_that_cannot_be_read_is_told_with_the_reason(tmp_path: Path) -> None:
    text = SOUND.replace("[[products]]", 'public_key = "folder"\n\n[[products]]')
    (tmp_path / "folder").mkdir()
    profile = load_profile(made(tmp_path / "p.toml", text), lambda app_id: tmp_path / "absent")
    with pytest.raises(ProfileError) as caught:
        public_key_pem(profile, Path("resources"))
    place = tmp_path / "folder"
    assert caught.value.detail == (
        f"license_service.public_key: {place} cannot be read: Is a directory"
    )
