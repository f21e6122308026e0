"""What does an answer of the license service say about a license? Decoded and typed at this edge.
Pure.

Source: License API v4, activate_license, check_license and user_licenses (wire reference, sections
6 and 7). Numbers are 64-bit integers, instants are aware UTC, floating time-outs are minutes, grace
periods hours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field as dataclass_field
from datetime import UTC, datetime

from sso.errors import AnswerNotUnderstood
from sso.licensing import fields
from sso.licensing.strict_json import Json
from sso.record import record


@record
class Product:
    """The product a license is for; `short_code` is what requests name."""

    short_code: str
    name: str
    authorization_method: str  # "user" or "license-key"


@record
class Consumption:
    """How much of a consumption license, or of a feature, is used; `limit` None: without end."""

    used: int
    limit: int | None

    @property
    def left(self) -> int | None:
        """What is left, at least zero; None where there is no limit."""
        return None if self.limit is None else max(0, self.limit - self.used)


@record
class Release:
    """A version of the product that the service names; `page_raw` is a text, not yet an address."""

    version: str
    page_raw: str


@record
class Feature:
    """An entitlement inside a license."""

    code: str
    name: str
    feature_type: str
    until: datetime | None
    consumption: Consumption | None = None


@record
class LicenseUser:
    """The person a user-based license belongs to."""

    id: int
    email: str


@record
class License:
    """One license as the service describes it."""

    id: int
    product: Product
    license_type: str
    hardware_id: str | None
    user: LicenseUser | None
    until: datetime | None
    starts_at: datetime | None
    is_active: bool
    is_enabled: bool
    is_expired: bool
    is_trial: bool
    is_floating: bool
    floating_timeout_min: int
    borrowed_until: datetime | None
    seats_used: int | None
    seats: int | None
    device_id: int | None
    features: tuple[Feature, ...]
    customer_account_code: str | None
    needs_tpm: bool
    validity_raw: str | None
    license_signature: str | None
    can_borrow: bool = False
    max_borrow_time_h: int = 0
    trial_days: int | None = None
    consumption: Consumption | None = None
    release: Release | None = None
    company_id: int | None = None
    license_key: str | None = dataclass_field(default=None, repr=False)

    @property
    def username(self) -> str | None:
        """What addresses this license in later calls: the person's e-mail address, never a
        token."""
        return self.user.email if self.user else None


@record
class SignInAddress:
    """The signed answer of `sso_url`."""

    url_raw: str
    issuer: str | None
    end_session_endpoint: str | None
    alternate_urls_raw: tuple[str, ...]


@record
class ProductDetails:
    """The answer of `product_details`: enough to tell whether single sign-on can work."""

    product: Product
    allows_trial: bool


@record
class SignedAnswer:
    """The exact bytes of a verified answer, with what proves them; what is kept and handed on as
    evidence."""

    body: bytes
    signature: str
    server_at: datetime | None
    received_at: datetime


@record
class SsoCredential:
    """What a sign-in brought: goes out once, is never kept, never shown.

    :param field: the request field it goes into, ``code`` or ``id_token`` (License API v4, sets C
    and D).
    """

    field: str
    value: str = dataclass_field(repr=False)
    customer_account_code: str
    redirect_uri: str

    def as_fields(self) -> dict[str, str]:
        """Return the request fields of this credential set."""
        fields = {
            self.field: self.value,
            "customer_account_code": self.customer_account_code,
        }
        return fields | ({"redirect_uri": self.redirect_uri} if self.redirect_uri else {})


@record
class DeviceFacts:
    """What an activation tells about this device."""

    hardware_id: str
    hostname: str
    os_version: str


@record
class LicenseAddress:
    """What names an activated license in later calls: no token is needed (wire reference, 6.3).

    :param license_key: where the license belongs to no person.
    """

    product: str
    hardware_id: str
    username: str
    license_id: int
    bundle_code: str = ""
    license_key: str = dataclass_field(default="", repr=False)

    def as_fields(self) -> dict[str, str]:
        """Return the query fields; the person's `+` is encoded by the transport."""
        key = self.license_key
        named = {
            "product": self.product,
            "hardware_id": self.hardware_id,
            **({"license_key": key} if key else {"username": self.username}),
            "license_id": str(self.license_id),
        }
        return named | ({"bundle_code": self.bundle_code} if self.bundle_code else {})


def parse_license(answer: Mapping[str, Json]) -> License:
    """Return the license of an activation, check or list entry.

    :raises AnswerNotUnderstood: a field that decides something is missing or of another type.
    """
    user = parse_user(fields.object_or_none(answer, "user"))
    validity_raw = fields.text_or_none(answer, "validity_period")
    return License(
        id=fields.whole(answer, "id"),
        product=parse_product(fields.object_in(answer, "product_details")),
        license_type=fields.text(answer, "license_type"),
        hardware_id=fields.text_or_none(answer, "hardware_id"),
        user=user,
        until=parse_instant(validity_raw),
        starts_at=parse_instant(fields.text_or_none(answer, "start_date")),
        # An activation answer has `active` only; a check answer has the other two (section 6.2).
        is_active=fields.flag(
            answer, "license_active", default=fields.flag(answer, "active", default=True)
        ),
        is_enabled=fields.flag(answer, "license_enabled", default=True),
        is_expired=fields.flag(answer, "is_expired", default=False),
        is_trial=fields.flag(answer, "is_trial", default=False),
        is_floating=fields.flag(answer, "is_floating_cloud", default=False)
        or fields.flag(answer, "is_floating", default=False),
        floating_timeout_min=fields.whole_or(answer, "floating_timeout", 120),
        borrowed_until=parse_instant(fields.text_or_none(answer, "borrowed_until")),
        seats_used=_count(answer, "floating_in_use_devices", "times_activated"),
        seats=_seats(answer),
        device_id=fields.whole_or_none(answer, "device_id"),
        features=tuple(_features(answer)),
        customer_account_code=_account_code(answer),
        needs_tpm=fields.flag(answer, "is_tpm_auth", default=False),
        validity_raw=validity_raw,
        license_signature=fields.text_or_none(answer, "license_signature"),
        can_borrow=fields.flag(answer, "can_borrow", default=False),
        max_borrow_time_h=max(0, fields.whole_or(answer, "max_borrow_time", 0)),
        trial_days=fields.shown_number(answer, "trial_days"),
        consumption=_consumption(answer, answer.get("license_type"), "max_consumptions"),
        release=_release(answer),
        company_id=_company_id(answer),
        license_key=fields.text_or_none(answer, "license_key") or None,
    )


def parse_product(raw: Mapping[str, Json]) -> Product:
    """Return the product of `product_details`, whole or abridged."""
    return Product(
        short_code=fields.text(raw, "short_code"),
        name=fields.text_or_none(raw, "product_name") or fields.text(raw, "short_code"),
        authorization_method=(fields.text_or_none(raw, "authorization_method") or "user").replace(
            "license_key", "license-key"
        ),
    )


def parse_user(raw: Mapping[str, Json] | None) -> LicenseUser | None:
    """Return the person; the e-mail address is cut at the bar of ``email|COMPANYCODE``."""
    if raw is None:
        return None
    return LicenseUser(
        id=fields.whole(raw, "id"), email=fields.text(raw, "email").partition("|")[0]
    )


def parse_license_list(entries: Json) -> tuple[License, ...]:
    """Return the licenses of `user_licenses`, each with its user."""
    if not isinstance(entries, list):
        raise AnswerNotUnderstood("the list of licenses is not a list")
    return tuple(_list_entry(entry) for entry in entries)


def _list_entry(entry: Json) -> License:
    if not isinstance(entry, dict):
        raise AnswerNotUnderstood("an entry of the license list is not an object")
    return parse_license({**fields.object_in(entry, "license"), "user": entry.get("user")})


def parse_sign_in_address(answer: Mapping[str, Json]) -> SignInAddress:
    """Return the answer of `sso_url`; older services answer with `url` alone."""
    configuration = fields.object_or_none(answer, "openid_configuration") or {}
    alternates = answer.get("alternate_urls") or []
    if not isinstance(alternates, list) or not all(isinstance(url, str) for url in alternates):
        raise AnswerNotUnderstood("alternate_urls is not a list of addresses")
    return SignInAddress(
        url_raw=fields.text(answer, "url", limit=8192),
        issuer=fields.text_or_none(configuration, "issuer"),
        end_session_endpoint=fields.text_or_none(configuration, "end_session_endpoint"),
        alternate_urls_raw=tuple(str(url) for url in alternates),
    )


def parse_product_details(answer: Mapping[str, Json]) -> ProductDetails:
    """Return the answer of `product_details`."""
    return ProductDetails(parse_product(answer), fields.flag(answer, "allow_trial", default=False))


def parse_instant(text_raw: str | None) -> datetime | None:
    """Return an ISO 8601 instant as aware UTC; `borrowed_until` comes without ``Z`` and is UTC
    too."""
    if not text_raw:
        return None
    try:
        at = datetime.fromisoformat(text_raw)
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError) as reason:
        raise AnswerNotUnderstood("a date is not ISO 8601") from reason


def wire_instant(at: datetime) -> str:
    """Return an instant as the service writes it: UTC, milliseconds, ``Z``."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def parse_borrowed_until(answer: Mapping[str, Json]) -> datetime | None:
    """Return until when a seat was borrowed (License API v4, floating/borrow)."""
    return parse_instant(fields.text_or_none(answer, "borrowed_until"))


def parse_license_ids(entries: Json) -> tuple[int, ...]:
    """Return the ids of `device_licenses`, whose entries are licenses or hold one."""
    if not isinstance(entries, list):
        raise AnswerNotUnderstood("the list of licenses is not a list")
    found = []
    for entry in entries:
        if not isinstance(entry, dict):
            raise AnswerNotUnderstood("an entry of the license list is not an object")
        found.append(fields.whole(fields.object_or_none(entry, "license") or entry, "id"))
    return tuple(found)


def _features(answer: Mapping[str, Json]) -> list[Feature]:
    raw_list = answer.get("product_features") or []
    if not isinstance(raw_list, list):
        raise AnswerNotUnderstood("product_features is not a list")
    return [_feature(raw) for raw in raw_list if isinstance(raw, dict)]


def _feature(raw: Mapping[str, Json]) -> Feature:
    return Feature(
        code=fields.text(raw, "code"),
        name=fields.text_or_none(raw, "name") or fields.text(raw, "code"),
        feature_type=fields.text_or_none(raw, "feature_type") or "activation",
        until=parse_instant(fields.text_or_none(raw, "expiry_date")),
        consumption=_consumption(raw, raw.get("feature_type"), "max_consumption"),
    )


def _consumption(raw: Mapping[str, Json], kind: Json, limit_key: str) -> Consumption | None:
    """Return what is used of a consumption license or feature: shown only, it decides nothing."""
    if kind != "consumption":
        return None
    limit = fields.shown_number(raw, limit_key)
    if raw.get("allow_unlimited_consumptions") is True:
        limit = None
    elif limit is not None and raw.get("allow_overages") is True:
        limit += fields.shown_number(raw, "max_overages") or 0
    return Consumption(fields.shown_number(raw, "total_consumptions") or 0, limit)


def _company_id(answer: Mapping[str, Json]) -> int | None:
    """Return which vendor an answer is of: all vendors' answers carry one and the same key's
    signature."""
    return fields.whole_or_none(fields.object_or_none(answer, "company") or {}, "id")


def _release(answer: Mapping[str, Json]) -> Release | None:
    """Return the newest version that a check names, flattened into its top level (section 7.1)."""
    version, page = answer.get("version"), answer.get("release_notes_link")
    if not isinstance(version, str) or not 0 < len(version) <= 50:
        return None
    if not page:
        page = answer.get("installation_file")
    return Release(version, page if isinstance(page, str) and len(page) <= 2000 else "")


def _account_code(answer: Mapping[str, Json]) -> str | None:
    account = (fields.object_or_none(answer, "customer") or {}).get("customer_account")
    if isinstance(account, dict):
        return fields.text_or_none(account, "code")
    return None


def _seats(answer: Mapping[str, Json]) -> int | None:
    if fields.flag(answer, "allow_unlimited_activations", default=False):
        return None
    if fields.flag(answer, "is_floating_cloud", default=False):
        return fields.whole_or_none(answer, "floating_users")
    return fields.whole_or_none(answer, "max_activations")


def _count(answer: Mapping[str, Json], floating_key: str, key: str) -> int | None:
    if fields.flag(answer, "is_floating_cloud", default=False):
        return fields.whole_or_none(answer, floating_key)
    return fields.whole_or_none(answer, key)
