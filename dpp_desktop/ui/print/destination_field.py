"""The field that chooses where labels are printed: a printer, or a file."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from dpp_desktop.printing.printers.settings import Printer
from dpp_desktop.printing.prints.outputs import Destination
from dpp_desktop.ui.widgets.basics import column_layout, push_button, row_layout
from dpp_desktop.ui.widgets.plain_text import set_tooltip
from dpp_desktop.ui.widgets.save_dialog import SaveDialog


class DestinationField(QWidget):
    """A list of the printers and "File…", and below it the file."""

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
        self.box = QComboBox()
        self.box.setObjectName("destination")
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._line = QLineEdit()
        self._line.setObjectName("print_file")
        self._line.setReadOnly(True)
        self._line.setAccessibleName(self.tr("File"))
        self._line.setPlaceholderText(self.tr("No file is chosen."))
        self._change_file = push_button(self.tr("C&hange…"), "choose_print_file", self._ask)
        self._change_file.setAutoDefault(False)
        self._file_row = QWidget()
        row = row_layout(parent=self._file_row)
        row.addWidget(self._line, 1)
        row.addWidget(self._change_file)
        column_layout(self.box, self._file_row, parent=self)
        self.setFocusProxy(self.box)
        self.box.activated.connect(self._activate)
        self.box.currentIndexChanged.connect(self._show)
        self.show_printers(())

    @property
    def printer(self) -> Printer | None:
        """The printer that is chosen, None for a file."""
        place = self.box.currentIndex()
        return self._printers[place] if 0 <= place < len(self._printers) else None

    @property
    def is_file(self) -> bool:
        """True if labels are printed to a file."""
        return self.printer is None

    def destination(self) -> Destination | None:
        """Return where to print, None if no file is chosen yet."""
        if self.printer:
            return Destination(self.printer.name)
        # The user has confirmed in the file dialog that an existing file is replaced.
        return Destination(file=self._file, replace=True) if self._file else None

    def show_printers(self, printers: Sequence[Printer]) -> None:
        """Offer these printers."""
        with QSignalBlocker(self.box):
            self._printers = printers
            self.box.clear()
            self.box.addItems([printer.name for printer in printers])
            self.box.addItem(self.tr("File (PDF or ZPL)…"))
        self._show()

    def suggest(self, printer: str | None) -> None:
        """Select the printer of that name, ignoring case; empty for a file, None for any."""
        names = [each.name.casefold() for each in self._printers]
        if printer is not None and printer.casefold() in names:
            self.box.setCurrentIndex(names.index(printer.casefold()))
        elif printer == "":
            self.box.setCurrentIndex(len(names))

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
        self._line.setText(str(file))
        set_tooltip(self._line, str(file))
        self._line.setCursorPosition(0)
        self.changed.emit()

    @Slot()
    def _show(self) -> None:
        self._file_row.setVisible(self.is_file)
        self.changed.emit()
