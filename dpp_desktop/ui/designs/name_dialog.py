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
    """Asks for a name. It stays open until the caller calls `done`."""

    submitted = Signal(str)

    def __init__(self, title: str, name: str, parent: QWidget) -> None:
        """Suggest the name."""
        super().__init__(parent)
        self._line = QLineEdit(name)
        self._field = Field(self.tr("&Name"), self._line)
        self._save = make_primary(push_button(self.tr("&Save"), "save_name"))
        self._lay_out(title)
        self._line.textChanged.connect(self._allow)
        self._line.selectAll()
        self._allow()

    def show_problem(self, text: str) -> None:
        """Show why the name can't be used."""
        self._field.show_problem(text)
        enable_unless(self._save, "")
        self._line.setFocus()

    @Slot()
    def accept(self) -> None:
        """Submit the name."""
        enable_unless(self._save, self.tr("The design is being saved."))
        self.submitted.emit(self._line.text().strip())

    @Slot()
    def _allow(self) -> None:
        self._field.show_hint("")
        enable_unless(self._save, "" if self._line.text().strip() else self.tr("Enter a name."))

    def _lay_out(self, title: str) -> None:
        self.setObjectName("design_name_dialog")
        self.setWindowTitle(window_title(title))
        self.setMinimumWidth(_WIDTH)
        self._line.setObjectName("design_name")
        self._line.setMaxLength(MAX_NAME)
        self._save.setDefault(True)
        box = dialog_buttons(self, self._save, self.tr("Cancel"))
        box.accepted.connect(self.accept)
        column_layout(
            self._field,
            box,
            parent=self,
            spacing=Spacing.M,
            margins=(Spacing.XL, Spacing.L, Spacing.XL, Spacing.L),
        )
