"""Who can sign in, for which company, and with which API key? The sandbox's fixed cast."""

from dataclasses import dataclass

PASSWORD = "sandbox"
"""Everybody's password; it protects nothing."""

COMPANY_ID = 276
VENDOR_CODE = "keyturn"
DESKTOP_CLIENT_ID = "keyturn-desktop"
BRAND2_CLIENT_ID = "keyturn-brand2"
DESKTOP_CLIENT_IDS = (DESKTOP_CLIENT_ID, BRAND2_CLIENT_ID)
ACCOUNT_CLIENT_ID = "keyturn-account"
ACCOUNT_SECRET_CLIENT_ID = "keyturn-account-secret"
ACCOUNT_CLIENT_SECRET = "sandbox-only-account-secret"
ACCOUNT_CLIENT_IDS = (ACCOUNT_CLIENT_ID, ACCOUNT_SECRET_CLIENT_ID)
OAUTH_CLIENT_ID = "auth-company-keyturn-sandbox"
OAUTH_CLIENT_SECRET = "sandbox-only-client-secret"


@dataclass(frozen=True)
class Company:
    """A customer account of the vendor platform."""

    code: str
    account_id: int
    home: str = "broker"
    """Where its people sign in: "broker", "federated" or "account"."""

    @property
    def idp_alias(self) -> str:
        """What ``kc_idp_hint`` carries; opaque to clients."""
        return f"{VENDOR_CODE}-{self.code}"


@dataclass(frozen=True)
class Person:
    """Somebody with an account at the identity provider."""

    email: str
    company: str
    user_id: int
    story: str
    max_activations: int = 50


@dataclass(frozen=True)
class ApiKey:
    """An API key with its shared key, and what is special about it."""

    api_key: str
    shared_key: str
    special: str = ""


COMPANIES = {
    company.code: company
    for company in (
        Company("ACME", 1262),
        Company("GLOBEX", 1263, home="federated"),
        Company("NOSSO", 1264),
        Company("ULTI", 1265, home="account"),
    )
}

PEOPLE = {
    person.email: person
    for person in (
        Person("you@acme.test", "ACME", 3469, "one CAD Pro license, and a seat of Render Farm"),
        Person("two@acme.test", "ACME", 3470, "two CAD Pro licenses to choose from"),
        Person("none@acme.test", "ACME", 3471, "an account, but no license: license_not_found"),
        Person("limit@acme.test", "ACME", 3472, "the only seat is taken by another computer"),
        Person("expired@acme.test", "ACME", 3473, "the license has expired"),
        Person("disabled@acme.test", "ACME", 3474, "the license is disabled"),
        Person("float@acme.test", "ACME", 3475, "CAD Pro out of a floating pool of one seat"),
        Person("future@acme.test", "ACME", 3476, "the license starts in a month"),
        Person("fed@globex.test", "GLOBEX", 3477, "signs in at the company's own provider"),
        Person("maker@ulti.test", "ULTI", 3478, "signs in with an account of another provider"),
        Person("team@ulti.test", "ULTI", 3479, "the same, with two workspaces to choose from"),
    )
}

WORKSPACES = {
    "maker@ulti.test": ("workspace-1",),
    "team@ulti.test": ("workspace-1", "workspace-2"),
}
"""The organization ids of each person with an account."""

API_KEYS = {
    key.api_key: key
    for key in (
        ApiKey("sandbox-api-key", "sandbox-only-shared-key-kw4qSnpSwXzgiv5y"),
        ApiKey("sandbox-revoked-key", "sandbox-only-shared-key-revoked", "revoked_api_key"),
        ApiKey("sandbox-read-only-key", "sandbox-only-shared-key-read-only", "read_only_api_key"),
        ApiKey(
            "sandbox-other-product-key",
            "sandbox-only-shared-key-other-product",
            "api_key_product_not_allowed",
        ),
    )
}
NORMAL_KEY = API_KEYS["sandbox-api-key"]


def find_person(raw_email: str) -> Person | None:
    """The person with this address, in any letter case."""
    return PEOPLE.get(raw_email.strip().lower())


def by_alias(alias: str) -> Company | None:
    """The company whose provider this hint selects."""
    return next((one for one in COMPANIES.values() if one.idp_alias == alias), None)


def listing() -> dict[str, object]:
    """Everything a newcomer may use, as GET /sandbox/people answers it."""
    return {
        "password": PASSWORD,
        "people": [
            {"username": p.email, "company": p.company, "story": p.story} for p in PEOPLE.values()
        ],
        "companies": [
            {
                "code": c.code,
                "home": c.home,
                "federated": c.home == "federated",
                "kc_idp_hint": c.idp_alias,
            }
            for c in COMPANIES.values()
        ],
        "api_keys": [
            {"api_key": k.api_key, "shared_key": k.shared_key, "special": k.special}
            for k in API_KEYS.values()
        ],
        "desktop_client": {"client_id": DESKTOP_CLIENT_ID},
        "second_brand_client": {"client_id": BRAND2_CLIENT_ID},
        "account_client": {"client_id": ACCOUNT_CLIENT_ID},
        "account_secret_client": {
            "client_id": ACCOUNT_SECRET_CLIENT_ID,
            "client_secret": ACCOUNT_CLIENT_SECRET,
        },
        "workspaces": WORKSPACES,
        "oauth_client": {"client_id": OAUTH_CLIENT_ID, "client_secret": OAUTH_CLIENT_SECRET},
    }
