"""Which settings are sound each by itself, and cannot work together? Pure."""

from __future__ import annotations

from collections.abc import Iterator

from sso.profile.keys import Profile, SignIn
from sso.profile.language import LANGUAGES

Contradiction = tuple[str, str]  # the key to look at, and why


def contradictions(profile: Profile) -> Iterator[Contradiction]:
    """Yield what cannot work, with the key that somebody has to change."""
    yield from _of_sign_in(profile.sign_in)
    yield from _of_certificate(profile.sign_in)
    for name in profile.brand.languages:
        if name not in LANGUAGES:
            yield "brand.languages", f"{name!r} is none of {', '.join(LANGUAGES)}"
    device = profile.device
    if device.hardware_id == "command" and not device.hardware_id_command:
        yield "device.hardware_id", 'hardware_id = "command" needs device.hardware_id_command'


def _of_sign_in(sign_in: SignIn) -> Iterator[Contradiction]:
    if sign_in.provider != "openid_connect":
        return
    key, client = "sign_in.provider", sign_in.openid_connect
    where = "sign_in.openid_connect"
    if not client.client_id:
        yield key, f'provider = "openid_connect" needs {where}.client_id'
    if client.issuer:
        return
    needed = ["authorization_endpoint", "jwks_uri"]
    if sign_in.response_type == "code":
        needed.append("token_endpoint")
    missing = [name for name in needed if not getattr(client, name)]
    if missing:
        yield key, f"without {where}.issuer, these are needed there: {', '.join(missing)}"


def _of_certificate(sign_in: SignIn) -> Iterator[Contradiction]:
    if bool(sign_in.tls_certificate) != bool(sign_in.tls_key):
        yield "sign_in.tls_certificate", "tls_certificate and tls_key belong together"
    for key, addresses in (
        ("sign_in.redirect_uri", (sign_in.redirect_uri,)),
        ("sign_in.redirect_uris", sign_in.redirect_uris),
    ):
        if any(one.startswith("https:") for one in addresses) and not sign_in.tls_certificate:
            yield key, "an https redirect address needs sign_in.tls_certificate and tls_key"
