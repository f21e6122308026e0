"""Does every file lie where one argument says, whatever a product code looks like?"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sso.storage.paths import Paths

ALL = ("user_profile", "user_settings", "device", "logs")


def test_one_argument_moves_everything(tmp_path: Path) -> None:
    paths = Paths.for_app("test.acme.Keyturn", tmp_path)
    found = [getattr(paths, name) for name in ALL]
    found += [paths.license("P"), paths.contact("P"), paths.status("P")]
    assert all(path.is_relative_to(tmp_path) for path in found)
    assert len(set(found)) == len(found)


def test_a_relative_folder_is_meant_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert Paths.for_app("a.b", Path("data")).device.is_relative_to(tmp_path / "data")


def test_nothing_is_created(tmp_path: Path) -> None:
    Paths.for_app("a.b", tmp_path / "data").status("P")
    assert not (tmp_path / "data").exists()


def test_the_platforms_own_folders_carry_the_app_id(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    paths = Paths.for_app("test.acme.Keyturn")
    assert paths.user_profile == tmp_path / "config" / "test.acme.Keyturn" / "profile.toml"
    assert paths.device == tmp_path / "state" / "test.acme.Keyturn" / "device.json"


def test_the_status_file_is_named_as_the_contract_says(tmp_path: Path) -> None:
    paths = Paths.for_app("a.b", tmp_path)
    assert paths.status("CAD PRO/2") == tmp_path / "state" / "status" / "CAD%20PRO%2F2.json"


@pytest.mark.parametrize(
    "code", ["..", ".", ".hidden", "../../x", "/etc/passwd", "a\x00b", "C:\\x"]
)
def test_no_product_code_leads_elsewhere(tmp_path: Path, code: str) -> None:
    paths = Paths.for_app("a.b", tmp_path)
    for path in (paths.license(code), paths.contact(code), paths.status(code)):
        assert path.parent.parent == tmp_path / "state"
        assert not path.name.startswith(".")
        assert path.resolve().is_relative_to(tmp_path)


@given(st.text(min_size=1, max_size=20), st.text(min_size=1, max_size=20))
def test_two_product_codes_never_share_a_file(one: str, other: str) -> None:
    paths = Paths(Path("/c"), Path("/s"))
    try:
        same = paths.license(one) == paths.license(other)
    except UnicodeEncodeError:
        return  # half a surrogate pair is no text
    assert same == (one == other)
