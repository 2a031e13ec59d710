"""Cancel an export."""

from dpp_desktop.exporting.resolve import being_made
from dpp_desktop.model.errors import WrongState
from dpp_desktop.model.export import Export, ExportStatus
from dpp_desktop.model.message import Message
from dpp_desktop.store import exports
from dpp_desktop.store.workspace import Workspace


def cancel_export(workspace: Workspace, export_id: int) -> Export:
    """Mark the export as cancelled, so that it is no longer offered; its packs are kept.

    Exporting to its folder again resumes it. Raises NotFound, WrongState if it is completed, and
    Busy if it is running.
    """
    with workspace.active_runner() as runner, workspace.write() as transaction:
        export = exports.require(transaction, export_id)
        if export.status is ExportStatus.COMPLETED:
            raise WrongState(
                Message("Export {export} is completed.", export=export_id),
                Message("There is nothing to cancel; delete its folder if you don't need it."),
            )
        if workspace.is_alive(export.runner):
            raise being_made(export)
        held = exports.claim(transaction, export, runner, export.directory)
        if held is None:
            raise being_made(export)
        exports.cancel(transaction, held)
        return exports.read(transaction, export_id)
