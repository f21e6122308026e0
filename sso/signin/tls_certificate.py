"""How does the listener serve a registered https://localhost address? With the certificate that the
profile names.

Never with an authority of our own: a program that plants a root certificate is a hole for
everybody.
"""

from __future__ import annotations

import ssl
from pathlib import Path

from sso.errors import ProfileError


def server_context(certificate: Path, key: Path) -> ssl.SSLContext:
    """Return a TLS context for the listener.

    :raises ProfileError: the files are not a certificate and its key.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        context.load_cert_chain(certificate, key)
    except (OSError, ssl.SSLError) as reason:
        raise ProfileError(
            f"sign_in.tls_certificate: {certificate} and {key} are not a certificate and its key"
        ) from reason
    return context
