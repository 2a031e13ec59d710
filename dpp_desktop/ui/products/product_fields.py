"""The fields of a product outside its passport: name, SKU and GTIN."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from dpp_desktop.model.errors import Problem
from dpp_desktop.ui.text.errors import problem_text
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import label, set_property
from dpp_desktop.ui.widgets.plain_text import without_mnemonic


class ProductFieldsRow(QWidget):
    """The line edits for name, SKU and GTIN, each with its problem below it."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name, self.sku, self.gtin = QLineEdit(), QLineEdit(), QLineEdit()
        self.gtin.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self._is_new = False
        self._problem_labels: dict[str, QLabel] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Spacing.L)
        self._gtin_title = label(self.tr("&GTIN"), "strong")
        required = (("name", self.tr("&Name"), self.name, 3), ("sku", self.tr("S&KU"), self.sku, 2))
        for object_name, title, edit, stretch in required:
            edit.setAccessibleName(_accessible_name(title, required=True))
            title_label = label(f"{title} *", "strong")
            row.addLayout(self._column(object_name, title_label, edit), stretch)
        row.addLayout(self._column("gtin", self._gtin_title, self.gtin), 2)

    def show_values(self, sku: str, name: str, gtin: str, *, gtin_required: bool) -> None:
        """Show these values, and whether a GTIN is required."""
        for edit, text in ((self.sku, sku), (self.name, name), (self.gtin, gtin)):
            edit.setText(text)
            edit.setCursorPosition(0)
        title = self.tr("&GTIN")
        self._gtin_title.setText(f"{title} *" if gtin_required else title)
        self.gtin.setAccessibleName(_accessible_name(title, required=gtin_required))
        self.gtin.setPlaceholderText("" if gtin_required else self.tr("None"))
        self.show_problems(())

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Show the first problem of each field below it.

        A field that is still empty in a new form isn't wrong yet.
        """
        sentences: dict[str, str] = {}
        for problem in problems:
            sentences.setdefault(problem.field, problem_text(problem.message))
        for name, edit in (("name", self.name), ("sku", self.sku), ("gtin", self.gtin)):
            is_untouched = self._is_new and not edit.text() and not edit.isModified()
            text = "" if is_untouched else sentences.get(name, "")
            self._problem_labels[name].setText(text)
            self._problem_labels[name].setVisible(bool(text))
            edit.setAccessibleDescription(text)
            set_property(edit, "invalid", bool(text))

    def fields_with_problems(self) -> list[QLineEdit]:
        """Return the line edits that show a problem."""
        edits = (self.name, self.sku, self.gtin)
        return [edit for edit in edits if edit.property("invalid") is True]

    @property
    def is_filled_in(self) -> bool:
        """Whether SKU and name aren't empty."""
        return bool(self.sku.text().strip() and self.name.text().strip())

    def set_new(self, *, is_new: bool) -> None:
        """Set whether the product isn't saved yet."""
        self._is_new = is_new

    def _column(self, name: str, title: QLabel, edit: QLineEdit) -> QVBoxLayout:
        edit.setObjectName(name)
        edit.textEdited.connect(self.edited)
        title.setBuddy(edit)
        problem_label = label("", "problem")
        problem_label.setWordWrap(True)
        problem_label.hide()
        self._problem_labels[name] = problem_label
        column = QVBoxLayout()
        column.setSpacing(Spacing.XS)
        for widget in (title, edit, problem_label):
            column.addWidget(widget)
        column.addStretch()
        return column


def _accessible_name(title: str, *, required: bool) -> str:
    name = without_mnemonic(title)
    if not required:
        return name
    return QCoreApplication.translate("PassportForm", "{name}, required").format(name=name)
