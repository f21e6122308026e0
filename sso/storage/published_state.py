"""Which state was published last? One word of the status file, without judging anything."""

from __future__ import annotations

import json

from sso.storage.paths import Paths


def published_state(paths: Paths, product_code: str) -> str:
    """Return the state that the status file tells; empty where there is none that can be read."""
    try:
        found = json.loads(paths.status(product_code).read_bytes())
    except (OSError, ValueError, RecursionError):
        return ""
    state = found.get("state") if isinstance(found, dict) else None
    return state if isinstance(state, str) else ""
