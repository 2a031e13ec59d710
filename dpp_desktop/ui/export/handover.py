"""Marks packs as handed over, and takes such marks back."""

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dpp_desktop.exporting.handover import MAX_NAME, ExportRecord, hand_over, take_back
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.export.folder_state import Seen
from dpp_desktop.ui.export.packs_model import PackState
from dpp_desktop.ui.export.texts import told
from dpp_desktop.ui.export.view import ExportView
from dpp_desktop.ui.notices.message_view import Message, Tone
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.text.jobs import number
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import dialog_buttons, label, make_primary

_WIDTH = 460


class HandoverDialog(QDialog):
    """Accepted, it has the `name` of who hands the packs over."""

    def __init__(self, packs: str, name: str, parent: QWidget | None = None) -> None:
        """Takes which packs, in words, and who handed packs over last."""
        super().__init__(parent)
        self._line = QLineEdit(name)
        self._line.setObjectName("giver")
        self._line.setMaxLength(MAX_NAME)
        self._line.selectAll()
        self._line.textChanged.connect(self._allow)
        self._mark = make_primary(QPushButton(self.tr("&Mark as handed over")))
        self._mark.setObjectName("mark")
        self._mark.setDefault(True)
        self._lay_out(packs)
        self._allow()

    @property
    def name(self) -> str:
        """The name that is written."""
        return self._line.text().strip()

    @Slot()
    def _allow(self) -> None:
        self._mark.setEnabled(bool(self.name))

    def _lay_out(self, packs: str) -> None:
        self.setObjectName("giver_dialog")
        self.setWindowTitle(self.tr("Hand over"))
        self.setMinimumWidth(_WIDTH)
        told = label(packs, "strong")
        told.setWordWrap(True)
        asked = label(self.tr("&Who hands them over?"))
        asked.setBuddy(self._line)
        box = dialog_buttons(self, self._mark, self.tr("Cancel"))
        box.accepted.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(Spacing.XL, Spacing.L, Spacing.XL, Spacing.L)
        column.setSpacing(Spacing.M)
        for part in (told, asked, self._line, box):
            column.addWidget(part)


@dataclass(slots=True)
class LastGiver:
    """Offered the next time; shared by all dialogs of a window. Empty if there is nobody yet."""

    name: str = ""


_MOST_NAMED = 12


class HandoverController(QObject):
    """Does it in the background, after a question, and tells what came of it.

    What is meant are the ticked packs if any of them are finished, else those whose rows are
    selected. What is missing or changed is ticked without the user's doing, to be made again.
    """

    changed = Signal()
    """There are more marks than before, or fewer."""
    said = Signal(object)
    """A Message about what couldn't be done."""

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        view: ExportView,
        giver: LastGiver,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._view = view
        self._giver = giver
        self._window = parent
        self._seen: Seen | None = None
        table, row = view.chooser.table, view.hand_over
        table.mark_asked.connect(self._ask_to_mark)
        table.take_back_asked.connect(self._take_back)
        table.selectionModel().selectionChanged.connect(self._allow)
        row.mark_asked.connect(lambda: self._ask_to_mark(self._meant()))
        row.take_back_asked.connect(lambda: self._take_back(self._meant()))

    def show_seen(self, seen: Seen | None) -> None:
        """Takes the export whose packs are handed over; None while there is none."""
        self._seen = seen
        self._allow()

    @Slot()
    def _allow(self) -> None:
        seen, packs = self._seen, self._meant()
        self._view.hand_over.allow(
            mark=seen is not None and bool(_to_mark(seen, packs)),
            take_back=seen is not None and bool(_to_take_back(seen, packs)),
        )

    def _meant(self) -> frozenset[int]:
        ticked = self._view.model.ticked & self._finished
        return ticked or self._view.chooser.table.selected_packs

    @property
    def _finished(self) -> frozenset[int]:
        rows = self._view.model.rows
        return frozenset(row.plan.index for row in rows if row.state is PackState.FINISHED)

    @Slot(object)
    def _ask_to_mark(self, packs: frozenset[int]) -> None:
        """Asks who hands these packs over, and marks those that can be marked."""
        seen = self._seen
        chosen = _to_mark(seen, packs) if seen else frozenset()
        if not chosen or seen is None or seen.outlook.export is None:
            return
        export_id = seen.outlook.export.id
        dialog = HandoverDialog(self._named(chosen), self._giver.name, self._window)
        dialog.accepted.connect(lambda: self._mark(export_id, chosen, dialog.name))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(object)
    def _take_back(self, packs: frozenset[int]) -> None:
        """Takes the marks of these packs back, where there are any."""
        seen, workspace = self._seen, self._workspace
        chosen = _to_take_back(seen, packs) if seen else frozenset()
        if chosen and seen and seen.outlook.export:
            export_id = seen.outlook.export.id
            self._background.start_uninterrupted(
                self, lambda: take_back(workspace, export_id, chosen), self._tell, self._fail
            )

    def _mark(self, export_id: int, packs: frozenset[int], by: str) -> None:
        self._giver.name = by
        workspace = self._workspace
        self._background.start_uninterrupted(
            self, lambda: hand_over(workspace, export_id, packs, by), self._tell, self._fail
        )

    def _tell(self, record: ExportRecord) -> None:
        self.changed.emit()

    def _fail(self, error: Exception) -> None:
        self.said.emit(Message(Tone.DANGER, told(error)))
        self.changed.emit()

    def _named(self, packs: frozenset[int]) -> str:
        one, several = self.tr("Pack {packs}"), self.tr("{count} packs: {packs}")
        ordered = sorted(packs)
        named = ", ".join(number(index) for index in ordered[:_MOST_NAMED])
        more = " …" if len(ordered) > _MOST_NAMED else ""
        return (one if len(ordered) == 1 else several).format(
            count=number(len(ordered)), packs=f"{named}{more}"
        )


def _to_mark(seen: Seen, packs: Collection[int]) -> frozenset[int]:
    """Returns those of the packs that are there as they were made, and weren't handed over."""
    return seen.whole.intersection(packs) - _to_take_back(seen, packs)


def _to_take_back(seen: Seen, packs: Collection[int]) -> frozenset[int]:
    """Returns those of the packs that were handed over."""
    return frozenset(each.index for each in seen.outlook.handed_over if each.index in packs)
