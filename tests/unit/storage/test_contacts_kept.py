"""What is kept of the contacts with the service, and what is made of it when it is lost?"""

import json
import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from sso.errors import StoreFailed
from sso.licensing.model import SignedAnswer
from sso.licensing.status import Contact
from sso.storage import license_store
from sso.storage.license_store import LicenseStore
from sso.storage.paths import Paths
from tests.unit.samples import NOW, evidence, key_pair

CODE = "myproduct"
WHOLE = Contact(
    good_at=NOW,
    server_at=NOW - timedelta(seconds=3),
    failed_at=NOW + timedelta(hours=1),
    refusal="LICENSE_EXPIRED",
    failure="NETWORK",
    failures=2,
    retry_at=NOW + timedelta(hours=2),
    refused_at=NOW + timedelta(hours=3),
    released_at=NOW + timedelta(hours=4),
    is_release_kept=True,
)


def changed(paths: Paths, **changes: object) -> None:
    """Change the record of the contacts."""
    record = json.loads(paths.contact(CODE).read_bytes())
    paths.contact(CODE).write_text(json.dumps({**record, **changes}), "utf-8")


@pytest.mark.parametrize(
    "contact",
    [
        Contact(NOW),
        Contact(NOW, NOW - timedelta(seconds=3)),
        Contact(NOW, failed_at=NOW + timedelta(hours=1)),
        Contact(NOW, NOW, None, "LICENSE_EXPIRED"),
        WHOLE,
    ],
)
def test_the_outcome_of_a_contact_is_kept(store: LicenseStore, contact: Contact) -> None:
    store.save_contact(CODE, contact)
    assert store.load_contact(CODE) == contact


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{}", b"\xff", b'{"good_at": null}', b'{"good_at": "soon"}', b'{"good_at": 5}',
     b'{"good_at": "2026-01-01T00:00:00Z", "failed_at": "x"}'],
)  # fmt: skip
def test_an_unreadable_contact_counts_as_none(
    store: LicenseStore, paths: Paths, content: bytes
) -> None:
    path = paths.contact(CODE)
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    assert store.load_contact(CODE) is None


@pytest.mark.parametrize("odd", [5, True, ["x"], None])
def test_a_word_of_another_kind_counts_as_none(
    store: LicenseStore, paths: Paths, odd: object
) -> None:
    store.save_contact(CODE, WHOLE)
    changed(paths, refusal=odd)
    assert store.load_contact(CODE) == replace(WHOLE, refusal=None)
    changed(paths, failure=odd)
    assert store.load_contact(CODE) == replace(WHOLE, refusal=None, failure=None)


@pytest.mark.parametrize(
    ("odd", "count"), [(7, 7), (0, 0), (-1, 0), (True, 0), ("7", 0), (1.5, 0), (None, 0)]
)
def test_a_count_of_another_kind_counts_as_none(
    store: LicenseStore, paths: Paths, odd: object, count: int
) -> None:
    store.save_contact(CODE, WHOLE)
    changed(paths, failures=odd)
    contact = store.load_contact(CODE)
    assert contact == replace(WHOLE, failures=count)
    assert type(contact.failures) is int


@pytest.mark.parametrize("odd", [1, "true", None])
def test_only_a_plain_yes_keeps_a_seat_given_back(
    store: LicenseStore, paths: Paths, odd: object
) -> None:
    store.save_contact(CODE, WHOLE)
    changed(paths, is_release_kept=odd)
    assert store.load_contact(CODE) == replace(WHOLE, is_release_kept=False)


# ---- where the record was lost


def test_without_a_record_the_stored_answer_tells_of_its_own_contact(store: LicenseStore) -> None:
    store.save(CODE, evidence(), "123")
    stored = store.load(CODE)
    assert store.contact_with(CODE, stored) == Contact(NOW, NOW - timedelta(seconds=2))
    store.save_contact(CODE, WHOLE)
    assert store.contact_with(CODE, stored) == WHOLE


def test_without_a_license_a_record_is_what_is_known(store: LicenseStore) -> None:
    assert store.contact_with(CODE, None) is None
    store.save_contact(CODE, WHOLE)
    assert store.contact_with(CODE, None) == WHOLE


# ---- replayed answers


@pytest.mark.parametrize(
    ("before", "is_older"),
    [
        (timedelta(0), False),
        (timedelta(minutes=-6), False),
        (timedelta(minutes=5), False),
        (timedelta(minutes=5, seconds=1), True),
    ],
)
def test_only_an_answer_from_clearly_before_is_a_replayed_one(
    before: timedelta, is_older: bool
) -> None:
    """Servers behind one address may differ by five minutes."""
    at = SignedAnswer(b"", "", NOW, NOW)
    assert license_store.is_older(replace(at, server_at=NOW - before), at) is is_older


def test_an_answer_without_a_date_is_not_called_replayed() -> None:
    dated, undated = SignedAnswer(b"", "", NOW, NOW), SignedAnswer(b"", "", None, NOW)
    assert not license_store.is_older(undated, dated)
    assert not license_store.is_older(dated, undated)


# ---- our own clock


def test_the_latest_verdicts_instant_comes_with_the_contact(
    store: LicenseStore, paths: Paths
) -> None:
    at = datetime(2026, 1, 15, 13, 30, 0, 123456, tzinfo=UTC)
    store.mark_seen(CODE, at)
    assert store.load_contact(CODE) is None
    store.save_contact(CODE, WHOLE)
    assert store.load_contact(CODE) == replace(WHOLE, seen_at=at)
    assert LicenseStore(paths, key_pair().public_key).load_contact("RENDER") is None


@pytest.mark.parametrize(
    "content", ["", "\n", "soon", "2026-13-15T12:00:00+00:00", "2026-01-15ž12:00:00+00:00"]
)
def test_an_unreadable_mark_of_our_clock_counts_as_none(
    store: LicenseStore, paths: Paths, content: str
) -> None:
    store.save_contact(CODE, WHOLE)
    paths.seen(CODE).write_text(content, "utf-8")
    assert store.load_contact(CODE) == WHOLE


@pytest.mark.parametrize(
    ("ahead_s", "kept_s"), [(60, 0), (1, 0), (0, 0), (-60, -60)],
    ids=["ahead", "just ahead", "now", "before"],
)  # fmt: skip
def test_a_mark_of_an_instant_to_come_is_brought_back(
    store: LicenseStore, paths: Paths, ahead_s: int, kept_s: int
) -> None:
    store.mark_seen(CODE, NOW + timedelta(seconds=ahead_s))
    store.heal_seen(CODE, NOW)
    kept = datetime.fromisoformat(paths.seen(CODE).read_text("ascii").strip())
    assert kept == NOW + timedelta(seconds=kept_s)


@pytest.mark.parametrize("ahead_s", [0, -60])
def test_a_mark_that_is_right_is_not_written_anew(
    store: LicenseStore, paths: Paths, ahead_s: int
) -> None:
    """A check that changes nothing leaves a full or a sleeping disk alone."""
    store.mark_seen(CODE, NOW + timedelta(seconds=ahead_s))
    before = paths.seen(CODE).stat()
    store.heal_seen(CODE, NOW)
    assert os.path.samestat(paths.seen(CODE).stat(), before)


def test_where_there_is_no_mark_none_is_made(store: LicenseStore, paths: Paths) -> None:
    store.heal_seen(CODE, NOW)
    assert not paths.seen(CODE).exists()


# ---- an activation without an answer


def test_a_lost_activation_is_remembered_until_a_license_is_kept(
    store: LicenseStore, paths: Paths
) -> None:
    assert store.load_pending(CODE) is None
    store.save_pending(CODE, 1744810240166049)
    assert store.load_pending(CODE) == 1744810240166049
    assert store.load_pending("RENDER") is None
    store.save(CODE, evidence(), "123")
    assert store.load_pending(CODE) is None


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"license_id": "5"}',
                                     b'{"license_id": 0}', b'{"license_id": true}'])  # fmt: skip
def test_an_unreadable_lost_activation_counts_as_none(
    store: LicenseStore, paths: Paths, content: bytes
) -> None:
    store.save_pending(CODE, 5)
    paths.pending(CODE).write_bytes(content)
    assert store.load_pending(CODE) is None


# ---- room


def test_room_is_asked_for_where_the_licenses_lie(store: LicenseStore, paths: Paths) -> None:
    store.demand_room()
    assert os.listdir(paths.licenses) == []
    paths.licenses.rmdir()
    paths.licenses.write_bytes(b"in the way")
    with pytest.raises(StoreFailed):
        store.demand_room()
