"""What has happened so far? One line an event on standard error, and a record of each request."""

import sys
import threading
from collections import Counter
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Seen:
    """One answered request."""

    route: str
    status: int
    code: str | None


@dataclass
class Journal:
    """Events for people and requests for tests. Never a code, token, key or password."""

    is_quiet: bool = False
    seen: list[Seen] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _era: int = 0
    _begun: threading.local = field(default_factory=threading.local)

    def begin(self) -> None:
        """A request has come, in this thread; one from before a reset leaves no trace after it."""
        self._begun.era = self._era

    def say(self, event: str) -> None:
        """Write one line; control characters are taken out."""
        if self.is_quiet:
            return
        line = "".join(char if char.isprintable() else "?" for char in event)
        with self._lock:
            sys.stderr.write(f"sandbox: {line}\n")
            sys.stderr.flush()

    def record(self, route: str, status: int, code: str | None) -> None:
        """Remember one answered request."""
        with self._lock:
            if getattr(self._begun, "era", self._era) == self._era:
                self.seen.append(Seen(route, status, code))

    def counts(self) -> dict[str, int]:
        """How often each route was called."""
        with self._lock:
            return dict(Counter(one.route for one in self.seen))

    def requests(self) -> list[dict[str, object]]:
        """All requests in the order of their answers."""
        with self._lock:
            return [{"route": s.route, "status": s.status, "code": s.code} for s in self.seen]

    def clear(self) -> None:
        """Forget all requests."""
        with self._lock:
            self._era += 1
            self.seen.clear()
