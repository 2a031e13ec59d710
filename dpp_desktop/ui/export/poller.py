"""Keeps an eye on an export: hints make it look soon, and a clock where no hint comes."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.export.folder_state import ExportRequest, Seen, look_first, look_into, look_new
from dpp_desktop.ui.tasks.background import Background, BackgroundTask

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
        self._look_wanted: Callable[[], Seen] | None = None
        self._question: BackgroundTask | None = None
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._look_unless_looking)
        self._clock = QTimer(self, interval=_TICK_MS)
        self._clock.timeout.connect(self._look_unless_looking)

    @property
    def sought(self) -> ExportRequest:
        """What it looks for."""
        return self._sought

    def seek(self, sought: ExportRequest) -> None:
        """Looks for something else from the next look on, and forgets the one under way."""
        self._drop()
        self._sought = sought

    def look_first(self, default_folder: Path) -> None:
        """Looks where the user is likely to go on; a new folder is one below that."""
        workspace, sought = self._workspace, self._sought
        self._look_by(lambda: look_first(workspace, sought, default_folder))

    def look_new(self, default_folder: Path) -> None:
        """Looks at a folder below that one which holds nothing yet."""
        self.seek(replace(self._sought, opened=None))
        workspace, sought = self._workspace, self._sought
        self._look_by(lambda: look_new(workspace, sought, default_folder))

    def look_into(self, folder: Path) -> None:
        """Looks into the folder, now and from now on."""
        self._look_by(self._looking_into(folder))

    @Slot()
    def hint(self) -> None:
        """Looks again soon, at most ten times a second however often it is told."""
        if not self._soon.isActive():
            self._soon.start()

    def by_clock(self, ticking: bool) -> None:  # noqa: FBT001 - the only argument
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
    def _look_unless_looking(self) -> None:
        if self._question is None and self._look_wanted:
            self._look_by(self._look_wanted)

    def _looking_into(self, folder: Path) -> Callable[[], Seen]:
        workspace, sought = self._workspace, self._sought
        return lambda: look_into(workspace, sought, folder)

    def _look_by(self, look: Callable[[], Seen]) -> None:
        """Looks that way, now and from now on until something is seen."""
        self._drop()
        self._look_wanted = look
        self._question = self._background.start(self, look, self._answer, self._fail)

    def _drop(self) -> None:
        if self._question:
            self._question.discard()
        self._question = None

    def _answer(self, seen: Seen) -> None:
        self._question = None
        self._look_wanted = self._looking_into(seen.folder)
        self.seen.emit(seen)

    def _fail(self, error: Exception) -> None:
        self._question = None
        self.failed.emit(error)
