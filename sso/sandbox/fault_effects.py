"""What does each fault do to an answer? From a slow answer to a cut connection."""

import gzip
import json
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from flask import Response, request

from sso.sandbox.answers import JSON_TYPE, Answer, compact, refused, to_response
from sso.sandbox.faults import Fault
from sso.sandbox.refusals import Refusal
from sso.sandbox.wire_signatures import response_signature
from sso.sandbox.world import World

HUGE_BYTES = 5 * 1024 * 1024
BOMB_BYTES = 200 * 1024 * 1024
DEEP_LEVELS = 100_000
GATEWAY_PAGE = b"<html><head><title>502 Bad Gateway</title></head><body>Bad Gateway</body></html>"
PORTAL_PAGE = b"<!doctype html><title>Wi-Fi sign-in</title><p>Accept the terms to go online.</p>"
HTML_TYPE = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Case:
    """One request that a fault befalls."""

    world: World
    fault: Fault
    route: str
    work: Callable[[], Answer]

    def signed(self, body: bytes) -> Answer:
        """A good signature over whatever this body is."""
        return Answer(body, signature=response_signature(self.world.signing_key, body))


def befall(case: Case) -> tuple[Response, str | None]:
    """The faulty response and the error code in it, if any."""
    name = case.fault.name
    if name in _INSTEAD:
        if case.fault.is_after:
            case.work()
        answer = _INSTEAD[name](case)
        return to_response(answer), answer.code
    if name in _ALTERED:
        answer = _ALTERED[name](case, case.work())
        return to_response(answer), answer.code
    return _ON_THE_WIRE[name](case)


def befall_page(world: World, fault: Fault) -> Response | None:
    """What a fault does to the identity provider: an answer instead, a cut, or a delay."""
    nothing = Answer(b"")
    case = Case(world, fault, fault.route, lambda: nothing)
    if fault.name in ("latency", "stall"):
        time.sleep(fault.number("seconds"))
        return None
    return befall(case)[0]


# instead of the answer


def _status(case: Case) -> Answer:
    fault = case.fault
    return refused(
        Refusal(fault.text("code"), fault.text("message"), status=int(fault.number("status")))
    )


def _oauth_error(case: Case) -> Answer:
    fault = case.fault
    names = ("error", "error_description")
    body = {name: fault.text(name) for name in names if fault.text(name)}
    return Answer(compact(body), status=int(fault.number("status")), code=fault.text("error"))


def _too_many_requests(case: Case) -> Answer:
    answer = refused(Refusal("too_many_requests", "Too many requests", status=429))
    answer.headers["Retry-After"] = str(int(case.fault.number("retry_after")))
    return answer


def _gateway_502(_case: Case) -> Answer:
    return Answer(GATEWAY_PAGE, status=502, content_type=HTML_TYPE)


def _html_200(_case: Case) -> Answer:
    return Answer(PORTAL_PAGE, content_type=HTML_TYPE)


def _malformed(case: Case) -> Answer:
    return case.signed(b'{"id": 1744810240166049, "oops')


def _deep_json(case: Case) -> Answer:
    return case.signed(b"[" * DEEP_LEVELS + b"]" * DEEP_LEVELS)


def _huge(case: Case) -> Answer:
    return case.signed(b'{"padding":"' + b"x" * HUGE_BYTES + b'"}')


# another body or signature than the right one


def _cut_body_half(_case: Case, answer: Answer) -> Answer:
    return replace(answer, body=answer.body[: len(answer.body) // 2])


def _bad_signature(case: Case, answer: Answer) -> Answer:
    return replace(answer, signature=response_signature(case.world.signing_key, b"other"))


def _missing_signature(_case: Case, answer: Answer) -> Answer:
    return replace(answer, signature=None)


def _altered_after_signing(_case: Case, answer: Answer) -> Answer:
    value = json.loads(answer.body)
    if isinstance(value, dict):
        value["max_activations"] = 1_000_000
    return replace(answer, body=compact(value))


def _replay_previous(case: Case, answer: Answer) -> Answer:
    """The first signed body of this route, or else of any other one."""
    kept = case.world.earlier_answers
    older = [kept[case.route]] if case.route in kept else []
    older += [pair for route, pair in kept.items() if route != case.route]
    body, signature = next((one for one in older if one[0] != answer.body), (answer.body, None))
    return answer if signature is None else replace(answer, body=body, signature=signature)


def _spaces(case: Case, answer: Answer) -> Answer:
    body = json.dumps(json.loads(answer.body), ensure_ascii=False, indent=2).encode()
    return _resigned(case, answer, body)


def _odd_key_order(case: Case, answer: Answer) -> Answer:
    return _resigned(case, answer, compact(_reversed(json.loads(answer.body))))


def _non_ascii(case: Case, answer: Answer) -> Answer:
    value = json.loads(answer.body)
    if isinstance(value, dict):
        value["remark"] = "ČK12 żółć 日本 🔑"
    return _resigned(case, answer, compact(value))


def _resigned(case: Case, answer: Answer, body: bytes) -> Answer:
    is_signed = answer.signature is not None
    signature = response_signature(case.world.signing_key, body) if is_signed else None
    return replace(answer, body=body, signature=signature)


def _reversed(value: object) -> object:
    if isinstance(value, dict):
        return {key: _reversed(value[key]) for key in reversed(value)}
    if isinstance(value, list):
        return [_reversed(item) for item in value]
    return value


# on the wire


def _late(case: Case) -> tuple[Response, str | None]:
    answer = case.work() if case.fault.is_after else None
    time.sleep(case.fault.number("seconds"))
    answer = answer or case.work()
    return to_response(answer), answer.code


def _reset(case: Case) -> tuple[Response, str | None]:
    if case.fault.is_after:
        case.work()
    return _streamed(Answer(b""), iter(_hang_up(request.environ.get("werkzeug.socket")))), None


def _truncated(case: Case) -> tuple[Response, str | None]:
    answer = case.work()
    half = answer.body[: len(answer.body) // 2]
    connection = request.environ.get("werkzeug.socket")

    def chunks() -> Iterator[bytes]:
        yield half
        yield from _hang_up(connection)

    return _streamed(answer, chunks()), answer.code


def _drip(case: Case) -> tuple[Response, str | None]:
    answer = case.work()
    pause_s = case.fault.number("seconds")

    def chunks() -> Iterator[bytes]:
        for index in range(len(answer.body)):
            yield answer.body[index : index + 1]
            time.sleep(pause_s)

    return _streamed(answer, chunks()), answer.code


def _gzip_bomb(_case: Case) -> tuple[Response, str | None]:
    packed = _bomb()
    response = Response(packed, content_type=JSON_TYPE)
    response.headers["Content-Encoding"] = "gzip"
    return response, None


def _bomb() -> bytes:
    slab = gzip.compress(b" " * (BOMB_BYTES // 8), compresslevel=6)
    return slab * 8


def _hang_up(connection: object) -> Iterator[bytes]:
    if isinstance(connection, socket.socket):
        connection.shutdown(socket.SHUT_RDWR)
    raise ConnectionResetError
    yield b""


def _streamed(answer: Answer, chunks: Iterator[bytes]) -> Response:
    response = to_response(replace(answer, body=b""))
    response.response = chunks
    response.headers["Content-Length"] = str(len(answer.body))
    return response


_INSTEAD: dict[str, Callable[[Case], Answer]] = {
    "status": _status,
    "oauth_error": _oauth_error,
    "gateway_502": _gateway_502,
    "too_many_requests": _too_many_requests,
    "html_200": _html_200,
    "malformed": _malformed,
    "deep_json": _deep_json,
    "huge": _huge,
}
_ALTERED: dict[str, Callable[[Case, Answer], Answer]] = {
    "cut_body_half": _cut_body_half,
    "bad_signature": _bad_signature,
    "missing_signature": _missing_signature,
    "altered_after_signing": _altered_after_signing,
    "replay_previous": _replay_previous,
    "spaces": _spaces,
    "odd_key_order": _odd_key_order,
    "non_ascii": _non_ascii,
}
_ON_THE_WIRE: dict[str, Callable[[Case], tuple[Response, str | None]]] = {
    "latency": _late,
    "stall": _late,
    "reset": _reset,
    "truncated": _truncated,
    "drip": _drip,
    "gzip_bomb": _gzip_bomb,
}
PAGE_FAULTS = frozenset((*_INSTEAD, "latency", "stall", "reset", "gzip_bomb"))
"""What can befall the identity provider's routes."""
