"""Updates a workspace of an earlier version in the background, and shows the progress."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QProgressBar, QWidget

from dpp_desktop.model.workspace_update import MoveStep
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks.background import Background, StopEvent
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import column_layout, label, push_button, row_layout

_WIDTH_IN_LETTERS = 60
_STEPS_SHOWN = 1_000
"""The range of the progress bar, which takes no number beyond 32 bits."""


class UpdateNeeded(Exception):
    """Opening the workspace would take a while; nothing was moved yet."""


class UpdateStopped(Exception):
    """The user stopped the update."""


class QuickOpening:
    """Opens a workspace only if that is quick: raises UpdateNeeded otherwise."""

    def progressed(self, step: MoveStep, done: int, total: int) -> None:
        """Raise UpdateNeeded."""
        raise UpdateNeeded


class UpdateDialog(QDialog):
    """Opens a workspace of an earlier version while it shows how far the update is."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._stop = StopEvent()
        self._workspace: Workspace | None = None
        self._error: Exception | None = None
        self._background = Background(self)
        self._running = False
        self.setObjectName("update_dialog")
        self.setWindowTitle(self.tr("Update workspace"))
        self._step = label("")
        self._bar = QProgressBar()
        self._bar.setObjectName("update_progress")
        self._bar.setAccessibleName(self.tr("Progress of the update"))
        self._cancel = push_button(self.tr("Cancel"), "update_cancel", self.reject)
        self._lay_out()
        self._show_progress(MoveStep.MOVE, 0, 0)

    def run(self) -> Workspace | None:
        """Open the workspace, and return it, or None if the user cancels. Raise DppError."""
        self._running = True
        self._background.start_uninterrupted(self, self._open, self._finish, self._fail)
        self.exec()
        self._background.close()
        if self._error and not isinstance(self._error, UpdateStopped):
            raise self._error
        return self._workspace

    def progressed(self, step: MoveStep, done: int, total: int) -> None:
        """Show the progress. Called in the background; raise UpdateStopped to stop there."""
        if self._stop.is_set():
            raise UpdateStopped
        self._background.post(lambda: self._show_progress(step, done, total))

    @Slot()
    def reject(self) -> None:
        """Stop the update; the dialog closes once it has stopped."""
        self._stop.set()
        self._cancel.setEnabled(False)
        if not self._running:
            super().reject()

    def done(self, result: int) -> None:
        """Close the dialog, but not before the update has ended."""
        if self._running:
            self.reject()
        else:
            super().done(result)

    def _open(self) -> Workspace:
        return Workspace.open(self._path, create=False, observer=self)

    def _finish(self, workspace: Workspace) -> None:
        self._running = False
        self._workspace = workspace
        self.accept()

    def _fail(self, error: Exception) -> None:
        self._running = False
        self._error = error
        super().reject()

    def _show_progress(self, step: MoveStep, done: int, total: int) -> None:
        texts = {
            MoveStep.MOVE: self.tr("Moving tokens to a smaller form…"),
            MoveStep.COMPARE: self.tr("Comparing all tokens…"),
            MoveStep.COMPACT: self.tr("Compacting the database…"),
        }
        self._step.setText(texts[step])
        self._cancel.setEnabled(step is not MoveStep.COMPACT and not self._stop.is_set())
        self._bar.setRange(0, _STEPS_SHOWN if total else 0)
        self._bar.setValue(_STEPS_SHOWN * done // total if total else 0)

    def _lay_out(self) -> None:
        explanation = label(
            self.tr(
                "This workspace was created by an earlier version of DPP Desktop. It is updated "
                "once, which can take some minutes. You can cancel and continue later."
            )
        )
        explanation.setWordWrap(True)
        explanation.setMinimumWidth(_WIDTH_IN_LETTERS * self.fontMetrics().averageCharWidth())
        buttons = row_layout()
        buttons.addStretch()
        buttons.addWidget(self._cancel)
        column_layout(
            explanation,
            self._step,
            self._bar,
            buttons,
            parent=self,
            spacing=Spacing.M,
            margins=Spacing.XL,
        )
