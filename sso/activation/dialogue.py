"""What can be reported to a sign-in, and what can it ask to be done? Events and commands. Pure."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from sso.errors import KeyturnError
from sso.licensing.model import License, SignedAnswer
from sso.signin.authorization import AuthorizationRequest, AuthorizationResponse

# ---- events: what somebody reports


class Paste(enum.Enum):
    """When the person may hand in the browser's final address by hand, without a listener."""

    IF_UNREACHABLE = "if_unreachable"  # the registered address is not one this computer can serve
    ALWAYS = "always"  # whatever keeps the listener from its address


@dataclass(frozen=True, slots=True)
class Started:
    """The person wants to sign in. `redirect_uris`: what to ask the service for, in this order."""

    redirect_uris: tuple[str, ...] = ("",)
    paste: Paste = Paste.IF_UNREACHABLE
    asks_for_license: bool = False
    license_id: int | None = None
    lists_only: bool = False


@dataclass(frozen=True, slots=True)
class UrlFetched:
    ways: tuple[AuthorizationRequest, ...]


@dataclass(frozen=True, slots=True)
class Bound:
    request: AuthorizationRequest
    start_link: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class NoAddressFree:
    """None of the ways' addresses can be listened on; `ways` are those that were tried."""

    error: KeyturnError
    ways: tuple[AuthorizationRequest, ...] = ()


@dataclass(frozen=True, slots=True)
class BrowserFailed:
    pass


@dataclass(frozen=True, slots=True)
class Redirected:
    response: AuthorizationResponse


@dataclass(frozen=True, slots=True)
class RedirectRefused:
    """The identity provider's own no; `is_denied` where the person pressed it."""

    error: str
    description: str
    is_denied: bool


@dataclass(frozen=True, slots=True)
class Validated:
    """The answer is ours; `response` is what it was redeemed for, where that was ours to do."""

    response: AuthorizationResponse | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Listed:
    licenses: tuple[License, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    license_id: int


@dataclass(frozen=True, slots=True)
class Activated:
    license: License
    evidence: SignedAnswer


@dataclass(frozen=True, slots=True)
class Saved:
    pass


@dataclass(frozen=True, slots=True)
class Failed:
    """Whatever was under way could not be done."""

    error: KeyturnError


@dataclass(frozen=True, slots=True)
class DeadlinePassed:
    pass


@dataclass(frozen=True, slots=True)
class CancelRequested:
    pass


Event = (
    Started
    | UrlFetched
    | Bound
    | NoAddressFree
    | BrowserFailed
    | Redirected
    | RedirectRefused
    | Validated
    | Listed
    | Chosen
    | Activated
    | Saved
    | Failed
    | DeadlinePassed
    | CancelRequested
)


# ---- commands: what somebody performs


@dataclass(frozen=True, slots=True)
class FetchAuthorizationUrl:
    redirect_uri: str


@dataclass(frozen=True, slots=True)
class BindListener:
    ways: tuple[AuthorizationRequest, ...]


@dataclass(frozen=True, slots=True)
class OpenBrowser:
    request: AuthorizationRequest
    start_link: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ShowLink:
    """The browser could not be opened: the person needs the link."""


@dataclass(frozen=True, slots=True)
class StartDeadline:
    pass


@dataclass(frozen=True, slots=True)
class StopDeadline:
    pass


@dataclass(frozen=True, slots=True)
class Validate:
    request: AuthorizationRequest
    response: AuthorizationResponse


@dataclass(frozen=True, slots=True)
class ListLicenses:
    request: AuthorizationRequest
    response: AuthorizationResponse


@dataclass(frozen=True, slots=True)
class Choose:
    licenses: tuple[License, ...]


@dataclass(frozen=True, slots=True)
class Activate:
    request: AuthorizationRequest
    response: AuthorizationResponse
    license_id: int | None


@dataclass(frozen=True, slots=True)
class SaveLicense:
    license: License
    evidence: SignedAnswer


@dataclass(frozen=True, slots=True)
class CloseListener:
    pass


@dataclass(frozen=True, slots=True)
class PublishStatus:
    pass


Command = (
    FetchAuthorizationUrl
    | BindListener
    | OpenBrowser
    | ShowLink
    | StartDeadline
    | StopDeadline
    | Validate
    | ListLicenses
    | Choose
    | Activate
    | SaveLicense
    | CloseListener
    | PublishStatus
)
Commands = tuple[Command, ...]
