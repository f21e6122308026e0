"""Is a proxy that opens TLS connections, as many companies have one, told and lived with?

The proxy is mitmproxy, in an environment of its own (packaging/network), with its own authority.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.integration.bench import profile_with
from tests.integration.command_line import Terminal, activated, terminal_of
from tests.integration.network.conftest import LICENSE, Company
from tests.integration.sandbox_process import ROOT, Sandbox, free_port

MITMDUMP = ROOT / ".cache" / "network" / "bin" / "mitmdump"
ADDON = ROOT / "packaging" / "network" / "known_here.py"

pytestmark = pytest.mark.skipif(
    not MITMDUMP.exists(), reason="make test sets mitmproxy up, in .cache/network"
)


@dataclass(frozen=True)
class Inspector:
    """A running inspecting proxy and the certificate of its authority."""

    url: str
    ca_file: Path


@pytest.fixture
def inspector(company: Company, tmp_path: Path) -> Iterator[Inspector]:
    port, folder = free_port(), tmp_path / "mitmproxy"
    command = [
        *(MITMDUMP, "--listen-host", "127.0.0.1", "--listen-port", str(port)),
        *(
            "--set",
            f"confdir={folder}",
            "--set",
            f"ssl_verify_upstream_trusted_ca={company.ca_file}",
        ),
        *("-s", ADDON, "--set", f"known={LICENSE}=127.0.0.1:{company.front.port}"),
    ]
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}  # its lines are waited for
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=tmp_path, env=environment
    ) as process:
        assert process.stdout is not None
        try:
            for line in process.stdout:
                if "listening" in line:
                    break
            else:
                raise AssertionError("mitmproxy did not start")
            yield Inspector(f"http://127.0.0.1:{port}", folder / "mitmproxy-ca-cert.pem")
        finally:
            process.terminate()


@pytest.fixture
def terminal(
    company: Company, sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Terminal:
    """One that was activated before the inspection began, and goes out as the environment says."""
    made = terminal_of(sandbox, tmp_path / "terminal", lines=company.lines("system"))
    monkeypatch.setenv("HTTPS_PROXY", company.proxy().url)
    return activated(made, monkeypatch)


def behind(terminal: Terminal, inspector: Inspector, **more: str) -> Terminal:
    """The same computer, behind the inspecting proxy."""
    return Terminal(terminal.profile, terminal.folder, {"HTTPS_PROXY": inspector.url, **more})


def test_inspection_is_told_with_its_issuer(terminal: Terminal, inspector: Inspector) -> None:
    stored = terminal.stored()
    inspected = behind(terminal, inspector)
    for verb in (("check", "--json"), ("activate", "--again", "--json", "--timeout", "20")):
        done = inspected.run(*verb)
        assert (done.code, done.error["code"]) == (21, "TLS_REFUSED")
        message = done.error["message"]
        assert "CN=mitmproxy" in message
        assert inspector.url.removeprefix("http://") in message
    assert terminal.stored() == stored


def test_with_the_authority_in_the_profile_it_passes(
    terminal: Terminal, inspector: Inspector, tmp_path: Path
) -> None:
    profile = profile_with(
        terminal.profile, tmp_path / "told", network=f'ca_file = "{inspector.ca_file}"'
    )
    inspected = behind(Terminal(profile, terminal.folder), inspector)
    assert inspected.run("check").code == 0
    assert inspected.activate("--again").code == 0


@pytest.mark.parametrize("variable", ["SSL_CERT_FILE", "SSL_CERT_DIR"])
def test_with_the_authority_in_the_systems_store_it_passes(
    terminal: Terminal, inspector: Inspector, tmp_path: Path, variable: str
) -> None:
    """OpenSSL looks for the system's store where these say: here at one of the test's own."""
    place = inspector.ca_file
    if variable == "SSL_CERT_DIR":
        place = tmp_path / "store"
        place.mkdir()
        (place / "mitmproxy.pem").write_bytes(inspector.ca_file.read_bytes())
        subprocess.run(["openssl", "rehash", str(place)], check=True)
    profile = profile_with(terminal.profile, tmp_path / "plain", network='ca_file = ""')
    inspected = behind(Terminal(profile, terminal.folder), inspector, **{variable: str(place)})
    assert inspected.run("check").code == 0


def test_what_only_other_programs_obey_is_not_obeyed(
    terminal: Terminal, inspector: Inspector
) -> None:
    more = {"REQUESTS_CA_BUNDLE": str(inspector.ca_file), "CURL_CA_BUNDLE": str(inspector.ca_file)}
    assert behind(terminal, inspector, **more).run("check").code == 21
