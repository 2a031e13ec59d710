"""Helper to void units."""

from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import Actor
from dpp_desktop.store import jobs
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.units import changes


def void(workspace: Workspace, job_id: int, units: str, reason: str = "wrong batch") -> None:
    """Void units such as 3-4,9."""
    with workspace.write() as transaction:
        job = jobs.require(transaction, job_id)
        changes.void(transaction, job, UnitSet.parse(units), reason, Actor("Ada", "line-1"))
