"""Where does every file lie? All of them move with one argument."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from sso.record import record


@record
class Paths:
    """The folders of one program for one user; nothing is created here."""

    config: Path
    state: Path

    @classmethod
    def for_app(cls, app_id: str, data_dir: Path | None = None) -> Paths:
        """Return the platform's own folders, or those below `data_dir`."""
        if data_dir is not None:
            root = data_dir.absolute()
            return cls(config=root / "config", state=root / "state")
        import platformdirs

        folders = platformdirs.PlatformDirs(app_id, appauthor=False)
        return cls(config=Path(folders.user_config_dir), state=Path(folders.user_state_dir))

    @property
    def user_profile(self) -> Path:
        """A profile that the user put into place."""
        return self.config / "profile.toml"

    @property
    def user_settings(self) -> Path:
        """What the user chose: language, company code and the like."""
        return self.config / "settings.toml"

    @property
    def device(self) -> Path:
        """The stored identity of this device."""
        return self.state / "device.json"

    @property
    def logs(self) -> Path:
        """Folder of the logs."""
        return self.state / "logs"

    @property
    def licenses(self) -> Path:
        """Folder of the signed answers."""
        return self.state / "licenses"

    def license(self, product_code: str) -> Path:
        """The signed answers of one product."""
        return self.licenses / f"{_file_name(product_code)}.license"

    def contact(self, product_code: str) -> Path:
        """The outcome of the last contact about one product."""
        return self.licenses / f"{_file_name(product_code)}.contact.json"

    def seen(self, product_code: str) -> Path:
        """When a verdict about one product was last given, by our own clock."""
        return self.licenses / f"{_file_name(product_code)}.seen"

    def pending(self, product_code: str) -> Path:
        """An activation whose answer was lost."""
        return self.licenses / f"{_file_name(product_code)}.pending.json"

    @property
    def channel(self) -> Path:
        """The socket at which changes of the status are told, beside the status files."""
        return self.state / "status" / "status.sock"

    @property
    def autostart_mark(self) -> Path:
        """Says that the first run has dealt with the session's start."""
        return self.state / "autostart-settled"

    @property
    def notices(self) -> Path:
        """Which notices were shown already."""
        return self.state / "notices.json"

    @property
    def format(self) -> Path:
        """Which format of files this folder holds."""
        return self.state / "format.json"

    def status(self, product_code: str) -> Path:
        """The status that licensed programs read."""
        return self.state / "status" / f"{_file_name(product_code)}.json"


def _file_name(product_code: str) -> str:
    """Percent-encode a product code; a leading dot too, since it would hide or climb."""
    name = quote(product_code, safe="")
    return f"%2E{name[1:]}" if name.startswith(".") else name
