"""What does an answer other than 200 mean?"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sso.errors import (
    AnswerNotUnderstood,
    ClockWrong,
    KeyturnError,
    ProxySignInRequired,
    ServiceUnreachable,
)
from sso.licensing import signing, strict_json
from sso.licensing.error_codes import error_for
from sso.licensing.foreign_text import plain_text

if TYPE_CHECKING:
    from sso.network.transport import Answer


def refusal_in(route: str, answer: Answer, now: datetime) -> KeyturnError:
    """Return the error an answer other than 200 stands for.

    Only a well-formed refusal (`{status, code, message}`) speaks about the license; a gateway's, a
    proxy's or a captive portal's page is trouble on the way, never "not licensed".
    """
    if answer.status == 407:
        return ProxySignInRequired("the proxy wants a sign-in")
    if answer.status == 429 or answer.status >= 500:
        return _trouble(answer, now)
    code, message = _well_formed_refusal(answer)
    if code is None:
        return AnswerNotUnderstood(f"status {answer.status} without an error of the service")
    kind = error_for(route, code)
    facts: dict[str, str | int] = {}
    server_at = signing.parse_http_date(answer.headers.get("date"))
    if kind is ClockWrong and server_at is not None:
        facts["skew_min"] = round((now - server_at).total_seconds() / 60)
    return kind(f"{route} was refused", service_code=code, service_message=message, **facts)


def _trouble(answer: Answer, now: datetime) -> ServiceUnreachable:
    code, message = _well_formed_refusal(answer)
    trouble = ServiceUnreachable(
        f"the service answered {answer.status}", service_code=code, service_message=message
    )
    trouble.retry_after_s = _retry_after_s(answer, now)
    return trouble


def _retry_after_s(answer: Answer, now: datetime) -> float | None:
    """Return the seconds of `Retry-After`, which is a number or a date (RFC 9110 10.2.3)."""
    after_raw = answer.headers.get("retry-after", "").strip()
    if after_raw.isascii() and after_raw.isdecimal() and len(after_raw) <= 9:
        return float(after_raw)
    wanted_at = signing.parse_http_date(after_raw)
    if wanted_at is None:
        return None
    # By the service's own clock where it tells: ours may be wrong.
    server_at = signing.parse_http_date(answer.headers.get("date")) or now
    return max(0.0, (wanted_at - server_at).total_seconds())


def _well_formed_refusal(answer: Answer) -> tuple[str | None, str | None]:
    try:
        body = strict_json.parse_object(answer.body)
    except AnswerNotUnderstood:
        return None, None
    code, message = body.get("code"), body.get("message")
    if not isinstance(code, str) or not code or len(code) > 100:
        return None, None
    return code, plain_text(message) if isinstance(message, str) else None
