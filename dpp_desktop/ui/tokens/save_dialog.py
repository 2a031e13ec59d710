"""Asks where to save a QR code, and as what."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget


class SaveQrDialog(QFileDialog):
    """Offers SVG and PNG. Opened with `open`, it answers with `chosen`."""

    chosen = Signal(object)
    """The Path of the file."""

    def __init__(self, name: str, folder: Path, parent: QWidget) -> None:
        """`name` is offered as the file's name, without its ending."""
        super().__init__(parent)
        self.setObjectName("saveQrDialog")
        self.setWindowTitle(self.tr("Save QR code"))
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self._endings = {
            self.tr("SVG, sharp at any size (*.svg)"): "svg",
            self.tr("PNG, for printing at 600 dpi (*.png)"): "png",
        }
        self.setNameFilters(list(self._endings))
        self.setDefaultSuffix("svg")
        self.setDirectory(str(folder))
        self.selectFile(name)
        self.filterSelected.connect(self._take_ending)
        self.fileSelected.connect(self._choose)

    @Slot(str)
    def _take_ending(self, name_filter: str) -> None:
        self.setDefaultSuffix(self._endings[name_filter])

    @Slot(str)
    def _choose(self, file: str) -> None:
        self.chosen.emit(Path(file))
