"""The dialog that lists all exports, to find one and open it again."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from dpp_desktop.exporting.listing import ListedExport, listed_exports
from dpp_desktop.model.readable import Readable
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.export.texts import error_text
from dpp_desktop.ui.exports_list.model import EXPORT_ROLE, Column, ExportsFilter, ExportsModel
from dpp_desktop.ui.notices.message_view import Message, MessageView, Tone
from dpp_desktop.ui.tasks.background import Background, BackgroundTask
from dpp_desktop.ui.tasks.exporting import ExportRuns
from dpp_desktop.ui.text.jobs import number
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import label, make_primary
from dpp_desktop.ui.widgets.button_field import ButtonField
from dpp_desktop.ui.widgets.screen_fit import resize_within_screen
from dpp_desktop.ui.widgets.tables import select_whole_rows

_WIDTHS = {
    Column.TARGET: 23,
    Column.PRODUCT: 29,
    Column.TOKENS: 12,
    Column.PACKS: 13,
    Column.HANDED_OVER: 16,
    Column.STATUS: 16,
    Column.CREATED: 14,
    Column.PROFILE: 18,
}
"""The widths of the columns, in digits of the font of the table; the last column stretches."""


class ExportsTable(QTableView):
    """A table whose current export is opened with Enter or a double click."""

    opened = Signal(object)
    """A ListedExport."""

    def __init__(self, model: ExportsFilter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setObjectName("exports")
        self.setAccessibleName(self.tr("Exports"))
        self._set_behaviour()
        self._set_widths()
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

    def _set_behaviour(self) -> None:
        select_whole_rows(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)

    def _set_widths(self) -> None:
        columns = self.horizontalHeader()
        columns.setStretchLastSection(True)
        em = self.fontMetrics().horizontalAdvance("0")
        for column, figures in _WIDTHS.items():
            columns.resizeSection(column, figures * em)


_USUAL_SIZE = QSize(1320, 640)
_SOON_MS = 1_000


class ExportsDialog(QDialog):
    """Lists the exports; updated when the dialog is activated, and while exports are running."""

    chosen = Signal(object, object)
    """The target and the id of the export to open."""

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        exports: ExportRuns,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._question: BackgroundTask | None = None
        self._is_loaded = False
        self._model = ExportsModel(self)
        self._shown = ExportsFilter(self._model, self)
        self._table = ExportsTable(self._shown)
        self._filter = self._make_filter()
        self._message = MessageView()
        self._count = label("", "secondary")
        self._count.setObjectName("exports_count")
        self._open = self._button("open_export", self.tr("&Open export"))
        self._close = self._button("close", self.tr("Close"))
        make_primary(self._open, "export")
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._lay_out()
        self._connect(exports)
        self._show_state()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Query the exports."""
        super().showEvent(event)
        self._query()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Query the exports when the dialog is activated."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._query()

    @Slot()
    def _query(self) -> None:
        if self._question is None and self.isVisible():
            workspace = self._workspace
            self._question = self._background.start(
                self, lambda: listed_exports(workspace), self._show, self._fail
            )

    @Slot()
    def _query_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _show(self, read: Readable[ListedExport]) -> None:
        self._question = None
        self._is_loaded = True
        damaged = "\n".join(error_text(row.fault) for row in read.damaged)
        self._message.show_message(Message(Tone.DANGER, damaged) if damaged else None)
        self._keep_current(lambda: self._model.show_exports(read.found))

    def _fail(self, error: Exception) -> None:
        self._question = None
        self._message.show_message(Message(Tone.DANGER, error_text(error)))

    @Slot(str)
    def _filter_by(self, text: str) -> None:
        self._keep_current(lambda: self._shown.show_text(text))

    def _keep_current(self, change: Callable[[], None]) -> None:
        """Change the rows, and select the same export again, or the first one."""
        before = self._table.current
        change()
        rows = range(self._shown.rowCount())
        ids = [self._shown.index(row, 0).data(EXPORT_ROLE).export.id for row in rows]
        if ids:
            self._table.selectRow(
                ids.index(before.export.id) if before and before.export.id in ids else 0
            )
        self._show_state()

    @Slot()
    def _show_state(self) -> None:
        self._open.setEnabled(self._table.current is not None)
        shown, total = self._shown.rowCount(), self._model.rowCount()
        if not self._is_loaded:
            text = ""
        elif not total:
            text = self.tr("No exports yet. Select a job, then choose Export packs.")
        elif shown == total:
            text = self.tr("Exports: {total}").format(total=number(total))
        else:
            text = self.tr("Exports: {shown} of {total}").format(
                shown=number(shown), total=number(total)
            )
        self._count.setText(text)

    @Slot(object)
    def _choose(self, listed: ListedExport) -> None:
        self.chosen.emit(listed.target, listed.export.id)

    def _connect(self, exports: ExportRuns) -> None:
        self._soon.timeout.connect(self._query)
        self._filter.textChanged.connect(self._filter_by)
        self._filter.returnPressed.connect(self._table.open_current)
        self._table.opened.connect(self._choose)
        self._open.clicked.connect(self._table.open_current)
        self._close.clicked.connect(self.close)
        exports.progressed.connect(self._query_soon)
        exports.ended.connect(self._query_soon)

    def _make_filter(self) -> ButtonField:
        field = ButtonField()
        field.setObjectName("filter_exports")
        field.setPlaceholderText(self.tr("Filter by product, batch, job, status or folder"))
        field.setAccessibleName(self.tr("Filter exports by text"))
        field.addAction(icon("filter"), ButtonField.ActionPosition.LeadingPosition)
        field.add_clear_button()
        return field

    def _button(self, name: str, text: str) -> QPushButton:
        made = QPushButton(text)
        made.setObjectName(name)
        made.setAutoDefault(False)
        return made

    def _lay_out(self) -> None:
        self.setObjectName("exports_dialog")
        self.setWindowTitle(self.tr("Exports"))
        resize_within_screen(self, _USUAL_SIZE)
        foot = QHBoxLayout()
        foot.setSpacing(Spacing.S)
        foot.addWidget(self._count)
        foot.addStretch(1)
        foot.addWidget(self._close)
        foot.addWidget(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(Spacing.XL, Spacing.L, Spacing.XL, Spacing.L)
        column.setSpacing(Spacing.M)
        column.addWidget(self._filter)
        column.addWidget(self._message)
        column.addWidget(self._table, 1)
        column.addLayout(foot)
