"""The dialog that asks for the name of a label design."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from dpp_desktop.designs.design_file import MAX_NAME
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import (
    column_layout,
    dialog_buttons,
    make_primary,
    push_button,
)
from dpp_desktop.ui.widgets.labeled_field import Field
from dpp_desktop.ui.widgets.plain_text import enable_unless, window_title

_WIDTH = 460


class DesignNameDialog(QDialog):
    """Asks for a name.

    Once a name is submitted, the dialog stays open and can't be cancelled until the caller calls
    `done` or `show_problem`, because the result belongs to it.
    """

    submitted = Signal(str)

    def __init__(self, title: str, name: str, parent: QWidget) -> None:
        """Suggest the name."""
        super().__init__(parent)
        self._line = QLineEdit(name)
        self._field = Field(self.tr("&Name"), self._line)
        self._save = make_primary(push_button(self.tr("&Save"), "save_name"))
        self._buttons = dialog_buttons(self, self._save, self.tr("Cancel"))
        self._is_submitted = False
        self._lay_out(title)
        self._line.textChanged.connect(self._allow)
        self._line.selectAll()
        self._allow()

    def show_problem(self, text: str) -> None:
        """Show why the name can't be used."""
        self._set_submitted(is_submitted=False)
        self._field.show_problem(text)
        self._line.setFocus()

    @Slot()
    def accept(self) -> None:
        """Submit the name, unless one is submitted already."""
        if self._is_submitted:
            return
        self._set_submitted(is_submitted=True)
        self.submitted.emit(self._line.text().strip())

    @Slot()
    def reject(self) -> None:
        """Close, but not while a name is submitted."""
        if not self._is_submitted:
            super().reject()

    def _set_submitted(self, *, is_submitted: bool) -> None:
        self._is_submitted = is_submitted
        self._line.setReadOnly(is_submitted)
        self._allow()

    @Slot()
    def _allow(self) -> None:
        self._field.show_hint("")
        saving = self.tr("The design is being saved.") if self._is_submitted else ""
        enable_unless(self._buttons, saving)
        missing = "" if self._line.text().strip() else self.tr("Enter a name.")
        enable_unless(self._save, saving or missing)

    def _lay_out(self, title: str) -> None:
        self.setObjectName("design_name_dialog")
        self.setWindowTitle(window_title(title))
        self.setMinimumWidth(_WIDTH)
        self._line.setObjectName("design_name")
        self._line.setMaxLength(MAX_NAME)
        self._save.setDefault(True)
        self._buttons.accepted.connect(self.accept)
        column_layout(
            self._field,
            self._buttons,
            parent=self,
            spacing=Spacing.M,
            margins=(Spacing.XL, Spacing.L, Spacing.XL, Spacing.L),
        )
