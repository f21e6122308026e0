"""Which release wrote the data folder, and can this one work with it?

An older folder is brought to the present format once; a newer one is left as it is.

1: no `format.json`. 2: `device.json` also holds the signals of the device; the record of contacts
counts failures and keeps refusals with their instant.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from sso.errors import StoreFailed, StoreNewer
from sso.storage import atomic_file, file_lock
from sso.storage.paths import Paths

FORMAT = 2


def format_of(paths: Paths) -> int:
    """Return the folder's format.

    :raises StoreNewer: the record of it cannot be understood. :raises StoreFailed: nor read.
    """
    try:
        raw = paths.format.read_bytes()
    except FileNotFoundError:
        return 1 if _is_there(paths.licenses) or _is_there(paths.device) else FORMAT
    except OSError as reason:
        raise StoreFailed(f"{paths.format}: {reason.strerror}") from reason
    try:
        found = json.loads(raw)["format"]
    except (ValueError, KeyError, TypeError) as reason:
        raise StoreNewer(f"{paths.format}: is not understood") from reason
    if not isinstance(found, int) or isinstance(found, bool) or found < 1:
        raise StoreNewer(f"{paths.format}: is not understood")
    return found


def _is_there(path: Path) -> bool:
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as reason:
        raise StoreFailed.at(path, reason) from reason
    return True


def demand_known(paths: Paths) -> None:
    """Refuse a folder of a newer release before anything in it is touched.

    :raises StoreNewer: a newer release wrote it.
    """
    found = format_of(paths)
    if found > FORMAT:
        raise StoreNewer(f"{paths.state} has format {found}, this release knows {FORMAT}")


def migrate(paths: Paths, steps: dict[int, Callable[[], None]]) -> None:
    """Bring an older folder to the present format, and remove what crashes left. Blocks while
    another process does.

    :param steps: what leads from each format to the next. A step that is cut off is done again, so
        each must stand being repeated.
    :raises StoreFailed: the folder keeps its old format.
    """
    for folder in (paths.config, paths.state, paths.licenses, paths.status("any").parent):
        atomic_file.sweep_folder(folder)
    if _is_there(paths.format) and format_of(paths) == FORMAT:
        return
    try:
        atomic_file.make_private_folder(paths.state)
        with file_lock.held(paths.format.with_suffix(".lock")):
            for number in range(format_of(paths), FORMAT):
                steps[number]()
            atomic_file.write(paths.format, json.dumps({"format": FORMAT}).encode() + b"\n")
    except OSError as reason:
        raise StoreFailed.at(paths.state, reason) from reason
