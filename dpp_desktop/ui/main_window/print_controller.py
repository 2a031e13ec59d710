"""Printing in the main window: its dialog, the page of print jobs, notices, and due scans."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from dpp_desktop.model.mint import MintJob
from dpp_desktop.ui.main_window import deferred_parts, dialog_factory
from dpp_desktop.ui.main_window.print_notices import PrintNotices, Reported
from dpp_desktop.ui.notices.notice_bar import NoticeBar
from dpp_desktop.ui.notices.tray import Tray
from dpp_desktop.ui.tasks import engine
from dpp_desktop.ui.tasks.print_task import PrintState
from dpp_desktop.ui.tasks.workspace_tasks import WorkspaceTasks

if TYPE_CHECKING:  # not needed for the first frame
    from dpp_desktop.model.print_job import PrintJob
    from dpp_desktop.model.token import Token
    from dpp_desktop.printing.prints.listing import ListedPrint
    from dpp_desktop.printing.prints.progress import DueScan
    from dpp_desktop.ui.main_window.dialogs import Dialogs
    from dpp_desktop.ui.print.target_field import PrintSource
    from dpp_desktop.ui.prints_list.page import PrintsPage


@dataclass(frozen=True, slots=True)
class PrintHost:
    """What the window does for printing."""

    dialogs: Callable[[], Dialogs]
    add_page: Callable[[QWidget], None]
    show_page: Callable[[QWidget], None]
    show_jobs: Callable[[], None]
    folder: Callable[[], Path]
    """The initial folder for files."""


class PrintController(QObject):
    """Opens the print dialog and the page of print jobs, and reports events of print jobs."""

    def __init__(
        self,
        tasks: WorkspaceTasks,
        host: PrintHost,
        bar: NoticeBar,
        tray: Tray,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._host = host
        self._page: PrintsPage | None = None
        self._is_reading = False
        self._notices = PrintNotices(bar, tray, self.show_prints, self)
        tasks.prints.ended.connect(self._notices.print_ended)
        tasks.prints.ended.connect(self._refresh_notices)
        tasks.prints.began.connect(self._notices.withdraw)
        tasks.database_watcher.overview_changed.connect(self._refresh_notices)
        tasks.prints.fault_changed.connect(self._notices.fault_changed)
        tasks.prints.scan_due.connect(self._notices.scan_due)
        tasks.prints.changed.connect(self._follow_scans)
        tasks.prints.scan_due.connect(self._ask_for_scan)

    @property
    def page(self) -> PrintsPage:
        """The page of print jobs, which is created when it is first shown."""
        if self._page is None:
            self._page = deferred_parts.make_prints_page(self._tasks)
            self._host.add_page(self._page)
            self._page.back.connect(self._host.show_jobs)
            self._page.verification_requested.connect(self._ask_for_scan)
            self._page.controller.reprint_requested.connect(self.print_labels)
            self._page.controller.journal_requested.connect(self._show_journal)
        return self._page

    @Slot(object)
    def print_labels(self, source: PrintSource | MintJob) -> None:
        """Open the dialog that prints labels of a job, or of a part of it."""
        self._host.dialogs().open_print(source, self._host.folder())

    @Slot(object, int)
    def print_token(self, job: MintJob, unit: int) -> None:
        """Open the dialog that prints the label of that unit, counted from 0."""
        self.print_labels(dialog_factory.print_source(job, unit))

    @Slot(object, int, int)
    def print_pack(self, job: MintJob, export_id: int, index: int) -> None:
        """Open the dialog that prints a pack of an export; `index` counts from 1."""
        self.print_labels(dialog_factory.pack_source(job, export_id, index))

    @Slot(object)
    def follow_start(self, state: PrintState) -> None:
        """Show the print job that was started."""
        self.show_prints()
        self.page.select_started(state)

    def show_prints(self, print_id: int | None = None) -> None:
        """Show the page of print jobs, with that one selected."""
        self._host.show_page(self.page)
        if print_id is not None:
            self.page.select(print_id)
        self.page.take_focus()

    def take_scan(self, token: Token | None) -> bool:
        """Verify the label that was scanned in the main window if a print job waits for it.

        Return False if none does; if a print job waits for another label, remind of that one.
        """
        due = [state.due for state in self._tasks.prints.states if state.due]
        for each in due:
            if token and (each.job.id, each.unit) == (token.job.id, token.unit):
                self._host.dialogs().ask_for_scan(each.job, each.unit, token.url)
                return True
        if due:
            self._notices.remind_of_scan(due[0], lambda: self._ask_for_scan(due[0]))
        return False

    @Slot()
    def _follow_scans(self) -> None:
        self._notices.end_reminder([state.due for state in self._tasks.prints.states])

    def find_waiting(self) -> None:
        """Report print jobs that were interrupted, after a crash too; continue none of them."""
        workspace = self._tasks.workspace
        self._tasks.background.start(
            self, lambda: engine.waiting_prints(workspace), self._show_waiting
        )

    def _show_waiting(self, found: Sequence[ListedPrint]) -> None:
        self._notices.show_waiting(found)
        self._refresh_notices()

    @Slot()
    def _refresh_notices(self) -> None:
        """Read the print jobs that notices are about: other processes may have changed them."""
        before = self._notices.reported()
        if self._is_reading or not before:
            return
        self._is_reading = True
        workspace = self._tasks.workspace
        self._tasks.background.start(
            self,
            lambda: engine.current_prints(workspace, before),
            lambda found: self._update_notices(before, found),
            self._fail_to_read,
        )

    def _update_notices(self, before: Reported, found: Sequence[ListedPrint]) -> None:
        self._is_reading = False
        self._notices.update(before, found)

    def _fail_to_read(self, _error: Exception) -> None:
        """The notices stay until the next change: the database watcher reports errors."""
        self._is_reading = False

    @Slot(object)
    def _ask_for_scan(self, due: DueScan) -> None:
        self._host.dialogs().ask_for_scan(due.job, due.unit)

    @Slot(object, object)
    def _show_journal(self, job: MintJob, print_job: PrintJob) -> None:
        self._host.dialogs().open_units(job, self._host.folder()).show_print(print_job.id)
