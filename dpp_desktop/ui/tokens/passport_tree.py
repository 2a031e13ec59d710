"""The read-only tree of a token's passport."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QHeaderView, QTreeView, QWidget

from dpp_desktop.passports.forms.document import Path
from dpp_desktop.passports.forms.passport_node import PassportNode
from dpp_desktop.ui.theme.scale import Type, font
from dpp_desktop.ui.tokens.passport_texts import copied_text, node_help, node_title, node_value
from dpp_desktop.ui.widgets.plain_text import tooltip
from dpp_desktop.ui.widgets.tables import Index

_ROOT = QModelIndex()
_TITLE, _VALUE = range(2)


class PassportModel(QAbstractItemModel):
    """Titles in the first column, values or their summary in the second."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._root: PassportNode | None = None
        self._strong = font(Type.STRONG)

    def show_passport(self, root: PassportNode) -> None:
        """Show the parts of that passport."""
        self.beginResetModel()
        self._root = root
        self.endResetModel()

    def node(self, index: Index) -> PassportNode | None:
        """Return the value at the index; the whole passport for an invalid one."""
        if not index.isValid():
            return self._root
        node: PassportNode = index.internalPointer()
        return node

    def index_at(self, path: Path) -> QModelIndex:
        """Return the index of the value at the path; an invalid one if there is none."""
        found = QModelIndex()
        for name in path:
            row = next((part.row for part in self._parts(found) if part.name == name), -1)
            found = self.index(row, _TITLE, found)
            if not found.isValid():
                break
        return found

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        """Return the index of a value."""
        parts = self._parts(parent)
        if not (0 <= row < len(parts) and 0 <= column <= _VALUE):
            return QModelIndex()
        return self.createIndex(row, column, parts[row])

    def parent(self, index: Index = _ROOT) -> Any:
        """Return the index of the value that contains this one."""
        node = self.node(index)
        if node is None or node.parent is None or node.parent is self._root:
            return QModelIndex()
        return self.createIndex(node.parent.row, _TITLE, node.parent)

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Return the number of entries."""
        return 0 if parent.column() > _TITLE else len(self._parts(parent))

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Return 2, for title and value."""
        return 2

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the names of the columns for screen readers."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Property"), self.tr("Value"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text of a title or value; the tooltip of a title has the property."""
        node = self.node(index)
        if node is None:
            return None
        is_title = index.column() == _TITLE
        if role == Qt.ItemDataRole.DisplayRole:
            return node_title(node) if is_title else " ".join(node_value(node).split("\n"))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(node_help(node) if is_title else node_value(node))
        if role == Qt.ItemDataRole.FontRole and is_title and node.parts:
            return self._strong
        return None

    def _parts(self, index: Index) -> tuple[PassportNode, ...]:
        node = self.node(index)
        return node.parts if node else ()


class PassportTree(QTreeView):
    """Shows a passport; lists and nested values are collapsed at first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("passportTree")
        self.setAccessibleName(self.tr("Passport data"))
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
        self._add_copy_action()

    @property
    def shown(self) -> PassportNode | None:
        """The passport that is shown; None before the first."""
        return self._model.node(_ROOT)

    def show_passport(self, root: PassportNode, *, keep_expanded: bool = False) -> None:
        """Show that passport; if it is already shown, keep what is expanded.

        With `keep_expanded`, keep it also for a different passport.
        """
        if root is self.shown:
            return
        expanded = list(self._expanded_in(_ROOT)) if keep_expanded else []
        self._model.show_passport(root)
        for path in expanded:
            index = self._model.index_at(path)
            if index.isValid():
                self.expand(index)

    def _expanded_in(self, parent: Index) -> Iterator[Path]:
        """Yield the paths of the expanded entries in it, outer ones first."""
        for row in range(self._model.rowCount(parent)):
            index = self._model.index(row, _TITLE, parent)
            node = self._model.node(index)
            if node and self.isExpanded(index):
                yield node.path
                yield from self._expanded_in(index)

    def _add_copy_action(self) -> None:
        action = QAction(self.tr("&Copy value"), self)
        action.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(self._copy_value)
        self.addAction(action)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    @Slot()
    def _copy_value(self) -> None:
        index = self.currentIndex()
        node = self._model.node(index) if index.isValid() else None
        if node:
            QGuiApplication.clipboard().setText(copied_text(node))

    @Slot(QModelIndex)
    def _toggle(self, index: QModelIndex) -> None:
        entry = index.siblingAtColumn(_TITLE)
        self.setExpanded(entry, not self.isExpanded(entry))
