"""The strip at the top of the window: the main button, and the field for scans."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from dpp_desktop.ui.look.scale import ICON, Space
from dpp_desktop.ui.look.widgets import primary
from dpp_desktop.ui.tokens.scan_field import ScanField

_SCAN_WIDTH = 420


class Header(QWidget):
    """Always there, whatever page is shown."""

    def __init__(self, new_job: QAction, pages: Sequence[QAction], scan: ScanField) -> None:
        super().__init__()
        self.setObjectName("header")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.M, Space.L, 0)
        row.setSpacing(Space.S)
        row.addWidget(self._new_job(new_job))
        for page in pages:
            row.addWidget(_button(page))
        row.addStretch(1)
        scan.setMaximumWidth(_SCAN_WIDTH)
        row.addWidget(scan, 2)

    def _new_job(self, action: QAction) -> QPushButton:
        button = primary(QPushButton(self.tr("New mint job")), "add")
        button.setObjectName("new_job")
        button.setToolTip(action.toolTip())
        button.clicked.connect(action.trigger)
        return button


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setIconSize(QSize(ICON, ICON))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button
