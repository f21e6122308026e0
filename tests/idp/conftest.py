"""Which tests need the identity providers of others, and what do they get of them?

All of them need what `make test-idp` installs, and the desktop rig; anywhere else they are skipped.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from tests.idp import certificate, matrix, providers
from tests.idp.certificate import Certificate
from tests.idp.foreign_pages import ForeignBrowser
from tests.idp.own_scheme import HandOver
from tests.idp.providers import Addresses, Ports, Provider
from tests.idp.relying_party import RelyingParty
from tests.integration.sandbox_process import Sandbox

if sys.platform == "linux":
    from tests.desktop import fixtures
else:
    collect_ignore_glob = ["test_*.py"]  # as in tests/desktop, whose rig these need

IN_RIG = os.environ.get("KEYTURN_DESKTOP_RIG") == "1" and sys.platform == "linux"
IS_INSTALLED = providers.is_installed("node") and providers.is_installed("nanoidp")
OUTSIDE = "needs the identity providers and the desktop rig: make test-idp"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.desktop)
            if not (IN_RIG and IS_INSTALLED):
                item.add_marker(pytest.mark.skip(reason=OUTSIDE))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Keep a picture of what the display showed when a test failed."""
    report = yield
    if IN_RIG and report.failed and call.when == "call":
        folder = fixtures.artefacts_of(item)
        folder.mkdir(exist_ok=True)
        fixtures.take_picture(folder / "failed.png")
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    matrix.REPORT.write(terminalreporter)


@pytest.fixture(scope="session")
def addresses() -> Addresses:
    """The registered redirect addresses of this run."""
    return Addresses.picked()


@pytest.fixture(scope="session")
def ports() -> Ports:
    """Where the providers will run."""
    return Ports.picked()


@pytest.fixture(scope="session")
def oidc_provider(
    tmp_path_factory: pytest.TempPathFactory, ports: Ports, addresses: Addresses
) -> Iterator[Provider]:
    folder = tmp_path_factory.mktemp("oidc-provider")
    with providers.oidc_provider(folder, ports, addresses) as running:
        yield running


@pytest.fixture(scope="session")
def federation(
    tmp_path_factory: pytest.TempPathFactory, ports: Ports, addresses: Addresses
) -> Iterator[Provider]:
    folder = tmp_path_factory.mktemp("federation")
    with providers.federation(folder, ports, addresses) as running:
        yield running


@pytest.fixture(scope="session")
def glewlwyd(
    tmp_path_factory: pytest.TempPathFactory, ports: Ports, addresses: Addresses
) -> Iterator[Provider]:
    if not providers.is_installed("glewlwyd"):
        pytest.skip("glewlwyd comes as a Debian package only")
    folder = tmp_path_factory.mktemp("glewlwyd")
    with providers.debian_glewlwyd(folder, ports, addresses) as running:
        yield running


@pytest.fixture(scope="session")
def sandbox(
    tmp_path_factory: pytest.TempPathFactory, ports: Ports, addresses: Addresses
) -> Iterator[Sandbox]:
    with providers.own_sandbox(tmp_path_factory.mktemp("sandbox"), ports, addresses) as running:
        yield running


@pytest.fixture(scope="session")
def own_certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    """For https://localhost."""
    return certificate.made(tmp_path_factory.mktemp("certificate"))


@pytest.fixture(scope="session")
def open_browser(
    tmp_path_factory: pytest.TempPathFactory, ports: Ports, own_certificate: Certificate
) -> Iterator[ForeignBrowser]:
    """Chromium, opened once by the program's own launcher; each sign-in opens a tab in it."""
    browser = ForeignBrowser(tmp_path_factory.mktemp("browser") / "profile")
    browser.prepare_for(ports.origins(), providers.SCHEMES)
    browser.start(own_certificate.browser_switch)
    yield browser
    browser.close()


@pytest.fixture
def browser(open_browser: ForeignBrowser) -> Iterator[ForeignBrowser]:
    """The browser with nobody signed in anywhere."""
    open_browser.forget_everybody()
    yield open_browser
    open_browser.tidy()


@pytest.fixture(scope="session")
def hand_over(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HandOver]:
    """The program's own schemes, known to the system."""
    registered = HandOver(tmp_path_factory.mktemp("hand-over"))
    registered.register(providers.SCHEMES)
    yield registered
    registered.unregister()


@pytest.fixture
def short_path() -> Iterator[Path]:
    """A data folder in which a socket's path keeps below its 107 characters."""
    with tempfile.TemporaryDirectory(dir=os.environ["XDG_RUNTIME_DIR"]) as folder:
        yield Path(folder)


@pytest.fixture
def at_oidc_provider(oidc_provider: Provider, browser: ForeignBrowser) -> Iterator[RelyingParty]:
    yield from _at(oidc_provider, browser)


@pytest.fixture
def at_federation(federation: Provider, browser: ForeignBrowser) -> Iterator[RelyingParty]:
    yield from _at(federation, browser)


@pytest.fixture
def at_glewlwyd(glewlwyd: Provider, browser: ForeignBrowser) -> Iterator[RelyingParty]:
    yield from _at(glewlwyd, browser)


def _at(provider: Provider, browser: ForeignBrowser) -> Iterator[RelyingParty]:
    party = RelyingParty(provider, browser)
    yield party
    party.transport.close()
