"""The table model of label designs."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt

from dpp_desktop.designs.catalogue import KnownDesign
from dpp_desktop.ui.designs.texts import origin_text, size_text, stock_text
from dpp_desktop.ui.widgets.tables import Index, TableModel


class Column(IntEnum):
    """The columns from left to right."""

    NAME = 0
    ORIGIN = 1
    SIZE = 2
    STOCK = 3


class DesignsModel(TableModel):
    """One row for each design."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(Column, (), parent)
        self._designs: Sequence[KnownDesign] = ()

    def show_designs(self, designs: Sequence[KnownDesign]) -> None:
        """Replace the rows."""
        self.beginResetModel()
        self._designs = designs
        self.endResetModel()

    def design(self, row: int) -> KnownDesign:
        """Return the design of a row."""
        return self._designs[row]

    def row_of(self, name: str) -> int:
        """Return the row of the design of that name; -1 if there is none."""
        names = [each.design.name for each in self._designs]
        return names.index(name) if name in names else -1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the data of a cell for a role."""
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        known = self._designs[index.row()]
        texts = {
            Column.NAME: known.design.name,
            Column.ORIGIN: origin_text(known),
            Column.SIZE: size_text(known.design),
            Column.STOCK: stock_text(known.design),
        }
        return texts[Column(index.column())]

    def _count(self) -> int:
        return len(self._designs)

    def _headings(self) -> Sequence[str]:
        return (self.tr("Design"), self.tr("Origin"), self.tr("Label"), self.tr("Stock"))
