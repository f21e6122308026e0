"""What can be tried here? The sandbox's front page, in plain words."""

import json

from flask import Flask, Response
from markupsafe import Markup

from sso.sandbox.catalogue import LICENSE_KEY
from sso.sandbox.explanations import FAULTS, SETTINGS
from sso.sandbox.faults import PARAMETERS
from sso.sandbox.pages import page
from sso.sandbox.people import COMPANIES, PASSWORD, PEOPLE
from sso.sandbox.world import World

_COMPANIES = {
    "ACME": "signs in on the sandbox's own page",
    "GLOBEX": "signs in at a second, federated identity provider",
    "NOSSO": "a customer without single sign-on",
    "ULTI": "signs in at the account provider, which the identity provider sends on to",
}


def install(app: Flask, world: World) -> None:
    """Serve the front page."""
    app.add_url_rule("/", "front", lambda: front(world))


def front(world: World) -> Response:
    """People, companies, settings and faults."""
    content = Markup(
        "<h1>Keyturn sandbox</h1>\n<p>A license service and an identity provider to try "
        "everything against. Nothing here is real, and nothing leaves this computer.</p>\n"
        "<h2>People</h2>\n<p>Everybody's password is <code>{password}</code>.</p>\n{people}"
        "<h2>Company codes</h2>\n{companies}"
        "<p>Any other code is unknown: customer_account_not_found.</p>\n"
        "<h2>Account provider</h2>\n<p>On an origin of its own: <code>{account}</code></p>\n"
        "<h2>Without a browser</h2>\n<p>The license key <code>{key}</code> is nobody's own: CAD "
        "Pro on three devices (<code>activate --key-file -</code>). People may hand in their name "
        "and that password (<code>activate --user NAME --password-file -</code>).</p>\n"
        "<h2>What can go wrong on demand</h2>\n"
        "<p>Post JSON to <code>/sandbox/settings</code> or <code>/sandbox/faults</code>; "
        "<code>/sandbox/reset</code> puts everything back; <code>/sandbox/state</code> shows "
        "what happened. Codes that begin with sbx_ stand for codes that nobody knows.</p>\n"
        "{settings}<h2>Faults</h2>\n{faults}"
    ).format(
        password=PASSWORD,
        people=_table([(p.email, p.company, p.story) for p in PEOPLE.values()]),
        companies=_table([(code, _COMPANIES[code]) for code in COMPANIES]),
        account=world.account_url,
        key=LICENSE_KEY,
        settings=_table(_settings(world)),
        faults=_table(_faults()),
    )
    return page("Keyturn sandbox", content, is_wide=True)


def _settings(world: World) -> list[tuple[str, ...]]:
    values = world.settings.as_dict()
    return [(name, json.dumps(values[name]), words) for name, words in SETTINGS.items()]


def _faults() -> list[tuple[str, ...]]:
    return [(name, ", ".join(params), FAULTS[name]) for name, params in PARAMETERS.items()]


def _table(rows: list[tuple[str, ...]]) -> Markup:
    lines = Markup("").join(_row(cells) for cells in rows)
    return Markup("<table>\n{}</table>\n").format(lines)


def _row(cells: tuple[str, ...]) -> Markup:
    first = Markup("<th scope=row>{}</th>").format(cells[0])
    rest = Markup("").join(Markup("<td>{}</td>").format(cell) for cell in cells[1:])
    return Markup("<tr>{}{}</tr>\n").format(first, rest)
