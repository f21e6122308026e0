"""Does the doctor name exactly what is wrong on the way to the license service?"""

from __future__ import annotations

import socket
from typing import Any, NoReturn

import pytest

from tests.integration.conftest import MakeDesk
from tests.integration.doctor.test_planted_faults import (  # noqa: F401 - desktop is a fixture
    assert_only,
    desktop,
    levels,
    looked,
)
from tests.integration.network.conftest import LICENSE, Company

pytestmark = pytest.mark.usefixtures("desktop")


@pytest.fixture(autouse=True)
def no_name_is_asked_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names of a test are nobody else's business: only numbers and localhost are looked up."""
    real = socket.getaddrinfo

    def resolved(host: str, *rest: Any, **more: Any) -> Any:
        return real(host, *rest, **more) if host in ("127.0.0.1", "localhost") else unknown()

    def unknown() -> NoReturn:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", resolved)


def test_all_is_well_through_a_proxy(company: Company, new_desk: MakeDesk) -> None:
    proxy = company.proxy()
    found = looked(new_desk(lines=company.lines(proxy.url)))
    assert found["exit_code"] == 0, found
    told = levels(found, "ok")
    assert told.keys() >= {"proxy", "tls", "credentials", "sign_in"}
    texts = {one["check"]: one["text"] for one in found["checks"]}
    assert proxy.name in texts["proxy"]
    assert "Acme Private CA" in texts["tls"]


def test_a_dead_name(company: Company, new_desk: MakeDesk) -> None:
    found = looked(new_desk(lines=company.lines("none")))
    assert_only(found, "dns", "SERVICE_UNREACHABLE", 20)


def test_a_proxy_that_wants_a_sign_in(company: Company, new_desk: MakeDesk) -> None:
    proxy = company.proxy(sign_in=("you", "secret"))
    found = looked(new_desk(lines=company.lines(proxy.url)))
    assert_only(found, "proxy", "PROXY_SIGN_IN", 22)


def test_a_proxy_that_is_not_there(company: Company, new_desk: MakeDesk) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    found = looked(new_desk(lines=company.lines(f"http://127.0.0.1:{port}")))
    assert_only(found, "proxy", "SERVICE_UNREACHABLE", 20)


def test_an_inspected_connection(company: Company, new_desk: MakeDesk) -> None:
    """A certificate by an authority that this computer does not know, through a proxy."""
    lines = company.lines(company.proxy().url)
    lines["network"] = lines["network"].partition("\n")[0]  # without the authority's file
    found = looked(new_desk(lines=lines))
    assert_only(found, "tls", "TLS_REFUSED", 21)
    (failed,) = [one for one in found["checks"] if one["level"] == "fail"]
    assert "CN=Acme Private CA" in failed["text"]
    assert LICENSE in failed["text"]


def test_a_file_of_authorities_that_is_missing(company: Company, new_desk: MakeDesk) -> None:
    lines = company.lines(company.proxy().url)
    lines["network"] += '\nca_file = "absent.pem"'
    lines["network"] = "\n".join(
        line for line in lines["network"].splitlines() if str(company.ca_file) not in line
    )
    assert_only(looked(new_desk(lines=lines)), "profile", "PROFILE_ERROR", 30)
