"""Is a code challenge what the two kinds of server expect?"""

from __future__ import annotations

import re

import pytest

from sso.signin import pkce

HEX = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"


def test_the_vector_of_rfc_7636() -> None:
    """Appendix B."""
    found = pkce.challenge_for("S256", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
    assert found.challenge == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
    assert found.as_parameters()["code_challenge_method"] == "S256"


def test_the_vector_of_the_ultimaker_account() -> None:
    found = pkce.challenge_for("S512-ultimaker", HEX)
    assert found.challenge == (
        "f501ehos_11zZ_c5OksFlK6Ivy7vo3ztlOjNTtZLHi6HQo832Y6NXJKXaIqIVB8xnUCamUElSeOf3vzrxXlW0w=="
    )
    assert found.method == "S512"


@pytest.mark.parametrize("kind", ["S256", "S512-ultimaker"])
def test_every_verifier_is_new_and_within_the_rfcs_bounds(kind: str) -> None:
    found = [pkce.new_challenge(kind) for _ in range(50)]
    verifiers = {one.verifier for one in found if one is not None}
    assert len(verifiers) == 50
    assert all(re.fullmatch(r"[A-Za-z0-9._~-]{43,128}", verifier) for verifier in verifiers)


def test_none_is_none() -> None:
    assert pkce.new_challenge("none") is None


def test_the_verifier_does_not_show() -> None:
    assert HEX not in repr(pkce.challenge_for("S256", HEX))
