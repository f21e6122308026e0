"""What holds for every test? Property tests without a stopwatch, and a log without surprises."""

import logging
import signal
from collections.abc import Iterator

import pytest
from hypothesis import settings

# The examples of a run are not kept: a test must not depend on what an earlier run left.
settings.register_profile("suite", deadline=None, max_examples=60, database=None)
settings.load_profile("suite")

# A shell that starts the suite in the background lets it, and all that it starts, ignore Ctrl-C.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def no_unexpected_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A record at WARNING or above fails a test, unless it clears `caplog` after looking at it."""
    yield
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    loud = [record.getMessage() for record in records if record.levelno >= logging.WARNING]
    assert not loud, loud
