"""`dpp-desktop export`: a job's tokens as CSV packs."""

from pathlib import Path

import click

from dpp_desktop.cli.exitcodes import ExitCode
from dpp_desktop.cli.interrupt import stop_on_signals
from dpp_desktop.cli.output import note, print_json, say
from dpp_desktop.cli.progress import ExportBar
from dpp_desktop.cli.session import JOB_ID, Session, SomePath, common_options, pass_session
from dpp_desktop.exporting.run import ExportResult, export_job
from dpp_desktop.model.export import ExportStatus
from dpp_desktop.store.workspace import Workspace

_CODES = {
    ExportStatus.COMPLETED: ExitCode.DONE,
    ExportStatus.FAILED: ExitCode.FAILED,
    ExportStatus.EXPORTING: ExitCode.INTERRUPTED,
}


@click.command("export")
@click.argument("job", type=JOB_ID, metavar="JOB")
@click.option(
    "--to",
    "directory",
    required=True,
    metavar="DIR",
    type=SomePath(),
    help="Folder for the packs; made if it isn't there.",
)
@common_options
@pass_session
def command(session: Session, job: int, directory: Path) -> int:
    """Export the tokens of JOB as CSV packs of at most 10,000 rows, one after the other.

    Running it again on the same folder resumes: finished packs are checked and left as they are,
    missing ones are made, and a pack that was changed is reported, not overwritten.
    """
    with session.open() as workspace:
        result = carry_out(workspace, job, directory)
    tell(result)
    if session.json:
        print_json(_document(result))
    elif result.export.status is ExportStatus.COMPLETED:
        where = result.export.directory
        say(f"Job {job}: {result.export.count:,} tokens in {len(result.packs)} packs in {where}.")
    return exit_code(result)


def carry_out(workspace: Workspace, job_id: int, directory: Path) -> ExportResult:
    """Exports to the end, or until Ctrl+C; shows progress."""
    with stop_on_signals() as stop, ExportBar(job_id, stop) as bar:
        return export_job(workspace, job_id, directory, bar)


def tell(result: ExportResult) -> None:
    """Says on standard error how the export ended, if it didn't end well."""
    export = result.export
    if export.error:
        note(f"Export {export.id} failed: {export.error}")
    elif export.status is ExportStatus.EXPORTING:
        note(f"Export {export.id} was stopped; run the same command again to go on.")


def exit_code(result: ExportResult) -> ExitCode:
    """Returns how a command ends that was to complete the export."""
    return _CODES[result.export.status]


def _document(result: ExportResult) -> dict[str, object]:
    export = result.export
    return {
        "id": export.id,
        "job": export.job_id,
        "status": export.status.value,
        "error": export.error,
        "directory": str(export.directory),
        "rows": export.count,
        "packs": [
            {
                "index": pack.index,
                "file": pack.file,
                "rows": pack.rows,
                "size": pack.size,
                "sha256": pack.sha256,
            }
            for pack in result.packs
        ],
    }
