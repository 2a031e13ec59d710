"""The folder that the packs go into: written, or chosen, with what is wrong with it below."""

from pathlib import Path

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import label, set_property
from dpp_desktop.ui.widgets.path_field import choose_folder

_QUIET_MS = 300


class FolderField(QWidget):
    """A line for the folder's name, and a button to choose it."""

    edited = Signal()
    """What is written was changed by the user and not looked at yet."""
    chosen = Signal(object)
    """The Path that the user wrote or chose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QLineEdit()
        self._line.setObjectName("folder")
        self._line.setAccessibleName(self.tr("Folder for the packs"))
        self._browse = QPushButton(icon("folder"), self.tr("&Browse…"))
        self._browse.setObjectName("browse")
        self._browse.setAutoDefault(False)
        self._problem = label("", "problem")
        self._problem.setObjectName("folder_problem")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._unsettled = False
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._lay_out()
        self._line.textEdited.connect(self._wait_for_quiet)
        self._line.returnPressed.connect(self._take)
        self._quiet.timeout.connect(self._take)
        self._browse.clicked.connect(self._choose)

    @property
    def unsettled(self) -> bool:
        """True while what is written isn't the folder that was shown or taken last."""
        return self._unsettled

    def show_folder(self, folder: Path) -> None:
        """Shows the folder, unless the user is just writing another."""
        if not self._unsettled and self._written() != folder:
            self._line.setText(str(folder))

    def show_problem(self, text: str) -> None:
        """Says below what is wrong with the folder; nothing if `text` is empty."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        set_property(self._line, "invalid", "true" if text else "false")
        self._line.setAccessibleDescription(text)

    def allow(self, allowed: bool) -> None:  # noqa: FBT001 - the only argument
        """Whether the folder may be changed."""
        self._line.setEnabled(allowed)
        self._browse.setEnabled(allowed)

    @Slot()
    def _wait_for_quiet(self) -> None:
        self._unsettled = True
        self._quiet.start()
        self.edited.emit()

    @Slot()
    def _take(self) -> None:
        self._quiet.stop()
        folder = self._written()
        if folder is None:
            self.show_problem(self.tr("Write the folder's full name, or choose it with Browse."))
            return
        self._unsettled = False
        self.chosen.emit(folder)

    @Slot()
    def _choose(self) -> None:
        choose_folder(self, self.tr("Folder for the packs"), self._written(), self._use)

    def _use(self, folder: Path) -> None:
        self._line.setText(str(folder))
        self._take()

    def _written(self) -> Path | None:
        """The folder that is written, if it is a full name."""
        text = self._line.text().strip()
        try:
            folder = Path(text).expanduser()
        except RuntimeError:  # '~' of a user that there isn't
            return None
        return folder if folder.is_absolute() else None

    def _lay_out(self) -> None:
        name = label(self.tr("&Folder"))
        name.setBuddy(self._line)
        row = QHBoxLayout()
        row.setSpacing(Spacing.S)
        row.addWidget(name)
        row.addWidget(self._line, 1)
        row.addWidget(self._browse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.XS)
        column.addLayout(row)
        column.addWidget(self._problem)
