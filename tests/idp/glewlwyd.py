"""How is glewlwyd told of our client and a person? By its own administration, over HTTP."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import requests
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

PLUGIN = "oidc"
CLIENT_ID = "keyturn"
PERSON, PASSWORD = "ada", "correct horse"
EMAIL = "ada@example.test"
LIFETIME_S = 600


def issuer(origin: str) -> str:
    """What its plug-in calls itself."""
    return f"{origin}/api/{PLUGIN}"


def set_up(origin: str, redirect_uris: Sequence[str]) -> None:
    """Load the OpenID Connect plug-in and register one public client and one person."""
    with requests.Session() as administrator:
        ask = _Caller(administrator, f"{origin}/api")
        ask("POST", "/auth/", {"username": "admin", "password": "password"})
        ask("POST", "/mod/plugin/", _plugin(origin))
        ask("POST", "/client/?source=database", _client(redirect_uris))
        ask("POST", "/user/?source=database", _person())
        ask("PUT", "/scope/openid", _scope())


class _Caller:
    def __init__(self, session: requests.Session, base: str) -> None:
        self._session = session
        self._base = base

    def __call__(self, method: str, path: str, body: dict[str, Any]) -> None:
        answer = self._session.request(method, self._base + path, json=body, timeout=20)
        assert answer.status_code == 200, f"{method} {path}: {answer.status_code} {answer.text}"


def _plugin(origin: str) -> dict[str, Any]:
    private, public = _key_pair()
    granted = ("code", "token", "id-token", "refresh")
    refused = ("none", "password", "client")
    return {
        "module": "oidc",
        "name": PLUGIN,
        "display_name": "OpenID Connect",
        "parameters": {
            "iss": issuer(origin),
            "jwt-type": "rsa",
            "jwt-key-size": "256",
            "key": private,
            "cert": public,
            "access-token-duration": LIFETIME_S,
            "refresh-token-duration": LIFETIME_S,
            "code-duration": LIFETIME_S,
            **{f"auth-type-{name}-enabled": True for name in granted},
            **{f"auth-type-{name}-enabled": False for name in refused},
            "pkce-allowed": True,
        },
    }


def _client(redirect_uris: Sequence[str]) -> dict[str, Any]:
    return {
        "client_id": CLIENT_ID,
        "name": "Keyturn",
        "enabled": True,
        "confidential": False,
        "redirect_uri": list(redirect_uris),
        "authorization_type": ["code", "token", "id_token", "refresh_token"],
        "token_endpoint_auth_method": ["none"],
        "scope": [],
    }


def _person() -> dict[str, Any]:
    return {
        "username": PERSON,
        "name": "Ada",
        "email": EMAIL,
        "password": PASSWORD,
        "enabled": True,
        "scope": ["openid", "g_profile"],
    }


def _scope() -> dict[str, Any]:
    return {
        "display_name": "Who you are",
        "description": "Your name at this provider",
        "password_required": True,
        "password_max_age": 0,
        "scheme": {},
    }


def _key_pair() -> tuple[str, str]:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    public = key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return private.decode("ascii"), public.decode("ascii")
