"""The widgets of the export dialog, from the heading down to the buttons."""

from collections.abc import Collection

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from dpp_desktop.exporting.folder_state import FolderState
from dpp_desktop.exporting.progress import ExportExtent
from dpp_desktop.exporting.verification.progress import VerificationProgress
from dpp_desktop.model.export import PlannedPack
from dpp_desktop.profiles.profile import Profile
from dpp_desktop.ui.export import texts
from dpp_desktop.ui.export.command_row import CommandRow
from dpp_desktop.ui.export.findings_view import FindingsView
from dpp_desktop.ui.export.folder_field import FolderField
from dpp_desktop.ui.export.handover_warnings import warning
from dpp_desktop.ui.export.packs_model import Column, PackRow, PacksModel, PackState
from dpp_desktop.ui.export.packs_table import PackChooser
from dpp_desktop.ui.export.profiles.texts import profile_text
from dpp_desktop.ui.export.reasons import Reasons
from dpp_desktop.ui.export.run_progress import ProgressLine, Run
from dpp_desktop.ui.export.selection_field import SelectionField
from dpp_desktop.ui.export.state import AllowedActions, Stage
from dpp_desktop.ui.notices.message_view import MessageView
from dpp_desktop.ui.text.jobs import number
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import ICON, Spacing
from dpp_desktop.ui.widgets.basics import column_layout, label
from dpp_desktop.ui.widgets.plain_text import enable_unless
from dpp_desktop.ui.widgets.screen_fit import ScrollingContent


class HandOverRow(QWidget):
    """The number of packs that were handed over, with buttons; hidden while no pack is made."""

    mark_asked = Signal()
    unmark_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = label("")
        self._count.setObjectName("handed_over")
        self._mark = self._button("hand_over", self.tr("Hand over…"))
        self._unmark = self._button("remove_mark", self.tr("Remove mar&k"))
        self._mark.clicked.connect(self.mark_asked)
        self._unmark.clicked.connect(self.unmark_asked)
        self._lay_out()
        self.hide()

    def show_count(self, handed_over: int, made: int, total: int) -> None:
        """Show how many packs were handed over, if any are made."""
        text = self.tr("{count} of {total} handed over")
        self._count.setText(text.format(count=number(handed_over), total=number(total)))
        self.setVisible(made > 0)

    def allow(self, *, mark_unless: str, unmark_unless: str) -> None:
        """Enable the buttons that have no reason to be disabled."""
        enable_unless(self._mark, mark_unless)
        enable_unless(self._unmark, unmark_unless)

    def _button(self, name: str, text: str) -> QPushButton:
        made = QPushButton(text)
        made.setObjectName(name)
        made.setAutoDefault(False)
        made.setFlat(True)
        return made

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Spacing.XS)
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(self._mark)
        row.addWidget(self._unmark)


def pack_rows(
    state: FolderState, *, running: bool, writing: int | None, faulty: Collection[int]
) -> list[PackRow]:
    """Return a row for each pack.

    While the export is `running`, the pack of index `writing` is being written. `faulty` has the
    indices of packs with problems.
    """
    finished = {pack.index: pack for pack in state.report.packs}
    handed_over = {each.index: each for each in state.report.handed_over}
    wrong = state.refused | state.missing_packs.altered

    def pack_state(plan: PlannedPack) -> PackState:
        if running and plan.index == writing:
            return PackState.WRITING
        if not running and (plan.file in wrong or plan.index in faulty):
            return PackState.PROBLEM
        if plan.file in state.missing_packs.missing:
            return PackState.TO_BE_MADE if running else PackState.MISSING
        return PackState.FINISHED if plan.index in finished else PackState.TO_BE_MADE

    return [
        PackRow(plan, finished.get(plan.index), pack_state(plan), handed_over.get(plan.index))
        for plan in state.report.planned
    ]


class ProfileLine(QWidget):
    """Shows the profile in short, and why it can't be changed."""

    change_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = label("")
        self._text.setObjectName("profile")
        self._text.setWordWrap(True)
        self._why = label("", "secondary")
        self._why.setWordWrap(True)
        self._why.hide()
        self._why.setObjectName("profile_is_fixed")
        self._change = QPushButton(icon("settings"), self.tr("Chan&ge…"))
        self._change.setObjectName("change_profile")
        self._change.setAutoDefault(False)
        self._change.setIconSize(QSize(ICON, ICON))
        self._change.setEnabled(False)
        self._change.clicked.connect(self.change_asked)
        self._lay_out()

    def show_profile(self, profile: Profile, *, is_fixed: bool) -> None:
        """Show the profile; `is_fixed` if the export in the folder was made with it."""
        self._text.setText(self.tr("Profile: {profile}").format(profile=profile_text(profile)))
        self._why.setText(
            self.tr("Can't be changed after the export has started") if is_fixed else ""
        )
        self._why.setVisible(is_fixed)

    def allow(self, reason: str) -> None:
        """Allow changing the profile, unless there is a reason against it."""
        enable_unless(self._change, reason)

    def _lay_out(self) -> None:
        shown = column_layout(self._text, self._why, spacing=0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Spacing.S)
        row.addLayout(shown, 1)
        row.addWidget(self._change)


_ROWS_IN_SIGHT = 6

_TONES = {
    Stage.BLOCKED: "warning",
    Stage.UNFINISHED: "warning",
    Stage.FAILED: "danger",
    Stage.COMPLETED: "success",
}


class ExportView(QWidget):
    """Arranges the widgets and updates them from a FolderState."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = PacksModel(self)
        self.message = MessageView()
        self.findings = FindingsView()
        self.selection = SelectionField()
        self._warning = MessageView(name="warning")
        self.profile = ProfileLine()
        self.field = FolderField()
        self.chooser = PackChooser(self.model)
        self.commands = CommandRow()
        self._title = label("", "title")
        self._title.setWordWrap(True)
        self._heading = label("", "secondary")
        self._heading.setObjectName("heading")
        self._heading.setWordWrap(True)
        self.hand_over = HandOverRow()
        self._progress = ProgressLine()
        self._hint = label("", "secondary")
        self._hint.setObjectName("hint")
        self._hint.hide()
        self._lay_out()

    def show_allowed(
        self, allowed: AllowedActions, reasons: Reasons, *, continues: bool, verifying: bool
    ) -> None:
        """Enable the allowed actions; the others show why they aren't possible."""
        self.selection.allow("" if allowed.choose_tokens else reasons.choose)
        self.profile.allow(reasons.profile)
        self.field.allow(reasons.choose)
        self.chooser.allow(choosing=allowed.choose_packs, saving=allowed.save_pack)
        self.commands.show_allowed(allowed, reasons, continues=continues, verifying=verifying)

    def show_state(
        self,
        state: FolderState,
        stage: Stage,
        run: Run | None,
        extent: ExportExtent | None,
        faulty: Collection[int],
    ) -> None:
        """Show the export at its stage, and its run if there is one, with its extent if known."""
        report = state.report
        self._title.setText(report.job.product_name)
        self._heading.setText(texts.heading(state.target, report))
        self._warning.show_message(warning(state) if stage.startable else None)
        self.profile.show_profile(report.profile, is_fixed=state.is_fixed)
        self.field.show_folder(state.folder)
        running = stage in (Stage.RUNNING, Stage.ELSEWHERE)
        writing = run.written_pack(state) if run else None
        self.model.show_rows(pack_rows(state, running=running, writing=writing, faulty=faulty))
        self.chooser.table.follow(writing - 1 if running and writing else None)
        tone = "danger" if faulty else _TONES.get(stage, "")
        whole = sum(row.state is PackState.FINISHED for row in self.model.rows)
        self._progress.show_count(whole, len(report.planned), tone)
        self.chooser.table.setColumnHidden(Column.HANDED_OVER, not report.packs)
        self.hand_over.show_count(len(report.handed_over), len(report.packs), len(report.planned))
        self._show_run(state, stage, run, extent)

    def show_space(self, state: FolderState, stage: Stage) -> None:
        """Show how much disk space the ticked packs need, if they can be made."""
        space = state.space if state.space and not state.space.access_error else None
        needed = space.needed(self.model.ticked) if space and stage.startable else 0
        if space and needed:
            text = texts.space_text(needed, space.free)
            self._progress.show_text(text, is_problem=needed > space.free)
        elif not stage.at_work:
            self._progress.show_text("")

    def show_top(self) -> None:
        """Scroll to the heading and the message, if the window is too small for all content."""
        self._content.verticalScrollBar().setValue(0)

    def show_verification(self, progress: VerificationProgress | None) -> None:
        """Show how far the verification is; None if it has only started."""
        self._progress.show_verification(progress)

    def _show_run(
        self, state: FolderState, stage: Stage, run: Run | None, extent: ExportExtent | None
    ) -> None:
        at_work = stage in (Stage.WAITING, Stage.RUNNING)
        hint = self.tr("The export continues if you close this window.") if at_work else ""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        if not stage.at_work or run is None:
            self.show_space(state, stage)
        elif run.is_stopping:
            self._progress.show_text(self.tr("Stopping after the current pack…"))
        elif stage is Stage.WAITING:
            self._progress.show_text(self.tr("Waiting for other exports…"))
        else:
            self._progress.show_speed(run.speed(state, extent))

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(Spacing.XL, Spacing.M, Spacing.XL, Spacing.S)
        column.setSpacing(Spacing.S)
        head = QVBoxLayout()
        head.setSpacing(Spacing.XS)
        head.addWidget(self._title)
        head.addWidget(self._heading)
        column.addLayout(head)
        column.addWidget(self.message)
        column.addWidget(self.findings)
        column.addWidget(self.selection)
        column.addWidget(self._warning)
        request = QHBoxLayout()
        request.setSpacing(Spacing.XL)
        request.addWidget(self.profile, 2)
        request.addWidget(self.field, 3)
        column.addLayout(request)
        column.addWidget(self.field.problem)
        column.addWidget(self.chooser, 1)
        column.addWidget(self.hand_over)
        self.chooser.table.setMinimumHeight(_visible_rows(self.chooser.table))
        # Outside of what scrolls, so that progress and buttons are always visible.
        bottom = column_layout(
            self._progress,
            self._hint,
            self.commands,
            margins=(Spacing.XL, Spacing.S, Spacing.XL, Spacing.M),
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._content = ScrollingContent(content)
        whole.addWidget(self._content, 1)
        whole.addLayout(bottom)


def _visible_rows(table: QTableView) -> int:
    """The height of a table with its heading and a few rows."""
    header, row = table.horizontalHeader(), table.verticalHeader()
    rows = _ROWS_IN_SIGHT * row.defaultSectionSize()
    return header.sizeHint().height() + rows + 2 * table.frameWidth() + Spacing.XS
