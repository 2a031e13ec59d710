"""Which labels of a print job can be printed again."""

from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.unit_set import NO_UNITS, UnitSet
from dpp_desktop.model.unit_state import JobUnits
from dpp_desktop.printing.prints.listing import find_print
from dpp_desktop.store import jobs
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.units.printed_entries import newest_labels
from dpp_desktop.units.states import read_states_of


def reprintable_units(workspace: Workspace, print_id: int) -> tuple[MintJob, tuple[JobUnits, ...]]:
    """Return units of a print job that a reprint may print now, and the job of the first ones.

    These are units whose newest labels it has printed, or may have, and that aren't void or
    sampled; all of its units if there are none, so that the plan of the reprint says why. Raises
    NotFound and StorageDamaged.
    """
    listed = find_print(workspace, print_id)
    left_out: dict[int, UnitSet] = {}
    for left in listed.left_out:
        left_out[left.job_id] = left_out.get(left.job_id, NO_UNITS) | left.refusal.units
    with workspace.read() as transaction:
        of_jobs = {each.job_id: jobs.require(transaction, each.job_id) for each in listed.units}
        states = read_states_of(transaction, list(of_jobs.values()), verified=False)
        newest = {job_id: newest_labels(transaction, print_id, job_id) for job_id in of_jobs}
    found = []
    for each in listed.units:
        again = each.units & newest[each.job_id] & states[each.job_id].reprintable
        found.append(JobUnits(each.job_id, again - left_out.get(each.job_id, NO_UNITS)))
    usable = tuple(each for each in found if each.units) or listed.units
    return of_jobs[usable[0].job_id], usable
