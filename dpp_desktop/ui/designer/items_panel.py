"""The list of the items of a label, with what adds, removes and reorders them."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dpp_desktop.designs.design import LabelDesign
from dpp_desktop.ui.designer.item_actions import ItemActions
from dpp_desktop.ui.designer.texts import item_text
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import TARGET, Spacing
from dpp_desktop.ui.widgets.basics import column_layout, push_button, row_layout
from dpp_desktop.ui.widgets.plain_text import set_tooltip

_LEAST_ROWS = 3
_MOST_LINES = 3
_AROUND_TEXT = 32
"""The margins around an icon and a text, in pixels."""
_PROBLEM = Qt.ItemDataRole.UserRole
_LINE_BREAK = "\N{LINE SEPARATOR}"
"""Views draw it as a line break, as opposed to a line feed."""


class ItemsPanel(QWidget):
    """The label itself and its items, in the order in which they are drawn."""

    selected = Signal(int)
    """The index of an item; -1 for the label."""

    def __init__(self, actions: ItemActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = _ItemList()
        self._lay_out(actions)
        self._list.currentRowChanged.connect(lambda row: self.selected.emit(row - 1))

    def show_items(
        self,
        design: LabelDesign,
        selected: int,
        problems: Mapping[int, str],
        wrong: Collection[int],
    ) -> None:
        """Show the items with what is wrong with them; `wrong` ones can't be printed."""
        with QSignalBlocker(self._list):
            texts = [self.tr("Label and stock"), *map(item_text, design.items)]
            while self._list.count() > len(texts):
                self._list.takeItem(self._list.count() - 1)
            while self._list.count() < len(texts):
                self._list.addItem("")
            for row, text in enumerate(texts):
                entry = self._list.item(row)
                if entry.text() != text:
                    entry.setText(text)
                self._mark(entry, text, problems.get(row - 1, ""), is_wrong=row - 1 in wrong)
            if self._list.currentRow() != selected + 1:
                select = QItemSelectionModel.SelectionFlag.ClearAndSelect
                self._list.setCurrentRow(selected + 1, select)

    @staticmethod
    def _mark(entry: QListWidgetItem, text: str, problem: str, *, is_wrong: bool) -> None:
        mark = (problem, is_wrong)
        if entry.data(_PROBLEM) == problem and entry.data(_PROBLEM + 1) == mark:
            return
        name, role = ("error", "danger") if is_wrong else ("warning", "warning")
        entry.setData(Qt.ItemDataRole.DecorationRole, icon(name, role) if problem else None)
        entry.setData(Qt.ItemDataRole.AccessibleTextRole, f"{text}. {problem}")
        entry.setData(_PROBLEM, problem)
        entry.setData(_PROBLEM + 1, mark)
        set_tooltip(entry, problem)

    def _lay_out(self, actions: ItemActions) -> None:
        self._list.setObjectName("items")
        self._list.setAccessibleName(self.tr("Items of the label"))
        self._list.setMinimumHeight(_LEAST_ROWS * TARGET)
        actions.serve(self._list)
        add = push_button(self.tr("&Add"), "add_item")
        add.setMenu(actions.add_menu(add))
        add.setAutoDefault(False)
        top = row_layout(add, actions.menu_button(), spacing=Spacing.XS)
        top.setStretch(0, 1)
        shown = (actions.backward, actions.forward, actions.duplicate, actions.remove)
        buttons = row_layout(*map(actions.button, shown), spacing=Spacing.XS)
        buttons.addStretch(1)
        rows = column_layout(top, buttons, parent=self, spacing=Spacing.S)
        rows.addWidget(self._list, 1)


class _ItemList(QListWidget):
    """A list whose entries are as high as their wrapped texts."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setItemDelegate(_ItemDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Wrap the texts again."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _ItemDelegate(QStyledItemDelegate):
    """Shows what is wrong with an item below its text."""

    def initStyleOption(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Add the problem to the text."""
        super().initStyleOption(option, index)
        problem = index.data(_PROBLEM)
        if problem:
            width = option.rect.width() - option.decorationSize.width() - _AROUND_TEXT
            mode = Qt.TextElideMode.ElideRight
            text = option.fontMetrics.elidedText(option.text, mode, max(width, 0))
            option.text = f"{text}{_LINE_BREAK}{problem}"

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size of at most three lines; the rest of the text is elided."""
        size = super().sizeHint(option, index)
        most = option.fontMetrics.lineSpacing() * _MOST_LINES + Spacing.L
        return QSize(size.width(), min(size.height(), max(most, TARGET)))
