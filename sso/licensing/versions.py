"""Is one version of the product newer than another? Pure.

The service's list has no promised order and its texts no promised form (License API v4, 7.7): what
cannot be compared counts as not newer.
"""

from __future__ import annotations

import re

_VERSION = re.compile(r"[vV]?(\d{1,9}(?:\.\d{1,9}){0,5})([-+].*)?")


def is_newer(offered: str, installed: str) -> bool:
    """Whether `offered` is a later release than `installed`; a pre-release never is."""
    theirs, ours = _VERSION.fullmatch(offered.strip()), _VERSION.fullmatch(installed.strip())
    if theirs is None or ours is None or (theirs.group(2) or "").startswith("-"):
        return False
    return _numbers(theirs.group(1)) > _numbers(ours.group(1))


def _numbers(text: str) -> tuple[int, ...]:
    numbers = [int(part) for part in text.split(".")]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
