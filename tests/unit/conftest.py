"""Which folders do the unit tests get?"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.unprivileged import NOBODY


@pytest.fixture
def nobodys_folder() -> Iterator[Path]:
    """A folder of the user without privileges; pytest's own ones lie where only root gets."""
    folder = Path(tempfile.mkdtemp(prefix="keyturn-test-"))
    if os.getuid() == 0:
        os.chown(folder, NOBODY, NOBODY)
    yield folder
    folder.chmod(0o700)
    shutil.rmtree(folder)
