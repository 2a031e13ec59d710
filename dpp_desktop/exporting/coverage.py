"""How many units of each job are exported and handed over, for the list of jobs."""

from dpp_desktop.model.job_coverage import CoverageState, JobCoverage
from dpp_desktop.store import export_coverage
from dpp_desktop.store.workspace import Workspace


def job_coverage(workspace: Workspace) -> dict[int, JobCoverage]:
    """Return how many units of each job are exported and handed over, by the id of the job.

    Jobs that no finished pack contains are left out. A unit that several exports contain counts
    once. Raises StorageDamaged.
    """
    with workspace.read() as transaction:
        return export_coverage.job_coverage(transaction)


def coverage_since(
    workspace: Workspace, before: CoverageState | None
) -> tuple[CoverageState, dict[int, JobCoverage] | None]:
    """Return the state of the coverage, and what `job_coverage` does if it differs from `before`.

    Raises StorageDamaged.
    """
    with workspace.read() as transaction:
        state = export_coverage.coverage_state(transaction)
        if state == before:
            return state, None
        return state, export_coverage.job_coverage(transaction)
