"""What does an API answer look like on the wire? Its exact bytes, and the signature over them."""

import json
from dataclasses import dataclass, field

from flask import Response

from sso.sandbox.refusals import Refusal
from sso.sandbox.wire_signatures import response_signature
from sso.sandbox.world import World

JSON_TYPE = "application/json"


@dataclass
class Answer:
    """A body that is ready to be sent, byte for byte."""

    body: bytes
    status: int = 200
    content_type: str = JSON_TYPE
    signature: str | None = None
    code: str | None = None
    headers: dict[str, str] = field(default_factory=dict)


def compact(value: object) -> bytes:
    """JSON as the service sends it: UTF-8, no spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def signed_json(world: World, value: object) -> Answer:
    """A JSON answer with ``LicenseSignature`` over exactly these bytes."""
    body = compact(value)
    return Answer(body, signature=response_signature(world.signing_key, body))


def plain_text(world: World, text: str) -> Answer:
    """A string or empty body; signed only when the setting says so."""
    body = text.encode()
    key = world.signing_key
    signature = response_signature(key, body) if world.settings.sign_string_bodies else None
    return Answer(body, content_type="text/plain; charset=utf-8", signature=signature)


def refused(refusal: Refusal) -> Answer:
    """An error answer; errors are never signed."""
    return Answer(compact(refusal.as_body()), status=refusal.status, code=refusal.code)


def to_response(answer: Answer) -> Response:
    """The HTTP response with an honest Content-Length."""
    response = Response(answer.body, status=answer.status, content_type=answer.content_type)
    if answer.signature is not None:
        response.headers["LicenseSignature"] = answer.signature
    response.headers.update(answer.headers)
    return response
