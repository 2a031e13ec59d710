"""The file dialog for saving a file in one of several formats."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from dpp_desktop.ui.widgets.file_dialog import FileDialog
from dpp_desktop.ui.widgets.plain_text import window_title


class SaveDialog(FileDialog):
    """Asks for a file of one of several formats. Use `open`, and connect to `chosen`."""

    chosen = Signal(object)
    """The Path of the file."""

    def __init__(
        self, title: str, name: str, folder: Path, extensions: Mapping[str, str], parent: QWidget
    ) -> None:
        """Take the suggested file name, with or without its extension.

        `extensions` are the file name extensions of the formats by their filters, such as
        'JSON (*.json)'; the first one is the default.
        """
        super().__init__(parent)
        self.setWindowTitle(window_title(title))
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self._extensions = dict(extensions)
        self.setNameFilters(list(extensions))
        self.setDefaultSuffix(next(iter(extensions.values())))
        self.setDirectory(str(folder))
        self.selectFile(name)
        self.filterSelected.connect(self._set_extension)
        self.fileSelected.connect(self._choose)
        self.finished.connect(self.deleteLater)

    @Slot(str)
    def _set_extension(self, name_filter: str) -> None:
        self.setDefaultSuffix(self._extensions[name_filter])

    @Slot(str)
    def _choose(self, file: str) -> None:
        self.chosen.emit(Path(file))


def documents_folder() -> Path:
    """Return the user's folder for documents."""
    location = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(location))
