"""What do the tests of stored licenses begin with? One computer, on which nothing is stored yet."""

from pathlib import Path

import pytest

from tests.unit.activation.license_bench import Computer


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)
