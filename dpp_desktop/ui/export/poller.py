"""Poll the state of an export folder in the background."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from dpp_desktop.exporting.folder_state import (
    FolderState,
    first_folder_state,
    folder_state,
    new_folder_state,
)
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.selection import ExportTarget
from dpp_desktop.exporting.suggestions import NO_SUGGESTIONS, Suggestions
from dpp_desktop.profiles.overrides import NO_OVERRIDES, ProfileOverrides
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks.background import Background, BackgroundTask

_SOON_MS = 100
_TICK_MS = 500


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """The tokens to export and how to write them, whichever folder they go to.

    `export_id` is the export that the dialog shows, if it is a certain one: it is shown even if it
    is completed and its folder no longer exists.
    """

    target: ExportTarget
    overrides: ProfileOverrides = NO_OVERRIDES
    export_id: int | None = None

    def into(self, folder: Path) -> Request:
        """Return the request to export into that folder."""
        return Request(self.target, folder, self.overrides, self.export_id)


class FolderPoller(QObject):
    """Polls the state of one folder. A failed query is repeated with the next hint or tick."""

    polled = Signal(object)
    """A FolderState."""
    failed = Signal(object)
    """The Exception that prevented reading the state."""

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        request: ExportRequest,
        parent: QObject,
        suggestions: Callable[[], Suggestions] = lambda: NO_SUGGESTIONS,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._request = request
        self._suggestions = suggestions
        self._query: Callable[[], FolderState] | None = None
        self._question: BackgroundTask | None = None
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._poll_for_hint)
        self._clock = QTimer(self, interval=_TICK_MS)
        self._clock.timeout.connect(self._poll_unless_polling)

    @property
    def request(self) -> ExportRequest:
        """What to export."""
        return self._request

    def set_request(self, request: ExportRequest) -> None:
        """Poll for another request from the next query on, and drop the current query."""
        self._drop()
        self._request = request

    def poll_first_folder(self, default_folder: Path) -> None:
        """Poll the folder where the user is likely to continue, else one below `default_folder`."""
        workspace, request, suggestions = self._workspace, self._request, self._suggestions()
        self._poll(
            lambda: first_folder_state(
                workspace,
                request.target,
                default_folder,
                request.overrides,
                request.export_id,
                suggestions,
            )
        )

    def poll_new_folder(self, folder: Path, *, is_default: bool) -> None:
        """Poll an empty folder below `folder`, or below the suggested one if it is the default."""
        self.set_request(replace(self._request, export_id=None))
        workspace, request = self._workspace, self._request
        suggestions = self._suggestions()
        if not is_default:
            suggestions = {key: replace(each, folder=None) for key, each in suggestions.items()}
        self._poll(
            lambda: new_folder_state(
                workspace, request.target, folder, request.overrides, suggestions
            )
        )

    def poll_folder(self, folder: Path) -> None:
        """Poll that folder, now and from now on."""
        self._poll(self._query_of(folder))

    @Slot()
    def hint(self) -> None:
        """Poll soon, at most ten times a second."""
        if not self._soon.isActive():
            self._soon.start()

    def set_ticking(self, ticking: bool) -> None:  # noqa: FBT001 - the only argument
        """Poll twice a second too, or only after hints."""
        if ticking and not self._clock.isActive():
            self._clock.start()
        elif not ticking:
            self._clock.stop()

    def stop(self) -> None:
        """Stop polling until the next request to poll."""
        self._soon.stop()
        self._clock.stop()
        self._drop()

    @Slot()
    def _poll_for_hint(self) -> None:
        if self._question:  # it may have read what the hint is about before it changed
            self._soon.start()
        else:
            self._poll_unless_polling()

    @Slot()
    def _poll_unless_polling(self) -> None:
        if self._question is None and self._query:
            self._poll(self._query)

    def _query_of(self, folder: Path) -> Callable[[], FolderState]:
        workspace, request = self._workspace, self._request.into(folder)
        return lambda: folder_state(workspace, request)

    def _poll(self, query: Callable[[], FolderState]) -> None:
        """Run that query, and repeat it until it succeeds."""
        self._drop()
        self._query = query
        self._question = self._background.start(self, query, self._answer, self._fail)

    def _drop(self) -> None:
        if self._question:
            self._question.discard()
        self._question = None

    def _answer(self, state: FolderState) -> None:
        self._question = None
        before, request = self._request, state.request
        # The profile of an export in the folder isn't that of the next one.
        overrides = before.overrides if state.is_fixed else request.overrides
        self._request = replace(before, export_id=request.export_id, overrides=overrides)
        self._query = self._query_of(state.folder)
        self.polled.emit(state)

    def _fail(self, error: Exception) -> None:
        self._question = None
        self.failed.emit(error)
