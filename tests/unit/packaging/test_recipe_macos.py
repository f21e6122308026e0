"""Do the files of the macOS recipe say what the brand says, and does the script parse?"""

import plistlib
import shutil
import subprocess
from pathlib import Path

import info_plist
import pytest
from frozen_folder import ROOT, Brand, read_brand

from sso.autostart.macos import LaunchAgent

MACOS = ROOT / "packaging" / "macos"


@pytest.fixture(params=("keyturn", "example"))
def brand(request: pytest.FixtureRequest) -> Brand:
    return read_brand(ROOT / "packaging" / "brands" / request.param)


def test_info_plist_holds_the_brand(brand: Brand) -> None:
    info = plistlib.loads(plistlib.dumps(info_plist.info(brand)))
    assert info["CFBundleIdentifier"] == brand.app_id
    assert info["CFBundleName"] == info["CFBundleDisplayName"] == brand.name
    assert info["CFBundleVersion"] == info["CFBundleShortVersionString"] == brand.version
    (kind,) = info["CFBundleURLTypes"]
    assert kind["CFBundleURLSchemes"] == [brand.url_scheme]
    assert info["LSUIElement"] is True
    assert info["NSHighResolutionCapable"] is True


def test_the_login_item_is_what_the_program_writes(brand: Brand, tmp_path: Path) -> None:
    path = info_plist.launch_agent(brand, tmp_path)
    assert path.name == f"{brand.app_id}.plist"
    agent = plistlib.loads(path.read_bytes())
    program = f"/Applications/{brand.name}.app/Contents/MacOS/keyturn"
    assert agent["ProgramArguments"] == [program, "--background"]
    assert LaunchAgent(tmp_path, brand.app_id, (program, "--background")).is_on()


def test_the_entitlements_loosen_one_thing() -> None:
    entitlements = plistlib.loads((MACOS / "entitlements.plist").read_bytes())
    assert entitlements == {"com.apple.security.cs.allow-unsigned-executable-memory": True}


@pytest.mark.parametrize("name", ["build.sh", "postinstall.sh"])
def test_a_script_parses_and_holds_no_identity(name: str) -> None:
    text = (MACOS / name).read_text("utf-8")
    subprocess.run(["bash", "-n", MACOS / name], check=True, timeout=20)
    for word in ("Developer ID Application: ", "-----BEGIN", "--password", "--apple-id"):
        assert word not in text


def test_a_shell_reads_the_names_back(brand: Brand, tmp_path: Path) -> None:
    file = tmp_path / "names.sh"
    file.write_text(info_plist.names(brand), encoding="utf-8")
    said = subprocess.run(
        ["sh", "-c", f'. "{file}" && printf "%s|" "$APP_NAME" "$APP_ID" "$PACKAGE" "$VERSION"'],
        capture_output=True, text=True, check=True, timeout=20,
    ).stdout  # fmt: skip
    assert said == f"{brand.name}|{brand.app_id}|{brand.package}|{brand.version}|"


def test_the_script_ends_with_a_sentence_where_there_is_no_mac() -> None:
    if shutil.which("sw_vers"):
        pytest.skip("this is a Mac")
    done = subprocess.run(
        ["bash", MACOS / "build.sh"], capture_output=True, text=True, check=False, timeout=20
    )
    assert done.returncode == 1
    assert "this runs on macOS only" in done.stderr


def postinstall(brand: Brand, folder: Path, console_user: str, starts: str = "1") -> Path:
    """Run the script as the installer would; stand-ins answer for macOS' own tools."""
    tools = folder / "tools"
    tools.mkdir(exist_ok=True)
    home = folder / "home"
    home.mkdir(exist_ok=True)
    stand_ins = {
        "stat": f"echo {console_user}",
        "dscl": f"echo 'NFSHomeDirectory: {home}'",
        "sudo": 'shift 2; exec "$@"',
    }
    for name, text in stand_ins.items():
        (tools / name).write_text(f"#!/bin/sh\n{text}\n")
        (tools / name).chmod(0o755)
    (folder / "agent.plist").write_text("the agent")
    script = folder / "postinstall"
    names = info_plist.names(brand).replace(
        "STARTS_WITH_SESSION=1", f"STARTS_WITH_SESSION={starts}"
    )
    script.write_text(names + (MACOS / "postinstall.sh").read_text("utf-8"), encoding="utf-8")
    environment = {"PATH": f"{tools}:/usr/bin:/bin"}
    subprocess.run(["bash", script], env=environment, check=True, timeout=20)
    return home / "Library" / "LaunchAgents" / f"{brand.app_id}.plist"


def test_the_package_puts_the_login_item_where_the_program_would(
    brand: Brand, tmp_path: Path
) -> None:
    agent = postinstall(brand, tmp_path, "somebody")
    assert agent.read_text() == "the agent"
    agent.write_text("the person's own")
    assert postinstall(brand, tmp_path, "somebody").read_text() == "the person's own"


def test_the_package_takes_no_decision_back(brand: Brand, tmp_path: Path) -> None:
    mark = tmp_path / "home" / "Library" / "Application Support" / brand.app_id
    mark.mkdir(parents=True)
    (mark / "autostart-settled").touch()
    assert not postinstall(brand, tmp_path, "somebody").exists()


@pytest.mark.parametrize(("user", "starts"), [("root", "1"), ("loginwindow", "1"), ("a", "0")])
def test_nobody_there_or_not_wanted_writes_nothing(
    brand: Brand, tmp_path: Path, user: str, starts: str
) -> None:
    assert not postinstall(brand, tmp_path, user, starts).exists()
