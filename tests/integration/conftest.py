"""Which sandbox and which computer do the integration tests get?"""

import contextlib
import json
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sso.network.allow_list import is_listed
from tests.integration.bench import Desk, profile_with, wired
from tests.integration.sandbox_process import Sandbox, free_port, running


@pytest.fixture(scope="session")
def shared_sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    uris = (
        f"http://localhost:{free_port()}/callback",
        f"http://127.0.0.1:{free_port()}/callback",
    )
    with running(tmp_path_factory.mktemp("integration") / "sandbox", uris) as (sandbox, _):
        yield sandbox


@pytest.fixture
def sandbox(shared_sandbox: Sandbox) -> Sandbox:
    """The one sandbox, put back to its beginning."""
    shared_sandbox.reset()
    return shared_sandbox


@pytest.fixture(autouse=True)
def only_listed_calls(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """Every call that the program makes in any test stands in the published list."""
    caplog.set_level(logging.INFO, "keyturn")
    has_folder = "tmp_path" in request.fixturenames
    folder: Path | None = request.getfixturevalue("tmp_path") if has_folder else None
    yield
    told = [*caplog.get_records("setup"), *caplog.get_records("call")]
    calls = [record.__dict__.get("facts", {}) for record in told if record.getMessage() == "asked"]
    if folder is not None:  # what processes of their own have noted
        logs = folder.rglob("keyturn.jsonl*")
        lines = [line for path in logs if path.is_file() for line in _lines(path)]
        calls += [line for line in lines if line.get("event") == "asked"]
    unlisted = {
        f"{call['method']} {call['route']}"
        for call in calls
        if not is_listed(call["method"], call["route"], is_service="/api/v4/" in call["route"])
    }
    assert unlisted == set(), "not in sso/network/allow_list.py"


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text("utf-8", "replace").splitlines():
        with contextlib.suppress(ValueError):
            found = json.loads(line)
            if isinstance(found, dict):
                yield found


MakeDesk = Callable[..., Desk]


@pytest.fixture
def new_desk(
    sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MakeDesk]:
    """Make a computer: which profile, which further lines in it, and what else is different."""
    made: list[Desk] = []

    def make(kind: str = "code", lines: dict[str, str] | None = None, **parts: object) -> Desk:
        folder = tmp_path / f"desk-{len(made)}"
        profile = profile_with(sandbox.profiles[kind], folder / "profile", **(lines or {}))
        desk = Desk(profile, folder / "data", **parts)  # type: ignore[arg-type]
        made.append(desk)
        return wired(monkeypatch, desk)

    yield make
    for desk in made:
        desk.browser.close()


@pytest.fixture
def desk(new_desk: MakeDesk) -> Desk:
    """A computer with the code profile."""
    return new_desk()
