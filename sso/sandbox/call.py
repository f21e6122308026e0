"""What did the client ask? One API call with its parameters checked as they are read."""

from collections.abc import Mapping
from dataclasses import dataclass

from sso.sandbox.catalogue import PRODUCTS, Product
from sso.sandbox.refusals import Refusal, invalid, missing
from sso.sandbox.world import World


@dataclass(frozen=True)
class Call:
    """The parameters of one API call: a query (all strings) or a JSON body."""

    route: str
    raw: Mapping[str, object]

    def text(self, name: str) -> str:
        """A required string. Raises Refusal missing_parameters or validation_error."""
        value = self.optional_text(name)
        if not value:
            raise missing(name)
        return value

    def optional_text(self, name: str) -> str | None:
        """A string, or None when it is absent. Raises Refusal validation_error."""
        value = self.raw.get(name)
        if value is not None and not isinstance(value, str):
            raise invalid(f"{name} must be a string")
        return value

    def require(self, *names: str) -> None:
        """All of these are present. Raises Refusal missing_parameters that names the absent."""
        absent = [name for name in names if self.raw.get(name) in (None, "")]
        if absent:
            raise missing(*absent)

    def allow_only(self, names: frozenset[str]) -> None:
        """Nothing else is present. Raises Refusal validation_error."""
        extra = sorted(set(self.raw) - names)
        if extra:
            raise invalid(f"additional properties: {', '.join(extra)}")

    def license_id(self) -> int | None:
        """The chosen license: a JSON number, or digits in a query."""
        raw = self.raw.get("license_id")
        if raw is None:
            return None
        if isinstance(raw, str) and raw.isascii() and raw.isdigit():
            return int(raw)
        if isinstance(raw, int) and not isinstance(raw, bool):
            return raw
        raise invalid("license_id must be a number")

    def product(self, world: World) -> Product:
        """The product. Raises Refusal unknown_product with the status of the setting."""
        found = PRODUCTS.get(self.text("product"))
        if found is None:
            raise Refusal(
                "unknown_product",
                "Product does not exist",
                status=world.settings.unknown_product_status,
            )
        return found
