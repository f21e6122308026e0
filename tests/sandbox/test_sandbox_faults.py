"""Does each fault reach the wire as promised?"""

import json
import time
from typing import Any

import pytest
import requests
from sandbox_client import Sandbox, signed_headers


def ask(sandbox: Sandbox, fault: str, **params: Any) -> Any:
    order = sandbox.control("faults", route="product_details", fault=fault, **params)
    assert order.status_code == 200, order.text
    return sandbox.get("product_details", product="CAD-PRO")


def test_an_order_is_used_up(sandbox: Sandbox) -> None:
    assert ask(sandbox, "gateway_502", count=2).status_code == 502
    assert sandbox.get("product_details", product="CAD-PRO").status_code == 502
    assert sandbox.get("product_details", product="CAD-PRO").status_code == 200


def test_an_endless_order_on_every_route(sandbox: Sandbox) -> None:
    sandbox.control("faults", fault="gateway_502", count=0)
    for _ in range(3):
        assert sandbox.get("product_details", product="CAD-PRO").status_code == 502
    assert sandbox.get("sso_url").status_code == 502
    sandbox.control("reset")
    assert sandbox.get("product_details", product="CAD-PRO").status_code == 200


@pytest.mark.parametrize("status", [400, 403, 500, 503])
def test_status(sandbox: Sandbox, status: int) -> None:
    answer = ask(sandbox, "status", status=status, code="some_code", message="Some text")
    assert answer.status_code == status
    assert answer.json() == {"status": status, "code": "some_code", "message": "Some text"}


def test_too_many_requests(sandbox: Sandbox) -> None:
    answer = ask(sandbox, "too_many_requests", retry_after=7)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "7")


def test_pages_instead_of_json(sandbox: Sandbox) -> None:
    gateway, portal = ask(sandbox, "gateway_502"), ask(sandbox, "html_200")
    assert (gateway.status_code, portal.status_code) == (502, 200)
    for page in (gateway, portal):
        assert page.headers["Content-Type"].startswith("text/html")
        assert "LicenseSignature" not in page.headers


@pytest.mark.parametrize("fault", ["malformed", "deep_json", "huge"])
def test_signed_bodies_that_are_hard_to_read(sandbox: Sandbox, fault: str) -> None:
    answer = ask(sandbox, fault)
    assert sandbox.is_signed(answer)
    if fault == "huge":
        assert len(answer.content) > 5 * 1024 * 1024
    else:
        with pytest.raises((ValueError, RecursionError)):
            json.loads(answer.content)


@pytest.mark.parametrize(
    "fault", ["bad_signature", "missing_signature", "altered_after_signing", "cut_body_half"]
)
def test_signatures_that_must_fail(sandbox: Sandbox, fault: str) -> None:
    good = sandbox.get("product_details", product="CAD-PRO")
    answer = ask(sandbox, fault)
    assert answer.status_code == 200
    assert not sandbox.is_signed(answer)
    assert ("LicenseSignature" in answer.headers) == (fault != "missing_signature")
    if fault == "cut_body_half":
        assert answer.content == good.content[: len(good.content) // 2]
        assert sandbox.is_signed(answer, good.content)


@pytest.mark.parametrize("fault", ["spaces", "odd_key_order", "non_ascii"])
def test_signatures_that_must_hold(sandbox: Sandbox, fault: str) -> None:
    plain = sandbox.get("product_details", product="CAD-PRO")
    answer = ask(sandbox, fault)
    assert sandbox.is_signed(answer)
    assert answer.content != plain.content
    compact = json.dumps(answer.json(), separators=(",", ":")).encode()
    if fault in ("spaces", "non_ascii"):
        assert not sandbox.is_signed(answer, compact)
    assert plain.json().items() <= answer.json().items()


def test_an_older_answer_is_replayed(sandbox: Sandbox) -> None:
    first = sandbox.activate(device="h1")
    sandbox.control("faults", route="activate_license", fault="replay_previous")
    second = sandbox.activate(device="h2")
    assert second.content == first.content
    assert sandbox.is_signed(second)
    assert len(sandbox.state()["activations"]) == 2


def test_truncated(sandbox: Sandbox) -> None:
    with pytest.raises(requests.exceptions.ChunkedEncodingError):
        ask(sandbox, "truncated")


@pytest.mark.parametrize(("when", "seats"), [("before", 0), ("after", 1)])
def test_reset_before_or_after_the_work(sandbox: Sandbox, when: str, seats: int) -> None:
    code = sandbox.code()
    sandbox.control("faults", route="activate_license", fault="reset", when=when)
    with pytest.raises(requests.exceptions.ConnectionError):
        sandbox.activate(code=code)
    assert len(sandbox.state()["activations"]) == seats


def test_stall_outlasts_a_clients_patience(sandbox: Sandbox) -> None:
    sandbox.control("faults", route="product_details", fault="stall", seconds=30)
    url, query = f"{sandbox.base}/api/v4/product_details", {"product": "CAD-PRO"}
    with pytest.raises(requests.exceptions.ReadTimeout):
        requests.get(url, params=query, headers=signed_headers(), timeout=0.3)


@pytest.mark.parametrize(("fault", "seconds"), [("latency", 0.2), ("drip", 0.0005)])
def test_slow_answers_are_right(sandbox: Sandbox, fault: str, seconds: float) -> None:
    began = time.monotonic()
    answer = ask(sandbox, fault, seconds=seconds)
    assert time.monotonic() - began > 0.15
    assert sandbox.is_signed(answer)


def test_gzip_bomb(sandbox: Sandbox) -> None:
    sandbox.control("faults", route="product_details", fault="gzip_bomb")
    url, query = f"{sandbox.base}/api/v4/product_details", {"product": "CAD-PRO"}
    with requests.get(
        url, params=query, headers=signed_headers(), timeout=20, stream=True
    ) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"
        assert int(answer.headers["Content-Length"]) < 2 * 1024 * 1024
        assert sum(len(part) for part in answer.iter_content(1 << 20)) == 200 * 1024 * 1024


def test_faults_of_the_identity_provider(sandbox: Sandbox) -> None:
    url = f"{sandbox.base}/realms/user-portal/protocol/openid-connect/certs"
    sandbox.control("faults", fault="gateway_502", count=1)
    assert requests.get(url, timeout=20).status_code == 200
    sandbox.control("reset")
    sandbox.control("faults", route="certs", fault="gateway_502")
    assert requests.get(url, timeout=20).status_code == 502
    sandbox.control("faults", route="certs", fault="reset")
    with pytest.raises(requests.exceptions.ConnectionError):
        requests.get(url, timeout=20)


@pytest.mark.parametrize(
    "order",
    [
        {"fault": "unheard_of"},
        {"fault": "status", "colour": 1},
        {"fault": "status", "status": "500"},
        {"fault": "reset", "count": -1},
        {"fault": "reset", "when": "later"},
        {"fault": "reset", "route": "/api/v4/sso_url"},
        {"fault": "drip", "route": "auth"},
    ],
)
def test_orders_that_are_refused(sandbox: Sandbox, order: dict[str, Any]) -> None:
    answer = sandbox.control("faults", **order)
    assert answer.status_code == 400
    assert " take" in answer.json()["error"]
