"""Verifies an export folder, without and with its rows, against the export itself."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from dpp_desktop.exporting.verification.verify import verify
from dpp_desktop.minting.run import run_job
from dpp_desktop.samples import load_samples
from dpp_desktop.store.workspace import Workspace
from tests.bench.goals import Goal, Goals, Row
from tests.bench.sizes import Sizes
from tests.bench.timing import interleaved, ratio, timed
from tests.bench.workspaces import completed, submitted
from tests.exporting.job_exports import export_job

GOAL = Goal("verify an export, against making it: time", "<=", 1)
ROWS = Goal("the same with every row compared with the store: time", "<=", 1)
GOALS: Goals = (GOAL, ROWS)


def measure(sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Yield the ratios. The verified files were just written, so they are still in memory."""
    with (
        tempfile.TemporaryDirectory(dir=folder) as name,
        Workspace.open(Path(name) / "workspace") as workspace,
    ):
        load_samples(workspace)
        job_id = completed(run_job(workspace, submitted(workspace, sizes.job))).id
        place = Path(name) / "packs"
        made = export_job(workspace, job_id, place / "whole").export.directory
        seconds = interleaved(
            sizes.repeats,
            {
                "export": lambda: _seconds_to_export(workspace, job_id, place),
                "verify": lambda: timed(lambda: _verify(made, None)),
                "rows": lambda: timed(lambda: _verify(made, workspace)),
            },
        )
    for goal, what in ((GOAL, "verify"), (ROWS, "rows")):
        yield goal.row(ratio(seconds[what], seconds["export"]), rows=sizes.job, seconds=seconds)


def _seconds_to_export(workspace: Workspace, job_id: int, place: Path) -> float:
    with tempfile.TemporaryDirectory(dir=place) as packs:
        return timed(lambda: export_job(workspace, job_id, Path(packs)))


def _verify(folder: Path, workspace: Workspace | None) -> None:
    if not verify(folder, workspace=workspace).ok:
        raise RuntimeError(f"the folder {folder} was changed")
