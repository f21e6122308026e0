"""What does an administrator's policy change in the real program?"""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.integration.command_line import Done, Terminal, activated, finished, terminal_of
from tests.integration.machine_policy import with_policy
from tests.integration.sandbox_process import ROOT, Sandbox

UNBRANDED = "io.keyturn.Keyturn"


@pytest.fixture
def terminal(sandbox: Sandbox, tmp_path: Path) -> Terminal:
    return terminal_of(sandbox, tmp_path)


def app_id(terminal: Terminal) -> str:
    return str(tomllib.loads(terminal.profile.read_text())["app"]["id"])


def ran(terminal: Terminal, policy: dict[str, Any] | str, *words: str, mode: str = "644") -> Done:
    before = with_policy(terminal.folder.parent / "etc", policy, app_id(terminal), mode)
    return terminal.run(*words, before=before)


def test_each_value_names_its_layer(terminal: Terminal) -> None:
    policy = {
        "defaults": {"ui": {"language": "de", "theme": "dark"}},
        "forced": {"network": {"proxy": "none"}},
    }
    settings = terminal.folder / "config" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('[ui]\ntheme = "light"\n[network]\nproxy = "system"\n')
    shown = ran(terminal, policy, "config", "show", "--origin", "--json").object
    assert shown["ui.language"] == {"value": "de", "origin": "policy (default)"}
    assert shown["ui.theme"] == {"value": "light", "origin": "user settings"}
    assert shown["network.proxy"] == {"value": "none", "origin": "policy (forced)"}
    assert shown["app.id"]["origin"] == "profile"
    assert shown["checks.interval_min"]["origin"] == "default"


def test_a_company_that_the_policy_fixes(terminal: Terminal, sandbox: Sandbox) -> None:
    policy = {"forced": {"sign_in": {"customer_account_code": "ACME"}}}
    refused = ran(terminal, policy, "activate", "--customer", "BETA", "--json")
    assert (refused.code, refused.error["code"]) == (30, "PROFILE_ERROR")
    assert "fixed by the administrator's policy" in refused.error["message"]
    assert sandbox.seats() == 0


def test_a_time_that_the_policy_fixes(terminal: Terminal) -> None:
    policy = {"forced": {"sign_in": {"timeout_s": 60}}}
    refused = ran(terminal, policy, "activate", "--timeout", "5", "--json")
    assert (refused.code, refused.error["code"]) == (30, "PROFILE_ERROR")


def test_a_policy_that_others_may_write_stops_the_program(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    activated(terminal, monkeypatch)
    before = terminal.stored()
    refused = ran(terminal, {"forced": {}}, "status", "--json", mode="666")
    assert (refused.code, refused.error["code"]) == (30, "PROFILE_ERROR")
    assert f"/etc/{app_id(terminal)}/policy.json: is not believed" in refused.error["message"]
    assert terminal.stored() == before


def test_a_mistake_in_the_policy_is_named_with_its_line(terminal: Terminal) -> None:
    refused = ran(terminal, '{"forced": {\n"ui": {"them": "dark"}}}', "status", "--json")
    assert refused.code == 30
    assert "policy.json, line 2: unknown key 'ui.them'" in refused.error["message"]


def test_a_silent_first_start_from_policy_alone(sandbox: Sandbox, tmp_path: Path) -> None:
    """No vendor's file anywhere: product, company and service come from the policy."""
    profile = tomllib.loads(terminal_of(sandbox, tmp_path).profile.read_text())
    folder = tmp_path / "start" / "etc"
    for name in ("app", "schema"):
        profile.pop(name)
    profile["license_service"].pop("public_key")
    words = [sys.executable, str(ROOT / "main.py"), "--data-dir", str(tmp_path / "data")]
    before = with_policy(folder, {"forced": profile}, UNBRANDED)
    shown = finished([*before, *words, "config", "show", "--origin", "--json"], {}).object
    assert shown["license_service.base_url"]["origin"] == "policy (forced)"
    assert shown["app.id"]["value"] == UNBRANDED
    status = finished([*before, *words, "status", "--json"], {})
    assert (status.code, status.object["state"]) == (11, "not_activated")
    assert status.object["product"] == "CAD-PRO"
    without = finished([*words, "status", "--json"], {})
    assert (without.code, without.error["code"]) == (30, "NO_PROFILE")


# ---- looking at files


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("policy.json", '{"forced":\n{"uii": {}}}', "line 2: unknown key 'uii'"),
        ("policy.json", "{", "line 1: "),
        ("policy.plist", "{", "is not a property list"),
        ("profile.toml", 'schema = 1\n[ui]\nthem = "x"\n', "line 3: unknown key 'ui.them'"),
    ],
)
def test_validate_is_loud(tmp_path: Path, name: str, text: str, said: str) -> None:
    (tmp_path / name).write_text(text)
    words = [sys.executable, str(ROOT / "main.py"), "config", "validate", str(tmp_path / name)]
    done = finished([*words, "--json"], {})
    assert (done.code, done.error["code"]) == (30, "PROFILE_ERROR")
    assert said in done.error["message"]


@pytest.mark.parametrize("template", ["admx", "adml", "mobileconfig"])
def test_templates_carry_the_profiles_name(terminal: Terminal, template: str) -> None:
    profile = tomllib.loads(terminal.profile.read_text())["app"]
    text = terminal.run("config", "schema", "--template", template).out
    assert profile["id"] in text or profile["name"] in text
    assert terminal.run("config", "schema", "--template", template, "--json").object == {
        "template": template,
        "text": text if text.endswith("\n") else f"{text}\n",
    }


def test_the_schema_of_a_policy_takes_and_refuses(tmp_path: Path) -> None:
    import jsonschema

    words = [sys.executable, str(ROOT / "main.py"), "config", "schema", "--of", "policy", "--json"]
    schema = finished(words, {}).object
    jsonschema.Draft202012Validator.check_schema(schema)
    check = jsonschema.Draft202012Validator(schema)
    assert check.is_valid({"forced": {"network": {"proxy": "none"}}, "schema": 1})
    for wrong in (
        {"forced": {"network": {"proxi": "none"}}},
        {"force": {}},
        {"defaults": {"notifications": {"thresholds_days": [0]}}},
        {"forced": {"sign_in": {"customer_account_code": "A,B"}}},
    ):
        assert not check.is_valid(json.loads(json.dumps(wrong)))
