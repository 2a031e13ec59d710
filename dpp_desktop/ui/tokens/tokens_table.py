"""The table of a job's tokens."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from dpp_desktop.ui.look.cells import TextCell
from dpp_desktop.ui.look.rows import show_rows_as_wholes
from dpp_desktop.ui.look.scale import TARGET, Space, Type, font
from dpp_desktop.ui.tokens.tokens_model import Column, TokensModel

_WIDEST_NUMBER = "1,000,000"
_WIDEST_SERIAL = "WWWW-WWWW-WWWW"


class TokensTable(QTableView):
    """Shows a `TokensModel`, one row chosen at a time."""

    def __init__(self, model: TokensModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tokensTable")
        self.setAccessibleName(self.tr("Tokens of the job"))
        self.setModel(model)
        show_rows_as_wholes(self)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._set_columns()

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Searches nothing: with a million rows, that would take minutes."""

    def jump_to(self, unit: int) -> None:
        """Chooses the row of that unit and brings it into sight."""
        index = self.model().index(unit, Column.NUMBER)
        self.setCurrentIndex(index)
        self.scrollTo(index, QTableView.ScrollHint.PositionAtCenter)

    def choose_none(self) -> None:
        """Chooses no row."""
        self.setCurrentIndex(QModelIndex())

    def _set_columns(self) -> None:
        columns = self.horizontalHeader()
        columns.setFixedHeight(TARGET)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setSectionResizeMode(Column.URL, QHeaderView.ResizeMode.Stretch)
        for column, role, text in (
            (Column.NUMBER, Type.BODY, _WIDEST_NUMBER),
            (Column.SERIAL, Type.MONO, _WIDEST_SERIAL),
        ):
            width = QFontMetrics(font(role)).horizontalAdvance(text)
            self.setColumnWidth(column, width + Space.XL)
        self._set_cells()

    def _set_cells(self) -> None:
        right, left = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
        # The end of a URL tells one token from another, its beginning whose it is.
        middle = Qt.TextElideMode.ElideMiddle
        self.setItemDelegateForColumn(Column.NUMBER, TextCell(self, right))
        self.setItemDelegateForColumn(Column.SERIAL, TextCell(self, left, Type.MONO))
        self.setItemDelegateForColumn(Column.URL, TextCell(self, left, elide=middle))
