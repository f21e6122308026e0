"""What must hold for every secret store, real and fake alike?

A test class takes these over and gives the fixture `find_backend`; where there is a session, one
can add the system's own store with `sso.storage.vault.system_backend`.
"""

from collections.abc import Callable

import pytest

from sso.storage.vault import Backend, SignInRecord, Vault, VaultState

RECORD = SignInRecord("https://id.acme.test", "subject-ž-🔑", "you@acme.test", "ACME")


class VaultContract:
    """Every vault passes this."""

    app_id = "test.keyturn.Contract"

    @pytest.fixture
    def vault(self, find_backend: Callable[[], Backend | None]) -> Vault:
        vault = Vault(self.app_id, find_backend)
        for name in ("entry", "other", "sign-in"):
            vault.delete(name)
        return vault

    def test_it_is_ready(self, vault: Vault) -> None:
        assert vault.state() is VaultState.READY

    def test_an_absent_entry_is_none(self, vault: Vault) -> None:
        assert vault.get("entry") is None
        vault.delete("entry")

    @pytest.mark.parametrize(
        "secret", ["x", "ž🔑\n\t'\"", " spaces ", "x" * 1280, "eyJ0.eyJ1.sig", '{"json": true}']
    )
    def test_an_entry_comes_back_to_the_letter(self, vault: Vault, secret: str) -> None:
        vault.set("entry", secret)
        assert vault.get("entry") == secret

    def test_an_entry_is_replaced(self, vault: Vault) -> None:
        vault.set("entry", "one")
        vault.set("entry", "two")
        assert vault.get("entry") == "two"

    def test_entries_do_not_mix(self, vault: Vault) -> None:
        vault.set("entry", "one")
        vault.set("other", "two")
        vault.delete("entry")
        assert (vault.get("entry"), vault.get("other")) == (None, "two")

    def test_apps_do_not_mix(
        self, vault: Vault, find_backend: Callable[[], Backend | None]
    ) -> None:
        vault.set("entry", "mine")
        other = Vault("test.keyturn.Other", find_backend)
        assert other.get("entry") is None

    def test_another_start_of_the_program_finds_it(
        self, vault: Vault, find_backend: Callable[[], Backend | None]
    ) -> None:
        vault.set("entry", "kept")
        assert Vault(self.app_id, find_backend).get("entry") == "kept"

    def test_who_signed_in_is_remembered_and_forgotten(self, vault: Vault) -> None:
        vault.save_sign_in(RECORD)
        assert vault.load_sign_in(RECORD.company) == RECORD
        vault.forget_sign_in(RECORD.company)
        assert vault.load_sign_in(RECORD.company) is None
        vault.forget_sign_in(RECORD.company)

    def test_too_long_an_entry_is_refused_and_the_old_one_stays(self, vault: Vault) -> None:
        vault.set("entry", "old")
        with pytest.raises(ValueError, match="2560"):
            vault.set("entry", "x" * 1281)
        assert vault.get("entry") == "old"
