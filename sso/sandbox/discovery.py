"""What does a provider say about itself, and how does it lie there?"""

from collections.abc import Collection

from sso.sandbox.token_lies import WRONG_ISSUER


def lied_about(lies: Collection[str], document: dict[str, object]) -> dict[str, object]:
    """The discovery document with these lies in it."""
    missing = {lie.removesuffix("_missing") for lie in lies}
    kept = {name: value for name, value in document.items() if name not in missing}
    return {**kept, "issuer": WRONG_ISSUER} if "issuer_mismatch" in lies else kept
