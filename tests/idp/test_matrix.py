"""Does every provider work with every kind of redirect address and every grant?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from sso.activation.dialogue import Paste, Started
from sso.activation.flow import FlowState
from sso.activation.runner import Runner
from tests.idp.certificate import Certificate
from tests.idp.command_line import PERSON, Terminal, toml
from tests.idp.foreign_pages import ForeignBrowser
from tests.idp.matrix import REPORT, Cell, Grant, supported
from tests.idp.own_scheme import HandOver
from tests.idp.providers import SCHEME, Addresses
from tests.idp.redirect_kinds import listeners, taken
from tests.idp.relying_party import RelyingParty, reason
from tests.integration.bench import profile_with
from tests.integration.sandbox_process import Sandbox

FOREIGN = ("oidc-provider", "glewlwyd", "federation")
SANDBOX_PROFILES = {Grant.CODE: "code", Grant.FRAGMENT: "token", Grant.FORM_POST: "form_post"}
MINIMAL = """schema = 1
[app]
id = "io.keyturn.Idp"
name = "Keyturn"
url_scheme = "{scheme}"
[license_service]
base_url = "http://127.0.0.1:9"
api_key = "none"
shared_key = "none"
[[products]]
code = "CAD-PRO"
name = "CAD Pro"
"""


@pytest.fixture
def browser(open_browser: ForeignBrowser, cell: Cell) -> Iterator[ForeignBrowser]:
    """Whoever signed in for an earlier cell stays so: most sign-ins find a session there.

    Not so with the program's own scheme: the browser asks unless a page with a form leads to it.
    """
    if cell.kind.is_scheme:
        open_browser.forget_everybody()
    yield open_browser
    open_browser.tidy()


@pytest.mark.parametrize("cell", supported(*FOREIGN), ids=lambda cell: cell.name)
def test_at_a_provider_of_others(
    request: pytest.FixtureRequest,
    cell: Cell,
    addresses: Addresses,
    own_certificate: Certificate,
    hand_over: HandOver,
    short_path: Path,
) -> None:
    party: RelyingParty = request.getfixturevalue(f"at_{cell.provider.replace('-', '_')}")
    REPORT.begin(cell)
    kind = cell.kind
    uris = kind.uris(addresses)
    client = {"client_id": party.provider.web_client_id} if kind.has_tls else {}
    way = _way(party, cell.grant, {name: text for name, text in client.items() if text})
    plan = Started(
        redirect_uris=uris, paste=Paste.ALWAYS if kind.is_pasted else Paste.IF_UNREACHABLE
    )
    if kind.is_scheme:
        profile = short_path / "profile.toml"
        profile.write_text(MINIMAL.format(scheme=SCHEME), encoding="utf-8")
        hand_over.leads_to(profile, short_path)
    new_listener = listeners(kind, own_certificate, short_path / "state")
    with ExitStack() as stack:
        if kind.is_first_taken:
            stack.enter_context(taken(uris[0]))
        for _ in range(kind.times):
            meanwhile = _pasting(party.browser, uris[0]) if kind.is_pasted else _nothing
            ended = party.sign_in(way, new_listener, plan, meanwhile=meanwhile)
            assert ended.flow.state is FlowState.ACTIVATED, reason(ended)
            assert ended.claims is not None
            assert ended.claims.issuer == party.provider.issuer
    if not kind.any_port:
        assert ended.flow.request is not None
        assert ended.flow.request.redirect_uri == uris[-1]
    REPORT.held(cell)


def _way(party: RelyingParty, grant: Grant, client: dict[str, str]):  # type: ignore[no-untyped-def]
    if grant is Grant.FRAGMENT:
        return party.by_tokens("id_token token", **client)
    mode = "form_post" if grant is Grant.FORM_POST else ""
    return party.by_code(party.rules("code", mode), **client)


def _nothing(runner: Runner) -> None:
    pass


def _pasting(browser: ForeignBrowser, start: str) -> Callable[[Runner], None]:
    """Hand in the browser's final address once, as a person copies it."""
    done: list[bool] = []

    def look(runner: Runner) -> None:
        found = [one for one in browser.addresses() if one.startswith(start)]
        if found and not done:
            done.append(runner.paste(found[0]))

    return look


@pytest.mark.parametrize("cell", supported("sandbox"), ids=lambda cell: cell.name)
def test_at_the_sandbox_to_the_license(
    cell: Cell,
    sandbox: Sandbox,
    addresses: Addresses,
    own_certificate: Certificate,
    hand_over: HandOver,
    browser: ForeignBrowser,
    tmp_path: Path,
    short_path: Path,
) -> None:
    """The whole program, to a license that the license service signed."""
    REPORT.begin(cell)
    kind = cell.kind
    sandbox.reset()
    # "alternate" takes those that the service names; elsewhere nothing but the address itself.
    sandbox.settings(alternate_urls=kind.name == "alternate")
    wanted = addresses.sandbox_scheme if kind.is_scheme else kind.uris(addresses)[0]
    sign_in: dict[str, object] = {"redirect_uri": wanted, "any_port": kind.any_port}
    if kind.has_tls:
        sign_in["tls_certificate"] = str(own_certificate.certificate)
        sign_in["tls_key"] = str(own_certificate.key)
    profile = profile_with(
        sandbox.profiles[SANDBOX_PROFILES[cell.grant]], tmp_path, sign_in=toml(sign_in)
    )
    terminal = Terminal(profile, short_path, browser)
    hand_over.leads_to(profile, terminal.data_dir)
    with ExitStack() as stack:
        if kind.is_first_taken:
            stack.enter_context(taken(wanted))
        for again in range(kind.times):
            said = terminal.activate(
                *(["--again"] if again else []), pastes=wanted if kind.is_pasted else ""
            )
            assert said.get("state") == "active", said
    assert said["user"]["email"] == PERSON
    assert len(sandbox.state()["activations"]) == 1
    REPORT.held(cell)
