"""A folder, shown in full, and a button to choose another."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from dpp_desktop.ui.theme.scale import Space
from dpp_desktop.ui.widgets.plain_text import set_tooltip


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


class PathField(QWidget):
    """Shows a folder. Emits `changed` with a Path when another was chosen."""

    changed = Signal(object)

    def __init__(self, path: Path, name: str, parent: QWidget | None = None) -> None:
        """`name` says what the folder is for, to screen readers and above the file dialog."""
        super().__init__(parent)
        self._path = path
        self._name = name
        self._shown = self._make_line()
        self.button = QPushButton(self.tr("Change…"))
        self.button.setObjectName("change_folder")
        # Else Enter, meant for the dialog's OK, would press it.
        self.button.setAutoDefault(False)
        self.button.setAccessibleName(self.tr("Change: {name}").format(name=name))
        self.button.clicked.connect(self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self._shown, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.button)
        self._show()

    @property
    def path(self) -> Path:
        """The folder shown."""
        return self._path

    def set_path(self, path: Path) -> None:
        """Shows another folder."""
        self._path = path
        self._show()

    def _make_line(self) -> QLineEdit:
        shown = QLineEdit()
        shown.setObjectName("folder")
        shown.setReadOnly(True)
        shown.setAccessibleName(self._name)
        # To be read and copied; the keyboard goes straight to the button.
        shown.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        return shown

    def _show(self) -> None:
        self._shown.setText(str(self._path))
        set_tooltip(self._shown, str(self._path))
        self._shown.setCursorPosition(0)

    @Slot()
    def _ask(self) -> None:
        choose_folder(self, self._name, self._path, self._take)

    def _take(self, path: Path) -> None:
        self.set_path(path)
        self.changed.emit(path)
