"""Which sandbox do these tests run against? One process for all, put back before each test."""

from collections.abc import Iterator

import pytest
from sandbox_client import Sandbox, running


@pytest.fixture(scope="session")
def shared_sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    folder = tmp_path_factory.mktemp("shared") / "sandbox"
    with running(folder, "--port", "0") as (sandbox, _):
        yield sandbox
    log = folder.with_suffix(".log").read_text()
    assert "internal error" not in log, log


@pytest.fixture
def sandbox(shared_sandbox: Sandbox) -> Sandbox:
    shared_sandbox.control("reset")
    return shared_sandbox
