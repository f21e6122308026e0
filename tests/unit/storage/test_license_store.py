"""Is only what was written, and signed, ever read back as a license?"""

import base64
import json
import os
import stat
import sys
from pathlib import Path

import pytest

from sso.errors import LicenseDamaged, StoreFailed
from sso.licensing.model import SignedAnswer
from sso.licensing.status import Contact
from sso.storage.license_store import LicenseStore
from sso.storage.paths import Paths
from tests.unit.samples import NOW, activation, evidence, key_pair
from tests.unit.unprivileged import as_nobody

CODE = "myproduct"


def other_keys_store(paths: Paths) -> LicenseStore:
    from cryptography.hazmat.primitives.asymmetric import rsa

    other = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return LicenseStore(paths, lambda: other.public_key())


def test_what_was_saved_is_loaded(store: LicenseStore) -> None:
    assert store.load(CODE) is None
    store.save(CODE, evidence(), "123")
    stored = store.load(CODE)
    assert stored is not None
    assert stored.evidence == evidence()
    assert stored.license.id == 1744810240166049
    assert stored.hardware_id == "123"


def test_it_is_known_whether_something_is_stored(store: LicenseStore, paths: Paths) -> None:
    assert not store.has(CODE)
    store.save(CODE, evidence(), "123")
    assert store.has(CODE)
    paths.license(CODE).write_bytes(b"damaged")
    assert store.has(CODE)
    store.remove(CODE)
    assert not store.has(CODE)


def test_the_exact_bytes_are_kept(store: LicenseStore) -> None:
    odd = json.dumps(activation(remark="ČK12  two spaces"), indent=3, ensure_ascii=False).encode()
    from tests.unit.samples import signature_of

    store.save(CODE, SignedAnswer(odd, signature_of(odd), None, NOW), "123")
    stored = store.load(CODE)
    assert stored is not None
    assert stored.evidence.body == odd


SMALL = {
    "id": 1,
    "product_details": {"short_code": CODE},
    "license_type": "perpetual",
    "hardware_id": "123",
}


def test_every_flipped_bit_is_refused(store: LicenseStore, paths: Paths) -> None:
    store.save(CODE, evidence(SMALL), "123")
    path = paths.license(CODE)
    whole = path.read_bytes()
    taken = []
    for index in range(len(whole)):
        for bit in range(8):
            flipped = bytearray(whole)
            flipped[index] ^= 1 << bit
            path.write_bytes(flipped)
            try:
                store.load(CODE)
            except LicenseDamaged:
                continue
            taken.append((index, bit))
    assert taken == []
    path.write_bytes(whole)
    assert store.load(CODE) is not None


def test_every_truncation_is_refused(store: LicenseStore, paths: Paths) -> None:
    store.save(CODE, evidence(SMALL), "123")
    path = paths.license(CODE)
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        with pytest.raises(LicenseDamaged):
            store.load(CODE)


@pytest.mark.parametrize("tail", [b"\n", b" ", b"x", b"\x00" * 4096])
def test_anything_behind_the_end_is_refused(store: LicenseStore, paths: Paths, tail: bytes) -> None:
    store.save(CODE, evidence(), "123")
    with paths.license(CODE).open("ab") as file:
        file.write(tail)
    with pytest.raises(LicenseDamaged):
        store.load(CODE)


def test_another_products_file_is_refused(store: LicenseStore, paths: Paths) -> None:
    store.save(CODE, evidence(), "123")
    os.rename(paths.license(CODE), paths.license("RENDER"))
    with pytest.raises(LicenseDamaged, match="another product"):
        store.load("RENDER")


def test_a_changed_answer_is_refused_although_its_digest_is_right(
    store: LicenseStore, paths: Paths
) -> None:
    """The digest notices accidents; against intent only the signature helps."""
    good = evidence()
    forged = json.dumps(activation(validity_period="2099-01-01T00:00:00.000Z")).encode()
    store.save(CODE, SignedAnswer(forged, good.signature, None, NOW), "123")
    with pytest.raises(LicenseDamaged):
        store.load(CODE)


def test_another_pinned_key_does_not_verify_it(store: LicenseStore, paths: Paths) -> None:
    store.save(CODE, evidence(), "123")
    with pytest.raises(LicenseDamaged):
        other_keys_store(paths).load(CODE)


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"{}\n", b"null\n\n", os.urandom(500), b"x" * 5_000_000]
)
def test_a_file_of_something_else_is_refused(
    store: LicenseStore, paths: Paths, content: bytes
) -> None:
    path = paths.license(CODE)
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    with pytest.raises(LicenseDamaged):
        store.load(CODE)


def test_a_folder_in_its_place_is_damage(store: LicenseStore, paths: Paths) -> None:
    paths.license(CODE).mkdir(parents=True)
    with pytest.raises(LicenseDamaged):
        store.load(CODE)


def test_removing_forgets_license_and_contact(store: LicenseStore, paths: Paths) -> None:
    store.save(CODE, evidence(), "123")
    store.save_contact(CODE, Contact(NOW))
    store.remove(CODE)
    assert store.load(CODE) is None
    assert store.load_contact(CODE) is None
    store.remove(CODE)


# ---- who may read it


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_files_and_folders_are_the_owners_alone(nobodys_folder: Path) -> None:
    store = LicenseStore(
        Paths.for_app("a.b", nobodys_folder / "data"), lambda: key_pair().public_key()
    )

    def save() -> None:
        os.umask(0)
        with store.locked(CODE):
            store.save(CODE, evidence(), "123")
            store.save_contact(CODE, Contact(NOW))

    as_nobody(save)
    files = [path for path in nobodys_folder.rglob("*") if path.is_file()]
    folders = [path for path in nobodys_folder.rglob("*") if path.is_dir()]
    assert len(files) == 3  # license, contact, lock
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert {stat.S_IMODE(path.stat().st_mode) for path in folders} == {0o700}


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_an_unreadable_file_is_damage_and_not_absence(nobodys_folder: Path) -> None:
    paths = Paths.for_app("a.b", nobodys_folder)
    store = LicenseStore(paths, lambda: key_pair().public_key())

    def act() -> None:
        store.save(CODE, evidence(), "123")
        paths.license(CODE).chmod(0)
        with pytest.raises(LicenseDamaged, match="Permission denied"):
            store.load(CODE)

    as_nobody(act)


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_what_cannot_be_looked_at_may_be_stored(nobodys_folder: Path) -> None:
    paths = Paths.for_app("a.b", nobodys_folder)
    store = LicenseStore(paths, lambda: key_pair().public_key())
    assert not store.has(CODE)

    def act() -> None:
        store.save(CODE, evidence(), "123")
        paths.licenses.chmod(0)
        assert store.has(CODE)

    as_nobody(act)
    paths.licenses.chmod(0o700)


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_a_folder_that_cannot_be_written_fails_and_keeps_what_is_there(
    nobodys_folder: Path,
) -> None:
    paths = Paths.for_app("a.b", nobodys_folder)
    store = LicenseStore(paths, lambda: key_pair().public_key())

    def act() -> None:
        store.save(CODE, evidence(), "123")
        paths.license(CODE).parent.chmod(0o500)
        with pytest.raises(StoreFailed):
            store.save(CODE, evidence(activation(id=2)), "123")
        stored = store.load(CODE)
        assert stored is not None
        assert stored.license.id == 1744810240166049
        paths.license(CODE).parent.chmod(0o700)

    as_nobody(act)


def test_a_record_holds_no_more_than_the_signed_answer(store: LicenseStore, paths: Paths) -> None:
    store.save(CODE, evidence(), "123")
    record = json.loads(paths.license(CODE).read_bytes().splitlines()[0])
    assert set(record) == {
        "schema", "product", "hardware_id", "response", "signature", "server_at", "received_at",
    }  # fmt: skip
    assert base64.b64decode(record["response"]) == evidence().body
