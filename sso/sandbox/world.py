"""What does the sandbox know? All its state in one place, handed to every route."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from sso.sandbox import catalogue
from sso.sandbox.account_grants import AccountGrants
from sso.sandbox.clock import Clock
from sso.sandbox.faults import Faults
from sso.sandbox.journal import Journal
from sso.sandbox.key_files import load_or_create
from sso.sandbox.seats import Seats
from sso.sandbox.settings import Settings
from sso.sandbox.sign_ins import SignIns
from sso.sandbox.signing_keys import KeyRing

REALM = "/realms/user-portal"
OPENID = f"{REALM}/protocol/openid-connect"
BROKER = f"{REALM}/broker"
BROKER_CLIENT_ID = "user-portal"
LICENSE_USERS = "license-users"
DEFAULT_REDIRECT_URIS = (
    "http://localhost:47811/callback",
    "http://127.0.0.1:47812/callback",
    "http://localhost:47813/callback",
)
ACCOUNT_REDIRECT_URI = "http://localhost:47814/callback"
"""The account provider admits no other port than a registered one."""


@dataclass
class World:
    """The sandbox's state; one per process."""

    base_url: str
    account_url: str
    signing_key: RSAPrivateKey
    identity_keys: KeyRing
    account_keys: KeyRing
    seats: Seats
    redirect_uris: tuple[str, ...]
    journal: Journal
    clock: Clock = field(default_factory=Clock)
    settings: Settings = field(default_factory=Settings)
    sign_ins: SignIns = field(default_factory=SignIns)
    account: AccountGrants = field(default_factory=AccountGrants)
    faults: Faults = field(default_factory=Faults)
    licenses: dict[int, catalogue.License] = field(default_factory=dict)
    earlier_answers: dict[str, tuple[bytes, str]] = field(default_factory=dict)
    jwks_fetches: Counter[str] = field(default_factory=Counter)

    @property
    def issuer(self) -> str:
        """The identity provider's issuer."""
        return self.base_url + REALM

    @property
    def account_redirect_uris(self) -> tuple[str, ...]:
        """What is registered at the account provider; addresses of the command line come first."""
        if self.redirect_uris == DEFAULT_REDIRECT_URIS:
            return (ACCOUNT_REDIRECT_URI, *self.redirect_uris)
        return (*self.redirect_uris, ACCOUNT_REDIRECT_URI)

    @property
    def claimed_issuer(self) -> str:
        """What the identity provider says it is; the setting wrong_iss makes it lie."""
        return f"https://wrong-issuer.test{REALM}" if self.settings.wrong_iss else self.issuer

    def now(self) -> datetime:
        """The sandbox's present instant."""
        return self.clock.now()

    def change(self, raw_changes: Mapping[str, object]) -> None:
        """Merge settings. Raises UnknownSetting and changes nothing."""
        self.settings.merge(raw_changes)
        self.clock.offset_s = self.settings.clock_offset_s

    def rotate_keys(self) -> None:
        """Both providers sign with new keys from now on."""
        self.identity_keys.rotate()
        self.account_keys.rotate()

    def reset(self) -> None:
        """Back to the initial state; the keys on disk stay."""
        self.settings = Settings()
        self.clock.offset_s = 0.0
        self.sign_ins.clear()
        self.account.clear()
        self.faults.clear()
        self.journal.clear()
        self.earlier_answers.clear()
        self.jwks_fetches.clear()
        self.licenses = catalogue.stock(self.now())
        self.seats.clear()
        self.identity_keys.reset()
        self.account_keys.reset()


def make_world(
    folder: Path,
    base_url: str,
    account_url: str,
    redirect_uris: tuple[str, ...],
    journal: Journal,
) -> World:
    """The world kept in this folder, with its keys and its activations."""
    world = World(
        base_url=base_url,
        account_url=account_url,
        signing_key=load_or_create(folder / "signing_key.pem"),
        identity_keys=KeyRing(load_or_create(folder / "identity_key.pem")),
        account_keys=KeyRing(load_or_create(folder / "account_key.pem")),
        seats=Seats(folder / "state.json"),
        redirect_uris=redirect_uris,
        journal=journal,
    )
    world.licenses = catalogue.stock(world.now())
    return world
