"""Real workspaces to measure in, on the disk of the clone and removed afterwards."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dpp_desktop.minting.request import MintForm
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.mint import JobStatus, MintJob
from dpp_desktop.samples import load_samples
from dpp_desktop.store.backends import sqlite
from dpp_desktop.store.workspace import Workspace
from tests.bench.sizes import Sizes
from tests.bench.timing import say, timed

ROOT = Path(__file__).parents[2]

_LARGE_JOBS = 10
_SMALL_QUANTITY = 100


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A folder below build/: /tmp may be in memory, where writing costs nothing."""
    build = ROOT / "build"
    build.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=build) as name:
        folder = Path(name)
        folder.chmod(0o711)  # the user that PostgreSQL runs as must be able to enter it
        yield folder


@contextmanager
def fresh_workspace(folder: Path) -> Iterator[Workspace]:
    """An open workspace with the sample brands and nothing minted."""
    with tempfile.TemporaryDirectory(dir=folder) as name, Workspace.open(Path(name)) as workspace:
        load_samples(workspace)
        yield workspace


@contextmanager
def bare_connection(database: Path) -> Iterator[Any]:
    """Opens the database with the engine's driver and settings, but without SQLAlchemy."""
    engine = sqlite.create_engine_for(database)
    pooled = engine.raw_connection()
    try:
        yield pooled.driver_connection
    finally:
        pooled.close()
        engine.dispose()


def submitted(workspace: Workspace, quantity: int) -> int:
    """Returns the id of a new job of so many tokens."""
    return submit(workspace, MintForm("nordlicht", "PARKA-01", "BENCH", quantity)).job.id


def completed(job: MintJob) -> MintJob:
    """Returns the job. Raises RuntimeError if it isn't completed."""
    if job.status is not JobStatus.COMPLETED:
        raise RuntimeError(f"job {job.id} is {job.status}: {job.error}")
    return job


def seconds_to_mint(workspace: Workspace, quantity: int) -> float:
    """Returns how long a job of so many tokens takes, submitted before."""
    job_id = submitted(workspace, quantity)
    return timed(lambda: completed(run_job(workspace, job_id)))


def seconds_to_mint_first_job(folder: Path, quantity: int) -> float:
    """Returns how long the first job of a workspace takes."""
    with fresh_workspace(folder) as workspace:
        return seconds_to_mint(workspace, quantity)


def sample_workspace(folder: Path) -> Path:
    """Returns a workspace, not open, with the sample brands and nothing minted."""
    path = Path(tempfile.mkdtemp(dir=folder))
    with Workspace.open(path) as workspace:
        load_samples(workspace)
    return path


def large_workspace(folder: Path, sizes: Sizes) -> Path:
    """Returns the large workspace, not open; created at the first call.

    Ten large jobs, and for the rest small ones.
    """
    path = folder / "large"
    if not path.exists():
        say(f"  {sizes.large_tokens:,} tokens in {sizes.large_jobs:,} jobs are minted first")
        with Workspace.open(path) as workspace:
            load_samples(workspace)
            small = sizes.large_jobs - _LARGE_JOBS
            large_quantity = (sizes.large_tokens - small * _SMALL_QUANTITY) // _LARGE_JOBS
            for quantity in [large_quantity] * _LARGE_JOBS + [_SMALL_QUANTITY] * small:
                completed(run_job(workspace, submitted(workspace, quantity)))
    return path
