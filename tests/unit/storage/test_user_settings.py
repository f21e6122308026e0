"""Does a change of one setting leave the rest of the file as the person wrote it?"""

from pathlib import Path

import pytest

from sso.errors import KeyturnError, ProfileError, StoreFailed
from sso.storage.user_settings import UserSettings

WRITTEN = """\
# my own notes
[ui]   # look
theme = "dark" # at night

[sign_in]
customer_account_code = "OLD"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.toml"


def test_nothing_is_known_without_a_file(path: Path) -> None:
    settings = UserSettings(path)
    assert settings.company() == ""
    assert settings.chosen_license("CAD-PRO") is None
    assert not path.exists()


def test_what_was_chosen_is_read_back(path: Path) -> None:
    settings = UserSettings(path)
    settings.remember_company("ACME")
    settings.choose_license("CAD-PRO", 1744810240166049)
    settings.choose_license("a.b c", 7)
    assert UserSettings(path).company() == "ACME"
    assert UserSettings(path).chosen_license("CAD-PRO") == 1744810240166049
    assert UserSettings(path).chosen_license("a.b c") == 7


def test_comments_and_order_are_kept(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(WRITTEN)
    UserSettings(path).remember_company("NEW")
    assert path.read_text() == WRITTEN.replace("OLD", "NEW")
    UserSettings(path).set("notifications", "enabled", False)
    assert path.read_text().startswith(WRITTEN.replace("OLD", "NEW"))


@pytest.mark.parametrize("code", ['"quoted"', "ž\\n", "a\nb", "'''", "[x]"])
def test_any_company_code_is_text(path: Path, code: str) -> None:
    UserSettings(path).remember_company(code)
    assert UserSettings(path).company() == code


@pytest.mark.parametrize("content", [b"[ui", b"\xff\xfe", b"a = 1\na = 2\n"])
def test_a_broken_file_is_one_error_and_stays(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(ProfileError, match=r"settings\.toml"):
        UserSettings(path).company()
    with pytest.raises(KeyturnError):
        UserSettings(path).remember_company("ACME")
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    "text",
    [
        "chosen_license = 5\n",
        "chosen_license = [5]\n",
        '[chosen_license]\nCAD-PRO = "5"\n',
        "[chosen_license]\nCAD-PRO = true\n",
        "[chosen_license.CAD-PRO]\nx = 1\n",
        "sign_in = 5\n",
        "[sign_in]\ncustomer_account_code = 5\n",
    ],
)
def test_values_of_another_type_are_no_choice(path: Path, text: str) -> None:
    path.parent.mkdir()
    path.write_text(text)
    settings = UserSettings(path)
    try:
        assert settings.chosen_license("CAD-PRO") is None
        assert settings.company() == ""
    except ProfileError:
        pass  # refusing the file by name is as good


def test_a_folder_in_the_way_is_a_failure(path: Path) -> None:
    path.parent.write_text("in the way")
    with pytest.raises(StoreFailed):
        UserSettings(path).remember_company("ACME")
