"""A filter for the rows of a list by words, and the field in which they are typed."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QObject, QSortFilterProxyModel, Qt

from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.widgets.button_field import ButtonField
from dpp_desktop.ui.widgets.tables import Index

SORT_ROLE = Qt.ItemDataRole.UserRole + 1
"""What a cell is sorted by."""
SEARCH_ROLE = Qt.ItemDataRole.UserRole + 2
"""The text of a row, with folded case, that the words of the filter are searched in."""


class WordFilter(QSortFilterProxyModel):
    """Sorts the rows of a list by `SORT_ROLE`, and shows those that contain all words of a text."""

    def __init__(self, model: QAbstractItemModel, parent: QObject) -> None:
        super().__init__(parent)
        self._words: Sequence[str] = ()
        self.setSortRole(SORT_ROLE)
        self.setSourceModel(model)

    def show_text(self, text: str) -> None:
        """Show only rows that contain all words of the text."""
        self.beginFilterChange()
        self._words = text.casefold().split()
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:  # noqa: N802 - Qt's name
        """Return True if the row contains all words."""
        if not self._words:
            return True
        text = self.sourceModel().index(row, 0, parent).data(SEARCH_ROLE)
        return all(word in text for word in self._words)


def filter_field(object_name: str, hint: str, accessible_name: str) -> ButtonField:
    """Return an empty field for the words of a filter, with a hint while it is empty."""
    field = ButtonField()
    field.setObjectName(object_name)
    field.setPlaceholderText(hint)
    field.setAccessibleName(accessible_name)
    field.addAction(icon("filter"), ButtonField.ActionPosition.LeadingPosition)
    field.add_clear_button()
    return field
