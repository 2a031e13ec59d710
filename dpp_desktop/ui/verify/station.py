"""The station at which printed labels are verified by scanning them."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QWidget,
)

from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.text.errors import error_text
from dpp_desktop.ui.text.jobs import number
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.verify.label_scan_field import LabelScanField
from dpp_desktop.ui.verify.recent_scans import RecentScans
from dpp_desktop.ui.verify.scan_controller import FailedScan, ScanController, StartedSession
from dpp_desktop.ui.verify.station_setup import StationSetup
from dpp_desktop.ui.verify.verdict_pane import VerdictPane
from dpp_desktop.ui.widgets.basics import column_layout, label, push_button, row_layout
from dpp_desktop.ui.widgets.counts_card import CountsCard
from dpp_desktop.ui.widgets.scan_guard import accept_scans
from dpp_desktop.ui.widgets.screen_fit import (
    ScrollingContent,
    keep_within_screen,
    resize_within_screen,
)
from dpp_desktop.ui.widgets.typed_keys import is_typed
from dpp_desktop.units.actor import this_actor
from dpp_desktop.units.scan_answer import ScanAnswer, Verdict
from dpp_desktop.units.scan_back import latest_jobs
from dpp_desktop.units.verified_scans import VerifiedCount

_SIZE = QSize(1000, 640)
_LOW = 560
"""The height in pixels below which everything is smaller."""
_COUNT_INTERVAL_MS = 10_000


class VerifyStation(QDialog):
    """Answers scans of labels in green or red; after a mistake, somebody must clear it.

    The scan field has the focus, and characters that are typed elsewhere go there.
    """

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        job: MintJob,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._controller = ScanController(workspace, background, parent or background)
        self._is_blocked = False
        self._right = self._mistakes = 0
        self._count: VerifiedCount | None = None
        self._setup = StationSetup(job, this_actor().by)
        self._scan = LabelScanField()
        self._pane = VerdictPane()
        self._recent = RecentScans()
        self._counts = CountsCard(
            {
                "right": self.tr("Right"),
                "mistakes": self.tr("Mistakes"),
                "remaining": self.tr("Still to verify"),
            }
        )
        self._close = push_button(self.tr("Close"), "close", self.close)
        self._content = QWidget()
        self._area = ScrollingContent(self._content)
        self._rows, self._column = column_layout(spacing=Spacing.M), column_layout()
        self._left = column_layout()
        self._box = QDialogButtonBox()
        self._count_timer = QTimer(self, interval=_COUNT_INTERVAL_MS)
        self._asked = ""
        self._lay_out()
        self._connect()
        self._begin()
        background.start(self, lambda: latest_jobs(workspace), self._offer_jobs)
        self._scan.setFocus()

    def choose_job(self, job: MintJob) -> None:
        """Verify labels of this job, unless a mistake must be cleared first."""
        if not self._is_blocked:
            self._setup.choose_job(job)

    def ask_for(self, job: MintJob, unit: int) -> None:
        """Ask for the label of that unit, counted from 0, because a print job waits for it."""
        self.choose_job(job)
        text = self.tr("Printing is waiting. Scan the label of unit {unit} of job {job}.")
        self._asked = text.format(unit=number(unit + 1), job=job.id)
        if not self._is_blocked:
            self._pane.show_idle(self._asked)
        self._scan.setFocus()

    def scan(self, text: str) -> None:
        """Answer a label that was scanned in another window."""
        self._pass_on(text)

    def done(self, result: int) -> None:
        """End the session; scans that are still being answered are recorded, too."""
        self._count_timer.stop()
        self._controller.end()
        super().done(result)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Move the window onto the screen once the size of its frame is known."""
        super().showEvent(event)
        keep_within_screen(self)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show everything smaller in a low window."""
        super().resizeEvent(event)
        low = self.height() < _LOW
        self._pane.set_low(low)
        side, top = (Spacing.L, Spacing.S) if low else (Spacing.XL, Spacing.L)
        self._rows.setContentsMargins(side, top, side, 0)
        self._box.setContentsMargins(side, 0, side, 0)
        self._column.setContentsMargins(0, 0, 0, top)
        self._column.setSpacing(top)
        self._rows.setSpacing(Spacing.S if low else Spacing.M)
        self._left.setSpacing(Spacing.S if low else Spacing.M)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Pass characters that no other field takes on to the scan field."""
        if is_typed(event):
            self._scan.setFocus()
            QApplication.sendEvent(self._scan, event)
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self._setup.changed.connect(self._begin)
        for source in (self._setup.scanned, self._pane.scanned, self._scan.scanned):
            source.connect(self._pass_on)
        self._pane.clear_asked.connect(self._ask_to_clear)
        controller = self._controller
        controller.started.connect(self._show_started)
        controller.not_started.connect(self._show_not_started)
        controller.answered.connect(self._show_answer)
        controller.not_recorded.connect(self._show_failure)
        controller.cleared.connect(self._show_cleared)
        controller.not_cleared.connect(self._show_not_cleared)
        controller.counted.connect(self._show_count)
        self._count_timer.timeout.connect(controller.count)
        self._count_timer.start()

    @Slot()
    def _begin(self) -> None:
        self._right = self._mistakes = 0
        self._count = None
        self._show_counts()
        self._pane.show_idle("")
        self._controller.begin(self._setup.choice)
        self._scan.setFocus()

    def _offer_jobs(self, jobs: Sequence[MintJob]) -> None:
        self._setup.set_jobs(jobs)

    @Slot(str)
    def _pass_on(self, text: str) -> None:
        self._controller.scan(text)
        self._scan.setFocus()

    @Slot(object)
    def _show_started(self, started: StartedSession) -> None:
        self._show_count(started.count)
        if started.mistake:
            self._pane.show_answer(started.mistake, self._setup.by)
            self._set_blocked(True)
            return
        target = self._setup.choice.target
        sentence = (
            self.tr("All jobs of batch {batch}: {product}")
            if target.whole_batch
            else self.tr("Job {id}: {product}, batch {batch}")
        )
        job = target.job
        if self._asked:
            self._pane.show_idle(self._asked)
            return
        self._pane.show_idle(sentence.format(id=job.id, product=job.product_name, batch=job.batch))

    @Slot(object)
    def _show_not_started(self, error: Exception) -> None:
        self._pane.show_problem(self.tr("Not started"), error)

    @Slot(object)
    def _show_answer(self, answer: ScanAnswer) -> None:
        self._asked = ""
        self._recent.add_answer(answer)
        self._pane.show_answer(answer, self._setup.by)
        self._right += answer.verdict is Verdict.RIGHT
        self._mistakes += answer.verdict.is_mistake
        if answer.verdict is Verdict.RIGHT and self._count:
            remaining = max(self._count.remaining - 1, 0)
            self._count = VerifiedCount(self._count.verified + 1, remaining)
        if answer.verdict.is_mistake:
            self._set_blocked(True)
            QTimer.singleShot(0, self, self._reveal_clear_button)
        self._show_counts()

    @Slot(object)
    def _show_failure(self, failed: FailedScan) -> None:
        self._recent.add_failure(failed)
        self._pane.show_problem(self.tr("Not recorded"), failed.error)

    @Slot(str)
    def _ask_to_clear(self, name: str) -> None:
        self._controller.clear(name)
        self._scan.setFocus()

    @Slot(object)
    def _show_cleared(self, count: VerifiedCount | None) -> None:
        self._set_blocked(False)
        self._pane.show_idle(self.tr("The mistake is cleared."))
        if count:
            self._show_count(count)

    @Slot(object)
    def _show_not_cleared(self, error: Exception) -> None:
        self._pane.show_clearing_problem(error_text(error))

    @Slot(object)
    def _show_count(self, count: VerifiedCount) -> None:
        self._count = count
        self._show_counts()

    @Slot()
    def _reveal_clear_button(self) -> None:
        """Scroll to the button if the window is very small."""
        self._area.ensureWidgetVisible(self._pane.clear_button)

    def _set_blocked(self, blocked: bool) -> None:  # noqa: FBT001 - the only argument
        self._is_blocked = blocked
        self._setup.set_blocked(blocked)

    def _show_counts(self) -> None:
        remaining = number(self._count.remaining) if self._count else "–"
        self._counts.show_counts(
            {
                "right": number(self._right),
                "mistakes": number(self._mistakes),
                "remaining": remaining,
            }
        )

    def _lay_out(self) -> None:
        self.setObjectName("verify_station")
        accept_scans(self)
        self.setWindowTitle(self.tr("Verify labels"))
        side = column_layout(self._counts, spacing=Spacing.M)
        side.addWidget(label(self.tr("Last scans"), "strong"))
        side.addWidget(self._recent, 1)
        self._left.addWidget(self._scan)
        self._left.addWidget(self._pane, 1)
        parts = row_layout(spacing=Spacing.L)
        parts.addLayout(self._left, 3)
        parts.addLayout(side, 2)
        self._rows.addWidget(self._setup)
        self._rows.addLayout(parts, 1)
        self._content.setLayout(self._rows)
        self._close.setAutoDefault(False)
        self._box.addButton(self._close, QDialogButtonBox.ButtonRole.RejectRole)
        self._column.addWidget(self._area, 1)
        self._column.addWidget(self._box)
        self.setLayout(self._column)
        resize_within_screen(self, _SIZE)
