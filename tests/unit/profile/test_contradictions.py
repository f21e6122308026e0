"""Which settings cannot work together, and which key is named for it?"""

from __future__ import annotations

import pytest

from sso.profile.combinations import contradictions
from sso.profile.keys import Brand, Device, OpenIdConnect, Profile, SignIn

CLIENT = "sign_in.openid_connect"
NEEDED = f"without {CLIENT}.issuer, these are needed there: "
ADDRESSES = {
    "authorization_endpoint": "https://id.acme.test/auth",
    "jwks_uri": "https://id.acme.test/jwks",
    "token_endpoint": "https://id.acme.test/token",
}


def own_issuer(response_type: str = "code", **client: str) -> SignIn:
    return SignIn(
        provider="openid_connect",
        response_type=response_type,
        openid_connect=OpenIdConnect(**client),  # type: ignore[arg-type]
    )


def told(sign_in: SignIn) -> list[tuple[str, str]]:
    return list(contradictions(Profile(sign_in=sign_in)))


def test_the_defaults_work() -> None:
    assert list(contradictions(Profile())) == []


@pytest.mark.parametrize("missing", sorted(ADDRESSES))
def test_each_address_is_needed_without_an_issuer(missing: str) -> None:
    given = {name: url for name, url in ADDRESSES.items() if name != missing}
    assert told(own_issuer(client_id="c", **given)) == [("sign_in.provider", NEEDED + missing)]
    assert told(own_issuer(client_id="c", issuer="https://id.acme.test", **given)) == []


def test_all_that_a_client_lacks() -> None:
    assert told(own_issuer()) == [
        ("sign_in.provider", f'provider = "openid_connect" needs {CLIENT}.client_id'),
        ("sign_in.provider", NEEDED + "authorization_endpoint, jwks_uri, token_endpoint"),
    ]
    assert told(own_issuer(issuer="https://id.acme.test")) == [
        ("sign_in.provider", f'provider = "openid_connect" needs {CLIENT}.client_id'),
    ]


def test_without_a_code_no_token_endpoint_is_needed() -> None:
    given = {name: url for name, url in ADDRESSES.items() if name != "token_endpoint"}
    assert told(own_issuer("token", client_id="c", **given)) == []


@pytest.mark.parametrize("provider", ["license_service", "ultimaker"])
def test_other_providers_need_no_client(provider: str) -> None:
    assert told(SignIn(provider=provider)) == []


TOGETHER = ("sign_in.tls_certificate", "tls_certificate and tls_key belong together")
HTTPS = "an https redirect address needs sign_in.tls_certificate and tls_key"


@pytest.mark.parametrize(
    ("sign_in", "said"),
    [
        (SignIn(tls_certificate="c", tls_key="k"), []),
        (SignIn(tls_certificate="c"), [TOGETHER]),
        (SignIn(tls_key="k"), [TOGETHER]),
        (SignIn(redirect_uri="http://localhost/"), []),
        (SignIn(redirect_uri="https://localhost/"), [("sign_in.redirect_uri", HTTPS)]),
        (
            SignIn(redirect_uri="https://localhost/", tls_certificate="c", tls_key="k"),
            [],
        ),
        (
            SignIn(redirect_uris=("http://localhost/", "https://localhost/")),
            [("sign_in.redirect_uris", HTTPS)],
        ),
        (SignIn(redirect_uris=("http://localhost/https:",)), []),
    ],
    ids=["both", "no key", "no certificate", "plain", "bare", "held", "further", "path"],
)
def test_an_https_address_needs_its_certificate(
    sign_in: SignIn, said: list[tuple[str, str]]
) -> None:
    assert told(sign_in) == said


def test_a_brand_offers_languages_of_the_program() -> None:
    brand = Brand(languages=("de", "nl", "ar", "x"))
    assert list(contradictions(Profile(brand=brand))) == [
        ("brand.languages", "'nl' is none of en, de, fr, es, ja, ar"),
        ("brand.languages", "'x' is none of en, de, fr, es, ja, ar"),
    ]


@pytest.mark.parametrize(
    ("device", "is_told"),
    [
        (Device(hardware_id="command"), True),
        (Device(hardware_id="command", hardware_id_command=("id",)), False),
        (Device(hardware_id="licensespring"), False),
    ],
    ids=["without", "with", "another"],
)
def test_an_id_by_a_command_needs_the_command(device: Device, is_told: bool) -> None:
    said = ("device.hardware_id", 'hardware_id = "command" needs device.hardware_id_command')
    assert list(contradictions(Profile(device=device))) == ([said] if is_told else [])
