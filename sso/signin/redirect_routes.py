"""What does the redirect listener answer, and what does a request mean for the sign-in? Pure.

The order of the checks is the security: `Host` before routing, the exact path, the method, what the
browser says of the request, and `state` last, which alone proves that an answer is ours. Whatever
fails ends nothing.
"""

from __future__ import annotations

import enum
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from sso.errors import AnswerNotUnderstood, SignInAnswerInvalid
from sso.licensing import strict_json
from sso.signin import id_token, pages
from sso.signin.authorization import (
    SIGN_OFF,
    Accepted,
    AuthorizationRequest,
    Refused,
    SignedOff,
    Stray,
    Unusable,
    Verdict,
    is_same,
    judge,
    parse_parameters,
)
from sso.signin.http_message import HttpAnswer, RequestHead, word
from sso.signin.loopback_address import RedirectAddress
from sso.signin.pages import Pages

START_PREFIX = "/keyturn/go/"
_FORM = "application/x-www-form-urlencoded"


class Outcome(enum.Enum):
    """How a sign-in ended, as the page in the browser is told; one word each."""

    ACTIVE = "active"
    FAILED = "failed"
    ELSEWHERE = "elsewhere"


@dataclass(slots=True)
class Counts:
    """What came that was not ours; the program's hints are made from it."""

    strays: int = 0
    unconfirmed_errors: int = 0
    foreign_users: int = 0
    reused_links: int = 0
    tls_hellos: int = 0


@dataclass(slots=True)
class Attempt:
    """One sign-in at the listener; `is_answered` turns once, at the first answer that is ours."""

    request: AuthorizationRequest
    address: RedirectAddress
    pages: Pages
    relay_key: str = field(repr=False)
    on_verdict: Callable[[Verdict], None]
    on_started: Callable[[], None]
    unused_links: set[str] = field(default_factory=set, repr=False)
    used_links: set[str] = field(default_factory=set, repr=False)
    counts: Counts = field(default_factory=Counts)
    is_answered: bool = False
    was_refused: bool = False
    outcome: Outcome | None = None
    is_result_fetched: bool = False

    def new_link(self) -> str:
        """Return a fresh one-time start link."""
        token = secrets.token_urlsafe(32)
        self.unused_links.add(token)
        return f"{self.address.origin}{START_PREFIX}{token}"


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent a request; asked only where the request would be taken."""

    is_foreign: Callable[[], bool] = lambda: False


class OutcomePending:
    """The page asks how it ended, and it has not ended yet: wait, then call `outcome_answer`."""


ANYBODY = Sender()


def answer(
    attempt: Attempt, head: RequestHead, body: bytes, sender: Sender = ANYBODY
) -> HttpAnswer | OutcomePending:
    """Answer one well-formed request."""
    if head.headers.get("host", "").lower() not in attempt.address.hosts():
        return HttpAnswer(421, attempt.pages.neutral)
    if head.path == attempt.address.path:
        return _callback(attempt, head, body, sender)
    if head.path == pages.RELAY_PATH:
        return _relay(attempt, head, body, sender)
    if head.path == pages.OUTCOME_PATH:
        return _outcome(attempt, head, sender)
    if head.path in (pages.DONE_PATH, pages.REFUSED_PATH) and head.method == "GET":
        return _result(attempt, sender)
    if head.path.startswith(START_PREFIX):
        return _start(attempt, head, sender)
    return HttpAnswer(404, attempt.pages.neutral)


def takes_body(attempt: Attempt, head: RequestHead) -> bool:
    """Whether a request's body is worth reading: only where all that the head shows is right."""
    if head.method != "POST" or attempt.is_answered:
        return False
    if head.headers.get("host", "").lower() not in attempt.address.hosts():
        return False
    if head.path == pages.RELAY_PATH:
        return _is_own_relay(attempt, head)
    return head.path == attempt.address.path and _is_form_of_issuer(attempt, head)


def outcome_answer(attempt: Attempt) -> HttpAnswer:
    """Tell the page how it ended, or to look in the program."""
    attempt.is_result_fetched = True
    return HttpAnswer(200, word((attempt.outcome or Outcome.ELSEWHERE).value))


def _start(attempt: Attempt, head: RequestHead, sender: Sender) -> HttpAnswer:
    """Send the browser on to the identity provider, so that no launcher ever sees the address.

    A link works once; a second use gets a constant page, is counted, and ends nothing.
    """
    token = head.path.removeprefix(START_PREFIX)
    if token in attempt.used_links:
        attempt.counts.reused_links += 1
    if token not in attempt.unused_links or attempt.is_answered:
        return HttpAnswer(404, attempt.pages.neutral)
    if head.method != "GET":
        return HttpAnswer(405, attempt.pages.neutral, allow="GET")
    if _is_prefetch(head) or _is_foreign(attempt, sender):
        return HttpAnswer(404, attempt.pages.neutral)
    attempt.unused_links.remove(token)
    attempt.used_links.add(token)
    attempt.on_started()
    return HttpAnswer(302, attempt.pages.neutral, location=attempt.request.url)


def _callback(attempt: Attempt, head: RequestHead, body: bytes, sender: Sender) -> HttpAnswer:
    if head.method == "HEAD":
        return HttpAnswer(200, attempt.pages.neutral)
    if attempt.request.response_type == SIGN_OFF and head.method == "GET":
        return _signed_off(attempt, head)
    if head.method == "POST" and attempt.request.is_form_post:
        return _form_post(attempt, head, body, sender)
    if head.method != "GET":
        return HttpAnswer(405, attempt.pages.neutral, allow="GET, HEAD")
    if _is_prefetch(head) or head.headers.get("sec-fetch-dest", "document") != "document":
        return HttpAnswer(400, attempt.pages.neutral)
    parameters = _parameters(head.query_raw)
    if parameters is None:
        return _stray(attempt)
    names = {name for name, _ in parameters}
    if attempt.request.response_type == "token" and not names & {"code", "error", "error_code"}:
        if _is_foreign(attempt, sender):  # the page carries this sign-in's key
            return HttpAnswer(403, attempt.pages.neutral)
        return HttpAnswer(200, attempt.pages.relay)
    return _decide(attempt, parameters, sender, is_query=True)


def _signed_off(attempt: Attempt, head: RequestHead) -> HttpAnswer:
    """The browser came back from a sign-off: nothing secret comes with it, and nothing depends on
    it."""
    if _is_prefetch(head) or head.headers.get("sec-fetch-dest", "document") != "document":
        return HttpAnswer(400, attempt.pages.neutral)
    came = dict(_parameters(head.query_raw) or [])
    if attempt.request.state and not is_same(came.get("state", ""), attempt.request.state):
        return _stray(attempt)
    if not attempt.is_answered:
        attempt.is_answered = True
        attempt.on_verdict(SignedOff())
    attempt.is_result_fetched = True
    return HttpAnswer(200, attempt.pages.signed_off)


def _form_post(attempt: Attempt, head: RequestHead, body: bytes, sender: Sender) -> HttpAnswer:
    """OAuth 2.0 Form Post Response Mode."""
    if not _is_form_of_issuer(attempt, head):
        return HttpAnswer(400, attempt.pages.neutral)
    if attempt.is_answered:  # a reload, or a second tab: nothing is read any more
        return _result_page(attempt)
    parameters = _parameters(body.decode("ascii", "replace"))
    if parameters is None:
        return _stray(attempt)
    return _decide(attempt, parameters, sender, is_query=False)


def _is_form_of_issuer(attempt: Attempt, head: RequestHead) -> bool:
    """A form that a page of the issuer posts; both browsers send `Origin: null` from https."""
    kind = head.headers.get("content-type", "").partition(";")[0].strip().lower()
    issuer = urlsplit(attempt.request.issuer or "")
    origins = ("null", f"{issuer.scheme}://{issuer.netloc}")
    return (
        attempt.request.is_form_post
        and kind == _FORM
        and head.headers.get("sec-fetch-dest", "document") == "document"
        and head.headers.get("origin", "null") in origins
    )


def _relay(attempt: Attempt, head: RequestHead, body: bytes, sender: Sender) -> HttpAnswer:
    if head.method != "POST":
        return HttpAnswer(405, attempt.pages.neutral, allow="POST")
    if not _is_own_relay(attempt, head):
        return HttpAnswer(403, attempt.pages.neutral)
    if _is_foreign(attempt, sender):
        return HttpAnswer(403, attempt.pages.neutral)
    if attempt.is_answered:
        return HttpAnswer(204, attempt.pages.neutral)
    try:
        fragment = strict_json.parse_object(body).get("fragment")
    except AnswerNotUnderstood:
        return HttpAnswer(400, attempt.pages.neutral)
    parameters = _parameters(fragment) if isinstance(fragment, str) else None
    if parameters is None:
        return _stray(attempt)
    answered = _decide(attempt, parameters, sender, is_query=False)
    return HttpAnswer(204, attempt.pages.neutral) if answered.status == 303 else answered


def _is_own_relay(attempt: Attempt, head: RequestHead) -> bool:
    """The page that posts is ours: exact origin, JSON, same site, and the secret of this
    sign-in."""
    host = head.headers["host"].lower()
    return (
        attempt.request.response_type == "token"
        and head.headers.get("origin") == f"{attempt.address.scheme}://{host}"
        and head.headers.get("content-type") == "application/json"
        and _is_own_page(attempt, head)
    )


def _is_own_page(attempt: Attempt, head: RequestHead) -> bool:
    """A script of ours asks: same site, and the secret that only this sign-in's pages carry."""
    return head.headers.get("sec-fetch-site", "same-origin") == "same-origin" and is_same(
        head.headers.get("x-keyturn-relay", ""), attempt.relay_key
    )


def _decide(
    attempt: Attempt, parameters: list[tuple[str, str]], sender: Sender, *, is_query: bool
) -> HttpAnswer:
    verdict = _confirmed(attempt, judge(attempt.request, parameters, is_query=is_query))
    if isinstance(verdict, Stray):
        names = {name for name, _ in parameters}
        attempt.counts.unconfirmed_errors += bool(names & {"error", "error_code"})
        return _stray(attempt)
    if not attempt.is_answered and _is_foreign(attempt, sender):
        return HttpAnswer(403, attempt.pages.neutral)
    if not attempt.is_answered:
        attempt.is_answered = True
        attempt.was_refused = isinstance(verdict, Refused | Unusable)
        attempt.on_verdict(verdict)
    return _result_page(attempt)


def _confirmed(attempt: Attempt, verdict: Verdict) -> Verdict:
    """Without a state of ours only the nonce inside an id_token tells our answer from anybody's."""
    request = attempt.request
    if request.state is not None:
        return verdict
    if isinstance(verdict, Accepted) and id_token.carries_nonce(verdict.response, request.nonce):
        return verdict
    return Stray("unconfirmed")


def _result_page(attempt: Attempt) -> HttpAnswer:
    path = pages.REFUSED_PATH if attempt.was_refused else pages.DONE_PATH
    return HttpAnswer(303, attempt.pages.neutral, location=path + pages.OWN_FRAGMENT)


def _result(attempt: Attempt, sender: Sender) -> HttpAnswer:
    if not attempt.is_answered or _is_foreign(attempt, sender):
        return HttpAnswer(404, attempt.pages.neutral)
    if not attempt.was_refused:
        return HttpAnswer(200, attempt.pages.received)
    attempt.is_result_fetched = True  # this page asks nothing more
    return HttpAnswer(200, attempt.pages.refused)


def _outcome(attempt: Attempt, head: RequestHead, sender: Sender) -> HttpAnswer | OutcomePending:
    if head.method != "GET" or not _is_own_page(attempt, head) or not attempt.is_answered:
        return HttpAnswer(403, attempt.pages.neutral)
    if _is_foreign(attempt, sender):
        return HttpAnswer(403, attempt.pages.neutral)
    return OutcomePending() if attempt.outcome is None else outcome_answer(attempt)


def _is_foreign(attempt: Attempt, sender: Sender) -> bool:
    """Another user of this computer is at the other end; only asked where all else was right."""
    is_foreign = sender.is_foreign()
    attempt.counts.foreign_users += is_foreign
    return is_foreign


def _stray(attempt: Attempt) -> HttpAnswer:
    attempt.counts.strays += 1
    return HttpAnswer(400, attempt.pages.neutral)


def _parameters(text_raw: str) -> list[tuple[str, str]] | None:
    try:
        return parse_parameters(text_raw)
    except SignInAnswerInvalid:
        return None


def _is_prefetch(head: RequestHead) -> bool:
    purpose = head.headers.get("sec-purpose", "") + head.headers.get("purpose", "")
    return "prefetch" in purpose or "prerender" in purpose
