"""What can the license service be asked, and what did it say? The client of License API v4.

Every signed answer is verified over its raw bytes before it is parsed. Errors leave as `sso.errors`
only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sso.errors import AnswerNotUnderstood, ProgramRefused, SignatureWrong, TokenExpired
from sso.licensing import model, signing, strict_json
from sso.licensing.credentials import Credential
from sso.licensing.model import (
    DeviceFacts,
    License,
    LicenseAddress,
    ProductDetails,
    SignedAnswer,
    SignInAddress,
    SsoCredential,
)
from sso.licensing.refusal import refusal_in
from sso.licensing.request_authorization import Authorization, parse_token
from sso.licensing.strict_json import Json
from sso.network.proxies import is_loopback

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

    from sso.network.transport import Answer, Transport

_DEACTIVATED = "license_deactivated"


class LicenseApi:
    """Blocking client for one license service; not for two threads at once."""

    def __init__(
        self,
        transport: Transport,
        *,
        base_url: str,
        authorize: Callable[[LicenseApi], Authorization],
        public_key: RSAPublicKey,
        clock: Callable[[], datetime],
        sdk_version: str,
        company_id: int = 0,
    ) -> None:
        """:param company_id: the vendor whose answers are taken; 0: any vendor's."""
        self._transport = transport
        self._base_url = base_url.rstrip("/") + "/api/v4/"
        self._public_key = public_key
        self._clock = clock
        self._sdk_version = sdk_version
        self._company_id = company_id
        self._authorization = authorize(self)

    def allow(self) -> None:
        """Take calls again after an `abort`."""
        self._transport.allow()

    def use_proxy(self, proxy: str) -> None:
        """Go another way from the next call on; not while one is under way."""
        self._transport.use_proxy(proxy)

    def abort(self) -> None:
        """End the call under way, from another thread, and refuse further ones until `allow`."""
        self._transport.abort()

    def close(self) -> None:
        """Give connections back."""
        self._transport.close()

    # ---- sign-in

    def sso_url(
        self,
        product: str,
        customer_account_code: str,
        response_type: str,
        redirect_uri: str = "",
        bundle_code: str = "",
    ) -> SignInAddress:
        """Ask where this company signs in (License API v4, sso_url). `response_type` is always
        sent."""
        query = {
            "product": product,
            "customer_account_code": customer_account_code,
            "response_type": response_type,
        }
        query |= _present(redirect_uri=redirect_uri, bundle_code=bundle_code)
        _, answer = self._signed("GET", "sso_url", query=query)
        return model.parse_sign_in_address(_as_object(answer))

    # ---- licenses

    def activate(
        self,
        product: str,
        credential: Credential,
        device: DeviceFacts,
        *,
        license_id: int | None = None,
        app_version: str = "",
        app_name: str = "",
        bundle_code: str = "",
    ) -> tuple[License, SignedAnswer]:
        """Take a seat for this device (License API v4, activate_license). Never retried here.

        :raises SignatureWrong: also where product or device of the answer are not those asked for.
        """
        body: dict[str, Any] = {
            "product": product,
            "hardware_id": device.hardware_id,
            **credential.as_fields(),
            "sdk_ver": self._sdk_version,
            "hostname": device.hostname,
            "os_ver": device.os_version,
            **_present(app_ver=app_version, app_name=app_name, bundle_code=bundle_code),
        }
        if license_id is not None:
            body["license_id"] = license_id
        signed, answer = self._signed("POST", "activate_license", json_body=body)
        return self._checked(answer, product, device.hardware_id, None), signed

    def check(self, address: LicenseAddress, *, env: str = "") -> tuple[License, SignedAnswer]:
        """Ask how an activated license stands (License API v4, check_license)."""
        query = {**address.as_fields(), "include_expired_features": "false"}
        query |= _present(env=env, sdk_ver=self._sdk_version)
        signed, answer = self._signed("GET", "check_license", query=query)
        if _as_object(answer).get("request") == "activation":
            raise SignatureWrong("the answer is one to an activation")
        license = self._checked(answer, address.product, address.hardware_id, address.license_id)
        return license, signed

    def borrow(
        self, address: LicenseAddress, credential: Credential, until_at: datetime | None
    ) -> datetime | None:
        """Take a floating seat offline (License API v4, floating/borrow) and return until when.

        :param until_at: None: as long as the license allows. A person has to sign in for it.
        """
        body: dict[str, Any] = {**address.as_fields(), "license_id": address.license_id}
        for name in ("username", "license_key"):
            body.pop(name, None)  # the credential says who it is; two sets of them must not mix
        body |= credential.as_fields()
        body["borrowed_until"] = model.wire_instant(until_at) if until_at else None
        _, answer = self._signed("POST", "floating/borrow", json_body=body)
        return model.parse_borrowed_until(_as_object(answer))

    def release(self, address: LicenseAddress, *, within_s: float | None = None) -> None:
        """Give a floating seat back; the device stays activated (License API v4,
        floating/release; its answer is empty).

        :param within_s: give up after this many seconds, where the usual time is too long.
        """
        body: dict[str, Any] = {**address.as_fields(), "license_id": address.license_id}
        self._call("POST", "floating/release", json_body=body, within_s=within_s)

    def device_licenses(self, hardware_id: str) -> tuple[int, ...]:
        """Return the ids of the licenses that are active on a device (License API v4,
        device_licenses)."""
        _, answer = self._signed("GET", "device_licenses", query={"hardware_id": hardware_id})
        return model.parse_license_ids(answer)

    def deactivate(self, address: LicenseAddress) -> None:
        """Give this device's seat back (License API v4, deactivate_license; its answer is not
        signed)."""
        body: dict[str, Any] = {**address.as_fields(), "license_id": address.license_id}
        try:
            answer = self._call("POST", "deactivate_license", json_body=body)
        except ProgramRefused as refusal:
            if refusal.service_code != "validation_error":
                raise
            # A stricter server does not know license_id on this route (wire reference, 7.2).
            del body["license_id"]
            answer = self._call("POST", "deactivate_license", json_body=body)
        if answer.body.decode("utf-8", "replace").strip().strip('"') != _DEACTIVATED:
            raise AnswerNotUnderstood("the deactivation was not confirmed")

    def user_licenses(self, product: str, credential: SsoCredential) -> tuple[License, ...]:
        """List what a signed-in person may use (License API v4, user_licenses). Spends a code."""
        query = {"product": product, **credential.as_fields()}
        _, answer = self._signed("GET", "user_licenses", query=query)
        return model.parse_license_list(answer)

    def knock(self) -> Mapping[str, str]:
        """Ask without credentials, and return the header fields of whatever answers; names in small
        letters. Raises as every call does where nothing answers."""
        return self._sent("GET", "product_details", None, None, False, None).headers

    def product_details(self, product: str, env: str = "") -> ProductDetails:
        """Ask for a product: needs no license, so it tries the credentials (License API v4,
        product_details)."""
        query = {"product": product, **_present(env=env)}
        _, answer = self._signed("GET", "product_details", query=query)
        return model.parse_product_details(_as_object(answer))

    # ---- OAuth client credentials

    def fetch_token(self, client_id: str, client_secret: str) -> tuple[str, float]:
        """Return a bearer token and its life in seconds (License API v4, OAuth authorization)."""
        answer = self._call(
            "GET", "oauth_url", query={"login_type": "client_credentials"}, is_authorized=False
        )
        signature_raw = answer.headers.get("licensesignature")
        if signature_raw:
            signing.verify_response(self._public_key, answer.body, signature_raw)
        url_raw = strict_json.parse_object(answer.body).get("url")
        if not isinstance(url_raw, str) or not _may_carry_a_secret(url_raw):
            raise AnswerNotUnderstood("the token address is not an https address")
        form = {
            "grant_type": "client_credentials",
            "client_id": client_id,
            "client_secret": client_secret,
        }
        return parse_token(self._transport.call("POST", url_raw, form=form, headers={}))

    # ---- how a call goes

    def _checked(
        self, answer: Json, product: str, hardware_id: str, license_id: int | None
    ) -> License:
        license = model.parse_license(_as_object(answer))
        if license.product.short_code != product or license.hardware_id != hardware_id:
            raise SignatureWrong("the answer is about another product or device")
        if self._company_id and license.company_id != self._company_id:
            raise SignatureWrong("the answer is about another vendor's license")
        if license_id is not None and license.id != license_id:
            raise SignatureWrong("the answer is about another license")
        holder = license.username or license.license_key
        if license.license_signature and holder:
            signing.verify_license_signature(
                self._public_key,
                license.license_signature,
                hardware_id,
                holder,
                license.validity_raw,
            )
        return license

    def _signed(
        self,
        method: str,
        route: str,
        *,
        query: Mapping[str, str] | None = None,
        json_body: Mapping[str, Any] | None = None,
    ) -> tuple[SignedAnswer, Json]:
        answer = self._call(method, route, query=query, json_body=json_body)
        signature_raw = answer.headers.get("licensesignature")
        signing.verify_response(self._public_key, answer.body, signature_raw)
        signed = SignedAnswer(
            body=answer.body,
            signature=signature_raw or "",
            server_at=signing.parse_http_date(answer.headers.get("date")),
            received_at=self._clock(),
        )
        return signed, strict_json.parse(answer.body)

    def _call(
        self,
        method: str,
        route: str,
        *,
        query: Mapping[str, str] | None = None,
        json_body: Mapping[str, Any] | None = None,
        is_authorized: bool = True,
        within_s: float | None = None,
    ) -> Answer:
        for is_second_try in (False, True):
            answer = self._sent(method, route, query, json_body, is_authorized, within_s)
            if answer.status == 200:
                return answer
            refusal = refusal_in(route, answer, self._clock())
            is_worth_it = isinstance(refusal, TokenExpired) and not is_second_try
            if not (is_worth_it and self._authorization.renew()):
                raise refusal
        raise AssertionError("unreachable: the second try returns or raises")

    def _sent(
        self,
        method: str,
        route: str,
        query: Mapping[str, str] | None,
        json_body: Mapping[str, Any] | None,
        is_authorized: bool,
        within_s: float | None,
    ) -> Answer:
        date_text = signing.http_date(self._clock())
        headers = {"Date": date_text}
        if is_authorized:
            headers |= self._authorization.headers(date_text)
        return self._transport.call(
            method,
            self._base_url + route,
            query=query,
            json_body=json_body,
            headers=headers,
            within_s=within_s,
        )


def _may_carry_a_secret(url_raw: str) -> bool:
    parts = urlsplit(url_raw)
    return parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname or ""))


def _as_object(answer: Json) -> dict[str, Json]:
    if not isinstance(answer, dict):
        raise AnswerNotUnderstood("the answer is not an object")
    return answer


def _present(**fields: str) -> dict[str, str]:
    return {name: value for name, value in fields.items() if value}
