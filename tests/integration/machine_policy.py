"""How does a test get a real `/etc/<app id>/policy.json`? In a mount namespace of its own, whose
root is whoever runs the test; the machine's own `/etc` is not touched."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.integration.command_line import finished

ALONE = ("unshare", "--map-root-user", "--mount")
_SET_UP = (
    "set -e; mkdir $1/kept; cp /etc/passwd /etc/ld.so.cache $1/kept; mount -t tmpfs none /etc;"
    " cp $1/kept/* /etc; mkdir -p /etc/$2; cp $1/policy.json /etc/$2/policy.json;"
    " chmod ${3} /etc/$2/policy.json; rm -r $1/kept; shift 3; exec $@"
)


def can_mount() -> bool:
    """Whether this system lets anybody make a mount namespace."""
    mount = [*ALONE, "mount", "-t", "tmpfs", "none", "/etc"]
    return sys.platform == "linux" and finished(mount, {}).code == 0


def with_policy(
    folder: Path, policy: Mapping[str, Any] | str, app_id: str, mode: str = "644"
) -> list[str]:
    """Return what stands before a command so that it meets this policy."""
    if not can_mount():
        pytest.skip("this system lets nobody make a mount namespace")
    folder.mkdir(parents=True, exist_ok=True)
    text = policy if isinstance(policy, str) else json.dumps(policy, indent=2)
    (folder / "policy.json").write_text(text)
    quoted = _SET_UP.replace("exec $@", 'exec "$@"')
    return [*ALONE, "sh", "-c", quoted, "sh", str(folder), app_id, mode]
