"""What is to be seen for a product's state: which shape, which tone, which actions? Pure, no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sso.activation.progress import Progress, Stage
from sso.licensing.model import Release
from sso.licensing.status import Reason, State
from sso.storage.published_status import Report
from ui.state_looks import LOOK_WORST_FIRST, Shape, Tone

__all__ = ["LOOK", "ProductView", "Shape", "Tone", "WindowView", "product_view"]


LOOK: dict[State, tuple[Shape, Tone]] = {
    State(word): look for word, look in LOOK_WORST_FIRST.items()
}
_WORST_FIRST = tuple(LOOK)
_USUAL_BORROW_HOURS = (8, 24, 72, 168)


@dataclass(frozen=True, slots=True)
class ProductView:
    """One product as it is shown."""

    code: str
    name: str
    state: State
    shape: Shape
    tone: Tone
    until: datetime | None
    grace_until: datetime | None
    last_check: datetime | None
    next_check: datetime | None
    person: str
    company: str
    license_id: int | None
    license_type: str
    seats_used: int | None
    seats: int | None
    features: tuple[str, ...]
    hardware_id: str
    device_name: str
    reason: Reason = Reason.OK
    starts: datetime | None = None
    is_trial: bool = False
    is_floating: bool = False
    can_borrow: bool = False
    max_borrow_h: int = 0
    borrowed_until: datetime | None = None
    left: int | None = None
    newer_version: Release | None = None
    changed_signals: tuple[str, ...] = ()

    @property
    def is_borrowed(self) -> bool:
        """Whether the seat was taken offline."""
        return self.borrowed_until is not None

    @property
    def borrow_hours(self) -> tuple[int, ...]:
        """For how long the seat may be taken offline: what people need, and the longest."""
        usual = {hours for hours in _USUAL_BORROW_HOURS if hours < self.max_borrow_h}
        return tuple(sorted({*usual, self.max_borrow_h}))

    @property
    def may_return(self) -> bool:
        """Whether a floating seat is held that can go back."""
        return self.is_floating and self.is_licensed

    def may_borrow(self, now: datetime) -> bool:
        """Whether the seat can be taken offline, and is not yet."""
        is_borrowed = self.borrowed_until is not None and self.borrowed_until > now
        return self.can_borrow and self.is_floating and not is_borrowed

    @property
    def is_licensed(self) -> bool:
        """Whether the licensed program may run."""
        return self.state.is_licensed

    @property
    def has_license(self) -> bool:
        """Whether there is a stored license to check or to give back."""
        return self.license_id is not None


@dataclass(frozen=True, slots=True)
class WindowView:
    """All that window and tray show: the products, and a sign-in or another call under way."""

    products: tuple[ProductView, ...]
    is_busy: bool = False
    progress: Progress | None = None

    @property
    def is_signing_in(self) -> bool:
        """Whether a sign-in is under way."""
        return self.progress is not None and self.progress.stage not in (Stage.DONE, Stage.FAILED)

    @property
    def is_sign_in_shown(self) -> bool:
        """Whether a sign-in is under way, or over while what came of it is not known here."""
        return self.progress is not None

    @property
    def worst(self) -> ProductView:
        """The product that the tray speaks of."""
        return min(self.products, key=lambda product: _WORST_FIRST.index(product.state))

    @property
    def shape(self) -> Shape:
        """The tray's drawing."""
        return Shape.SIGNING_IN if self.is_sign_in_shown else self.worst.shape

    @property
    def tone(self) -> Tone:
        """The tray's colour."""
        return Tone.QUIET if self.is_sign_in_shown else self.worst.tone

    @property
    def person(self) -> str:
        """Who is signed in, by the newest license."""
        return next((product.person for product in self.products if product.person), "")

    @property
    def can_sign_in(self) -> bool:
        """Whether a sign-in may start now, or be asked for in place of the one under way."""
        return not self.is_busy or self.is_signing_in

    @property
    def can_check(self) -> bool:
        """Whether there is something to check, and nobody is asking already."""
        return not self.is_busy and any(product.has_license for product in self.products)


def product_view(report: Report, name: str) -> ProductView:
    """Return how a report is shown."""
    shape, tone = LOOK[report.status.state]
    license = report.license
    return ProductView(
        code=report.product,
        name=name,
        state=report.status.state,
        shape=shape,
        tone=tone,
        until=report.status.until,
        grace_until=report.status.grace_until,
        last_check=report.last_check,
        next_check=report.next_check,
        person=license.user.email if license and license.user else "",
        company=report.customer_account_code,
        license_id=license.id if license else None,
        license_type=license.license_type if license else "",
        seats_used=license.seats_used if license else None,
        seats=license.seats if license else None,
        features=tuple(feature.name for feature in license.features) if license else (),
        hardware_id=report.hardware_id,
        device_name=report.device_name,
        reason=report.status.reason,
        starts=license.starts_at if license else None,
        is_trial=license.is_trial if license else False,
        is_floating=license.is_floating if license else False,
        can_borrow=license.can_borrow if license else False,
        max_borrow_h=license.max_borrow_time_h if license else 0,
        borrowed_until=license.borrowed_until if license else None,
        left=license.consumption.left if license and license.consumption else None,
        newer_version=report.newer_version,
        changed_signals=report.changed_signals,
    )
