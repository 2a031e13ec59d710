"""Writes the tags of a tag job, or reads tags, in a worker thread: one of them at a time."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event, Lock
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks import engine
from dpp_desktop.ui.tasks.background import Background

if TYPE_CHECKING:  # it loads NumPy, which the first frame doesn't need
    from dpp_desktop.model.errors import ReaderFault
    from dpp_desktop.model.unit_state import Actor
    from dpp_desktop.nfc.reading import ReadTag
    from dpp_desktop.nfc.station import (
        StationRequest,
        StationResult,
        StationView,
    )
    from dpp_desktop.nfc.tag_plan import TagRequest
    from dpp_desktop.printing.prints.progress import PrintRate

_SECONDS_BETWEEN_ATTEMPTS = 1.0
"""How long a missing reader is waited for, before it is looked for again."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class StationPace:
    """Tags a second and the estimated seconds until all are written; None if unknown."""

    per_second: float | None = None
    seconds_left: float | None = None


class _Observer:
    """What the engine calls in its thread."""

    def __init__(self, shows: Callable[[object], None]) -> None:
        self._shows = shows
        self._stop = Event()
        self._lock = Lock()
        self._request: StationRequest | None = None

    def ask(self, request: StationRequest) -> None:
        """Pass on what a person asks for. Thread-safe."""
        with self._lock:
            self._request = request

    def stop(self) -> None:
        """Stop after the tag that is being written. Thread-safe."""
        self._stop.set()

    def shows(self, view: StationView) -> None:
        """Pass on the view."""
        self._shows(view)

    def reads(self, found: ReadTag) -> None:
        """Pass on a tag that was read."""
        self._shows(found)

    def fails(self, fault: ReaderFault) -> None:
        """Pass on why no tag can be read."""
        self._shows(fault)

    def request(self) -> StationRequest | None:
        """Return what a person asked for, once."""
        with self._lock:
            request, self._request = self._request, None
        return request

    def reader_waits(self, fault: ReaderFault) -> bool:
        """Wait until the reader may be back, or the station should stop."""
        return not self._stop.wait(_SECONDS_BETWEEN_ATTEMPTS)

    def stop_requested(self) -> bool:
        """Return True once the station should stop."""
        return self._stop.is_set()


class TagStation(QObject):
    """The reader of this process: it writes a tag job or reads tags, until it is stopped."""

    viewed = Signal(object)
    """A StationView of the tag job that is being written."""
    tag_read = Signal(object)
    """A ReadTag, or the ReaderFault that prevents reading."""
    ended = Signal(object, object)
    """A StationResult, or the Exception because of which it ended; None for the other."""
    idle = Signal()
    """The station has ended."""

    def __init__(self, workspace: Workspace, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._pool = background.pool(1)
        self._observer: _Observer | None = None
        self._rate: PrintRate | None = None

    @property
    def under_way(self) -> bool:
        """True while it writes or reads."""
        return self._observer is not None

    @property
    def pace(self) -> StationPace:
        """How fast tags are written."""
        if self._rate is None:
            return StationPace()
        return StationPace(self._rate.per_second, self._rate.seconds_left)

    def write(self, request: TagRequest, reader: str) -> None:
        """Create a tag job and write it. Does nothing while it is under way."""
        self._start(
            lambda observer: engine.write_tags(self._workspace, request, reader, observer),
            self._view,
        )

    def resume(self, tag_job_id: int, actor: Actor, reader: str) -> None:
        """Continue a tag job. Does nothing while it is under way."""
        self._start(
            lambda observer: engine.resume_writing(
                self._workspace, tag_job_id, actor, reader, observer
            ),
            self._view,
        )

    def read(self, reader: str) -> None:
        """Read one tag after the other. Does nothing while it is under way."""
        self._start(
            lambda observer: engine.read_tags(self._workspace, reader, observer),
            self.tag_read.emit,
        )

    def ask(self, request: StationRequest) -> None:
        """Have the station do this before the next tag."""
        if self._observer:
            self._observer.ask(request)

    def stop(self) -> None:
        """Ask the station to stop after the tag that is being written."""
        if self._observer:
            self._observer.stop()

    def wait(self) -> None:
        """Wait until it has ended."""
        self._pool.waitForDone()

    def _start(
        self,
        run: Callable[[_Observer], StationResult | None],
        show: Callable[[Any], None],
    ) -> None:
        if self._observer:
            return
        observer = _Observer(lambda view: self._background.post(lambda: show(view)))
        self._observer = observer
        self._rate = engine.new_print_rate()
        self._background.run(self._pool, lambda: run(observer), self._end)

    def _view(self, view: StationView) -> None:
        if self._rate is not None:
            self._rate.add(engine.rate_progress(view))
        self.viewed.emit(view)

    def _end(self, result: StationResult | None, error: Exception | None) -> None:
        if error:
            _log.info("The NFC station has ended", exc_info=error)
        self._observer = None
        self.ended.emit(result, error)
        self.idle.emit()
