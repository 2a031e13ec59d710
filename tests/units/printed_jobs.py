"""Jobs whose units are printed, for tests of what happens after printing."""

from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import Actor, Carrier, Production
from dpp_desktop.store import tokens
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.units.changes import mark_produced
from tests.conftest import parka

ANNA = Actor("Anna", "packing-1")


def printed_job(
    workspace: Workspace, quantity: int = 25, printed: int | None = None, batch: str = "LOT-7"
) -> MintJob:
    """Return a completed job whose first units are printed, by default all."""
    job = run_job(workspace, submit(workspace, parka(quantity, batch)).job.id)
    units = UnitSet.one(0, quantity if printed is None else printed)
    with workspace.write() as transaction:
        mark_produced(transaction, job, Carrier.LABEL, units, ANNA, Production("Zebra-1"))
    return job


def urls(workspace: Workspace, job: MintJob) -> list[str]:
    """Return the URLs of the units of the job."""
    with workspace.read() as transaction:
        serials = tokens.serials_of(transaction, job.id, 0, job.quantity)
    return [job.link_prefix + serial for serial in serials]
