"""Lets the user choose a file or a folder."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def choose_folder(
    parent: QWidget, title: str, start: Path | None, chosen: Callable[[Path], None]
) -> None:
    """Asks for a folder, beginning at `start` or the nearest there is; `chosen` gets it."""
    dialog = _dialog(parent, title, start, chosen)
    dialog.setObjectName("choose_folder")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.open()


def choose_file(parent: QWidget, title: str, kind: str, chosen: Callable[[Path], None]) -> None:
    """Asks for a file there is; `kind` is a filter such as 'Brand files (*.json)'."""
    dialog = _dialog(parent, title, None, chosen)
    dialog.setObjectName("choose_file")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(kind)
    dialog.open()


def _dialog(
    parent: QWidget, title: str, start: Path | None, chosen: Callable[[Path], None]
) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(_nearest(start)) if start else "")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    return dialog


def _nearest(folder: Path) -> Path:
    """The folder, or the first above it that there is."""
    return next((each for each in (folder, *folder.parents) if each.is_dir()), Path.home())
