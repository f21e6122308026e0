"""Where do the tests of the store keep their files, and which key do they pin?"""

from pathlib import Path

import pytest

from sso.storage.license_store import LicenseStore
from sso.storage.paths import Paths
from tests.unit.samples import key_pair


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.for_app("a.b", tmp_path)


@pytest.fixture
def store(paths: Paths) -> LicenseStore:
    return LicenseStore(paths, lambda: key_pair().public_key())
