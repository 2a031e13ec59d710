"""Fields one below the other, each beside its name, so that all begin at the same line."""

from PySide6.QtWidgets import QGridLayout, QWidget

from dpp_desktop.ui.look.scale import Space
from dpp_desktop.ui.look.widgets import label


class FieldsGrid(QWidget):
    """Filled from top to bottom; the names are as wide as the widest of them needs."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.S)
        self._grid.setVerticalSpacing(Space.S)
        self._grid.setColumnStretch(1, 1)

    def add_title(self, text: str) -> None:
        """Adds a line that says what the fields below it are about."""
        title = label(text, "strong")
        title.setContentsMargins(0, Space.S, 0, 0)
        self._grid.addWidget(title, self._grid.rowCount(), 0, 1, 2)

    def add_field(self, text: str, field: QWidget) -> None:
        """Adds a field, with its name and the key that leads to it."""
        named = label(text)
        named.setBuddy(field)
        row = self._grid.rowCount()
        self._grid.addWidget(named, row, 0)
        self._grid.addWidget(field, row, 1)

    def add_note(self, note: QWidget) -> None:
        """Adds what is told of the field that was added last, below it."""
        self._grid.addWidget(note, self._grid.rowCount(), 1)
