"""Which profile leads a client here, by which way? All of them, written beside the public key."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from sso.sandbox.key_files import public_pem, write_private
from sso.sandbox.people import (
    ACCOUNT_CLIENT_ID,
    BRAND2_CLIENT_ID,
    DESKTOP_CLIENT_ID,
    NORMAL_KEY,
    OAUTH_CLIENT_ID,
    OAUTH_CLIENT_SECRET,
)
from sso.sandbox.world import OPENID, World

Table = Mapping[str, object]
Tables = list[tuple[str, Table]]
"""TOML tables in their order; a name in brackets is an array's."""
RETURN_URI = "http://127.0.0.1/out"
_APP: Table = {"id": "io.keyturn.Keyturn", "name": "Keyturn"}
_BRAND2: Table = {"id": "io.keyturn.Brand2", "name": "Keyturn Brand 2", "url_scheme": "keyturn2"}
_API_KEY: Table = {
    "auth": "api_key",
    "api_key": NORMAL_KEY.api_key,
    "shared_key": NORMAL_KEY.shared_key,
}
_OAUTH: Table = {
    "auth": "oauth",
    "client_id": OAUTH_CLIENT_ID,
    "client_secret": OAUTH_CLIENT_SECRET,
}
_OPENID_CONNECT: Table = {"provider": "openid_connect", "customer_account_code": "ACME"}


def write_profiles(folder: Path, world: World) -> dict[str, Path]:
    """Write the public key and the profiles; only their owner may read the profiles."""
    (folder / "public_key.pem").write_bytes(public_pem(world.signing_key))
    written = {}
    for name, make in _WAYS.items():
        ending = "" if name == "code" else f"-{name.replace('_', '-')}"
        written[name] = folder / f"profile{ending}.toml"
        write_private(written[name], _document(make(world)).encode())
    return written


def _by_service(
    credentials: Table = _API_KEY,
    response_type: str = "code",
    customer: str = "ACME",
    **more: object,
) -> Callable[[World], Tables]:
    """The way through ``sso_url``."""

    def make(world: World) -> Tables:
        sign_in = {
            "customer_account_code": customer,
            "response_type": response_type,
            "redirect_uri": "",
            **more,
        }
        return [
            *_common(world, credentials),
            ("sign_in", sign_in),
            ("sign_off", _realm_sign_off(world)),
        ]

    return make


def _by_openid_connect(client_id: str, app: Table = _APP) -> Callable[[World], Tables]:
    """The way in which the program redeems its code at the realm itself."""

    def make(world: World) -> Tables:
        issuer = {
            "issuer": world.issuer,
            "client_id": client_id,
            "redirect_uri": "http://127.0.0.1/callback",
        }
        return [
            *_common(world, _API_KEY, app),
            ("sign_in", {**_OPENID_CONNECT, "any_port": True}),
            ("sign_in.openid_connect", issuer),
            ("sign_off", _realm_sign_off(world)),
        ]

    return make


def _by_account(world: World) -> Tables:
    """The direct way: the account's id_token goes into the activation; a setting admits it."""
    base = world.account_url
    account = {
        "authorization_endpoint": f"{base}/authorize",
        "token_endpoint": f"{base}/token",
        "jwks_uri": f"{base}/.well-known/jwks",
        "expected_issuer": urlsplit(base).netloc,
        "client_id": ACCOUNT_CLIENT_ID,
        "scopes": ["openid", "account.user.read"],
        "redirect_uri": world.account_redirect_uris[0],
        "pkce": "S512-ultimaker",
    }
    sign_off = {"url": f"{base}/logoff", "return_parameter": "next", "return_uri": RETURN_URI}
    return [
        *_common(world, _API_KEY),
        ("sign_in", {"provider": "ultimaker", "customer_account_code": "ULTI"}),
        ("sign_in.openid_connect", account),
        ("sign_off", sign_off),
    ]


_WAYS: dict[str, Callable[[World], Tables]] = {
    "code": _by_service(),
    "token": _by_service(response_type="token"),
    "oauth": _by_service(_OAUTH),
    "form_post": _by_service(response_mode="form_post"),
    "openid_connect": _by_openid_connect(DESKTOP_CLIENT_ID),
    "ultimaker_broker": _by_service(customer="ULTI"),
    "ultimaker": _by_account,
    "brand2": _by_openid_connect(BRAND2_CLIENT_ID, _BRAND2),
}


def _common(world: World, credentials: Table, app: Table = _APP) -> Tables:
    service = {"base_url": world.base_url, **credentials, "public_key": "public_key.pem"}
    return [
        ("app", app),
        ("administrator", {"name": "Acme IT", "email": "it@acme.test"}),
        ("license_service", service),
        ("[products]", {"code": "CAD-PRO", "name": "CAD Pro"}),
        ("[products]", {"code": "RENDER", "name": "Render Farm"}),
    ]


def _realm_sign_off(world: World) -> Table:
    return {
        "url": f"{world.base_url}{OPENID}/logout",
        "return_parameter": "post_logout_redirect_uri",
        "return_uri": RETURN_URI,
        "client_id_parameter": "client_id",
    }


def _document(tables: Tables) -> str:
    first = "# What does Keyturn need to run against the sandbox? Written by it at each start.\n"
    return "\n".join([f"{first}schema = 1\n", *(_table(*one) for one in tables)])


def _table(name: str, table: Table) -> str:
    """One table; JSON's texts, lists and truth values are TOML's."""
    lines = (f"{key} = {json.dumps(value)}\n" for key, value in table.items())
    return f"[{name}]\n" + "".join(lines)
