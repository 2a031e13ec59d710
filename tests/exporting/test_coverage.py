"""The exported and handed-over units of jobs are counted from ranges, each unit once."""

import random
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import update

from dpp_desktop.exporting.cancel import cancel_export
from dpp_desktop.exporting.coverage import coverage_since
from dpp_desktop.exporting.handover import hand_over, take_back
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import export_tokens
from dpp_desktop.exporting.selection import UnitRange, WholeBatch, WholeJob
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.errors import StorageDamaged
from dpp_desktop.model.export import ExportScope, Pack, Segment
from dpp_desktop.model.job_coverage import JobCoverage, LabelCoverage
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store import export_coverage, exports, tables
from dpp_desktop.store.workspace import Workspace
from tests.conftest import parka
from tests.exporting.export_observers import StopAfter
from tests.exporting.job_exports import export_job

Unit = tuple[int, int]


def job_coverage(workspace: Workspace) -> dict[int, JobCoverage]:
    """Return the coverage of each job by its id."""
    found = coverage_since(workspace, None)[1]
    assert found is not None
    return found


def _by_packs(workspace: Workspace) -> dict[int, JobCoverage]:
    """Return the coverage of each job by packs only."""
    with workspace.read() as transaction:
        return export_coverage.job_coverage(transaction)


def _handed_over(exported: int, count: int) -> JobCoverage:
    """The coverage of a job with that many units in packs; those handed over count as printed."""
    return JobCoverage(exported, count, labels=LabelCoverage(count))


def test_a_job_counts_as_exported_as_far_as_its_packs_are_finished(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    assert job_coverage(workspace) == {}
    export = export_job(workspace, minted_job.id, tmp_path, StopAfter(2)).export
    assert job_coverage(workspace) == {minted_job.id: JobCoverage(20_000, 0)}
    cancel_export(workspace, export.id)
    assert job_coverage(workspace) == {minted_job.id: JobCoverage(20_000, 0)}, "packs are kept"
    export_job(workspace, minted_job.id, tmp_path)
    hand_over(workspace, export.id, [3], "Ada")
    assert job_coverage(workspace) == {minted_job.id: _handed_over(25_000, 5_000)}
    take_back(workspace, export.id, [3])
    assert job_coverage(workspace) == {minted_job.id: JobCoverage(25_000, 0)}


def test_units_in_several_exports_count_once(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    other = run_job(workspace, submit(workspace, parka(20)).job.id)
    targets = [
        UnitRange(minted_job.id, 1, 100),
        UnitRange(minted_job.id, 51, 150),
        UnitRange(minted_job.id, 201, 300),
    ]
    ids = [
        export_tokens(workspace, Request(target, tmp_path / str(place))).export.id
        for place, target in enumerate(targets)
    ]
    for export_id in ids[:2]:
        hand_over(workspace, export_id, [1], "Ada")
    assert job_coverage(workspace) == {minted_job.id: _handed_over(250, 150)}
    batch = WholeBatch("nordlicht", "PARKA-01", "LOT-7")
    export = export_tokens(workspace, Request(batch, tmp_path / "batch")).export
    export_tokens(workspace, Request(WholeJob(other.id), tmp_path / "job"))
    hand_over(workspace, export.id, [3], "Ada")
    assert job_coverage(workspace) == {
        minted_job.id: _handed_over(25_000, 5_150),
        other.id: _handed_over(20, 20),
    }


@pytest.mark.parametrize("seed", range(3))
def test_counts_from_ranges_equal_counts_of_unit_sets(
    workspace: Workspace, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    job_ids = [submit(workspace, parka(40, f"LOT-{place}")).job.id for place in range(4)]
    exported: set[Unit] = set()
    handed_over: set[Unit] = set()
    for _ in range(25):
        segments = [
            Segment(job, chance.randint(0, 30), chance.randint(1, 12))
            for job in chance.sample(job_ids, chance.randint(1, 4))
        ]
        packs = _put_export(workspace, segments, chance.randint(1, 12), tmp_path, chance)
        exported.update(*(units for units, _ in packs))
        handed_over.update(*(units for units, is_handed_over in packs if is_handed_over))
    counts = Counter(job for job, _ in exported)
    marks = Counter(job for job, _ in handed_over)
    assert _by_packs(workspace) == {job: JobCoverage(counts[job], marks[job]) for job in counts}


def _put_export(
    workspace: Workspace,
    segments: list[Segment],
    pack_rows: int,
    folder: Path,
    chance: random.Random,
) -> list[tuple[list[Unit], bool]]:
    """Record an export with some packs; return their units, and whether they were handed over."""
    units = [
        (segment.job_id, segment.first_unit + place)
        for segment in segments
        for place in range(segment.count)
    ]
    made = []
    new = exports.NewExport(ExportScope.BATCH, tuple(segments), "", folder, pack_rows)
    with workspace.write() as transaction:
        export = exports.add(transaction, new)
        held = exports.claim(transaction, export, "runner", folder)
        assert held
        for index, first in enumerate(range(0, len(units), pack_rows), start=1):
            of_pack = units[first : first + pack_rows]
            if chance.random() < 0.7:
                pack = Pack(index, f"{index}.csv", len(of_pack), 1, "", "", "")
                assert exports.add_packs(transaction, held, [pack])
                made.append((of_pack, chance.random() < 0.5))
                if made[-1][1]:
                    exports.hand_over(transaction, export.id, index, "Ada")
    return made


def test_a_count_that_is_no_whole_number_is_reported_as_damage(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    export_job(workspace, minted_job.id, tmp_path)
    with workspace.write() as transaction:
        transaction.execute(update(tables.export_segments).values(first_unit=0.5))
    with pytest.raises(StorageDamaged):
        job_coverage(workspace)
