"""What did the user choose? One small TOML file: company code, chosen licenses, look and
notices."""

from __future__ import annotations

import contextlib
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sso.errors import ProfileError, StoreFailed
from sso.storage import atomic_file, file_lock


class UserSettings:
    """The user's settings file; comments and order in it are kept."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def chosen_license(self, product_code: str) -> int | None:
        """Return the license id the person chose for a product."""
        chosen = self._table("chosen_license").get(product_code)
        return chosen if isinstance(chosen, int) and not isinstance(chosen, bool) else None

    def choose_license(self, product_code: str, license_id: int) -> None:
        """Remember which license the person chose."""
        self.set("chosen_license", product_code, license_id)

    def company(self, product_code: str = "") -> str:
        """Return the company code the person gave for a product, or for any, or an empty text."""
        of_product = self._table("company").get(product_code)
        if isinstance(of_product, str) and of_product:
            return of_product
        company = self._table("sign_in").get("customer_account_code", "")
        return company if isinstance(company, str) else ""

    def remember_company(self, customer_account_code: str, product_code: str = "") -> None:
        """Remember the company code, so that it is asked for once; the first counts for all."""
        if not product_code or not self.company():
            self.set("sign_in", "customer_account_code", customer_account_code)
        elif self.company(product_code) != customer_account_code:
            self.set("company", product_code, customer_account_code)

    def set(self, table: str, name: str, value: str | int | bool) -> None:
        """Change one value.

        :raises StoreFailed: the file is as it was. :raises ProfileError: it is not what it should
        be.
        """
        import tomlkit

        with self._locked():
            self._values()  # an unsound file is refused before it is touched
            document = tomlkit.parse(self._path.read_text("utf-8") if self._path.is_file() else "")
            if not isinstance(document.get(table), Mapping):
                document[table] = tomlkit.table()
            document[table][name] = value
            atomic_file.write(self._path, tomlkit.dumps(document).encode())

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        """Between reading and writing nobody else changes the file: two sessions have a window
        each."""
        try:
            atomic_file.make_private_folder(self._path.parent)
            with file_lock.held(self._path.with_name(f".{self._path.name}.lock")):
                yield
        except OSError as reason:
            raise StoreFailed.at(self._path.parent, reason) from reason

    def _table(self, name: str) -> Mapping[str, Any]:
        found = self._values().get(name)
        return found if isinstance(found, dict) else {}

    def _values(self) -> dict[str, Any]:
        try:
            return tomllib.loads(self._path.read_text("utf-8"))
        except (FileNotFoundError, NotADirectoryError):
            return {}
        except (OSError, ValueError) as reason:
            raise ProfileError(f"{self._path}: cannot be read: {reason}") from reason
