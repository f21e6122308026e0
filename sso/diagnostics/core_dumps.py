"""May a crash write this program's memory to the disk? Keys and tokens are in it: no.

Linux: prctl(2), PR_SET_DUMPABLE, which also keeps other programs of the same user from reading the
memory. A browser that is started is not affected: exec makes it readable again. Elsewhere the limit
of the size of core files, where the system has one. Windows' own error reports are its
administrator's.
"""

from __future__ import annotations

import contextlib
import sys

_PR_SET_DUMPABLE = 4  # linux/prctl.h


def forbid() -> None:
    """Keep this process from ever being dumped; where that fails, the program goes on."""
    if sys.platform == "linux":
        import ctypes

        with contextlib.suppress(OSError, AttributeError):  # a C library without it
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    elif sys.platform != "win32":
        import resource

        with contextlib.suppress(OSError, ValueError):
            _, most = resource.getrlimit(resource.RLIMIT_CORE)
            resource.setrlimit(resource.RLIMIT_CORE, (0, most))
