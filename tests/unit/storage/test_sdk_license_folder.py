"""Does the SDK's file lie where the SDK looks for it, and no product code lead anywhere else?"""

import json
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sso.errors import StoreFailed
from sso.storage.sdk_license_file import SdkLicenseFile, default_folder
from tests.unit.samples import ACTIVATION, NOW

LINUX = {"HOME": "/home/you"}
WINDOWS = {"SystemDrive": "C:", "USERNAME": "you", "LOCALAPPDATA": "D:\\moved"}


@pytest.mark.parametrize(
    ("environ", "platform", "folder"),
    [
        (LINUX, "linux", PurePosixPath("/home/you/.LicenseSpring/LicenseSpring/CAD-PRO")),
        (LINUX, "darwin", PurePosixPath("/home/you/.LicenseSpring/LicenseSpring/CAD-PRO")),
        ({}, "darwin", PurePosixPath("~/Library/Application Support/LicenseSpring/CAD-PRO")),
        (
            WINDOWS,
            "win32",
            PureWindowsPath(r"C:\Users\you\AppData\Local\LicenseSpring\CAD-PRO"),
        ),
        (
            {"SYSTEMDRIVE": "E:", "USERNAME": "Jo Doe"},
            "win32",
            PureWindowsPath(r"E:\Users\Jo Doe\AppData\Local\LicenseSpring\CAD-PRO"),
        ),
    ],
)
def test_the_default_folder_is_the_sdks(
    environ: dict[str, str], platform: str, folder: PurePath
) -> None:
    assert default_folder("CAD-PRO", environ, platform) == folder


@pytest.mark.parametrize(
    ("environ", "platform"),
    [
        ({}, "linux"),
        ({"HOME": ""}, "linux"),
        ({}, "win32"),
        ({"SystemDrive": "C:"}, "win32"),
        ({"USERNAME": "you"}, "win32"),
        ({**WINDOWS, "SystemDrive": r"\\server\share"}, "win32"),
        ({**WINDOWS, "USERNAME": r"..\other"}, "win32"),
        ({**WINDOWS, "USERNAME": ".."}, "win32"),
    ],
)
def test_an_environment_without_a_place_is_a_failure(
    environ: dict[str, str], platform: str
) -> None:
    with pytest.raises(StoreFailed):
        default_folder("CAD-PRO", environ, platform)


@pytest.mark.parametrize(
    "code",
    ["", ".", "..", "...", "a/b", "../x", "..\\x", "a\\b", "/etc", "C:", "C:\\x", "a\0", "a\n",
     "x.", "x ", " ", "nul", "CON.key", "com1", "a*"],
)  # fmt: skip
@pytest.mark.parametrize(("environ", "platform"), [(LINUX, "linux"), (WINDOWS, "win32")])
def test_no_code_climbs_out_of_the_folder(
    code: str, environ: dict[str, str], platform: str
) -> None:
    with pytest.raises(StoreFailed, match="cannot name a folder"):
        default_folder(code, environ, platform)


@given(code=st.text(max_size=10), place=st.sampled_from([(LINUX, "linux"), (WINDOWS, "win32")]))
def test_every_code_ends_right_below_the_folder_or_nowhere(
    code: str, place: tuple[dict[str, str], str]
) -> None:
    try:
        found = default_folder(code, *place)
    except StoreFailed:
        return
    assert found.name == code
    assert found.parent.name == "LicenseSpring"
    assert ".." not in found.parts


def test_the_home_of_the_user_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    files = SdkLicenseFile(lambda code: default_folder(code, {}, "darwin"), "p", lambda: NOW)
    files.write("myproduct", json.dumps(ACTIVATION).encode(), "123")
    folder = tmp_path / "Library" / "Application Support" / "LicenseSpring" / "myproduct"
    assert (folder / "License.key").exists()


def test_no_home_at_all_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(path: Path) -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr(Path, "expanduser", nobody)
    files = SdkLicenseFile(lambda code: default_folder(code, {}, "darwin"), "p", lambda: NOW)
    with pytest.raises(StoreFailed, match="no home folder"):
        files.remove("myproduct")
