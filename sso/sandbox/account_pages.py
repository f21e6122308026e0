"""What does the account provider show? Sign-in, workspace, approval; unlike the broker's pages."""

from collections.abc import Iterable, Mapping

from flask import Response
from markupsafe import Markup

from sso.sandbox.pages import fields, hidden_inputs, page, problem_line

_PERSON = Markup('<li><button name="person" value="{0}">{0}</button></li>\n')
_WORKSPACE = Markup(
    '<li><button id="{0}" class="primary" name="organization_id" value="{0}">{0}</button></li>\n'
)


def account_sign_in_page(
    hidden: Mapping[str, str], people: Iterable[str], *, problem: str = "", username: str = ""
) -> Response:
    """E-mail and password; nothing here leads back to the application."""
    content = Markup(
        "<p class=brand>account</p>\n<h1>Sign in to your account</h1>\n{problem}"
        '<form method="post" action="/sign-in">\n{hidden}{fields}'
        '<button id="sign-in" name="action" value="sign-in" class="primary">Sign in</button>\n'
        '</form>\n<form method="post" action="/sign-in">\n{hidden}'
        '<p class="small">For the sandbox:</p>\n<ul>\n{people}</ul>\n</form>\n'
    ).format(
        problem=problem_line(problem),
        hidden=hidden_inputs(hidden),
        fields=fields("E-mail", username),
        people=Markup("").join(_PERSON.format(email) for email in people),
    )
    return page("Sign in to your account", content, style="account")


def workspace_page(hidden: Mapping[str, str], workspaces: Iterable[str]) -> Response:
    """Which workspace shall the application see?"""
    content = Markup(
        "<p class=brand>account</p>\n<h1>Choose a workspace</h1>\n"
        '<form method="post" action="/workspace" id="workspace">\n{hidden}<ul>\n{choices}</ul>\n'
        "</form>\n"
    ).format(
        hidden=hidden_inputs(hidden),
        choices=Markup("").join(_WORKSPACE.format(one) for one in workspaces),
    )
    return page("Choose a workspace", content, style="account")


def approval_page(hidden: Mapping[str, str], client_id: str, scopes: Iterable[str]) -> Response:
    """May the application have what it asks for?"""
    content = Markup(
        "<p class=brand>account</p>\n<h1>Allow this application?</h1>\n"
        "<p><code>{client}</code> asks for:</p>\n<ul>\n{scopes}</ul>\n"
        '<form method="post" action="/approval" id="approval">\n{hidden}'
        '<button id="allow" name="action" value="allow" class="primary">Allow</button>\n'
        '<button id="deny" name="action" value="deny">Deny</button>\n</form>\n'
    ).format(
        client=client_id,
        hidden=hidden_inputs(hidden),
        scopes=Markup("").join(Markup("<li><code>{}</code></li>\n").format(s) for s in scopes),
    )
    return page("Allow this application?", content, style="account")
