"""Is the process named for Windows, and does a link of macOS' arrive?"""

import pytest
from PySide6.QtCore import QEvent, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from ui.platform_ties import OpenedLinks, name_process


@pytest.mark.parametrize(
    ("platform", "named"), [("win32", ["com.example.License"]), ("linux", []), ("darwin", [])]
)
def test_only_windows_hears_the_id(platform: str, named: list[str]) -> None:
    heard: list[str] = []
    name_process("com.example.License", platform, heard.append)
    assert heard == named


def test_a_link_that_the_system_opens_arrives_and_other_events_go_on(qapp: QApplication) -> None:
    links = OpenedLinks(qapp)
    heard: list[str] = []
    links.opened.connect(heard.append)
    try:
        address = "keyturn://activate?product=CAD-PRO&customer=ACME"
        qapp.sendEvent(qapp, QFileOpenEvent(QUrl(address)))
        assert heard == [address]
        assert not links.eventFilter(qapp, QEvent(QEvent.Type.User))
    finally:
        qapp.removeEventFilter(links)
        links.deleteLater()
