"""How is it said? Every text of window and tray that depends on a state or an error, in the
reader's language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QDateTime, QLocale

from sso.activation.progress import Hint, Progress
from sso.activation.waiting import ABOUT_ARRIVAL
from sso.cli.doctor_sentences import Said as FindingSaid
from sso.cli.doctor_sentences import say_finding
from sso.cli.error_sentences import ERRORS
from sso.cli.sentences import (
    HINTS,
    REASONS,
    SIGNALS,
    STATES,
    Circumstances,
    Explanation,
    explain,
    hint_text,
)
from sso.diagnostics.doctor import Finding, Level
from sso.errors import FixedBy, KeyturnError
from sso.licensing.model import License
from sso.licensing.status import State
from sso.storage.vault import VaultState
from ui.i18n import Said
from ui.view_state import ProductView, WindowView

_MAX_HINTS = 3  # more would push the buttons out of the window
# The weekday in a locale's long date, with what sets it apart.
_WEEKDAY = re.compile(r"^dddd[,،]?\s*|[,،]?\s*dddd$")


def tr(text: str) -> Said:
    """Translate one literal text."""
    return Said.of(text)


def tr_count(text: str, number: int) -> Said:
    """Translate a literal text that counts: `%Ln` is the number, in the reader's plural form."""
    return Said.of(text, number)


class _Translated(Mapping[str, tuple[str, str]]):
    """The command line's sentences, translated on the way out; placeholders are filled
    afterwards."""

    def __getitem__(self, key: str) -> tuple[str, str]:
        what, next_step = ERRORS[key]
        return tr(what), tr(next_step)

    def __iter__(self) -> Iterator[str]:
        return iter(ERRORS)

    def __len__(self) -> int:
        return len(ERRORS)


def explained(error: KeyturnError, circumstances: Circumstances) -> Explanation:
    """Return what happened and what to do."""
    return explain(error, circumstances, _Translated(), tr)


def finding_said(finding: Finding, circumstances: Circumstances) -> FindingSaid:
    """Return a finding of the doctor in words."""
    return say_finding(finding, circumstances, tr, _Translated())


def level_word(level: Level) -> str:
    """Return how a check ended, for who cannot see its drawing."""
    return {
        Level.OK: tr("All right"),
        Level.WARN: tr("Could be better"),
        Level.FAIL: tr("Wrong"),
        Level.SKIP: tr("Not looked at"),
    }[level]


def end_line(error: KeyturnError | None, circumstances: Circumstances) -> str:
    """Say in one sentence how a sign-in ended."""
    if error is not None:
        return explained(error, circumstances).what
    return tr("{product} is active on this computer.").format(product=circumstances.product)


def is_for_administrator(error: KeyturnError) -> bool:
    """Whether the administrator's contact belongs beside an error."""
    return error.fixed_by in (FixedBy.ADMINISTRATOR, FixedBy.VENDOR)


def state_word(product: ProductView, now: datetime) -> str:
    """Return the one word, or few, beside a state's drawing."""
    if product.state is State.EXPIRING and product.until is not None:
        days = (product.until - now).days
        if days < 1:
            return tr("Ends today")
        return tr_count("Ends in %Ln days", days)
    if product.state is State.GRACE:
        return tr("Offline")
    return tr(STATES[product.state.value])


def until_line(product: ProductView) -> str:
    """Say when the license ends, or nothing where it does not."""
    if product.until is None:
        return tr("no end date") if product.is_licensed else ""
    if product.state is State.EXPIRED:
        return tr("ended {date}").format(date=date_text(product.until))
    return tr("until {date}").format(date=date_text(product.until))


def license_line(license: License) -> str:
    """Tell a license from others: name, type, end and seats."""
    parts = [license.product.name, type_word(license.license_type, is_trial=license.is_trial)]
    if license.until is not None:
        parts.append(tr("until {date}").format(date=date_text(license.until)))
    else:
        parts.append(tr("no end date"))
    if license.seats is not None and license.seats_used is not None:
        parts.append(seats_text(license.seats_used, license.seats))
    if license.needs_tpm:
        parts.append(tr("works with the vendor's own program only"))
    return " · ".join(parts)


def type_word(license_type: str, *, is_trial: bool = False) -> str:
    """Return what kind of license it is; a kind that is not known in the service's own word."""
    if is_trial:
        return tr("Trial")
    return {
        "subscription": tr("Subscription"),
        "perpetual": tr("Perpetual"),
        "time-limited": tr("Limited in time"),
        "consumption": tr("By consumption"),
    }.get(license_type, license_type)


def fact_line(name: str, value: object) -> Said:
    """Put a fact behind its name, as the language sets them apart."""
    return tr("{name}: {value}").format(name=name, value=value)


def reason_line(product: ProductView) -> str:
    """Say what else there is to know of a state, or nothing."""
    text = tr(REASONS[product.reason.value]) if product.reason.value in REASONS else ""
    parts = [tr(SIGNALS[name]) for name in product.changed_signals if name in SIGNALS]
    if parts and text:
        different = tr("Different here: {parts}.").format(
            parts=QLocale().createSeparatedList(parts)
        )
        return f"{text} {different}"
    return text


def left_line(product: ProductView, now: datetime) -> str:
    """Say what is left of a trial or a consumption license, or nothing."""
    if product.left is not None:
        return tr_count("%Ln left", product.left)
    if product.is_trial and product.until is not None and product.is_licensed:
        return tr_count("Trial: %Ln days left", max(0, (product.until - now).days))
    return ""


def version_line(product: ProductView) -> str:
    """Say that a newer version exists, or nothing."""
    if product.newer_version is None:
        return ""
    return tr("Version {version} is available").format(version=product.newer_version.version)


def offline_line(product: ProductView, now: datetime) -> str:
    """Say how long the license works without the service."""
    if product.grace_until is None or not product.is_licensed:
        return ""
    if product.borrowed_until is not None and product.borrowed_until > now:
        return tr("borrowed: works offline until {when}").format(
            when=when_text(product.borrowed_until, now)
        )
    return tr("works offline until {when}").format(when=when_text(product.grace_until, now))


def tray_line(view: WindowView, now: datetime) -> str:
    """Return the first line of the tray's menu, and its tooltip."""
    if view.is_sign_in_shown:
        return tr("Waiting for your browser")
    return product_line(view.worst, now)


def product_line(product: ProductView, now: datetime) -> str:
    """Say in one line how a product stands."""
    if product.state is State.ACTIVE:
        if product.until is None:
            return tr("{product}: active").format(product=product.name)
        return tr("{product}: active until {date}").format(
            product=product.name, date=date_text(product.until)
        )
    if product.state is State.GRACE and product.grace_until is not None:
        return tr("{product}: works offline until {when}").format(
            product=product.name, when=when_text(product.grace_until, now)
        )
    return fact_line(product.name, state_word(product, now))


def check_line(products: tuple[ProductView, ...], now: datetime) -> str:
    """Say when the licenses were and will be checked."""
    checked = [product for product in products if product.last_check and product.next_check]
    if not checked:
        return ""
    last = max(product.last_check for product in checked if product.last_check)
    following = min(product.next_check for product in checked if product.next_check)
    if following <= now:
        return tr("Checked {last}").format(last=when_text(last, now))
    return tr("Checked {last}, next {next}").format(
        last=when_text(last, now), next=when_text(following, now)
    )


def vault_line(state: VaultState) -> str:
    """Say why who signed in could not be remembered."""
    return {
        VaultState.NONE: tr("This system has no secret store: who signed in is not remembered."),
        VaultState.LOCKED: tr("The secret store is locked: who signed in is not remembered."),
        VaultState.FAILED: tr("The secret store failed: who signed in is not remembered."),
    }.get(state, "")


def hint_lines(progress: Progress, *, is_by_hand: bool = False) -> list[str]:
    """Say what may be wrong with a sign-in that goes on waiting; a few lines, in order.

    :param is_by_hand: the person opens the address, so that nothing can be said of the launcher.
    """
    if progress.needs_paste and not progress.hints:
        return [tr("The browser cannot come back by itself here: paste its final address below.")]
    fitting = [hint for hint in progress.hints if not (is_by_hand and hint in ABOUT_ARRIVAL)]
    return [_hint_text(hint, progress) for hint in fitting[:_MAX_HINTS]]


def _hint_text(hint: Hint, progress: Progress) -> str:
    """The command line speaks of its own switches, the window of its field."""
    text = {
        Hint.REMOTE_SHELL: tr(
            "This program seems to run on another computer than the browser: forward port {port}"
            " to it, or paste the browser's final address below."
        ),
        Hint.CONTAINER: tr(
            "This program runs in a container: publish port {port} to the computer with the"
            " browser, or paste the browser's final address below."
        ),
        Hint.WSL: tr(
            "The browser runs in Windows: if it does not come back, paste its final address below."
        ),
    }.get(hint) or tr(HINTS[hint.value])
    return hint_text(hint.value, progress.address, {hint.value: text})


def duration_text(hours: int) -> str:
    """Return a span in whole days where it is one, else in hours."""
    if hours % 24 == 0:
        return tr_count("for %Ln days", hours // 24)
    return tr_count("for %Ln hours", hours)


def seats_text(used: int, all_of_them: int) -> str:
    """Say how many seats are taken."""
    locale = QLocale()
    return tr("{used} of {all} in use").format(
        used=locale.toString(used), all=locale.toString(all_of_them)
    )


def date_text(at: datetime) -> str:
    """Return a day in the reader's form, for example 18 June 2027: the locale's long one without
    the weekday."""
    form = _WEEKDAY.sub("", QLocale().dateFormat(QLocale.FormatType.LongFormat))
    return QLocale().toString(_local(at).date(), form)


def when_text(at: datetime, now: datetime) -> str:
    """Return an instant: the time today, the weekday within a week, else the day."""
    local, today = _local(at), _local(now).date()
    clock = QLocale().toString(local.time(), QLocale.FormatType.ShortFormat)
    if local.date() == today:
        return clock
    if abs(at - now) < timedelta(days=6):
        day = local.date().dayOfWeek()
        weekday = QLocale().dayName(day, QLocale.FormatType.ShortFormat)
        if len(weekday) == 1:  # too short to be understood beside a time, as in Japanese
            weekday = QLocale().dayName(day, QLocale.FormatType.LongFormat)
        return f"{weekday} {clock}"
    return f"{date_text(at)} {clock}"


def countdown_text(seconds: float) -> str:
    """Return minutes and seconds left, for example 9:41."""
    whole = max(0, int(seconds))
    zero = ord(QLocale().zeroDigit())
    digits = {ord("0") + number: chr(zero + number) for number in range(10)}
    return f"{whole // 60}:{whole % 60:02}".translate(digits)


def _local(at: datetime) -> QDateTime:
    seconds = (at - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds()
    return QDateTime.fromMSecsSinceEpoch(int(seconds * 1000)).toLocalTime()
