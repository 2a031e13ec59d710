"""The NFC station: write the tags of a tag job one after the other, as they are put on the reader.

Whatever ends a run, the tag job is left completed or paused. Only a killed process leaves it
writing, without an active runner.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Protocol

from dpp_desktop.model.errors import DppError, ReaderFault
from dpp_desktop.model.message import Message
from dpp_desktop.model.tag_job import TagJob, TagJobStatus, TagUnit
from dpp_desktop.nfc.readers import Reader, TagRemoved
from dpp_desktop.nfc.rejections import Rejection, wrong_pending
from dpp_desktop.nfc.tag_record import DueUnit, TagProgress, TagRecord
from dpp_desktop.nfc.tag_writing import LIFTED, TagWriting

_REWRITTEN = Message("Written again on another tag.")


class StationState(StrEnum):
    """What the station shows."""

    PRESENT = "present"
    """Put the tag of the next unit on the reader."""
    WRITING = "writing"
    DONE = "done"
    """The tag is written, compared, recorded, and locked if it should be. Lift it."""
    WRONG = "wrong"
    """The tag on the reader, or the lifted one, isn't finished; `message` says why."""
    NO_READER = "no_reader"
    FINISHED = "finished"
    """There are no more units."""


class StationRequest(StrEnum):
    """What a person asks for between two tags."""

    SKIP = "skip"
    """Leave out the unit, or the lock of its tag."""
    ANOTHER_TAG = "another_tag"
    """The tag that must return is destroyed: write the unit to another one."""
    REWRITE = "rewrite"
    """The tag that was written last is no good: write its unit again."""


@dataclass(frozen=True, slots=True)
class StationView:
    """What the station shows now.

    `unit` is the one that is due, or that is done; `uid` and `kind` are those of the tag on the
    reader, empty without one. `must_return` is the UID of a tag that must return, empty if any may
    be used.
    """

    state: StationState
    progress: TagProgress
    at: datetime
    unit: TagUnit | None = None
    uid: str = ""
    kind: str = ""
    is_locked: bool = False
    message: Message | None = None
    remedy: Message | None = None
    must_return: str = ""


class StationObserver(Protocol):
    """Follows a station. Called from the thread that writes."""

    def shows(self, view: StationView) -> None:
        """The station shows something else now."""

    def request(self) -> StationRequest | None:
        """Return what a person asks for, once; None usually. Called some times a second."""

    def reader_waits(self, fault: ReaderFault) -> bool:
        """Return True to try again, after some time; False to stop with the fault."""

    def stop_requested(self) -> bool:
        """Return True if the station should stop, after the tag that is being written."""


@dataclass(frozen=True, slots=True)
class StationResult:
    """A tag job after a run; `error` is why it ended early, None if it is done or was stopped."""

    tag_job: TagJob
    error: DppError | None = None


class Station:
    """Writes the tags of a claimed tag job."""

    def __init__(
        self, record: TagRecord, open_reader: Callable[[], Reader], observer: StationObserver
    ) -> None:
        self._record = record
        self._open_reader = open_reader
        self._observer = observer
        self._due: DueUnit | None = None
        self._shown: StationView | None = None

    def run(self) -> StationResult:
        """Write tags until all are written, the observer stops, or something interrupts it."""
        try:
            is_done = self._run()
        except DppError as error:
            with suppress(DppError):
                return StationResult(self._record.end(TagJobStatus.PAUSED, error.message), error)
            raise
        except BaseException:
            with suppress(DppError):
                self._record.end(TagJobStatus.PAUSED)
            raise
        if is_done:
            self._show(StationState.FINISHED)
        status = TagJobStatus.COMPLETED if is_done else TagJobStatus.PAUSED
        return StationResult(self._record.end(status))

    def _run(self) -> bool:
        """Return True once all units are finished, False if the observer stopped."""
        while not self._observer.stop_requested():
            try:
                reader = self._open_reader()
            except ReaderFault as fault:
                self._await_reader(fault)
                continue
            try:
                return self._serve(reader)
            except ReaderFault as fault:
                self._await_reader(fault)
            finally:
                reader.close()
        return False

    def _await_reader(self, fault: ReaderFault) -> None:
        self._show(StationState.NO_READER, message=fault.wrong, remedy=fault.remedy)
        if not self._observer.reader_waits(fault):
            raise fault

    def _serve(self, reader: Reader) -> bool:
        """Write tags on the reader; return whether all units are finished."""
        while not self._observer.stop_requested():
            due = self._next()
            if due is None:
                return True
            placement = None if self._answer_request() else reader.placement()
            if placement is None:
                continue
            is_still_there = self._write(reader, due)
            self._due = self._record.due()
            if is_still_there and self._due is not None:
                self._await_lifted(reader, placement)
        return False

    def _next(self) -> DueUnit | None:
        """Return the unit that is due, and show it, unless something is wrong."""
        if self._due is None:
            self._due = self._record.due()
        if self._due and (self._shown is None or self._shown.state is not StationState.WRONG):
            self._show_present(self._due)
        return self._due

    def _write(self, reader: Reader, due: DueUnit) -> bool:
        """Write the tag, show the result, and return whether the tag is still on the reader."""
        try:
            with reader.connected() as channel:
                writing = TagWriting(self._record, due, channel, reader.name)
                uid, kind = writing.facts.uid, writing.facts.kind
                self._show(StationState.WRITING, due.of, uid=uid, kind=kind)
                rejection = writing.run()
        except TagRemoved:
            if self._shown and self._shown.state is StationState.WRITING:
                self._show_wrong(due, LIFTED, self._shown.uid, self._shown.kind)
            return False  # or it was only near the reader
        if rejection:
            self._show_wrong(due, rejection, uid, kind)
        else:
            self._show(StationState.DONE, due.of, uid=uid, kind=kind, is_locked=writing.is_locked)
        return not writing.was_lifted

    def _await_lifted(self, reader: Reader, placement: int) -> None:
        """Wait until the tag is lifted. Requests are answered meanwhile."""
        while reader.placement() == placement and not self._observer.stop_requested():
            if self._answer_request():
                self._next()
        if self._shown and self._shown.state is StationState.DONE:
            self._shown = None

    def _answer_request(self) -> bool:
        """Do what a person asks for, and return whether there was anything."""
        request = self._observer.request()
        if request is None:
            return False
        due = self._due or self._record.due()
        if request is StationRequest.REWRITE:
            self._record.rewrite_last(_REWRITTEN)
        elif due is not None and request is StationRequest.SKIP:
            self._record.skip(due)
        elif due is not None:
            self._record.use_another_tag(due)
        self._due, self._shown = None, None
        return True

    def _show_present(self, due: DueUnit) -> None:
        if due.pending:
            self._show_wrong(due, wrong_pending(due, due.pending), "", "")
        else:
            self._show(StationState.PRESENT, due.of)

    def _show_wrong(self, due: DueUnit, rejection: Rejection, uid: str, kind: str) -> StationView:
        now = self._record.due()
        pending = now.pending if now else None
        return self._show(
            StationState.WRONG,
            due.of,
            uid=uid,
            kind=kind,
            message=rejection.wrong,
            remedy=rejection.remedy,
            must_return=pending.uid if pending else "",
        )

    def _show(
        self, state: StationState, unit: TagUnit | None = None, **values: object
    ) -> StationView:
        view = StationView(state, self._record.progress, datetime.now(UTC), unit, **values)  # type: ignore[arg-type]
        before, self._shown = self._shown, view
        if before is None or _what(before) != _what(view):
            self._observer.shows(view)
        return view


def _what(view: StationView) -> tuple[object, ...]:
    """What the view says, without its time."""
    return (view.state, view.progress, view.unit, view.uid, view.message, view.must_return)
