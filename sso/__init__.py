"""Keyturn's core: license activation by single sign-on, without a user interface.

The names below are the public API. They are imported on first use, so that reading a status costs
no network library.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sso.activation.manager import Manager
    from sso.errors import KeyturnError
    from sso.licensing.status import LicenseStatus, Reason, State
    from sso.profile import Profile

__version__ = "0.1.0"
__all__ = ["KeyturnError", "LicenseStatus", "Manager", "Profile", "Reason", "State", "__version__"]

_HOME = {
    "KeyturnError": "sso.errors",
    "LicenseStatus": "sso.licensing.status",
    "Manager": "sso.activation.manager",
    "Profile": "sso.profile",
    "Reason": "sso.licensing.status",
    "State": "sso.licensing.status",
}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_HOME[name]), name)
