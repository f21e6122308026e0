"""Which sandbox do these tests run against? One process for all, put back before each test."""

import threading
from collections.abc import Iterator

import pytest
from recording_listener import Listener
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


@pytest.fixture(scope="session")
def shared_listener() -> Iterator[Listener]:
    with Listener() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def listener(shared_listener: Listener) -> Listener:
    shared_listener.arrived.clear()
    return shared_listener


@pytest.fixture(scope="session")
def listening_sandbox(
    shared_listener: Listener, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Sandbox]:
    folder = tmp_path_factory.mktemp("listening") / "sandbox"
    options = ("--port", "0", "--redirect-uri", shared_listener.uri)
    with running(folder, *options) as (sandbox, _):
        yield sandbox


@pytest.fixture
def own_sandbox(listening_sandbox: Sandbox) -> Sandbox:
    """A sandbox that sends its answers to the listener."""
    listening_sandbox.control("reset")
    return listening_sandbox
