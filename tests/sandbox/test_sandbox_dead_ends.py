"""Does every failure page stay where it is, so that only a client's own deadline ends the wait?"""

import account_client as account
import pytest
from sandbox_client import Browser, Sandbox, carried

from sso.sandbox.dead_ends import PAGES
from sso.sandbox.settings import DEAD_ENDS

PEOPLE = {"ACME": "you@acme.test", "GLOBEX": "fed@globex.test", "ULTI": "maker@ulti.test"}


def test_every_page_has_its_setting() -> None:
    assert set(PAGES) == set(DEAD_ENDS)


@pytest.mark.parametrize("name", DEAD_ENDS)
@pytest.mark.parametrize(
    ("hop", "customer"), [("realm", "ACME"), ("federated", "GLOBEX"), ("account", "ULTI")]
)
def test_a_page_without_a_way_back(sandbox: Sandbox, name: str, hop: str, customer: str) -> None:
    url = sandbox.sso_url(customer)
    sandbox.settings(dead_end=name, dead_end_at=hop)
    page = Browser().open(url)
    assert page.status_code == PAGES[name][1]
    assert "Location" not in page.headers
    assert PAGES[name][0] in page.text
    assert "localhost:47811" not in page.text
    sandbox.settings(dead_end="")
    browser = Browser()
    browser.open(url)
    answer = browser.sign_in(PEOPLE[customer])
    assert "code" in carried(answer if answer.is_redirect else browser.submit(action="allow"))


def test_another_hop_goes_on(sandbox: Sandbox) -> None:
    sandbox.settings(dead_end="internal_error", dead_end_at="account")
    assert "code" in Browser().walk(sandbox.sso_url(), "you@acme.test")


@pytest.mark.parametrize("customer", PEOPLE)
def test_a_locked_account(sandbox: Sandbox, customer: str) -> None:
    sandbox.settings(locked_people=[PEOPLE[customer]])
    browser = Browser()
    browser.open(sandbox.sso_url(customer))
    page = browser.sign_in(PEOPLE[customer])
    assert (page.status_code, "Location" in page.headers) == (403, False)
    assert "locked" in page.text


def test_a_form_that_lay_open_too_long(sandbox: Sandbox) -> None:
    sandbox.settings(account_asks_approval="never")
    for url, person in (
        (sandbox.sso_url(), "you@acme.test"),
        (account.url(sandbox), account.MAKER),
    ):
        browser = Browser()
        sandbox.settings(clock_offset_s=0)
        browser.open(url)
        sandbox.settings(clock_offset_s=1801)
        page = browser.sign_in(person)
        assert (page.status_code, "Location" in page.headers) == (400, False)
        assert "too long" in page.text
        browser.open(url)
        assert "code" in carried(browser.sign_in(person))


def test_a_disabled_provider_after_the_address_was_given(sandbox: Sandbox) -> None:
    url = sandbox.sso_url("ULTI")
    sandbox.settings(sso_disabled_codes=["ULTI"])
    page = Browser().open(url)
    assert (page.status_code, "Location" in page.headers) == (400, False)
