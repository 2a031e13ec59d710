"""The first page of all: where the workspace will be, and what to begin with."""

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dpp_desktop.ui.look.scale import Space
from dpp_desktop.ui.look.widgets import label
from dpp_desktop.ui.settings.path_field import PathField
from dpp_desktop.ui.welcome.welcome_card import WelcomeCard


class FirstPage(QWidget):
    """The choices of the welcome, and the folder they will be carried out in."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = WelcomeCard()
        self.place = PathField(path, self.tr("Folder of the workspace"))
        self.place.setObjectName("place")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(Space.S)
        rows.addWidget(self.card)
        rows.addSpacing(Space.S)
        rows.addWidget(label(self.tr("Everything is kept in this folder on this computer:")))
        rows.addWidget(self.place)
        rows.addStretch(1)
