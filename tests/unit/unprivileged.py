"""How does a test act as somebody whom file permissions bind? Root may read everything and proves
nothing."""

import os
import sys
import traceback
import warnings
from collections.abc import Callable

NOBODY = 65534


def as_nobody(act: Callable[[], object]) -> None:
    """Run `act` without privileges: here, or as root in a forked child; its failure is ours."""
    if os.getuid() != 0:
        act()
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # threads of others do not matter here
        child = os.fork()
    if child == 0:
        code = 1
        try:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
            act()
            code = 0
        except BaseException:
            traceback.print_exc(file=sys.stderr)
        finally:
            sys.stderr.flush()
            os._exit(code)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0, "it failed without privileges"
