"""The widgets of the export dialog, from the heading down to the buttons."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from dpp_desktop.exporting.folder_state import FolderState
from dpp_desktop.exporting.progress import ExportExtent
from dpp_desktop.exporting.verification.findings import Finding
from dpp_desktop.model.export import PlannedPack
from dpp_desktop.profiles.profile import Profile
from dpp_desktop.ui.export import texts
from dpp_desktop.ui.export.folder_field import FolderField
from dpp_desktop.ui.export.handover_warnings import warning
from dpp_desktop.ui.export.packs_model import Column, PackRow, PacksModel, PackState
from dpp_desktop.ui.export.packs_table import PackChooser
from dpp_desktop.ui.export.profiles.texts import profile_text
from dpp_desktop.ui.export.run_progress import ProgressLine, Run
from dpp_desktop.ui.export.selection_field import SelectionField
from dpp_desktop.ui.export.state import AllowedActions, Stage
from dpp_desktop.ui.notices.message_view import MessageView
from dpp_desktop.ui.text.errors import problem_text
from dpp_desktop.ui.text.jobs import number
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import ICON, TARGET, Spacing
from dpp_desktop.ui.widgets.basics import label, make_primary
from dpp_desktop.ui.widgets.plain_text import enable_unless, set_tooltip

_MAX_LINES = 5


class FindingsView(QWidget):
    """Lists the findings of a verification; hidden if there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QPlainTextEdit(readOnly=True)
        self._text.setObjectName("findings")
        self._text.setAccessibleName(self.tr("Problems found in the folder"))
        self._text.setTabChangesFocus(True)
        self._copy = QPushButton(icon("copy"), self.tr("Cop&y"))
        self._copy.setObjectName("copy_findings")
        self._copy.setAutoDefault(False)
        self._copy.clicked.connect(self._copy_all)
        self._lay_out()
        self.show_findings(())

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these findings."""
        lines = (f"{finding.file}: {problem_text(finding.message)}" for finding in findings)
        self._text.setPlainText("\n".join(lines))
        shown = min(len(findings), _MAX_LINES)
        self._text.setFixedHeight(max(TARGET, shown * self._line_height() + 2 * Spacing.L))
        self.setVisible(bool(findings))

    def _line_height(self) -> int:
        return self._text.fontMetrics().lineSpacing()

    @Slot()
    def _copy_all(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Spacing.S)
        row.addWidget(self._text, 1)
        row.addWidget(self._copy)
        row.setAlignment(self._copy, Qt.AlignmentFlag.AlignTop)


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
    state: FolderState, *, running: bool, writing: int | None, faulty: Collection[str]
) -> list[PackRow]:
    """Return a row for each pack.

    While the export is `running`, the pack of index `writing` is being written. `faulty` has the
    names of files with problems.
    """
    finished = {pack.index: pack for pack in state.report.packs}
    handed_over = {each.index: each for each in state.report.handed_over}
    wrong = state.refused.union(faulty, state.missing_packs.altered)

    def pack_state(plan: PlannedPack) -> PackState:
        if running and plan.index == writing:
            return PackState.WRITING
        if not running and plan.file in wrong:
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
        self._why = label("", "secondary")
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
        why = self.tr("Can't be changed after the export was started") if is_fixed else ""
        self._why.setText(why)
        set_tooltip(self._change, why)

    def allow(self, allowed: bool) -> None:  # noqa: FBT001 - the only argument
        """Allow changing the profile, or not."""
        self._change.setEnabled(allowed)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Spacing.M)
        row.addWidget(self._text)
        row.addWidget(self._why)
        row.addStretch(1)
        row.addWidget(self._change)


class CommandRow(QWidget):
    """Buttons for exported packs on the left, and for running the export on the right."""

    open_folder = Signal()
    verify = Signal()
    save_pack = Signal()
    close_dialog = Signal()
    cancel = Signal()
    pause = Signal()
    start = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open = self._button(
            "open_folder", self.tr("&Open folder"), self.open_folder, "folder"
        )
        self._verify = self._button("verify", self.tr("&Verify"), self.verify, "verify")
        self._save = self._button("save_pack", self.tr("&Save one pack…"), self.save_pack, "save")
        self._close = self._button("close", self.tr("Close"), self.close_dialog)
        self._cancel = self._button("cancel", self.tr("Cance&l export"), self.cancel)
        self._pause = self._button("pause", self.tr("&Pause"), self.pause, "pause")
        self._start = self._button("start", self.tr("&Export"), self.start)
        make_primary(self._start, "export")
        self._lay_out()

    def show_allowed(self, allowed: AllowedActions, *, continues: bool, verifying: bool) -> None:
        """Enable the allowed actions; `continues` if the export was started before."""
        self._open.setEnabled(allowed.open_folder)
        self._verify.setEnabled(allowed.verify or verifying)
        self._verify.setText(self.tr("Stop &verifying") if verifying else self.tr("&Verify"))
        self._save.setEnabled(allowed.save_pack)
        self._start.setText(self.tr("&Continue") if continues else self.tr("&Export"))
        self._cancel.setVisible(allowed.cancel)
        self._move_focus(allowed)

    def take_focus(self) -> None:
        """Set the focus to the button that is most likely pressed next."""
        target = self._start if self._start.isEnabled() else self._close
        target.setFocus()

    def _move_focus(self, allowed: AllowedActions) -> None:
        """Enable Export or Pause, and keep the focus on the enabled one."""
        held = self._start.hasFocus() or self._pause.hasFocus()
        if allowed.start:
            self._start.setEnabled(True)
        if allowed.pause:
            self._pause.setEnabled(True)
        if held:
            target = self._pause if allowed.pause else self._start if allowed.start else self._close
            target.setFocus()
        self._start.setEnabled(allowed.start)
        self._pause.setEnabled(allowed.pause)

    def _button(
        self, name: str, text: str, pressed: SignalInstance, icon_name: str | None = None
    ) -> QPushButton:
        made = QPushButton(text)
        made.setObjectName(name)
        made.setAutoDefault(False)
        made.clicked.connect(pressed)
        if icon_name:
            made.setIcon(icon(icon_name))
            made.setIconSize(QSize(ICON, ICON))
        return made

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Spacing.S)
        for button in (self._open, self._verify, self._save):
            row.addWidget(button)
        row.addStretch(1)
        for button in (self._close, self._cancel, self._pause, self._start):
            row.addWidget(button)


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

    def show_allowed(self, allowed: AllowedActions, *, continues: bool, verifying: bool) -> None:
        """Enable the allowed actions."""
        self.selection.allow(allowed.choose_tokens)
        self.profile.allow(allowed.choose_profile)
        self.field.allow(allowed.choose_folder)
        self.chooser.allow(choosing=allowed.choose_packs, saving=allowed.save_pack)
        self.commands.show_allowed(allowed, continues=continues, verifying=verifying)

    def show_state(
        self,
        state: FolderState,
        stage: Stage,
        run: Run | None,
        extent: ExportExtent | None,
        faulty: Collection[str],
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
        needed = state.space.needed(self.model.ticked) if state.space and stage.startable else 0
        if state.space and needed:
            text = texts.space_text(needed, state.space.free)
            self._progress.show_text(text, is_problem=needed > state.space.free)
        elif not stage.at_work:
            self._progress.show_text("")

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
        column = QVBoxLayout(self)
        column.setContentsMargins(Spacing.XL, Spacing.L, Spacing.XL, Spacing.L)
        column.setSpacing(Spacing.M)
        head = QVBoxLayout()
        head.setSpacing(Spacing.XS)
        head.addWidget(self._title)
        head.addWidget(self._heading)
        column.addLayout(head)
        column.addWidget(self.message)
        column.addWidget(self.findings)
        column.addWidget(self.selection)
        column.addWidget(self._warning)
        column.addWidget(self.profile)
        column.addWidget(self.field)
        column.addWidget(self.chooser, 1)
        column.addWidget(self.hand_over)
        column.addWidget(self._progress)
        column.addWidget(self._hint)
        column.addWidget(self.commands)
