"""The read-only tree view of a token's passport."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QLocale, QModelIndex, QObject, Qt, Slot
from PySide6.QtWidgets import QHeaderView, QTreeView, QWidget

from dpp_desktop.passports.property_names import readable_name
from dpp_desktop.ui.text.passport_fields import readable_value
from dpp_desktop.ui.theme.scale import Type, font
from dpp_desktop.ui.widgets.plain_text import tooltip
from dpp_desktop.ui.widgets.tables import Index

_ROOT = QModelIndex()
_NAME, _VALUE = range(2)


class _Node:
    """One value of the passport; its children are created on demand."""

    def __init__(self, name: str, value: object, parent: "_Node | None", row: int) -> None:
        self.name = name
        self.value = value
        self.parent = parent
        self.row = row

    @cached_property
    def children(self) -> Sequence["_Node"]:
        if isinstance(self.value, dict):
            entries = [(readable_name(name), value) for name, value in self.value.items()]
        elif isinstance(self.value, list):
            locale = QLocale()
            entries = [
                (locale.toString(position), value) for position, value in enumerate(self.value, 1)
            ]
        else:
            entries = []
        return [_Node(name, value, self, row) for row, (name, value) in enumerate(entries)]


class PassportModel(QAbstractItemModel):
    """Names in the first column, values or their summary in the second."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._root = _Node("", {}, None, 0)
        self._strong = font(Type.STRONG)

    def show_passport(self, passport: object) -> None:
        """Show that JSON value."""
        self.beginResetModel()
        self._root = _Node("", passport, None, 0)
        self.endResetModel()

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        """Return the index of a value."""
        children = self._node(parent).children
        if not (0 <= row < len(children) and 0 <= column <= _VALUE):
            return QModelIndex()
        return self.createIndex(row, column, children[row])

    def parent(self, index: Index = _ROOT) -> Any:
        """Return the index of the value that contains this one."""
        parent = self._node(index).parent
        if parent is None or parent is self._root:
            return QModelIndex()
        return self.createIndex(parent.row, _NAME, parent)

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Return the number of entries."""
        return 0 if parent.column() > _NAME else len(self._node(parent).children)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Return 2, for name and value."""
        return 2

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the names of the columns for screen readers."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Property"), self.tr("Value"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text of a name or value."""
        node = self._node(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            text = node.name if index.column() == _NAME else readable_value(node.value)
            return text if role == Qt.ItemDataRole.DisplayRole else tooltip(text)
        if role == Qt.ItemDataRole.FontRole and index.column() == _NAME and node.children:
            return self._strong
        return None

    def _node(self, index: Index) -> _Node:
        if not index.isValid():
            return self._root
        node: _Node = index.internalPointer()
        return node


class PassportTree(QTreeView):
    """Shows a passport; lists and nested values are collapsed at first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("passportTree")
        self.setAccessibleName(self.tr("Passport data"))
        self._passport: object = None
        self._model = PassportModel(self)
        self.setModel(self._model)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setHeaderHidden(True)
        self.setExpandsOnDoubleClick(False)
        # With gloves, a row is easier to hit than its small arrow.
        self.clicked.connect(self._toggle)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.header().setStretchLastSection(True)

    def show_passport(self, passport: object) -> None:
        """Show that JSON value; if it is already shown, keep what is expanded."""
        if passport is not self._passport:
            self._passport = passport
            self._model.show_passport(passport)

    @Slot(QModelIndex)
    def _toggle(self, index: QModelIndex) -> None:
        entry = index.siblingAtColumn(_NAME)
        self.setExpanded(entry, not self.isExpanded(entry))
