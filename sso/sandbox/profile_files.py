"""Which profile leads a client here? Three of them, ready to use, written beside the public key."""

import json
from dataclasses import dataclass
from pathlib import Path

from sso.sandbox.key_files import public_pem, write_private
from sso.sandbox.people import NORMAL_KEY, OAUTH_CLIENT_ID, OAUTH_CLIENT_SECRET
from sso.sandbox.world import World

_TEMPLATE = """\
# What does Keyturn need to run against the sandbox? Written by the sandbox at each start.
schema = 1

[app]
id = "io.keyturn.Keyturn"
name = "Keyturn"

[administrator]
name = "Acme IT"
email = "it@acme.test"

[license_service]
base_url = {base_url}
{credentials}
public_key = "public_key.pem"

[[products]]
code = "CAD-PRO"
name = "CAD Pro"

[[products]]
code = "RENDER"
name = "Render Farm"

[sign_in]
customer_account_code = "ACME"
response_type = {response_type}
redirect_uri = ""
"""


@dataclass(frozen=True)
class Profiles:
    """The written profiles."""

    code: Path
    token: Path
    oauth: Path

    def as_dict(self) -> dict[str, str]:
        """Paths as text, by variant."""
        return {"code": str(self.code), "token": str(self.token), "oauth": str(self.oauth)}


def write_profiles(folder: Path, world: World) -> Profiles:
    """Write the public key and the profiles; only their owner may read the profiles."""
    (folder / "public_key.pem").write_bytes(public_pem(world.signing_key))
    written = Profiles(
        folder / "profile.toml", folder / "profile-token.toml", folder / "profile-oauth.toml"
    )
    write_private(written.code, _profile(world, _api_key(), "code"))
    write_private(written.token, _profile(world, _api_key(), "token"))
    write_private(written.oauth, _profile(world, _oauth(), "code"))
    return written


def _profile(world: World, credentials: str, response_type: str) -> bytes:
    return _TEMPLATE.format(
        base_url=_toml(world.base_url),
        credentials=credentials,
        response_type=_toml(response_type),
    ).encode()


def _api_key() -> str:
    return "\n".join(
        (
            'auth = "api_key"',
            f"api_key = {_toml(NORMAL_KEY.api_key)}",
            f"shared_key = {_toml(NORMAL_KEY.shared_key)}",
        )
    )


def _oauth() -> str:
    return "\n".join(
        (
            'auth = "oauth"',
            f"client_id = {_toml(OAUTH_CLIENT_ID)}",
            f"client_secret = {_toml(OAUTH_CLIENT_SECRET)}",
        )
    )


def _toml(text: str) -> str:
    """A basic string; JSON's escapes are TOML's."""
    return json.dumps(text)
