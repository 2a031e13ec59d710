"""Saves an empty product list for a brand to a file that the user chooses."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from dpp_desktop.model.brand import Brand
from dpp_desktop.products.catalogue_template import save_template
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks.background import Background

_SUFFIXES = (".xlsx", ".csv")


class TemplateAction(QObject):
    """Lets the user choose a file, and saves the template in the background."""

    saved = Signal(str)
    """A sentence that names the file."""
    failed = Signal(object)
    """The Exception that prevented it."""

    def __init__(self, workspace: Workspace, background: Background, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._background = background
        self._window = window

    def choose_file(self, brand: Brand) -> None:
        """Ask for the file, and save the template of the brand there."""
        filters = [self.tr("Excel workbook (*.xlsx)"), self.tr("CSV file (*.csv)")]
        name, chosen = QFileDialog.getSaveFileName(
            self._window, self.tr("Save template"), f"{brand.key}.xlsx", ";;".join(filters)
        )
        if name:
            suffix = _SUFFIXES[filters.index(chosen)] if chosen in filters else _SUFFIXES[0]
            self._save(brand, _with_suffix(Path(name), suffix))

    def _save(self, brand: Brand, file: Path) -> None:
        text = self.tr("The template was saved to {file}. Fill it in and import it.")
        self._background.start_uninterrupted(
            self,
            lambda: save_template(self._workspace, brand.key, file),
            lambda _columns: self.saved.emit(text.format(file=file)),
            self.failed.emit,
        )


def _with_suffix(file: Path, suffix: str) -> Path:
    """Return the file with the suffix, unless it has one of a template."""
    return file if file.suffix.lower() in _SUFFIXES else Path(f"{file}{suffix}")
