"""Whose products are imported, and from which file."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from dpp_desktop.model.brand import Brand
from dpp_desktop.ui.look.icons import icon
from dpp_desktop.ui.look.scale import ICON, Space
from dpp_desktop.ui.look.widgets import label
from dpp_desktop.ui.settings.choosing import choose_file


class SourceRow(QWidget):
    """Asks for brand and file."""

    chosen = Signal()
    """There is another file."""
    brand_changed = Signal()
    """There is another brand for the file."""

    def __init__(self, known: Sequence[Brand], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file: Path | None = None
        self._known = tuple(known)
        self._brand = QComboBox()
        self._brand.setObjectName("brand")
        self._brand.addItems([brand.name for brand in known])
        self._brand.setAccessibleName(self.tr("The products are of brand"))
        self._brand.currentIndexChanged.connect(self._tell_if_complete)
        self._name = QLineEdit(readOnly=True)
        self._name.setObjectName("file")
        self._name.setAccessibleName(self.tr("File"))
        self._name.setPlaceholderText(self.tr("CSV, XLSX, ODS or JSON"))
        self._choose = QPushButton(icon("folder"), self.tr("Choose &file…"))
        self._choose.setObjectName("choose")
        self._choose.setIconSize(QSize(ICON, ICON))
        self._choose.setAutoDefault(False)
        self._choose.clicked.connect(self.ask)
        self._lay_out()

    @property
    def brand(self) -> Brand:
        """The brand whose products these are."""
        return self._known[self._brand.currentIndex()]

    def allow(self, allowed: bool) -> None:  # noqa: FBT001 - the only argument
        """Whether another brand or file can be chosen now."""
        self._brand.setEnabled(allowed)
        self._choose.setEnabled(allowed)

    @Slot()
    def ask(self) -> None:
        """Has the user choose a file."""
        kind = self.tr("Products (*.csv *.tsv *.txt *.xlsx *.ods *.json);;All files (*)")
        choose_file(self, self.tr("Import products"), kind, self.take)

    def take(self, file: Path) -> None:
        """Takes the file."""
        self.file = file
        self._name.setText(str(file))
        self.chosen.emit()

    @Slot()
    def _tell_if_complete(self) -> None:
        if self.file:
            self.brand_changed.emit()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(label(self.tr("Brand"), "secondary"))
        row.addWidget(self._brand)
        row.addSpacing(Space.M)
        row.addWidget(self._name, 1)
        row.addWidget(self._choose)
