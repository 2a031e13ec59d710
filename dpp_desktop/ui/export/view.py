"""What the export dialog shows, from the heading down to the buttons."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from dpp_desktop.exporting.progress import ExportExtent
from dpp_desktop.exporting.verification.findings import Finding
from dpp_desktop.model.export import PlannedPack
from dpp_desktop.profiles.profile import Profile
from dpp_desktop.ui.export import texts
from dpp_desktop.ui.export.command_row import CommandRow
from dpp_desktop.ui.export.folder_field import FolderField
from dpp_desktop.ui.export.folder_state import Seen
from dpp_desktop.ui.export.messages import repeats_told
from dpp_desktop.ui.export.packs_model import Column, PackRow, PacksModel, PackState
from dpp_desktop.ui.export.packs_table import PackChooser
from dpp_desktop.ui.export.profiles.texts import profile_told
from dpp_desktop.ui.export.run_progress import ProgressLine, Run
from dpp_desktop.ui.export.selection_field import SelectionField
from dpp_desktop.ui.export.state import Offer, Stage
from dpp_desktop.ui.notices.message_view import MessageView
from dpp_desktop.ui.text.errors import problem_text
from dpp_desktop.ui.text.jobs import number
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import ICON, TARGET, Spacing
from dpp_desktop.ui.widgets.basics import label
from dpp_desktop.ui.widgets.plain_text import set_tooltip

_MOST_LINES_HIGH = 5


class FindingsView(QWidget):
    """A line for each finding: the file, and what is wrong with it. Hidden without findings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QPlainTextEdit(readOnly=True)
        self._text.setObjectName("findings")
        self._text.setAccessibleName(self.tr("What is wrong in the folder"))
        self._text.setTabChangesFocus(True)
        self._copy = QPushButton(icon("copy"), self.tr("Cop&y"))
        self._copy.setObjectName("copy_findings")
        self._copy.setAutoDefault(False)
        self._copy.clicked.connect(self._copy_all)
        self._lay_out()
        self.show_findings(())

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Shows these instead of those before."""
        lines = (f"{finding.file}: {problem_text(finding.message)}" for finding in findings)
        self._text.setPlainText("\n".join(lines))
        shown = min(len(findings), _MOST_LINES_HIGH)
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
    """Hidden as long as there is no pack to hand over."""

    mark_asked = Signal()
    take_back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = label("")
        self._count.setObjectName("handed_over")
        self._mark = self._button("mark_handed_over", self.tr("&Mark as handed over…"))
        self._back = self._button("take_mark_back", self.tr("&Take mark back"))
        self._connect(self._mark, self.mark_asked)
        self._connect(self._back, self.take_back_asked)
        self._lay_out()
        self.hide()

    def show_count(self, handed_over: int, made: int, total: int) -> None:
        """Shows how many packs of how many were handed over, if any are made."""
        words = self.tr("{count} of {total} handed over")
        self._count.setText(words.format(count=number(handed_over), total=number(total)))
        self.setVisible(made > 0)

    def allow(self, *, mark: bool, take_back: bool) -> None:
        """Whether there is something to mark among the chosen packs, or to take back."""
        self._mark.setEnabled(mark)
        self._back.setEnabled(take_back)

    def _button(self, name: str, text: str) -> QPushButton:
        made = QPushButton(text)
        made.setObjectName(name)
        made.setAutoDefault(False)
        made.setFlat(True)
        return made

    def _connect(self, button: QPushButton, asked: SignalInstance) -> None:
        button.clicked.connect(asked)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Spacing.XS)
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(self._mark)
        row.addWidget(self._back)


def pack_rows(
    seen: Seen, *, running: bool, writing: int | None, faulty: Collection[str]
) -> list[PackRow]:
    """Returns a row for each pack.

    While the export is `running`, the pack of index `writing` is being written. `faulty` are
    names of files with something wrong; so is a file that the export's error names.
    """
    finished = {pack.index: pack for pack in seen.outlook.packs}
    handed_over = {each.index: each for each in seen.outlook.handed_over}
    wrong = seen.refused.union(faulty, seen.astray.altered)

    def state(plan: PlannedPack) -> PackState:
        if running and plan.index == writing:
            return PackState.WRITING
        if not running and plan.file in wrong:
            return PackState.PROBLEM
        if plan.file in seen.astray.missing:
            return PackState.TO_BE_MADE if running else PackState.MISSING
        return PackState.FINISHED if plan.index in finished else PackState.TO_BE_MADE

    return [
        PackRow(plan, finished.get(plan.index), state(plan), handed_over.get(plan.index))
        for plan in seen.outlook.planned
    ]


class ProfileLine(QWidget):
    """Shows a profile in short; why it can't be changed, where it can't."""

    change_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = label("")
        self._told.setObjectName("profile")
        self._why = label("", "secondary")
        self._why.setObjectName("profile_settled")
        self._change = QPushButton(icon("settings"), self.tr("Chan&ge…"))
        self._change.setObjectName("change_profile")
        self._change.setAutoDefault(False)
        self._change.setIconSize(QSize(ICON, ICON))
        self._change.setEnabled(False)
        self._change.clicked.connect(self.change_asked)
        self._lay_out()

    def show_profile(self, profile: Profile, *, settled: bool) -> None:
        """Shows the profile; `settled` if the export that stands there was made with it."""
        self._told.setText(self.tr("Written for: {profile}").format(profile=profile_told(profile)))
        why = self.tr("Settled when this export was made") if settled else ""
        self._why.setText(why)
        set_tooltip(self._change, why)

    def allow(self, allowed: bool) -> None:  # noqa: FBT001 - the only argument
        """Whether it may be changed."""
        self._change.setEnabled(allowed)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Spacing.M)
        row.addWidget(self._told)
        row.addWidget(self._why)
        row.addStretch(1)
        row.addWidget(self._change)


_TONES = {
    Stage.HINDERED: "warning",
    Stage.UNFINISHED: "warning",
    Stage.FAILED: "danger",
    Stage.COMPLETED: "success",
}


class ExportView(QWidget):
    """Puts the parts together. What they show, they are told; what is pressed, they tell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = PacksModel(self)
        self.message = MessageView()
        self.findings = FindingsView()
        self.selection = SelectionField()
        self._repeats = MessageView(name="repeats")
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

    def show_offer(self, offered: Offer, *, continues: bool, verifying: bool) -> None:
        """Enables what can be done."""
        self.selection.allow(offered.choose_tokens)
        self.profile.allow(offered.choose_profile)
        self.field.allow(offered.choose_folder)
        self.chooser.allow(choosing=offered.choose_packs, saving=offered.save_pack)
        self.commands.show_offer(offered, continues=continues, verifying=verifying)

    def show_seen(
        self,
        seen: Seen,
        stage: Stage,
        run: Run | None,
        extent: ExportExtent | None,
        faulty: Collection[str],
    ) -> None:
        """Shows an export at its stage, and the run that makes it if there is one.

        `extent` is that run's, if it is known.
        """
        outlook = seen.outlook
        self._title.setText(outlook.job.product_name)
        self._heading.setText(texts.heading(seen.wanted, outlook))
        warned = seen.repeats if stage.startable else None
        self._repeats.show_message(repeats_told(warned) if warned else None)
        self.profile.show_profile(outlook.profile, settled=seen.settled)
        self.field.show_folder(seen.folder)
        running = stage in (Stage.RUNNING, Stage.ELSEWHERE)
        writing = run.writing_of(seen) if run else None
        self.model.show_rows(pack_rows(seen, running=running, writing=writing, faulty=faulty))
        self.chooser.table.follow(writing - 1 if running and writing else None)
        tone = "danger" if faulty else _TONES.get(stage, "")
        whole = sum(row.state is PackState.FINISHED for row in self.model.rows)
        self._progress.show_count(whole, len(outlook.planned), tone)
        self.chooser.table.setColumnHidden(Column.HANDED_OVER, not outlook.packs)
        self.hand_over.show_count(
            len(outlook.handed_over), len(outlook.packs), len(outlook.planned)
        )
        self._show_run(seen, stage, run, extent)

    def show_needs(self, seen: Seen, stage: Stage) -> None:
        """Shows how much room the ticked packs need, where they can be made."""
        needed = seen.space.needed(self.model.ticked) if seen.space and stage.startable else 0
        if seen.space and needed:
            text = texts.needs(needed, seen.space.free)
            self._progress.say(text, alarming=needed > seen.space.free)
        elif not stage.at_work:
            self._progress.say("")

    def _show_run(
        self, seen: Seen, stage: Stage, run: Run | None, extent: ExportExtent | None
    ) -> None:
        at_work = stage in (Stage.WAITING, Stage.RUNNING)
        hint = self.tr("You can close this window; the export goes on.") if at_work else ""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        if not stage.at_work or run is None:
            self.show_needs(seen, stage)
        elif run.pausing:
            self._progress.say(self.tr("Stopping after the pack under way…"))
        elif stage is Stage.WAITING:
            self._progress.say(self.tr("Waiting for its turn…"))
        else:
            self._progress.show_speed(run.speed(seen, extent))

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
        column.addWidget(self._repeats)
        column.addWidget(self.profile)
        column.addWidget(self.field)
        column.addWidget(self.chooser, 1)
        column.addWidget(self.hand_over)
        column.addWidget(self._progress)
        column.addWidget(self._hint)
        column.addWidget(self.commands)
