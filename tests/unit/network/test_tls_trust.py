"""Whom is trusted over TLS, why is a certificate refused, and whose was it?"""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from sso.errors import ProfileError
from sso.network import tls
from tests.integration.network.authority import Certified, issued, root

HOST = "license.test"


class PlayedServer:
    """A TLS server within this process, at the other end of what stands for a socket.

    :param part_bytes: how many bytes one read brings at most.
    """

    def __init__(self, shown: Certified, folder: Path, part_bytes: int = 16384) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*shown.files(folder))
        self._incoming, self._outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._tls = context.wrap_bio(self._incoming, self._outgoing, server_side=True)
        self._part_bytes = part_bytes
        self.heard = b""
        self.refused = ""

    def sendall(self, data: bytes) -> None:
        self.heard += data
        self._incoming.write(data)
        try:
            self._tls.do_handshake()
        except ssl.SSLWantReadError:
            pass
        except ssl.SSLError as reason:
            self.refused = reason.reason

    def recv(self, size: int) -> bytes:
        return self._outgoing.read(min(size, self._part_bytes))


class Says:
    """Something that speaks no TLS."""

    def __init__(self, *parts: bytes | OSError) -> None:
        self._parts = list(parts)

    def sendall(self, data: bytes) -> None:
        pass

    def recv(self, size: int) -> bytes:
        part = self._parts.pop(0) if self._parts else b""
        if isinstance(part, OSError):
            raise part
        return part


# ---- who issued it


@pytest.mark.parametrize("part_bytes", [16384, 7])
def test_the_issuer_of_what_a_server_shows(part_bytes: int, tmp_path: Path) -> None:
    server = PlayedServer(issued(root("Inspecting CA"), HOST, names=[HOST]), tmp_path, part_bytes)
    assert tls.issuer_shown_by(server, HOST) == "CN=Inspecting CA"
    assert "UNKNOWN_CA" in server.refused, "the handshake is refused, whatever is shown"
    assert HOST.encode() in server.heard, "a server of several names is told which one"


def test_the_first_certificate_is_the_servers_own(tmp_path: Path) -> None:
    top = root("Top CA")
    middle = issued(top, "Middle CA", is_authority=True)
    leaf = issued(middle, HOST, names=[HOST])
    shown = Certified(leaf.certificate, leaf.key, (middle.certificate, top.certificate))
    assert tls.issuer_shown_by(PlayedServer(shown, tmp_path), HOST) == "CN=Middle CA"


def test_an_issuers_name_is_one_printable_line(tmp_path: Path) -> None:
    odd = issued(root("Bad\x1b[31m\nCA"), HOST, names=[HOST])
    name = tls.issuer_shown_by(PlayedServer(odd, tmp_path), HOST)
    assert name.isprintable()
    assert "CA" in name


def record(kind: int, content: bytes) -> bytes:
    """Return a record of TLS 1.2 (RFC 5246 6.2.1)."""
    return bytes([kind, 3, 3]) + len(content).to_bytes(2, "big") + content


def message(kind: int, content: bytes) -> bytes:
    """Return a message of a handshake (RFC 5246 7.4)."""
    return bytes([kind]) + len(content).to_bytes(3, "big") + content


def chain(*certificates: bytes) -> bytes:
    listed = b"".join(len(one).to_bytes(3, "big") + one for one in certificates)
    return message(11, len(listed).to_bytes(3, "big") + listed)


def der(issuer: str) -> bytes:
    shown = issued(root(issuer), HOST, names=[HOST]).certificate
    return shown.public_bytes(serialization.Encoding.DER)


def test_the_certificate_is_found_wherever_it_stands() -> None:
    shown, other = der("Inspecting CA"), der("Other CA")
    hello, request = message(2, b"\x03\x03" + b"h" * 40), message(0, b"")
    certificates = chain(shown, other)
    for heard in (
        record(22, certificates),
        record(22, hello + certificates),
        record(22, request + request + hello + certificates + message(14, b"")),
        record(22, request) + record(22, hello) + record(22, certificates),
        record(22, hello + certificates[:9]) + record(22, certificates[9:]),
        record(22, hello + certificates[:1])
        + record(22, certificates[1:300])
        + record(22, certificates[300:]),
        record(20, b"\x01")
        + record(22, hello)
        + record(21, certificates[:2])
        + record(22, certificates),
    ):
        assert tls.issuer_shown_by(Says(heard), HOST) == "CN=Inspecting CA"


def test_only_what_a_handshake_shows_is_a_certificate() -> None:
    certificates = chain(der("Inspecting CA"))
    for heard in (
        record(23, certificates),
        record(22, message(2, certificates)),
        record(22, message(14, b"") + certificates[:-1]),
        record(22, certificates)[:-1],
    ):
        assert tls.issuer_shown_by(Says(heard), HOST) == ""


def test_a_name_of_many_letters_is_cut() -> None:
    name = "A" * 60
    units = [x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, name) for _ in range(5)]
    key = ec.generate_private_key(ec.SECP256R1())
    now = datetime.now(UTC)
    subject = x509.Name(units)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now)
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    shown = chain(made.public_bytes(serialization.Encoding.DER))
    found = tls.issuer_shown_by(Says(record(22, shown)), HOST)
    assert found.startswith(f"OU={name},OU={name}")
    assert len(found) == 200


@pytest.mark.parametrize(
    "parts",
    [
        (),
        (b"HTTP/1.1 400 Bad Request\r\n\r\n",),
        (b"SSH-2.0-OpenSSH_9.2p1\r\n",),
        (b"\x15\x03\x01\x00\x02\x02\x28",),
        (b"\x16\x03\x03\x00\x0e\x0b\x00\x00\x0a\x00\x00\x07\x00\x00\x04nope",),
        (b"\x16\x03\x03\x00\x02\x0b\x00",),
        (b"\x16\x03", OSError("reset")),
        (OSError("reset"),),
    ],
    ids=["nothing", "http", "ssh", "alert", "no certificate", "half", "cut", "reset"],
)
def test_where_no_certificate_is_shown_no_issuer_is_named(parts: tuple[bytes | OSError]) -> None:
    assert tls.issuer_shown_by(Says(*parts), HOST) == ""


# ---- why it was refused


@pytest.mark.parametrize(
    ("code", "cause"),
    [
        (9, "out_of_time"),  # X509_V_ERR_CERT_NOT_YET_VALID
        (10, "out_of_time"),  # X509_V_ERR_CERT_HAS_EXPIRED
        (62, "other_name"),  # X509_V_ERR_HOSTNAME_MISMATCH
        (64, "other_name"),  # X509_V_ERR_IP_ADDRESS_MISMATCH
        (66, "weak"),  # X509_V_ERR_EE_KEY_TOO_SMALL
        (67, "weak"),  # X509_V_ERR_CA_KEY_TOO_SMALL
        (68, "weak"),  # X509_V_ERR_CA_MD_TOO_WEAK
        (24, "no_authority"),  # X509_V_ERR_INVALID_CA
        (25, "no_authority"),  # X509_V_ERR_PATH_LENGTH_EXCEEDED
        (32, "no_authority"),  # X509_V_ERR_KEYUSAGE_NO_CERTSIGN
        (47, "no_authority"),  # X509_V_ERR_PERMITTED_VIOLATION
        (48, "no_authority"),  # X509_V_ERR_EXCLUDED_VIOLATION
        (79, "no_authority"),  # X509_V_ERR_INVALID_CA of later versions
        (18, ""),  # X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT
        (20, ""),  # X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY
    ],
)
def test_why_a_certificate_was_refused(code: int, cause: str) -> None:
    reason = ssl.SSLCertVerificationError(1, "certificate verify failed")
    reason.verify_code = code
    assert tls.refusal_cause(reason) == cause


def test_a_system_that_does_not_say_why() -> None:
    assert tls.refusal_cause(ssl.SSLCertVerificationError(1, "certificate verify failed")) == ""
    assert tls.refusal_cause(ssl.SSLError(1, "something")) == ""


@pytest.mark.parametrize(
    ("word", "cause"),
    [
        ("UNSUPPORTED_PROTOCOL", "weak"),
        ("TLSV1_ALERT_PROTOCOL_VERSION", "weak"),
        ("WRONG_SSL_VERSION", "weak"),
        ("NO_SHARED_CIPHER", "weak"),
        ("DH_KEY_TOO_SMALL", "weak"),
        ("EE_KEY_TOO_SMALL", "weak"),
        ("CA_MD_TOO_WEAK", "weak"),
        ("WRONG_SIGNATURE_TYPE", "weak"),
        ("WRONG_VERSION_NUMBER", ""),
        ("TLSV1_ALERT_INTERNAL_ERROR", ""),
    ],
)
def test_why_no_secure_connection_could_be_made(word: str, cause: str) -> None:
    reason = ssl.SSLError(1, word)
    reason.reason = word
    assert tls.refusal_cause(reason) == cause


# ---- whom we trust


def test_a_connection_is_verified_and_of_today(tmp_path: Path) -> None:
    authorities = tmp_path / "ca.pem"
    authorities.write_bytes("# Autorité d'Acme\n".encode() + root("Acme Root CA").pem)
    for ca_file in ("", str(authorities)):
        context = tls.tls_context(ca_file)
        assert context.minimum_version == ssl.TLSVersion.TLSv1_2
        assert context.verify_mode == ssl.CERT_REQUIRED
        assert context.check_hostname
        assert not context.hostname_checks_common_name


def test_a_file_of_authorities_is_looked_at_before_it_is_needed(tmp_path: Path) -> None:
    good = tmp_path / "ca.pem"
    good.write_bytes("# Autorité d'Acme\n".encode() + root("Acme Root CA").pem)
    tls.demand_authorities(str(good))
    text, missing = tmp_path / "text.pem", tmp_path / "missing.pem"
    text.write_text("no certificate\n")
    for path, why in [
        (text, "holds no certificate (PEM)"),
        (missing, "cannot be read: No such file or directory"),
        (tmp_path, "cannot be read: Is a directory"),
    ]:
        for look in (tls.demand_authorities, tls.tls_context):
            with pytest.raises(ProfileError) as caught:
                look(str(path))
            assert caught.value.detail == f"network.ca_file: {path} {why}"
