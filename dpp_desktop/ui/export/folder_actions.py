"""What can be done beside an export: check its folder, save one pack, show the folder."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from dpp_desktop.exporting.cancel import cancel_export
from dpp_desktop.exporting.single_pack import save_pack, save_pack_of
from dpp_desktop.exporting.verification.verify import Verification, verify
from dpp_desktop.model.export import Pack
from dpp_desktop.profiles.overrides import ProfileOverrides
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.export.folder_state import Seen
from dpp_desktop.ui.export.texts import told
from dpp_desktop.ui.notices.message_view import Message, Tone
from dpp_desktop.ui.tasks.background import Background, BackgroundTask, StopEvent


class FolderActions(QObject):
    """Runs them in the background and tells what came of them."""

    verified = Signal(object)
    """A Verification."""
    cancelled = Signal()
    """An export isn't to be finished any more."""
    said = Signal(object)
    """A Message about what was done, or couldn't be."""

    def __init__(self, workspace: Workspace, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._verification: BackgroundTask | None = None
        self._verifying = background.pool(1)

    @property
    def verifying(self) -> bool:
        """True while a folder is being checked."""
        return self._verification is not None

    def verify(self, folder: Path) -> None:
        """Checks the folder against its manifest and the store, and no other any more."""
        self.stop_verifying()
        stop = StopEvent()
        self._verification = self._background.start(
            self,
            lambda: verify(folder, workspace=self._workspace, stop=stop.is_set),
            self._tell_verified,
            self._tell_unverified,
            self._verifying,
            stop,
        )

    def stop_verifying(self) -> None:
        """Wants to know no more what is wrong with the folder that is being checked."""
        if self._verification:
            self._verification.discard()
        self._verification = None

    def ask_where_to_save(
        self, seen: Seen, wish: ProfileOverrides, index: int, suggestion: Path, parent: QWidget
    ) -> None:
        """Lets the user choose a file, and saves the pack of that index as that.

        A pack of an export is written as that was settled, any other as wished.
        """
        chooser = QFileDialog(parent, self.tr("Save pack {index} as").format(index=index))
        chooser.setObjectName("save_as")
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setNameFilter(self.tr("CSV files (*.csv)"))
        chooser.setDefaultSuffix("csv")
        chooser.setDirectory(str(suggestion.parent))
        chooser.selectFile(suggestion.name)
        chooser.fileSelected.connect(
            lambda name: self._save(index, Path(name), self._saving(seen, wish, index, Path(name)))
        )
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def cancel(self, export_id: int) -> None:
        """Cancels an export that nobody is at work on."""
        self._background.start_uninterrupted(
            self,
            lambda: cancel_export(self._workspace, export_id),
            lambda export: self.cancelled.emit(),
            self._fail,
        )

    def open_folder(self, folder: Path) -> None:
        """Shows the folder in the system's file manager."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            text = self.tr("This system has no program to show folders with: {folder}")
            self.said.emit(Message(Tone.WARNING, text.format(folder=folder)))

    def _saving(
        self, seen: Seen, wish: ProfileOverrides, index: int, file: Path
    ) -> Callable[[], Pack]:
        workspace, export = self._workspace, seen.outlook.export
        if export and seen.settled:
            export_id = export.id
            return lambda: save_pack_of(workspace, export_id, index, file)
        return lambda: save_pack(workspace, seen.wanted, index, file, wish)

    def _save(self, index: int, file: Path, save: Callable[[], Pack]) -> None:
        saved = self.tr("Pack {index} is saved as {file}").format(index=index, file=file)
        self._background.start_uninterrupted(
            self,
            save,
            lambda pack: self.said.emit(Message(Tone.SUCCESS, saved)),
            self._fail,
        )

    def _tell_verified(self, result: Verification) -> None:
        self._verification = None
        self.verified.emit(result)

    def _tell_unverified(self, error: Exception) -> None:
        self._verification = None
        self._fail(error)

    def _fail(self, error: Exception) -> None:
        self.said.emit(Message(Tone.DANGER, told(error)))
