"""What must hold for every place where something is kept: written whole, read back, removable?"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sso.licensing.status import Contact
from sso.storage import atomic_file, published_status
from sso.storage.license_store import LicenseStore
from sso.storage.paths import Paths
from sso.storage.user_settings import UserSettings
from tests.unit.samples import NOW, activation, evidence, key_pair


@dataclass(frozen=True)
class Store:
    """One place, with two values that can be kept there."""

    save: Callable[[Any], None]
    load: Callable[[], Any]
    values: tuple[Any, Any]
    path: Path


def license_store(folder: Path) -> Store:
    paths = Paths.for_app("a.b", folder)
    store = LicenseStore(paths, lambda: key_pair().public_key())

    def load() -> Any:
        stored = store.load("myproduct")
        return stored.evidence if stored else None

    return Store(
        lambda value: store.save("myproduct", value, "123"),
        load,
        (evidence(), evidence(activation(id=2))),
        paths.license("myproduct"),
    )


def contacts(folder: Path) -> Store:
    paths = Paths.for_app("a.b", folder)
    store = LicenseStore(paths, lambda: key_pair().public_key())
    return Store(
        lambda value: store.save_contact("myproduct", value),
        lambda: store.load_contact("myproduct"),
        (Contact(NOW), Contact(NOW, NOW, NOW, "LICENSE_EXPIRED")),
        paths.contact("myproduct"),
    )


def settings(folder: Path) -> Store:
    path = Paths.for_app("a.b", folder).user_settings
    return Store(
        lambda value: UserSettings(path).choose_license("myproduct", value),
        lambda: UserSettings(path).chosen_license("myproduct"),
        (1744810240166049, 7),
        path,
    )


def statuses(folder: Path) -> Store:
    paths = Paths.for_app("a.b", folder)
    path = paths.status("myproduct")

    def load() -> Any:
        import json

        return json.loads(path.read_text("utf-8")) if path.is_file() else None

    return Store(
        lambda value: published_status.publish(paths, "myproduct", value),
        load,
        ({"state": "active", "ž": None}, {"state": "expired"}),
        path,
    )


@pytest.mark.parametrize("kind", [license_store, contacts, settings, statuses])
class TestStores:
    """Every store passes this."""

    def test_nothing_is_kept_at_first(self, kind: Callable[[Path], Store], tmp_path: Path) -> None:
        store = kind(tmp_path / "data")
        assert store.load() is None
        assert not (tmp_path / "data").exists()

    def test_what_is_saved_is_loaded_by_another_start(
        self, kind: Callable[[Path], Store], tmp_path: Path
    ) -> None:
        first, second = kind(tmp_path).values
        kind(tmp_path).save(first)
        assert kind(tmp_path).load() == first
        kind(tmp_path).save(second)
        assert kind(tmp_path).load() == second

    def test_a_failing_disk_leaves_the_earlier_value(
        self, kind: Callable[[Path], Store], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from sso.errors import StoreFailed

        store = kind(tmp_path)
        first, second = store.values
        store.save(first)

        def full(*arguments: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(atomic_file.os, "replace", full)
        with pytest.raises(StoreFailed):
            store.save(second)
        monkeypatch.undo()
        assert kind(tmp_path).load() == first

    def test_the_file_is_the_owners_alone(
        self, kind: Callable[[Path], Store], tmp_path: Path
    ) -> None:
        import stat
        import sys

        store = kind(tmp_path / "data")
        store.save(store.values[0])
        if sys.platform != "win32":
            assert stat.S_IMODE(store.path.stat().st_mode) == 0o600
            assert stat.S_IMODE(store.path.parent.stat().st_mode) == 0o700

    def test_nothing_else_is_left_beside_it(
        self, kind: Callable[[Path], Store], tmp_path: Path
    ) -> None:
        store = kind(tmp_path)
        for value in (*store.values, *store.values):
            store.save(value)
        left = [path for path in store.path.parent.iterdir() if path.is_file()]
        assert [path for path in left if path.suffix != ".lock"] == [store.path]
