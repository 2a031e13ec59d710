"""Run tag jobs: start or resume one, and write its tags on a reader."""

from dpp_desktop.model.unit_state import Actor
from dpp_desktop.nfc.readers import open_reader
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


def _run(record: TagRecord, reader: str, observer: StationObserver) -> StationResult:
    return Station(record, lambda: open_reader(reader), observer).run()
