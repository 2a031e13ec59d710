"""An entry of a list in a form, with buttons to move and remove it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from dpp_desktop.passports.forms.parts import COMPOSITE
from dpp_desktop.ui.products.composite_field import CompositeField
from dpp_desktop.ui.products.form_field import FormField
from dpp_desktop.ui.products.json_field import JsonField
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import ICON, TARGET, Spacing
from dpp_desktop.ui.widgets.basics import label
from dpp_desktop.ui.widgets.plain_text import enable_unless, set_tooltip


class ListEntryRow(QWidget):
    """A list entry: a value with buttons beside it, or inner fields with buttons above them."""

    move_requested = Signal(int, int)
    """The index of the entry, and by how many positions to move it."""
    remove_requested = Signal(int)
    """The index of the entry."""

    def __init__(self, form_field: FormField, title: str, index: int, count: int) -> None:
        """`count` is the number of entries of the list."""
        super().__init__()
        self.form_field = form_field
        self.index = index
        self.up = self._tool("chevron-up", self.tr("Move {title} up").format(title=title))
        self.down = self._tool("chevron-down", self.tr("Move {title} down").format(title=title))
        self.remove = self._tool("close", self.tr("Remove {title}").format(title=title))
        self.up.clicked.connect(lambda: self.move_requested.emit(self.index, -1))
        self.down.clicked.connect(lambda: self.move_requested.emit(self.index, 1))
        self.remove.clicked.connect(lambda: self.remove_requested.emit(self.index))
        self.show_position(count)
        is_block = form_field.field.kind in COMPOSITE or isinstance(form_field, JsonField)
        self._lay_out_block(title) if is_block else self._lay_out_inline()

    def show_position(self, count: int) -> None:
        """Enable the buttons that are possible in a list of that many entries."""
        is_last = self.index == count - 1
        enable_unless(self.up, "" if self.index else self.tr("This is the first entry."))
        enable_unless(self.down, self.tr("This is the last entry.") if is_last else "")

    def _lay_out_inline(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Spacing.XS)
        row.addWidget(self.form_field, 1)
        for button in (self.up, self.down, self.remove):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def _lay_out_block(self, title: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.XS)
        row = QHBoxLayout()
        row.setSpacing(Spacing.XS)
        row.addWidget(self._header(title), 1)
        for button in (self.up, self.down, self.remove):
            row.addWidget(button)
        column.addLayout(row)
        column.addWidget(self.form_field)

    def _header(self, title: str) -> QWidget:
        """Return the title, with the button that opens the entry in a large form."""
        if isinstance(self.form_field, CompositeField) and self.form_field.disclosure:
            return self.form_field.disclosure
        return label(title, "strong")

    def _tool(self, icon_name: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(icon_name))
        button.setIconSize(QSize(ICON, ICON))
        button.setFixedWidth(TARGET)
        set_tooltip(button, name)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button
