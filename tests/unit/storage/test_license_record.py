"""What is read of a record that others may have written, with a digest that is right?"""

import hashlib
import json
from typing import Any

import pytest

from sso.errors import LicenseDamaged
from sso.storage.license_store import LicenseStore
from sso.storage.paths import Paths
from tests.naming import plain
from tests.unit.samples import NOW, activation, evidence, key_pair

CODE = "myproduct"
MOST_BYTES = 4 * 1024 * 1024


@pytest.fixture
def store(store: LicenseStore) -> LicenseStore:
    """One that holds a license."""
    store.save(CODE, evidence(), "123")
    return store


def recorded(paths: Paths) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(paths.license(CODE).read_bytes().splitlines()[0])
    return record


def rewrite(paths: Paths, line: bytes) -> int:
    """Write a record with its digest; the size of the file."""
    content = line + b"\n" + hashlib.sha256(line + b"\n").hexdigest().encode() + b"\n"
    return paths.license(CODE).write_bytes(content)


def change(paths: Paths, **changes: object) -> None:
    rewrite(paths, json.dumps({**recorded(paths), **changes}).encode())


@pytest.mark.parametrize("instant", ["2026-01-15T12:00:00", "0001-01-01T00:00:00+23:59", "", None])
def test_an_instant_of_another_form_is_damage_or_aware(
    store: LicenseStore, paths: Paths, instant: str | None
) -> None:
    """Every instant is compared with aware ones."""
    change(paths, received_at=instant)
    try:
        stored = store.load(CODE)
    except LicenseDamaged:
        return
    assert stored is not None
    assert stored.evidence.received_at == NOW


@pytest.mark.parametrize("odd", [" ", "\n", "!", "="])
def test_an_answer_with_more_than_base64_in_it_is_damage(
    store: LicenseStore, paths: Paths, odd: str
) -> None:
    change(paths, response=odd + recorded(paths)["response"])
    with pytest.raises(LicenseDamaged):
        store.load(CODE)


@pytest.mark.parametrize(
    "changes",
    [{"response": None}, {"response": 5}, {"signature": None}, {"schema": 2}, {"schema": None},
     {"server_at": "soon"}],
    ids=plain,
)  # fmt: skip
def test_a_field_of_another_kind_is_damage(
    store: LicenseStore, paths: Paths, changes: dict[str, object]
) -> None:
    change(paths, **changes)
    with pytest.raises(LicenseDamaged):
        store.load(CODE)


@pytest.mark.parametrize("name", ["schema", "response", "signature", "received_at"])
def test_a_field_that_is_missing_is_damage(store: LicenseStore, paths: Paths, name: str) -> None:
    record = recorded(paths)
    del record[name]
    rewrite(paths, json.dumps(record).encode())
    with pytest.raises(LicenseDamaged):
        store.load(CODE)


def test_a_record_that_does_not_name_the_device_names_none(
    store: LicenseStore, paths: Paths
) -> None:
    record = recorded(paths)
    del record["hardware_id"]
    rewrite(paths, json.dumps(record).encode())
    stored = store.load(CODE)
    assert stored is not None
    assert stored.hardware_id == ""


def test_a_file_of_a_size_that_nobody_writes_is_damage(store: LicenseStore, paths: Paths) -> None:
    line = json.dumps(recorded(paths)).encode()
    room = MOST_BYTES - rewrite(paths, line)
    assert rewrite(paths, line + b" " * room) == MOST_BYTES
    assert store.load(CODE) is not None
    assert rewrite(paths, line + b" " * (room + 1)) == MOST_BYTES + 1
    with pytest.raises(LicenseDamaged):
        store.load(CODE)


@pytest.mark.parametrize(("company_id", "is_taken"), [(276, True), (0, True), (277, False)])
def test_another_vendors_license_is_damage(
    store: LicenseStore, paths: Paths, company_id: int, is_taken: bool
) -> None:
    ours = LicenseStore(paths, lambda: key_pair().public_key(), company_id)
    assert store.load(CODE) is not None
    if is_taken:
        assert ours.load(CODE) is not None
        return
    with pytest.raises(LicenseDamaged, match="another vendor's"):
        ours.load(CODE)


def test_a_later_answer_takes_the_place_of_the_earlier(store: LicenseStore) -> None:
    store.save(CODE, evidence(activation(id=2)), "456")
    stored = store.load(CODE)
    assert stored is not None
    assert (stored.license.id, stored.hardware_id) == (2, "456")
