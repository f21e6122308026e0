"""Does the command line keep the contract: verbs, one JSON object, exit codes?"""

import json
import re
import signal
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import jsonschema
import pytest

from tests.integration.command_line import Running, Terminal, activated, finished, terminal_of
from tests.integration.sandbox_process import ROOT, Sandbox, is_listening
from tests.integration.visit import Visit

PYTHON = [sys.executable, str(ROOT / "main.py")]


@pytest.fixture
def terminal(sandbox: Sandbox, tmp_path: Path) -> Terminal:
    return terminal_of(sandbox, tmp_path)


def blocked(folder: Path, *modules: str) -> dict[str, str]:
    """An environment in which these modules cannot be imported."""
    for module in modules:
        (folder / f"{module}.py").write_text(
            f"raise ImportError('{module} is not installed here')\n"
        )
    return {"PYTHONPATH": str(folder)}


# ---- a whole life


def test_a_whole_life(sandbox: Sandbox, terminal: Terminal) -> None:
    assert terminal.run("status", "--json").object["state"] == "not_activated"
    done = terminal.activate()
    assert done.code == 0, done.err
    assert done.object["state"] == "active"
    assert done.object["user"] == {"email": "you@acme.test"}
    again = terminal.activate()
    assert (again.code, again.object["state"]) == (0, "active")
    assert sandbox.count("sso_url") == 1
    checked = terminal.run("check", "--json")
    assert (checked.code, checked.object["state"]) == (0, "active")
    path = terminal.run("status", "--path", "--json").object["path"]
    assert json.loads(Path(path).read_text())["state"] == "active"
    off = terminal.run("sign-off", "--json")
    assert (off.code, off.object["signed_off"]) == (0, True)
    back = terminal.run("deactivate", "--json")
    assert (back.code, back.object["state"]) == (0, "not_activated")
    assert sandbox.seats() == 0
    assert terminal.run("status").code == 11


def test_a_life_in_words(sandbox: Sandbox, terminal: Terminal) -> None:
    done = terminal.run("activate", "--timeout", "20")
    assert done.code == 0, done.err
    assert done.out.startswith("CAD Pro: Active\n")
    assert "you@acme.test" in done.out
    assert "Traceback" not in done.err
    assert terminal.run("status").out.startswith("CAD Pro: Active\n")


@pytest.mark.parametrize("kind", ["token", "oauth"])
def test_other_grants_and_authorizations(sandbox: Sandbox, tmp_path: Path, kind: str) -> None:
    done = terminal_of(sandbox, tmp_path, kind).activate()
    assert (done.code, done.object["state"]) == (0, "active")


def test_listing_licenses(sandbox: Sandbox, tmp_path: Path) -> None:
    terminal = terminal_of(sandbox, tmp_path, person="two@acme.test")
    done = terminal.run("licenses", "--json")
    assert done.code == 0
    assert len(done.object["licenses"]) == 2
    assert {entry["product"] for entry in done.object["licenses"]} == {"CAD-PRO"}
    one = done.object["licenses"][0]["id"]
    sandbox.reset()
    chosen = terminal.activate("--license", str(one))
    assert chosen.object["license"]["id"] == one


def test_another_product(sandbox: Sandbox, terminal: Terminal) -> None:
    done = terminal.activate("--product", "RENDER")
    assert (done.code, done.object["product"]) == (0, "RENDER")
    unknown = terminal.run("status", "--product", "X", "--json")
    assert (unknown.code, unknown.error["code"]) == (30, "PROFILE_ERROR")


# ---- no browser


@pytest.mark.parametrize("is_json", [True, False])
def test_without_a_browser_exactly_one_address_is_printed(
    sandbox: Sandbox, terminal: Terminal, is_json: bool
) -> None:
    words = terminal.words("activate", "--no-browser", "--timeout", "20")
    running = Running([*words, *(["--json"] if is_json else [])], {})
    assert running.process.stdout is not None
    if is_json:
        address = running.line_with("http")
    else:
        address = running.process.stdout.readline().strip()
    query = parse_qs(urlsplit(address).query)
    assert query["redirect_uri"] == [sandbox.redirect_uris[0]]
    assert len(query["state"]) == 1
    Visit(address).sign_in("you@acme.test").deliver()
    done = running.end()
    assert done.code == 0, done.err
    assert len(re.findall("https?://[^ ]*response_type", done.out + done.err)) == int(is_json)
    if is_json:
        assert done.object["state"] == "active"


def test_ctrl_c_is_a_cancel_with_its_own_sentence(sandbox: Sandbox, terminal: Terminal) -> None:
    running = Running(terminal.words("activate", "--no-browser", "--json"), {})
    running.line_with("http")
    running.process.send_signal(signal.SIGINT)
    done = running.end()
    assert done.code == 19
    assert done.error["code"] == "CANCELLED"
    assert "Traceback" not in done.err
    assert not is_listening(sandbox.port)
    assert terminal.stored() == {}


# ---- a light status


def test_help_needs_no_window_library(tmp_path: Path) -> None:
    done = finished([*PYTHON, "--help"], blocked(tmp_path, "PySide6", "requests", "keyring"))
    assert done.code == 0
    assert "activate" in done.out
    assert finished([*PYTHON, "--version"], blocked(tmp_path, "PySide6")).out.strip()


def test_no_window_library_is_said_without_a_traceback(terminal: Terminal, tmp_path: Path) -> None:
    terminal.environment = blocked(tmp_path, "PySide6")
    done = terminal.run()
    assert done.code not in (0, 1)
    assert "Traceback" not in done.err


def test_status_needs_neither_network_nor_window_nor_keyring(
    sandbox: Sandbox, terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    activated(terminal, monkeypatch)
    (tmp_path / "blocked").mkdir()
    names = ("PySide6", "requests", "keyring", "urllib3", "truststore", "jwt", "flask")
    terminal.environment = blocked(tmp_path / "blocked", *names)
    before = sandbox.state()["requests"]
    done = terminal.run("status", "--json")
    assert done.code == 0, done.err
    assert done.object["state"] == "active"
    assert sandbox.state()["requests"] == before


@pytest.mark.skipif(sys.platform != "linux", reason="network namespaces are Linux's own")
def test_status_without_any_network(
    sandbox: Sandbox, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    activated(terminal, monkeypatch)
    alone = ["unshare", "--map-root-user", "--net"]
    if finished([*alone, "true"], {}).code != 0:
        pytest.skip("this system lets nobody make a network namespace")
    done = terminal.run("status", "--json", before=alone)
    assert done.code == 0, done.err
    assert done.object["state"] == "active"


def test_one_flipped_byte_is_damage(
    sandbox: Sandbox, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    activated(terminal, monkeypatch)
    content = bytearray(terminal.license_file.read_bytes())
    content[len(content) // 2] ^= 1
    terminal.license_file.write_bytes(content)
    done = terminal.run("status", "--json")
    assert (done.code, done.object["state"]) == (18, "damaged")
    assert terminal.license_file.read_bytes() == content
    checked = terminal.run("check", "--json")
    assert (checked.code, checked.error["code"]) == (18, "LICENSE_DAMAGED")
    assert terminal.license_file.read_bytes() == content
    assert terminal.activate().object["state"] == "active"
    assert sandbox.seats() == 1


# ---- usage and settings


@pytest.mark.parametrize(
    "words",
    [["fly"], ["activate", "--timeout", "0"], ["activate", "extra"], ["config"],
     ["config", "validate"], ["status", "--unknown"]],
    ids=" ".join,
)  # fmt: skip
def test_usage_errors(words: list[str]) -> None:
    done = finished([*PYTHON, *words, "--json"], {})
    assert (done.code, done.error["exit_code"], done.error["code"]) == (64, 64, "USAGE")
    assert done.error["next_step"] == "See --help."
    assert finished([*PYTHON, *words], {}).code == 64


def test_an_error_object_has_the_contracts_keys(sandbox: Sandbox, tmp_path: Path) -> None:
    terminal = terminal_of(sandbox, tmp_path, person="none@acme.test")
    done = terminal.activate()
    assert done.code == 12
    assert done.error.keys() >= {
        "code", "exit_code", "message", "next_step", "service_code", "reference",
    }  # fmt: skip
    assert (done.error["code"], done.error["service_code"]) == (
        "NO_LICENSE_FOR_USER",
        "license_not_found",
    )
    assert "CAD Pro" in done.error["message"]
    assert "Acme IT" in done.error["next_step"]
    assert terminal.run("status", "--json").code == 12


def test_the_schema_takes_the_sandboxs_profiles_and_no_typo(
    sandbox: Sandbox, terminal: Terminal
) -> None:
    import tomllib

    schema = terminal.run("config", "schema", "--json").object
    for path in sandbox.profiles.values():
        values = tomllib.loads(Path(path).read_text())
        jsonschema.validate(values, schema)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**values, "sing_in": {}}, schema)
        assert terminal.run("config", "validate", path, "--json").object["valid"] is True


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("response_type", "respons_type", "sign_in.respons_type"),
        ('name = "CAD Pro"', "name = 5", "products.name"),
        ("schema = 1\n", "", "schema"),
        ('api_key = "sandbox-api-key"\n', "", "license_service.api_key"),
    ],
)
def test_validate_names_file_line_and_key(
    sandbox: Sandbox, terminal: Terminal, old: str, new: str, key: str
) -> None:
    path = terminal.profile.with_name("typo.toml")
    text = Path(sandbox.profiles["code"]).read_text().replace(old, new, 1)
    path.write_text(text)
    done = terminal.run("config", "validate", str(path), "--json")
    assert (done.code, done.error["code"]) == (30, "PROFILE_ERROR")
    assert "typo.toml" in done.error["message"]
    assert key in done.error["message"]
    if new:
        at = next(n for n, row in enumerate(text.splitlines(), 1) if new in row)
        assert f"line {at}" in done.error["message"]


def test_show_masks_secrets_and_names_origins(sandbox: Sandbox, terminal: Terminal) -> None:
    done = terminal.run("config", "show", "--origin", "--json")
    assert done.object["app.id"] == {"value": "io.keyturn.Keyturn", "origin": "profile"}
    assert done.object["ui.theme"]["origin"] == "default"
    for text in (done.out, terminal.run("config", "show").out):
        assert "sandbox-api-key" not in text
        assert "sandbox-only-shared-key" not in text
        assert "********" in text


def test_no_profile_says_where_one_belongs(tmp_path: Path) -> None:
    done = finished([*PYTHON, "status", "--json", "--data-dir", str(tmp_path)], {})
    assert (done.code, done.error["code"]) == (30, "NO_PROFILE")
    assert str(tmp_path / "config" / "profile.toml") in done.error["next_step"]
    assert "make demo" in done.error["next_step"]


def test_the_data_folder_moves_everything(
    sandbox: Sandbox, terminal: Terminal, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    terminal.environment = {"HOME": str(home)}
    assert terminal.activate().code == 0
    assert list(home.rglob("*")) == []
    assert terminal.license_file.is_relative_to(terminal.folder)
