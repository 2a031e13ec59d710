"""The dialog that asks for the passphrase of an encrypted brand file."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QPushButton,
    QWidget,
)

from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import column_layout, dialog_buttons, label, make_primary
from dpp_desktop.ui.widgets.labeled_field import Field
from dpp_desktop.ui.widgets.plain_text import enable_unless
from dpp_desktop.ui.widgets.scan_guard import accept_scans_in_fields
from dpp_desktop.ui.widgets.scrolling_dialog import ScrollingDialog


class PassphraseEdit(QLineEdit):
    """A line edit for a passphrase, which is hidden by default."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setEchoMode(QLineEdit.EchoMode.Password)

    def bind_visibility(self, box: QCheckBox) -> None:
        """Show the passphrase while the check box is checked."""
        box.toggled.connect(
            lambda on: self.setEchoMode(
                QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
            )
        )


_WIDTH_IN_LETTERS = 70


class PassphraseDialog(ScrollingDialog):
    """Asks for a passphrase; stays open until the caller has accepted it."""

    given = Signal(str)
    """The entered passphrase, which may be wrong."""

    def __init__(self, file_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edit = PassphraseEdit("passphrase")
        self._field = Field(self.tr("&Passphrase"), self._edit)
        self._show = QCheckBox(self.tr("&Show passphrase"))
        self._show.setObjectName("show_passphrase")
        self._open = make_primary(QPushButton(self.tr("&Open")))
        self._open.setObjectName("open_file")
        self._open.setDefault(True)
        self._text_changed("")
        self._lay_out(file_name)
        self._edit.bind_visibility(self._show)
        self._edit.textChanged.connect(self._text_changed)
        self._open.clicked.connect(self._submit)

    def refuse(self, text: str) -> None:
        """Show why the passphrase was rejected, and ask again."""
        self.setEnabled(True)
        self._field.show_problem(text)
        self._edit.setFocus()
        self._edit.selectAll()

    @Slot(str)
    def _text_changed(self, text: str) -> None:
        enable_unless(self._open, "" if text else self.tr("Enter the passphrase first."))
        self._field.show_hint("")

    @Slot()
    def _submit(self) -> None:
        self.setEnabled(False)  # until the file is decrypted
        self.given.emit(self._edit.text())

    def _lay_out(self, file_name: str) -> None:
        self.setObjectName("passphrase_dialog")
        accept_scans_in_fields(self)
        self.setWindowTitle(self.tr("Import brand"))
        explanation = label(
            self.tr(
                "{file} contains a brand with its serial key. Enter the passphrase that was set "
                "for the export."
            ).format(file=file_name)
        )
        explanation.setWordWrap(True)
        content = QWidget()
        rows = column_layout(
            explanation,
            self._field,
            parent=content,
            spacing=Spacing.M,
            margins=(Spacing.XL, Spacing.XL, Spacing.XL, 0),
        )
        rows.addWidget(self._show, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addStretch(1)
        buttons = dialog_buttons(self, self._open, self.tr("Cancel"))
        self.set_content(content, buttons, letters=_WIDTH_IN_LETTERS)
