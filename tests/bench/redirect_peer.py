"""When is the redirect in the hands of a library's caller? One sign-in of msal's or
google-auth-oauthlib's, driven as packaging/compare drives it.

    python redirect_peer.py msal|google-auth-oauthlib

Prints where it listens, and then the moment at which the listener's call returned, on the
monotonic clock.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2] / "packaging" / "compare"))

import contestant

_returned: list[float] = []


def _noting(function: Any, *, is_before: bool) -> Any:
    """Wrap a function: note the moment before it is called, or after it has returned."""

    def noted(*arguments: Any, **named: Any) -> Any:
        if is_before:
            _returned.append(time.monotonic())
        result = function(*arguments, **named)
        if not is_before:
            _returned.append(time.monotonic())
        return result

    return noted


def main(name: str) -> None:
    if name == "msal":
        from msal.oauth2cli.authcode import AuthCodeReceiver as Receiver

        Receiver.get_auth_response = _noting(Receiver.get_auth_response, is_before=False)
    else:
        # Listening and redeeming are one call here; what it redeems with is what came back.
        from google_auth_oauthlib.flow import InstalledAppFlow as Flow

        Flow.fetch_token = _noting(Flow.fetch_token, is_before=True)
    contestant.CONTESTANTS[name]()
    print(json.dumps({"returned_at": _returned[0]}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
