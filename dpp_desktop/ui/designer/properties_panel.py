"""The form for the selected item or the label, with what is wrong with it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from dpp_desktop.designs.design import LabelDesign
from dpp_desktop.printing.layout.font_list import FontFamily
from dpp_desktop.profiles.passport_columns import PassportField
from dpp_desktop.ui.designer.item_form import ItemForm
from dpp_desktop.ui.designer.stock_form import StockForm
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import column_layout, label, set_property


class PropertiesPanel(QScrollArea):
    """Edits the selected item, or the stock if no item is selected."""

    item_changed = Signal(object, str)
    """The changed Item, and the name of the field."""
    design_changed = Signal(object, str)
    """The LabelDesign with another stock or rotation, and the name of the field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes = label("", "secondary")
        self._item_form = ItemForm()
        self._stock_form = StockForm()
        self._content = QWidget()
        self._lay_out()
        self._item_form.changed.connect(self.item_changed)
        self._stock_form.changed.connect(self.design_changed)

    @property
    def least_width(self) -> int:
        """The width in pixels that the forms need."""
        forms = (self._item_form, self._stock_form)
        return max(form.minimumSizeHint().width() for form in forms) + Spacing.S + Spacing.XL

    def show_design(self, design: LabelDesign, selected: int) -> None:
        """Show an item of the design by its index; -1 for the label."""
        if selected >= 0:
            self._item_form.show_item(design.items[selected])
        self._stock_form.show_design(design)
        self._item_form.setVisible(selected >= 0)
        self._stock_form.setVisible(selected < 0)

    def show_problem(self, text: str, *, is_wrong: bool) -> None:
        """Show what is wrong with the item; `is_wrong` if it can't be printed."""
        self._notes.setText(text)
        set_property(self._notes, "role", "problem" if is_wrong else "secondary")
        self._notes.setVisible(bool(text))

    def show_fields(self, fields: Sequence[PassportField]) -> None:
        """Offer the fields of a passport as placeholders."""
        self._item_form.show_fields(fields)

    def show_fonts(self, supplied: Sequence[str], families: Sequence[FontFamily]) -> None:
        """Offer these fonts; `supplied` are the scripts of the built-in one."""
        self._item_form.show_fonts(supplied, families)

    def _lay_out(self) -> None:
        self._notes.setObjectName("item_problems")
        self._notes.setWordWrap(True)
        content = self._content
        margins = (0, 0, Spacing.S, 0)
        # The notes are below the fields, which would move otherwise while they are edited.
        forms = (self._item_form, self._stock_form)
        column_layout(*forms, self._notes, parent=content, margins=margins).addStretch(1)
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for surface in (content, self.viewport()):
            surface.setAutoFillBackground(False)
