"""Which device holds which license? Activations, transfers and cloud seats, kept in state.json."""

import json
import threading
import time
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from sso.sandbox.catalogue import FOREIGN_DEVICE, LIMITED_LICENSE_ID, License
from sso.sandbox.clock import iso_ms, parse_iso
from sso.sandbox.key_files import write_private
from sso.sandbox.refusals import Refusal


@dataclass
class Activation:
    """One device on one license."""

    license_id: int
    hardware_id: str
    device_id: int
    product: str
    user: str | None
    seat_until: str | None = None
    borrowed_until: str | None = None
    is_preset: bool = False
    variables: dict[str, str] = field(default_factory=dict)

    def holds_seat(self, now: datetime) -> bool:
        """Whether a cloud seat is checked out to this device."""
        ends = (self.seat_until, self.borrowed_until)
        return any(end is not None and parse_iso(end) > now for end in ends)


@dataclass
class Transfers:
    """Devices that left a license, and how many others came in their place."""

    left: list[str] = field(default_factory=list)
    count: int = 0


@dataclass(frozen=True)
class Limits:
    """The codes of refusals that nobody knows on the real service."""

    full_code: str
    transfer_code: str


class Seats:
    """The ledger of activations. Every public method takes the lock; changes are saved at once."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.RLock()
        self._activations: list[Activation] = []
        self._transfers: dict[int, Transfers] = {}
        if path.exists():
            self._load()
        else:
            self.clear()

    def clear(self) -> None:
        """Back to the initial state: only the device that blocks limit@acme.test."""
        with self._lock:
            self._activations = [_foreign_activation()]
            self._transfers = {}
            self.save()

    def all(self) -> list[Activation]:
        """All activations, oldest first."""
        with self._lock:
            return list(self._activations)

    def of_license(self, license_id: int) -> list[Activation]:
        """The activations of one license."""
        return [one for one in self.all() if one.license_id == license_id]

    def of_user(self, user: str | None) -> list[Activation]:
        """The activations of one user."""
        return [one for one in self.all() if one.user == user]

    def find(self, license_id: int, hardware_id: str) -> Activation | None:
        """This device on this license, or None."""
        mine = (one for one in self.of_license(license_id) if one.hardware_id == hardware_id)
        return next(mine, None)

    def transfer_count(self, license_id: int) -> int:
        """How many devices have replaced another one."""
        return self._transfers.get(license_id, Transfers()).count

    def activate(
        self, license_: License, hardware_id: str, user_limit: int, limits: Limits, now: datetime
    ) -> Activation:
        """This device on this license: the same record again, or a new one within the limits."""
        with self._lock:
            if license_.is_floating_cloud:
                self._require_free_seat(license_, hardware_id, now, limits.full_code)
            activation = self.find(license_.id, hardware_id)
            if activation is None:
                self._require_room(license_, user_limit)
                self._count_transfer(license_, hardware_id, limits.transfer_code)
                activation = self._add(license_, hardware_id)
            if license_.is_floating_cloud:
                self.take_seat(license_, activation, now, limits.full_code)
            return activation

    def deactivate(self, activation: Activation) -> None:
        """Take a device off its license."""
        with self._lock:
            self._activations.remove(activation)
            self._transfers.setdefault(activation.license_id, Transfers()).left.append(
                activation.hardware_id
            )
            self.save()

    def take_seat(
        self, license_: License, activation: Activation, now: datetime, full_code: str
    ) -> None:
        """Check out or renew a cloud seat. Raises Refusal(full_code) when all are in use."""
        with self._lock:
            self._require_free_seat(license_, activation.hardware_id, now, full_code)
            lasts = timedelta(minutes=license_.floating_timeout_min)
            activation.seat_until = iso_ms(now + lasts)
            self.save()

    def borrow_seat(
        self, license_: License, activation: Activation, now: datetime, until_at: datetime
    ) -> None:
        """Hold a cloud seat until a time. Raises Refusal floating_not_available."""
        with self._lock:
            self.take_seat(license_, activation, now, "floating_not_available")
            activation.borrowed_until = iso_ms(until_at)
            self.save()

    def seats_of_others(self, license_id: int, hardware_id: str, now: datetime) -> int:
        """How many cloud seats other devices hold."""
        held = (one for one in self.of_license(license_id) if one.holds_seat(now))
        return sum(1 for one in held if one.hardware_id != hardware_id)

    def seats_in_use(self, license_id: int, now: datetime) -> int:
        """How many cloud seats are held."""
        return sum(1 for one in self.of_license(license_id) if one.holds_seat(now))

    def release_seat(self, activation: Activation) -> None:
        """Give a cloud seat back; the device stays activated."""
        with self._lock:
            activation.seat_until = activation.borrowed_until = None
            self.save()

    def save(self) -> None:
        """Write state.json by rename."""
        with self._lock:
            state = {
                "schema": 1,
                "activations": [asdict(one) for one in self._activations],
                "transfers": {str(id_): asdict(one) for id_, one in self._transfers.items()},
            }
            write_private(self._path, json.dumps(state, indent=1).encode())

    def _load(self) -> None:
        raw_state = json.loads(self._path.read_text(encoding="utf-8"))
        self._activations = [Activation(**raw) for raw in raw_state["activations"]]
        self._transfers = {
            int(raw_id): Transfers(**raw) for raw_id, raw in raw_state["transfers"].items()
        }

    def _require_free_seat(
        self, license_: License, hardware_id: str, now: datetime, full_code: str
    ) -> None:
        if self.seats_of_others(license_.id, hardware_id, now) >= license_.floating_users:
            raise Refusal(full_code, "All floating seats are in use")

    def _require_room(self, license_: License, user_limit: int) -> None:
        is_full = len(self.of_license(license_.id)) >= license_.max_activations
        if license_.owner is not None:
            is_full = is_full or len(self.of_user(license_.owner)) >= user_limit
        if is_full and not license_.allow_unlimited_activations:
            raise Refusal(
                "license_activated_max_times",
                "License has been activated the maximum number of times",
            )

    def _count_transfer(self, license_: License, hardware_id: str, limit_code: str) -> None:
        record = self._transfers.setdefault(license_.id, Transfers())
        if hardware_id in record.left:
            record.left.remove(hardware_id)
        elif record.left:
            if record.count >= license_.max_transfers:
                raise Refusal(limit_code, "The license has been transferred too often")
            record.left.pop(0)
            record.count += 1

    def _add(self, license_: License, hardware_id: str) -> Activation:
        made = Activation(
            license_.id, hardware_id, self._new_device_id(), license_.product, license_.owner
        )
        self._activations.append(made)
        self.save()
        return made

    def _new_device_id(self) -> int:
        highest = max((one.device_id for one in self._activations), default=0)
        return max(time.time_ns() // 1000, highest + 1)


def _foreign_activation() -> Activation:
    return Activation(
        LIMITED_LICENSE_ID,
        FOREIGN_DEVICE,
        1744810458472159,
        "CAD-PRO",
        "limit@acme.test",
        is_preset=True,
    )
