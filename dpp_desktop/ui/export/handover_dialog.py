"""Mark packs as handed over, and remove such marks."""

from collections.abc import Collection

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dpp_desktop.exporting.folder_state import FolderState
from dpp_desktop.exporting.handover import MAX_NAME, ExportRecord, hand_over, take_back
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.export.packs_model import PackState
from dpp_desktop.ui.export.texts import error_text
from dpp_desktop.ui.export.view import ExportView
from dpp_desktop.ui.notices.message_view import Message, Tone
from dpp_desktop.ui.settings.preferences import RememberedText
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.text.jobs import number
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import dialog_buttons, label, make_primary

_WIDTH = 460


class HandoverDialog(QDialog):
    """Asks for the `name` of the person who hands packs over."""

    def __init__(self, packs: str, name: str, parent: QWidget | None = None) -> None:
        """Show the names of the packs, and suggest that person."""
        super().__init__(parent)
        self._line = QLineEdit(name)
        self._line.setObjectName("handover_name")
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
        """The entered name."""
        return self._line.text().strip()

    @Slot()
    def _allow(self) -> None:
        self._mark.setEnabled(bool(self.name))

    def _lay_out(self, packs: str) -> None:
        self.setObjectName("handover_dialog")
        self.setWindowTitle(self.tr("Hand over"))
        self.setMinimumWidth(_WIDTH)
        packs_label = label(packs, "strong")
        packs_label.setWordWrap(True)
        name_label = label(self.tr("&Name of the person who hands them over"))
        name_label.setBuddy(self._line)
        box = dialog_buttons(self, self._mark, self.tr("Cancel"))
        box.accepted.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(Spacing.XL, Spacing.L, Spacing.XL, Spacing.L)
        column.setSpacing(Spacing.M)
        for part in (packs_label, name_label, self._line, box):
            column.addWidget(part)


_MAX_NAMED = 12


class HandoverController(QObject):
    """Marks packs in the background, and reports errors.

    The actions apply to the ticked packs if any of them is finished, else to the packs of the
    selected rows. Missing and changed packs are ticked automatically, to be re-created.
    """

    changed = Signal()
    """Packs were marked, or marks were removed."""
    reported = Signal(object)
    """A Message with an error."""

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        view: ExportView,
        last_name: RememberedText,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._view = view
        self._last_name = last_name
        self._window = parent
        self._state: FolderState | None = None
        table, row = view.chooser.table, view.hand_over
        table.mark_asked.connect(self._open_dialog)
        table.unmark_asked.connect(self._remove_marks)
        table.selectionModel().selectionChanged.connect(self._allow)
        row.mark_asked.connect(lambda: self._open_dialog(self._chosen_packs()))
        row.unmark_asked.connect(lambda: self._remove_marks(self._chosen_packs()))

    def show_state(self, state: FolderState | None) -> None:
        """Take the state of the export; None while it is unknown."""
        self._state = state
        self._allow()

    @Slot()
    def _allow(self) -> None:
        state, packs = self._state, self._chosen_packs()
        self._view.hand_over.allow(
            mark=state is not None and bool(_to_mark(state, packs)),
            unmark=state is not None and bool(_to_unmark(state, packs)),
        )

    def _chosen_packs(self) -> frozenset[int]:
        ticked = self._view.model.ticked & self._finished
        return ticked or self._view.chooser.table.selected_packs

    @property
    def _finished(self) -> frozenset[int]:
        rows = self._view.model.rows
        return frozenset(row.plan.index for row in rows if row.state is PackState.FINISHED)

    @Slot(object)
    def _open_dialog(self, packs: frozenset[int]) -> None:
        """Ask who hands these packs over, then mark those that can be marked."""
        state = self._state
        chosen = _to_mark(state, packs) if state else frozenset()
        if not chosen or state is None or state.report.export is None:
            return
        export_id = state.report.export.id
        dialog = HandoverDialog(self._pack_names(chosen), self._last_name.text, self._window)
        dialog.accepted.connect(lambda: self._mark(export_id, chosen, dialog.name))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(object)
    def _remove_marks(self, packs: frozenset[int]) -> None:
        """Remove the marks of these packs."""
        state, workspace = self._state, self._workspace
        chosen = _to_unmark(state, packs) if state else frozenset()
        if chosen and state and state.report.export:
            export_id = state.report.export.id
            self._background.start_uninterrupted(
                self,
                lambda: take_back(workspace, export_id, chosen),
                self._on_changed,
                self._on_error,
            )

    def _mark(self, export_id: int, packs: frozenset[int], by: str) -> None:
        self._last_name.use(by)
        workspace = self._workspace
        self._background.start_uninterrupted(
            self,
            lambda: hand_over(workspace, export_id, packs, by),
            self._on_changed,
            self._on_error,
        )

    def _on_changed(self, record: ExportRecord) -> None:
        self.changed.emit()

    def _on_error(self, error: Exception) -> None:
        self.reported.emit(Message(Tone.DANGER, error_text(error)))
        self.changed.emit()

    def _pack_names(self, packs: frozenset[int]) -> str:
        ordered = sorted(packs)
        named = ", ".join(number(index) for index in ordered[:_MAX_NAMED])
        more = " …" if len(ordered) > _MAX_NAMED else ""
        text = self.tr("%Ln packs: {packs}", "", len(ordered))
        return text.format(packs=f"{named}{more}")


def _to_mark(state: FolderState, packs: Collection[int]) -> frozenset[int]:
    """Return the packs that are in the folder unchanged and weren't handed over."""
    return state.whole.intersection(packs) - _to_unmark(state, packs)


def _to_unmark(state: FolderState, packs: Collection[int]) -> frozenset[int]:
    """Return the packs that were handed over."""
    return frozenset(each.index for each in state.report.handed_over if each.index in packs)
