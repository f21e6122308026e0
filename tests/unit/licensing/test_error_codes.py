"""Is every code word of the license service one of our errors, on every route?"""

import pytest

from sso import errors
from sso.licensing.error_codes import ERROR_BY_SERVICE_CODE, error_for

ROUTES = (
    "sso_url",
    "activate_license",
    "check_license",
    "deactivate_license",
    "user_licenses",
    "product_details",
    "oauth_url",
)
# The words of the two error pages (wire reference, section 8), of 3.2 and 3.3, and of the routes.
KNOWN = """
active_license_required authorization_invalid_headers authorization_missing_params missing_headers
missing_parameters
not_found validation_error missing_content invalid_json api_key_product_not_allowed
archived_product blacklisted borrow_until_not_valid change_password_not_allowed
customer_account_id_mismatch customer_account_not_found customer_does_not_exist customer_not_found
device_not_found disabled_product hmac_required internal_error invalid_api_key
license_activated_max_times license_key_required license_not_active license_not_enabled
license_not_found missing_hardware_id order_id_exists signature_mismatch trial_expired
unknown_product unsupported_product_feature version_not_found
date_header_diff revoked_api_key read_only_api_key
oauth_token_expired oauth_token_malformed invalid_client unauthorized_client
license_expired product_version_not_supported license_borrow_not_allowed floating_not_available
floating_feature_device_not_in_use invalid_license_feature_code feature_not_floating
license_key_or_license_user_required trial_not_allowed invalid_product_auth_method
""".split()


@pytest.mark.parametrize("word", KNOWN)
def test_every_documented_word_is_known(word: str) -> None:
    assert word in ERROR_BY_SERVICE_CODE


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("word", KNOWN)
def test_a_documented_word_is_never_taken_for_an_unknown_one(route: str, word: str) -> None:
    kind = error_for(route, word)
    assert issubclass(kind, errors.KeyturnError)
    assert kind is not errors.RequestRefused
    assert kind is not errors.SignInRefused
    assert kind.exit_code in (11, 12, 13, 14, 15, 16, 20, 26, 27, 28)


@pytest.mark.parametrize(
    ("route", "word", "kind"),
    [
        ("activate_license", "license_not_found", errors.NoLicenseForUser),
        ("user_licenses", "license_not_found", errors.NoLicenseForUser),
        ("check_license", "license_not_found", errors.NotActivated),
        ("deactivate_license", "license_not_found", errors.NotActivated),
        ("check_license", "device_not_found", errors.NotActivated),
        ("check_license", "blacklisted", errors.NotActivated),
        ("activate_license", "blacklisted", errors.LicenseDisabled),
        ("activate_license", "license_activated_max_times", errors.DeviceLimitReached),
        ("check_license", "license_expired", errors.LicenseExpired),
        ("check_license", "trial_expired", errors.LicenseExpired),
        ("check_license", "license_not_enabled", errors.LicenseDisabled),
        ("check_license", "license_not_active", errors.LicenseDisabled),
        ("check_license", "floating_not_available", errors.SeatNeeded),
        ("sso_url", "customer_account_not_found", errors.SignInNotSetUp),
        ("sso_url", "unknown_product", errors.ProgramRefused),
        ("sso_url", "missing_headers", errors.ProgramRefused),
        ("sso_url", "authorization_missing_params", errors.ProgramRefused),
        ("sso_url", "date_header_diff", errors.ClockWrong),
        ("check_license", "oauth_token_expired", errors.TokenExpired),
        ("check_license", "oauth_token_malformed", errors.TokenExpired),
        ("check_license", "internal_error", errors.ServiceUnreachable),
    ],
)
def test_what_a_word_means_depends_on_the_route(
    route: str, word: str, kind: type[errors.KeyturnError]
) -> None:
    assert error_for(route, word) is kind


@pytest.mark.parametrize(
    ("route", "kind"),
    [
        ("sso_url", errors.SignInNotSetUp),
        ("activate_license", errors.SignInRefused),
        ("user_licenses", errors.SignInRefused),
        ("check_license", errors.RequestRefused),
        ("deactivate_license", errors.RequestRefused),
        ("product_details", errors.RequestRefused),
    ],
)
def test_an_unknown_word_is_about_what_the_route_is_about(
    route: str, kind: type[errors.KeyturnError]
) -> None:
    assert error_for(route, "sbx_never_heard_of") is kind
