"""What is loaded while the program only waits? No library of network, tokens or secrets."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LATE = {"requests", "urllib3", "jwt", "truststore", "keyring", "jeepney", "quickjs", "spnego"}
VERIFYING = {"cryptography"}  # loaded with the first key, never before
WAITING = (
    "sso.activation.manager",
    "sso.activation.by_profile",
    "sso.network.building",
    "sso.signin.browser",
    "sso.storage.vault",
)


def loaded_with(modules: tuple[str, ...]) -> set[str]:
    """Return which libraries a new interpreter has loaded after importing modules."""
    code = f"import sys, {', '.join(modules)}; print(*{{m.partition('.')[0] for m in sys.modules}})"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("module", WAITING)
def test_the_core_that_waits_has_no_library_of_the_network(module: str) -> None:
    assert not loaded_with((module,)) & (LATE | VERIFYING)


def test_the_status_needs_no_library_before_a_license_is_verified() -> None:
    modules = ("main", "sso.cli.status_verbs", "sso.activation.judgement")
    assert not loaded_with(modules) & (LATE | VERIFYING | {"PySide6"})
