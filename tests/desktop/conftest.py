"""Which tests need the desktop rig, and what do they get from it?

All of them need it, tests/desktop/run-desktop.sh; anywhere else they are skipped.
"""

import os
import sys
from collections.abc import Generator
from pathlib import Path

import pytest

if sys.platform == "linux":
    from tests.desktop import fixtures
    from tests.desktop.fixtures import artefacts as artefacts
    from tests.desktop.fixtures import browser as browser
    from tests.desktop.fixtures import program as program
    from tests.desktop.fixtures import right_click_icon as right_click_icon
    from tests.desktop.fixtures import sandbox as sandbox
    from tests.desktop.fixtures import screenshot as screenshot
    from tests.desktop.fixtures import secrets as secrets
    from tests.desktop.fixtures import tray_item as tray_item
    from tests.desktop.fixtures import window_picture as window_picture
else:
    collect_ignore_glob = ["test_*.py"]  # D-Bus and the Secret Service are Linux's own

IN_RIG = os.environ.get("KEYTURN_DESKTOP_RIG") == "1"
OUTSIDE = "needs the desktop rig: bash tests/desktop/run-desktop.sh, or make test"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.desktop)
            if not IN_RIG:
                item.add_marker(pytest.mark.skip(reason=OUTSIDE))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Keep a picture of what the display showed when a test failed."""
    report = yield
    if IN_RIG and report.failed and call.when == "call":
        folder = fixtures.artefacts_of(item)
        folder.mkdir(exist_ok=True)  # a test need not have asked for it
        fixtures.take_picture(folder / "failed.png")
    return report
