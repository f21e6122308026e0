"""Which faults are set, and for which request? A list of orders that requests use up."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field

ANY_ROUTE = "*"
PARAMETERS: dict[str, dict[str, object]] = {
    "latency": {"seconds": 1.0},
    "stall": {"seconds": 30.0},
    "status": {"status": 500, "code": "internal_error", "message": "Internal error"},
    "oauth_error": {"status": 400, "error": "invalid_grant", "error_description": ""},
    "gateway_502": {},
    "too_many_requests": {"retry_after": 5},
    "html_200": {},
    "malformed": {},
    "truncated": {},
    "cut_body_half": {},
    "bad_signature": {},
    "missing_signature": {},
    "altered_after_signing": {},
    "replay_previous": {},
    "spaces": {},
    "odd_key_order": {},
    "non_ascii": {},
    "reset": {},
    "huge": {},
    "gzip_bomb": {},
    "deep_json": {},
    "drip": {"seconds": 0.2},
}
"""Each fault with its parameters and their defaults."""


class UnknownFault(Exception):
    """A fault that does not exist, or a parameter it does not take."""


@dataclass
class Fault:
    """One order: what goes wrong, on which route, how often, before or after the work is done."""

    name: str
    route: str
    left: int
    is_endless: bool
    is_after: bool
    params: dict[str, object]

    def number(self, name: str) -> float:
        """A numeric parameter."""
        return float(str(self.params[name]))

    def text(self, name: str) -> str:
        """A text parameter."""
        return str(self.params[name])


@dataclass
class Faults:
    """The orders in force, oldest first."""

    orders: list[Fault] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, raw: Mapping[str, object]) -> Fault:
        """Take an order as POST /sandbox/faults carries it. Raises UnknownFault."""
        fault = _parsed(raw)
        with self._lock:
            self.orders.append(fault)
        return fault

    def take(self, route: str, *, covers_any: bool = True) -> Fault | None:
        """The oldest order for this route, used up by one.

        ``*`` stands for the whole License API; the identity provider's routes are named only.
        """
        wanted = (route, ANY_ROUTE) if covers_any else (route,)
        with self._lock:
            fault = next((one for one in self.orders if one.route in wanted), None)
            if fault is not None and not fault.is_endless:
                fault.left -= 1
                if fault.left <= 0:
                    self.orders.remove(fault)
            return fault

    def clear(self) -> None:
        """Drop all orders."""
        with self._lock:
            self.orders.clear()

    def listing(self) -> list[dict[str, object]]:
        """The orders in force."""
        with self._lock:
            return [
                {
                    "fault": one.name,
                    "route": one.route,
                    "left": one.left or None,
                }
                for one in self.orders
            ]


def _parsed(raw: Mapping[str, object]) -> Fault:
    name = raw.get("fault")
    if not isinstance(name, str) or name not in PARAMETERS:
        raise UnknownFault(f"fault takes one of {sorted(PARAMETERS)}")
    known = PARAMETERS[name]
    extra = set(raw) - set(known) - {"fault", "route", "count", "when"}
    if extra:
        raise UnknownFault(f"{name} takes {sorted(known)}, not {sorted(extra)}")
    count = _count(raw.get("count", 1))
    return Fault(
        name=name,
        route=str(raw.get("route", ANY_ROUTE)),
        left=count,
        is_endless=count == 0,
        is_after=_is_after(raw.get("when", "before")),
        params={key: _like(key, default, raw.get(key, default)) for key, default in known.items()},
    )


def _count(raw: object) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int) or raw < 0:
        raise UnknownFault("count takes a number, 0 for until reset")
    return raw


def _is_after(raw: object) -> bool:
    if raw not in ("before", "after"):
        raise UnknownFault('when takes "before" or "after" (the work is done, its answer lost)')
    return raw == "after"


def _like(name: str, default: object, raw: object) -> object:
    wants_number = isinstance(default, int | float)
    is_number = isinstance(raw, int | float) and not isinstance(raw, bool)
    if wants_number != is_number or (not wants_number and not isinstance(raw, str)):
        raise UnknownFault(f"{name} takes a {'number' if wants_number else 'text'}")
    return raw
