"""Start, pause and cancel the export that a dialog shows."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from dpp_desktop.exporting.folder_state import FolderState
from dpp_desktop.exporting.progress import ExportExtent
from dpp_desktop.ui.export.poller import FolderPoller
from dpp_desktop.ui.export.run_progress import Run
from dpp_desktop.ui.export.state import (
    NO_REPAIR,
    Repair,
    Stage,
    packs_disappeared,
    requested_packs,
)
from dpp_desktop.ui.tasks.exporting import ExportEnded, ExportProgress, ExportRuns


class ExportRunController(QObject):
    """Runs the export of a dialog.

    Polls the folder before each start, because it may have been changed or removed since the last
    query.
    """

    stopping = Signal()
    """The user stopped the run."""
    ended = Signal(object)
    """The ExportEnded of this export."""

    def __init__(self, exports: ExportRuns, poller: FolderPoller, parent: QWidget) -> None:
        super().__init__(parent)
        self._exports = exports
        self._poller = poller
        self._window = parent
        self._run: Run | None = None
        self._is_starting = False
        self._repair = NO_REPAIR
        exports.progressed.connect(self._on_moved)
        exports.ended.connect(self._on_ended)

    @property
    def run(self) -> Run | None:
        """The current run of the export, or the last one."""
        return self._run

    @property
    def is_starting(self) -> bool:
        """True while the folder is polled before a start."""
        return self._is_starting

    @property
    def is_repairing(self) -> bool:
        """True if the start that is prepared re-creates damaged packs."""
        return bool(self._repair.packs)

    def is_running(self, state: FolderState) -> bool:
        """True if this window runs the export, or has queued it."""
        return state.target in self._exports.under_way

    def extent(self, state: FolderState) -> ExportExtent | None:
        """Return how much the run writes, if this window runs it and that is known."""
        return self._exports.extent_of(state.target)

    def prepare_start(self, folder: Path, repair: Repair = NO_REPAIR) -> None:
        """Poll the folder, so that a start can follow, or a repair if it has packs."""
        self._repair = repair
        self._is_starting = True
        self._poller.poll_folder(folder)

    def confirm_start(
        self, before: Stage | None, stage: Stage, *, moved: bool, warned: bool
    ) -> bool:
        """Return whether the prepared start can follow now, if there is one.

        It is abandoned if the folder holds another export now (`moved`), the stage is another, or
        a warning is new (`warned`).
        """
        unchanged = not (moved or warned) and (stage is before or packs_disappeared(before, stage))
        if not (self._is_starting and unchanged):
            self.abandon_start()
            return False
        self._is_starting = False
        return True

    def abandon_start(self) -> None:
        """Abandon the prepared start."""
        self._is_starting = False
        self._repair = NO_REPAIR

    def start(self, state: FolderState, ticked: frozenset[int]) -> None:
        """Start the export; if packs are to be repaired, write only these.

        The window must show the state, because its warnings count as shown.
        """
        repair, self._repair = self._repair, NO_REPAIR
        packs = repair.packs or requested_packs(state, ticked)
        self._run = Run(packs)
        self._exports.start(state.request, packs, repair.changed, known_overlaps=state.overlaps)

    def update_run(self, stage: Stage, *, moved: bool) -> None:
        """Keep the run up to date with the stage; `moved` if another export is shown."""
        if moved and not stage.at_work:
            self._run = None
        elif stage.at_work and self._run is None:
            self._run = Run(None)

    @Slot()
    def pause(self) -> None:
        """Stop the run after the current pack."""
        self._exports.pause(self._poller.request.target)
        self._report_stopping()

    def cancel(self, state: FolderState) -> None:
        """Stop the run after the current pack, and cancel the export."""
        self._exports.cancel(state.target)
        self._report_stopping()

    def _report_stopping(self) -> None:
        if self._run:
            self._run.is_stopping = True
        self.stopping.emit()

    @Slot(object)
    def _on_moved(self, moved: ExportProgress) -> None:
        if moved.wanted == self._poller.request.target and self._window.isVisible():
            if self._run:
                self._run.current_pack = moved.index
            self._poller.hint()

    @Slot(object)
    def _on_ended(self, ended: ExportEnded) -> None:
        if ended.wanted == self._poller.request.target:
            self.ended.emit(ended)
