"""What goes out with a license key or a password, and which answer belongs to it?"""

from dataclasses import replace

import pytest

from sso.licensing.credentials import KeyCredential, PasswordCredential
from sso.licensing.model import License, LicenseAddress, parse_license
from tests.unit.samples import activation, license_

KEY = KeyCredential("KEYT-0001")
PERSON = PasswordCredential("U@g.com|ACME", "the-password")


def of_key(**changes: object) -> License:
    return parse_license(activation(user=None, username=..., license_key="keyt-0001", **changes))


def test_exactly_one_set_of_fields_goes_out() -> None:
    assert KEY.as_fields() == {"license_key": "KEYT-0001"}
    assert PERSON.as_fields() == {"username": "U@g.com|ACME", "password": "the-password"}


def test_an_answer_belongs_to_who_asked() -> None:
    assert KEY.is_answered_by(of_key())
    assert not KEY.is_answered_by(replace(of_key(), license_key="KEYT-0002"))
    assert KEY.is_answered_by(license_()), "a person's, who can be named from now on"
    assert PERSON.is_answered_by(license_())
    assert not PERSON.is_answered_by(of_key())
    assert not PasswordCredential("x@g.com", "p").is_answered_by(license_())


def test_what_names_the_license_afterwards_carries_no_password() -> None:
    named = {"product": "myproduct", "hardware_id": "123", "license_id": "1744810240166049"}
    assert KEY.address(of_key()).as_fields() == {**named, "license_key": "KEYT-0001"}
    assert PERSON.address(license_()).as_fields() == {**named, "username": "U@g.com"}


def test_an_answer_without_a_key() -> None:
    assert license_().license_key is None


@pytest.mark.parametrize("raw", [None, ""])
def test_an_answer_with_an_empty_key(raw: object) -> None:
    assert parse_license(activation(license_key=raw)).license_key is None


def test_a_key_is_not_shown() -> None:
    assert "keyt-0001" not in repr(of_key())
    assert "k-1" not in repr(LicenseAddress("P", "h", "", 7, license_key="k-1"))
