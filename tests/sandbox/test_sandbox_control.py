"""Can the sandbox be started, steered, stopped and started again?"""

import json
import os
import socket
import stat
import subprocess
import sys
import threading
import time
import tomllib
from pathlib import Path

import pytest
import requests
from sandbox_client import ROOT, Sandbox, running

from sso.sandbox.command import main
from sso.sandbox.explanations import FAULTS, SETTINGS
from sso.sandbox.faults import PARAMETERS
from sso.sandbox.settings import names


def test_state_counts_requests_in_order(sandbox: Sandbox) -> None:
    sandbox.activate()
    sandbox.check(username="none@acme.test")
    state = sandbox.state()
    assert state["counts"]["sso_url"] == 1
    assert state["counts"]["auth"] == 1
    assert state["counts"]["activate_license"] == 1
    assert state["requests"][-1] == {
        "route": "check_license",
        "status": 400,
        "code": "license_not_found",
    }
    (activation,) = state["activations"]
    assert activation["product"] == "CAD-PRO"
    assert activation["user"] == "you@acme.test"
    sandbox.control("reset")
    after = sandbox.state()
    assert (after["activations"], after["requests"], after["counts"]) == ([], [], {})


def test_settings(sandbox: Sandbox) -> None:
    changed = sandbox.settings(clock_offset_s=5, deactivate_as="json_string")
    assert (changed["clock_offset_s"], changed["deactivate_as"]) == (5, "json_string")
    assert sandbox.settings()["clock_offset_s"] == 5
    assert sandbox.state()["clock_offset_s"] == 5
    sandbox.control("reset")
    assert sandbox.settings()["clock_offset_s"] == 0


@pytest.mark.parametrize(
    "change",
    [
        {"colour": "red"},
        {"clock_offset_s": "soon"},
        {"iss_parameter": 1},
        {"accepts_token": "both"},
        {"sso_disabled_codes": "ACME"},
    ],
)
def test_a_wrong_setting_changes_nothing(sandbox: Sandbox, change: dict[str, object]) -> None:
    answer = sandbox.control("settings", code_lifetime_s=1, **change)
    assert answer.status_code == 400
    assert "clock_offset_s" in answer.json()["accepted"]
    assert sandbox.settings()["code_lifetime_s"] == 60


def test_unknown_literals_differ_and_survive_a_reset(sandbox: Sandbox) -> None:
    before = {name: v for name, v in sandbox.settings().items() if str(v).startswith("sbx_")}
    assert len(before) == len(set(before.values())) >= 8
    sandbox.control("reset")
    assert before.items() <= sandbox.settings().items()


def test_web_pages_cannot_steer_it(sandbox: Sandbox) -> None:
    url = f"{sandbox.base}/sandbox/settings"
    assert requests.post(url, data='{"clock_offset_s": 9}', timeout=20).status_code == 400
    foreign = {"Host": "rebound.test"}
    assert requests.get(url, headers=foreign, timeout=20).status_code == 421


def test_people_and_the_front_page(sandbox: Sandbox) -> None:
    people = requests.get(f"{sandbox.base}/sandbox/people", timeout=20).json()
    assert people["password"] == "sandbox"
    assert len(people["people"]) == 11
    page = requests.get(f"{sandbox.base}/", timeout=20).text
    assert all(person["username"] in page for person in people["people"])
    assert "GLOBEX" in page
    assert sandbox.account in page
    assert "gzip_bomb" in page


def test_every_setting_and_fault_is_explained() -> None:
    assert set(SETTINGS) == set(names())
    assert set(FAULTS) == set(PARAMETERS)


def test_no_traceback_for_odd_requests(sandbox: Sandbox) -> None:
    url = f"{sandbox.base}/api/v4/activate_license"
    for body in (b"", b"[]", b"{", b"[" * 100_000, b'{"a":"\\ud800"}', b"\xff"):
        answer = requests.post(url, data=body, timeout=20)
        assert answer.status_code == 400
        assert "Traceback" not in answer.text
    assert requests.get(f"{sandbox.base}/nowhere", timeout=20).json()["code"] == "not_found"


def test_the_profiles(sandbox: Sandbox) -> None:
    profiles = {name: Path(path) for name, path in sandbox.info["profiles"].items()}
    assert sandbox.info["profile"] == str(profiles["code"])
    loaded = {name: tomllib.loads(path.read_text()) for name, path in profiles.items()}
    for name, path in profiles.items():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert loaded[name]["license_service"]["base_url"] == sandbox.base
        assert (path.parent / loaded[name]["license_service"]["public_key"]).exists()
    assert loaded["token"]["sign_in"]["response_type"] == "token"
    assert loaded["oauth"]["license_service"]["auth"] == "oauth"
    assert [p["code"] for p in loaded["code"]["products"]] == ["CAD-PRO", "RENDER"]
    key = profiles["code"].parent / "signing_key.pem"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600


def test_a_restart_remembers_devices_and_keys(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    with running(folder, "--port", "0") as (first, _):
        made = first.activate()
        port = first.base.rsplit(":", 1)[1]
    with running(folder, "--port", port) as (second, _):
        assert second.base == first.base
        assert second.is_signed(made)
        assert second.check().json()["device_id"] == made.json()["device_id"]


def test_other_redirect_uris(tmp_path: Path) -> None:
    options = ("--port", "0", "--redirect-uri", "http://localhost/callback")
    with running(tmp_path / "any-port", *options) as (sandbox, _):
        assert "redirect_uri=http://localhost/callback&" in sandbox.sso_url()
        sandbox.settings(allow_unlisted_port=True)
        asked = "http://localhost:5001/callback"
        code = sandbox.code(redirect_uri=asked)
        assert sandbox.activate(code=code, redirect_uri=asked).status_code == 200


def test_a_busy_port_is_a_clear_error() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = subprocess.run(
            [sys.executable, "-m", "sso.sandbox", "--port", str(port)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
    assert ended.returncode == 64
    assert str(port) in ended.stderr
    assert "Traceback" not in ended.stderr
    assert ended.stdout == ""


def test_one_line_on_stdout_and_a_clean_log(tmp_path: Path) -> None:
    folder = tmp_path / "log"
    with running(folder, "--port", "0") as (sandbox, process):
        code = sandbox.code()
        sandbox.activate(code=code)
        sandbox.check()
        sandbox.check(username="none@acme.test")
    assert process.stdout is not None
    log = folder.with_suffix(".log").read_text()
    for word in ("sso_url product=CAD-PRO", "authorization", "activation", "seats 1/10", "check"):
        assert word in log
    assert "refused license_not_found" in log
    assert all(line.startswith("sandbox: ") for line in log.splitlines())
    for secret in (code, "sandbox-only", "HTTP/1.1"):
        assert secret not in log


def test_plain_start_prints_the_profile(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "sso.sandbox", "--port", "0", "--quiet"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONWARNINGS": "error", "TMPDIR": str(tmp_path)},
    ) as process:
        assert process.stdout is not None
        profile = Path(process.stdout.readline().strip())
        assert profile.name == "profile.toml"
        assert json.loads((profile.parent / "state.json").read_text())["schema"] == 1
        process.terminate()
        rest, errors = process.communicate(timeout=10)
    assert (process.returncode, rest, errors) == (0, "", "")


@pytest.mark.parametrize("option", ["--port=99999", "--port=x", "--colour"])
def test_a_usage_error(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([option])
    assert ended.value.code == 64
    assert capsys.readouterr().out == ""


def test_a_damaged_folder_is_a_clear_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "state.json").write_text("{")
    assert main(["--port", "0", "--dir", str(tmp_path)]) == 64
    assert "remove it" in capsys.readouterr().err


def test_a_request_from_before_a_reset_leaves_no_trace_after_it(sandbox: Sandbox) -> None:
    """A client that gave a slow answer up must not be counted in the next test."""
    sandbox.control("faults", route="product_details", fault="latency", seconds=1)
    slow = threading.Thread(target=lambda: sandbox.get("product_details", product="CAD-PRO"))
    slow.start()
    until_taken = time.monotonic() + 10
    while sandbox.state()["faults"] and time.monotonic() < until_taken:
        pass
    sandbox.control("reset")
    slow.join()
    assert "product_details" not in sandbox.state()["counts"]
