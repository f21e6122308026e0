"""How does the service say no? An HTTP status, a code, a message (License API v4, errors)."""


class Refusal(Exception):
    """A refused API call; becomes the body ``{"status", "code", "message"}``."""

    def __init__(self, code: str, message: str = "", status: int = 400) -> None:
        super().__init__(code)
        self.code = code
        self.status = status
        self.message = message or code.replace("_", " ").capitalize()

    def as_body(self) -> dict[str, object]:
        """The error body of section 3.5."""
        return {"status": self.status, "code": self.code, "message": self.message}


def missing(*names: str) -> Refusal:
    """A required parameter is absent."""
    return Refusal("missing_parameters", f"Missing parameters: {', '.join(names)}")


def invalid(why: str) -> Refusal:
    """The request violates the schema."""
    return Refusal("validation_error", f"Validation error: {why}")
