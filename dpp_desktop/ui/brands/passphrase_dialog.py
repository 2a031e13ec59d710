"""Asks for the passphrase of a brand file that is sealed."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import dialog_buttons, label, make_primary
from dpp_desktop.ui.widgets.labeled_field import Field


class PassphraseEdit(QLineEdit):
    """Takes a passphrase; what is typed isn't to be read off the screen."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setEchoMode(QLineEdit.EchoMode.Password)

    def show_by(self, box: QCheckBox) -> None:
        """Shows what is typed while the box is checked."""
        box.toggled.connect(
            lambda on: self.setEchoMode(
                QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
            )
        )


_WIDTH_IN_LETTERS = 70


class PassphraseDialog(QDialog):
    """Emits `given` with a passphrase, and stays open until someone closes it: it may be wrong."""

    given = Signal(str)

    def __init__(self, file_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edit = PassphraseEdit("passphrase")
        self._field = Field(self.tr("&Passphrase"), self._edit)
        self._show = QCheckBox(self.tr("&Show what is typed"))
        self._show.setObjectName("show_passphrase")
        self._open = make_primary(QPushButton(self.tr("&Open")))
        self._open.setObjectName("open_file")
        self._open.setDefault(True)
        self._open.setEnabled(False)
        self._lay_out(file_name)
        self._edit.show_by(self._show)
        self._edit.textChanged.connect(self._take_notice)
        self._open.clicked.connect(self._give)

    def refuse(self, text: str) -> None:
        """Says why it was not the right one, and asks again."""
        self.setEnabled(True)
        self._field.show_problem(text)
        self._edit.setFocus()
        self._edit.selectAll()

    @Slot(str)
    def _take_notice(self, text: str) -> None:
        self._open.setEnabled(bool(text))
        self._field.show_hint("")

    @Slot()
    def _give(self) -> None:
        self.setEnabled(False)  # opening takes its moment
        self.given.emit(self._edit.text())

    def _lay_out(self, file_name: str) -> None:
        self.setObjectName("passphrase_dialog")
        self.setWindowTitle(self.tr("Import a brand"))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _WIDTH_IN_LETTERS)
        told = label(
            self.tr(
                "{file} holds a brand with its serial key. It opens with the passphrase that it "
                "was exported with."
            ).format(file=file_name)
        )
        told.setWordWrap(True)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(Spacing.XL, Spacing.XL, Spacing.XL, Spacing.L)
        rows.setSpacing(Spacing.M)
        rows.addWidget(told)
        rows.addWidget(self._field)
        rows.addWidget(self._show, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addStretch(1)
        rows.addWidget(dialog_buttons(self, self._open, self.tr("Cancel")))
