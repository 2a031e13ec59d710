"""The table of exports."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from dpp_desktop.exporting.listing import ListedExport
from dpp_desktop.ui.exports_list.model import EXPORT_ROLE, NUMERIC, Column, ExportsModel
from dpp_desktop.ui.widgets.list_table import ListColumns, ListTable
from dpp_desktop.ui.widgets.word_filter import WordFilter

_COLUMNS = ListColumns(
    newest=Column.CREATED,
    with_icon=Column.STATUS,
    numeric=NUMERIC,
    elided_in_middle=(Column.FOLDER, Column.PRODUCT),
    least_widths={
        Column.FOLDER: 120,
        Column.PROFILE: 70,
        Column.TARGET: 110,
        Column.BRAND: 90,
        Column.PRODUCT: 160,
        Column.ORDER: 110,
    },
    most_width=420,
)


class ExportsTable(ListTable):
    """A table whose current export is opened with Enter or a double click."""

    opened = Signal(object)
    """A ListedExport."""

    def __init__(
        self, model: ExportsModel, shown: WordFilter, parent: QWidget | None = None
    ) -> None:
        super().__init__(shown, model.longest, _COLUMNS, parent)
        self.setObjectName("exports")
        self.setAccessibleName(self.tr("Exports"))
        self.doubleClicked.connect(self.open_current)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open the current export with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
        else:
            super().keyPressEvent(event)

    @Slot()
    def open_current(self) -> None:
        """Open the export of the current row, if there is one."""
        if self.current:
            self.opened.emit(self.current)

    @property
    def current(self) -> ListedExport | None:
        """The export of the current row."""
        listed = self.currentIndex().data(EXPORT_ROLE)
        return listed if isinstance(listed, ListedExport) else None
