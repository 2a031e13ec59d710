"""How many units of each job are exported, handed over and printed, for the list of jobs."""

from dataclasses import replace

from dpp_desktop.model.job_coverage import CoverageState, JobCoverage, LabelCoverage
from dpp_desktop.store import export_coverage
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.units.label_coverage import label_coverage, label_totals


def coverage_since(
    workspace: Workspace, before: CoverageState | None
) -> tuple[CoverageState, dict[int, JobCoverage] | None]:
    """Return the state of the coverage, and the coverage of each job if it differs from `before`.

    The jobs are given by their ids; those that no finished pack contains and whose units are in no
    state are left out. A unit that several exports contain counts once. Coverage by packs is read
    only if packs or void units have changed, because it takes longer. Raises StorageDamaged.
    """
    with workspace.read() as transaction:
        packs_key = export_coverage.coverage_state(transaction)
        totals = label_totals(transaction)
        labels_key = (totals,)
        if before and (before.packs_key, before.labels_key) == (packs_key, labels_key):
            return before, None
        if before and before.packs_key == packs_key:
            packs = before.packs
        else:
            packs = export_coverage.job_coverage(transaction)
        labels = label_coverage(transaction, totals)
    state = CoverageState(packs_key, labels_key, packs, labels)
    return state, _merged(state)


def _merged(state: CoverageState) -> dict[int, JobCoverage]:
    no_packs, no_labels = JobCoverage(0, 0), LabelCoverage(0)
    return {
        job_id: replace(
            state.packs.get(job_id, no_packs), labels=state.labels.get(job_id, no_labels)
        )
        for job_id in {**state.packs, **state.labels}
    }
