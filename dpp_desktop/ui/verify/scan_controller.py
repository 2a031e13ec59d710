"""Answers the scans of the station in the background, in their order."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.units.actor import this_actor
from dpp_desktop.units.scan_answer import ScanAnswer
from dpp_desktop.units.scan_back import Blocking, Origin, ScanSession, ScanTarget
from dpp_desktop.units.verified_scans import VerifiedCount


@dataclass(frozen=True, slots=True)
class StationChoice:
    """What the station verifies, and for whom; empty names are those of the system."""

    target: ScanTarget
    by: str
    printer: str


@dataclass(frozen=True, slots=True)
class FailedScan:
    """A scan that couldn't be recorded, so it isn't answered."""

    scanned: str
    error: Exception


@dataclass(frozen=True, slots=True)
class StartedSession:
    """The labels of a new session, and a mistake of an earlier one that must be cleared first."""

    count: VerifiedCount
    mistake: ScanAnswer | None


class _Sessions:
    """The current session. Used by one thread only, which runs one task after the other."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._session: ScanSession | None = None

    def begin(self, choice: StationChoice) -> StartedSession:
        self.end()
        actor = this_actor(choice.by.strip() or None)
        origin = Origin(actor, choice.printer.strip())
        begun = ScanSession(
            self._workspace, choice.target, origin, blocking=Blocking.ACROSS_SESSIONS
        )
        self._session = begun
        return StartedSession(begun.count(), begun.mistake)

    def scan(self, text: str) -> ScanAnswer | None:
        return self._session.scan(text) if self._session else None

    def clear(self, by: str) -> VerifiedCount | None:
        if self._session is None:
            return None
        self._session.clear(this_actor(by.strip()))
        return self._session.count()

    def count(self) -> VerifiedCount | None:
        return self._session.count() if self._session else None

    def end(self) -> None:
        if self._session:
            self._session.close()
            self._session = None


class ScanController(QObject):
    """Passes scans to a session in a separate thread, so that none is lost or waits for others.

    It outlives its station until everything is recorded.
    """

    started = Signal(object)
    """A StartedSession."""
    not_started = Signal(object)
    """The Exception that prevented a session."""
    answered = Signal(object)
    """A ScanAnswer."""
    not_recorded = Signal(object)
    """A FailedScan."""
    cleared = Signal(object)
    """The mistake was cleared: the VerifiedCount of the labels."""
    not_cleared = Signal(object)
    """The Exception that prevented it."""
    counted = Signal(object)
    """A VerifiedCount."""

    def __init__(self, workspace: Workspace, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._pool = background.pool(1)
        self._sessions = _Sessions(workspace)

    def begin(self, choice: StationChoice) -> None:
        """End the session, and start one for that choice."""
        self._background.start(
            self,
            lambda: self._sessions.begin(choice),
            self.started.emit,
            self.not_started.emit,
            self._pool,
        )

    def scan(self, text: str) -> None:
        """Answer a scan, after those before it."""
        self._background.start(
            self,
            lambda: self._sessions.scan(text),
            lambda answer: self.answered.emit(answer) if answer else None,
            lambda error: self.not_recorded.emit(FailedScan(text, error)),
            self._pool,
        )

    def clear(self, by: str) -> None:
        """Record that this person cleared the mistake."""
        self._background.start(
            self,
            lambda: self._sessions.clear(by),
            self.cleared.emit,
            self.not_cleared.emit,
            self._pool,
        )

    def count(self) -> None:
        """Count the labels again."""
        self._background.start(
            self,
            self._sessions.count,
            lambda count: self.counted.emit(count) if count else None,
            pool=self._pool,
        )

    def end(self) -> None:
        """End the session after the scans that were passed, then delete this object.

        If the scans can't be moved, the next session of the workspace does it.
        """
        self._background.start(
            self,
            self._sessions.end,
            lambda _ended: self.deleteLater(),
            lambda _error: self.deleteLater(),
            self._pool,
        )
