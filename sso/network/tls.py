"""Whom do we trust, why was a certificate refused, and who issued it?

Certificates are always verified; there is no switch. To name the issuer of a refused one, a second
handshake is begun that trusts nobody: it can only fail, and sends nothing beyond itself.
"""

from __future__ import annotations

import ssl
from pathlib import Path
from typing import Any

from sso.errors import ProfileError
from sso.licensing.foreign_text import plain_text

_MAX_ISSUER = 200
_MAX_HANDSHAKE_BYTES = 256 * 1024
_HANDSHAKE, _CERTIFICATE = 22, 11  # RFC 5246 6.2.1 and 7.4

# OpenSSL's numbers (x509_vfy.h) to what is said about them.
_CAUSES = {
    9: "out_of_time",  # not yet valid
    10: "out_of_time",  # expired
    62: "other_name",  # host name
    64: "other_name",  # address
    66: "weak",  # the server's key
    67: "weak",  # an authority's key
    68: "weak",  # the digest of a signature
    24: "no_authority",  # issued by what is no authority
    25: "no_authority",  # a longer chain than its authority allows
    32: "no_authority",  # the issuer's key may not sign certificates
    47: "no_authority",  # the authority may not vouch for this name
    48: "no_authority",
    79: "no_authority",
}
_WEAK_REASONS = ("PROTOCOL", "SSL_VERSION", "CIPHER", "DH_KEY", "EE_KEY", "CA_MD", "SIGNATURE")


def tls_context(ca_file: str) -> ssl.SSLContext:
    """Return a verifying client context: TLS 1.2 or newer, the system's store, plus `ca_file` if
    named.

    :raises ProfileError: that file cannot be used.
    """
    import truststore  # with the first connection: a program that waits needs none

    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.hostname_checks_common_name = False  # RFC 9525 2: only subjectAltName names a server
    if ca_file:
        _add_authorities(context, ca_file)
    return context


def demand_authorities(ca_file: str) -> None:
    """Look whether a file of authorities can be used.

    :raises ProfileError: it cannot be read, or holds no certificate; names it.
    """
    _add_authorities(ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT), ca_file)


def _add_authorities(context: ssl.SSLContext, ca_file: str) -> None:
    try:
        pem = Path(ca_file).read_bytes().decode("ascii", "ignore")  # comments have accents
        context.load_verify_locations(cadata=pem)
    except ssl.SSLError as reason:
        raise ProfileError(f"network.ca_file: {ca_file} holds no certificate (PEM)") from reason
    except (OSError, ValueError) as reason:
        why = getattr(reason, "strerror", None) or "it is no file of certificates"
        raise ProfileError(f"network.ca_file: {ca_file} cannot be read: {why}") from reason


def refusal_cause(reason: ssl.SSLError) -> str:
    """Return why a connection was refused: `out_of_time`, `other_name`, `weak`, `no_authority`, or
    nothing where the authority is unknown, or the system does not say."""
    if isinstance(reason, ssl.SSLCertVerificationError):
        return _CAUSES.get(getattr(reason, "verify_code", 0), "")
    said = getattr(reason, "reason", None) or ""
    return "weak" if any(word in said for word in _WEAK_REASONS) else ""


def issuer_shown_by(sock: Any, host: str) -> str:
    """Return who issued the certificate that a server shows, for the error text only; empty where
    that cannot be learned.

    The handshake is one of TLS 1.2, where the certificate is sent in the clear, by a context
    without any authority: it always ends in a refusal, whatever the server shows.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    handshake = context.wrap_bio(incoming, outgoing, server_hostname=host)
    heard = bytearray()
    try:
        while len(heard) < _MAX_HANDSHAKE_BYTES:
            try:
                handshake.do_handshake()
                break
            except ssl.SSLWantReadError:
                sock.sendall(outgoing.read())
            except ssl.SSLError:
                sock.sendall(outgoing.read())  # the alert that says so
                break
            part = sock.recv(16384)
            if not part:
                break
            heard += part
            incoming.write(part)
        return _issuer_in(bytes(heard))
    except (OSError, ValueError):
        return ""


def _issuer_in(heard: bytes) -> str:
    """Return the issuer in the first certificate of a server's handshake."""
    from cryptography import x509

    messages = bytearray()
    at = 0
    while at + 5 <= len(heard):
        length = int.from_bytes(heard[at + 3 : at + 5], "big")
        if heard[at] == _HANDSHAKE:
            messages += heard[at + 5 : at + 5 + length]
        at += 5 + length
    at = 0
    while at + 4 <= len(messages):
        length = int.from_bytes(messages[at + 1 : at + 4], "big")
        if messages[at] == _CERTIFICATE:
            first = int.from_bytes(messages[at + 7 : at + 10], "big")
            shown = x509.load_der_x509_certificate(bytes(messages[at + 10 : at + 10 + first]))
            return plain_text(shown.issuer.rfc4514_string())[:_MAX_ISSUER]
        at += 4 + length
    return ""
