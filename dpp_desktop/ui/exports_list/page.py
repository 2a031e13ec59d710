"""The page that lists all exports, to find one and open it again."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from dpp_desktop.exporting.listing import ListedExport, listed_exports
from dpp_desktop.model.os_errors import no_folder
from dpp_desktop.model.readable import Readable
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.dashboard.jobs_panel import EmptyState
from dpp_desktop.ui.exports_list.model import EXPORT_ROLE, ExportsModel
from dpp_desktop.ui.exports_list.table import ExportsTable
from dpp_desktop.ui.notices.message_view import Message, MessageView, Tone
from dpp_desktop.ui.tasks.background import Background, BackgroundTask
from dpp_desktop.ui.tasks.exporting import ExportRuns
from dpp_desktop.ui.text.errors import error_text
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import (
    column_layout,
    make_primary,
    push_button,
    row_layout,
)
from dpp_desktop.ui.widgets.list_page import ListPage
from dpp_desktop.ui.widgets.plain_text import enable_unless
from dpp_desktop.ui.widgets.word_filter import WordFilter, filter_field


class ExportsPage(ListPage):
    """Lists the exports; up to date while it is visible and exports are running."""

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
        self._read_problem: Message | None = None
        self._folder_problem: Message | None = None
        self._model = ExportsModel(self)
        self._shown = WordFilter(self._model, self)
        self._table = ExportsTable(self._model, self._shown)
        self._filter = filter_field(
            "filter_exports",
            self.tr("Filter by brand, product, batch, order number, status or folder"),
            self.tr("Filter exports by text"),
        )
        self._message = MessageView()
        self._count.setObjectName("exports_count")
        self._folder = push_button(
            self.tr("Open fol&der"), "open_export_folder", self._open_folder, icon_name="folder"
        )
        self._open = push_button(self.tr("&Open export"), "open_export", self._table.open_current)
        make_primary(self._open, "export")
        self._make_list()
        self._lay_out()
        self._connect(exports)
        self._show_state()

    @Slot()
    def query(self) -> None:
        """Read the exports, if the page is visible."""
        if not self.isVisible():
            return
        if self._question:  # it may have read what has been changed since then
            self._query_soon()
            return
        workspace = self._workspace
        self._question = self._background.start(
            self, lambda: listed_exports(workspace), self._show, self._fail
        )

    def _show(self, read: Readable[ListedExport]) -> None:
        self._question = None
        self._is_read = True
        damaged = "\n".join(error_text(row.fault) for row in read.damaged)
        self._read_problem = Message(Tone.DANGER, damaged) if damaged else None
        self._show_problem()
        self._keep_current(lambda: self._model.show_exports(read.found))
        self._table.fit_columns()
        if any(listed.running for listed in read.found):
            self._query_soon()

    def _fail(self, error: Exception) -> None:
        self._question = None
        self._read_problem = Message(Tone.DANGER, error_text(error))
        self._show_problem()

    def _show_problem(self) -> None:
        self._message.show_message(self._read_problem or self._folder_problem)

    def _keep_current(self, change: Callable[[], None]) -> None:
        """Change the rows, and select the same export again, or the first one."""
        before = self._table.current
        change()
        rows = range(self._shown.rowCount())
        ids = [self._shown.index(row, 0).data(EXPORT_ROLE).export.id for row in rows]
        now = self._table.current
        if ids and (now is None or before is None or now.export.id != before.export.id):
            known = before is not None and before.export.id in ids
            self._table.selectRow(ids.index(before.export.id) if before and known else 0)
        self._show_state()

    @Slot()
    def _show_state(self) -> None:
        none_selected = "" if self._table.current else self.tr("Select an export.")
        enable_unless(self._open, none_selected)
        enable_unless(self._folder, none_selected)
        self._show_count(self.tr("Exports: {total}"), self.tr("Exports: {shown} of {total}"))

    @Slot(object)
    def _choose(self, listed: ListedExport) -> None:
        self.chosen.emit(listed.target, listed.export.id)

    @Slot()
    def _open_folder(self) -> None:
        """Show the folder of the current export in the system's file manager."""
        listed = self._table.current
        if listed:
            folder = listed.export.directory
            self._background.start(self, folder.is_dir, partial(self._show_folder, folder))

    def _show_folder(self, folder: Path, found: bool) -> None:  # noqa: FBT001 - the result
        self._folder_problem = None
        if not found:
            self._folder_problem = Message(Tone.WARNING, error_text(no_folder(folder)))
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            text = self.tr("No installed program can open folders: {folder}")
            self._folder_problem = Message(Tone.WARNING, text.format(folder=folder))
        self._show_problem()

    def _connect(self, exports: ExportRuns) -> None:
        self._filter.returnPressed.connect(self._table.open_current)
        self._table.opened.connect(self._choose)
        self._table.selectionModel().currentRowChanged.connect(self._show_state)
        exports.progressed.connect(self._query_soon)
        exports.ended.connect(self._query_soon)

    def _make_list(self) -> None:
        self._set_list(
            self._shown,
            self._table,
            self._filter,
            EmptyState(
                "export",
                self.tr("No exports yet"),
                self.tr("Select a job, then choose Export packs."),
                (self.tr("Show jobs"), self.back.emit),
            ),
            EmptyState(
                "filter",
                self.tr("No matching exports"),
                self.tr("The filter hides all exports."),
                (self.tr("Show all exports"), self._filter.clear),
            ),
        )

    def _lay_out(self) -> None:
        self.setObjectName("exports_page")
        foot = row_layout(self._count, spacing=Spacing.S)
        foot.addStretch(1)
        foot.addWidget(self._folder)
        foot.addWidget(self._open)
        column = column_layout(
            self._filter,
            self._message,
            parent=self,
            spacing=Spacing.M,
            margins=(Spacing.L, Spacing.S, Spacing.L, Spacing.M),
        )
        column.addWidget(self._panel, 1)
        column.addLayout(foot)
