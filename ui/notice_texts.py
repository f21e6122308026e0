"""How is a notice said? Plain text: a title of a few words, and one sentence or two."""

from __future__ import annotations

from datetime import datetime

from ui import messages
from ui.i18n import Said
from ui.messages import tr, tr_count
from ui.notifications import Kind, Notice


def notice_text(notice: Notice, now: datetime, administrator: str) -> tuple[str, str]:
    """Return title and text.

    :param administrator: whom to ask, where the profile says so.
    """
    product = notice.product
    names = {"product": product.name}
    until = messages.when_text(product.grace_until or now, now)
    match notice.kind:
        case Kind.ENDING:
            return _ending(notice, now), _ask(tr("Ask {name} to renew it in time."), administrator)
        case Kind.GRACE_BEGUN:
            text = tr("The license service cannot be reached. Work goes on until {when}.")
            return tr("{product} works offline").format(**names), text.format(when=until)
        case Kind.GRACE_ENDING:
            text = tr("Without a connection it stops at {when}.")
            title = tr("{product} must reach the license service soon")
            return title.format(**names), text.format(when=until)
        case Kind.SEAT_LOST:
            more = messages.reason_line(product) or tr("Open this program to get one again.")
            return tr("{product} has lost its seat").format(**names), more
        case Kind.ACTION_NEEDED:
            more = messages.reason_line(product) or _ask(tr("{name} can help."), administrator)
            return messages.fact_line(product.name, messages.state_word(product, now)), more


def _ending(notice: Notice, now: datetime) -> str:
    product = notice.product
    days = ((product.until or now).astimezone(now.tzinfo).date() - now.date()).days
    if days <= 0:
        return tr("{product} ends today").format(product=product.name)
    if days == 1:
        return tr("{product} ends tomorrow").format(product=product.name)
    return tr_count("{product} ends in %Ln days", days).format(product=product.name)


def _ask(sentence: Said, administrator: str) -> str:
    return sentence.format(name=administrator) if administrator else ""
