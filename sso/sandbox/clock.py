"""What time is it for the sandbox? The machine's clock plus an offset that can be moved."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime


@dataclass
class Clock:
    """A clock that everything in the sandbox reads: dates, lifetimes, validity, seats."""

    offset_s: float = 0.0

    def now(self) -> datetime:
        """The sandbox's present instant, aware UTC."""
        return datetime.now(UTC) + timedelta(seconds=self.offset_s)

    def http_date(self) -> str:
        """The present instant as the ``Date`` header wants it (RFC 7231 IMF-fixdate)."""
        return format_datetime(self.now(), usegmt=True)


def iso_ms(instant: datetime | None) -> str | None:
    """ISO-8601 UTC with milliseconds and ``Z``, the service's own format."""
    if instant is None:
        return None
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{_ms(instant):03d}Z"


def parse_iso(raw_text: str) -> datetime:
    """An aware instant from ISO-8601; a missing zone means UTC. Raises ValueError."""
    instant = datetime.fromisoformat(raw_text)
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)


def parse_http_date(raw_text: str) -> datetime | None:
    """The instant of a ``Date`` header, or None when it is not a date (lenient as v4.1.39)."""
    try:
        instant = parsedate_to_datetime(raw_text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)


def _ms(instant: datetime) -> int:
    return instant.microsecond // 1000
