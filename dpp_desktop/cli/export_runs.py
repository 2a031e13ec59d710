"""Runs an export with a progress bar and reports its result, for export and demo."""

from collections.abc import Collection

from dpp_desktop.cli.exit_codes import ExitCode
from dpp_desktop.cli.output import counted, note, say
from dpp_desktop.cli.progress import ExportBar
from dpp_desktop.cli.signals import stop_on_signals
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import ExportResult, export_tokens
from dpp_desktop.exporting.selection import ExportTarget, WholeBatch
from dpp_desktop.model.export import ExportStatus
from dpp_desktop.store.workspace import Workspace


def run_with_progress(
    workspace: Workspace,
    request: Request,
    packs: Collection[int] | None = None,
    replace: Collection[int] = (),
) -> ExportResult:
    """Export the packs, or all of them, until done or Ctrl+C is pressed, and show the progress."""
    with stop_on_signals() as stop, ExportBar(_title(request.target), stop) as bar:
        return export_tokens(workspace, request, bar, packs=packs, replace=replace)


def exit_code(result: ExportResult) -> ExitCode:
    """Return the exit code of a command that was to make packs."""
    if result.export.status is ExportStatus.FAILED:
        return ExitCode.FAILED
    return ExitCode.INTERRUPTED if result.stopped else ExitCode.DONE


def report_completed(result: ExportResult, target: ExportTarget) -> None:
    """Print to standard output that the packs are done, if they are."""
    directory = result.export.directory
    if result.export.status is ExportStatus.COMPLETED:
        tokens, packs = counted(result.export.count, "token"), counted(len(result.packs), "pack")
        say(f"{_title(target)}: exported {tokens} in {packs} to {directory}.")
    elif exit_code(result) is ExitCode.DONE:
        say(f"{_title(target)}: exported the selected packs to {directory}.")


def report_unfinished(result: ExportResult) -> None:
    """Print to standard error what the user should know, and why packs are missing."""
    export = result.export
    for plan in result.remade:
        note(f"Pack {plan.index} was re-created with identical content.")
    for warning in result.warnings:
        note(warning)
    for plan in result.changed:
        note(
            f"Pack {plan.index} was changed after export and was left unchanged. To overwrite "
            f"'{plan.file}', export again with --replace {plan.index}."
        )
    if export.error:
        note(f"Export {export.id} failed: {export.error}")
    elif result.stopped:
        note(f"Export {export.id} was stopped. To continue, run the same command again.")
    elif export.status is ExportStatus.EXPORTING and not result.changed:
        note("Some packs aren't written yet. To write all of them, export without --packs.")


def _title(target: ExportTarget) -> str:
    if isinstance(target, WholeBatch):
        return f"Batch {target.batch}"
    return f"Job {target.job_id}"
