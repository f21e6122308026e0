"""What takes bytes from outside, and how may it refuse them? One entry a parser.

Used by the mutations of G25 and by inputs led by coverage (`make torture-night`): the same entry
points, the same sound examples to start from.
"""

from __future__ import annotations

import base64
import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from sso.channel import requests
from sso.errors import (
    AnswerNotUnderstood,
    KeyturnError,
    LicenseDamaged,
    ProfileError,
    SignInAnswerInvalid,
    SignInRefused,
    UsageError,
)
from sso.licensing import model, refusal, signing, strict_json
from sso.network.proxies import ProxyNotUnderstood, parse_proxy
from sso.network.transport import Answer
from sso.profile.look import read_look
from sso.profile.reader import parse_document
from sso.profile.soundness import check_document
from sso.signin import (
    authorization,
    deep_link,
    http_message,
    id_token,
    issuer,
    redirect_routes,
)
from sso.storage.license_store import LicenseStore
from sso.storage.paths import Paths
from tests.unit import samples
from tests.unit.signin.routes_desk import CODE, FORM, GOOD_FRAGMENT, HOST, TOKEN, Desk

NOW = datetime(2026, 1, 15, tzinfo=UTC)


@dataclass(frozen=True)
class Parser:
    """One way in.

    :param read: shows it bytes. :param declared: the errors by which it refuses.
    :param examples: sound inputs, from which others are made.
    """

    name: str
    read: Callable[[bytes], object]
    declared: tuple[type[Exception], ...]
    examples: tuple[bytes, ...]


def text(raw: bytes) -> str:
    """Return bytes as the text that a decoder made of them, half characters included."""
    return raw.decode("utf-8", "surrogateescape")


def _route(raw: bytes) -> object:
    """A whole request: its head, then what the listener does with it, for each kind of sign-in."""
    head_raw, _, body = raw.partition(b"\r\n\r\n")
    head = http_message.parse_head(head_raw + b"\r\n\r\n")
    for request in (CODE, TOKEN, FORM):
        attempt = Desk(request).attempt
        taken = body if redirect_routes.takes_body(attempt, head) else b""
        redirect_routes.answer(attempt, head, taken)
    return None


def _license(raw: bytes) -> object:
    return model.parse_license(strict_json.parse_object(raw))


def _pasted(raw: bytes) -> object:
    return [authorization.judge_pasted(one, text(raw)) for one in (CODE, TOKEN)]


def _refusal(raw: bytes) -> object:
    status = 400 + raw[0] if raw else 400
    headers = {"retry-after": text(raw[1:40]), "date": text(raw[1:60])}
    return refusal.refusal_in("activate_license", Answer(status, raw[1:], headers), NOW)


def _token(raw: bytes) -> object:
    expected = id_token.Expected(issuer="https://id.acme.test/realm", client_id="c", nonce="n")
    return id_token.check_shape(text(raw), expected)


@cache
def _store() -> tuple[LicenseStore, Path]:
    folder = Path(tempfile.mkdtemp(prefix="keyturn-parsers."))
    store = LicenseStore(Paths.for_app("io.keyturn.Keyturn", folder), samples.key_pair().public_key)
    store.save("myproduct", samples.evidence(), samples.HARDWARE_ID)
    (path,) = folder.rglob("myproduct.license")
    return store, path


def _stored(raw: bytes) -> object:
    store, path = _store()
    path.write_bytes(raw)
    return store.load("myproduct")


@cache
def _look_folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="keyturn-look."))
    for name in ("texts", "pages"):
        (folder / name).mkdir()
    return folder


def _look(raw: bytes) -> object:
    folder = _look_folder()
    (folder / "texts" / "de.json").write_bytes(raw)
    (folder / "pages" / "frame.html").write_bytes(raw)
    return read_look(folder)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def _request(first: str, *headers: str, body: bytes = b"") -> bytes:
    return "\r\n".join([first, f"Host: {HOST}", *headers, "", ""]).encode() + body


def _example_profile() -> bytes:
    root = Path(__file__).parents[2]
    return (root / "packaging" / "brands" / "example" / "profile.toml").read_bytes()


RELAYED = _json({"fragment": GOOD_FRAGMENT})
ACTIVATION = _json(samples.ACTIVATION)
LISTED = _json([{"license": samples.ACTIVATION, "user": samples.ACTIVATION["user"]}])
PARSERS = (
    Parser("request head and routes", _route, (http_message.MalformedRequest,), (
        _request("GET /callback?code=c&state=our-state HTTP/1.1", "Accept: */*"),
        _request("POST /keyturn/relay HTTP/1.1", f"Origin: http://{HOST}", "Content-Type:"
                 " application/json", "X-Keyturn-Relay: relay-key",
                 f"Content-Length: {len(RELAYED)}", body=RELAYED),
        _request("POST /callback HTTP/1.1", "Origin: https://id.acme.test", "Content-Type:"
                 " application/x-www-form-urlencoded", "Content-Length: 24",
                 body=b"code=c&state=our-state"),
    )),
    Parser("parameters of a redirect", lambda raw: authorization.parse_parameters(text(raw)),
           (SignInAnswerInvalid,), (b"code=c&state=our-state", b"/" + GOOD_FRAGMENT.encode())),
    Parser("pasted address", _pasted, (), (
        f"http://{HOST}/callback?code=c&state=our-state".encode(),
        f"http://{HOST}/callback#{GOOD_FRAGMENT}".encode())),
    Parser("sign-in address", lambda raw: authorization.re_encoded(text(raw)), (SignInRefused,),
           (b"https://auth.acme.test/realms/r/auth?client_id=c&redirect_uri=http%3A%2F%2Flocalhost",)),
    Parser("answer of the service", _license, (AnswerNotUnderstood,), (ACTIVATION,)),
    Parser("list of licenses", lambda raw: model.parse_license_list(strict_json.parse(raw)),
           (AnswerNotUnderstood,), (LISTED,)),
    Parser("answer with a sign-in address", lambda raw: model.parse_sign_in_address(
               strict_json.parse_object(raw)), (AnswerNotUnderstood,), (_json({
               "url": "https://auth.acme.test/auth?client_id=c", "alternate_urls": ["http://b"],
               "openid_configuration": {"issuer": "https://auth.acme.test"}}),)),
    Parser("refusal, Retry-After and Date", _refusal, (), (
        b"\x00" + _json({"status": 400, "code": "license_expired", "message": "no"}),
        b"\x1d120", b"\x67Wed, 21 Oct 2026 07:28:00 GMT")),
    Parser("instants", lambda raw: (signing.parse_http_date(text(raw)),
                                    model.parse_instant(text(raw))), (AnswerNotUnderstood,),
           (b"Wed, 21 Oct 2026 07:28:00 GMT", b"2026-06-18T00:00:00.000Z", b"2026-06-18")),
    Parser("id token", _token, (SignInAnswerInvalid, KeyturnError), (
        b".".join(base64.urlsafe_b64encode(_json(part)).rstrip(b"=") for part in (
            {"alg": "RS256", "kid": "one"}, {"iss": "https://id.acme.test/realm", "sub": "s",
             "aud": "c", "exp": 1800000000, "iat": 1700000000, "nonce": "n"}, {"s": "s" * 64})),)),
    Parser("discovery document", lambda raw: issuer.parse_metadata(
               strict_json.parse_object(raw), "https://id.acme.test"),
           (AnswerNotUnderstood, SignInRefused), (_json({
               "issuer": "https://id.acme.test", "jwks_uri": "https://id.acme.test/keys",
               "authorization_endpoint": "https://id.acme.test/auth",
               "token_endpoint": "https://id.acme.test/token"}),)),
    Parser("key set", lambda raw: id_token.parse_key_set(strict_json.parse_object(raw)),
           (AnswerNotUnderstood,), (_json({"keys": [{"kty": "RSA", "kid": "one", "use": "sig",
               "alg": "RS256", "n": "sXchDaQebHnPiGvyDOAT4saGEUet", "e": "AQAB"}]}),)),
    Parser("deep link", lambda raw: deep_link.parse_deep_link(text(raw), "keyturn", ("CAD-PRO",)),
           (UsageError,), (b"keyturn://activate?product=CAD-PRO&customer=ACME&kc_idp_hint=x",)),
    Parser("frame of another program", requests.parse_request, (ValueError,), (
        requests.line_of(requests.Show()), requests.line_of(requests.Link("keyturn://activate")))),
    Parser("license file", _stored, (LicenseDamaged,), ()),
    Parser("profile", lambda raw: check_document(parse_document("p", text(raw))), (ProfileError,),
           (_example_profile(),)),
    Parser("proxy address", lambda raw: parse_proxy(text(raw)), (ProxyNotUnderstood,),
           (b"http://proxy.acme.test:8080", b"[::1]:3128")),
    Parser("brand's texts and frame", _look, (), (
        _json({"window": {"Back": "x"}, "pages": {"active_text": "{name}"}}),
        b"<html lang=@@lang dir=@@dir><head>@@head<title>@@title</title></head>@@body</html>")),
)  # fmt: skip


def examples_of(parser: Parser) -> tuple[bytes, ...]:
    """Return where to start; the license file's is made by the store itself."""
    if parser.examples:
        return parser.examples
    return (_kept_example(),)


@cache
def _kept_example() -> bytes:
    return _store()[1].read_bytes()
