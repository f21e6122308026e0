"""Which products and licenses exist? Fresh copies of the sandbox's stock."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

FIRST_ID = 1744810240166049
"""Ids lie near 1.75e15: below 2**53, above 2**31 (License API v4, base)."""


@dataclass(frozen=True)
class Product:
    """What is sold."""

    code: str
    name: str
    product_id: int


@dataclass
class License:
    """One license as the vendor platform keeps it; tests may change it while running."""

    id: int
    product: str
    owner: str | None
    license_key: str | None = None
    license_type: str = "subscription"
    validity_at: datetime | None = None
    start_at: datetime | None = None
    enabled: bool = True
    active: bool = True
    is_trial: bool = False
    max_activations: int = 10
    allow_unlimited_activations: bool = False
    max_transfers: int = 10
    is_floating_cloud: bool = False
    floating_users: int = 0
    floating_timeout_min: int = 120
    can_borrow: bool = False
    max_borrow_time_h: int = 0
    has_customer: bool = True
    has_customer_account: bool = True
    metadata: dict[str, object] = field(default_factory=lambda: {"a": 1})

    def is_expired(self, now: datetime) -> bool:
        """Whether its validity has passed."""
        return self.validity_at is not None and self.validity_at <= now

    def is_started(self, now: datetime) -> bool:
        """Whether its start date has come."""
        return self.start_at is None or self.start_at <= now


PRODUCTS = {
    product.code: product
    for product in (
        Product("CAD-PRO", "CAD Pro", 1743502393341012),
        Product("RENDER", "Render Farm", 1743502393341013),
    )
}

LICENSE_KEY = "KEYT-URNS-ANDB-0001"
FOREIGN_DEVICE = "another-computer"
LIMITED_LICENSE_ID = FIRST_ID + 4


def stock(now: datetime) -> dict[int, License]:
    """All licenses, with dates around ``now``."""
    licenses = [*_everyday(now), *_troubled(now), *_floating(now)]
    return {one.id: one for one in licenses}


def _day(now: datetime, days: int) -> datetime:
    midnight = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + timedelta(days=days)


def _everyday(now: datetime) -> list[License]:
    you, two, fed = "you@acme.test", "two@acme.test", "fed@globex.test"
    return [
        License(FIRST_ID, "CAD-PRO", you, validity_at=_day(now, 365)),
        License(FIRST_ID + 1, "CAD-PRO", two, validity_at=_day(now, 90), max_activations=5),
        License(FIRST_ID + 2, "CAD-PRO", two, license_type="perpetual", has_customer=False),
        License(
            FIRST_ID + 3, "CAD-PRO", fed, validity_at=_day(now, 200), has_customer_account=False
        ),
        License(
            FIRST_ID + 9,
            "CAD-PRO",
            None,
            license_key=LICENSE_KEY,
            license_type="time-limited",
            validity_at=_day(now, 365),
            max_activations=3,
        ),
        License(FIRST_ID + 11, "CAD-PRO", "maker@ulti.test", validity_at=_day(now, 300)),
        License(FIRST_ID + 12, "CAD-PRO", "team@ulti.test", validity_at=_day(now, 300)),
    ]


def _troubled(now: datetime) -> list[License]:
    end = _day(now, 365)
    return [
        License(
            LIMITED_LICENSE_ID, "CAD-PRO", "limit@acme.test", validity_at=end, max_activations=1
        ),
        License(FIRST_ID + 5, "CAD-PRO", "expired@acme.test", validity_at=_day(now, -30)),
        License(FIRST_ID + 6, "CAD-PRO", "disabled@acme.test", validity_at=end, enabled=False),
        License(
            FIRST_ID + 8,
            "CAD-PRO",
            "future@acme.test",
            validity_at=end,
            start_at=_day(now, 30),
        ),
    ]


def _floating(now: datetime) -> list[License]:
    end = _day(now, 365)
    return [
        _pool(FIRST_ID + 7, "CAD-PRO", "float@acme.test", end, seats=1),
        _pool(FIRST_ID + 10, "RENDER", "you@acme.test", end, seats=2),
    ]


def _pool(id_: int, product: str, owner: str, end: datetime, seats: int) -> License:
    return License(
        id_,
        product,
        owner,
        validity_at=end,
        max_activations=100,
        is_floating_cloud=True,
        floating_users=seats,
        can_borrow=True,
        max_borrow_time_h=24,
    )
