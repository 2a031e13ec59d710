"""What the export dialog shows, from the heading down to the buttons."""

from collections.abc import Collection

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dpp_desktop.exporting.watching import Extent
from dpp_desktop.ui.export import words
from dpp_desktop.ui.export.command_row import CommandRow
from dpp_desktop.ui.export.findings_view import FindingsView
from dpp_desktop.ui.export.folder_field import FolderField
from dpp_desktop.ui.export.hand_over_row import HandOverRow
from dpp_desktop.ui.export.looking import Seen
from dpp_desktop.ui.export.pack_chooser import PackChooser
from dpp_desktop.ui.export.pack_rows import pack_rows
from dpp_desktop.ui.export.packs_model import Column, PacksModel, PackState
from dpp_desktop.ui.export.profile_line import ProfileLine
from dpp_desktop.ui.export.progress_line import ProgressLine
from dpp_desktop.ui.export.repeat_words import repeats_told
from dpp_desktop.ui.export.running import Run
from dpp_desktop.ui.export.selection_field import SelectionField
from dpp_desktop.ui.export.stage import Offer, Stage
from dpp_desktop.ui.look.scale import Space
from dpp_desktop.ui.look.widgets import label
from dpp_desktop.ui.notices.message_view import MessageView

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
        extent: Extent | None,
        faulty: Collection[str],
    ) -> None:
        """Shows an export at its stage, and the run that makes it if there is one.

        `extent` is that run's, if it is known.
        """
        outlook = seen.outlook
        self._title.setText(outlook.job.product_name)
        self._heading.setText(words.heading(seen.wanted, outlook))
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
            text = words.needs(needed, seen.space.free)
            self._progress.say(text, alarming=needed > seen.space.free)
        elif not stage.at_work:
            self._progress.say("")

    def _show_run(self, seen: Seen, stage: Stage, run: Run | None, extent: Extent | None) -> None:
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
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.M)
        head = QVBoxLayout()
        head.setSpacing(Space.XS)
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
