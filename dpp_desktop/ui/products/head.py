"""What a product has besides its passport: name, SKU and GTIN, above the form."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from dpp_desktop.model.errors import Problem
from dpp_desktop.model.product import Product
from dpp_desktop.ui.explain import problem_text
from dpp_desktop.ui.look.scale import Space
from dpp_desktop.ui.look.widgets import label, set_property


class Head(QWidget):
    """The three fields; what is wrong with one is told below it."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name, self.sku, self.gtin = QLineEdit(), QLineEdit(), QLineEdit()
        self.gtin.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.gtin.setPlaceholderText(self.tr("None"))
        self._remarks: dict[str, QLabel] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.L)
        row.addLayout(self._column("name", self.tr("&Name"), self.name), 3)
        row.addLayout(self._column("sku", self.tr("S&KU"), self.sku), 2)
        row.addLayout(self._column("gtin", self.tr("&GTIN"), self.gtin), 2)

    def show_product(self, product: Product) -> None:
        """Shows the product as it is in the workspace."""
        texts = ((self.sku, product.sku), (self.name, product.name), (self.gtin, product.gtin))
        for edit, text in texts:
            edit.setText(text or "")
            edit.setCursorPosition(0)
        self.tell(())

    def tell(self, problems: Iterable[Problem]) -> None:
        """Says below the fields what is wrong with them."""
        told: dict[str, str] = {}
        for problem in problems:
            told.setdefault(problem.field, problem_text(problem.message))
        for name, edit in (("name", self.name), ("sku", self.sku), ("gtin", self.gtin)):
            text = told.get(name, "")
            self._remarks[name].setText(text)
            self._remarks[name].setVisible(bool(text))
            edit.setAccessibleDescription(text)
            set_property(edit, "invalid", bool(text))

    def refused(self) -> list[QLineEdit]:
        """Returns the fields that something is wrong with."""
        edits = (self.name, self.sku, self.gtin)
        return [edit for edit in edits if edit.property("invalid") is True]

    def _column(self, name: str, title: str, edit: QLineEdit) -> QVBoxLayout:
        edit.setObjectName(name)
        edit.setAccessibleName(title.replace("&", ""))
        edit.textEdited.connect(self.edited)
        shown = label(title, "strong")
        shown.setBuddy(edit)
        remark = label("", "problem")
        remark.setWordWrap(True)
        remark.hide()
        self._remarks[name] = remark
        column = QVBoxLayout()
        column.setSpacing(Space.XS)
        for widget in (shown, edit, remark):
            column.addWidget(widget)
        column.addStretch()
        return column
