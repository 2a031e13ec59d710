"""Overlaps with other exports are reported, and each token is counted once."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from dpp_desktop.exporting.cancel import cancel_export
from dpp_desktop.exporting.handover import hand_over, take_back
from dpp_desktop.exporting.overlaps import (
    Overlaps,
    Share,
    count_held,
    held_of,
    request_overlaps,
    shares_of,
    target_overlaps,
)
from dpp_desktop.exporting.progress import NO_EXPORT_CAUTION, ExportCaution, NullExportObserver
from dpp_desktop.exporting.record import export_record
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import export_tokens
from dpp_desktop.exporting.selection import ExportTarget, UnitRange, WholeBatch, WholeJob
from dpp_desktop.exporting.start import start_export
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.export import Export, ExportStatus, Segment
from dpp_desktop.model.mint import JobStatus, MintJob
from dpp_desktop.profiles.overrides import ProfileOverrides
from dpp_desktop.store import tables
from dpp_desktop.store.export_overlaps import ExportedUnits, HandoverSummary
from dpp_desktop.store.workspace import Workspace
from tests.conftest import parka
from tests.exporting.export_observers import StopAfter
from tests.exporting.export_records import put_handed_over
from tests.exporting.job_exports import export_job

BATCH = WholeBatch("nordlicht", "PARKA-01", "LOT-7")


class RecordingObserver(NullExportObserver):
    """Records the cautions that are reported."""

    def __init__(self) -> None:
        self.cautions: list[tuple[int, ExportCaution]] = []

    def cautioned(self, export: Export, caution: ExportCaution) -> None:
        self.cautions.append((export.id, caution))


def _made(workspace: Workspace, wanted: ExportTarget, folder: Path) -> Export:
    return export_tokens(workspace, Request(wanted, folder)).export


def _overlaps(workspace: Workspace, wanted: ExportTarget, folder: Path) -> Overlaps | None:
    return request_overlaps(workspace, Request(wanted, folder))


def _summary(repeats: Overlaps | None) -> tuple[int, list[tuple[int, int]]]:
    """Return the number of repeated tokens, in total and by export."""
    assert repeats
    return repeats.count, [(repeat.export.id, repeat.count) for repeat in repeats.exports]


@st.composite
def segment_lists(draw: st.DrawFn) -> list[Segment]:
    """Generate segments of distinct jobs, as every export has them."""
    job_ids = draw(st.lists(st.integers(1, 4), unique=True, max_size=4))
    return [Segment(job, draw(st.integers(0, 30)), draw(st.integers(1, 30))) for job in job_ids]


def _holdings(export_id: int, pack_rows: int, segments: list[Segment]) -> list[ExportedUnits]:
    placed, row = [], 0
    for segment in segments:
        placed.append(ExportedUnits(export_id, pack_rows, row, segment))
        row += segment.count
    return placed


def _units(segments: list[Segment]) -> list[tuple[int, int]]:
    return [
        (segment.job_id, unit)
        for segment in segments
        for unit in range(segment.first_unit, segment.first_unit + segment.count)
    ]


@given(
    chosen=segment_lists(),
    made=st.lists(st.tuples(st.integers(1, 12), segment_lists()), max_size=6),
)
def test_overlaps_of_ranges_equal_overlaps_of_unit_sets(
    chosen: list[Segment], made: list[tuple[int, list[Segment]]]
) -> None:
    wanted = set(_units(chosen))
    holdings = []
    expected = {}
    for export_id, (pack_rows, segments) in enumerate(made, start=1):
        holdings += _holdings(export_id, pack_rows, segments)
        rows = [row for row, unit in enumerate(_units(segments)) if unit in wanted]
        if rows:
            packs = frozenset(row // pack_rows + 1 for row in rows)
            expected[export_id] = Share(len(rows), packs)
    held = {unit for _, segments in made for unit in _units(segments)}
    found = held_of(chosen, holdings)
    assert shares_of(found) == expected
    assert count_held(found) == len(wanted & held)


def test_tokens_in_no_other_export_do_not_overlap(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    _made(workspace, UnitRange(minted_job.id, 1, 10_000), tmp_path / "first")
    other = run_job(workspace, submit(workspace, parka(5, "LOT-8")).job.id)
    assert _overlaps(workspace, UnitRange(minted_job.id, 10_001, 25_000), tmp_path / "rest") is None
    assert _overlaps(workspace, WholeJob(other.id), tmp_path / "other") is None


def test_a_batch_overlaps_exports_of_its_jobs_and_ranges(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    second = run_job(workspace, submit(workspace, parka(20)).job.id)
    units = _made(workspace, UnitRange(minted_job.id, 9_001, 11_000), tmp_path / "units")
    assert _summary(_overlaps(workspace, BATCH, tmp_path / "all")) == (2_000, [(units.id, 2_000)])
    job = _made(workspace, WholeJob(minted_job.id), tmp_path / "job")
    repeats = _overlaps(workspace, BATCH, tmp_path / "all")
    assert _summary(repeats) == (25_000, [(job.id, 25_000), (units.id, 2_000)])
    assert repeats
    assert repeats.total == 25_020
    batch = _made(workspace, BATCH, tmp_path / "all")
    summary = _summary(_overlaps(workspace, WholeJob(second.id), tmp_path / "second"))
    assert summary == (20, [(batch.id, 20)])


def test_handovers_are_those_of_the_packs_with_the_tokens(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    run_job(workspace, submit(workspace, parka(10_000)).job.id)
    batch = _made(workspace, BATCH, tmp_path / "batch")
    newer = _made(workspace, UnitRange(2, 1, 10), tmp_path / "newer")
    hand_over(workspace, batch.id, [1, 2], "Ada")
    hand_over(workspace, batch.id, [4], "Eve")
    # Units 1 to 5,000 of the second job are in the third pack of the batch, the others in its last.
    repeats = _overlaps(workspace, UnitRange(2, 1, 5_000), tmp_path / "some")
    assert repeats
    assert [(each.export.id, each.handed_over) for each in repeats.exports] == [
        (newer.id, None),
        (batch.id, None),
    ]
    repeats = _overlaps(workspace, UnitRange(2, 1, 5_001), tmp_path / "some")
    assert repeats
    first = repeats.exports[0]
    assert first.export == batch, "what was handed over comes first"
    assert first.handed_over
    assert (first.handed_over.packs, first.handed_over.last.by) == (1, "Eve")
    take_back(workspace, batch.id, [4])
    hand_over(workspace, batch.id, [3, 4], "Zoe")
    repeats = _overlaps(workspace, BATCH, tmp_path / "all")
    assert repeats
    marks = export_record(workspace, batch.id).handed_over
    assert repeats.exports[0].handed_over == HandoverSummary(4, marks[3])


def test_an_export_does_not_overlap_itself(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    observer = RecordingObserver()
    assert export_job(workspace, minted_job.id, tmp_path, StopAfter(1)).caution == NO_EXPORT_CAUTION
    assert _overlaps(workspace, WholeJob(minted_job.id), tmp_path) is None
    done = export_job(workspace, minted_job.id, tmp_path, observer)
    again = export_job(workspace, minted_job.id, tmp_path, observer)
    assert observer.cautions == []
    assert done.caution == again.caution == NO_EXPORT_CAUTION
    moved = tmp_path.with_name("moved")
    tmp_path.rename(moved)
    assert export_job(workspace, minted_job.id, moved).caution == NO_EXPORT_CAUTION


def test_continuing_an_export_warns_of_overlaps_until_it_is_complete(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    begun = export_job(workspace, minted_job.id, tmp_path / "a", StopAfter(1)).export
    other = _made(workspace, UnitRange(minted_job.id, 1, 5), tmp_path / "b")
    observer = RecordingObserver()
    result = export_job(workspace, minted_job.id, tmp_path / "a", observer)
    assert result.export.status is ExportStatus.COMPLETED
    assert observer.cautions == [(begun.id, result.caution)]
    assert _summary(result.caution.overlaps) == (5, [(other.id, 5)])
    assert export_job(workspace, minted_job.id, tmp_path / "a").caution == NO_EXPORT_CAUTION


def test_cancelled_and_empty_exports_do_not_overlap(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    stopped = export_job(workspace, minted_job.id, tmp_path / "a", StopAfter(2)).export
    assert _summary(_overlaps(workspace, WholeJob(minted_job.id), tmp_path / "b"))[0] == 25_000
    cancel_export(workspace, stopped.id)
    assert _overlaps(workspace, WholeJob(minted_job.id), tmp_path / "b") is None
    assert export_job(workspace, minted_job.id, tmp_path / "b", packs=[]).packs == ()
    assert _overlaps(workspace, WholeJob(minted_job.id), tmp_path / "c") is None


def test_a_running_export_overlaps_before_its_first_pack(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    class OverlapQuery(NullExportObserver):
        """Queries the overlaps of another folder once the export has started."""

        seen: Overlaps | None = None

        def pack_begun(self, *_: object) -> None:
            self.seen = self.seen or _overlaps(workspace, WholeJob(minted_job.id), tmp_path / "b")

    query = OverlapQuery()
    made = export_job(workspace, minted_job.id, tmp_path / "a", query).export
    assert _summary(query.seen) == (25_000, [(made.id, 25_000)])


def test_continuing_a_cancelled_export_is_reported(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    stopped = export_job(workspace, minted_job.id, tmp_path, StopAfter(1)).export
    cancel_export(workspace, stopped.id)
    observer = RecordingObserver()
    part = export_job(workspace, minted_job.id, tmp_path, observer, packs=[2])
    assert observer.cautions == [(stopped.id, ExportCaution(revived=True))]
    assert part.caution.revived
    assert not export_job(workspace, minted_job.id, tmp_path).caution.revived


def test_before_a_folder_is_chosen_all_exports_overlap_except_the_one_in_it(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    made = export_job(workspace, minted_job.id, tmp_path / "a", StopAfter(1)).export
    wanted = WholeJob(minted_job.id)
    assert _summary(target_overlaps(workspace, wanted)) == (25_000, [(made.id, 25_000)])
    assert _summary(target_overlaps(workspace, wanted, tmp_path / "b"))[0] == 25_000
    assert target_overlaps(workspace, wanted, tmp_path / "a") is None
    part = UnitRange(minted_job.id, 1, 10)
    assert _summary(target_overlaps(workspace, part, tmp_path / "a")) == (10, [(made.id, 10)])
    (tmp_path / "a" / "manifest.json").unlink()
    assert target_overlaps(workspace, wanted, tmp_path / "a") is None
    assert target_overlaps(workspace, wanted, tmp_path / "a", ProfileOverrides("tab")) is not None
    (tmp_path / "a" / "manifest.json").write_text("something else")
    assert target_overlaps(workspace, wanted, tmp_path / "a") is None
    assert _summary(target_overlaps(workspace, part, tmp_path / "a")) == (10, [(made.id, 10)])


def test_an_export_without_packs_overlaps_while_it_is_running(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    wanted = WholeJob(minted_job.id)
    with workspace.active_runner() as runner:
        made = start_export(workspace, Request(wanted, tmp_path / "a"), runner).export
        assert _summary(target_overlaps(workspace, wanted)) == (25_000, [(made.id, 25_000)])
    assert target_overlaps(workspace, wanted) is None


def test_overlapping_exports_are_listed_newest_first(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    made = [
        _made(workspace, UnitRange(minted_job.id, 1 + at, 3 + at), tmp_path / str(at)).id
        for at in range(4)
    ]
    repeats = _overlaps(workspace, WholeJob(minted_job.id), tmp_path / "all")
    assert _summary(repeats) == (6, [(each, 3) for each in reversed(made)])


def test_overlaps_with_a_thousand_exports_of_a_million_tokens(
    workspace: Workspace, tmp_path: Path
) -> None:
    job_id = submit(workspace, parka(1_000_000)).job.id
    with workspace.write() as transaction:
        all_minted = {"minted": 1_000_000, "status": JobStatus.COMPLETED.value}
        transaction.execute(update(tables.mint_jobs).values(all_minted))
        for at in range(1_000):
            put_handed_over(
                transaction, Segment(job_id, at, 1_000_000 - 2 * at), tmp_path / str(at)
            )
    repeats = _overlaps(workspace, WholeJob(job_id), tmp_path / "new")
    assert repeats
    assert (repeats.count, len(repeats.exports)) == (1_000_000, 1_000)
    assert all(repeat.handed_over for repeat in repeats.exports)
