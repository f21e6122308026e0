"""Is a newer version announced, and nothing else?"""

from __future__ import annotations

import pytest

from sso.licensing.versions import is_newer


@pytest.mark.parametrize(
    ("offered", "installed"),
    [
        ("1.0.1", "1.0.0"),
        ("1.10", "1.9"),
        ("2", "1.99.99"),
        ("v1.1", "1.0"),
        ("1.1", "V1.0"),
        (" 1.1 ", "1.0  "),
        ("1.0.0.1", "1"),
        ("1.1+build7", "1.0"),
        ("1.1", "1.0-beta"),
        ("1.2.3.4.5.6", "1.2.3.4.5.5"),
        ("999999999.1", "999999999"),
    ],
)
def test_a_later_release_is_newer(offered: str, installed: str) -> None:
    assert is_newer(offered, installed)
    assert not is_newer(installed, offered)


@pytest.mark.parametrize(("one", "other"), [("1.0", "1.0"), ("1", "1.0.0"), ("v2", "2.0")])
def test_the_same_version_is_not_newer_however_it_is_written(one: str, other: str) -> None:
    assert not is_newer(one, other)
    assert not is_newer(other, one)


@pytest.mark.parametrize("offered", ["2.0-beta", "2.0-rc.1", "2-0"])
def test_a_pre_release_is_never_newer(offered: str) -> None:
    assert not is_newer(offered, "1.0")


@pytest.mark.parametrize(
    "word", ["", "latest", "2.0.", "2..0", "2.x", "1.2.3.4.5.6.7", "1234567890", "2.0 final", "vv2"]
)
def test_what_cannot_be_compared_is_not_newer(word: str) -> None:
    assert not is_newer(word, "1.0")
    assert not is_newer("1.0", word)
    assert not is_newer(word, word)
