"""What does a provider's JWKS hold? The present key, and what the settings want beside it."""

from sso.sandbox.settings import Settings
from sso.sandbox.signing_keys import KeyRing, published


def published_keys(settings: Settings, ring: KeyRing, algorithm: str) -> dict[str, object]:
    """A JWK set; the present key comes last, so that taking the first one fails."""
    keys = []
    if settings.jwks_keys == "several":
        keys.append(published(ring.second, algorithm))
    if settings.jwks_keeps_old_keys:
        keys += [published(one, algorithm) for one in ring.retired]
    if "alg_es256" in settings.id_token_lies:
        keys.append(published(ring.elliptic, "ES256"))
    return {"keys": [*keys, published(ring.current, algorithm)]}


def foreign_keys(ring: KeyRing, algorithm: str) -> dict[str, object]:
    """The attacker's JWK set, to which a lying header points."""
    return {"keys": [published(ring.foreign, algorithm)]}
