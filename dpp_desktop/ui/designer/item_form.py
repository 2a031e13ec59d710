"""The form for the selected item: its place, size and content."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFormLayout, QPlainTextEdit, QWidget

from dpp_desktop.designs.design import (
    Align,
    Fit,
    Item,
    LineItem,
    MarkItem,
    MarkKind,
    SymbolItem,
    SymbolKind,
    TextItem,
)
from dpp_desktop.printing.layout.font_list import FontFamily
from dpp_desktop.profiles.passport_columns import PassportField
from dpp_desktop.ui.designer.fields import ChoiceBox, Length, row_label
from dpp_desktop.ui.designer.font_box import FontBox
from dpp_desktop.ui.designer.placeholder_menu import PlaceholderMenu
from dpp_desktop.ui.designer.texts import align_text, fit_text, mark_text, symbol_text
from dpp_desktop.ui.theme.scale import TARGET, Spacing
from dpp_desktop.ui.widgets.basics import column_layout, push_button

_LEAST_POINTS, _MOST_POINTS = 2.0, 200.0
_LEAST = 0.1
"""The least width and height in mm."""
_LEAST_MODULE = 0.05
_DECIMALS, _MODULE_DECIMALS = 2, 3
_SIZE_STEP, _MODULE_STEP = 0.5, 0.01
_SIZE, _MODULE = 0, 1
_MEASURE = "measure"
_USUAL_MODULE = 0.5


class ItemForm(QWidget):
    """Edits one item. Only the fields of its kind are visible."""

    changed = Signal(object, str)
    """The changed Item, and the name of the field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: Item | None = None
        mm, pt = self.tr(" mm"), self.tr(" pt")
        self._place = {name: self._length(name, mm) for name in ("x", "y")}
        self._box = {name: self._length(name, mm) for name in ("width", "height")}
        self._points = {name: self._length(name, pt) for name in ("size", "min_size")}
        self._text = QPlainTextEdit()
        self._menu = PlaceholderMenu(self)
        self._insert = push_button(self.tr("&Insert placeholder"), "insert_placeholder")
        self._bold = QCheckBox(self.tr("&Bold"))
        self._font = FontBox()
        self._align = self._choice("align", [(each, align_text(each)) for each in Align])
        self._fit = self._choice("fit", [(each, fit_text(each)) for each in Fit])
        self._symbol = self._choice(
            "symbol_kind", [(each, symbol_text(each)) for each in SymbolKind], "kind"
        )
        self._mark = self._choice(
            "mark_kind", [(each, mark_text(each)) for each in MarkKind], "kind"
        )
        self._measure = ChoiceBox(
            "symbol_measure",
            [(_SIZE, self.tr("Size with quiet zone")), (_MODULE, self.tr("Width of a module"))],
            self._choose_measure,
        )
        self._symbol_size = Length("symbol_size", mm, self._set_symbol_size, least=_LEAST_MODULE)
        turns = [(degrees, f"{degrees}°") for degrees in (0, 90, 180, 270)]
        self._rotation = self._choice("rotation", turns)
        self._rows = QFormLayout()
        self._lay_out()

    def show_fields(self, fields: Sequence[PassportField]) -> None:
        """Offer the fields of a passport as placeholders."""
        self._menu.show_fields(fields)

    def show_fonts(self, supplied: Sequence[str], families: Sequence[FontFamily]) -> None:
        """Offer these fonts; `supplied` are the scripts of the built-in one."""
        self._font.show_families(supplied, families)

    def show_item(self, item: Item) -> None:
        """Show an item."""
        before, self._item = self._item, item
        for each in (self._place, self._box if not isinstance(item, SymbolItem) else {}):
            for name, box in each.items():
                box.show_value(getattr(item, name))
        if isinstance(item, TextItem):
            self._show_text(item)
        if isinstance(item, SymbolItem):
            self._symbol.show_value(item.kind)
            self._measure.show_value(_SIZE if item.size is not None else _MODULE)
            with QSignalBlocker(self._symbol_size):
                is_size = item.size is not None
                self._symbol_size.setDecimals(_DECIMALS if is_size else _MODULE_DECIMALS)
                self._symbol_size.setSingleStep(_SIZE_STEP if is_size else _MODULE_STEP)
            self._symbol_size.show_value(item.size or item.module or 0.0)
        if isinstance(item, MarkItem):
            self._mark.show_value(item.kind)
        if not isinstance(item, LineItem):
            self._rotation.show_value(item.rotation)
        if type(before) is not type(item):
            self._show_rows(item)

    def _show_text(self, item: TextItem) -> None:
        for name, box in self._points.items():
            box.show_value(getattr(item, name))
        with QSignalBlocker(self._text), QSignalBlocker(self._bold):
            if self._text.toPlainText() != item.text:
                self._text.setPlainText(item.text)
            self._bold.setChecked(item.bold)
        self._font.show_family(item.font)
        self._align.show_value(item.align)
        self._fit.show_value(item.fit)

    def _show_rows(self, item: Item) -> None:
        is_text, is_symbol = isinstance(item, TextItem), isinstance(item, SymbolItem)
        visible: dict[QWidget, bool] = {
            self._text: is_text,
            self._insert: is_text,
            self._bold: is_text,
            self._font: is_text,
            self._align: is_text,
            self._fit: is_text,
            self._symbol: is_symbol,
            self._measure: is_symbol,
            self._symbol_size: is_symbol,
            self._mark: isinstance(item, MarkItem),
            self._rotation: not isinstance(item, LineItem),
            **dict.fromkeys(self._points.values(), is_text),
            **dict.fromkeys(self._box.values(), not is_symbol),
        }
        for widget, is_visible in visible.items():
            self._rows.setRowVisible(widget, is_visible)

    def _set(self, name: str, value: Any) -> None:
        """Report the item with another value in a field."""
        if self._item is not None:
            changes: Any = {name: value}
            self.changed.emit(replace(self._item, **changes), name)

    def _set_symbol_size(self, value: float) -> None:
        is_size = isinstance(self._item, SymbolItem) and self._item.size is not None
        self._set("size" if is_size else "module", value)

    def _choose_measure(self, measure: int) -> None:
        if isinstance(self._item, SymbolItem):
            size, module = (20.0, None) if measure == _SIZE else (None, _USUAL_MODULE)
            self.changed.emit(replace(self._item, size=size, module=module), _MEASURE)

    @Slot(str)
    def _insert_placeholder(self, placeholder: str) -> None:
        self._text.insertPlainText(placeholder)
        self._text.setFocus()

    def _length(self, name: str, suffix: str) -> Length:
        least = _LEAST if name in ("width", "height") else 0.0
        box = Length(f"item_{name}", suffix, lambda value: self._set(name, value), least=least)
        if name in ("size", "min_size"):
            box.setRange(_LEAST_POINTS, _MOST_POINTS)
        return box

    def _choice(self, name: str, choices: Sequence[tuple[Any, str]], field: str = "") -> ChoiceBox:
        change: Callable[[Any], None] = lambda value: self._set(field or name, value)  # noqa: E731
        return ChoiceBox(f"item_{name}", choices, change)

    def _lay_out(self) -> None:
        self._text.setObjectName("item_text")
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(2 * TARGET)
        self._text.textChanged.connect(lambda: self._set("text", self._text.toPlainText()))
        self._insert.setMenu(self._menu)
        self._insert.setAutoDefault(False)
        self._menu.chosen.connect(self._insert_placeholder)
        self._bold.setObjectName("item_bold")
        self._bold.toggled.connect(lambda bold: self._set("bold", bold))
        self._font.changed.connect(lambda family: self._set("font", family))
        rows = self._rows
        rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows.setVerticalSpacing(Spacing.S)
        rows.addRow(self._text)
        rows.addRow(self._insert)
        texts = (
            (self.tr("Kind"), self._symbol),
            (self.tr("Kind"), self._mark),
            (self.tr("Left"), self._place["x"]),
            (self.tr("Top"), self._place["y"]),
            (self.tr("Width"), self._box["width"]),
            (self.tr("Height"), self._box["height"]),
            (self.tr("Dimension"), self._measure),
            (self.tr("Size"), self._symbol_size),
            (self.tr("Font size"), self._points["size"]),
            (self.tr("Smallest size"), self._points["min_size"]),
            (self.tr("Font"), self._font),
            (self.tr("Alignment"), self._align),
            (self.tr("If too long"), self._fit),
            (self.tr("Rotation"), self._rotation),
        )
        for text, widget in texts:
            rows.addRow(row_label(text, has_note=widget is self._font), widget)
            widget.setAccessibleName(text)
        rows.addRow(self._bold)
        self._text.setAccessibleName(self.tr("Text"))
        column = column_layout(parent=self)
        column.addLayout(rows)
        column.addStretch(1)
