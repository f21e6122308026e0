"""Which error of ours is a code word of the license service? (License API v4, error responses)"""

from __future__ import annotations

from sso import errors

_PROGRAM = errors.ProgramRefused

ERROR_BY_SERVICE_CODE: dict[str, type[errors.KeyturnError]] = {
    # request authorization (section 3.2) and OAuth (3.3)
    "missing_headers": _PROGRAM,
    "authorization_invalid_headers": _PROGRAM,
    "authorization_missing_params": _PROGRAM,
    "hmac_required": _PROGRAM,
    "date_header_diff": errors.ClockWrong,
    "signature_mismatch": _PROGRAM,
    "invalid_api_key": _PROGRAM,
    "revoked_api_key": _PROGRAM,
    "read_only_api_key": _PROGRAM,
    "api_key_product_not_allowed": _PROGRAM,
    "oauth_token_expired": errors.TokenExpired,
    "oauth_token_malformed": errors.TokenExpired,
    "invalid_client": _PROGRAM,
    "unauthorized_client": _PROGRAM,
    # the product
    "unknown_product": _PROGRAM,
    "archived_product": _PROGRAM,
    "disabled_product": _PROGRAM,
    "product_version_not_supported": _PROGRAM,
    "invalid_product_auth_method": _PROGRAM,
    # the request
    "missing_parameters": _PROGRAM,
    "missing_hardware_id": _PROGRAM,
    "license_key_required": _PROGRAM,
    "license_key_or_license_user_required": _PROGRAM,
    "validation_error": _PROGRAM,
    "invalid_json": _PROGRAM,
    "missing_content": _PROGRAM,
    "not_found": _PROGRAM,
    "version_not_found": _PROGRAM,
    "order_id_exists": _PROGRAM,
    "trial_not_allowed": _PROGRAM,
    "change_password_not_allowed": _PROGRAM,
    "unsupported_product_feature": _PROGRAM,
    "invalid_license_feature_code": _PROGRAM,
    "feature_not_floating": _PROGRAM,
    "floating_feature_device_not_in_use": _PROGRAM,
    "license_borrow_not_allowed": errors.BorrowRefused,
    "borrow_until_not_valid": errors.BorrowRefused,
    # the customer
    "customer_account_not_found": errors.SignInNotSetUp,
    "customer_account_id_mismatch": errors.SignInNotSetUp,
    "customer_does_not_exist": errors.SignInNotSetUp,
    "customer_not_found": errors.SignInNotSetUp,
    # the license
    "license_not_found": errors.NotActivated,
    "device_not_found": errors.NotActivated,
    "blacklisted": errors.NotActivated,
    "license_activated_max_times": errors.DeviceLimitReached,
    "license_expired": errors.LicenseExpired,
    "trial_expired": errors.LicenseExpired,
    "license_not_enabled": errors.LicenseDisabled,
    "license_not_active": errors.LicenseDisabled,
    "active_license_required": errors.LicenseDisabled,
    "floating_not_available": errors.SeatNeeded,
    # trouble
    "internal_error": errors.ServiceUnreachable,
}

# On activation the person has just signed in: the same word means that nobody gave them a license.
_ON_ACTIVATION: dict[str, type[errors.KeyturnError]] = {
    "license_not_found": errors.NoLicenseForUser,
    "blacklisted": errors.LicenseDisabled,
}

_SIGN_IN_ROUTES = frozenset({"sso_url"})
_ACTIVATION_ROUTES = frozenset({"activate_license", "user_licenses"})


def error_for(route: str, service_code: str) -> type[errors.KeyturnError]:
    """Return our error for a refusal; an unknown code keeps its meaning open but names its side.

    A code that we do not know is about the sign-in where the request carried one, since the literal
    words of the service's single sign-on errors are not documented (License API v4, section 5.4).
    """
    if route in _ACTIVATION_ROUTES and service_code in _ON_ACTIVATION:
        return _ON_ACTIVATION[service_code]
    known = ERROR_BY_SERVICE_CODE.get(service_code)
    if known is not None:
        return known
    if route in _SIGN_IN_ROUTES:
        return errors.SignInNotSetUp
    if route in _ACTIVATION_ROUTES:
        return errors.SignInRefused
    return errors.RequestRefused
