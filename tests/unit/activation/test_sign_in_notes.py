"""Which lines of the log tell of a sign-in under way, and how often?"""

from __future__ import annotations

from typing import Any

import pytest

from sso.activation.manager import SignInOptions
from sso.activation.progress import Hint, Progress, Stage
from sso.signin.redirect_routes import Counts
from tests.unit.activation.license_bench import Computer


def told(caplog: pytest.LogCaptureFixture, event: str) -> list[dict[str, Any]]:
    return [vars(record)["facts"] for record in caplog.records if record.message == event]


def test_each_stage_and_each_hint_is_noted_once(
    computer: Computer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "keyturn")
    computer.during_sign_in = lambda: (
        [computer.on_counted(Counts(reused_links=number)) for number in (1, 2)]
        + [computer.on_counted(Counts(reused_links=2, tls_hellos=1))]
    )
    news: list[Progress] = []
    assert computer.manager().activate(None, SignInOptions(on_progress=news.append)).error is None
    stages = [(one["stage"], one.get("host")) for one in told(caplog, "stage")]
    assert stages == [
        ("asking", None),
        ("waiting", "id.acme.test"),
        ("activating", "id.acme.test"),
        ("done", "id.acme.test"),
    ]
    assert [one["hint"] for one in told(caplog, "hint")] == ["link_used_twice", "https_forced"]
    references = {one["reference"] for one in (*told(caplog, "stage"), *told(caplog, "hint"))}
    assert references == {computer.audited()[0]["reference"]}
    assert news[-1].stage is Stage.DONE
    assert {Hint.LINK_USED_TWICE, Hint.HTTPS_FORCED} in [set(one.hints) for one in news]


def test_a_second_sign_in_is_noted_anew(
    computer: Computer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "keyturn")
    for _ in range(2):
        computer.manager().activate(None, SignInOptions(is_again=True))
    assert [one["stage"] for one in told(caplog, "stage")].count("waiting") == 2


def test_no_line_tells_of_an_address_or_a_person(
    computer: Computer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", "keyturn")
    computer.manager().activate(None, SignInOptions())
    lines = " ".join(str(vars(record).get("facts")) + record.message for record in caplog.records)
    for secret in ("u@g.com", "our-state", "/callback", "http", "ACME"):
        assert secret not in lines
