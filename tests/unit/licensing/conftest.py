"""In which time zones are the service's instants read?"""

import time
from collections.abc import Iterator

import pytest


@pytest.fixture(params=["UTC", "Europe/Prague", "America/Adak"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Computers stand everywhere; what the service says of time is UTC wherever that is."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()
