"""What does the person see in the browser? Plain HTML that works without script."""

import secrets
from collections.abc import Iterable, Mapping
from pathlib import Path

from flask import Response
from markupsafe import Markup

STYLES = Path(__file__).parents[2] / "resources" / "sandbox"

_FRAME = Markup(
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    '<meta name="color-scheme" content="light dark">\n<title>{title}</title>\n'
    '<style nonce="{nonce}">{style}</style>\n</head>\n<body>\n'
    "<main{wide}>\n{content}</main>\n{script}"
    "</body>\n</html>\n"
)
_FIELD = Markup(
    '<label for="{name}">{label}</label>\n'
    '<input id="{name}" name="{name}" type="{kind}" autocomplete="{complete}" value="{value}"'
    ' autocapitalize="none" spellcheck="false">\n'
)
_HIDDEN = Markup('<input type="hidden" name="{}" value="{}">\n')
_HINT = Markup(
    '<li><button class="person" name="person" value="{email}">'
    '<span class="who">{email}</span> <span class="story">{story}</span></button></li>\n'
)


def page(
    title: str,
    content: Markup,
    *,
    style: str = "broker",
    status: int = 200,
    script: str = "",
    is_wide: bool = False,
) -> Response:
    """A whole page: one inline style, nothing external, never cached, never framed."""
    nonce = secrets.token_urlsafe(16)
    css = (STYLES / f"{style}.css").read_text(encoding="utf-8")
    tag = Markup('<script nonce="{}">{}</script>\n').format(nonce, Markup(script)) if script else ""
    wide = Markup(" class=wide") if is_wide else ""
    html = _FRAME.format(
        title=title, nonce=nonce, style=Markup(css), wide=wide, content=content, script=tag
    )
    response = Response(html, status=status, content_type="text/html; charset=utf-8")
    response.headers.update(_protections(nonce, has_script=bool(script)))
    return response


def _protections(nonce: str, *, has_script: bool) -> dict[str, str]:
    """No form-action: browsers apply it to the redirect that follows, which leaves this origin."""
    scripts = f"script-src 'nonce-{nonce}'; " if has_script else ""
    return {
        "Cache-Control": "no-store",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Content-Security-Policy": (
            f"default-src 'none'; {scripts}style-src 'nonce-{nonce}'; "
            "base-uri 'none'; frame-ancestors 'none'"
        ),
    }


def sign_in_page(
    action: str,
    hidden: Mapping[str, str],
    people: Iterable[tuple[str, str]],
    *,
    expire_url: str,
    problem: str = "",
    username: str = "",
) -> Response:
    """The broker's own form, with the sandbox's people as one-click hints."""
    hints = Markup("").join(_HINT.format(email=email, story=story) for email, story in people)
    content = Markup(
        "<h1>Sign in</h1>\n<p>to the sandbox's identity provider</p>\n{problem}"
        '<form method="post" action="{action}">\n{hidden}{fields}'
        '<div class="buttons"><button id="sign-in" name="action" value="sign-in" class="primary">'
        "Sign in</button>\n"
        '<button id="cancel" name="action" value="cancel">Cancel</button></div>\n</form>\n'
        '<form method="post" action="{action}">\n{hidden}<h2>Or sign in with one click as</h2>\n'
        "<ul>\n{hints}</ul>\n</form>\n"
        '<p class="small">Everybody\'s password is <code>sandbox</code>. '
        '<a id="expire" href="{expire}">Let this page expire</a></p>\n'
    ).format(
        problem=problem_line(problem),
        action=action,
        hidden=hidden_inputs(hidden),
        fields=fields("E-mail", username),
        hints=hints,
        expire=expire_url,
    )
    return page("Sign in", content)


def federated_page(
    action: str, hidden: Mapping[str, str], *, company: str, problem: str = "", username: str = ""
) -> Response:
    """The page of a company's own identity provider: looks different on purpose."""
    content = Markup(
        "<p class=brand>{company}</p>\n<h1>Company account</h1>\n{problem}"
        '<form method="post" action="{action}">\n{hidden}{fields}'
        '<button id="sign-in" name="action" value="sign-in" class="primary">Continue</button>\n'
        '<button id="cancel" name="action" value="cancel">Cancel</button>\n'
        '<p class="small">For the sandbox: <button name="person" value="fed@globex.test">'
        "fed@globex.test</button></p>\n</form>\n"
    ).format(
        company=company,
        problem=problem_line(problem),
        action=action,
        hidden=hidden_inputs(hidden),
        fields=fields("Company e-mail", username),
    )
    return page(f"{company} company account", content, style="federated")


def self_posting_page(target: str, params: Mapping[str, str]) -> Response:
    """response_mode=form_post: posts itself, or at a click where there is no script."""
    content = Markup(
        '<h1>Signing in</h1>\n<form method="post" action="{}">\n{}'
        '<noscript><button class="primary">Continue</button></noscript>\n</form>\n'
    ).format(target, hidden_inputs(params))
    return page("Signing in", content, script="document.forms[0].submit()")


def message_page(title: str, text: str, *, status: int = 200) -> Response:
    """One sentence; used for errors that are never redirected, and for the end of a session."""
    content = Markup('<h1>{}</h1>\n<p id="message">{}</p>\n').format(title, text)
    return page(title, content, status=status)


def confirmation_page(action: str, hidden: Mapping[str, str]) -> Response:
    """Asks before the session ends (Keycloak, without id_token_hint)."""
    content = Markup(
        "<h1>Sign out</h1>\n<p>Do you want to sign out?</p>\n"
        '<form method="post" action="{}">\n{}'
        '<button id="sign-out" class="primary">Sign out</button>\n</form>\n'
    ).format(action, hidden_inputs(hidden))
    return page("Sign out", content)


def hidden_inputs(values: Mapping[str, str]) -> Markup:
    """Hidden inputs of a form."""
    return Markup("").join(_HIDDEN.format(name, value) for name, value in values.items())


def fields(label: str, username: str) -> Markup:
    """The fields for e-mail and password."""
    email = _FIELD.format(
        name="username", label=label, kind="text", complete="username", value=username
    )
    secret = _FIELD.format(
        name="password", label="Password", kind="password", complete="current-password", value=""
    )
    return email + secret


def problem_line(text: str) -> Markup:
    """What was wrong the last time, if anything."""
    return Markup('<p id="problem" role="alert">{}</p>\n').format(text) if text else Markup("")
