"""A field that shows a folder, with a button to choose another, and the file dialogs."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from dpp_desktop.ui.widgets.basics import push_button, row_layout
from dpp_desktop.ui.widgets.file_dialog import FileDialog
from dpp_desktop.ui.widgets.path_line import PathLine


def choose_folder(
    parent: QWidget, title: str, start: Path | None, chosen: Callable[[Path], None]
) -> None:
    """Let the user choose a folder, starting in `start` or its nearest existing parent."""
    dialog = _dialog(parent, title, start, chosen)
    dialog.setObjectName("choose_folder")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.open()


def choose_file(parent: QWidget, title: str, kind: str, chosen: Callable[[Path], None]) -> None:
    """Let the user choose a file; `kind` is a filter such as 'Brand files (*.json)'."""
    dialog = _dialog(parent, title, None, chosen)
    dialog.setObjectName("choose_file")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(kind)
    dialog.open()


def _dialog(
    parent: QWidget, title: str, start: Path | None, chosen: Callable[[Path], None]
) -> QFileDialog:
    dialog = FileDialog(parent, title, str(_nearest_existing(start)) if start else "")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    return dialog


def _nearest_existing(folder: Path) -> Path:
    """Return the folder or its nearest parent that exists."""
    return next((each for each in (folder, *folder.parents) if each.is_dir()), Path.home())


class PathField(QWidget):
    """Shows a folder. Emits `changed` with its Path when the user chose another."""

    changed = Signal(object)

    def __init__(self, path: Path, name: str, parent: QWidget | None = None) -> None:
        """Take the folder, and a name for screen readers and the title of the file dialog."""
        super().__init__(parent)
        self._path = path
        self._name = name
        self._line = self._make_line()
        self.button = push_button(self.tr("Change…"), "change_folder", self._choose)
        # Otherwise Enter would press it instead of the dialog's OK button.
        self.button.setAutoDefault(False)
        self.button.setAccessibleName(self.tr("Change: {name}").format(name=name))
        row = row_layout(parent=self)
        row.addWidget(self._line, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.button)
        self._show()

    @property
    def path(self) -> Path:
        """The folder that is shown."""
        return self._path

    def set_path(self, path: Path) -> None:
        """Show another folder."""
        self._path = path
        self._show()

    def _make_line(self) -> PathLine:
        line = PathLine("folder")
        line.setAccessibleName(self._name)
        # The text can be copied with the mouse; Tab goes straight to the button.
        line.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        return line

    def _show(self) -> None:
        self._line.show_path(str(self._path.absolute()))

    @Slot()
    def _choose(self) -> None:
        choose_folder(self, self._name, self._path, self._change_to)

    def _change_to(self, path: Path) -> None:
        self.set_path(path)
        self.changed.emit(path)
