"""Which sandbox and which computer do the integration tests get?"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

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
