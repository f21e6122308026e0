"""Does docs/listener.md name only tests that exist, and every item of the checklist?"""

import re
from fnmatch import fnmatch

import pytest

from tests.integration.sandbox_process import ROOT

PAGE = (ROOT / "docs" / "listener.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(test_[a-z0-9_]+\*?)`", PAGE)))
EXISTING = {
    name
    for path in (ROOT / "tests").rglob("test_*.py")
    for name in re.findall(r"^ *def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
}


@pytest.mark.parametrize("name", NAMED)
def test_a_named_test_exists(name: str) -> None:
    assert any(fnmatch(existing, name) for existing in EXISTING)


@pytest.mark.parametrize("number", range(1, 56))
def test_every_item_has_a_line(number: int) -> None:
    assert len(re.findall(rf"^\| LB{number} \|", PAGE, re.MULTILINE)) == 1
