"""Do the samples' verifiers say yes to a good status file, and why not to every bad one?"""

import base64
import json
import os
import stat
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.integration.bench import Desk
from tests.integration.samples.statuses import (
    Vendor,
    other_key,
    plain,
    seconds_ago,
    signed_status,
    status,
)
from tests.integration.samples.verifiers import LANGUAGES, Verifier, process_of

FLAGS = ("active", "license_active", "license_enabled")


@pytest.mark.parametrize("kind", ["activation", "check", "perpetual"])
def test_a_good_status_is_licensed(verifier: Verifier, vendor: Vendor, kind: str) -> None:
    answer = getattr(vendor, kind)
    verdict = verifier.judge(status(vendor, answer))
    assert (verdict.code, verdict.err) == (0, "")
    until = answer["validity_period"] or "further notice"
    assert verdict.out == f"licensed: CAD-PRO until {until}; Keyturn says active\n"
    assert stat.S_IMODE(verifier.memory_file.stat().st_mode) == 0o600
    assert verifier.run().code == 0, "a second time"
    assert sorted(os.listdir(verifier.folder)) == ["memory", "status.json"]


def test_the_file_that_the_program_writes_is_licensed(
    desk: Desk, c_program: Path, tmp_path: Path
) -> None:
    """From the sign-in to the licensed program, nothing in between but files."""
    assert desk.activate().error is None
    (status_file,) = desk.folder.rglob("status/CAD-PRO.json")
    key_file = desk.profile.parent / "public_key.pem"
    for language in LANGUAGES:
        sample = Verifier(process_of(language, c_program), key_file, tmp_path)
        words = {"status": str(status_file), "memory": str(tmp_path / language)}
        verdict = sample.run(**words, device="bench-device")
        assert (verdict.code, verdict.err) == (0, ""), language
        assert sample.run(**words).code == 4, language


# ---- the bad ones, by their exit codes

Bad = Callable[[Vendor, Path], dict[str, Any]]


def flipped_byte(vendor: Vendor, folder: Path) -> dict[str, Any]:
    """One digit of the end: the license would last a thousand years longer."""
    found = status(vendor, vendor.check)
    body = base64.b64decode(found["evidence"]["response"])
    longer = body.replace(b'"validity_period": "2', b'"validity_period": "3')
    assert longer != body
    found["evidence"]["response"] = base64.b64encode(longer).decode()
    return found


def signed_by_another(vendor: Vendor, folder: Path) -> dict[str, Any]:
    return signed_status(vendor, json.dumps(vendor.check).encode(), other_key(folder))


def signed_by_another_that_lies(vendor: Vendor, folder: Path) -> dict[str, Any]:
    """Names the vendor's key: then it looks like a changed answer."""
    found = signed_by_another(vendor, folder)
    found["evidence"]["key"] = vendor.fingerprint
    return found


def with_terms(**terms: Any) -> Bad:
    """A rightly signed answer with other terms, or without one (`...`)."""

    def make(vendor: Vendor, folder: Path) -> dict[str, Any]:
        answer = {name: value for name, value in {**plain(vendor.check), **terms}.items()
                  if value is not ...}  # fmt: skip
        return signed_status(vendor, json.dumps(answer).encode())

    return make


BAD: dict[str, tuple[int, str, Bad]] = {
    "flipped byte": (2, "changed after it was signed", flipped_byte),
    "other key": (3, "another key", signed_by_another),
    "other key that lies": (2, "changed after it was signed", signed_by_another_that_lies),
    "other device": (4, "another device", with_terms(hardware_id="another")),
    "other product": (5, "another product", with_terms(product_details={"short_code": "RENDER"})),
    "expired": (6, "has ended", with_terms(validity_period="2026-01-01T00:00:00.000Z")),
    "ends this second": (6, "ended", lambda vendor, folder: with_terms(
        validity_period=seconds_ago(0).isoformat())(vendor, folder)),
    "said to be expired": (6, "has ended", with_terms(is_expired=True)),
    "not active": (8, "not active", with_terms(license_active=False)),
    "not activated": (8, "not active", with_terms(active=False)),
    "disabled": (8, "switched off", with_terms(license_enabled=False)),
    "later": (9, "not started", with_terms(start_date="2999-01-01T00:00:00.000Z")),
    "no license": (1, "not a license", with_terms(product_details=...)),
    "no device": (1, "not a license", with_terms(hardware_id=...)),
    "device null": (1, "not a license", with_terms(hardware_id=None)),
    "end of another kind": (1, "", with_terms(validity_period=4102444800)),
    "end that is no instant": (1, "", with_terms(validity_period="never")),
    "flag of another kind": (1, "", with_terms(license_active="true")),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_status_is_refused_with_its_own_code(
    verifier: Verifier, vendor: Vendor, tmp_path: Path, name: str
) -> None:
    code, said, make = BAD[name]
    verdict = verifier.judge(make(vendor, tmp_path))
    assert (verdict.code, verdict.out) == (code, "")
    assert said in verdict.reason
    assert not verifier.memory_file.exists(), "only what was accepted is remembered"


@pytest.mark.parametrize("terms", [
    {"validity_period": None}, {"validity_period": ...}, {"validity_period": ""},
    {"start_date": "2020-01-01T00:00:00Z"}, {"start_date": ""},
    dict.fromkeys((*FLAGS, "is_expired"), None), dict.fromkeys((*FLAGS, "is_expired"), ...),
])  # fmt: skip
def test_what_a_license_does_not_say_is_not_against_it(
    quick_verifier: Verifier, vendor: Vendor, tmp_path: Path, terms: dict[str, Any]
) -> None:
    assert quick_verifier.judge(with_terms(**terms)(vendor, tmp_path)).code == 0


def test_the_device_is_not_compared_where_the_program_knows_none(
    quick_verifier: Verifier, vendor: Vendor
) -> None:
    assert quick_verifier.judge(status(vendor, vendor.check), device="-").code == 0


def test_the_company_tells_two_vendors_of_one_service_apart(
    quick_verifier: Verifier, vendor: Vendor, tmp_path: Path
) -> None:
    """A service that signs for many vendors with one key does so for equal product codes too."""
    found = status(vendor, vendor.check)
    company = str(vendor.check["company"]["id"])
    assert quick_verifier.judge(found, company=company).code == 0
    for other in ("277", "", company + "0", "0" + company):
        verdict = quick_verifier.judge(found, company=other)
        assert (verdict.code, verdict.reason) == (5, "a license of another vendor")
    for terms in (
        {"company": ...},
        {"company": None},
        {"company": [276]},
        {"company": {"id": "x"}},
    ):
        without = with_terms(**terms)(vendor, tmp_path)
        assert quick_verifier.judge(without, company=company).code == 5


def test_the_key_in_the_file_counts_for_nothing(
    quick_verifier: Verifier, vendor: Vendor, tmp_path: Path
) -> None:
    for key in (None, "", "sha256:00", 5, {}):
        found = status(vendor, vendor.check)
        found["evidence"]["key"] = key
        assert quick_verifier.judge(found).code == 0


def test_the_hints_count_for_nothing(quick_verifier: Verifier, vendor: Vendor) -> None:
    lies = {
        "state": "active\n\x1b[31m", "until": "2999-01-01T00:00:00Z", "product": "RENDER",
        "license": None, "device": {"hardware_id": "another"}, "exit_code": 0,
    }  # fmt: skip
    verdict = quick_verifier.judge({**status(vendor, vendor.check), **lies})
    assert verdict.code == 0
    assert verdict.out.endswith("; Keyturn says nothing\n")


def test_nothing_activated_and_nothing_there_are_unreadable(
    quick_verifier: Verifier, vendor: Vendor
) -> None:
    verdict = quick_verifier.run()
    assert (verdict.code, verdict.out) == (1, "")
    assert "cannot be read" in verdict.reason
    verdict = quick_verifier.judge({**status(vendor, vendor.check), "evidence": None})
    assert (verdict.code, verdict.reason) == (
        1, "nothing is activated: the file holds no evidence"
    )  # fmt: skip
    quick_verifier.status_file.unlink()
    quick_verifier.status_file.mkdir()
    assert quick_verifier.run().code == 1


def test_a_wrong_call_or_key_is_no_verdict(
    quick_verifier: Verifier, vendor: Vendor, tmp_path: Path
) -> None:
    quick_verifier.judge(status(vendor, vendor.check))
    assert quick_verifier.run(company="276", more="word").code == 64
    private = Path(vendor.public_key_file).with_name("signing_key.pem")
    weak = tmp_path / "weak.pem"
    weak.write_text(WEAK_KEY)
    for key_file in (tmp_path / "absent", quick_verifier.status_file, private, weak, tmp_path):
        verdict = quick_verifier.run(key=str(key_file))
        assert (verdict.code, verdict.reason) == (64, "the public key cannot be used")


# ---- what was seen before


def test_an_older_status_is_refused_whoever_saw_the_newer_one(
    verifier: Verifier, vendor: Vendor, c_program: Path
) -> None:
    """The memory of each verifier is understood by the others."""
    newer = status(vendor, vendor.check, last_check=seconds_ago(60))
    older = status(vendor, vendor.activation, last_check=seconds_ago(61))
    for language in LANGUAGES:
        verifier.memory_file.unlink(missing_ok=True)
        sees = Verifier(process_of(language, c_program), vendor.public_key_file, verifier.folder)
        assert sees.judge(newer).code == 0
        remembered = verifier.memory_file.read_bytes()
        verdict = verifier.judge(older)
        assert (verdict.code, verdict.out) == (7, ""), language
        assert "older status" in verdict.reason
        assert verifier.memory_file.read_bytes() == remembered
        assert verifier.judge(newer).code == 0


def remembers(verifier: Verifier, last_check_ago_s: float, clock_ago_s: float) -> None:
    """Put a memory there."""
    instants = (seconds_ago(ago).strftime("%Y-%m-%dT%H:%M:%SZ")
                for ago in (last_check_ago_s, clock_ago_s))  # fmt: skip
    verifier.memory_file.write_text(f"keyturn-memory 1 {' '.join(instants)}\n")


def test_a_clock_that_was_put_back_is_refused_until_a_newer_check(
    quick_verifier: Verifier, vendor: Vendor
) -> None:
    at = seconds_ago(600)
    same = status(vendor, vendor.check, last_check=at)
    for ahead_s, code in ((3500, 0), (3700, 7)):
        remembers(quick_verifier, 0, -ahead_s)
        words = quick_verifier.memory_file.read_text().split()
        quick_verifier.memory_file.write_text(f"{words[0]} 1 {at:%Y-%m-%dT%H:%M:%SZ} {words[3]}\n")
        verdict = quick_verifier.judge(same)
        assert verdict.code == code, ahead_s
        # A clock that is a little behind does not become the remembered one: no way back by steps.
        assert quick_verifier.memory_file.read_text().split()[3] == words[3]
    assert "clock was put back" in verdict.reason
    newer = status(vendor, vendor.check, last_check=at + timedelta(seconds=1))
    assert quick_verifier.judge(newer).code == 0
    assert quick_verifier.judge(newer).code == 0, "the clock of now is the remembered one"


def test_a_check_in_the_future_is_refused(quick_verifier: Verifier, vendor: Vendor) -> None:
    near = status(vendor, vendor.check, last_check=seconds_ago(-3500))
    assert quick_verifier.judge(near).code == 0
    quick_verifier.memory_file.unlink()
    far = status(vendor, vendor.check, last_check=seconds_ago(-3700))
    verdict = quick_verifier.judge(far)
    assert (verdict.code, verdict.reason) == (7, "the clock stands before the last check")
    assert not quick_verifier.memory_file.exists()


@pytest.mark.parametrize("last_check", [None, "", "soon", 5, "2026-13-01T00:00:00Z", ...])
def test_a_status_that_hides_its_check_is_refused(
    quick_verifier: Verifier, vendor: Vendor, last_check: Any
) -> None:
    found = {**status(vendor, vendor.check), "last_check": last_check}
    if last_check is ...:
        del found["last_check"]
    assert quick_verifier.judge(found).code == 1


@pytest.mark.parametrize("content", [b"", b"junk", b"\xff" * 500, b"keyturn-memory 2 a b",
                                     b"keyturn-memory 1 2999-01-01T00:00:00Z soon"])  # fmt: skip
def test_an_unreadable_memory_counts_as_none(
    quick_verifier: Verifier, vendor: Vendor, content: bytes
) -> None:
    quick_verifier.memory_file.write_bytes(content)
    assert quick_verifier.judge(status(vendor, vendor.check)).code == 0
    assert quick_verifier.memory_file.read_bytes().startswith(b"keyturn-memory 1 20")


def test_a_memory_that_cannot_be_written_is_said_and_locks_nobody_out(
    quick_verifier: Verifier, vendor: Vendor
) -> None:
    quick_verifier.memory_file.mkdir()
    verdict = quick_verifier.judge(status(vendor, vendor.check))
    assert verdict.code == 0
    assert verdict.reason.startswith("warning: nothing is remembered")
    assert sorted(os.listdir(quick_verifier.folder)) == ["memory", "status.json"]
    gone = quick_verifier.run(memory=str(quick_verifier.folder / "absent" / "memory"))
    assert (gone.code, gone.reason[:7]) == (0, "warning")


# RSA with 1,024 bits.
WEAK_KEY = """-----BEGIN PUBLIC KEY-----
MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDOFUR4B1JlMTRBd13wrazE0TN4
bWotxZoM8mzlHsP8dbMNh6lxC2ihPYkkhSTEj9fKGllRjemwQGaMVNyEiTAk+i9x
0EUtycx6MKqklgaGbXvpD0DLaO6SEUZ+Gs5tG8nngF/mkmvFo9hK1AR+rVSU7YtD
ywfaFzYfNxAjEgQFKQIDAQAB
-----END PUBLIC KEY-----
"""
