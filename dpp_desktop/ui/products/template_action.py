"""Saves an empty product list for a brand to a file that the user chooses."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dpp_desktop.model.brand import Brand
from dpp_desktop.products.catalogue_template import save_template
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.widgets.save_dialog import SaveDialog, documents_folder


class TemplateAction(QObject):
    """Lets the user choose a file, and saves the template in the background."""

    saved = Signal(str)
    """A sentence that names the file."""
    failed = Signal(object)
    """The Exception that prevented it."""

    def __init__(self, workspace: Workspace, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._background = background

    def choose_file(self, brand: Brand, window: QWidget) -> None:
        """Ask for the file, and save the template of the brand there."""
        extensions = {
            self.tr("Excel workbook (*.xlsx)"): "xlsx",
            self.tr("CSV file (*.csv)"): "csv",
        }
        title = self.tr("Save template")
        dialog = SaveDialog(title, brand.key, documents_folder(), extensions, window)
        dialog.setObjectName("save_template_dialog")
        dialog.chosen.connect(lambda file: self._save(brand, file))
        dialog.open()

    def _save(self, brand: Brand, file: Path) -> None:
        text = self.tr("The template was saved to {file}. Fill it in and import it.")
        self._background.start_uninterrupted(
            self,
            lambda: save_template(self._workspace, brand.key, file),
            lambda _columns: self.saved.emit(text.format(file=file)),
            self.failed.emit,
        )
