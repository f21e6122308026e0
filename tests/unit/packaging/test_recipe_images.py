"""Do the folders of AppImage and Flatpak hold what the brand says, and start what is frozen?"""

import json
import os
import subprocess
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import appdir
import manifest
import pytest
from frozen_folder import ROOT, Brand, read_brand


@pytest.fixture(params=("keyturn", "example"))
def brand(request: pytest.FixtureRequest) -> Brand:
    return read_brand(ROOT / "packaging" / "brands" / request.param)


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    folder = tmp_path / "frozen"
    (folder / "_internal").mkdir(parents=True)
    program = folder / "keyturn"
    program.write_text('#!/bin/sh\nprintf "%s\\n" "$0" "$@"\n')
    program.chmod(0o755)
    return folder


def keys_of(entry: str) -> dict[str, str]:
    return dict(line.split("=", 1) for line in entry.splitlines() if "=" in line)


def test_an_appdir_starts_the_brands_program(brand: Brand, frozen: Path, tmp_path: Path) -> None:
    folder = appdir.lay_appdir(brand, frozen, tmp_path / "work")
    link = tmp_path / "a link"
    link.symlink_to(folder / "AppRun")
    said = subprocess.run(
        [link, "status", "a b"], capture_output=True, text=True, check=True, timeout=20
    ).stdout.splitlines()
    assert said == [f"{folder.resolve()}/usr/lib/{brand.package}/{brand.package}", "status", "a b"]
    assert os.access(folder / "usr" / "bin" / brand.package, os.X_OK)


def test_an_appdir_has_one_entry_with_its_icon(brand: Brand, frozen: Path, tmp_path: Path) -> None:
    folder = appdir.lay_appdir(brand, frozen, tmp_path / "work")
    (entry,) = folder.glob("*.desktop")
    keys = keys_of(entry.read_text("utf-8"))
    assert entry.name == f"{brand.app_id}.desktop"
    assert keys["Exec"] == f"{brand.package} %u"
    assert "TryExec" not in keys
    assert "/usr/" not in entry.read_text("utf-8")
    assert keys["MimeType"] == f"x-scheme-handler/{brand.url_scheme};"
    drawing = ET.parse(folder / f"{keys['Icon']}.svg").getroot()
    assert drawing.tag.endswith("svg")
    assert (folder / ".DirIcon").is_file()
    description = ET.parse(next(folder.glob("usr/share/metainfo/*.appdata.xml"))).getroot()
    assert description.findtext("id") == brand.app_id


def test_the_manifests_ids_are_the_brands(brand: Brand, frozen: Path, tmp_path: Path) -> None:
    path = manifest.lay(brand, frozen, tmp_path / "work")
    told = json.loads(path.read_text("utf-8"))
    assert path.stem == told["app-id"] == brand.app_id
    assert told["command"] == brand.package
    exports = path.parent / "exports"
    for place in (f"applications/{brand.app_id}.desktop",
                  f"metainfo/{brand.app_id}.metainfo.xml",
                  f"icons/hicolor/scalable/apps/{brand.app_id}.svg"):  # fmt: skip
        assert (exports / place).is_file()
    keys = keys_of((exports / "applications" / f"{brand.app_id}.desktop").read_text("utf-8"))
    assert (keys["Exec"], keys["Icon"]) == (f"{brand.package} %u", brand.app_id)
    (module,) = told["modules"]
    for source in module["sources"]:
        assert (path.parent / source["path"]).is_dir()


def test_the_commands_of_the_manifest_lay_the_program(
    brand: Brand, frozen: Path, tmp_path: Path
) -> None:
    path = manifest.lay(brand, frozen, tmp_path / "work")
    app = tmp_path / "app"
    for command in json.loads(path.read_text("utf-8"))["modules"][0]["build-commands"]:
        here = command.replace("/app/", f"{app}/")
        subprocess.run(["sh", "-ec", here], cwd=path.parent, check=True, timeout=20)
    said = subprocess.run(
        [app / "bin" / brand.package, "x"], capture_output=True, text=True, check=True, timeout=20
    ).stdout.splitlines()
    assert said[1:] == ["x"]
    assert (app / "share" / "applications" / f"{brand.app_id}.desktop").is_file()


def test_the_sandbox_opens_no_more_than_it_has_to(brand: Brand) -> None:
    words = manifest.manifest(brand)["finish-args"]
    assert isinstance(words, list)
    assert {"--share=network", "--talk-name=org.freedesktop.secrets",
            "--talk-name=org.kde.StatusNotifierWatcher"} <= set(words)  # fmt: skip
    for wide in ("--filesystem", "--device=all", "--socket=session-bus", "--socket=system-bus",
                 "--persist", "--own-name", ".*"):  # fmt: skip
        assert not any(wide in word for word in words)


@pytest.mark.parametrize("app_id", ["example.License", "com.my-company.License", "com.4x.License"])
def test_an_id_that_flatpak_refuses_is_named(app_id: str) -> None:
    brand = replace(read_brand(ROOT / "packaging" / "brands" / "keyturn"), app_id=app_id)
    with pytest.raises(SystemExit, match="is no id for Flatpak"):
        manifest.manifest(brand)
