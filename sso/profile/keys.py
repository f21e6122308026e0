"""Which keys does a profile have, of which type, and what do they mean? (contract, section 1)

The one declaration: reader, JSON Schema, `config show` and the documentation are made from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from sso.errors import ProfileError
from sso.record import record

DEFAULT_APP_ID = "io.keyturn.Keyturn"
DEFAULT_APP_NAME = "Keyturn"
REVERSE_DNS = r"[A-Za-z][A-Za-z0-9-]*(\.[A-Za-z0-9_-]+)+"
URL_SCHEME = r"[a-z][a-z0-9+.-]*"
COLOUR = r"(#[0-9a-fA-F]{6})?"
SERVICE_URL = r"(https://.+|http://(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(/.*)?)"
HTTPS_OR_NOTHING = rf"({SERVICE_URL})?"
_CLOCK = r"([01]\d|2[0-3]):[0-5]\d"
QUIET_HOURS = rf"({_CLOCK}-{_CLOCK})?"
COMPANY_CODE = r"[^\s,;|]*"  # one code: two of them in one text would silently be a third
_HOST_PORT = r"(\[[0-9A-Fa-f:.]+\]|[^\s/@:\[\]]+)(:\d{1,5})?"  # no name, no password
_PAC_FILE = rf"(https?://{_HOST_PORT}(/\S*)?|file:///\S+)"
PROXY = rf"(system|none|https?://{_HOST_PORT}/?|pac:{_PAC_FILE})"


def key(
    default: Any = "",
    *,
    doc: str,
    choices: tuple[str, ...] = (),
    pattern: str = "",
    minimum: float | None = None,
    is_required: bool = False,
    is_secret: bool = False,
) -> Any:
    """Declare one key; `pattern` must match the whole text."""
    metadata = {
        "doc": doc,
        "choices": choices,
        "pattern": pattern,
        "minimum": minimum,
        "is_required": is_required,
        "is_secret": is_secret,
    }
    return field(default=default, metadata=metadata)


@record
class App:
    """Who the program is."""

    id: str = key(doc="Reverse DNS; names data folders and entries", pattern=REVERSE_DNS,
                  is_required=True)  # fmt: skip
    name: str = key(doc="What people read", is_required=True)
    url_scheme: str = key("keyturn", doc="Scheme of deep links", pattern=URL_SCHEME)
    support_url: str = key(doc="Where people find help", pattern=HTTPS_OR_NOTHING)


@record
class Administrator:
    """Shown as "managed by" and in every error that an administrator can fix."""

    name: str = key(doc="Department or person")
    email: str = key(doc="Where requests are written to")
    phone: str = key(doc="Telephone")
    url: str = key(doc="Help page", pattern=HTTPS_OR_NOTHING)


@record
class Brand:
    """The vendor's own look."""

    folder: str = key(doc="Icons, texts and pages beside the profile; empty: the shipped brand")
    accent: str = key(doc='Accent colour "#rrggbb"', pattern=COLOUR)
    languages: tuple[str, ...] = key((), doc="Languages that are offered; empty: all it speaks")


@record
class LicenseService:
    """The license service and this program's credentials."""

    base_url: str = key("https://api.licensespring.com", doc="https, or http on loopback only",
                        pattern=SERVICE_URL, is_required=True)  # fmt: skip
    auth: str = key("api_key", doc="How requests are authorized", choices=("api_key", "oauth"))
    api_key: str = key(doc="With auth = api_key", is_secret=True)
    shared_key: str = key(doc="With auth = api_key", is_secret=True)
    client_id: str = key(doc="With auth = oauth")
    client_secret: str = key(doc="With auth = oauth", is_secret=True)
    public_key: str = key("licensespring", doc="The shipped key, or a PEM file beside the profile")
    company_id: int = key(0, doc="The vendor's id at the service; 0: not compared", minimum=0)
    connect_timeout_s: float = key(5.0, doc="Seconds to connect", minimum=0.1)
    read_timeout_s: float = key(20.0, doc="Seconds of silence in an answer", minimum=0.1)


@record
class Product:
    """One licensed product."""

    code: str = key(doc="The service's short code", is_required=True)
    name: str = key(doc="What people read", is_required=True)
    version: str = key(doc="Sent as app_ver")
    bundle_code: str = key(doc="Sent where the service takes it")
    env: str = key(doc="Sent where the service takes it")
    customer_account_code: str = key(doc="This product's own company code; empty: that of sign_in",
                                     pattern=COMPANY_CODE)  # fmt: skip


@record
class OpenIdConnect:
    """An issuer of its own, with provider = openid_connect."""

    issuer: str = key(doc="Discovery address", pattern=HTTPS_OR_NOTHING)
    authorization_endpoint: str = key(doc="Without discovery", pattern=HTTPS_OR_NOTHING)
    token_endpoint: str = key(doc="Without discovery", pattern=HTTPS_OR_NOTHING)
    jwks_uri: str = key(doc="Without discovery", pattern=HTTPS_OR_NOTHING)
    expected_issuer: str = key(doc="The id_token's iss where it is not the discovery address")
    client_id: str = key(doc="Registered client")
    client_secret: str = key(doc="Where the client has one", is_secret=True)
    token_auth: str = key("none", doc="Client authentication", choices=("none", "basic", "post"))
    scopes: tuple[str, ...] = key(("openid", "email", "profile"), doc="Scopes asked for")
    redirect_uri: str = key("http://127.0.0.1/callback", doc="Registered redirect address")
    pkce: str = key("S256", doc="Code challenge", choices=("S256", "S512-ultimaker", "none"))
    require_nonce: bool = key(True, doc="Demand our nonce in the id_token")


@record
class SignIn:
    """The round trip through the browser."""

    provider: str = key("license_service", doc="Where the sign-in address comes from",
                        choices=("license_service", "openid_connect", "ultimaker"))  # fmt: skip
    customer_account_code: str = key(doc="One company code; empty: ask once and remember",
                                     pattern=COMPANY_CODE)  # fmt: skip
    response_type: str = key("code", doc="Always sent", choices=("code", "token"))
    response_mode: str = key("", doc="form_post where supported", choices=("", "form_post"))
    redirect_uri: str = key(doc="Empty: whatever the service's address carries")
    redirect_uris: tuple[str, ...] = key((), doc="Further registered addresses, tried in order")
    any_port: bool = key(False, doc="The registration admits any port")
    tls_certificate: str = key(doc="For a registered https://localhost address only")
    tls_key: str = key(doc="For a registered https://localhost address only")
    token_field: str = key("auto", doc="Which token goes into the request's id_token field",
                           choices=("auto", "id_token", "access_token"))  # fmt: skip
    add_state: bool = key(True, doc="Our own state unless the address already has one")
    allowed_hosts: tuple[str, ...] = key((), doc="Sign-in hosts; empty: those of the signed answer")
    extra: Mapping[str, str] = field(
        default_factory=dict, metadata={"doc": "Extra authorization parameters"}
    )
    browser: tuple[str, ...] = key((), doc="Command of a certain browser; empty: the system's")
    license_choice: str = key("newest", doc="Which of several", choices=("newest", "ask"))
    timeout_s: float = key(600.0, doc="Seconds until a sign-in ends by itself", minimum=1)
    openid_connect: OpenIdConnect = field(
        default_factory=OpenIdConnect, metadata={"doc": "With provider = openid_connect"}
    )


@record
class SignOff:
    """Ending the identity provider's own session."""

    url: str = key(doc="Empty: end_session_endpoint", pattern=HTTPS_OR_NOTHING)
    return_parameter: str = key(doc="Name of the parameter with the way back")
    return_uri: str = key(doc="Registered address to come back to; empty: no return")
    client_id_parameter: str = key(doc="Where the server wants the client named")


@record
class Device:
    """Which device this is."""

    hardware_id: str = key("platform", doc="Where the hardware id comes from",
                           choices=("platform", "licensespring", "command"))  # fmt: skip
    hardware_id_command: tuple[str, ...] = key((), doc="With hardware_id = command")
    mode: str = key("normal", doc="Virtual desktops", choices=("normal", "static", "pooled"))
    start_delay_s: float = key(0.0, doc="Seconds to wait at start", minimum=0)


@record
class Checks:
    """How often the license is checked."""

    interval_min: float = key(60.0, doc="Minutes between checks", minimum=1)
    offline_grace_h: float = key(24.0, doc="Hours; the smallest of all layers counts", minimum=0)


@record
class Storage:
    """Where secrets lie."""

    keyring: str = key("preferred", doc="required: refuse to work without one",
                       choices=("preferred", "required"))  # fmt: skip


@record
class LicenseFiles:
    """Files of the vendor's own SDK."""

    licensespring_sdk: bool = key(False, doc="Also write the vendor SDK's License.key")
    licensespring_sdk_dir: str = key(doc="Empty: the SDK's default place")


@record
class Network:
    """The way out."""

    proxy: str = key("system", doc='"system", "none", "http://host:port" or "pac:URL"; name and '
                     "password belong in the keyring (config proxy-sign-in)",
                     pattern=PROXY)  # fmt: skip
    ca_file: str = key(doc="In addition to the operating system's trust store")


@record
class Ui:
    """The window."""

    language: str = key(doc="en, de, fr, es, ja or ar; empty: the system's, else English")
    theme: str = key("system", doc="Colour scheme", choices=("system", "light", "dark"))
    autostart: bool = key(True, doc="Start with the desktop session")


@record
class Notifications:
    """What is announced."""

    enabled: bool = key(True, doc="Show notifications")
    quiet_hours: str = key(doc='"20:00-08:00"', pattern=QUIET_HOURS)
    thresholds_days: tuple[int, ...] = key((30, 7, 1), doc="Days before the end", minimum=1)


@record
class Logs:
    """What is written down on this computer."""

    level: str = key("info", doc="What goes into the log file",
                     choices=("debug", "info", "warning", "error"))  # fmt: skip
    audit_to_system: bool = key(False, doc="Audit lines also to syslog or the Windows event log")


@record
class Updates:
    """News of the licensed product."""

    notify: bool = key(True, doc="Say when a newer version exists")


def _section(cls: type) -> Any:
    return field(default_factory=cls, metadata={"doc": cls.__doc__})


@record
class Profile:
    """The effective settings of one deployment; `origins` names the layer of each dotted key.

    `forced` holds the dotted keys that the administrator's policy fixes, against the person's
    wish. `folder` is where the profile file lies: relative file names in it start there.
    """

    schema: int = key(1, doc="Version of this format", is_required=True)
    app: App = _section(App)
    administrator: Administrator = _section(Administrator)
    brand: Brand = _section(Brand)
    license_service: LicenseService = _section(LicenseService)
    products: tuple[Product, ...] = field(
        default=(), metadata={"doc": "The licensed products", "is_required": True}
    )
    sign_in: SignIn = _section(SignIn)
    sign_off: SignOff = _section(SignOff)
    device: Device = _section(Device)
    checks: Checks = _section(Checks)
    storage: Storage = _section(Storage)
    license_files: LicenseFiles = _section(LicenseFiles)
    network: Network = _section(Network)
    ui: Ui = _section(Ui)
    notifications: Notifications = _section(Notifications)
    updates: Updates = _section(Updates)
    logs: Logs = _section(Logs)
    origins: Mapping[str, str] = field(default_factory=dict, metadata={"is_internal": True})
    folder: Path | None = field(default=None, metadata={"is_internal": True})
    forced: frozenset[str] = field(default=frozenset(), metadata={"is_internal": True})

    def product(self, code: str | None) -> Product:
        """Return the product with this code; None: the first one.

        :raises ProfileError: no such product here.
        """
        for product in self.products:
            if code in (None, product.code):
                return product
        known = ", ".join(product.code for product in self.products)
        raise ProfileError(f"no product {code!r} in the profile; it has {known}")
