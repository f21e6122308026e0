"""Which listener does a test get? Opened by the test's own wishes, and nothing listens after it."""

from collections.abc import Callable, Iterator

import pytest

from tests.integration.listener.open_listener import KINDS, OpenListener, sockets_on

Open = Callable[..., OpenListener]


@pytest.fixture
def open_listener() -> Iterator[Open]:
    made: list[OpenListener] = []

    def make(kind: str = "code", **parts: object) -> OpenListener:
        made.append(OpenListener(kind, **parts))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for opened in made:
        opened.listener.close()
    for opened in made:
        assert "0A" not in sockets_on(opened.port)


@pytest.fixture
def opened(open_listener: Open) -> OpenListener:
    """A sign-in in code mode."""
    return open_listener()


@pytest.fixture(params=KINDS)
def each_kind(open_listener: Open, request: pytest.FixtureRequest) -> OpenListener:
    """A sign-in of each kind."""
    return open_listener(request.param)
