"""What is known of certain providers? Presets that lie under the profile's own values. Pure.

The UltiMaker Account. Source: docs.api.ultimaker.com (authentication: flow, sso, oidc) and the
public source of its desktop program. Client id, redirect address and port are the vendor's own
registration and stay settings.
"""

from __future__ import annotations

from typing import Any

ROOT = "https://account.ultimaker.com"

ULTIMAKER: dict[str, Any] = {
    "sign_in": {
        "openid_connect": {
            "authorization_endpoint": f"{ROOT}/authorize",
            "token_endpoint": f"{ROOT}/token",
            "jwks_uri": f"{ROOT}/.well-known/jwks",
            # The claim is the bare host, without a scheme.
            "expected_issuer": "account.ultimaker.com",
            # A public client sends an empty secret in the form.
            "token_auth": "post",
            "scopes": ["openid", "account.user.read"],
            "redirect_uri": "http://localhost:32118/callback",
            "pkce": "S512-ultimaker",
            # Nothing says that a nonce is echoed; one that comes back is compared.
            "require_nonce": False,
        },
    },
    "sign_off": {"url": f"{ROOT}/logoff", "return_parameter": "next"},
}

PRESETS = {"ultimaker": ULTIMAKER}
