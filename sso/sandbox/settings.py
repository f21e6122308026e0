"""What can be varied in the sandbox? Every point on which the real service is unknown or varies.

Literals that nobody outside knows get values nobody can guess, new for each process: a client
that relies on a guess fails here and not at a customer.
"""

import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields

from sso.sandbox.people import PASSWORD
from sso.sandbox.token_lies import LIES

DEAD_ENDS = (
    "unknown_client",
    "bad_redirect_uri",
    "disabled_provider",
    "timed_out",
    "locked",
    "internal_error",
)
CHOICES: dict[str, tuple[object, ...]] = {
    "default_response_type": ("code", "token"),
    "signature_mismatch_status": (400, 401),
    "accepts_token": ("either", "access_token", "id_token"),
    "bad_states_as": ("error", "flags"),
    "deactivate_as": ("bare", "json_string"),
    "unknown_product_status": (400, 404),
    "jwks_keys": ("one", "several"),
    "dead_end": ("", *DEAD_ENDS),
    "dead_end_at": ("realm", "federated", "account"),
    "account_pkce": ("S512", "S256", "base64url", "none"),
    "account_secret_in": ("either", "body", "basic"),
    "account_issuer": ("bare", "url"),
    "account_id_token_alg": ("RS256", "RS512"),
    "account_jwks_alg": ("", "RS256", "RS512"),
    "account_denied_as": ("user_denied", "access_denied"),
    "account_asks_approval": ("first", "always", "never"),
    "account_logoff_next": ("known", "any", "none"),
}
MEMBERS: dict[str, tuple[str, ...]] = {
    "id_token_lies": LIES,
    "discovery_lies": (
        "issuer_mismatch",
        "issuer_missing",
        "jwks_uri_missing",
        "token_endpoint_missing",
    ),
}
"""What the lists may hold."""
_UNGUESSABLE: dict[str, str] = {}


class UnknownSetting(Exception):
    """A setting that does not exist, or a value it does not take."""


def _unguessable(name: str) -> str:
    return _UNGUESSABLE.setdefault(name, f"sbx_{secrets.token_hex(6)}")


def _literal(name: str) -> str:
    made: str = field(default_factory=lambda: _unguessable(name))
    return made


@dataclass
class Settings:
    """All settings with their defaults; durations in seconds unless the name says otherwise."""

    clock_offset_s: float = 0.0
    date_future_limit_s: float = 900.0
    signature_mismatch_status: int = 401
    unknown_product_status: int = 400
    oauth_forced: bool = False
    oauth_expires_in: int = 480

    default_response_type: str = "code"
    allow_unlisted_port: bool = False
    alternate_urls: bool = True
    iss_parameter: bool = True
    wrong_iss: bool = False
    echo_state: bool = True
    nonce_override: str | None = None
    sign_in_error: str = ""
    logout_confirms: bool = False
    sso_disabled_codes: list[str] = field(default_factory=lambda: ["NOSSO"])
    code_lifetime_s: float = 60.0
    access_token_lifetime_s: float = 900.0
    access_token_single_use: bool = True
    accepts_token: str = "either"
    accept_client_id_tokens: bool = True
    accept_account_id_token: bool = False

    id_token_lies: list[str] = field(default_factory=list)
    discovery_lies: list[str] = field(default_factory=list)
    jwks_keys: str = "one"
    jwks_keeps_old_keys: bool = False

    dead_end: str = ""
    dead_end_at: str = "realm"
    form_lifetime_s: float = 1800.0
    locked_people: list[str] = field(default_factory=list)

    account_pkce: str = "S512"
    account_secret_in: str = "either"
    account_issuer: str = "bare"
    account_expires_in: int = 600
    account_id_token_alg: str = "RS256"
    account_jwks_alg: str = ""
    account_denied_as: str = "user_denied"
    account_asks_approval: str = "first"
    account_logoff_next: str = "known"

    bad_states_as: str = "error"
    deactivate_as: str = "bare"
    strict_deactivate: bool = False
    sign_string_bodies: bool = False
    username_with_company: bool = False
    user_password: str = PASSWORD
    shows_license_key: bool = True
    require_tpm: bool = False
    prevent_vm: bool = False
    blacklisted_devices: list[str] = field(default_factory=list)

    floating_on_check_code: str = _literal("floating_on_check_code")
    sso_disabled_code: str = _literal("sso_disabled_code")
    sso_token_code: str = _literal("sso_token_code")
    redirect_uri_code: str = _literal("redirect_uri_code")
    oauth_forced_code: str = _literal("oauth_forced_code")
    password_code: str = _literal("password_code")
    transfer_limit_code: str = _literal("transfer_limit_code")
    not_started_code: str = _literal("not_started_code")
    vm_code: str = _literal("vm_code")
    tpm_code: str = _literal("tpm_code")

    def merge(self, raw_changes: Mapping[str, object]) -> None:
        """Take over changes, all or none. Raises UnknownSetting with what is accepted."""
        checked = {name: _checked(self, name, raw) for name, raw in raw_changes.items()}
        for name, value in checked.items():
            setattr(self, name, value)

    def as_dict(self) -> dict[str, object]:
        """All settings, the unguessable literals included."""
        return asdict(self)


def names() -> list[str]:
    """The settings that exist."""
    return sorted(one.name for one in fields(Settings))


def _checked(settings: Settings, name: str, raw: object) -> object:
    if name not in names():
        raise UnknownSetting(f"there is no setting {name}")
    if name in CHOICES and raw not in CHOICES[name]:
        raise UnknownSetting(f"{name} takes one of {list(CHOICES[name])}")
    return raw if name in CHOICES else _typed(name, getattr(settings, name), raw)


def _typed(name: str, present: object, raw: object) -> object:
    if name == "nonce_override":
        return None if raw is None else str(raw)
    if isinstance(present, list):
        return _texts(name, raw)
    if isinstance(present, float) and isinstance(raw, int) and not isinstance(raw, bool):
        return float(raw)
    if type(raw) is not type(present):
        raise UnknownSetting(f"{name} takes a {type(present).__name__}")
    return raw


def _texts(name: str, raw: object) -> list[str]:
    if isinstance(raw, list) and all(isinstance(item, str) for item in raw):
        return _members(name, raw)
    raise UnknownSetting(f"{name} takes a list of strings")


def _members(name: str, raw: list[str]) -> list[str]:
    accepted = MEMBERS.get(name)
    if accepted is not None and not set(raw) <= set(accepted):
        raise UnknownSetting(f"{name} takes any of {list(accepted)}")
    return list(raw)
