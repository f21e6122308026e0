"""How is an id_token made wrong on demand? Each lie changes one thing; several may be told.

A token that was lied about stays good at the license service: whether it is refused is up to the
client alone.
"""

import json
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sso.sandbox.jwt_signing import decoded, encoded, half_hash, object_text, token_of_texts
from sso.sandbox.signing_keys import KeyRing, SigningKey, kid_of

OTHER_CLIENT = "another-client"
WRONG_ISSUER = "https://wrong-issuer.test"
TOO_MANY_CHARACTERS = 17 * 1024
FOREIGN_KEYS = "/sandbox/foreign-keys"
"""Where jku and x5u lead: an attacker's keys, whose fetches are counted."""


@dataclass
class Draft:
    """A token that is about to be signed."""

    header: dict[str, object]
    claims: dict[str, object]
    ring: KeyRing
    key: SigningKey
    base_url: str
    now_s: int
    code: str = ""

    @property
    def client_id(self) -> object:
        """For whom the honest token is."""
        return self.claims.get("azp") or self.claims.get("aud")


def retold(
    token: str, lies: Iterable[str], ring: KeyRing, base_url: str, now_s: int, code: str = ""
) -> str:
    """The honest token with these lies in it, signed again."""
    told = list(lies)
    if not told:
        return token
    if "key_rotated_before_signing" in told:
        ring.rotate()
    raw_header, raw_claims, _ = token.split(".")
    draft = Draft(
        json.loads(decoded(raw_header)),
        json.loads(decoded(raw_claims)),
        ring,
        ring.current,
        base_url,
        now_s,
        code,
    )
    draft.header["kid"] = kid_of(ring.current)
    for lie in (one for one in told if one in _ABOUT_CONTENT):
        _ABOUT_CONTENT[lie](draft)
    made = _signed(draft, told)
    for lie in (one for one in told if one in _ABOUT_THE_TEXT):
        made = _ABOUT_THE_TEXT[lie](made)
    if "key_rotated_after_signing" in told:
        ring.rotate()
    return made


def _signed(draft: Draft, told: list[str]) -> str:
    header, claims = object_text(draft.header), object_text(draft.claims)
    if "duplicate_header_keys" in told:
        header = '{"alg":"none",' + header[1:]
    if "duplicate_keys" in told:
        claims = '{"sub":"somebody-else","aud":"another-client",' + claims[1:]
    return token_of_texts(header, claims, str(draft.header["alg"]), draft.key)


def _set(name: str, value: object) -> Callable[[Draft], None]:
    return lambda draft: draft.claims.__setitem__(name, value)


def _drop(name: str) -> Callable[[Draft], None]:
    def drops(draft: Draft) -> None:
        draft.claims.pop(name, None)

    return drops


def _at(name: str, seconds: int) -> Callable[[Draft], None]:
    return lambda draft: draft.claims.__setitem__(name, draft.now_s + seconds)


def _as_text(name: str) -> Callable[[Draft], None]:
    return lambda draft: draft.claims.__setitem__(name, str(draft.claims.get(name, draft.now_s)))


def _algorithm(name: str) -> Callable[[Draft], None]:
    return lambda draft: draft.header.__setitem__("alg", name)


def _expired(draft: Draft) -> None:
    draft.claims |= {"iat": draft.now_s - 7200, "exp": draft.now_s - 3600}


def _aud_as_list(draft: Draft) -> None:
    draft.claims["aud"] = [draft.client_id]


def _aud_several(draft: Draft) -> None:
    client_id = draft.client_id
    draft.claims |= {"aud": [OTHER_CLIENT, client_id], "azp": client_id}


def _aud_several_without_azp(draft: Draft) -> None:
    _aud_several(draft)
    del draft.claims["azp"]


def _es256(draft: Draft) -> None:
    draft.key = draft.ring.elliptic
    draft.header |= {"alg": "ES256", "kid": kid_of(draft.key)}


def _none(draft: Draft) -> None:
    draft.header.pop("kid", None)
    draft.header["alg"] = "none"


def _kid_unknown(draft: Draft) -> None:
    draft.header["kid"] = secrets.token_hex(16)


def _kid_absent(draft: Draft) -> None:
    draft.header.pop("kid", None)


def _nonce_extra(draft: Draft) -> None:
    draft.claims.setdefault("nonce", secrets.token_hex(8))


def _c_hash_right(draft: Draft) -> None:
    draft.claims["c_hash"] = half_hash(draft.code, str(draft.header["alg"]))


def _critical(draft: Draft) -> None:
    draft.header |= {"crit": ["urn:sandbox:unheard-of"], "urn:sandbox:unheard-of": True}


def _foreign_key(draft: Draft) -> None:
    draft.key = draft.ring.foreign
    draft.header["kid"] = kid_of(draft.key)


def _pointer(name: str) -> Callable[[Draft], None]:
    def points(draft: Draft) -> None:
        _foreign_key(draft)
        draft.header[name] = f"{draft.base_url}{FOREIGN_KEYS}"

    return points


def _bad_signature(token: str) -> str:
    head, _, raw_signature = token.rpartition(".")
    raw = bytearray(decoded(raw_signature))
    raw[0] ^= 1
    return f"{head}.{encoded(bytes(raw))}"


_ABOUT_CONTENT: dict[str, Callable[[Draft], None]] = {
    "iss_wrong": _set("iss", WRONG_ISSUER),
    "iss_missing": _drop("iss"),
    "sub_missing": _drop("sub"),
    "aud_wrong": _set("aud", OTHER_CLIENT),
    "aud_missing": _drop("aud"),
    "aud_as_list": _aud_as_list,
    "aud_several_with_azp": _aud_several,
    "aud_several_without_azp": _aud_several_without_azp,
    "azp_wrong": _set("azp", OTHER_CLIENT),
    "iat_missing": _drop("iat"),
    "iat_future": _at("iat", 3600),
    "nbf_future": _at("nbf", 3600),
    "expired": _expired,
    "exp_missing": _drop("exp"),
    "exp_string": _as_text("exp"),
    "iat_string": _as_text("iat"),
    "alg_none": _none,
    "alg_hs256": _algorithm("HS256"),
    "alg_rs512": _algorithm("RS512"),
    "alg_es256": _es256,
    "kid_unknown": _kid_unknown,
    "kid_absent": _kid_absent,
    "key_foreign": lambda draft: setattr(draft, "key", draft.ring.foreign),
    "at_hash_wrong": _set("at_hash", half_hash("another access token")),
    "at_hash_missing": _drop("at_hash"),
    "c_hash_right": _c_hash_right,
    "c_hash_wrong": _set("c_hash", half_hash("another code")),
    "nonce_wrong": _set("nonce", "another-nonce"),
    "nonce_missing": _drop("nonce"),
    "nonce_extra": _nonce_extra,
    "crit": _critical,
    "jku": _pointer("jku"),
    "x5u": _pointer("x5u"),
    "too_large": _set("padding", "x" * TOO_MANY_CHARACTERS),
}
_ABOUT_THE_TEXT: dict[str, Callable[[str], str]] = {
    "sig_bad": _bad_signature,
    "sig_missing": lambda token: token.rpartition(".")[0] + ".",
    "part_trailing": lambda token: f"{token}.e30",
    "space_trailing": lambda token: f"{token} ",
    "space_leading": lambda token: f" {token}",
    "newline_trailing": lambda token: f"{token}\n",
    "base64_padding": lambda token: f"{token}==",
}
LIES = (
    *_ABOUT_CONTENT,
    *_ABOUT_THE_TEXT,
    "duplicate_keys",
    "duplicate_header_keys",
    "key_rotated_before_signing",
    "key_rotated_after_signing",
)
HARMLESS = frozenset(
    ("aud_as_list", "c_hash_right", "key_rotated_before_signing", "aud_several_with_azp")
)
"""Lies that are none: a client accepts these tokens (of the last one it may refuse)."""
