"""What can go wrong, as one tree of exceptions with stable codes.

::

    KeyturnError
    |-- LicenseError            the license itself is the reason
    |   |-- NotActivated            NOT_ACTIVATED        11
    |   |-- NoLicenseForUser        NO_LICENSE_FOR_USER  12
    |   |-- DeviceLimitReached      DEVICE_LIMIT         13
    |   |-- LicenseExpired          LICENSE_EXPIRED      14
    |   |-- LicenseDisabled         LICENSE_DISABLED     15
    |   |-- WrongDevice             WRONG_DEVICE         17
    |   |-- LicenseDamaged          LICENSE_DAMAGED      18
    |   |-- SeatNeeded              SEAT_NEEDED          28
    |   `-- NotStarted              NOT_STARTED          29
    |-- SignInError             the round trip through the browser is the reason
    |   |-- Cancelled               CANCELLED            19
    |   |-- Denied                  DENIED               19
    |   |-- OtherPerson             OTHER_PERSON         19
    |   |-- NoRedirectAddress       NO_REDIRECT_ADDRESS  23
    |   |-- SignInTimedOut          SIGN_IN_TIMED_OUT    24
    |   |-- SignInRefused           SIGN_IN_REFUSED      26
    |   |   `-- SignInNotSetUp      SIGN_IN_NOT_SET_UP   26
    |   `-- SignInAnswerInvalid     SIGN_IN_ANSWER       25
    |       |-- OutOfTime               (as its parent, or ClockWrong)
    |       `-- UnknownKey              (newer keys are asked for, then as its parent)
    |-- ServiceError            the license service or the way to it is the reason
    |   |-- ClockWrong              CLOCK_WRONG          16
    |   |-- ServiceUnreachable      SERVICE_UNREACHABLE  20
    |   |   `-- NetworkSignIn           CAPTIVE_PORTAL   20
    |   |-- TlsRefused              TLS_REFUSED          21
    |   |-- ProxySignInRequired     PROXY_SIGN_IN        22
    |   |-- AnswerNotUnderstood     ANSWER_INVALID       25
    |   |-- SignatureWrong          SIGNATURE_WRONG      25
    |   `-- ProgramRefused          PROGRAM_REFUSED      27
    |       |-- TokenExpired            (renewed once, then as its parent)
    |       |-- RequestRefused          REQUEST_REFUSED  27  a code we do not know
    |       `-- BorrowRefused           BORROW_REFUSED   27
    |-- ProfileError                PROFILE_ERROR        30
    |   |-- NoProfile               NO_PROFILE           30
    |   `-- CompanyCodeNeeded       COMPANY_CODE_NEEDED  30
    |-- SetUpError              this computer's set-up is in the way
    |   |-- NoBrowser               NO_BROWSER           32
    |   |-- OtherVersionRuns        OTHER_VERSION        32
    |   `-- StillRuns               STILL_RUNS           32
    |-- SecretStoreUnavailable      SECRET_STORE         31
    |-- StoreFailed                 STORE_FAILED         70
    |-- StoreNewer                  STORE_NEWER          18
    `-- UsageError                  USAGE                64

The sentences for people live elsewhere (`sso.cli.sentences`, `ui.messages`); what an exception
carries are facts for them. No exception ever carries a token, a code, a key or a password.
"""

from __future__ import annotations

import enum
from typing import ClassVar


class FixedBy(enum.Enum):
    """Who can do something about an error."""

    PERSON = "person"
    ADMINISTRATOR = "administrator"
    VENDOR = "vendor"
    TIME = "time"


class KeyturnError(Exception):
    """Base of every error that this program raises on purpose.

    :param detail: one plain clause for the log and for support; never a secret.
    :param service_code: the license service's own code word, where it gave one.
    :param service_message: the service's own sentence, cleaned by the caller.
    """

    code: ClassVar[str] = "DEFECT"
    exit_code: ClassVar[int] = 70
    fixed_by: ClassVar[FixedBy] = FixedBy.VENDOR
    is_safe_to_retry: ClassVar[bool] = False

    def __init__(
        self,
        detail: str = "",
        *,
        service_code: str | None = None,
        service_message: str | None = None,
        **facts: str | int,
    ) -> None:
        super().__init__(detail or self.code)
        self.detail = detail
        self.service_code = service_code
        self.service_message = service_message
        self.facts: dict[str, str | int] = facts
        self.reference = ""  # under which the log tells of it, once an action has ended in it


class LicenseError(KeyturnError):
    """The license, or the lack of one, is the reason."""

    fixed_by = FixedBy.ADMINISTRATOR


class NotActivated(LicenseError):
    code, exit_code, fixed_by = "NOT_ACTIVATED", 11, FixedBy.PERSON


class NoLicenseForUser(LicenseError):
    code, exit_code = "NO_LICENSE_FOR_USER", 12


class DeviceLimitReached(LicenseError):
    code, exit_code = "DEVICE_LIMIT", 13


class LicenseExpired(LicenseError):
    code, exit_code = "LICENSE_EXPIRED", 14


class LicenseDisabled(LicenseError):
    code, exit_code = "LICENSE_DISABLED", 15


class WrongDevice(LicenseError):
    code, exit_code, fixed_by = "WRONG_DEVICE", 17, FixedBy.PERSON


class LicenseDamaged(LicenseError):
    code, exit_code, fixed_by = "LICENSE_DAMAGED", 18, FixedBy.PERSON


class SeatNeeded(LicenseError):
    code, exit_code, is_safe_to_retry = "SEAT_NEEDED", 28, True


class NotStarted(LicenseError):
    code, exit_code, fixed_by = "NOT_STARTED", 29, FixedBy.TIME


class SignInError(KeyturnError):
    """The round trip through the browser is the reason."""

    fixed_by = FixedBy.PERSON
    is_safe_to_retry = True


class Cancelled(SignInError):
    code, exit_code = "CANCELLED", 19


class Denied(SignInError):
    code, exit_code = "DENIED", 19


class OtherPerson(SignInError):
    """Another person holds the license on this device; nobody agreed to put them out.

    `facts["holder"]`, `facts["newcomer"]`: e-mail addresses.
    """

    code, exit_code, fixed_by = "OTHER_PERSON", 19, FixedBy.PERSON


class NoRedirectAddress(SignInError):
    code, exit_code = "NO_REDIRECT_ADDRESS", 23


class SignInTimedOut(SignInError):
    code, exit_code = "SIGN_IN_TIMED_OUT", 24


class SignInRefused(SignInError):
    """The identity provider, or the service about the sign-in, said no."""

    code, exit_code, fixed_by = "SIGN_IN_REFUSED", 26, FixedBy.ADMINISTRATOR


class SignInNotSetUp(SignInRefused):
    code = "SIGN_IN_NOT_SET_UP"


class SignInAnswerInvalid(SignInError):
    """What came back from the browser carries our state but cannot be used."""

    code, exit_code, fixed_by = "SIGN_IN_ANSWER", 25, FixedBy.ADMINISTRATOR


class OutOfTime(SignInAnswerInvalid):
    """An id_token is not good now: it expired, or is from the future; perhaps a clock is wrong."""


class UnknownKey(SignInAnswerInvalid):
    """No key that the issuer showed so far fits an id_token; a newer set may have one."""


class ServiceError(KeyturnError):
    """The license service, or the way to it, is the reason."""


class ClockWrong(ServiceError):
    """`facts["skew_min"]`: how far this clock is ahead (negative: behind), where known."""

    code, exit_code, fixed_by, is_safe_to_retry = "CLOCK_WRONG", 16, FixedBy.PERSON, True


class ServiceUnreachable(ServiceError):
    """No usable contact: name, connection, time, 429 or 5xx; says nothing about the license.

    `retry_after_s`: what the service asked for, where it did.
    """

    code, exit_code, fixed_by, is_safe_to_retry = "SERVICE_UNREACHABLE", 20, FixedBy.TIME, True
    retry_after_s: float | None = None


class NetworkSignIn(ServiceUnreachable):
    """The network wants its own sign-in first: a page came in place of the answer.

    `facts["host"]`: whose answer was wanted. `facts["portal"]`: who came in between, where known.
    """

    code, fixed_by = "CAPTIVE_PORTAL", FixedBy.PERSON


class TlsRefused(ServiceError):
    """`facts["issuer"]`: who issued the certificate that was refused, where known.

    `facts["cause"]`: `out_of_time`, `other_name`, `weak`, `no_authority`, or empty where nobody
    here trusts the issuer. `facts["proxy"]`: host and port, where the call went through one.
    """

    code, exit_code, fixed_by = "TLS_REFUSED", 21, FixedBy.ADMINISTRATOR


class ProxySignInRequired(ServiceError):
    """`facts["proxy"]`: host and port. `facts["state"]`: `asked`, or `refused` where it did not
    take what is kept for it."""

    code, exit_code, fixed_by = "PROXY_SIGN_IN", 22, FixedBy.ADMINISTRATOR


class AnswerNotUnderstood(ServiceError):
    code, exit_code = "ANSWER_INVALID", 25


class SignatureWrong(ServiceError):
    code, exit_code = "SIGNATURE_WRONG", 25


class ProgramRefused(ServiceError):
    """The service refuses this program: API key, shared key, client or product."""

    code, exit_code = "PROGRAM_REFUSED", 27


class TokenExpired(ProgramRefused):
    """The OAuth bearer token is no longer taken; one renewal may help."""


class RequestRefused(ProgramRefused):
    """A well-formed refusal with a code we have no word for; the service's sentence is kept."""

    code = "REQUEST_REFUSED"


class BorrowRefused(ProgramRefused):
    """A seat cannot be taken offline, or not for so long.

    `facts["cause"]`: `not_floating`, where the license has no seats to borrow.
    """

    code, fixed_by = "BORROW_REFUSED", FixedBy.ADMINISTRATOR


class ProfileError(KeyturnError):
    """A profile, policy, setting or flag cannot be used; `detail` names file and key."""

    code, exit_code, fixed_by = "PROFILE_ERROR", 30, FixedBy.ADMINISTRATOR


class NoProfile(ProfileError):
    """`facts["place"]`: where a profile belongs."""

    code = "NO_PROFILE"


class CompanyCodeNeeded(ProfileError):
    """The profile names no company and nobody was asked yet."""

    code, fixed_by = "COMPANY_CODE_NEEDED", FixedBy.PERSON


class SetUpError(KeyturnError):
    """Something on this computer will be in the way; found by looking, before anybody meets it."""

    fixed_by = FixedBy.ADMINISTRATOR


class NoBrowser(SetUpError):
    code, exit_code = "NO_BROWSER", 32


class OtherVersionRuns(SetUpError):
    """`facts["running"]`, `facts["version"]`: the running program's version, and this one's."""

    code, exit_code, fixed_by = "OTHER_VERSION", 32, FixedBy.PERSON


class StillRuns(SetUpError):
    """The program runs in this session, and would write anew what is removed."""

    code, exit_code, fixed_by = "STILL_RUNS", 32, FixedBy.PERSON


class SecretStoreUnavailable(KeyturnError):
    """`facts["state"]`: `none`, `locked`, `refused` or `failed`."""

    code, exit_code, fixed_by = "SECRET_STORE", 31, FixedBy.PERSON
    is_safe_to_retry = True


class StoreFailed(KeyturnError):
    """The disk did not take what we had to keep; `detail` names folder and cause."""

    code, fixed_by, is_safe_to_retry = "STORE_FAILED", FixedBy.PERSON, True

    @classmethod
    def at(cls, place: object, reason: OSError) -> StoreFailed:
        """Return the error of a place; the system's own words, since any others could hold
        anything."""
        return cls(f"{place}: {reason.strerror or type(reason).__name__}")


class StoreNewer(KeyturnError):
    """A newer release wrote the data folder; `detail` names it. Nothing in it was touched."""

    code, exit_code, fixed_by = "STORE_NEWER", 18, FixedBy.PERSON


class UsageError(KeyturnError):
    code, exit_code, fixed_by = "USAGE", 64, FixedBy.PERSON
