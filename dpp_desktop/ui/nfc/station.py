"""The NFC station: write the tags of a job one after the other."""

from functools import partial

from PySide6.QtCore import QSize, QTimer, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from dpp_desktop.model.errors import DppError, ReaderFault
from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.tag_job import TagJob, TagJobStatus
from dpp_desktop.nfc.listing import unfinished_of_job
from dpp_desktop.nfc.readers import list_readers
from dpp_desktop.nfc.station import StationRequest, StationResult, StationState, StationView
from dpp_desktop.nfc.tag_plan import TagPlan, preview_tags
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.nfc.station_setup import StationSetup
from dpp_desktop.ui.nfc.tag_pane import TagPane
from dpp_desktop.ui.tasks.background import Background, BackgroundTask
from dpp_desktop.ui.tasks.tag_station import TagStation
from dpp_desktop.ui.text.errors import error_text
from dpp_desktop.ui.text.jobs import duration, number
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import (
    closing_buttons,
    column_layout,
    label,
    make_primary,
    push_button,
    row_layout,
)
from dpp_desktop.ui.widgets.counts_card import CountsCard
from dpp_desktop.ui.widgets.plain_text import enable_unless
from dpp_desktop.ui.widgets.screen_fit import (
    ScrollingContent,
    keep_within_screen,
    resize_within_screen,
)
from dpp_desktop.ui.widgets.state_pane import BUSY, IDLE, RIGHT, WRONG
from dpp_desktop.units.actor import this_actor

_SIZE = QSize(1000, 640)
_LOW = 600
"""The height in pixels below which everything is smaller."""
_PLAN_DELAY_MS = 300
_SECONDS_PER_HOUR = 3600


class TagStationDialog(QDialog):
    """Shows what to do with the next tag, and what became of the last one.

    It needs no keyboard: the next unit is due as soon as a tag is lifted.
    """

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        tags: TagStation,
        job: MintJob,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.job = job
        self._workspace = workspace
        self._background = background
        self._tags = tags
        self._unfinished: TagJob | None = None
        self._view: StationView | None = None
        self._planning: BackgroundTask | None = None
        self._setup = StationSetup(job)
        self._pane = TagPane()
        self._plan = label("", "secondary")
        self._plan.setObjectName("plan")
        self._plan.setWordWrap(True)
        self._counts = CountsCard(
            {
                "written": self.tr("Written"),
                "remaining": self.tr("Remaining"),
                "rate": self.tr("Tags per hour"),
                "time_left": self.tr("Time left"),
            }
        )
        self._start = push_button(self.tr("&Start"), "start", self._start_new)
        make_primary(self._start, "play")
        self._continue = push_button("", "continue_job", self._resume)
        self._skip = self._request_button(self.tr("S&kip unit"), "skip", StationRequest.SKIP)
        self._another = self._request_button(
            self.tr("Use a&nother tag"), "another_tag", StationRequest.ANOTHER_TAG
        )
        self._rewrite = self._request_button(
            self.tr("Write last unit a&gain"), "rewrite", StationRequest.REWRITE
        )
        self._stop = push_button(self.tr("Sto&p"), "stop", tags.stop)
        self._close = push_button(self.tr("Close"), "close", self.close)
        self._plan_timer = QTimer(self, singleShot=True, interval=_PLAN_DELAY_MS)
        self._lay_out()
        self._setup.changed.connect(self._plan_timer.start)
        self._plan_timer.timeout.connect(self._read_plan)
        tags.viewed.connect(self._show_view)
        tags.ended.connect(self._show_end)
        self._show_controls()
        self._pane.show_state(IDLE, self.tr("Ready"))
        self._read_plan()

    def done(self, result: int) -> None:
        """Stop the station; it can be continued later."""
        self._tags.stop()
        super().done(result)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Move the window onto the screen once the size of its frame is known."""
        super().showEvent(event)
        keep_within_screen(self)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show everything smaller in a low window."""
        super().resizeEvent(event)
        self._pane.set_low(self.height() < _LOW)

    @Slot()
    def _read_plan(self) -> None:
        """Read which readers there are, what would be written, and what can be continued."""
        if self._tags.under_way:
            return
        if self._planning:
            self._planning.discard()
        try:
            request = self._setup.request()
        except DppError as error:
            self._show_problem(error)
            return
        workspace, job_id = self._workspace, self.job.id
        self._planning = self._background.start(
            self,
            lambda: (preview_tags(workspace, request), unfinished_of_job(workspace, job_id)),
            lambda found: self._show_plan(*found),
            self._show_problem,
        )
        self._background.start(self, list_readers, self._setup.set_readers, self._show_no_reader)

    def _show_plan(self, plan: TagPlan, unfinished: TagJob | None) -> None:
        self._planning = None
        self._unfinished = unfinished
        if plan.blocked and not unfinished:
            self._show_problem(plan.blocked)
        else:
            kinds = [each.kind for each in plan.fits if each.fit.fits]
            needed = self.tr("%Ln bytes", "", plan.fits[0].fit.needed)
            text = self.tr("{tags} · {bytes} each · large enough: {kinds}")
            tags = self.tr("%Ln tags", "", plan.count)
            self._plan.setText(text.format(tags=tags, bytes=needed, kinds=", ".join(kinds)))
            enable_unless(self._start, self._reason_against_start(plan))
        if unfinished:
            text = self.tr("&Continue tag job {id} ({written} of {count})")
            self._continue.setText(
                text.format(
                    id=unfinished.id,
                    written=number(unfinished.written),
                    count=number(unfinished.count),
                )
            )
        self._show_controls()

    def _reason_against_start(self, plan: TagPlan) -> str:
        return error_text(plan.blocked) if plan.blocked else ""

    def _show_problem(self, error: Exception) -> None:
        self._planning = None
        self._plan.setText(error_text(error))
        enable_unless(self._start, error_text(error))

    def _show_no_reader(self, error: Exception) -> None:
        self._setup.set_readers([])
        if isinstance(error, ReaderFault) and not self._tags.under_way:
            self._pane.show_state(
                WRONG, self.tr("No reader"), translated(error.wrong), translated(error.remedy)
            )

    @Slot()
    def _start_new(self) -> None:
        try:
            request = self._setup.request()
        except DppError as error:
            self._show_problem(error)
            return
        self._tags.write(request, self._setup.reader)
        self._begin()

    @Slot()
    def _resume(self) -> None:
        if self._unfinished:
            self._tags.resume(self._unfinished.id, this_actor(), self._setup.reader)
            self._begin()

    def _begin(self) -> None:
        """Show the buttons for a tag job; none has the focus, so that no key presses one."""
        self._show_controls()
        self._pane.setFocus()

    @Slot(object)
    def _show_view(self, view: StationView) -> None:
        self._view = view
        unit = view.unit
        named = ""
        if unit:
            text = self.tr("Unit {unit} · {serial}")
            named = text.format(unit=number(unit.unit + 1), serial=unit.serial)
        match view.state:
            case StationState.PRESENT:
                self._pane.show_state(IDLE, self.tr("Put a tag on the reader"), named)
            case StationState.WRITING:
                text = self.tr("Don't lift the tag.")
                self._pane.show_state(BUSY, self.tr("Writing"), named, text)
            case StationState.DONE:
                locked = self.tr("The tag is locked.") if view.is_locked else ""
                self._pane.show_state(RIGHT, self.tr("Done"), named, locked)
            case StationState.FINISHED:
                self._pane.show_state(RIGHT, self.tr("All tags are written"))
            case StationState.NO_READER:
                self._show_wrong(self.tr("No reader"), view.message, view.remedy)
            case _:
                self._show_wrong(self.tr("Wrong"), view.message, view.remedy)
        self._show_counts()
        self._show_controls()

    def _show_wrong(self, word: str, wrong: Message | None, remedy: Message | None) -> None:
        self._pane.show_state(
            WRONG, word, translated(wrong) if wrong else "", translated(remedy) if remedy else ""
        )

    @Slot(object, object)
    def _show_end(self, result: StationResult | None, error: Exception | None) -> None:
        failure = error or (result.error if result else None)
        if isinstance(failure, DppError):
            self._show_wrong(self.tr("Stopped"), failure.wrong, failure.remedy)
        elif failure:
            self._pane.show_state(WRONG, self.tr("Stopped"), error_text(failure))
        elif result and result.tag_job.status is TagJobStatus.PAUSED:
            self._pane.show_state(IDLE, self.tr("Stopped"), self.tr("You can continue later."))
        self._read_plan()
        self._show_controls()

    def _show_counts(self) -> None:
        if self._view is None:
            return
        progress, pace = self._view.progress, self._tags.pace
        rate = pace.per_second
        self._counts.show_counts(
            {
                "written": number(progress.written),
                "remaining": number(progress.remaining),
                "rate": number(round(rate * _SECONDS_PER_HOUR)) if rate else "–",
                "time_left": duration(pace.seconds_left) if pace.seconds_left else "–",
            }
        )

    def _show_controls(self) -> None:
        runs = self._tags.under_way
        for widget in (self._setup, self._plan, self._start):
            widget.setVisible(not runs)
        self._continue.setVisible(not runs and self._unfinished is not None)
        self._counts.setVisible(runs or self._view is not None)
        for button in (self._skip, self._rewrite, self._stop):
            button.setVisible(runs)
        self._another.setVisible(runs and bool(self._view and self._view.must_return))
        nothing = self._view is None or self._view.progress.written == 0
        enable_unless(self._rewrite, self.tr("No tag is written yet.") if nothing else "")

    def _request_button(self, text: str, name: str, request: StationRequest) -> QPushButton:
        return push_button(text, name, partial(self._tags.ask, request))

    def _lay_out(self) -> None:
        self.setObjectName("tag_station")
        self.setWindowTitle(self.tr("Write NFC tags"))
        heading = self.tr("Job {id}: {product}, batch {batch}").format(
            id=self.job.id, product=self.job.product_name, batch=self.job.batch
        )
        title = label(heading, "title")
        title.setWordWrap(True)
        note = label(
            self.tr(
                "A tag is an addition to the printed QR code. Where the law requires a QR code, as "
                "for batteries, a tag doesn't replace it."
            ),
            "secondary",
        )
        note.setWordWrap(True)
        actions = row_layout(spacing=Spacing.S)
        for button in (self._start, self._continue, self._skip, self._another, self._rewrite):
            button.setAutoDefault(False)
            actions.addWidget(button)
        self._stop.setAutoDefault(False)
        actions.addStretch(1)
        actions.addWidget(self._stop)
        content = QWidget()
        rows = column_layout(
            title,
            note,
            self._setup,
            self._plan,
            parent=content,
            spacing=Spacing.M,
            margins=(Spacing.XL, Spacing.L, Spacing.XL, Spacing.S),
        )
        rows.addWidget(self._pane, 1)
        rows.addWidget(self._counts)
        rows.addLayout(actions)
        column = column_layout(parent=self, spacing=Spacing.S, margins=(0, 0, 0, Spacing.L))
        column.addWidget(ScrollingContent(content), 1)
        box = closing_buttons(self, self._close)
        box.setContentsMargins(Spacing.XL, 0, Spacing.XL, 0)
        column.addWidget(box)
        self._close.setAutoDefault(False)
        resize_within_screen(self, _SIZE)
