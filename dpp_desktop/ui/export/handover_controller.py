"""Hand over packs of the export that a dialog shows, and remove such marks."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from dpp_desktop.exporting.folder_state import FolderState
from dpp_desktop.exporting.handover import hand_over, take_back
from dpp_desktop.exporting.stop_signal import Stopped
from dpp_desktop.model.export import Export
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.export.handover_dialog import HandoverDialog
from dpp_desktop.ui.export.view import ExportView
from dpp_desktop.ui.notices.message_view import Message, Tone
from dpp_desktop.ui.settings.preferences import HandoverNames, RememberedText
from dpp_desktop.ui.tasks.background import Background, StopEvent
from dpp_desktop.ui.text.errors import error_text


class HandoverController(QObject):
    """Opens the dialog for handovers, and records them in the background.

    The check boxes of the export dialog don't affect handovers: they select the packs to export.
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
        names: HandoverNames | None,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._view = view
        self._names = names or HandoverNames(RememberedText(), RememberedText())
        self._window = parent
        self._state: FolderState | None = None
        self._dialog: HandoverDialog | None = None
        self._stop = StopEvent()
        table, row = view.chooser.table, view.hand_over
        table.mark_asked.connect(self._open_dialog)
        table.unmark_asked.connect(self._remove_marks)
        table.selectionModel().selectionChanged.connect(self._allow)
        row.mark_asked.connect(lambda: self._open_dialog(self._left))
        row.unmark_asked.connect(lambda: self._remove_marks(table.selected_packs))

    def show_state(self, state: FolderState | None) -> None:
        """Take the state of the export, which the view shows already; None while it is unknown."""
        self._state = state
        if self._dialog:
            self._dialog.show_rows(self._view.model.rows)
        self._allow()

    @property
    def _export(self) -> Export | None:
        return self._state.report.export if self._state else None

    @property
    def _left(self) -> frozenset[int]:
        """The packs that can be handed over."""
        rows = self._view.model.rows
        return frozenset(row.plan.index for row in rows if row.can_be_handed_over)

    def _handed_over_of(self, packs: frozenset[int]) -> frozenset[int]:
        rows = self._view.model.rows
        return packs & frozenset(row.plan.index for row in rows if row.handed_over)

    @Slot()
    def _allow(self) -> None:
        selected = self._view.chooser.table.selected_packs
        unknown = "" if self._export else self.tr("The export hasn't been loaded yet.")
        none_left = "" if self._left else self.tr("There are no more finished packs to hand over.")
        none_selected = (
            ""
            if self._handed_over_of(selected)
            else self.tr("Select the rows of packs that were handed over.")
        )
        self._view.hand_over.allow(
            mark_unless=unknown or none_left, unmark_unless=unknown or none_selected
        )

    @Slot(object)
    def _open_dialog(self, packs: frozenset[int]) -> None:
        """Open the dialog, with those of these packs selected that can be handed over."""
        if self._export is None or not packs & self._left:
            return
        dialog = HandoverDialog(self._names.by.text, self._names.to.text, self._window)
        dialog.show_rows(self._view.model.rows)
        dialog.select(packs)
        dialog.confirmed.connect(self._hand_over)
        dialog.finished.connect(self._forget_dialog)
        self._dialog = dialog
        dialog.open()

    @Slot()
    def _hand_over(self) -> None:
        """Record what the dialog says, after the files of the packs were verified."""
        dialog, state, export = self._dialog, self._state, self._export
        if dialog is None or state is None or export is None:
            return
        workspace, folder, packs = self._workspace, state.folder, dialog.packs
        by, to = dialog.by, dialog.to
        self._names.by.use(by)
        self._names.to.use(to)
        stop = self._stop = StopEvent()
        dialog.show_busy()
        self._background.start_uninterrupted(
            self,
            lambda: hand_over(workspace, export.id, packs, by, to, folder=folder, stop=stop.is_set),
            lambda _record: self._on_handed_over(dialog),
            lambda error: self._on_refused(dialog, error),
        )

    def _on_handed_over(self, dialog: HandoverDialog) -> None:
        if self._dialog is dialog:
            dialog.accept()
        self.changed.emit()

    def _on_refused(self, dialog: HandoverDialog, error: Exception) -> None:
        if isinstance(error, Stopped):
            return
        if self._dialog is dialog:
            dialog.show_error(error_text(error))
        else:
            self.reported.emit(Message(Tone.DANGER, error_text(error)))
        self.changed.emit()

    @Slot()
    def _forget_dialog(self) -> None:
        self._stop.set()
        if self._dialog:
            self._dialog.deleteLater()
            self._dialog = None

    @Slot(object)
    def _remove_marks(self, packs: frozenset[int]) -> None:
        """Remove the marks of these packs."""
        export, workspace, chosen = self._export, self._workspace, self._handed_over_of(packs)
        if chosen and export:
            self._background.start_uninterrupted(
                self,
                lambda: take_back(workspace, export.id, chosen),
                lambda _record: self.changed.emit(),
                self._on_not_removed,
            )

    def _on_not_removed(self, error: Exception) -> None:
        self.reported.emit(Message(Tone.DANGER, error_text(error)))
        self.changed.emit()
