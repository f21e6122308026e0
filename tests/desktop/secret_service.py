"""What lies in the session's secret store? Asked over D-Bus, past the program's own code."""

import secretstorage
from jeepney.io.blocking import DBusConnection


class SecretService:
    """The default collection, unlocked by the rig."""

    def __init__(self, connection: DBusConnection) -> None:
        self._collection = secretstorage.get_default_collection(connection)

    def texts(self) -> list[str]:
        """Every secret that is stored now."""
        return [item.get_secret().decode() for item in self._collection.get_all_items()]

    def attributes(self) -> list[dict[str, str]]:
        return [item.get_attributes() for item in self._collection.get_all_items()]

    def clear(self) -> None:
        for item in self._collection.get_all_items():
            item.delete()
