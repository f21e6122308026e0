"""What would a browser act on in a page? Its forms, its meta elements, its words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

_DENIALS = ("deny", "cancel")


@dataclass
class Form:
    """One form with its fields and its named buttons, in the order of the page."""

    action: str
    name: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    buttons: list[tuple[str, str, str]] = field(default_factory=list)
    """Id, name and value of each button."""

    @property
    def asks_for_password(self) -> bool:
        """Whether a person has to type a password here."""
        return "password" in self.fields

    @property
    def asks_to_sign_out(self) -> bool:
        """Whether this only confirms a sign-off."""
        return any(id_ == "sign-out" for id_, _, _ in self.buttons)

    def filled(self, answers: Mapping[str, str], *, denies: bool) -> dict[str, str]:
        """The posted fields: answers where asked, and one button, the first or the denying one."""
        known = {name: answers[name] for name in self.fields if answers.get(name)}
        return {**self.fields, **known, **self._pressed(answers, denies=denies)}

    def _pressed(self, answers: Mapping[str, str], *, denies: bool) -> dict[str, str]:
        named = [(name, value) for _, name, value in self.buttons if name]
        wanted = [
            (name, value)
            for name, value in named
            if (denies and value in _DENIALS) or (value and answers.get(name) == value)
        ]
        return dict((wanted or named)[:1])


class PageReader(HTMLParser):
    """The forms and the meta elements of one page."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.metas: dict[str, str] = {}
        self.text: list[str] = []

    @property
    def first_form(self) -> Form | None:
        """The form that a person would use, or None."""
        return self.forms[0] if self.forms else None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect what a browser would act on."""
        values = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(Form(values.get("action", ""), values.get("id", "")))
        elif tag == "input" and self.forms and "name" in values:
            self.forms[-1].fields[values["name"]] = values.get("value", "")
        elif tag == "button" and self.forms:
            button = (values.get("id", ""), values.get("name", ""), values.get("value", ""))
            self.forms[-1].buttons.append(button)
        elif tag == "meta" and "name" in values:
            self.metas[values["name"]] = values.get("content", "")

    def handle_data(self, data: str) -> None:
        """Collect text for error messages."""
        if data.strip():
            self.text.append(data.strip())
