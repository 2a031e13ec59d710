"""The coverage of jobs is read again only after packs or labels have changed."""

from pathlib import Path

from dpp_desktop.exporting.coverage import coverage_since
from dpp_desktop.exporting.handover import hand_over, take_back
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.job_coverage import JobCoverage, LabelCoverage
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from tests.conftest import parka
from tests.exporting.export_observers import StopAfter
from tests.exporting.job_exports import export_job


def test_each_change_of_packs_is_noticed(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    state, coverage = coverage_since(workspace, None)
    assert coverage == {}
    export = export_job(workspace, minted_job.id, tmp_path, StopAfter(1)).export
    state, coverage = coverage_since(workspace, state)
    assert coverage == {minted_job.id: JobCoverage(10_000, 0)}
    hand_over(workspace, export.id, [1], "Ada")
    state, coverage = coverage_since(workspace, state)
    printed = LabelCoverage(10_000)
    assert coverage == {minted_job.id: JobCoverage(10_000, 10_000, labels=printed)}
    take_back(workspace, export.id, [1])
    state, coverage = coverage_since(workspace, state)
    assert coverage == {minted_job.id: JobCoverage(10_000, 0)}


def test_other_changes_are_ignored(workspace: Workspace, minted_job: MintJob) -> None:
    state, _ = coverage_since(workspace, None)
    submit(workspace, parka(5, batch="OTHER"))
    assert coverage_since(workspace, state) == (state, None)
