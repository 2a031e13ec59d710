"""Run tag jobs: start or resume one, and write its tags on a reader."""

from contextlib import suppress
from typing import Protocol

from dpp_desktop.model.errors import ReaderFault
from dpp_desktop.model.unit_state import Actor
from dpp_desktop.nfc.readers import Reader, TagRemoved, open_reader
from dpp_desktop.nfc.reading import ReadTag, read_tag
from dpp_desktop.nfc.station import Station, StationObserver, StationResult
from dpp_desktop.nfc.tag_plan import TagRequest, resume_tags, start_tags
from dpp_desktop.nfc.tag_record import TagRecord
from dpp_desktop.store.workspace import Workspace


def write_tags(
    workspace: Workspace, request: TagRequest, reader: str, observer: StationObserver
) -> StationResult:
    """Create a tag job and write its tags, until it is done, stopped, or something interrupts it.

    `reader` is a part of the reader's name, empty for the first one; without it, nothing is
    created. Raises ReaderFault, and what `start_tags` raises.
    """
    open_reader(reader).close()
    with workspace.active_runner() as runner:
        return _run(start_tags(workspace, request, runner), reader, observer)


def resume_writing(
    workspace: Workspace, tag_job_id: int, actor: Actor, reader: str, observer: StationObserver
) -> StationResult:
    """Continue a tag job at the unit where it stood. Raises what `resume_tags` raises."""
    with workspace.active_runner() as runner:
        return _run(resume_tags(workspace, tag_job_id, actor, runner), reader, observer)


class ReadingObserver(Protocol):
    """Follows the reading of tags. Called from the thread that reads."""

    def reads(self, found: ReadTag) -> None:
        """A tag was read."""

    def fails(self, fault: ReaderFault) -> None:
        """No tag can be read at the moment. Not called again for the same fault."""

    def reader_waits(self, fault: ReaderFault) -> bool:
        """Return True to try again, after some time; False to stop."""

    def stop_requested(self) -> bool:
        """Return True if no more tags should be read."""


def read_tags(workspace: Workspace, reader: str, observer: ReadingObserver) -> None:
    """Read one tag after the other, until the observer stops. Raises StorageDamaged."""
    known: ReaderFault | None = None
    while not observer.stop_requested():
        try:
            opened = open_reader(reader)
            known = None
            try:
                _read_all(workspace, opened, observer)
            finally:
                opened.close()
        except ReaderFault as fault:
            if known is None or known.wrong != fault.wrong:
                observer.fails(fault)
            known = fault
            if not observer.reader_waits(fault):
                return


def _read_all(workspace: Workspace, reader: Reader, observer: ReadingObserver) -> None:
    last: int | None = None
    while not observer.stop_requested():
        placement = reader.placement()
        if placement is None or placement == last:
            last = placement
            continue
        with suppress(TagRemoved), reader.connected() as channel:
            observer.reads(read_tag(workspace, channel))
            last = placement


def _run(record: TagRecord, reader: str, observer: StationObserver) -> StationResult:
    return Station(record, lambda: open_reader(reader), observer).run()
