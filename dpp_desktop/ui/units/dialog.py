"""The dialog about the units of a job: reconciliation, history, and changes of their states."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QTabWidget, QWidget

from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.unit_journal import JournalEntry
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.notices.message_view import Message, MessageView, Tone
from dpp_desktop.ui.tasks import engine
from dpp_desktop.ui.tasks.background import Background, BackgroundTask
from dpp_desktop.ui.text.errors import error_text
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.units.change_dialog import Change, ChangeDialog
from dpp_desktop.ui.units.history_view import HistoryView
from dpp_desktop.ui.units.reconciliation_model import FateRow
from dpp_desktop.ui.units.reconciliation_view import ReconciliationView
from dpp_desktop.ui.widgets.basics import (
    closing_buttons,
    column_layout,
    label,
    push_button,
    row_layout,
)
from dpp_desktop.ui.widgets.plain_text import enable_unless
from dpp_desktop.ui.widgets.save_dialog import SaveDialog
from dpp_desktop.ui.widgets.screen_fit import ScrollingContent, resize_within_screen
from dpp_desktop.units.history import HistoryFocus, focused_history, history
from dpp_desktop.units.reconciliation import Reconciliation, reconcile_batch, reconcile_job

_USUAL_SIZE = QSize(1180, 680)


@dataclass(frozen=True, slots=True)
class _Read:
    """What the dialog shows, read at one time."""

    reconciliation: Reconciliation
    entries: list[JournalEntry]
    focus: HistoryFocus | None
    """What the entries are about; None for all entries of the job."""


class UnitsDialog(QDialog):
    """Shows where the units of a job or its batch are, and what happened to them."""

    tokens_requested = Signal(object, int)
    """A MintJob, and the unit from which to show its tokens, which counts from 0."""

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        job: MintJob,
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        """`folder` is the initial folder for saving the reconciliation."""
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._folder = folder
        self.job = job
        self._reading: BackgroundTask | None = None
        self._shown: Reconciliation | None = None
        self._focus: HistoryFocus | None = None
        self._scope = QComboBox()
        self._message = MessageView(name="units_message")
        self._reconciliation = ReconciliationView()
        self._history = HistoryView()
        self._mark = push_button(self.tr("&Mark units…"), "mark_units", self._open_change)
        self._save = push_button(self.tr("&Save as…"), "save_reconciliation", self._choose_file)
        self._close = push_button(self.tr("Close"), "close_units")
        self._lay_out()
        enable_unless(self._save, self.tr("The units are being read."))
        self.refresh()

    def show_print(self, print_id: int) -> None:
        """Show the history of that print job, also of its units in other jobs."""
        self._show_history(HistoryFocus(print_id=print_id))

    def show_unit(self, unit: int) -> None:
        """Show the history of that unit of the job, counted from 0."""
        self._show_history(HistoryFocus(unit=unit))

    def take_scan(self, text: str) -> str:
        """Say where to scan."""
        return self.tr("The scan was ignored. To mark scanned labels, choose “Mark units…” first.")

    def _show_history(self, focus: HistoryFocus) -> None:
        self._tabs.setCurrentWidget(self._history)
        self._history.clear_filter()
        self._focus = focus
        self.refresh()

    @Slot()
    def _show_all_history(self) -> None:
        self._focus = None
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the units again."""
        if self._reading:
            self._reading.discard()
        job, is_batch = self.job, bool(self._scope.currentIndex())
        read = partial(_read, self._workspace, job, self._focus, is_batch=is_batch)
        self._reading = self._background.start(self, read, self._show, self._fail)

    def event(self, event: QEvent) -> bool:
        """Read the units when the window is activated: printing or scanning may continue."""
        if event.type() == QEvent.Type.WindowActivate and not self._reading:
            self.refresh()
        return super().event(event)

    @Slot()
    def _open_change(self) -> None:
        row = self._reconciliation.chosen()
        units = row.units if row and row.job.id == self.job.id else None
        small = units if units and len(units.ranges) == 1 and len(units) < self.job.minted else None
        dialog = ChangeDialog(
            self._workspace,
            self._background,
            self.job,
            self,
            change=Change.SPOILED,
            units=small,
        )
        dialog.changed.connect(self.refresh)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(object)
    def _show_tokens(self, row: FateRow) -> None:
        self.tokens_requested.emit(row.job, row.units.ranges[0][0])

    @Slot()
    def _choose_file(self) -> None:
        formats = {self.tr("PDF documents (*.pdf)"): "pdf", self.tr("CSV files (*.csv)"): "csv"}
        name = f"reconciliation-{self.job.id}"
        dialog = SaveDialog(self.tr("Save reconciliation"), name, self._folder, formats, self)
        dialog.setObjectName("save_reconciliation_as")
        dialog.chosen.connect(self._save_as)
        dialog.open()

    def _save_as(self, file: Path) -> None:
        shown = self._shown
        if shown is None:
            return
        enable_unless(self._save, self.tr("The reconciliation is being saved."))
        self._background.start(
            self,
            lambda: engine.save_reconciliation(self._workspace, shown, file, translated),
            lambda _: self._show_saved(file),
            self._fail,
        )

    def _show_saved(self, file: Path) -> None:
        enable_unless(self._save, "")
        text = self.tr("Reconciliation saved to {file}.").format(file=file)
        self._message.show_message(Message(Tone.SUCCESS, text))

    def _show(self, read: _Read) -> None:
        self._reading = None
        self._shown = read.reconciliation
        self._message.show_message(self._printing_message(read.reconciliation))
        enable_unless(self._save, "")
        self._reconciliation.show_reconciliation(read.reconciliation)
        self._history.show_entries(read.entries, read.focus)

    def _printing_message(self, found: Reconciliation) -> Message | None:
        if not found.is_printing:
            return None
        text = self.tr(
            "Labels are being printed. The last ones are counted as units, but not as labels yet."
        )
        return Message(Tone.INFO, text)

    def _fail(self, error: Exception) -> None:
        self._reading = None
        enable_unless(self._save, "" if self._shown else self.tr("The units can't be read."))
        self._message.show_message(Message(Tone.DANGER, error_text(error)))

    def _lay_out(self) -> None:
        self.setObjectName("units_dialog")
        self.setWindowTitle(self.tr("Units"))
        heading = self.tr("{product} · batch {batch}")
        title = label(heading.format(product=self.job.product_name, batch=self.job.batch), "title")
        title.setWordWrap(True)
        self._scope.setObjectName("scope")
        self._scope.setAccessibleName(self.tr("Scope"))
        self._scope.addItem(self.tr("Job {job}").format(job=self.job.id))
        self._scope.addItem(self.tr("Whole batch"))
        self._scope.currentIndexChanged.connect(self.refresh)
        self._reconciliation.opened.connect(self._show_tokens)
        self._history.all_requested.connect(self._show_all_history)
        tabs = QTabWidget()
        tabs.setObjectName("units_tabs")
        tabs.addTab(self._reconciliation, self.tr("&Reconciliation"))
        tabs.addTab(self._history, self.tr("&History"))
        self._tabs = tabs
        content = QWidget()
        head = row_layout(title, spacing=Spacing.M)
        head.setStretch(0, 1)
        head.addWidget(self._scope)
        column = column_layout(head, self._message, parent=content, spacing=Spacing.M)
        column.addWidget(tabs, 1)
        whole = column_layout(
            parent=self, spacing=Spacing.M, margins=(Spacing.XL, Spacing.L, Spacing.XL, Spacing.L)
        )
        whole.addWidget(ScrollingContent(content), 1)
        whole.addWidget(self._buttons())
        resize_within_screen(self, _USUAL_SIZE)
        self._reconciliation.table.setFocus()

    def _buttons(self) -> QDialogButtonBox:
        self._close.setAutoDefault(False)  # Enter after a scan doesn't close the window
        return closing_buttons(self, self._close, self._mark, self._save)


def _read(
    workspace: Workspace, job: MintJob, focus: HistoryFocus | None, *, is_batch: bool
) -> _Read:
    if is_batch:
        found = reconcile_batch(workspace, job.brand_key, job.product_sku, job.batch)
    else:
        found = reconcile_job(workspace, job.id)
    if focus:
        return _Read(found, focused_history(workspace, job.id, focus), focus)
    return _Read(found, history(workspace, job.id), None)
