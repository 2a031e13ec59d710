"""Tag jobs on emulated readers, and what is recorded about their units."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.tag_job import LockState, TagOptions, TagState
from dpp_desktop.model.unit_journal import JournalEntry
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import Actor, JobUnits
from dpp_desktop.nfc.listing import tags_of
from dpp_desktop.nfc.station import Station, StationRequest, StationResult
from dpp_desktop.nfc.tag_plan import TagRequest, resume_tags, start_tags
from dpp_desktop.nfc.tag_record import TagRecord
from dpp_desktop.store import tokens
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.units.history import history, unit_states
from dpp_desktop.units.states import CarrierUnits
from tests.nfc.emulated_reader import EmulatedReader, Watcher
from tests.nfc.emulated_tags import NTAG213, AnyTag, EmulatedTag, Kind

ADA = Actor("Ada", "line-1")


def uid(number: int) -> bytes:
    """Return a UID of seven bytes, different for each number."""
    return b"\x04" + number.to_bytes(6, "big")


def tag(number: int = 1, kind: Kind = NTAG213, **values: object) -> EmulatedTag:
    """Return a tag as delivered, whose UID depends on the number."""
    return EmulatedTag(kind, uid(number), **values)  # type: ignore[arg-type]


def put_back(lifted: EmulatedTag) -> EmulatedTag:
    """Return the tag, which is no longer lifted."""
    lifted.lift_after, lifted.lost_answer, lifted.is_halted = None, False, False
    return lifted


@dataclass
class Stations:
    """Tag jobs of a minted job; units are named as in 1-5,8, counted from 1."""

    workspace: Workspace
    job: MintJob

    def request(self, units: str, options: TagOptions | None = None) -> TagRequest:
        target = JobUnits(self.job.id, UnitSet.parse(units))
        return TagRequest(target, options or TagOptions(), ADA)

    def write(
        self,
        units: str,
        tags: Iterable[AnyTag],
        options: TagOptions | None = None,
        requests: dict[int, StationRequest] | None = None,
    ) -> tuple[StationResult, Watcher]:
        """Start a tag job, and put the tags on the reader one after the other."""
        with self.workspace.active_runner() as runner:
            record = start_tags(self.workspace, self.request(units, options), runner)
            return self._run(record, tags, requests)

    def resume(
        self,
        tag_job_id: int,
        tags: Iterable[AnyTag],
        requests: dict[int, StationRequest] | None = None,
    ) -> tuple[StationResult, Watcher]:
        """Continue a tag job."""
        with self.workspace.active_runner() as runner:
            record = resume_tags(self.workspace, tag_job_id, ADA, runner)
            return self._run(record, tags, requests)

    def _run(
        self,
        record: TagRecord,
        tags: Iterable[AnyTag],
        requests: dict[int, StationRequest] | None,
    ) -> tuple[StationResult, Watcher]:
        reader = EmulatedReader(tags)
        watcher = Watcher(reader, requests=dict(requests or {}))
        return Station(record, lambda: reader, watcher).run(), watcher

    def states(self) -> CarrierUnits:
        """The units of the job by the state of their tags."""
        return unit_states(self.workspace, self.job.id).states.tag

    def url(self, unit: int) -> str:
        """The URL of a unit, counted from 1."""
        with self.workspace.read() as transaction:
            serial = tokens.serial_of(transaction, self.job.id, unit - 1)
        assert serial
        return self.job.link_prefix + serial

    def recorded(self, tag_job_id: int) -> dict[int, tuple[str, TagState, LockState]]:
        """The last tag of each unit of the tag job."""
        found = tags_of(self.workspace, tag_job_id)
        return {each.unit + 1: (each.uid, each.state, each.lock) for each in found}

    def entries(self, unit: int) -> list[JournalEntry]:
        """The journal of a unit, without the start of tag jobs."""
        found = history(self.workspace, self.job.id)
        return [each for each in found if unit - 1 in each.record.units][1:]

    def actions(self, unit: int) -> list[str]:
        """What the journal says about a unit."""
        return [entry.record.action.value for entry in self.entries(unit)]


def message_in(area: bytes) -> bytes:
    """Return the message that a reader finds by following the TLVs of a data area."""
    at = 0
    while at < len(area) and area[at] != 0x03:
        if area[at] == 0xFE:
            return b""
        at += 1 if area[at] == 0 else 2 + area[at + 1]
    if at + 1 >= len(area):
        return b""
    if area[at + 1] == 0xFF:
        length = int.from_bytes(area[at + 2 : at + 4], "big")
        return area[at + 4 : at + 4 + length]
    return area[at + 2 : at + 2 + area[at + 1]]


def lifted_and_back(lifted: EmulatedTag) -> Iterator[EmulatedTag]:
    """Yield a tag that is lifted too early, and once more after it was put back."""
    yield lifted
    yield put_back(lifted)
