"""How many units of each job are exported and handed over, for the list of jobs."""

from dpp_desktop.model.job_coverage import CoverageState, JobCoverage
from dpp_desktop.store import export_coverage
from dpp_desktop.store.workspace import Workspace


def coverage_since(
    workspace: Workspace, before: CoverageState | None
) -> tuple[CoverageState, dict[int, JobCoverage] | None]:
    """Return the state of the coverage, and the coverage of each job if it differs from `before`.

    The jobs are given by their ids; those that no finished pack contains and that have no void
    units are left out. A unit that several exports contain counts once. Raises StorageDamaged.
    """
    with workspace.read() as transaction:
        state = export_coverage.coverage_state(transaction)
        if state == before:
            return state, None
        return state, export_coverage.job_coverage(transaction)
