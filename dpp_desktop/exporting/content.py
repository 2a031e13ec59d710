"""What a planned pack holds: its bytes, and the record that goes with them."""

import hashlib

from dpp_desktop.exporting.pack import render_pack
from dpp_desktop.identity.serials import SERIAL_LENGTH
from dpp_desktop.model.errors import StorageDamaged
from dpp_desktop.model.export import Pack, PlannedPack
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store import tokens
from dpp_desktop.store.workspace import Workspace


def pack_content(workspace: Workspace, job: MintJob, plan: PlannedPack) -> tuple[Pack, bytes]:
    """Returns the record and the whole file of a planned pack, the same whenever it is asked for.

    Raises StorageDamaged if the store hasn't all of its tokens.
    """
    with workspace.read() as transaction:
        serials = tokens.serial_text(transaction, job.id, plan.first_unit, plan.rows)
    if len(serials) != plan.rows * SERIAL_LENGTH:
        raise not_reproduced(plan)
    data = render_pack(job, serials)
    pack = Pack(
        index=plan.index,
        file=plan.file,
        rows=plan.rows,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        first_serial=serials[:SERIAL_LENGTH],
        last_serial=serials[-SERIAL_LENGTH:],
    )
    return pack, data


def not_reproduced(plan: PlannedPack) -> StorageDamaged:
    """The fault of a store that doesn't give a pack its tokens as it once did."""
    return StorageDamaged(
        f"The tokens of pack {plan.index} are not in the database as they were.",
        "Leave the workspace as it is and restore it from a backup.",
    )
