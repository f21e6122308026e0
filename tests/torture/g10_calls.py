"""What would be the right answer to each of five calls, and which of its fields decide?"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sso.licensing.model import SignedAnswer
from sso.licensing.signing import http_date
from tests.unit.samples import activation, signature_of

Path = tuple[str | int, ...]
FUTURE = "2099-06-18T00:00:00.000Z"
WORD = b"license_deactivated"
LICENSE_TYPES: tuple[tuple[Path, type], ...] = (
    (("id",), int), (("product_details",), dict), (("product_details", "short_code"), str),
    (("product_details", "product_name"), str), (("license_type",), str),
    (("validity_period",), str), (("start_date",), str), (("active",), bool),
    (("is_expired",), bool), (("is_trial",), bool), (("is_floating_cloud",), bool),
    (("is_floating",), bool), (("floating_timeout",), int),
    (("times_activated",), int), (("max_activations",), int),
    (("device_id",), int), (("product_features",), list), (("product_features", 0, "code"), str),
    (("customer",), dict), (("company",), dict), (("company", "id"), int),
    (("max_borrow_time",), int), (("can_borrow",), bool), (("allow_unlimited_activations",), bool),
)  # fmt: skip
USER_TYPES: tuple[tuple[Path, type], ...] = (
    (("user",), dict), (("user", "id"), int), (("user", "email"), str),
)  # fmt: skip
LICENSE_NEEDS: tuple[Path, ...] = (
    ("id",), ("product_details",), ("product_details", "short_code"), ("license_type",),
)  # fmt: skip
USER_NEEDS: tuple[Path, ...] = (("user", "id"), ("user", "email"))
ANSWERED: tuple[Path, ...] = (("hardware_id",), ("company",))


@dataclass(frozen=True)
class Call:
    """A call of the service.

    :param right: what it answers. :param typed: the fields that decide something, with the kind
        each has. :param required: the fields that have to be there. :param of_others: makes
        answers that are about something else.
    """

    name: str
    right: Any
    typed: tuple[tuple[Path, type], ...]
    required: tuple[Path, ...]
    of_others: tuple[Callable[[Call], bytes], ...]
    is_signed: bool = True

    @property
    def body(self) -> bytes:
        """The right answer's bytes; of the unsigned call, a license in the place of the word."""
        return json.dumps(self.right, ensure_ascii=False).encode()

    @property
    def genuine(self) -> bytes:
        """The whole answer that has to be taken."""
        return answer(self.body) if self.is_signed else answer(WORD, signature=None)

    @property
    def takes_empty_list(self) -> bool:
        """Whether no entry at all is an answer."""
        return isinstance(self.right, list)


def answer(
    body: bytes,
    *,
    status: str = "200 OK",
    headers: tuple[str, ...] = (),
    signature: str | None = "",
    length: str | None = "",
    of: bytes | None = None,
    at: datetime | None = None,
) -> bytes:
    """Return the bytes of an HTTP answer.

    :param signature: an empty text: the right one; None: none. :param length: the same. :param of:
        what the signature signs in place of the body. :param at: its date; None: now.
    """
    lines = [f"HTTP/1.1 {status}", f"Date: {http_date(at or datetime.now(UTC))}"]
    lines.append("Connection: close")
    if not any(one.lower().startswith("content-type") for one in headers):
        lines.append("Content-Type: application/json")
    if signature is not None:
        signature = signature or signature_of(body if of is None else of)
        lines.append(f"LicenseSignature: {signature}")
    if length is not None:
        lines.append(f"Content-Length: {length or len(body)}")
    return "\r\n".join([*lines, *headers, "", ""]).encode("latin-1") + body


def changed(call: Call, path: Path, value: object) -> bytes:
    """The right answer with another value at one place."""
    held = copy.deepcopy(call.right)
    _parent(held, path)[path[-1]] = value
    return json.dumps(held, ensure_ascii=False).encode()


def without(call: Call, path: Path) -> bytes:
    """The right answer without one of its fields."""
    held = copy.deepcopy(call.right)
    del _parent(held, path)[path[-1]]
    return json.dumps(held, ensure_ascii=False).encode()


def _parent(held: Any, path: Path) -> Any:
    for step in path[:-1]:
        held = held[step]
    return held


def stored_evidence() -> SignedAnswer:
    """The license that lies on the computer beforehand: from an hour ago."""
    body = json.dumps(activation(validity_period=FUTURE), ensure_ascii=False).encode()
    hour_ago = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=1)
    return SignedAnswer(body, signature_of(body), hour_ago, hour_ago)


def _other(path: Path, value: object) -> Callable[[Call], bytes]:
    return lambda call: answer(changed(call, path, value))


def _body(text: bytes) -> Callable[[Call], bytes]:
    return lambda call: answer(text)


def _older(call: Call) -> bytes:
    return answer(call.body, at=datetime.now(UTC) - timedelta(days=2))


def _below(step: tuple[str | int, ...], paths: tuple[Path, ...]) -> tuple[Path, ...]:
    return tuple((*step, *path) for path in paths)


def calls() -> tuple[Call, ...]:
    """The five calls."""
    activated = activation(validity_period=FUTURE)
    checked = activation(validity_period=FUTURE, request=...)
    strangers = (
        _other(("product_details", "short_code"), "another"),
        _other(("hardware_id",), "124"),
        _other(("company", "id"), 277),
        _other(("license_signature",), "AAAA"),
    )
    entry_types = tuple(((0, "license", *path), kind) for path, kind in LICENSE_TYPES)
    whole_license = json.dumps(checked).encode()
    return (
        Call(
            "sso_url",
            {
                "url": "https://id.acme.test/auth?client_id=c&response_type=code&state=s",
                "openid_configuration": {"issuer": "https://id.acme.test"},
                "alternate_urls": ["https://id.acme.test/other"],
            },
            (
                (("url",), str),
                (("openid_configuration",), dict),
                (("openid_configuration", "issuer"), str),
                (("alternate_urls",), list),
                (("alternate_urls", 0), str),
            ),
            (("url",), ("url",)),
            (_body(whole_license), _body(b'{"url": ""}'), _body(b'{"url": ["x"]}'), _body(b"[]")),
        ),
        Call(
            "activate_license",
            activated,
            (*LICENSE_TYPES, *USER_TYPES, (("hardware_id",), str)),
            (*LICENSE_NEEDS, *USER_NEEDS, *ANSWERED),
            (*strangers, _other(("user", "email"), "other@g.com"), _other(("user",), None)),
        ),
        Call(
            "check_license",
            checked,
            (*LICENSE_TYPES, *USER_TYPES, (("hardware_id",), str)),
            (*LICENSE_NEEDS, *USER_NEEDS, *ANSWERED),
            (*strangers, _other(("id",), 7), _other(("request",), "activation"), _older),
        ),
        Call(
            "deactivate_license",
            activated,
            LICENSE_TYPES,
            LICENSE_NEEDS,
            (_body(b"true"), _body(b"license_activated"), _body(whole_license)),
            is_signed=False,
        ),
        Call(
            "user_licenses",
            [{"license": checked, "user": activated["user"]}],
            (*entry_types, ((0,), dict), ((0, "user", "id"), int), ((0, "user", "email"), str)),
            (*_below((0, "license"), LICENSE_NEEDS), (0, "license"), *_below((0,), USER_NEEDS)),
            (_body(whole_license), _body(b"[[]]"), _body(b'["x"]'), _body(b'[{"license": []}]')),
        ),
    )
