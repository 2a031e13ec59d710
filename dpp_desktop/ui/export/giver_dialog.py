"""Asks who hands packs over."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dpp_desktop.exporting.handover import MAX_NAME
from dpp_desktop.ui.look.scale import Space
from dpp_desktop.ui.look.widgets import decision, label, primary

_WIDTH = 460


class GiverDialog(QDialog):
    """Accepted, it has the `name` of who hands the packs over."""

    def __init__(self, packs: str, name: str, parent: QWidget | None = None) -> None:
        """Takes which packs, in words, and who handed packs over last."""
        super().__init__(parent)
        self._line = QLineEdit(name)
        self._line.setObjectName("giver")
        self._line.setMaxLength(MAX_NAME)
        self._line.selectAll()
        self._line.textChanged.connect(self._allow)
        self._mark = primary(QPushButton(self.tr("&Mark as handed over")))
        self._mark.setObjectName("mark")
        self._mark.setDefault(True)
        self._lay_out(packs)
        self._allow()

    @property
    def name(self) -> str:
        """The name that is written."""
        return self._line.text().strip()

    @Slot()
    def _allow(self) -> None:
        self._mark.setEnabled(bool(self.name))

    def _lay_out(self, packs: str) -> None:
        self.setObjectName("giver_dialog")
        self.setWindowTitle(self.tr("Hand over"))
        self.setMinimumWidth(_WIDTH)
        told = label(packs, "strong")
        told.setWordWrap(True)
        asked = label(self.tr("&Who hands them over?"))
        asked.setBuddy(self._line)
        box = decision(self, self._mark, self.tr("Cancel"))
        box.accepted.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.M)
        for part in (told, asked, self._line, box):
            column.addWidget(part)
