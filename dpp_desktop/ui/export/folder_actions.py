"""Actions on an export folder: verify it, save one pack, cancel the export, open the folder."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from dpp_desktop.exporting.cancel import cancel_export
from dpp_desktop.exporting.folder_state import FolderState
from dpp_desktop.exporting.single_pack import SavedPack, save_pack, save_pack_of
from dpp_desktop.exporting.verification.progress import VerificationProgress
from dpp_desktop.exporting.verification.verify import Verification, verify
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.notices.message_view import Message, Tone
from dpp_desktop.ui.tasks.background import Background, BackgroundTask, StopEvent
from dpp_desktop.ui.text.errors import error_text
from dpp_desktop.ui.widgets.save_dialog import SaveDialog

_REPORT_MS = 100


class _LastProgress:
    """Keeps the last progress of a verification. Set by its thread, read by the window."""

    def __init__(self) -> None:
        self.last: VerificationProgress | None = None

    def progressed(self, progress: VerificationProgress) -> None:
        """Keep the progress."""
        self.last = progress


class FolderActions(QObject):
    """Runs the actions in the background and reports their results."""

    verified = Signal(object)
    """A Verification."""
    progressed = Signal(object)
    """The VerificationProgress of a running verification."""
    cancelled = Signal()
    """An export was cancelled."""
    reported = Signal(object)
    """A Message with the result of an action."""

    def __init__(self, workspace: Workspace, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._verification: BackgroundTask | None = None
        self._verification_pool = background.pool(1)
        self._progress = _LastProgress()
        self._clock = QTimer(self, interval=_REPORT_MS)
        self._clock.timeout.connect(self._report_progress)

    @property
    def is_verifying(self) -> bool:
        """True while a folder is verified."""
        return self._verification is not None

    @property
    def progress(self) -> VerificationProgress | None:
        """How far the verification is, if that is known."""
        return self._progress.last

    def verify(self, folder: Path) -> None:
        """Verify the folder against its manifest and the store; stop verifying any other."""
        self.stop_verifying()
        stop, progress = StopEvent(), _LastProgress()
        self._progress = progress
        self._clock.start()
        self._verification = self._background.start(
            self,
            lambda: verify(folder, None, self._workspace, stop.is_set, progress),
            self._on_verified,
            self._on_verification_failed,
            self._verification_pool,
            stop,
        )

    def stop_verifying(self) -> None:
        """Stop the verification, if one is running, without a result."""
        if self._verification:
            self._verification.discard()
        self._end_verification()

    def choose_file_and_save(
        self, state: FolderState, index: int, suggestion: Path, parent: QWidget
    ) -> None:
        """Let the user choose a file, and save the pack of that index to it."""
        title = self.tr("Save pack {index} as").format(index=index)
        extensions = {self.tr("CSV files (*.csv)"): "csv"}
        dialog = SaveDialog(title, suggestion.name, suggestion.parent, extensions, parent)
        dialog.setObjectName("save_as")
        dialog.chosen.connect(
            lambda file: self._save(index, file, self._saving(state, index, file))
        )
        dialog.open()

    def cancel(self, export_id: int) -> None:
        """Cancel an export that isn't running."""
        self._background.start_uninterrupted(
            self,
            lambda: cancel_export(self._workspace, export_id),
            lambda export: self.cancelled.emit(),
            self._on_error,
        )

    def open_folder(self, folder: Path) -> None:
        """Show the folder in the system's file manager."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            text = self.tr("No installed program can open folders: {folder}")
            self.reported.emit(Message(Tone.WARNING, text.format(folder=folder)))

    def _saving(self, state: FolderState, index: int, file: Path) -> Callable[[], SavedPack]:
        workspace, export, request = self._workspace, state.report.export, state.request
        if export:
            export_id = export.id
            return lambda: save_pack_of(workspace, export_id, index, file)
        return lambda: save_pack(workspace, request.target, index, file, request.overrides)

    def _save(self, index: int, file: Path, save: Callable[[], SavedPack]) -> None:
        text = self.tr("Pack {index} was saved as {file}").format(index=index, file=file)

        def report(saved: SavedPack) -> None:
            lines = [text, *map(translated, saved.warnings)]
            tone = Tone.WARNING if saved.warnings else Tone.SUCCESS
            self.reported.emit(Message(tone, "\n".join(lines)))

        self._background.start_uninterrupted(self, save, report, self._on_error)

    @Slot()
    def _report_progress(self) -> None:
        if self._progress.last:
            self.progressed.emit(self._progress.last)

    def _end_verification(self) -> None:
        self._verification = None
        self._clock.stop()

    def _on_verified(self, result: Verification) -> None:
        self._end_verification()
        self.verified.emit(result)

    def _on_verification_failed(self, error: Exception) -> None:
        self._end_verification()
        self._on_error(error)

    def _on_error(self, error: Exception) -> None:
        self.reported.emit(Message(Tone.DANGER, error_text(error)))
