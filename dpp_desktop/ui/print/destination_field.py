"""The field that chooses where labels are printed: a printer, several at once, or a file."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QWidget

from dpp_desktop.printing.printers.settings import Printer
from dpp_desktop.printing.prints.outputs import Destination
from dpp_desktop.ui.widgets.basics import column_layout, push_button, row_layout
from dpp_desktop.ui.widgets.path_line import PathLine
from dpp_desktop.ui.widgets.save_dialog import SaveDialog

_SEVERAL, _FILE = "several", "file"
_LEAST_SHARED = 2
_SHOWN_PRINTERS = 5


class DestinationField(QWidget):
    """A list of the printers, "Several printers" and "File…", and below it what belongs to it."""

    changed = Signal()
    chosen = Signal()
    """The user chose another printer, or a file."""

    def __init__(self, folder: Path, name: str, parent: QWidget | None = None) -> None:
        """Suggest a file of that name without ending in the folder."""
        super().__init__(parent)
        self._folder = folder
        self._name = name
        self._printers: Sequence[Printer] = ()
        self._file: Path | None = None
        self._replaces = False
        """The file existed when it was chosen, and the file dialog has asked about it."""
        self.box = QComboBox()
        self.box.setObjectName("destination")
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._line = PathLine("print_file")
        self._line.setAccessibleName(self.tr("File"))
        self._line.setPlaceholderText(self.tr("No file is chosen."))
        self._change_file = push_button(self.tr("C&hange…"), "choose_print_file", self._ask)
        self._change_file.setAutoDefault(False)
        self._file_row = QWidget()
        row = row_layout(parent=self._file_row)
        row.addWidget(self._line, 1)
        row.addWidget(self._change_file)
        self._list = QListWidget()
        self._list.setObjectName("shared_printers")
        self._list.setAccessibleName(self.tr("Printers that share the labels"))
        column_layout(self.box, self._file_row, self._list, parent=self)
        self.setFocusProxy(self.box)
        self.box.activated.connect(self._activate)
        self.box.currentIndexChanged.connect(self._show)
        self._list.itemChanged.connect(self.changed)
        self.show_printers(())

    @property
    def printers(self) -> tuple[Printer, ...]:
        """The printers that are chosen; none for a file."""
        place = self.box.currentIndex()
        if self.is_shared:
            return tuple(
                printer
                for row, printer in enumerate(self._printers)
                if self._list.item(row).checkState() is Qt.CheckState.Checked
            )
        return (self._printers[place],) if 0 <= place < len(self._printers) else ()

    @property
    def is_file(self) -> bool:
        """True if labels are printed to a file."""
        return bool(self.box.currentData() == _FILE)

    @property
    def is_shared(self) -> bool:
        """True if several printers print at once."""
        return bool(self.box.currentData() == _SEVERAL)

    def missing(self) -> str:
        """Return what the user must do first; empty if a destination is chosen."""
        if self.is_shared and len(self.printers) < _LEAST_SHARED:
            return self.tr("Select at least two printers.")
        return self.tr("Choose a file.") if self.is_file and self._file is None else ""

    def destination(self) -> Destination | None:
        """Return where to print, the first one of several printers; None if it isn't complete."""
        if self.missing():
            return None
        if self.is_file:
            return Destination(file=self._file, replace=self._replaces)
        return Destination(self.printers[0].name)

    def show_printers(self, printers: Sequence[Printer]) -> None:
        """Offer these printers."""
        with QSignalBlocker(self.box), QSignalBlocker(self._list):
            self._printers = printers
            self.box.clear()
            self._list.clear()
            for printer in printers:
                self.box.addItem(printer.name)
                item = QListWidgetItem(printer.name, self._list)
                item.setCheckState(Qt.CheckState.Unchecked)
            if len(printers) >= _LEAST_SHARED:
                self.box.addItem(self.tr("Several printers"), _SEVERAL)
            self.box.addItem(self.tr("File (PDF or ZPL)…"), _FILE)
        rows = min(len(printers), _SHOWN_PRINTERS)
        height = rows * self._list.sizeHintForRow(0) + 2 * self._list.frameWidth()
        self._list.setFixedHeight(max(height, 0))
        self._show()

    def suggest(self, printers: Sequence[str] | None) -> None:
        """Select the printers of these names, ignoring case; none for a file, None for any."""
        if printers is None:
            return
        wanted = {name.casefold() for name in printers}
        found = [row for row, each in enumerate(self._printers) if each.name.casefold() in wanted]
        if not wanted:
            self.box.setCurrentIndex(self.box.findData(_FILE))
        elif len(found) == 1:
            self.box.setCurrentIndex(found[0])
        elif found:
            self._check(found)
            self.box.setCurrentIndex(self.box.findData(_SEVERAL))

    def _offer_single(self) -> None:
        """Select the printer that was chosen alone, because it is usually one of several."""
        place = self.box.currentIndex()
        if 0 <= place < len(self._printers):
            self._check([place])

    def _check(self, rows: Sequence[int]) -> None:
        with QSignalBlocker(self._list):
            for row in range(self._list.count()):
                is_checked = row in rows
                state = Qt.CheckState.Checked if is_checked else Qt.CheckState.Unchecked
                self._list.item(row).setCheckState(state)

    @Slot()
    def _activate(self) -> None:
        self.chosen.emit()
        if self.is_file and self._file is None:
            self._ask()

    @Slot()
    def _ask(self) -> None:
        formats = {self.tr("PDF documents (*.pdf)"): "pdf", self.tr("ZPL files (*.zpl)"): "zpl"}
        dialog = SaveDialog(self.tr("Print to file"), self._name, self._folder, formats, self)
        dialog.setObjectName("print_to_file")
        dialog.chosen.connect(self._use_file)
        dialog.open()

    def _use_file(self, file: Path) -> None:
        self._file = file
        self._replaces = file.exists()
        self._line.show_path(str(file))
        self.changed.emit()

    @Slot()
    def _show(self) -> None:
        self._file_row.setVisible(self.is_file)
        self._list.setVisible(self.is_shared)
        self._offer_single()
        self.changed.emit()
