"""The field for the folder of the packs, with its problem below."""

from pathlib import Path

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import label, set_property
from dpp_desktop.ui.widgets.path_field import choose_folder
from dpp_desktop.ui.widgets.plain_text import enable_unless

_QUIET_MS = 300


class FolderField(QWidget):
    """A line edit for the path of the folder, and a button to choose it.

    The layout that has room for it adds `problem`.
    """

    edited = Signal()
    """The user edited the path, and it isn't chosen yet."""
    chosen = Signal(object)
    """The Path that the user entered or chose."""
    confirmed = Signal(object)
    """The Path that the user chose with Browse or confirmed with Enter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QLineEdit()
        self._line.setObjectName("folder")
        self._line.setAccessibleName(self.tr("Folder for the packs"))
        self._browse = QPushButton(icon("folder"), self.tr("&Browse…"))
        self._browse.setObjectName("browse")
        self._browse.setAutoDefault(False)
        self.problem = label("", "problem")
        """The text about the problem, for a layout that has room for it."""
        self.problem.setObjectName("folder_problem")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self._is_edited = False
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._lay_out()
        self._line.textEdited.connect(self._wait_for_quiet)
        self._line.returnPressed.connect(self._confirm)
        self._quiet.timeout.connect(self._take)
        self._browse.clicked.connect(self._choose)

    @property
    def is_edited(self) -> bool:
        """True while the line edit has a path that isn't chosen yet."""
        return self._is_edited

    def show_folder(self, folder: Path) -> None:
        """Show the folder, unless the user is editing."""
        if not self._is_edited and self._entered() != folder:
            self._line.setText(str(folder))

    def show_problem(self, text: str) -> None:
        """Show the problem of the folder; nothing if `text` is empty."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        set_property(self._line, "invalid", "true" if text else "false")
        self._line.setAccessibleDescription(text)

    def allow(self, reason: str) -> None:
        """Enable the field, unless there is a reason against it."""
        enable_unless(self._line, reason)
        enable_unless(self._browse, reason)

    @Slot()
    def _wait_for_quiet(self) -> None:
        self._is_edited = True
        self._quiet.start()
        self.edited.emit()

    @Slot()
    def _take(self) -> None:
        self._quiet.stop()
        folder = self._entered()
        if folder is None:
            self.show_problem(
                self.tr("Enter the full path of the folder, or choose it with Browse.")
            )
            return
        self._is_edited = False
        self.chosen.emit(folder)

    @Slot()
    def _choose(self) -> None:
        choose_folder(self, self.tr("Folder for the packs"), self._entered(), self._use)

    def _use(self, folder: Path) -> None:
        self._line.setText(str(folder))
        self._confirm()

    @Slot()
    def _confirm(self) -> None:
        folder = self._entered()
        self._take()
        if folder:
            self.confirmed.emit(folder)

    def _entered(self) -> Path | None:
        """The entered folder, if its path is absolute."""
        text = self._line.text().strip()
        try:
            folder = Path(text).expanduser()
        except RuntimeError:  # '~' of an unknown user
            return None
        return folder if folder.is_absolute() else None

    def _lay_out(self) -> None:
        name = label(self.tr("&Folder"))
        name.setBuddy(self._line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Spacing.S)
        row.addWidget(name)
        row.addWidget(self._line, 1)
        row.addWidget(self._browse)
