"""How a list is read: which sheet of a workbook, in which encoding."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from dpp_desktop.passports.catalogues.encodings import ENCODINGS
from dpp_desktop.passports.catalogues.tables import Origin
from dpp_desktop.ui.look.scale import Space
from dpp_desktop.ui.look.widgets import label


class ReadingRow(QWidget):
    """Offers the sheets of a workbook, or the encodings of a text file; else it is hidden."""

    changed = Signal()
    """The user has chosen another sheet or encoding."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet: str | None = None
        self.encoding: str | None = None
        self._sheets = _box("sheet", self.tr("Sheet"))
        self._encodings = _box("encoding", self.tr("Encoding"))
        self._sheets.activated.connect(self._choose_sheet)
        self._encodings.activated.connect(self._choose_encoding)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        self._labels: dict[QComboBox, QLabel] = {}
        for box in (self._sheets, self._encodings):
            self._labels[box] = label(box.accessibleName(), "secondary")
            row.addWidget(self._labels[box])
            row.addWidget(box)
        row.addStretch(1)
        self.forget()

    def forget(self) -> None:
        """Offers and chooses nothing: there is another file."""
        self.sheet = self.encoding = None
        self._show(sheets=False, encodings=False)

    def allow(self, allowed: bool) -> None:  # noqa: FBT001 - the only argument
        """Whether another sheet or encoding can be chosen now."""
        self._sheets.setEnabled(allowed)
        self._encodings.setEnabled(allowed)

    def show_origin(self, origin: Origin) -> None:
        """Shows how the file was read, and offers the others."""
        if origin.sheet:
            self.offer_sheets(origin.sheets, origin.sheet)
        elif origin.encoding:
            self.offer_encodings(origin.encoding if self.encoding is None else "")
        else:
            self._show(sheets=False, encodings=False)

    def offer_sheets(self, sheets: Sequence[str], read: str = "") -> None:
        """Offers these sheets; `read` is the one that was read, empty if none could be."""
        self._sheets.clear()
        self._sheets.addItems(list(dict.fromkeys((*sheets, *([read] if read else ())))))
        self._sheets.setCurrentText(read)
        if not read:
            self._sheets.setCurrentIndex(-1)
        self._show(sheets=True, encodings=False)

    def offer_encodings(self, recognized: str = "") -> None:
        """Offers all encodings; `recognized` is the one that was found, empty if none was."""
        self._encodings.clear()
        automatic = self.tr("Automatic")
        if recognized:
            automatic = self.tr("Automatic: {encoding}").format(encoding=recognized)
        self._encodings.addItem(automatic, None)
        for name in ENCODINGS:
            self._encodings.addItem(name, name)
        self._encodings.setCurrentIndex(max(self._encodings.findData(self.encoding), 0))
        self._show(sheets=False, encodings=True)

    @Slot()
    def _choose_sheet(self) -> None:
        self.sheet = self._sheets.currentText()
        self.changed.emit()

    @Slot()
    def _choose_encoding(self) -> None:
        self.encoding = self._encodings.currentData()
        self.changed.emit()

    def _show(self, *, sheets: bool, encodings: bool) -> None:
        for box, shown in ((self._sheets, sheets), (self._encodings, encodings)):
            box.setVisible(shown)
            self._labels[box].setVisible(shown)
        self.setVisible(sheets or encodings)


def _box(name: str, text: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(text)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return box
