"""The table of print jobs."""

from PySide6.QtWidgets import QWidget

from dpp_desktop.ui.prints_list.model import NUMERIC, ROW_ROLE, Column, PrintsModel
from dpp_desktop.ui.prints_list.print_row import PrintRow
from dpp_desktop.ui.widgets.list_table import ListColumns, ListTable
from dpp_desktop.ui.widgets.word_filter import WordFilter

_COLUMNS = ListColumns(
    newest=Column.CREATED,
    with_icon=Column.STATUS,
    numeric=NUMERIC,
    elided_in_middle=(Column.DESTINATION,),
    least_widths={
        Column.BY: 90,
        Column.KIND: 90,
        Column.DESTINATION: 110,
        Column.UNITS: 110,
        Column.DESIGN: 90,
    },
    most_width=320,
)


class PrintsTable(ListTable):
    """One row for each print job."""

    def __init__(
        self, model: PrintsModel, shown: WordFilter, parent: QWidget | None = None
    ) -> None:
        super().__init__(shown, model.longest, _COLUMNS, parent)
        self.setObjectName("prints")
        self.setAccessibleName(self.tr("Print jobs"))

    @property
    def current(self) -> PrintRow | None:
        """The print job of the current row."""
        row = self.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, PrintRow) else None
