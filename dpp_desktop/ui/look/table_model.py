"""What the models of our tables have in common: headings, and which columns stand on the right."""

from collections.abc import Collection, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from dpp_desktop.ui.look.cells import Index

_ROOT = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class TableModel(QAbstractTableModel):
    """Rows under headings. Subclasses say how many rows there are, and what a cell shows."""

    def __init__(
        self, columns: type[IntEnum], on_the_right: Collection[int], parent: QObject
    ) -> None:
        """Takes the columns from left to right, and those of them that are numbers."""
        super().__init__(parent)
        self._columns = columns
        self._on_the_right = frozenset(on_the_right)

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """The number of rows; a cell has none below it."""
        return 0 if parent.isValid() else self._count()

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """The number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The headings; rows have none."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return self._headings()[section] if role == Qt.ItemDataRole.DisplayRole else None

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        """How the column is set, in its heading and in its cells."""
        return _RIGHT if column in self._on_the_right else _LEFT

    def _count(self) -> int:
        """The number of rows."""
        raise NotImplementedError

    def _headings(self) -> Sequence[str]:
        """What stands above the columns, in the language of the window."""
        raise NotImplementedError
