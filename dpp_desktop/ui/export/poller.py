"""Keeps an eye on an export: hints make it look soon, and a clock where no hint comes."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.export.folder_state import (
    ExportRequest,
    Seen,
    first_folder_state,
    folder_state,
    poll_new_folder,
)
from dpp_desktop.ui.tasks.background import Background, Question

_SOON_MS = 100
_TICK_MS = 500


class FolderPoller(QObject):
    """Looks at one folder. The store and the folder are the truth, hints only hints.

    A look that came to nothing is taken again with the next hint or tick.
    """

    seen = Signal(object)
    """A Seen."""
    failed = Signal(object)
    """The Exception for which nothing could be seen."""

    def __init__(
        self, workspace: Workspace, background: Background, sought: ExportRequest, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._sought = sought
        self._query: Callable[[], Seen] | None = None
        self._question: Question | None = None
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._poll_unless_polling)
        self._clock = QTimer(self, interval=_TICK_MS)
        self._clock.timeout.connect(self._poll_unless_polling)

    @property
    def sought(self) -> ExportRequest:
        """What it looks for."""
        return self._sought

    def seek(self, sought: ExportRequest) -> None:
        """Looks for something else from the next look on, and forgets the one under way."""
        self._drop()
        self._sought = sought

    def first_folder_state(self, default_folder: Path) -> None:
        """Looks where the user is likely to go on; a new folder is one below that."""
        workspace, sought = self._workspace, self._sought
        self._poll(lambda: first_folder_state(workspace, sought, default_folder))

    def poll_new_folder(self, default_folder: Path) -> None:
        """Looks at a folder below that one which holds nothing yet."""
        self.seek(replace(self._sought, opened=None))
        workspace, sought = self._workspace, self._sought
        self._poll(lambda: poll_new_folder(workspace, sought, default_folder))

    def folder_state(self, folder: Path) -> None:
        """Looks into the folder, now and from now on."""
        self._poll(self._query_of(folder))

    @Slot()
    def hint(self) -> None:
        """Looks again soon, at most ten times a second however often it is told."""
        if not self._soon.isActive():
            self._soon.start()

    def set_ticking(self, ticking: bool) -> None:  # noqa: FBT001 - the only argument
        """Looks twice a second too, or doesn't any more."""
        if ticking and not self._clock.isActive():
            self._clock.start()
        elif not ticking:
            self._clock.stop()

    def rest(self) -> None:
        """Looks no more until it is asked to."""
        self._soon.stop()
        self._clock.stop()
        self._drop()

    @Slot()
    def _poll_unless_polling(self) -> None:
        if self._question is None and self._query:
            self._poll(self._query)

    def _query_of(self, folder: Path) -> Callable[[], Seen]:
        workspace, sought = self._workspace, self._sought
        return lambda: folder_state(workspace, sought, folder)

    def _poll(self, look: Callable[[], Seen]) -> None:
        """Looks that way, now and from now on until something is seen."""
        self._drop()
        self._query = look
        self._question = self._background.ask(self, look, self._answer, self._fail)

    def _drop(self) -> None:
        if self._question:
            self._question.drop()
        self._question = None

    def _answer(self, seen: Seen) -> None:
        self._question = None
        self._query = self._query_of(seen.folder)
        self.seen.emit(seen)

    def _fail(self, error: Exception) -> None:
        self._question = None
        self.failed.emit(error)
