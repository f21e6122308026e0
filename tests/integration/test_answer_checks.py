"""Is a soundly signed answer refused when it is about something else than was asked for?"""

import json
from collections.abc import Callable
from typing import Any

import pytest

from sso import errors
from sso.licensing.api import LicenseApi
from sso.licensing.model import DeviceFacts, LicenseAddress, SsoCredential
from sso.licensing.request_authorization import ApiKeyAuthorization
from sso.network.transport import Transport, TransportSettings
from tests.integration.raw_server import RawServer
from tests.unit.samples import NOW, activation, key_pair, signature_of

CREDENTIAL = SsoCredential("code", "c", "ACME", "http://localhost:1/cb")
ADDRESS = LicenseAddress("myproduct", "123", "u@g.com", 1744810240166049)
Ask = Callable[[LicenseApi], Any]
ASKS: dict[str, Ask] = {
    "activate": lambda api: api.activate("myproduct", CREDENTIAL, DeviceFacts("123", "h", "o")),
    "check": lambda api: api.check(ADDRESS),
}


def asked(ask: Ask, company_id: int = 0, **changes: Any) -> Any:
    """Ask a service that answers with this license, signed by the pinned key as a whole."""
    is_check = ask is ASKS["check"]
    body = json.dumps(activation(**({"request": ...} if is_check else {}), **changes)).encode()
    head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(body)}\r\nLicenseSignature: "
    raw = f"{head}{signature_of(body)}\r\n\r\n".encode() + body
    transport = Transport(TransportSettings(proxy="none", total_timeout_s=5))
    with RawServer(lambda peer: peer.sendall(raw)) as server:
        api = LicenseApi(
            transport,
            base_url=server.url,
            authorize=lambda _: ApiKeyAuthorization("k", "s"),
            public_key=key_pair().public_key(),
            clock=lambda: NOW,
            sdk_version="Keyturn test",
            company_id=company_id,
        )
        try:
            return ask(api)
        finally:
            api.close()


@pytest.mark.parametrize("name", ASKS)
def test_what_was_asked_for_is_taken(name: str) -> None:
    license, evidence = asked(ASKS[name])
    assert (license.id, license.hardware_id) == (1744810240166049, "123")
    assert json.loads(evidence.body)["id"] == license.id


SIGNED = "signature_of"  # the key pair is a new one in each process: no name of a test may hold it


@pytest.mark.parametrize("name", ASKS)
@pytest.mark.parametrize(
    "changes",
    [
        {"hardware_id": "124"},
        {"hardware_id": None},
        {"hardware_id": ...},
        {"product_details": {"short_code": "other"}},
        {"product_details": {"short_code": "MyProduct"}},
        {SIGNED: b"124#u@g.com#2026-06-18t00:00:00.000z"},
        {SIGNED: b"123#u@g.com#2099-06-18t00:00:00.000z"},
        {"license_signature": "no base64!"},
    ],
    ids=lambda changes: str(changes)[:40],
)
def test_another_device_product_or_end_is_refused(name: str, changes: dict[str, Any]) -> None:
    if SIGNED in changes:
        changes = {"license_signature": signature_of(changes[SIGNED])}
    with pytest.raises(errors.SignatureWrong):
        asked(ASKS[name], **changes)


def test_a_check_of_another_license_is_refused() -> None:
    with pytest.raises(errors.SignatureWrong):
        asked(ASKS["check"], id=1744810240166050)


@pytest.mark.parametrize("name", ASKS)
def test_both_signatures_together_are_taken(name: str) -> None:
    good = signature_of(b"123#u@g.com#2026-06-18t00:00:00.000z")
    license, _ = asked(ASKS[name], license_signature=good)
    assert license.license_signature == good


def test_an_answer_to_an_activation_is_none_to_a_check() -> None:
    with pytest.raises(errors.SignatureWrong, match="activation"):
        asked(lambda api: api.check(ADDRESS))


@pytest.mark.parametrize("name", ASKS)
def test_another_vendors_answer_is_refused(name: str) -> None:
    """One key signs for all vendors, and product codes are each vendor's own choice."""
    assert asked(ASKS[name], company_id=276)[0].company_id == 276
    with pytest.raises(errors.SignatureWrong, match="vendor"):
        asked(ASKS[name], company_id=277)
    with pytest.raises(errors.SignatureWrong, match="vendor"):
        asked(ASKS[name], company_id=276, company=...)
