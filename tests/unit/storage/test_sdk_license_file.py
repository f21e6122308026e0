"""Does the SDK's own file get our entry and lose nothing else, whatever lay there before?"""

import fcntl
import json
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sso.errors import AnswerNotUnderstood, LicenseDamaged, StoreFailed
from sso.storage import lslf
from sso.storage.sdk_license_file import LOCK_PAUSE_S, LOCK_TRIES, SdkLicenseFile
from tests.unit.samples import ACTIVATION, NOW, activation
from tests.unit.unprivileged import as_nobody

CODE = "myproduct"
BODY = json.dumps(ACTIVATION, ensure_ascii=False).encode()
PASSWORD = "a-shared-key-that-nobody-has"
SALT = bytes(range(16))
NONCE = bytes(12)


class SdkFolder:
    """A folder with a license file, as the licensed program sees it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "License.key"
        self.pauses: list[float] = []
        self.now = NOW
        self.ours = SdkLicenseFile(
            lambda product_code: folder, PASSWORD, lambda: self.now, pause=self.pauses.append
        )

    def put(self, members: object, password: str = PASSWORD) -> bytes:
        """Write a file as the SDK would; few iterations, so that many can be tried."""
        content = lslf.seal(json.dumps(members).encode(), password, SALT, NONCE, 3)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.path.write_bytes(content)
        return content

    @property
    def members(self) -> Any:
        """What the file holds."""
        return json.loads(lslf.unseal(self.path.read_bytes(), PASSWORD).plain)


@pytest.fixture
def sdk(tmp_path: Path) -> SdkFolder:
    return SdkFolder(tmp_path / "LicenseSpring" / CODE)


def test_the_first_write_makes_the_file(sdk: SdkFolder) -> None:
    sdk.ours.write(CODE, BODY, "123")
    (code,) = sdk.members["licenses"]
    entry = sdk.members["licenses"][code]
    assert (code, entry["id"], entry["hardware_id"]) == (CODE, ACTIVATION["id"], "123")
    assert entry["customer"]["address"] == "ČK12"
    assert lslf.unseal(sdk.path.read_bytes(), PASSWORD).iterations == lslf.ITERATIONS


def test_a_rewrite_keeps_salt_and_iterations_and_takes_a_new_nonce(sdk: SdkFolder) -> None:
    """A running program of the SDK derived its key from those it saw first."""
    before = sdk.put({"licenses": {}})
    seen = {before[28:40]}
    for _ in range(3):
        sdk.ours.write(CODE, BODY, "123")
        content = sdk.path.read_bytes()
        assert content[:28] == before[:28]
        seen.add(content[28:40])
    assert len(seen) == 4


def test_two_new_files_have_salts_of_their_own(tmp_path: Path) -> None:
    salts = set()
    for name in "ab":
        sdk = SdkFolder(tmp_path / name)
        sdk.ours.write(CODE, BODY, "123")
        salts.add(lslf.unseal(sdk.path.read_bytes(), PASSWORD).salt)
    assert len(salts) == 2


def test_a_check_renews_the_entry_and_keeps_what_is_the_sdks(sdk: SdkFolder) -> None:
    sdk.ours.write(CODE, BODY, "123")
    members = sdk.members
    members["licenses"][CODE] |= {"local_consumptions": 7, "unknown": 1}
    sdk.put(members)
    sdk.now = NOW + timedelta(hours=1)
    sdk.ours.write(CODE, json.dumps(activation(times_activated=5)).encode(), "123")
    entry = sdk.members["licenses"][CODE]
    assert (entry["local_consumptions"], entry["unknown"], entry["times_activated"]) == (7, 1, 5)
    assert entry["activation_date"] == "2026-01-15T12:00:00.000Z"
    assert entry["last_check"] == "2026-01-15T13:00:00.000Z"


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)
names = st.text(st.characters(exclude_categories=["Cs"]), max_size=8).filter(
    lambda name: name not in ("licenses", CODE)
)


@given(
    siblings=st.dictionaries(names, json_values, max_size=3),
    others=st.dictionaries(names, json_values, max_size=3),
)
def test_unknown_members_and_other_products_come_through_unharmed(
    tmp_path_factory: pytest.TempPathFactory, siblings: dict[str, Any], others: dict[str, Any]
) -> None:
    sdk = SdkFolder(tmp_path_factory.mktemp("sdk"))
    sdk.put({**siblings, "licenses": others})
    sdk.ours.write(CODE, BODY, "123")
    written = sdk.members
    assert written["licenses"].pop(CODE)["id"] == ACTIVATION["id"]
    assert written == {**siblings, "licenses": others}
    sdk.ours.remove(CODE)
    if siblings or others:
        assert sdk.members == {**siblings, "licenses": others}
    else:
        assert not sdk.path.exists()


def test_removing_takes_the_file_when_nothing_else_is_in_it(sdk: SdkFolder) -> None:
    sdk.ours.write(CODE, BODY, "123")
    sdk.ours.remove(CODE)
    assert os.listdir(sdk.folder) == ["License.key.lock"]
    sdk.ours.remove(CODE)


def test_removing_where_nothing_is_makes_nothing(sdk: SdkFolder) -> None:
    sdk.ours.remove(CODE)
    assert not sdk.folder.exists()


def test_removing_a_product_that_is_not_there_leaves_every_byte(sdk: SdkFolder) -> None:
    before = sdk.put({"licenses": {"OTHER": {"id": 1}}})
    sdk.ours.remove(CODE)
    assert sdk.path.read_bytes() == before


def test_an_empty_file_counts_as_none(sdk: SdkFolder) -> None:
    """The SDK does not sync: a power cut can leave its file empty."""
    sdk.folder.mkdir(parents=True)
    sdk.path.write_bytes(b"")
    sdk.ours.write(CODE, BODY, "123")
    assert list(sdk.members["licenses"]) == [CODE]
    sdk.path.write_bytes(b"")
    sdk.ours.remove(CODE)
    assert not sdk.path.exists()


def test_an_entry_that_is_no_object_is_begun_anew(sdk: SdkFolder) -> None:
    sdk.put({"licenses": {CODE: [1]}})
    sdk.ours.write(CODE, BODY, "123")
    assert sdk.members["licenses"][CODE]["id"] == ACTIVATION["id"]


# ---- what does not open stays as it is


def deep(levels: int) -> Any:
    return [deep(levels - 1)] if levels else 0


UNSOUND: list[bytes] = [
    b"", b"[]", b"null", b"{", b"\xff", b'{"licenses": []}', b'{"licenses": null}',
    b'{"licenses": {}, "licenses": {}}', b'{"licenses": {"a": NaN}}', b'{"a": 1e999}',
    json.dumps({"licenses": {"a": deep(40)}}).encode(), b'{"a": "\\ud800"}',
    b"[" * 100_000,
]  # fmt: skip


@pytest.mark.parametrize("plain", UNSOUND, ids=range(len(UNSOUND)))
def test_a_file_with_something_else_in_it_is_left(sdk: SdkFolder, plain: bytes) -> None:
    content = lslf.seal(plain, PASSWORD, SALT, NONCE, 1)
    assert_left(sdk, content)


@pytest.mark.parametrize(
    "content",
    [
        b"x",
        b"LSLF",
        os.urandom(500),
        lslf.seal(b'{"licenses":{}}', "another vendor's secret", SALT, NONCE, 1),
        lslf.seal(b'{"licenses":{}}', PASSWORD, SALT, NONCE, 1)[:-1],
        lslf.seal(b'{"a":"%s"}' % (b"x" * (lslf.MAX_PLAIN_BYTES - 8)), PASSWORD, SALT, NONCE, 1)
        + b"x",
        b"x" * 5_000_000,
    ],
    ids=["junk", "cut", "noise", "another-secret", "one-byte-less", "one-byte-more", "huge"],
)
def test_a_file_that_does_not_open_is_left(sdk: SdkFolder, content: bytes) -> None:
    assert_left(sdk, content)


def assert_left(sdk: SdkFolder, content: bytes) -> None:
    sdk.folder.mkdir(parents=True)
    sdk.path.write_bytes(content)
    for act in (lambda: sdk.ours.write(CODE, BODY, "123"), lambda: sdk.ours.remove(CODE)):
        with pytest.raises(LicenseDamaged, match="the SDK's license file") as caught:
            act()
        assert PASSWORD not in f"{caught.value!r} {caught.value.__context__!r}"
    assert sdk.path.read_bytes() == content
    assert sorted(os.listdir(sdk.folder)) == ["License.key", "License.key.lock"]


@pytest.mark.parametrize(
    "body",
    [
        b"", b"[]", b"license_deactivated", b"{}", b'{"id": 1, "id": 2}',
        json.dumps(activation(product_details={"short_code": "OTHER"})).encode(),
        json.dumps(activation(metadata=deep(31))).encode(),
    ],
    ids=range(7),
)  # fmt: skip
def test_an_answer_that_is_no_license_of_the_product_changes_nothing(
    sdk: SdkFolder, body: bytes
) -> None:
    before = sdk.put({"licenses": {}})
    with pytest.raises((AnswerNotUnderstood, LicenseDamaged)):
        sdk.ours.write(CODE, body, "123")
    assert sdk.path.read_bytes() == before


def test_a_file_that_would_grow_too_large_is_not_written(sdk: SdkFolder) -> None:
    before = sdk.put({"licenses": {}, "other": "x" * (lslf.MAX_PLAIN_BYTES - 100)})
    with pytest.raises(StoreFailed, match="too large"):
        sdk.ours.write(CODE, BODY, "123")
    assert sdk.path.read_bytes() == before


# ---- the disk


@contextmanager
def held_by_another_program(path: Path) -> Iterator[None]:
    with path.open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def test_a_held_lock_is_waited_for_as_the_sdk_does_and_then_given_up(sdk: SdkFolder) -> None:
    before = sdk.put({"licenses": {CODE: {"id": 1}}})
    with held_by_another_program(sdk.folder / "License.key.lock"):
        with pytest.raises(StoreFailed, match="held by another program"):
            sdk.ours.write(CODE, BODY, "123")
        assert sdk.pauses == [LOCK_PAUSE_S] * (LOCK_TRIES - 1)
        with pytest.raises(StoreFailed, match="held by another program"):
            sdk.ours.remove(CODE)
    assert sdk.path.read_bytes() == before


def test_a_lock_that_becomes_free_meanwhile_is_taken(tmp_path: Path) -> None:
    held = (tmp_path / "License.key.lock").open("ab")
    fcntl.flock(held, fcntl.LOCK_EX)
    pauses: list[float] = []

    def pause(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 2:
            held.close()

    ours = SdkLicenseFile(lambda code: tmp_path, PASSWORD, lambda: NOW, pause=pause)
    ours.write(CODE, BODY, "123")
    assert len(pauses) == 2
    assert (tmp_path / "License.key").exists()


def test_the_lock_is_given_back_and_never_deleted(sdk: SdkFolder) -> None:
    sdk.ours.write(CODE, BODY, "123")
    lock = sdk.folder / "License.key.lock"
    inode = lock.stat().st_ino
    with lock.open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    sdk.ours.remove(CODE)
    assert lock.stat().st_ino == inode


def test_files_and_folders_are_the_owners_alone(nobodys_folder: Path) -> None:
    sdk = SdkFolder(nobodys_folder / ".LicenseSpring" / "LicenseSpring" / CODE)

    def write() -> None:
        os.umask(0)
        sdk.ours.write(CODE, BODY, "123")

    as_nobody(write)
    found = list(nobodys_folder.rglob("*"))
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in found}
    assert modes == {
        ".LicenseSpring": 0o700,
        "LicenseSpring": 0o700,
        CODE: 0o700,
        "License.key": 0o600,
        "License.key.lock": 0o600,
    }


def test_a_folder_without_rights_is_a_failure_that_keeps_the_file(nobodys_folder: Path) -> None:
    sdk = SdkFolder(nobodys_folder / "sdk")

    def act() -> None:
        sdk.ours.write(CODE, BODY, "123")
        before = sdk.path.read_bytes()
        sdk.folder.chmod(0o500)
        for try_it in (lambda: sdk.ours.write(CODE, BODY, "1"), lambda: sdk.ours.remove(CODE)):
            with pytest.raises(StoreFailed, match="Permission denied"):
                try_it()
        sdk.path.chmod(0)
        with pytest.raises(StoreFailed, match="Permission denied"):
            sdk.ours.write(CODE, BODY, "1")
        sdk.path.chmod(0o600)
        sdk.folder.chmod(0o700)
        assert sdk.path.read_bytes() == before

    as_nobody(act)


def test_a_folder_in_the_files_place_is_a_failure(sdk: SdkFolder) -> None:
    sdk.path.mkdir(parents=True)
    for act in (lambda: sdk.ours.write(CODE, BODY, "123"), lambda: sdk.ours.remove(CODE)):
        with pytest.raises(StoreFailed):
            act()
