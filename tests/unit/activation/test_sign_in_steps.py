"""What does each step of a sign-in ask of the service, the store and the vault?"""

from pathlib import Path

import jwt
import pytest

from sso import errors
from sso.activation.sign_in_steps import SignInSteps
from sso.licensing.model import (
    License,
)
from sso.signin.authorization import AuthorizationResponse
from sso.storage.license_store import LicenseStore
from sso.storage.paths import Paths
from sso.storage.vault import Vault, VaultState
from tests.unit.activation.sign_in_bench import CODE, DEVICE, REQUEST, TOKENS, FakeService, steps_of
from tests.unit.fake_backends import LyingBackend, MemoryBackend
from tests.unit.samples import evidence, key_pair, license_, request


def sent(service: FakeService) -> list[tuple[str, str]]:
    return [(credential.field, credential.value) for credential in service.asked]


# ---- which token


def test_a_code_goes_out_once(tmp_path: Path) -> None:
    service = FakeService()
    steps_of(tmp_path, service).activate(REQUEST, CODE, 7)
    assert sent(service) == [("code", "the-code")]
    assert service.asked[0].customer_account_code == "ACME"
    assert service.asked[0].redirect_uri == REQUEST.redirect_uri
    assert service.more == [
        {"product": "myproduct", "device": DEVICE, "license_id": 7, "app_version": "12.1",
         "app_name": "Keyturn", "bundle_code": "B"}
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("token_field", "first"),
    [("auto", "the-id-token"), ("id_token", "the-id-token"), ("access_token", "the-access-token")],
)
def test_the_token_field_of_the_profile(tmp_path: Path, token_field: str, first: str) -> None:
    service = FakeService()
    steps_of(tmp_path, service, token_field=token_field).activate(REQUEST, TOKENS, None)
    assert sent(service) == [("id_token", first)]


def test_auto_offers_the_access_token_once_when_the_token_is_refused(tmp_path: Path) -> None:
    service = FakeService({"the-id-token": errors.SignInRefused("bad token")})
    steps_of(tmp_path, service).activate(REQUEST, TOKENS, None)
    assert sent(service) == [("id_token", "the-id-token"), ("id_token", "the-access-token")]


def test_auto_ends_with_the_second_refusal(tmp_path: Path) -> None:
    second = errors.SignInRefused("bad again")
    service = FakeService({"the-id-token": errors.SignInRefused("bad"), "the-access-token": second})
    with pytest.raises(errors.SignInRefused) as caught:
        steps_of(tmp_path, service).activate(REQUEST, TOKENS, None)
    assert caught.value is second
    assert len(service.asked) == 2


@pytest.mark.parametrize(
    "refusal",
    [
        errors.NoLicenseForUser("x"),
        errors.DeviceLimitReached("x"),
        errors.ServiceUnreachable("x"),
        errors.SignatureWrong("x"),
        errors.ProgramRefused("x"),
        errors.SignInNotSetUp("x"),
        errors.ClockWrong("x"),
    ],
    ids=lambda refusal: refusal.code,
)
def test_auto_repeats_for_no_other_reason(tmp_path: Path, refusal: errors.KeyturnError) -> None:
    service = FakeService({"the-id-token": refusal})
    with pytest.raises(type(refusal)):
        steps_of(tmp_path, service).activate(REQUEST, TOKENS, None)
    assert len(service.asked) == 1


@pytest.mark.parametrize("token_field", ["id_token", "access_token"])
def test_a_fixed_field_is_never_repeated(tmp_path: Path, token_field: str) -> None:
    refusal = errors.SignInRefused("bad")
    service = FakeService({"the-id-token": refusal, "the-access-token": refusal})
    with pytest.raises(errors.SignInRefused):
        steps_of(tmp_path, service, token_field=token_field).activate(REQUEST, TOKENS, None)
    assert len(service.asked) == 1


@pytest.mark.parametrize("token_field", ["auto", "access_token"])
def test_a_missing_access_token_is_one_of_our_errors_or_none(
    tmp_path: Path, token_field: str
) -> None:
    service = FakeService()
    bare = AuthorizationResponse(id_token="the-id-token")
    steps = steps_of(tmp_path, service, token_field=token_field)
    if token_field == "auto":
        steps.activate(REQUEST, bare, None)
        assert sent(service) == [("id_token", "the-id-token")]
    else:
        with pytest.raises(errors.KeyturnError):
            steps.activate(REQUEST, bare, None)


# ---- listing and choosing


def test_no_license_at_all_is_said(tmp_path: Path) -> None:
    service = FakeService()
    service.listed = ()
    with pytest.raises(errors.NoLicenseForUser):
        steps_of(tmp_path, service).list_licenses(REQUEST, CODE)


def test_nobody_to_ask_takes_the_newest(tmp_path: Path) -> None:
    steps = steps_of(tmp_path, FakeService())
    assert steps.choose((license_(id=1), license_(id=3), license_(id=2))) == 3


def test_one_license_is_no_question(tmp_path: Path) -> None:
    def never(licenses: tuple[License, ...]) -> int | None:
        raise AssertionError("asked for nothing")

    assert steps_of(tmp_path, FakeService(), choose=never).choose((license_(id=1),)) == 1


def test_the_person_chooses(tmp_path: Path) -> None:
    steps = steps_of(tmp_path, FakeService(), choose=lambda licenses: licenses[0].id)
    assert steps.choose((license_(id=1), license_(id=3))) == 1


# ---- browser


def test_the_browser_is_opened_unless_the_person_has_the_link(tmp_path: Path) -> None:
    opened: list[str] = []
    assert not steps_of(tmp_path, FakeService(), opened=opened).open_browser("http://localhost:1")
    assert opened == ["http://localhost:1"]
    silent = steps_of(tmp_path, FakeService(), opened=opened, opens_browser=False)
    assert silent.open_browser("http://localhost:2")
    assert opened == ["http://localhost:1"]


# ---- keeping


def signed_in(steps: SignInSteps, subject: str = "subject") -> None:
    on = request(response_type="token", nonce="n")
    claims = {"iss": on.issuer, "aud": on.client_id, "nonce": "n", "sub": subject}
    token = jwt.encode(claims, "a key of thirty-two bytes or more", algorithm="HS256")
    steps.validate(on, AuthorizationResponse(id_token=token))


def test_license_and_person_are_kept(tmp_path: Path) -> None:
    backend = MemoryBackend()
    steps = steps_of(tmp_path, FakeService(), backend=backend)
    signed_in(steps)
    steps.save(license_(), evidence())
    steps.remember()
    record = Vault("a.b", lambda: backend).load_sign_in("ACME")
    assert record is not None
    assert (record.subject, record.email, record.company) == ("subject", "u@g.com", "ACME")
    assert record.issuer == REQUEST.issuer
    assert steps.vault_trouble is None
    store = LicenseStore(Paths.for_app("a.b", tmp_path), lambda: key_pair().public_key())
    assert store.load("myproduct") is not None
    assert store.load_contact("myproduct") is not None


@pytest.mark.parametrize(
    ("backend", "state"), [(None, VaultState.NONE), (LyingBackend(), VaultState.FAILED)]
)
def test_the_license_needs_no_vault(
    tmp_path: Path, backend: MemoryBackend | None, state: VaultState
) -> None:
    steps = steps_of(tmp_path, FakeService(), backend=backend)
    steps.save(license_(), evidence())
    steps.remember()
    assert steps.vault_trouble is state
    store = LicenseStore(Paths.for_app("a.b", tmp_path), lambda: key_pair().public_key())
    assert store.load("myproduct") is not None


def test_a_person_too_long_for_the_vault_does_not_cost_the_license(tmp_path: Path) -> None:
    """The store takes 2,560 bytes, whatever an issuer thinks a subject is."""
    steps = steps_of(tmp_path, FakeService(), backend=MemoryBackend(), subject="s" * 3000)
    steps.validate(REQUEST, CODE)
    steps.save(license_(), evidence())
    steps.remember()
    assert steps.vault_trouble is VaultState.FAILED
    store = LicenseStore(Paths.for_app("a.b", tmp_path), lambda: key_pair().public_key())
    assert store.load("myproduct") is not None


def test_an_id_token_of_somebody_else_is_refused(tmp_path: Path) -> None:
    steps = steps_of(tmp_path, FakeService())
    claims = {"iss": "https://evil.test", "aud": "license-users", "nonce": "n"}
    token = jwt.encode(claims, "a key of thirty-two bytes or more", algorithm="HS256")
    with pytest.raises(errors.SignInAnswerInvalid):
        steps.validate(
            request(response_type="token", nonce="n"), AuthorizationResponse(id_token=token)
        )
