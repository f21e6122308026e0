"""What does a browser get that is neither form nor token? Error pages, redirects, cookies."""

import hmac

from flask import Response

from sso.sandbox.pages import message_page

GONE = "This page is no longer valid. Go back to the application and start again."


def error_page(text: str, status: int = 400) -> Response:
    """An error that must not be redirected."""
    return message_page("We are sorry", text, status=status)


def see_other(url: str) -> Response:
    """A redirect that is never cached."""
    response = Response(status=302)
    response.headers["Location"] = url
    response.headers["Cache-Control"] = "no-store"
    return response


def set_cookie(response: Response, name: str, value: str, path: str) -> None:
    """A cookie that script cannot read."""
    response.set_cookie(name, value, path=path, httponly=True, samesite="Lax")


def is_same(given: str, expected: str) -> bool:
    """Equality in constant time."""
    return hmac.compare_digest(given.encode(), expected.encode())
