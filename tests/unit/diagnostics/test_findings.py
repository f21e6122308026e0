"""How does each check end, which are skipped, and with which code does the doctor end?"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sso.diagnostics import doctor
from sso.diagnostics.doctor import Check, Finding, Level, Seen, examine, exit_code
from sso.errors import NoLicenseForUser, NotActivated


def raises(error: Exception) -> Callable[[], Seen]:
    def look() -> Seen:
        raise error

    return look


@pytest.mark.parametrize(
    ("seen", "wanted"),
    [
        (doctor.fine(), Seen(Level.OK, "fine", {})),
        (doctor.fine("kept", a="b"), Seen(Level.OK, "kept", {"a": "b"})),
        (doctor.warn("slow", a="b"), Seen(Level.WARN, "slow", {"a": "b"})),
        (doctor.skip("unasked", a="b"), Seen(Level.SKIP, "unasked", {"a": "b"})),
        (Seen(), Seen(Level.OK, "fine", {})),
    ],
    ids=["fine", "fine with facts", "warn", "skip", "plain"],
)
def test_what_a_check_saw_is_the_finding(seen: Seen, wanted: Seen) -> None:
    assert seen == wanted
    assert examine([Check("x", lambda: seen)]) == [
        Finding("x", wanted.level, wanted.variant, wanted.facts)
    ]


def test_a_failure_carries_its_error() -> None:
    error = NotActivated("not yet")
    assert examine([Check("x", raises(error))]) == [Finding("x", Level.FAIL, "failed", {}, error)]


@pytest.mark.parametrize(
    ("trouble", "why"),
    [(OSError(5, "Input/output error"), "Input/output error"), (OSError(), "unknown")],
    ids=["with words", "without"],
)
def test_what_the_system_does_not_show_is_no_failure(trouble: OSError, why: str) -> None:
    found = examine([Check("x", raises(trouble))])
    assert found == [Finding("x", Level.WARN, "unseen", {"why": why})]
    assert exit_code(found) == 0


def test_a_defect_of_a_check_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError):
        examine([Check("x", raises(ZeroDivisionError()))])


def test_what_builds_on_a_failure_is_skipped_and_so_on() -> None:
    checks = [
        Check("fails", raises(NotActivated())),
        Check("warns", lambda: doctor.warn("w")),
        Check("one", raises(AssertionError()), ("warns", "fails")),
        Check("two", raises(AssertionError()), ("one",)),
        Check("three", doctor.fine, ("warns", "unknown")),
    ]
    assert [(one.check, one.level, one.variant, one.facts) for one in examine(checks)] == [
        ("fails", Level.FAIL, "failed", {}),
        ("warns", Level.WARN, "w", {}),
        ("one", Level.SKIP, "needs", {"other": "fails"}),
        ("two", Level.SKIP, "needs", {"other": "one"}),
        ("three", Level.OK, "fine", {}),
    ]


def test_each_finding_is_told_as_it_ends() -> None:
    told: list[Finding] = []
    seen: list[int] = []

    def look() -> Seen:
        seen.append(len(told))
        return doctor.fine()

    found = examine([Check("a", look), Check("b", look)], told.append)
    assert seen == [0, 1]
    assert told == found


def test_the_first_failure_gives_the_code() -> None:
    found = [
        Finding("a", Level.WARN),
        Finding("b", Level.FAIL, error=NoLicenseForUser()),
        Finding("c", Level.FAIL, error=NotActivated()),
    ]
    assert exit_code(found) == 12
    assert exit_code(found[:1]) == exit_code([]) == 0
