"""Do the rendered sources of the Windows installers say what the brand says?"""

import ast
import re
import struct
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import icon_files
import nsis_script
import pytest
import version_resource
import wix_source
from frozen_folder import ROOT, Brand, lay_program, read_brand
from program_run_key import run_key, written_by_the_program
from windows_entries import APPROVED, PROGRAMS, RUN, SWITCHED_OFF, entries_of, run_value

from sso import __version__

BRANDS = ROOT / "packaging" / "brands"
NAMES = ("keyturn", "example")
WIX = {"w": wix_source.NAMESPACE}


@pytest.fixture(params=NAMES)
def brand(request: pytest.FixtureRequest) -> Brand:
    return read_brand(BRANDS / request.param)


@pytest.fixture
def program(brand: Brand, tmp_path: Path) -> Path:
    frozen = tmp_path / "frozen"
    (frozen / "_internal" / "a b").mkdir(parents=True)
    (frozen / "_internal" / "a b" / "cost $5.txt").write_bytes(bytes(3000))
    for name in PROGRAMS:
        (frozen / name).write_bytes(b"MZ")
    return lay_program(brand, frozen, tmp_path / "work", PROGRAMS)


def test_a_frozen_folder_takes_the_brands_name_and_profile(brand: Brand, program: Path) -> None:
    assert (program / f"{brand.package}.exe").is_file()
    assert (program / f"{brand.package}-gui.exe").is_file()
    profile = program / "_internal" / "resources" / "profiles" / "packaged.toml"
    assert profile.is_file() == bool(brand.profile)
    assert (program / "_internal" / "resources" / "icons" / "mark.svg").is_file()


def test_a_folder_that_is_not_frozen_is_named(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="keyturn.exe is not there: freeze the program first"):
        lay_program(read_brand(BRANDS / "keyturn"), tmp_path, tmp_path / "work", PROGRAMS)


@pytest.mark.parametrize(
    "path", [r"C:\Users\jo\keyturn-gui.exe", r"C:\Users\Jo Do\keyturn-gui.exe"]
)
def test_the_run_value_is_the_programs_own(path: str) -> None:
    assert written_by_the_program("a.b.C", path) == {(RUN, "a.b.C"): run_value(path)}
    assert run_value(path).startswith('"') == (" " in path)


def test_switched_off_is_what_the_program_takes_for_off_and_decided() -> None:
    values: dict[tuple[str, str], object] = {
        (RUN, "a.b.C"): run_value("x.exe"),
        (APPROVED, "a.b.C"): SWITCHED_OFF,
    }
    with run_key("a.b.C", "x.exe", values) as key:
        assert key.is_decided()
        assert not key.is_on()
        key.forget()
    assert values == {}


def test_the_script_defines_the_brand(brand: Brand, program: Path) -> None:
    text = nsis_script.script(entries_of(brand), program, Path("/x/m.ico"), Path("/x/setup.exe"))
    said = dict(re.findall(r'^\ufeff?!define (\w+) "(.*)"$', text, re.MULTILINE))
    assert text.startswith("\ufeff")  # else NSIS takes it for the system's code page
    assert said["NAME"] == brand.name
    assert said["VERSION"] == __version__
    assert said["APP_ID"] == brand.app_id
    assert said["SCHEME_KEY"] == rf"Software\Classes\{brand.url_scheme}"
    assert said["GUI"] == f"{brand.package}-gui.exe"
    assert said["HAS_PROFILE"] == str(int(bool(brand.profile)))
    assert (said["RUN"], said["APPROVED"]) == (RUN, APPROVED)
    size = sum(path.stat().st_size for path in program.rglob("*") if path.is_file())
    assert int(said["SIZE_KB"]) == -(-size // 1024)
    used = set(re.findall(r"\$\{([A-Z][A-Z_]+)\}", nsis_script.BODY.read_text("utf-8")))
    ours = {name for name in used if not name.startswith(("CLSID_", "IID_", "PKEY_", "STGM_"))}
    assert ours - {"SYSSTRUCT_PROPERTYKEY", "SYSSTRUCT_PROPVARIANT", "VT_LPWSTR", "PROFILES",
                   "NSIS_MAX_STRLEN"} <= said.keys()  # fmt: skip


def test_the_uninstaller_names_every_file_and_empties_folders_from_within(
    brand: Brand, program: Path
) -> None:
    text = nsis_script.script(entries_of(brand), program, Path("m.ico"), Path("setup.exe"))
    deleted = re.findall(r'^  Delete "\$INSTDIR\\(.*)"$', text, re.MULTILINE)
    files = [path for path in program.rglob("*") if path.is_file()]
    assert len(deleted) == len(files)
    assert r"_internal\a b\cost $$5.txt" in deleted
    removed = re.findall(r'^  RMDir "\$INSTDIR\\(.*)"$', text, re.MULTILINE)
    assert removed.index(r"_internal\a b") < removed.index("_internal")
    assert r"_internal\resources\profiles" in removed
    assert "RMDir /r" not in text + nsis_script.BODY.read_text("utf-8")


@pytest.mark.parametrize("value", ['The "best"', "two\nlines", "C:\\x", "back`tick"])
def test_what_a_script_cannot_hold_is_refused(value: str) -> None:
    brand = replace(read_brand(BRANDS / "keyturn"), summary=value)
    with pytest.raises(SystemExit, match="cannot stand in an installer's texts"):
        entries_of(brand)


def test_the_start_menu_takes_no_signs_that_files_cannot_have() -> None:
    brand = replace(read_brand(BRANDS / "keyturn"), name="A/B: C?")
    assert entries_of(brand).shortcut == "AB C"


def test_the_msi_source_defines_the_brand(brand: Brand, program: Path) -> None:
    names = entries_of(brand)
    root = ET.fromstring(wix_source.source(names, program, Path("/x/mark.ico")).encode())
    product = root.find("w:Product", WIX)
    assert product is not None
    assert (product.get("Name"), product.get("Version")) == (brand.name, __version__)
    values = {
        (one.get("Key"), one.get("Name", "")): one.get("Value")
        for one in root.iterfind(".//w:RegistryValue", WIX)
    }
    assert values[names.scheme_key, "URL Protocol"] == ""
    assert values[rf"{names.scheme_key}\shell\open\command", ""] == '"[#Gui]" "%1"'
    files = root.findall(".//w:File", WIX)
    assert len(files) == 1 + len([path for path in program.rglob("*") if path.is_file()])
    assert {one.get("Id") for one in files} >= {"Gui", "IconFile"}
    components = {one.get("Id") for one in root.iterfind(".//w:Component", WIX)}
    assert components == {one.get("Id") for one in root.iterfind(".//w:ComponentRef", WIX)}
    assert len(components) == len(list(root.iterfind(".//w:Component", WIX)))


def test_the_msis_run_values_are_the_programs_own() -> None:
    names = entries_of(read_brand(BRANDS / "example"))
    component = ET.Element("Directory")
    wix_source._run_key(component, names)
    plain, quoted, off = (one.get("Value", "") for one in component.iter("RegistryValue"))
    assert plain.replace("[#Gui]", r"C:\a.exe") == run_value(r"C:\a.exe")
    assert quoted.replace("[#Gui]", r"C:\a b.exe") == run_value(r"C:\a b.exe")
    assert off == "#x" + SWITCHED_OFF.hex()


def test_a_profile_that_does_not_want_the_start_decides_the_first_install() -> None:
    names = entries_of(read_brand(BRANDS / "example"))
    assert names.starts_with_session
    assert "(NOT WIX_UPGRADE_DETECTED OR" in wix_source.conditions(names)["run"]
    quiet = replace(names, starts_with_session=False)
    assert "NOT WIX_UPGRADE_DETECTED" not in wix_source.conditions(quiet)["run"]
    assert nsis_script.definitions(quiet)["FIRST_AUTOSTART"] == "0"


def test_brands_and_releases_have_identifiers_of_their_own() -> None:
    one, other = (entries_of(read_brand(BRANDS / name)) for name in NAMES)
    assert one.identifier("upgrade") == entries_of(read_brand(BRANDS / "keyturn")).identifier(
        "upgrade"
    )
    assert len({one.identifier("upgrade"), other.identifier("upgrade"),
                one.identifier("product 1"), one.identifier("product 2")}) == 4  # fmt: skip


def test_the_shortcuts_id_is_a_table_of_the_database(brand: Brand) -> None:
    lines = wix_source.shortcut_properties(entries_of(brand)).split("\r\n")
    assert [line.count("\t") for line in lines[:4]] == [3, 3, 1, 3]
    assert lines[3].split("\t")[2:] == ["System.AppUserModel.ID", brand.app_id]


def test_the_version_file_is_what_pyinstaller_evaluates(brand: Brand) -> None:
    odd = replace(brand, maintainer='Jo\'s "Works" <jo@example.com>')
    text = version_resource.version_file(odd)
    tree = ast.parse(text, mode="eval")
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    texts = {
        ast.literal_eval(node.args[0]): ast.literal_eval(node.args[1])
        for node in calls
        if isinstance(node.func, ast.Name) and node.func.id == "StringStruct"
    }
    assert texts["CompanyName"] == 'Jo\'s "Works"'
    assert texts["ProductName"] == brand.name
    assert texts["ProductVersion"] == __version__
    assert ast.unparse(tree).startswith("VSVersionInfo(ffi=FixedFileInfo(filevers=")


@pytest.mark.parametrize(
    ("release", "numbers"),
    [("0.1.0", (0, 1, 0, 0)), ("1.2", (1, 2, 0, 0)), ("2.0.1.dev", (2, 0, 1, 0))],
)
def test_a_release_has_four_numbers(release: str, numbers: tuple[int, ...]) -> None:
    assert version_resource.four_numbers(release) == numbers


def test_an_ico_holds_every_picture_where_it_says(brand: Brand, tmp_path: Path) -> None:
    raw = icon_files.write_icon(brand, tmp_path / "m.ico").read_bytes()
    assert struct.unpack_from("<HHH", raw) == (0, 1, len(icon_files.ICO_SIZES))
    end = 0
    for index, size in enumerate(icon_files.ICO_SIZES):
        side, _, _, _, _, bits, length, offset = struct.unpack_from(
            "<BBBBHHII", raw, 6 + 16 * index
        )
        assert (side or 256, bits) == (size, 32)
        assert png_size(raw[offset : offset + length]) == size
        end = offset + length
    assert end == len(raw)


def test_an_icns_holds_every_picture_where_it_says(brand: Brand, tmp_path: Path) -> None:
    raw = icon_files.write_icon(brand, tmp_path / "m.icns").read_bytes()
    assert raw[:4] == b"icns"
    assert struct.unpack_from(">I", raw, 4)[0] == len(raw)
    place, found = 8, []
    while place < len(raw):
        kind, length = raw[place : place + 4].decode(), struct.unpack_from(">I", raw, place + 4)[0]
        found.append((kind, png_size(raw[place + 8 : place + length])))
        place += length
    assert tuple(found) == icon_files.ICNS_TYPES


def test_a_brands_icon_is_its_own() -> None:
    one, other = (icon_files.drawing_of(read_brand(BRANDS / name)) for name in NAMES)
    assert one != other
    assert "#7A1F5C" in other
    assert "currentColor" not in one + other


def png_size(raw: bytes) -> int:
    """Return the side of a square PNG."""
    assert raw[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack_from(">II", raw, 16)
    assert width == height
    return int(width)
