"""The form for the stock of a design: usual stock, or own measures of a roll or sheet."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFormLayout, QSpinBox, QWidget

from dpp_desktop.designs.design import LabelDesign, RollStock, SheetStock, Stock
from dpp_desktop.designs.stock import A4, STOCK
from dpp_desktop.ui.designer.fields import ChoiceBox, Length, row_label
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import column_layout

_SIZES = ("width", "height")
_SHEET = ("page_width", "page_height", "margin_left", "margin_top", "pitch_x", "pitch_y")
_COUNTS = ("rows", "columns")
_MOST_LABELS = 100
_MAY_BE_ZERO = ("gap", "margin_left", "margin_top")
_LEAST = 1.0
"""The least width and height of labels and pages, in mm."""
_ROTATION = "rotation"


class StockForm(QWidget):
    """Edits the stock, and how the label is turned on it."""

    changed = Signal(object, str)
    """The changed LabelDesign, and the name of the field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._design: LabelDesign | None = None
        self._usual = QComboBox()
        mm = self.tr(" mm")
        lengths = (*_SIZES, "gap", *_SHEET)
        self._lengths = {name: self._length(name, mm) for name in lengths}
        self._counts = {name: self._count(name) for name in _COUNTS}
        turns = [(degrees, f"{degrees}°") for degrees in (0, 90, 180, 270)]
        self._rotation = ChoiceBox("label_rotation", turns, self._rotate)
        self._rows = QFormLayout()
        self._lay_out()

    def show_design(self, design: LabelDesign) -> None:
        """Show the stock of a design."""
        self._design = design
        names = [name for name, stock in STOCK.items() if stock == design.stock]
        with QSignalBlocker(self._usual):
            own = len(STOCK) + isinstance(design.stock, SheetStock)
            self._usual.setCurrentIndex(self._usual.findText(names[0]) if names else own)
        is_sheet = isinstance(design.stock, SheetStock)
        for name, box in self._lengths.items():
            if hasattr(design.stock, name):
                box.show_value(getattr(design.stock, name))
        for name, count in self._counts.items():
            with QSignalBlocker(count):
                count.setValue(getattr(design.stock, name, 1))
        for name in (*_SHEET, *_COUNTS):
            self._rows.setRowVisible(self._lengths.get(name) or self._counts[name], is_sheet)
        self._rows.setRowVisible(self._lengths["gap"], not is_sheet)
        self._rotation.show_value(design.rotation)

    @Slot(int)
    def _choose(self, place: int) -> None:
        if self._design is None:
            return
        self._report(_chosen_stock(place, self._design.stock), "stock")

    def _report(self, stock: Stock, name: str) -> None:
        if self._design is not None:
            self.changed.emit(replace(self._design, stock=stock), name)

    def _set(self, name: str, value: float) -> None:
        if self._design is not None:
            changes: Any = {name: value}
            self._report(replace(self._design.stock, **changes), name)

    def _rotate(self, degrees: int) -> None:
        if self._design is not None:
            rotation: Any = degrees
            self.changed.emit(replace(self._design, rotation=rotation), _ROTATION)

    def _length(self, name: str, suffix: str) -> Length:
        least = 0.0 if name in _MAY_BE_ZERO else _LEAST
        return Length(f"stock_{name}", suffix, lambda value: self._set(name, value), least=least)

    def _count(self, name: str) -> QSpinBox:
        box = QSpinBox()
        box.setObjectName(f"stock_{name}")
        box.setRange(1, _MOST_LABELS)
        box.valueChanged.connect(lambda value: self._set(name, value))
        return box

    def _lay_out(self) -> None:
        self._usual.setObjectName("usual_stock")
        self._usual.addItems([*STOCK, self.tr("Custom roll"), self.tr("Custom sheet")])
        self._usual.currentIndexChanged.connect(self._choose)
        texts = {
            "width": self.tr("Label width"),
            "height": self.tr("Label height"),
            "gap": self.tr("Gap"),
            "page_width": self.tr("Page width"),
            "page_height": self.tr("Page height"),
            "margin_left": self.tr("Left margin"),
            "margin_top": self.tr("Top margin"),
            "pitch_x": self.tr("Horizontal pitch"),
            "pitch_y": self.tr("Vertical pitch"),
            "rows": self.tr("Rows"),
            "columns": self.tr("Columns"),
        }
        self._rows.setVerticalSpacing(Spacing.S)
        self._rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._add(self.tr("Stock"), self._usual)
        for name, text in texts.items():
            self._add(text, self._lengths.get(name) or self._counts[name])
        self._add(self.tr("Rotation on the stock"), self._rotation)
        column = column_layout(parent=self)
        column.addLayout(self._rows)
        column.addStretch(1)

    def _add(self, text: str, widget: QWidget) -> None:
        self._rows.addRow(row_label(text), widget)
        widget.setAccessibleName(text)


def _chosen_stock(place: int, before: Stock) -> Stock:
    """Return the stock at a place in the list; own measures begin with those before."""
    usual = list(STOCK.values())
    if place < len(usual):
        return usual[place]
    width, height = before.width, before.height
    if place == len(usual):
        return RollStock(width, height)
    if isinstance(before, SheetStock):
        return before
    columns, rows = max(int(A4[0] // width), 1), max(int(A4[1] // height), 1)
    left, top = (A4[0] - columns * width) / 2, (A4[1] - rows * height) / 2
    margins = max(round(left, 2), 0.0), max(round(top, 2), 0.0)
    return SheetStock(*A4, width, height, rows, columns, *margins, width, height)
