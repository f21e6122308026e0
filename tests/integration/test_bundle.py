"""Does a support bundle tell enough, and nothing that nobody may read?"""

from __future__ import annotations

import json
import re
import stat
import zipfile
from pathlib import Path

import pytest

from sso.diagnostics.bundle import MAX_BYTES, Bundle
from sso.diagnostics.line_file import LineFile
from tests.integration.command_line import Terminal, terminal_of
from tests.integration.sandbox_process import Sandbox

CANARIES = {
    "mail": "kanari.vogel@canary.example",
    "token": "eyJhbGciOiJub25lIn0.Q0FOQVJZLVRPS0VO.c2ln",
    "license_key": "KANA-RIEN-VOGE-L123",
    "code": "kanarienvogelcode0123456789",
    "password": "kanarien vogel passwort",
    "address": "https://canary.example/auth?session=kanariensession",
    "home": "/home/kanarienvogel",
}
SHARED_KEY = "sandbox-only-shared-key-kw4qSnpSwXzgiv5y"


@pytest.fixture
def terminal(sandbox: Sandbox, tmp_path: Path) -> Terminal:
    """Somebody who is activated, and in whose logs canaries were planted."""
    terminal = terminal_of(sandbox, tmp_path)
    assert terminal.activate().code == 0
    logs = terminal.folder / "state" / "logs"
    planted = [
        f"wrote to {CANARIES['mail']}",
        f"Authorization: Bearer {CANARIES['token']}",
        f"id_token={CANARIES['token']}",
        f"license {CANARIES['license_key']}",
        f"?code={CANARIES['code']}",
        json.dumps({"password": CANARIES["password"]}),
        f"opened {CANARIES['address']}",
        f"in {CANARIES['home']}/x",
        f"with {SHARED_KEY}",
    ]
    for line in planted:
        LineFile(logs / "keyturn.jsonl").append(line)
        LineFile(logs / "audit.jsonl").append(line)
    return terminal


def unpacked(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as archive:
        return {name.partition("/")[2]: archive.read(name).decode() for name in archive.namelist()}


def test_a_bundle_tells_what_support_needs(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "bundle.zip"
    done = terminal.run("bundle", str(path), "--json")
    assert done.code == 0, done.err
    files = unpacked(path)
    assert files.keys() == {
        "manifest.json", "doctor.json", "status.json", "settings.json", "environment.json",
        "folders.json", "logs/keyturn.jsonl", "logs/audit.jsonl",
    }  # fmt: skip
    assert json.loads(files["manifest.json"])["bundle"] == done.object["id"]
    assert json.loads(files["status.json"])[0]["state"] == "active"
    assert {one["check"] for one in json.loads(files["doctor.json"])} >= {"proxy", "credentials"}
    assert json.loads(files["settings.json"])["checks.interval_min"]["origin"] == "default"
    assert '"result": "ok"' in files["logs/audit.jsonl"]
    assert path.stat().st_size < MAX_BYTES
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_nothing_secret_is_in_it(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "bundle.zip"
    done = terminal.run("bundle", str(path))
    told = "\n".join(unpacked(path).values()) + done.out + done.err
    assert [name for name, canary in CANARIES.items() if canary in told] == []
    hidden = (SHARED_KEY, "sandbox-api-key", "you@acme.test", "kanariensession", "Q0FOQVJZ")
    assert [secret for secret in hidden if secret in told] == []
    assert not re.search(r"[\w.]+@[\w-]+\.\w+", told)


def test_its_id_stands_in_the_log(terminal: Terminal, tmp_path: Path) -> None:
    found = terminal.run("bundle", str(tmp_path / "bundle.zip"), "--json").object
    assert re.fullmatch("[2-9a-z]{8}", found["id"])
    log = (terminal.folder / "state" / "logs" / "keyturn.jsonl").read_text()
    assert f'"id": "{found["id"]}"' in log


def test_it_is_shown_before_it_is_written(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "bundle.zip"
    done = terminal.run("bundle", str(path), "--preview")
    assert done.code == 0
    assert not path.exists()
    assert "---- manifest.json" in done.out
    assert re.search(r"doctor\.json +\d+ bytes", done.err)


@pytest.mark.parametrize("place", ["no/such/folder/b.zip", "."])
def test_a_place_where_nothing_can_be_written(
    terminal: Terminal, tmp_path: Path, place: str
) -> None:
    done = terminal.run("bundle", str(tmp_path / place), "--json")
    assert (done.code, done.error["code"]) == (70, "STORE_FAILED")


def test_without_a_sound_profile_it_tells_why(terminal: Terminal, tmp_path: Path) -> None:
    terminal.profile.write_text(terminal.profile.read_text() + "\n[uii]\n")
    path = tmp_path / "bundle.zip"
    assert terminal.run("bundle", str(path)).code == 0
    found = json.loads(unpacked(path)["doctor.json"])
    assert [one["check"] for one in found if one["level"] == "fail"] == ["profile"]


def test_it_stays_small(tmp_path: Path) -> None:
    """Old logs are left out first."""
    import secrets

    files = {"manifest.json": "{}"}
    files |= {f"logs/keyturn.jsonl.{n}": secrets.token_hex(1_000_000) for n in range(8)}
    packed = Bundle("abcdefgh", files).packed()
    assert len(packed) < MAX_BYTES
    (tmp_path / "b.zip").write_bytes(packed)
    assert {"manifest.json", "logs/keyturn.jsonl.0"} <= unpacked(tmp_path / "b.zip").keys()
