"""What does the client send, and what comes of an answer? A service without a network."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sso.licensing.api import LicenseApi
from sso.licensing.request_authorization import ApiKeyAuthorization, Authorization
from sso.licensing.signing import http_date
from sso.network.transport import Answer, Transport, TransportSettings
from tests.unit.samples import NOW, key_pair, signature_of

BASE = "https://api.acme.test/api/v4/"
# Another day than that of the documented signature, so that both are the clock's own.
DATE = "Thu, 15 Jan 2026 12:00:00 GMT"
API_KEY = "MY-API-KEY"
SHARED_KEY = "kw4qSnpSwXzgiv5yxYpZZmFEd9QAeiKTQ6OuyMja"
SERVER_AT = NOW - timedelta(seconds=2)


@dataclass(frozen=True)
class Call:
    """One request as it was handed to the transport."""

    method: str
    url: str
    query: Mapping[str, str] | None = None
    json_body: Mapping[str, Any] | None = None
    form: Mapping[str, str] | None = None
    headers: Mapping[str, str] | None = None
    within_s: float | None = None


class RecordingTransport(Transport):
    """Notes each call, and answers with what was laid ready."""

    def __init__(self, *answers: Answer) -> None:
        super().__init__(TransportSettings(proxy="none"))
        self.ready = list(answers)
        self.calls: list[Call] = []
        self.asked: list[str] = []

    def call(
        self,
        method: str,
        url: str,
        *,
        query: Mapping[str, str] | None = None,
        json_body: Mapping[str, Any] | None = None,
        form: Mapping[str, str] | None = None,
        headers: Mapping[str, str],
        within_s: float | None = None,
    ) -> Answer:
        body = None if json_body is None else dict(json_body)
        self.calls.append(Call(method, url, query, body, form, dict(headers), within_s))
        return self.ready.pop(0)

    def use_proxy(self, proxy: str) -> None:
        self.asked.append(f"proxy {proxy}")

    def allow(self) -> None:
        self.asked.append("allow")

    def abort(self) -> None:
        self.asked.append("abort")

    def close(self) -> None:
        self.asked.append("close")


def signed(body: object) -> Answer:
    """Return a good answer of the service, signed as a whole."""
    raw = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
    return Answer(200, raw, {"licensesignature": signature_of(raw), "date": http_date(SERVER_AT)})


def unsigned(body: bytes) -> Answer:
    return Answer(200, body, {"date": http_date(SERVER_AT)})


def refused(code: str, status: int = 400, server_at: datetime = SERVER_AT) -> Answer:
    """Return a refusal as the service writes it; no refusal is signed."""
    body = {"status": status, "code": code, "message": "A sentence."}
    return Answer(status, json.dumps(body).encode(), {"date": http_date(server_at)})


def by_key(_: LicenseApi) -> Authorization:
    return ApiKeyAuthorization(API_KEY, SHARED_KEY)


def client(
    *answers: Answer,
    base_url: str = "https://api.acme.test",
    authorize: Callable[[LicenseApi], Authorization] = by_key,
    clock: Callable[[], datetime] = lambda: NOW,
    **more: int,
) -> tuple[LicenseApi, RecordingTransport]:
    """Return a client and the transport that answers it.

    :param more: `company_id`, where a vendor is given.
    """
    transport = RecordingTransport(*answers)
    api = LicenseApi(
        transport,
        base_url=base_url,
        authorize=authorize,
        public_key=key_pair().public_key(),
        clock=clock,
        sdk_version="Keyturn 1.2.3",
        **more,
    )
    return api, transport
