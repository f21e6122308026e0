"""Does the vault say honestly what the system's secret store did, and is nothing else used?"""

import threading

import keyring.backend
import pytest

from sso.errors import SecretStoreUnavailable
from sso.storage import vault as vault_module
from sso.storage.vault import SignInRecord, Vault, VaultState, system_backend
from tests.unit.fake_backends import (
    Backend,
    HangingBackend,
    KeyringLocked,
    LyingBackend,
    MemoryBackend,
    RaisingBackend,
)

RECORD = SignInRecord("https://id.acme.test", "subject", "you@acme.test", "ACME")


def vault_of(backend: Backend | None) -> Vault:
    return Vault("test.acme.Keyturn", lambda: backend)


def trouble_of(vault: Vault) -> VaultState:
    with pytest.raises(SecretStoreUnavailable) as caught:
        vault.set("entry", "secret")
    assert caught.value.exit_code == 31
    assert "secret" not in str(caught.value).replace("secret store", "")
    assert vault.state() is VaultState(str(caught.value.facts["state"]))
    return vault.state()


# ---- entries


def test_entries_lie_below_the_app_id() -> None:
    backend = MemoryBackend()
    vault_of(backend).set("entry", "secret")
    assert backend.kept == {
        ("test.acme.Keyturn", "entry"): "secret",
        ("test.acme.Keyturn", "entries"): '["entry"]',  # not every store tells what it holds
    }


def test_everything_is_forgotten_and_nothing_of_others() -> None:
    backend = MemoryBackend()
    backend.kept["another.program", "entry"] = "theirs"
    vault = vault_of(backend)
    for name in ("one", "two", "two"):
        vault.set(name, "secret")
    backend.kept["test.acme.Keyturn", "sign-in"] = "of an earlier release"
    assert vault.forget_all() == 3
    assert backend.kept == {("another.program", "entry"): "theirs"}
    assert vault.forget_all() == 0


def test_who_signed_in_is_remembered_and_forgotten() -> None:
    vault = vault_of(MemoryBackend())
    assert vault.load_sign_in(RECORD.company) is None
    vault.save_sign_in(RECORD)
    assert vault.load_sign_in(RECORD.company) == RECORD
    vault.forget_sign_in(RECORD.company)
    assert vault.load_sign_in(RECORD.company) is None
    vault.forget_sign_in(RECORD.company)


@pytest.mark.parametrize("kept", ["", "{", "[]", "null", '{"issuer": "x"}', '{"a": 1}', "5"])
def test_an_entry_of_another_shape_counts_as_none(kept: str) -> None:
    backend = MemoryBackend()
    backend.set_password("test.acme.Keyturn", "sign-in", kept)
    assert vault_of(backend).load_sign_in(RECORD.company) is None


def test_no_record_holds_a_token() -> None:
    backend = MemoryBackend()
    vault_of(backend).save_sign_in(RECORD)
    assert set(backend.kept.values()) == {
        '{"issuer": "https://id.acme.test", "subject": "subject",'
        ' "email": "you@acme.test", "company": "ACME"}',
        '["sign-in ACME"]',
    }


def test_an_entry_is_at_most_2560_bytes_of_utf_16() -> None:
    vault = vault_of(MemoryBackend())
    vault.set("entry", "x" * 1280)
    for text in ("x" * 1281, "🔑" * 641):
        with pytest.raises(ValueError, match="2560"):
            vault.set("entry", text)
    assert vault.get("entry") == "x" * 1280


# ---- stores that are not one


def test_no_store_at_all() -> None:
    assert trouble_of(vault_of(None)) is VaultState.NONE


def test_a_locked_store() -> None:
    assert trouble_of(vault_of(RaisingBackend(KeyringLocked("locked")))) is VaultState.LOCKED


@pytest.mark.parametrize(
    "reason", [RuntimeError("x"), OSError("x"), ValueError("x"), KeyError("x"), TypeError()]
)
def test_whatever_a_backend_raises_is_one_error(reason: Exception) -> None:
    assert trouble_of(vault_of(RaisingBackend(reason))) is VaultState.FAILED


def test_a_store_that_keeps_nothing_is_found_out() -> None:
    """The null backend, and any other that says yes: what was written is read back."""
    vault = vault_of(LyingBackend())
    with pytest.raises(SecretStoreUnavailable) as caught:
        vault.set("entry", "secret")
    assert caught.value.facts["state"] == "failed"


def test_a_store_that_keeps_something_else_is_found_out() -> None:
    with pytest.raises(SecretStoreUnavailable):
        vault_of(LyingBackend("something else")).set("entry", "secret")


def test_a_dialog_that_nobody_answers_holds_nobody_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault_module, "DEADLINE_S", 0.05)
    backend = HangingBackend()
    try:
        assert trouble_of(vault_of(backend)) is VaultState.LOCKED
    finally:
        backend.release()


def test_finding_the_store_may_fail_too() -> None:
    def find() -> None:
        raise RuntimeError("the bus went away")

    with pytest.raises(SecretStoreUnavailable):
        Vault("a.b", find).get("entry")


# ---- which backend


def backend_of(module: str, priority: float = 5) -> Backend:
    kind = type("Keyring", (MemoryBackend,), {"__module__": module, "priority": priority})
    return kind()


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> list[Backend]:
    found: list[Backend] = []
    monkeypatch.setattr(keyring.backend, "get_all_keyring", lambda: found)
    return found


@pytest.mark.parametrize(
    "module",
    [
        "keyring.backends.null",
        "keyring.backends.fail",
        "keyring.backends.chainer",
        "keyrings.alt.file",
        "keyrings.alt.Gnome",
        "sagecipher.keyring",
        "keyring_pass",
        "mine",
    ],
)
def test_plain_text_and_unknown_backends_are_refused(installed: list[Backend], module: str) -> None:
    installed.append(backend_of(module, priority=100))
    assert system_backend() is None


@pytest.mark.parametrize(
    "module",
    ["keyring.backends.SecretService", "keyring.backends.kwallet", "keyring.backends.Windows",
     "keyring.backends.macOS", "keyring.backends.libsecret"],
)  # fmt: skip
def test_the_systems_own_backends_are_taken(installed: list[Backend], module: str) -> None:
    wanted = backend_of(module)
    installed.extend([backend_of("keyrings.alt.file", 100), wanted])
    assert system_backend() is wanted


def test_the_most_suitable_backend_wins(installed: list[Backend]) -> None:
    low, high = (
        backend_of("keyring.backends.kwallet", 4),
        backend_of("keyring.backends.SecretService", 5),
    )
    installed.extend([low, high])
    assert system_backend() is high


def test_a_backend_that_does_not_work_here_is_none(installed: list[Backend]) -> None:
    installed.append(backend_of("keyring.backends.SecretService", 0))
    assert system_backend() is None


def test_calls_from_two_threads_get_their_own_answers() -> None:
    vault, got = vault_of(MemoryBackend()), {}

    def keep(name: str) -> None:
        vault.set(name, name * 3)
        got[name] = vault.get(name)

    threads = [threading.Thread(target=keep, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == {name: name * 3 for name in "abcd"}
