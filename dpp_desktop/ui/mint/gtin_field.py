"""The GTIN of a mint form: shown where the product has one, asked for where it must have one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from dpp_desktop.ui.mint.field import Field


class GtinField(Field):
    """Is there only when there is a GTIN to be seen or to be given."""

    def __init__(self) -> None:
        self.edit = QLineEdit()
        self.edit.setObjectName("gtin")
        self.edit.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        super().__init__(self.tr("&GTIN"), self.edit)
        self.asking = False
        self.show_gtin(None)

    @property
    def given(self) -> str:
        """What was typed; nothing where it isn't asked for."""
        return self.edit.text().strip() if self.asking else ""

    def show_gtin(self, gtin: str | None) -> None:
        """Shows the product's GTIN; without one, the field isn't there."""
        self._let_type(asking=False)
        self.edit.setText(gtin or "")
        self.hint("")
        self.setVisible(gtin is not None)

    def ask(self) -> None:
        """Asks for the GTIN."""
        self._let_type(asking=True)
        self.edit.clear()
        self.setVisible(True)

    def _let_type(self, *, asking: bool) -> None:
        self.asking = asking
        self.touched = False
        self.edit.setReadOnly(not asking)
        # With nothing to type, Enter and Tab pass it by.
        policy = Qt.FocusPolicy.StrongFocus if asking else Qt.FocusPolicy.ClickFocus
        self.edit.setFocusPolicy(policy)
        self.edit.setPlaceholderText(self.tr("From the packaging") if asking else "")
