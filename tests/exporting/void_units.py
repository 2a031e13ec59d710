"""Helper to void units."""

from sqlalchemy import insert

from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.store import tables
from dpp_desktop.store.workspace import Workspace


def void(workspace: Workspace, job_id: int, units: str) -> None:
    """Void units such as 3-4,9, which aren't adjacent to units that are void already."""
    values = [
        {
            "job_id": job_id,
            "subject": "unit",
            "first_unit": first,
            "count": end - first,
            "state": "void",
        }
        for first, end in UnitSet.parse(units).ranges
    ]
    with workspace.write() as transaction:
        transaction.execute(insert(tables.unit_runs), values)
