"""Does each profile get the provider, the listener and the SDK's file that it asks for?"""

from __future__ import annotations

import json
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

import pytest

from sso import errors
from sso.activation.by_profile import new_listener_for, provider_for, sdk_files_for
from sso.activation.sign_in_steps import Provider
from sso.licensing.api import LicenseApi
from sso.licensing.model import SignInAddress
from sso.network.transport import Transport
from sso.profile import Layer, Profile, merged
from sso.profile.look import PageLook
from sso.profile.reader import parse_document
from sso.signin.authorization import AuthorizationResponse
from sso.signin.port_reservation import PortReservation
from sso.signin.scheme_redirect import SchemeListener
from sso.storage.paths import Paths
from sso.storage.sdk_license_file import SdkLicenseFile
from tests.unit.activation.license_bench import HEAD, ONE, answer
from tests.unit.samples import NOW
from tests.unit.signin import id_token_desk

ISSUER = "https://id.acme.test/realm"
OPENID = f"""
[sign_in]
provider = "openid_connect"
[sign_in.openid_connect]
issuer = "{ISSUER}"
client_id = "license-users"
redirect_uri = "http://localhost:5/callback"
require_nonce = false
"""


def profile_of(folder: Path, settings: str) -> Profile:
    return merged([Layer("profile", parse_document("test", HEAD + ONE + settings))], folder)


@dataclass(frozen=True)
class Answer:
    """What an issuer answers."""

    body: bytes
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Issuer:
    """An issuer on the other side of the network, and a license service that names it."""

    token: str = ""
    asked: list[str] = field(default_factory=list)
    wanted: list[tuple[str, ...]] = field(default_factory=list)

    def call(self, method: str, url: str, **more: Any) -> Answer:
        self.asked.append(url)
        documents: dict[str, Mapping[str, Any]] = {
            f"{ISSUER}/.well-known/openid-configuration": {
                "issuer": ISSUER,
                "authorization_endpoint": f"{ISSUER}/authorize",
                "token_endpoint": f"{ISSUER}/token",
                "jwks_uri": f"{ISSUER}/keys",
                "end_session_endpoint": f"{ISSUER}/end",
            },
            f"{ISSUER}/keys": {"keys": [id_token_desk.entry_of(id_token_desk.issuer().shown)]},
            f"{ISSUER}/token": {"id_token": self.token},
        }
        return Answer(json.dumps(documents[url]).encode())

    def sso_url(self, *wanted: str) -> SignInAddress:
        self.wanted.append(wanted)
        query = "response_type=code&client_id=license-users"
        return SignInAddress(f"{ISSUER}/auth?{query}&redirect_uri=http://localhost:5/", ISSUER,
                             f"{ISSUER}/bye", ())  # fmt: skip

    def provider(self, settings: str, folder: Path) -> Provider:
        """The provider of a profile, some time after the token was made."""
        sign_in = profile_of(folder, settings).sign_in
        api, transport = cast(LicenseApi, self), cast(Transport, self)
        return provider_for(sign_in, api, transport, lambda: id_token_desk.NOW)


def query_of(provider: Provider, redirect_uri: str = "", **hints: str) -> dict[str, str]:
    (request, *_) = provider.ways("myproduct", "ACME", redirect_uri, "B", hints)
    query = parse_qs(urlsplit(request.url).query)
    return {name: values[0] for name, values in query.items()}


# ---- the provider


def test_the_license_service_is_asked_unless_the_profile_says_otherwise(tmp_path: Path) -> None:
    issuer = Issuer()
    provider = issuer.provider("", tmp_path)
    query = query_of(provider, "http://localhost:6/")
    assert issuer.wanted == [("myproduct", "ACME", "code", "http://localhost:6/", "B")]
    assert len(query["state"]) > 20, "a state of our own"
    assert "response_mode" not in query
    assert provider.sends_redirect_uri
    assert issuer.asked == []


def test_the_authorization_request_is_what_the_profile_says(tmp_path: Path) -> None:
    settings = """
    [sign_in]
    response_type = "token"
    response_mode = "form_post"
    extra = {prompt = "login"}
    """
    issuer = Issuer()
    query = query_of(issuer.provider(settings, tmp_path), login_hint="u@g.com", prompt="none")
    assert issuer.wanted[0][2] == "token"
    assert query["response_mode"] == "form_post"
    assert (query["prompt"], query["login_hint"]) == ("login", "u@g.com"), "its own words win"


def test_a_profile_may_want_no_state_of_ours(tmp_path: Path) -> None:
    provider = Issuer().provider("[sign_in]\nadd_state = false\n", tmp_path)
    with pytest.raises(errors.ProfileError):
        query_of(provider)


@pytest.mark.parametrize("settings", ["", OPENID], ids=["license service", "openid connect"])
def test_only_allowed_hosts_are_opened(tmp_path: Path, settings: str) -> None:
    hosts = 'allowed_hosts = ["id.other.test"]\n'
    shut = settings.replace("[sign_in]\n", f"[sign_in]\n{hosts}") or f"[sign_in]\n{hosts}"
    issuer = Issuer()
    with pytest.raises(errors.SignInRefused):
        query_of(issuer.provider(shut, tmp_path))
    assert issuer.asked == []


def test_an_issuer_of_one_s_own(tmp_path: Path) -> None:
    issuer = Issuer(id_token_desk.signed({"at_hash": ..., "nonce": ...}))
    provider = issuer.provider(OPENID, tmp_path)
    (request,) = provider.ways("myproduct", "ACME", "")
    assert request.url.startswith(f"{ISSUER}/authorize?")
    assert request.redirect_uri == "http://localhost:5/callback"
    assert request.client_id == "license-users"
    assert issuer.wanted == [], "the license service names no address"
    assert not provider.sends_redirect_uri
    redeemed = provider.redeem(request, AuthorizationResponse(code="c"))
    claims = provider.identify(request, redeemed)
    assert claims is not None
    assert (claims.subject, claims.email) == ("subject-1", "you@acme.test")
    assert provider.sign_off_target("myproduct", "ACME") == (f"{ISSUER}/end", "license-users")


def test_a_token_through_the_license_service_is_checked_by_the_issuer_s_keys(
    tmp_path: Path,
) -> None:
    issuer = Issuer()
    provider = issuer.provider("", tmp_path)
    (request, *_) = provider.ways("myproduct", "ACME", "")
    token = id_token_desk.signed({"nonce": request.nonce or ..., "at_hash": ...})
    claims = provider.identify(request, AuthorizationResponse(id_token=token))
    assert claims is not None
    assert claims.subject == "subject-1"
    assert issuer.asked == [f"{ISSUER}/.well-known/openid-configuration", f"{ISSUER}/keys"]
    stale = id_token_desk.signed({"nonce": request.nonce or ..., "at_hash": ..., "exp": 1})
    with pytest.raises(errors.SignInAnswerInvalid):
        provider.identify(request, AuthorizationResponse(id_token=stale))


# ---- the listener


class NotedListener:
    """A listener that notes how it was made, and listens nowhere."""

    def __init__(self, *named: Any, **more: Any) -> None:
        self.named = named
        self.more = more


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Any]:
    """Makes the listener of a profile for an address."""
    monkeypatch.setattr("sso.signin.listener.Listener", NotedListener)

    def make(settings: str, redirect_uri: str = "http://localhost:5/", **more: Any) -> Any:
        given = {"environment": {}, "reservation": None, "look": PageLook(), **more}
        paths = Paths.for_app("a.b", tmp_path)
        new_listener = new_listener_for(
            profile_of(tmp_path / "profile", settings), paths, tmp_path / "pages", **given
        )
        return new_listener(redirect_uri)

    return make


def test_a_listener_speaks_for_the_program_in_its_language_and_look(
    made: Callable[..., Any], tmp_path: Path
) -> None:
    reservation, look = PortReservation(), PageLook(frame="ours")
    listener = made(
        "[sign_in]\nany_port = true\n",
        environment={"LANG": "de_AT.UTF-8"},
        reservation=reservation,
        look=look,
    )
    assert listener.named == (tmp_path / "pages", "Keyturn")
    assert listener.more == {
        "language": "de",
        "look": look,
        "any_port": True,
        "reservation": reservation,
        "tls": None,
    }


@pytest.mark.parametrize(
    ("settings", "language"),
    [
        ("", "en"),
        ('[ui]\nlanguage = "fr"\n', "fr"),
        ('[ui]\nlanguage = "fr"\n[brand]\nlanguages = ["de"]\n', "de"),
    ],
)
def test_the_pages_speak_the_profile_s_language_among_those_of_the_brand(
    made: Callable[..., Any], settings: str, language: str
) -> None:
    listener = made(settings)
    assert (listener.more["language"], listener.more["any_port"]) == (language, False)


def test_a_certificate_is_read_beside_the_profile_when_it_is_needed(
    made: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    read: list[tuple[Path, Path]] = []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    monkeypatch.setattr(
        "sso.activation.by_profile.server_context", lambda *files: read.append(files) or context
    )
    listener = made('[sign_in]\ntls_certificate = "one.pem"\ntls_key = "its.key"\n')
    assert read == []
    assert listener.more["tls"]() is context
    assert read == [(tmp_path / "profile" / "one.pem", tmp_path / "profile" / "its.key")]


def test_the_program_s_own_scheme_needs_no_port(made: Callable[..., Any]) -> None:
    own = made('[sign_in]\nresponse_type = "code"\n', "keyturn://callback")
    assert isinstance(own, SchemeListener)
    assert isinstance(made("", "keyturned://callback"), NotedListener)


# ---- the vendor SDK's file


def test_without_the_profile_s_wish_no_file_is_written_along(tmp_path: Path) -> None:
    sdk_files = sdk_files_for(profile_of(tmp_path, ""), {"HOME": str(tmp_path)}, lambda: NOW)
    sdk_files.write("myproduct", answer(), "123")
    sdk_files.remove("myproduct")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("is_named", [True, False])
def test_the_file_is_written_where_the_profile_or_the_sdk_wants_it(
    tmp_path: Path, is_named: bool
) -> None:
    named = f'licensespring_sdk_dir = "{tmp_path / "own"}"\n' if is_named else ""
    settings = f"[license_files]\nlicensespring_sdk = true\n{named}"
    at = NOW + timedelta(hours=1)
    sdk_files = sdk_files_for(profile_of(tmp_path, settings), {"HOME": str(tmp_path)}, lambda: at)
    sdk_files.write("myproduct", answer(), "123")
    assert sdk_files.trouble is None
    default = tmp_path / ".LicenseSpring" / "LicenseSpring" / "myproduct"
    folder = tmp_path / "own" if is_named else default
    assert [one.name for one in folder.iterdir() if one.name == "License.key"]
    with_its_key = SdkLicenseFile(lambda code: folder, "shared", lambda: NOW)
    with_its_key.remove("myproduct")


def test_the_file_is_sealed_with_what_the_licensed_program_has(tmp_path: Path) -> None:
    text = (
        HEAD
        + ONE
        + f"""
    [license_files]
    licensespring_sdk = true
    licensespring_sdk_dir = "{tmp_path / "own"}"
    """
    )
    oauth = text.replace('api_key = "key"\nshared_key = "shared"',
                         'auth = "oauth"\nclient_id = "c"\nclient_secret = "secret"')  # fmt: skip
    profile = merged([Layer("profile", parse_document("test", oauth))], tmp_path)
    sdk_files_for(profile, {}, lambda: NOW).write("myproduct", answer(), "123")
    theirs = SdkLicenseFile(lambda code: tmp_path / "own", "another", lambda: NOW)
    with pytest.raises(errors.LicenseDamaged):
        theirs.remove("myproduct")
    SdkLicenseFile(lambda code: tmp_path / "own", "secret", lambda: NOW).remove("myproduct")
