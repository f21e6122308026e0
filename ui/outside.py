"""What happens outside of this process that is worth a look? Another process stored something; the
network came back.

Only a faster way: the coarse timer finds out about both anyhow.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal
from PySide6.QtNetwork import QNetworkInformation

from sso.errors import StoreFailed
from sso.storage import atomic_file

_SETTLED_AFTER_MS = 200  # a change is several writes


class Outside(QObject):
    """Watches the license files and the network.

    Signals:
        stored_changed(): something in the folder of the licenses changed.
        network_returned(): the network is there again.
    """

    stored_changed = Signal()
    network_returned = Signal()

    def __init__(self, licenses: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_AFTER_MS)
        self._settled.timeout.connect(self.stored_changed)
        self._watcher = QFileSystemWatcher(self)
        try:
            atomic_file.make_private_folder(licenses)
            self._watcher.addPath(str(licenses))
        except (OSError, StoreFailed):
            pass  # whoever stores something there will say what is wrong
        self._watcher.directoryChanged.connect(lambda folder: self._settled.start())
        self._watch_network()

    def _watch_network(self) -> None:
        if not QNetworkInformation.loadBackendByFeatures(QNetworkInformation.Feature.Reachability):
            return
        network = QNetworkInformation.instance()
        self._was_online = network.reachability() == QNetworkInformation.Reachability.Online
        network.reachabilityChanged.connect(self._on_reachability_changed)

    def _on_reachability_changed(self, reachability: QNetworkInformation.Reachability) -> None:
        is_online = reachability == QNetworkInformation.Reachability.Online
        if is_online and not self._was_online:
            self.network_returned.emit()
        self._was_online = is_online
