"""Where is a profile looked for, and what is read beside it?"""

from pathlib import Path

import pytest

from sso.errors import NoProfile, ProfileError
from sso.profile.location import find_profile, load_profile, public_key_pem
from tests.unit.sample_profile import SOUND

RESOURCES = Path("resources")


def made(path: Path, text: str = SOUND) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


# ---- where


def test_the_flag_is_strongest(tmp_path: Path) -> None:
    packaged, user = made(tmp_path / "packaged.toml"), made(tmp_path / "user.toml")
    environment = {"KEYTURN_PROFILE": "variable.toml"}
    assert find_profile("flag.toml", environment, packaged, user) == Path("flag.toml")
    assert find_profile(None, environment, packaged, user) == Path("variable.toml")
    assert find_profile(None, {}, packaged, user) == packaged
    assert find_profile(None, {}, None, user) == user
    assert find_profile(None, {"KEYTURN_PROFILE": ""}, None, user) == user


def test_none_anywhere_says_where_one_belongs(tmp_path: Path) -> None:
    place = tmp_path / "config" / "profile.toml"
    with pytest.raises(NoProfile) as caught:
        find_profile(None, {}, None, place)
    assert caught.value.facts["place"] == str(place)
    assert caught.value.exit_code == 30


# ---- with the user's settings


def test_the_users_settings_lie_in_the_folder_of_the_app_id(tmp_path: Path) -> None:
    settings = made(tmp_path / "test.acme.Keyturn" / "settings.toml", '[ui]\ntheme = "dark"\n')
    profile = load_profile(
        made(tmp_path / "profile.toml"), lambda app_id: tmp_path / app_id / "settings.toml"
    )
    assert settings.is_file()
    assert profile.ui.theme == "dark"
    assert profile.origins["ui.theme"] == "user settings"
    assert profile.folder == tmp_path


def test_chosen_licenses_are_no_key_of_the_profile(tmp_path: Path) -> None:
    settings = made(tmp_path / "s.toml", "[chosen_license]\nCAD-PRO = 5\n")
    assert load_profile(made(tmp_path / "p.toml"), lambda app_id: settings).app.name == "Keyturn"


@pytest.mark.parametrize(
    "text", ["[ui]\nthem = 1\n", "[ui\n", '[license_service]\nbase_url = "https://evil.test"\n']
)
def test_unsound_settings_are_refused_by_their_own_file(tmp_path: Path, text: str) -> None:
    settings = made(tmp_path / "settings.toml", text)
    with pytest.raises(ProfileError, match=r"settings\.toml"):
        load_profile(made(tmp_path / "profile.toml"), lambda app_id: settings)


def test_flags_win_over_files(tmp_path: Path) -> None:
    profile = load_profile(
        made(tmp_path / "profile.toml"),
        lambda app_id: tmp_path / "absent",
        {"sign_in.customer_account_code": "ACME", "sign_in.timeout_s": 5},
    )
    assert profile.sign_in.customer_account_code == "ACME"
    assert profile.origins["sign_in.timeout_s"] == "command line"


def test_a_profile_that_is_only_half_there_is_not_applied(tmp_path: Path) -> None:
    path = made(tmp_path / "profile.toml", "schema = 1\n")
    with pytest.raises(ProfileError, match="app.id is missing"):
        load_profile(path, lambda app_id: tmp_path / "absent")


# ---- the pinned key


def loaded(tmp_path: Path, public_key: str) -> bytes:
    text = SOUND.replace("[[products]]", f'public_key = "{public_key}"\n\n[[products]]')
    profile = load_profile(made(tmp_path / "p.toml", text), lambda app_id: tmp_path / "absent")
    return public_key_pem(profile, RESOURCES)


def test_the_shipped_key_is_meant_by_its_name(tmp_path: Path) -> None:
    shipped = (RESOURCES / "keys" / "licensespring.pem").read_bytes()
    assert loaded(tmp_path, "licensespring") == shipped


def test_another_key_lies_beside_the_profile(tmp_path: Path) -> None:
    (tmp_path / "key.pem").write_bytes(b"pem")
    assert loaded(tmp_path, "key.pem") == b"pem"


def test_a_key_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match=r"license_service.public_key: .*absent.pem"):
        loaded(tmp_path, "absent.pem")
