"""Is a form asked for only once, at every hop, until that hop's sign-off?"""

from urllib.parse import parse_qs, quote, urlencode, urlsplit

import account_client as account
import pytest
from recording_listener import Listener
from sandbox_client import OPENID, Sandbox

from sso.sandbox.browser_stand_in import Browser, StandInError, sign_in, sign_off

YOU, MAKER = "you@acme.test", "maker@ulti.test"


def last_code(listener: Listener) -> str:
    return parse_qs(urlsplit(listener.arrived[-1][1]).query)["code"][0]


def test_a_second_product_and_a_second_brand(listener: Listener, own_sandbox: Sandbox) -> None:
    browser = Browser()
    browser.sign_in(own_sandbox.sso_url(), username=YOU)
    assert browser.password_forms == 1
    browser.sign_in(own_sandbox.sso_url(product="RENDER"), username=YOU)
    answer = own_sandbox.activate(code=last_code(listener), product="RENDER")
    assert answer.json()["user"]["email"] == YOU
    for client_id in ("keyturn-desktop", "keyturn-brand2"):
        browser.sign_in(own_sandbox.desktop_url(client_id, listener.uri), username=YOU)
        granted = own_sandbox.redeem(last_code(listener), client_id, listener.uri).json()
        assert own_sandbox.activate(id_token=granted["id_token"]).status_code == 200
    assert browser.password_forms == 1


def test_sign_off_brings_the_form_back(listener: Listener, own_sandbox: Sandbox) -> None:
    browser = Browser()
    sign_in(own_sandbox.sso_url(), username=YOU, password="sandbox", session=browser)
    after = f"{listener.uri.removesuffix('/callback')}/out"
    asked = {"post_logout_redirect_uri": after, "client_id": "license-users"}
    for confirms in (False, True):
        own_sandbox.settings(logout_confirms=confirms)
        end = f"{own_sandbox.base}{OPENID}/logout?{urlencode(asked)}"
        assert sign_off(end, session=browser) == after
        assert listener.arrived[-1][1] == "/out"
        before = browser.password_forms
        browser.sign_in(own_sandbox.sso_url(), username=YOU)
        assert browser.password_forms == before + 1


def test_the_broker_sends_on_to_the_account(listener: Listener, own_sandbox: Sandbox) -> None:
    browser = Browser()
    url = own_sandbox.sso_url("ULTI") + "&state=s"
    assert browser.sign_in(url, username=MAKER) == "delivered"
    assert browser.pages == ["/sign-in", "approval"]
    assert parse_qs(urlsplit(browser.address).query)["state"] == ["s"]
    answer = own_sandbox.activate(code=last_code(listener), customer="ULTI")
    assert answer.json()["user"]["email"] == MAKER
    browser.sign_in(own_sandbox.sso_url("ULTI", "token"), username=MAKER)
    assert browser.password_forms == 1
    counts = own_sandbox.state()["counts"]
    assert (counts["account_authorize"], counts["broker"]) == (1, 1)


def test_each_hop_remembers_by_itself(listener: Listener, own_sandbox: Sandbox) -> None:
    """Signed out of the broker alone, the account answers for it; then the other way round."""
    browser, url = Browser(), own_sandbox.sso_url("ULTI")
    broker_end, account_end = f"{own_sandbox.base}{OPENID}/logout", f"{own_sandbox.account}/logoff"
    browser.sign_in(url, username=MAKER)
    browser.sign_off(broker_end)
    browser.sign_in(url, username=MAKER)
    browser.sign_off(account_end)
    browser.sign_in(url, username=MAKER)
    assert browser.password_forms == 1
    assert own_sandbox.state()["counts"]["account_authorize"] == 2
    browser.sign_off(broker_end)
    browser.sign_in(url, username=MAKER)
    assert browser.password_forms == 2


def test_the_account_serves_two_ways(listener: Listener, own_sandbox: Sandbox) -> None:
    """Directly first, then through the broker: no second form, one more approval."""
    browser = Browser()
    browser.sign_in(account.url(own_sandbox, redirect_uri=listener.uri), username=MAKER)
    browser.sign_in(own_sandbox.sso_url("ULTI"), username=MAKER)
    assert browser.password_forms == 1
    assert browser.pages == ["/sign-in", "approval", "approval"]


@pytest.mark.parametrize("is_encoded", [True, False])
def test_log_off_with_and_without_a_way_back(
    listener: Listener, own_sandbox: Sandbox, is_encoded: bool
) -> None:
    browser, url = Browser(), account.url(own_sandbox, redirect_uri=listener.uri)
    browser.sign_in(url, username=MAKER)
    back = listener.uri.replace("/callback", "/out?x=1&y=2")
    if is_encoded:
        end = browser.sign_off(f"{own_sandbox.account}/logoff?next={quote(back, safe='')}")
        assert end == back
    else:
        assert browser.sign_off(f"{own_sandbox.account}/logoff") == f"{own_sandbox.account}/"
    browser.sign_in(url, username=MAKER)
    assert browser.password_forms == 2


def test_the_federated_provider_remembers_too(listener: Listener, own_sandbox: Sandbox) -> None:
    browser, url = Browser(), own_sandbox.sso_url("GLOBEX")
    broker_end = f"{own_sandbox.base}{OPENID}/logout"
    federated_end = f"{own_sandbox.base}/federated/globex/logout"
    browser.sign_in(url, username="fed@globex.test")
    browser.sign_off(broker_end)
    browser.sign_in(url, username="fed@globex.test")
    assert browser.password_forms == 1
    for end in (broker_end, federated_end):
        browser.sign_off(end)
    browser.sign_in(url, username="fed@globex.test")
    assert browser.password_forms == 2


def test_a_workspace_and_a_denial(listener: Listener, own_sandbox: Sandbox) -> None:
    browser, url = Browser(), own_sandbox.sso_url("ULTI")
    browser.sign_in(url, username="team@ulti.test", workspace="workspace-2", denies=True)
    assert browser.pages == ["/sign-in", "workspace", "approval"]
    assert "error=access_denied" in listener.arrived[-1][1]
    browser.sign_in(url + "&organization_id=workspace-1", username="team@ulti.test")
    assert browser.pages[3:] == ["approval"]
    assert "code=" in listener.arrived[-1][1]


def test_a_start_link_is_followed(listener: Listener, own_sandbox: Sandbox) -> None:
    """What a client opens may be its own address that redirects to the provider."""
    listener.leads_to["/go/1"] = own_sandbox.sso_url().replace(" ", "%20")
    start = listener.uri.replace("/callback", "/go/1")
    Browser().sign_in(start, username=YOU)
    assert listener.arrived[-1][1].startswith("/callback?code=")


def test_an_address_that_no_browser_opens(own_sandbox: Sandbox) -> None:
    browser = Browser()
    with pytest.raises(StandInError, match="no browser opens"):
        browser.sign_in(own_sandbox.desktop_url(uri="keyturn://callback"), username=YOU)
    assert browser.address.startswith("keyturn://callback?code=")
    with pytest.raises(StandInError, match="ends here"):
        browser.sign_in(
            own_sandbox.desktop_url(uri="keyturn://callback", client_id="x"), username=YOU
        )
    with pytest.raises(StandInError, match="sign-off ends here"):
        browser.sign_off(f"{own_sandbox.account}/logoff?next=https%3A%2F%2Fevil.test%2F")
