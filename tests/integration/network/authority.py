"""How does a test get certificates, good ones and every kind of bad one?"""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
PEM = serialization.Encoding.PEM
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Certified:
    """A certificate with its key, and the certificates above it that a server sends along."""

    certificate: x509.Certificate
    key: Key
    sent_along: tuple[x509.Certificate, ...] = ()

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(PEM)

    def files(self, folder: Path, name: str = "server") -> tuple[Path, Path]:
        """Write chain and key, as a server loads them."""
        chain, key = folder / f"{name}.pem", folder / f"{name}-key.pem"
        chain.write_bytes(self.pem + b"".join(above.public_bytes(PEM) for above in self.sent_along))
        key.write_bytes(
            self.key.private_bytes(
                PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )
        return chain, key


def root(name: str = "Acme Root CA", **more: object) -> Certified:
    """An authority of its own."""
    return issued(None, name, is_authority=True, **more)  # type: ignore[arg-type]


def issued(
    by: Certified | None,
    name: str,
    *,
    names: Sequence[str] = (),
    is_authority: bool = False,
    begins: timedelta = -DAY,
    ends: timedelta = DAY,
    key: Key | None = None,
    permitted: str = "",
) -> Certified:
    """A certificate issued by an authority, or by itself.

    :param names: what it is for: host names and addresses. :param permitted: the only domain that
        an authority may vouch for.
    """
    own_key = key or ec.generate_private_key(ec.SECP256R1())
    above = by or Certified(_placeholder(name, own_key), own_key)
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(_name(name))
        .issuer_name(above.certificate.subject)
        .public_key(own_key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + begins)
        .not_valid_after(now + ends)
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
        .add_extension(
            x509.SubjectKeyIdentifier.from_public_key(own_key.public_key()), critical=False
        )
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(above.key.public_key()),
            critical=False,
        )
        .add_extension(_usage(is_authority), critical=True)
    )
    if not is_authority:
        usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH])
        builder = builder.add_extension(usage, critical=False)
    if names:
        builder = builder.add_extension(
            x509.SubjectAlternativeName([_general_name(one) for one in names]), critical=False
        )
    if permitted:
        constraints = x509.NameConstraints([x509.DNSName(permitted)], None)
        builder = builder.add_extension(constraints, critical=True)
    made = builder.sign(above.key, hashes.SHA256())
    return Certified(made, own_key)


def with_sha1(by: Certified, name: str, names: Sequence[str]) -> Certified:
    """A certificate whose signature is one over SHA-1; no library makes one any more.

    sha256WithRSAEncryption and sha1WithRSAEncryption differ in the last byte of their number.
    """
    from cryptography.hazmat.primitives.asymmetric import padding

    good = issued(by, name, names=names)
    sha256, sha1 = (bytes.fromhex("06092a864886f70d0101") + bytes([last]) for last in (11, 5))
    to_be_signed = good.certificate.tbs_certificate_bytes.replace(sha256, sha1)
    assert isinstance(by.key, rsa.RSAPrivateKey)
    signature = by.key.sign(to_be_signed, padding.PKCS1v15(), hashes.SHA1())  # noqa: S303
    body = to_be_signed + _der(0x30, sha1 + b"\x05\x00") + _der(0x03, b"\x00" + signature)
    return Certified(x509.load_der_x509_certificate(_der(0x30, body)), good.key)


def _der(tag: int, content: bytes) -> bytes:
    length = len(content)
    if length < 128:
        return bytes([tag, length]) + content
    size = (length.bit_length() + 7) // 8
    return bytes([tag, 0x80 | size]) + length.to_bytes(size, "big") + content


def _placeholder(name: str, key: Key) -> x509.Certificate:
    """Stands for the issuer of a certificate that issues itself."""
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder().subject_name(_name(name)).issuer_name(_name(name))
    builder = builder.public_key(key.public_key()).serial_number(1)
    return builder.not_valid_before(now - DAY).not_valid_after(now + DAY).sign(key, hashes.SHA256())


def _name(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _general_name(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _usage(is_authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not is_authority,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=is_authority,
        crl_sign=is_authority,
        encipher_only=False,
        decipher_only=False,
    )
