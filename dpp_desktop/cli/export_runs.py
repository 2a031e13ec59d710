"""Runs an export with a progress bar and reports its result, for export and demo."""

from collections.abc import Collection

from rich.filesize import decimal

from dpp_desktop.cli.exit_codes import ExitCode
from dpp_desktop.cli.export_warnings import report_caution
from dpp_desktop.cli.output import counted, note, say
from dpp_desktop.cli.progress import ProgressBar
from dpp_desktop.cli.session import Session
from dpp_desktop.cli.signals import StopRequest, stop_on_signals
from dpp_desktop.exporting.progress import ExportCaution, ExportExtent
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import ExportResult, export_tokens
from dpp_desktop.exporting.selection import ExportTarget, WholeBatch
from dpp_desktop.model.export import Export, ExportStatus, Pack, PlannedPack
from dpp_desktop.store.workspace import Workspace


class ExportBar(ProgressBar):
    """Shows the progress of an export: rows in the bar, bytes in its title."""

    def __init__(self, title: str, stop: StopRequest) -> None:
        super().__init__(f"Exporting: {title}", "rows", stop)
        self._title = f"Exporting: {title}"
        self._extent = ExportExtent(0, 0, 0)
        self._rows = 0
        self._bytes = 0

    def cautioned(self, export: Export, caution: ExportCaution) -> None:
        """Print the warnings before the first pack is written."""
        report_caution(export, caution)

    def export_begun(self, extent: ExportExtent) -> None:
        """Show the size of the export."""
        self._extent = extent
        self._show_extent()

    def pack_begun(self, plan: PlannedPack, total: int) -> None:
        """Do nothing: the bar is updated when the pack is done."""

    def pack_done(self, pack: Pack, total: int) -> None:
        """Update the bar."""
        self._rows += pack.rows
        self._bytes += pack.total_size
        self._show_extent()

    def _show_extent(self) -> None:
        size = f"{decimal(self._bytes)} of {decimal(self._extent.bytes)}"
        self.show(self._rows, self._extent.rows, f"{self._title}, {size}")


def run_with_progress(
    workspace: Workspace,
    request: Request,
    packs: Collection[int] | None = None,
    replace: Collection[int] = (),
) -> ExportResult:
    """Export the packs, or all of them, until done or Ctrl+C is pressed, and show the progress."""
    with stop_on_signals() as stop, ExportBar(_title(request.target), stop) as bar:
        return export_tokens(workspace, request, bar, packs=packs, replace=replace)


def run_and_report(
    session: Session,
    workspace: Workspace,
    request: Request,
    packs: Collection[int] | None = None,
    replace: Collection[int] = (),
) -> ExportResult:
    """Export with progress, and report the result; the caller prints it as JSON."""
    result = run_with_progress(workspace, request, packs, replace)
    report_unfinished(result)
    if not session.json:
        _report_completed(result, request.target)
    return result


def exit_code(result: ExportResult) -> ExitCode:
    """Return the exit code of a command that was to make packs."""
    if result.export.status is ExportStatus.FAILED:
        return ExitCode.FAILED
    return ExitCode.INTERRUPTED if result.stopped else ExitCode.DONE


def _report_completed(result: ExportResult, target: ExportTarget) -> None:
    """Print to standard output that the packs are done, if they are."""
    directory = result.export.directory
    if result.export.status is ExportStatus.COMPLETED:
        tokens, packs = counted(result.rows, "token"), counted(len(result.packs), "pack")
        say(f"{_title(target)}: exported {tokens} in {packs} to {directory}.")
    elif exit_code(result) is ExitCode.DONE:
        say(f"{_title(target)}: exported the selected packs to {directory}.")


def report_unfinished(result: ExportResult) -> None:
    """Print to standard error what the user should know, and why packs are missing."""
    for plan in result.remade:
        note(f"Pack {plan.index} was re-created with identical content.")
    for warning in (*result.warnings, *result.void_warnings):
        note(warning)
    for plan in result.changed:
        note(
            f"Pack {plan.index} was changed after export and was left unchanged. To overwrite "
            f"'{plan.file}', export again with --replace {plan.index}."
        )
    _report_end(result)


def _report_end(result: ExportResult) -> None:
    """Print why the export ended before all packs were written, if it did."""
    export = result.export
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
