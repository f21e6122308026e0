"""Which answers, licenses and keys do the unit tests work with? Built by hand, from the wire
reference."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from sso.licensing.model import License, SignedAnswer, parse_license
from sso.signin.authorization import AuthorizationRequest

NOW = datetime(2026, 1, 15, 12, 0, tzinfo=UTC)
HARDWARE_ID = "123"

# License API v4, activate_license, user-based license (wire reference, 6.2); ends 2026-06-18.
ACTIVATION: dict[str, Any] = json.loads(
    """{
 "id":1744810240166049,"active":true,
 "allow_grace_period":false,"allow_overages":false,"allow_unlimited_activations":false,
 "allow_offline_activation":true,"can_borrow":false,
 "custom_fields":[{"name":"field_num","data_type":null,"value":"100"}],
 "customer":{"email":"test101@mail.com","company_name":"Acme Inc.","reference":"ref_usr_321",
  "phone":"+1656123123123","first_name":"","last_name":"","city":"ci","postcode":"10000",
  "state":"st","country":"co","address":"ČK12",
  "customer_account":{"id":1262,"name":"","code":"abc"},"metadata":{"b":1}},
 "company":{"id":276},"device_id":1744810458472159,
 "enable_maintenance_period":true,"maintenance_period":"2025-07-18T00:00:00.000Z",
 "floating_timeout":120,"grace_period":0,
 "is_air_gapped":false,"is_expired":false,"is_floating":false,"is_floating_cloud":false,
 "is_hardware_key_auth":false,"is_trial":false,
 "license_type":"subscription","license_template_id":1125,
 "max_activations":10,"max_borrow_time":0,"max_overages":0,"max_transfers":10,
 "max_license_users":10,"metadata":{"a":1},"prevent_vm":false,
 "product_details":{"product_id":1743502393341012,"product_name":"myproduct",
  "short_code":"myproduct","allow_trial":true,"trial_days":5,"authorization_method":"user",
  "allow_overages":false,"max_overages":0,"prevent_vm":false,"validity_period":null,
  "floating_timeout":120,"company_id":276,"metadata":{}},
 "product_features":[{"id":1744810240094039,"code":"consumption_feature",
  "name":"consumption feature","feature_type":"consumption","expiry_date":null,
  "metadata":{"b":2},"max_consumption":10,"allow_unlimited_consumptions":false,
  "total_consumptions":0,"allow_overages":false,"max_overages":0,"reset_consumption":false,
  "consumption_period":null,"allow_negative_consumptions":true,"is_floating":false,
  "is_floating_cloud":false}],
 "start_date":null,"validity_period":"2026-06-18T00:00:00.000Z",
 "times_activated":2,"transfer_count":0,
 "user":{"id":3469,"email":"u@g.com","first_name":"","last_name":"","phone_number":"",
  "is_initial_password":true,"max_activations":1,"allow_unlimited_activations":false,
  "total_activations":1},
 "license_signature":"","request":"activation","username":"u@g.com","hardware_id":"123"
}"""
)


def activation(**changes: Any) -> dict[str, Any]:
    """The answer of 6.2 with other values; a change of `...` takes the field out."""
    answer = json.loads(json.dumps(ACTIVATION))
    for name, value in changes.items():
        if value is ...:
            del answer[name]
        else:
            answer[name] = value
    return answer


def license_(**changes: Any) -> License:
    """The license of 6.2 with other attributes."""
    return replace(parse_license(ACTIVATION), **changes)


@cache
def key_pair(bits: int = 2048) -> rsa.RSAPrivateKey:
    """One key pair for all tests; making one takes a while."""
    return rsa.generate_private_key(public_exponent=65537, key_size=bits)


def signature_of(body: bytes) -> str:
    """The service's signature over these bytes, with the tests' own key."""
    signature = key_pair().sign(body, padding.PKCS1v15(), hashes.SHA256())
    return base64.b64encode(signature).decode("ascii")


def evidence(answer: dict[str, Any] | None = None, received_at: datetime = NOW) -> SignedAnswer:
    """A signed answer as it came from the wire."""
    body = json.dumps(ACTIVATION if answer is None else answer, ensure_ascii=False).encode()
    return SignedAnswer(body, signature_of(body), received_at - timedelta(seconds=2), received_at)


def request(**changes: Any) -> AuthorizationRequest:
    """An authorization request in code mode."""
    plain = AuthorizationRequest(
        url="https://id.acme.test/auth?response_type=code&state=our-state",
        host="id.acme.test",
        redirect_uri="http://localhost:47811/callback",
        response_type="code",
        state="our-state",
        nonce=None,
        issuer="https://id.acme.test/realm",
        client_id="license-users",
    )
    return replace(plain, **changes)
