"""Does every error have a sentence and a next step, and the contract's exit code?"""

import string
from collections.abc import Iterator

import pytest

from sso import errors
from sso.cli.error_sentences import ERRORS, UNATTENDED
from sso.cli.sentences import SAID, STATES, Circumstances, explain, key_of
from sso.errors import FixedBy, KeyturnError
from sso.licensing.status import State


def every_error() -> Iterator[type[KeyturnError]]:
    waiting: list[type[KeyturnError]] = [KeyturnError]
    while waiting:
        kind = waiting.pop()
        yield kind
        waiting += kind.__subclasses__()


ALL = sorted(set(every_error()), key=lambda kind: kind.__name__)
GROUPS = (errors.LicenseError, errors.SignInError, errors.ServiceError)
REAL = [kind for kind in ALL if kind not in GROUPS and kind is not KeyturnError]

# The contract, section 2: states, then the other ends.
EXIT_CODES = {
    "NOT_ACTIVATED": 11,
    "NO_LICENSE_FOR_USER": 12,
    "DEVICE_LIMIT": 13,
    "LICENSE_EXPIRED": 14,
    "LICENSE_DISABLED": 15,
    "CLOCK_WRONG": 16,
    "WRONG_DEVICE": 17,
    "LICENSE_DAMAGED": 18,
    "CANCELLED": 19,
    "DENIED": 19,
    "SERVICE_UNREACHABLE": 20,
    "CAPTIVE_PORTAL": 20,
    "NO_BROWSER": 32,
    "OTHER_VERSION": 32,
    "STILL_RUNS": 32,
    "TLS_REFUSED": 21,
    "PROXY_SIGN_IN": 22,
    "NO_REDIRECT_ADDRESS": 23,
    "SIGN_IN_TIMED_OUT": 24,
    "ANSWER_INVALID": 25,
    "SIGNATURE_WRONG": 25,
    "SIGN_IN_ANSWER": 25,
    "SIGN_IN_REFUSED": 26,
    "SIGN_IN_NOT_SET_UP": 26,
    "PROGRAM_REFUSED": 27,
    "REQUEST_REFUSED": 27,
    "BORROW_REFUSED": 27,
    "OTHER_PERSON": 19,
    "STORE_NEWER": 18,
    "SEAT_NEEDED": 28,
    "NOT_STARTED": 29,
    "PROFILE_ERROR": 30,
    "NO_PROFILE": 30,
    "COMPANY_CODE_NEEDED": 30,
    "SECRET_STORE": 31,
    "USAGE": 64,
    "STORE_FAILED": 70,
    "DEFECT": 70,
}
FACTS: dict[str, dict[str, str | int]] = {
    "CANCELLED/may_hold_seat": {"may_hold_seat": 1},
    "SERVICE_UNREACHABLE/may_hold_seat": {"may_hold_seat": 1},
    "SERVICE_UNREACHABLE/identity_provider": {"cause": "identity_provider"},
    "NO_REDIRECT_ADDRESS/owner": {"cause": "taken", "owner": "python3", "address": "localhost:1"},
    "NO_REDIRECT_ADDRESS/taken": {"cause": "taken", "address": "localhost:5000"},
    "NO_REDIRECT_ADDRESS/privileged": {"cause": "privileged", "address": "localhost:80"},
    "NO_REDIRECT_ADDRESS/reserved": {"cause": "reserved", "address": "localhost:5000"},
    "CLOCK_WRONG/ahead": {"skew_min": 20},
    "CLOCK_WRONG/behind": {"skew_min": -20},
    "CAPTIVE_PORTAL/portal": {"host": "api.acme.test", "portal": "login.inn.test"},
    "PROXY_SIGN_IN/refused": {"state": "refused", "proxy": "proxy.acme.test:8080"},
    "TLS_REFUSED/issuer": {"issuer": "CN=Inspector", "host": "api.acme.test"},
    "TLS_REFUSED/inspected": {
        "issuer": "CN=Inspector",
        "host": "api.acme.test",
        "proxy": "proxy.acme.test:8080",
    },
    "TLS_REFUSED/out_of_time": {"cause": "out_of_time", "issuer": "CN=Some", "host": "a.test"},
    "TLS_REFUSED/other_name": {"cause": "other_name", "issuer": "CN=Some", "host": "a.test"},
    "TLS_REFUSED/weak": {"cause": "weak", "issuer": "CN=Some", "host": "a.test"},
    "TLS_REFUSED/no_authority": {"cause": "no_authority", "issuer": "CN=Some", "host": "a.test"},
    "NO_LICENSE_FOR_USER/key": {"cause": "key"},
    "NO_LICENSE_FOR_USER/password": {"cause": "password"},
    "SIGN_IN_REFUSED/key": {"cause": "key"},
    "SIGN_IN_REFUSED/password": {"cause": "password"},
    "BORROW_REFUSED/not_floating": {"cause": "not_floating"},
    "OTHER_VERSION": {"running": "0.9.0", "version": "1.0.0"},
    "SECRET_STORE/none": {"state": "none"},
    "STORE_FAILED/file": {"cause": "file"},
    "SECRET_STORE/locked": {"state": "locked"},
}
AROUND = Circumstances("CAD Pro", "ACME", "Acme IT")


def kind_of(key: str) -> type[KeyturnError]:
    return next(kind for kind in [*REAL, KeyturnError] if kind.code == key.partition("/")[0])


@pytest.mark.parametrize("kind", REAL, ids=lambda kind: kind.__name__)
def test_every_error_has_the_contracts_exit_code(kind: type[KeyturnError]) -> None:
    assert kind.exit_code == EXIT_CODES[kind.code]
    assert isinstance(kind.fixed_by, FixedBy)


@pytest.mark.parametrize("kind", [*REAL, KeyturnError], ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("detail", ["", "one plain clause"])
def test_every_error_says_what_happened_and_what_to_do(
    kind: type[KeyturnError], detail: str
) -> None:
    found = explain(kind(detail), AROUND)
    for sentence in (found.what, found.next_step):
        assert sentence.strip()
        assert sentence[0].isupper() or kind is errors.UsageError
        assert "{" not in sentence
        assert "None" not in sentence
        assert ".." not in sentence.replace(" ...", "")


def test_every_sentence_belongs_to_an_error() -> None:
    assert {key.partition("/")[0] for key in ERRORS} == {kind.code for kind in REAL} | {"DEFECT"}


@pytest.mark.parametrize("key", sorted(key for key in SAID if "/" in key))
def test_every_variant_is_reached_by_its_facts(key: str) -> None:
    error = kind_of(key)("detail", **FACTS[key])
    assert key_of(error) == key
    found = explain(error, AROUND)
    assert "{" not in found.what + found.next_step
    for name, value in FACTS[key].items():
        if f"{{{name}}}" in SAID[key][0]:
            assert str(value) in found.what


def test_the_window_needs_no_words_for_ends_without_a_sign_in() -> None:
    for key in UNATTENDED:
        assert key_of(kind_of(key)("x", **FACTS[key]), ERRORS) == key.partition("/")[0]


def test_placeholders_are_known_ones() -> None:
    known = {"address", "host", "issuer", "owner", "place", "detail", "service", "minutes",
             "portal", "proxy", "running", "version",
             "product", "company", "administrator", "holder", "newcomer"}  # fmt: skip
    for texts in SAID.values():
        for text in texts:
            assert {name for _, name, _, _ in string.Formatter().parse(text) if name} <= known


def test_no_two_errors_say_the_same() -> None:
    said = [what for what, _ in SAID.values()]
    assert len(set(said)) == len(said)


def test_the_skew_is_named_without_its_sign() -> None:
    assert "20 minutes behind" in explain(errors.ClockWrong("x", skew_min=-20)).what
    assert "20 minutes ahead" in explain(errors.ClockWrong("x", skew_min=20)).what


def test_braces_in_foreign_words_stay_braces() -> None:
    error = errors.RequestRefused("x", service_code="{product}", service_message="{0} {x}")
    found = explain(error, Circumstances("{company}"))
    assert "{product}" in found.what
    assert found.foreign == "{0} {x}"


def test_a_fact_that_is_no_placeholder_does_no_harm() -> None:
    explain(errors.ServiceUnreachable("x", host="h", anything=1, state="strange"))


def test_every_state_has_a_word() -> None:
    assert set(STATES) == {state.value for state in State}
    assert len(set(STATES.values())) == len(STATES)


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    text = errors.__doc__ or ""
    for kind in REAL:
        assert kind.__name__ in text
    for code, number in EXIT_CODES.items():
        if code != "DEFECT":
            assert any(code in line and str(number) in line for line in text.splitlines()), code
