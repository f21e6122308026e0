"""What does the redirect listener answer, and what does a request mean for the sign-in? Pure.

The order of the checks is the security: `Host` before routing, the exact path, the method, what the
browser says of the request, and `state` last, which alone proves that an answer is ours. Whatever
fails ends nothing.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import dataclass, field

from sso.errors import AnswerNotUnderstood, SignInAnswerInvalid
from sso.licensing import strict_json
from sso.signin import pages
from sso.signin.authorization import (
    AuthorizationRequest,
    Refused,
    Stray,
    Unusable,
    Verdict,
    judge,
    parse_parameters,
)
from sso.signin.http_message import HttpAnswer, RequestHead
from sso.signin.loopback_address import RedirectAddress
from sso.signin.pages import Pages

START_PREFIX = "/keyturn/go/"
_FORM = "application/x-www-form-urlencoded"


@dataclass(slots=True)
class Attempt:
    """One sign-in at the listener; `is_answered` turns once, at the first answer that is ours."""

    request: AuthorizationRequest
    address: RedirectAddress
    pages: Pages
    start_token: str = field(repr=False)
    relay_key: str = field(repr=False)
    on_verdict: Callable[[Verdict], None]
    on_started: Callable[[], None]
    is_answered: bool = False
    is_result_fetched: bool = False
    stray_count: int = 0


def answer(attempt: Attempt, head: RequestHead, body: bytes) -> HttpAnswer:
    """Answer one well-formed request."""
    if head.headers.get("host", "").lower() not in attempt.address.hosts():
        return HttpAnswer(421, attempt.pages.neutral)
    if head.path == attempt.address.path:
        return _callback(attempt, head, body)
    if head.path == pages.RELAY_PATH:
        return _relay(attempt, head, body)
    if head.path in (pages.DONE_PATH, pages.REFUSED_PATH) and head.method == "GET":
        return _result(attempt, head)
    if hmac.compare_digest(head.path, START_PREFIX + attempt.start_token):
        return _start(attempt, head)
    return HttpAnswer(404, attempt.pages.neutral)


def takes_body(attempt: Attempt, head: RequestHead) -> bool:
    """Whether a request's body is worth reading: only where all that the head shows is right."""
    if head.method != "POST" or attempt.is_answered:
        return False
    if head.headers.get("host", "").lower() not in attempt.address.hosts():
        return False
    if head.path == pages.RELAY_PATH:
        return _is_own_relay(attempt, head)
    return head.path == attempt.address.path and attempt.request.is_form_post


def _start(attempt: Attempt, head: RequestHead) -> HttpAnswer:
    """Send the browser on to the identity provider, so that no launcher ever sees the address."""
    if head.method != "GET":
        return HttpAnswer(405, attempt.pages.neutral, allow="GET")
    if _is_prefetch(head) or attempt.is_answered or not attempt.start_token:
        return HttpAnswer(404, attempt.pages.neutral)
    attempt.on_started()
    return HttpAnswer(302, attempt.pages.neutral, location=attempt.request.url)


def _callback(attempt: Attempt, head: RequestHead, body: bytes) -> HttpAnswer:
    if head.method == "HEAD":
        return HttpAnswer(200, attempt.pages.neutral)
    if head.method == "POST" and attempt.request.is_form_post:
        return _form_post(attempt, head, body)
    if head.method != "GET":
        return HttpAnswer(405, attempt.pages.neutral, allow="GET, HEAD")
    if _is_prefetch(head) or head.headers.get("sec-fetch-dest", "document") != "document":
        return HttpAnswer(400, attempt.pages.neutral)
    parameters = _parameters(head.query_raw)
    if parameters is None:
        return _stray(attempt)
    names = {name for name, _ in parameters}
    if attempt.request.response_type == "token" and not names & {"code", "error", "error_code"}:
        return HttpAnswer(200, attempt.pages.relay)
    return _decide(attempt, parameters, is_query=True)


def _form_post(attempt: Attempt, head: RequestHead, body: bytes) -> HttpAnswer:
    """OAuth 2.0 Form Post Response Mode; both browsers send `Origin: null` from an https page."""
    origin = head.headers.get("origin", "null")
    kind = head.headers.get("content-type", "").partition(";")[0].strip().lower()
    is_page = head.headers.get("sec-fetch-dest", "document") == "document"
    issuer = attempt.request.issuer or ""
    if kind != _FORM or not is_page or not (origin == "null" or issuer.startswith(f"{origin}/")):
        return HttpAnswer(400, attempt.pages.neutral)
    parameters = _parameters(body.decode("ascii", "replace"))
    return _stray(attempt) if parameters is None else _decide(attempt, parameters, is_query=False)


def _relay(attempt: Attempt, head: RequestHead, body: bytes) -> HttpAnswer:
    if head.method != "POST":
        return HttpAnswer(405, attempt.pages.neutral, allow="POST")
    if not _is_own_relay(attempt, head):
        return HttpAnswer(403, attempt.pages.neutral)
    try:
        fragment = strict_json.parse_object(body).get("fragment")
    except AnswerNotUnderstood:
        return HttpAnswer(400, attempt.pages.neutral)
    parameters = _parameters(fragment) if isinstance(fragment, str) else None
    if parameters is None:
        return _stray(attempt)
    answered = _decide(attempt, parameters, is_query=False)
    return HttpAnswer(204, attempt.pages.neutral) if answered.status == 303 else answered


def _is_own_relay(attempt: Attempt, head: RequestHead) -> bool:
    """The page that posts is ours: exact origin, JSON, same site, and the secret of this
    sign-in."""
    host = head.headers.get("host", "").lower()
    return (
        attempt.request.response_type == "token"
        and head.headers.get("origin", "") == f"http://{host}"
        and head.headers.get("sec-fetch-site", "same-origin") == "same-origin"
        and head.headers.get("content-type", "") == "application/json"
        and hmac.compare_digest(
            head.headers.get("x-keyturn-relay", "").encode(), attempt.relay_key.encode()
        )
    )


def _decide(attempt: Attempt, parameters: list[tuple[str, str]], *, is_query: bool) -> HttpAnswer:
    verdict = judge(attempt.request, parameters, is_query=is_query)
    if isinstance(verdict, Stray):
        return _stray(attempt)
    if not attempt.is_answered:
        attempt.is_answered = True
        attempt.on_verdict(verdict)
    is_refused = isinstance(verdict, Refused | Unusable)
    path = pages.REFUSED_PATH if is_refused else pages.DONE_PATH
    return HttpAnswer(303, attempt.pages.neutral, location=path + pages.OWN_FRAGMENT)


def _result(attempt: Attempt, head: RequestHead) -> HttpAnswer:
    if not attempt.is_answered:
        return HttpAnswer(404, attempt.pages.neutral)
    attempt.is_result_fetched = True
    is_refused = head.path == pages.REFUSED_PATH
    return HttpAnswer(200, attempt.pages.refused if is_refused else attempt.pages.received)


def _stray(attempt: Attempt) -> HttpAnswer:
    attempt.stray_count += 1
    return HttpAnswer(400, attempt.pages.neutral)


def _parameters(text_raw: str) -> list[tuple[str, str]] | None:
    try:
        return parse_parameters(text_raw)
    except SignInAnswerInvalid:
        return None


def _is_prefetch(head: RequestHead) -> bool:
    purpose = head.headers.get("sec-purpose", "") + head.headers.get("purpose", "")
    return "prefetch" in purpose or "prerender" in purpose
