"""Real workspaces for measurements, on the disk of the clone and removed afterwards."""

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
    """Provide a folder below build/, because /tmp can be in memory, where writing is too fast."""
    build = ROOT / "build"
    build.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=build) as name:
        folder = Path(name)
        folder.chmod(0o711)  # the user of the PostgreSQL server needs access
        yield folder


@contextmanager
def fresh_workspace(folder: Path) -> Iterator[Workspace]:
    """Provide an open workspace with the sample brands and no jobs."""
    with tempfile.TemporaryDirectory(dir=folder) as name, Workspace.open(Path(name)) as workspace:
        load_samples(workspace)
        yield workspace


@contextmanager
def bare_connection(database: Path) -> Iterator[Any]:
    """Open the database with the driver and settings of the engine, without SQLAlchemy."""
    engine = sqlite.create_engine_for(database)
    pooled = engine.raw_connection()
    try:
        yield pooled.driver_connection
    finally:
        pooled.close()
        engine.dispose()


def submitted(workspace: Workspace, quantity: int) -> int:
    """Return the ID of a new job with the number of tokens."""
    return submit(workspace, MintForm("nordlicht", "PARKA-01", "BENCH", quantity)).job.id


def completed(job: MintJob) -> MintJob:
    """Return the job. Raise RuntimeError if it isn't completed."""
    if job.status is not JobStatus.COMPLETED:
        raise RuntimeError(f"job {job.id} is {job.status}: {job.error}")
    return job


def seconds_to_mint(workspace: Workspace, quantity: int) -> float:
    """Return how long a job with the number of tokens takes, without its submission."""
    job_id = submitted(workspace, quantity)
    return timed(lambda: completed(run_job(workspace, job_id)))


def seconds_to_mint_first_job(folder: Path, quantity: int) -> float:
    """Return how long the first job of a workspace takes."""
    with fresh_workspace(folder) as workspace:
        return seconds_to_mint(workspace, quantity)


def sample_workspace(folder: Path) -> Path:
    """Return the folder of a closed workspace with the sample brands and no jobs."""
    path = Path(tempfile.mkdtemp(dir=folder))
    with Workspace.open(path) as workspace:
        load_samples(workspace)
    return path


def large_workspace(folder: Path, sizes: Sizes) -> Path:
    """Return the folder of the closed large workspace, created on the first call.

    It has ten large jobs and otherwise small ones.
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
