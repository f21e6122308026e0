"""Does a lock without hashes come to light?"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

SETUP = Path(__file__).parents[3] / "packaging" / "setup"
LOCK = """\
# made from the dependencies
cffi==2.0.0 ; platform_python_implementation != 'PyPy' \\
    --hash=sha256:00 \\
    --hash=sha256:11
pyside6-essentials==6.11.3 \\
    --hash=sha256:22
requests[socks]==2.34.0
    # via keyturn
urllib3==2.6.0 \\
    --hash=md5:33
"""


@pytest.fixture
def lock(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(SETUP))
    for name in ("lock", "virtual_env"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    return importlib.import_module("lock")


def test_releases_without_a_hash_are_named(lock: ModuleType) -> None:
    assert lock.without_hash(LOCK) == ["requests[socks]==2.34.0", "urllib3==2.6.0"]
    assert lock.without_hash("") == []


def test_our_own_locks_have_them_all(lock: ModuleType) -> None:
    assert lock.check() is None
