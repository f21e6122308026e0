"""Does `bind` end when descriptors are about to run out? A process of its own finds out.

    python -m tests.integration.listener.without_descriptors

For each number of spare descriptors it prints `N bound` or `N refused`, or ends with status 1 where
`bind` hangs.
"""

from __future__ import annotations

import os
import resource
import sys
import threading

from sso.errors import NoRedirectAddress
from sso.signin.listener import Listener
from tests.integration.listener.open_listener import PAGES
from tests.integration.sandbox_process import free_port
from tests.unit.samples import request

MOST_SPARE = 24


def main() -> None:
    threading.excepthook = lambda arguments: None  # what is shown is whether `bind` ends
    ports = [free_port() for _ in range(MOST_SPARE)]
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, 256))
    hogs: list[int] = []
    while len(hogs) < 256:
        try:
            hogs.append(os.open(os.devnull, os.O_RDONLY))
        except OSError:
            break
    for spare, port in enumerate(ports, start=1):
        os.close(hogs.pop())
        said: list[str] = []
        trial = threading.Thread(target=lambda port=port, said=said: said.append(bound(port)))
        trial.daemon = True
        trial.start()
        trial.join(10)
        print(spare, said[0] if said else "HANGS", flush=True)
        if not said:
            os._exit(1)


def bound(port: int) -> str:
    listener = Listener(PAGES, "Keyturn")
    try:
        listener.bind(
            request(redirect_uri=f"http://localhost:{port}/callback"),
            on_verdict=lambda verdict: None,
        )
    except (NoRedirectAddress, OSError):
        return "refused"
    finally:
        listener.close()
    return "bound"


if __name__ == "__main__":
    main()
    sys.exit(0)
