"""Which clients does the realm know, and what may each of them do?"""

import hmac
from collections.abc import Collection
from dataclasses import dataclass

from authlib.oauth2.rfc6749 import ClientMixin

from sso.sandbox.people import (
    DESKTOP_CLIENT_IDS,
    OAUTH_CLIENT_ID,
    OAUTH_CLIENT_SECRET,
)
from sso.sandbox.redirect_uris import is_admitted
from sso.sandbox.world import LICENSE_USERS, World

OF_DESKTOPS = ("http://127.0.0.1/callback", "http://localhost/callback", "keyturn://callback")
"""Further addresses of the desktop clients, which redeem their codes themselves; any port."""
AFTER_SIGN_OUT = ("http://127.0.0.1/out", "http://localhost/out")
"""Where every client's browser may go after sign-off; any port."""
AUTHORIZATION = "authorization"


@dataclass(frozen=True)
class Client(ClientMixin):  # type: ignore[misc]
    """A client of the realm: license users' shared one, a company's, or a desktop program's."""

    client_id: str
    secret: str
    redirect_uris: tuple[str, ...]
    grants: tuple[str, ...]

    @property
    def is_public(self) -> bool:
        """Whether it has no secret, so that PKCE is required of it."""
        return not self.secret

    def get_client_id(self) -> str:
        return self.client_id

    def get_default_redirect_uri(self) -> None:
        return None

    def get_allowed_scope(self, scope: str | None) -> str:
        return scope or ""

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        return is_admitted(redirect_uri, self.redirect_uris)

    def check_client_secret(self, client_secret: str) -> bool:
        return bool(self.secret) and hmac.compare_digest(
            client_secret.encode(), self.secret.encode()
        )

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        by_secret = ("client_secret_post", "client_secret_basic")
        return method in (by_secret if self.secret else ("none",))

    def check_response_type(self, response_type: str) -> bool:
        return AUTHORIZATION in self.grants

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type in self.grants


def find_client(world: World, nobodys_secret: str, client_id: str) -> Client | None:
    """A registered client, or None; license users' one has a secret that nobody else knows."""
    uris = world.redirect_uris
    if client_id == LICENSE_USERS:
        return Client(client_id, nobodys_secret, uris, (AUTHORIZATION,))
    if client_id in DESKTOP_CLIENT_IDS:
        may = (AUTHORIZATION, "authorization_code")
        return Client(client_id, "", (*uris, *OF_DESKTOPS), may)
    if client_id == OAUTH_CLIENT_ID:
        return Client(client_id, OAUTH_CLIENT_SECRET, (), ("client_credentials",))
    return None


def may_return(world: World, client_id: str, back: str) -> bool:
    """Whether this is a registered address to come back to after sign-off."""
    known: Collection[str] = (LICENSE_USERS, *DESKTOP_CLIENT_IDS)
    return client_id in known and is_admitted(back, (*world.redirect_uris, *AFTER_SIGN_OUT))
