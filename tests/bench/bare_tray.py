"""What is the least that a PySide6 tray program does? An icon, a menu of three entries, no more.

The limit that ours is measured against; started as a script, from the source or frozen.
"""

import sys

from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon


def main() -> int:
    application = QApplication(sys.argv[:1])
    application.setQuitOnLastWindowClosed(False)
    picture = QPixmap(22, 22)
    picture.fill("#3366cc")
    menu = QMenu()
    for text in ("Open", "About"):
        menu.addAction(text)
    menu.addAction("Quit").triggered.connect(application.quit)
    icon = QSystemTrayIcon(QIcon(picture))
    icon.setContextMenu(menu)
    icon.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
