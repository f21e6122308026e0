"""With which keys does a provider sign, and which of them does it publish?"""

import threading
from functools import cached_property

from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from joserfc.jwk import ECKey, RSAKey

from sso.sandbox.key_files import KEY_BITS

SigningKey = RSAPrivateKey | EllipticCurvePrivateKey


class KeyRing:
    """One provider's keys: the present one, retired ones, and others for lies."""

    def __init__(self, first: RSAPrivateKey) -> None:
        self._first = first
        self.current = first
        self.retired: list[RSAPrivateKey] = []
        self._lock = threading.Lock()

    @cached_property
    def second(self) -> RSAPrivateKey:
        """A published key that signs nothing."""
        return _new_rsa()

    @cached_property
    def foreign(self) -> RSAPrivateKey:
        """An attacker's key; never published by the provider."""
        return _new_rsa()

    @cached_property
    def elliptic(self) -> EllipticCurvePrivateKey:
        """The provider's key for ES256."""
        return ec.generate_private_key(ec.SECP256R1())

    def rotate(self) -> None:
        """Sign with a new key from now on."""
        made = _new_rsa()
        with self._lock:
            self.retired.append(self.current)
            self.current = made

    def reset(self) -> None:
        """Back to the first key."""
        with self._lock:
            self.current = self._first
            self.retired.clear()


def kid_of(key: SigningKey) -> str:
    """The key's id in the JWKS (RFC 7638)."""
    return _imported(key).thumbprint()


def published(key: SigningKey, algorithm: str) -> dict[str, object]:
    """The public half as a JWK; without ``alg`` when the algorithm is empty."""
    public = _imported(key).as_dict(private=False)
    shown: dict[str, object] = {**public, "kid": kid_of(key), "use": "sig"}
    return {**shown, "alg": algorithm} if algorithm else shown


def _imported(key: SigningKey) -> RSAKey | ECKey:
    return RSAKey.import_key(key) if isinstance(key, RSAPrivateKey) else ECKey.import_key(key)


def _new_rsa() -> RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS)
