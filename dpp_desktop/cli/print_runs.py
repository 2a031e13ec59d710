"""Runs a print job with a progress bar, and reports its result, for print, reprint and prints."""

import sys
from collections.abc import Callable

import click

from dpp_desktop.cli.error_report import exit_code_of, note_error
from dpp_desktop.cli.exit_codes import ExitCode
from dpp_desktop.cli.output import counted, note, print_json, say
from dpp_desktop.cli.print_report import note_left_out, print_document, resume_hint
from dpp_desktop.cli.progress import ProgressBar
from dpp_desktop.cli.session import Session
from dpp_desktop.cli.signals import StopRequest, stop_on_signals
from dpp_desktop.model.errors import InvalidInput, NotFound, PrinterFault
from dpp_desktop.model.print_job import PrintJob, PrintStatus
from dpp_desktop.model.unit_state import Actor, JobUnits
from dpp_desktop.printing.prints.listing import find_print
from dpp_desktop.printing.prints.progress import DueScan, PrintObserver, PrintProgress
from dpp_desktop.printing.prints.resume import ResumeRequest, resume_print
from dpp_desktop.printing.prints.run import PrintResult
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.units.refusals import named_units


class PrintBar(ProgressBar):
    """Shows the progress of a print job, and waits for its printer if a person is there."""

    def __init__(self, stop: StopRequest, *, waits: bool) -> None:
        super().__init__("Printing", "labels", stop)
        self._waits = waits
        self._shown: str | None = None

    def print_begun(self, print_job: PrintJob) -> None:
        """Show which print job it is."""
        title = f"Print job {print_job.id}: {print_job.destination}"
        self.show(print_job.confirmed, print_job.count, title)

    def progressed(self, progress: PrintProgress) -> None:
        """Update the bar."""
        self._shown = None
        self.show(progress.confirmed, progress.count)

    def left_out(self, units: JobUnits) -> None:
        """Print which units aren't printed."""
        note(
            f"Left out units {named_units(units.units)} of job {units.job_id}: they became void or "
            "were printed in the meantime."
        )

    def printer_waits(self, fault: PrinterFault) -> bool:
        """Show the fault and wait at a terminal, until Ctrl+C."""
        if not self._waits or self.stop.made:
            return False
        if self._shown != fault.wrong:
            self._shown = fault.wrong
            note(f"{fault.wrong} {fault.remedy} Printing continues then; Ctrl+C stops it.")
        return True

    def is_scanned(self, due: DueScan) -> bool:
        """Nobody scans labels."""
        return False


def run_and_report(
    session: Session,
    workspace: Workspace,
    actor: Actor,
    run: Callable[[PrintObserver], PrintResult],
) -> int:
    """Run a print job with its progress, report the result, and return the exit code.

    At a terminal, ask for the last good label while units are in doubt.
    """
    is_attended = not session.json and sys.stdin is not None and sys.stdin.isatty()
    with stop_on_signals() as stop, PrintBar(stop, waits=is_attended) as bar:
        result = run(bar)
    note_left_out(result.left_out)
    while is_attended and result.in_doubt and result.error:
        note_error(result.error)
        last_good = click.prompt(
            "Last good label (unit number, serial or none; empty to stop)", "", err=True
        )
        if not last_good:
            break
        result = _resumed(workspace, result, last_good, actor)
    return _report(session, workspace, result)


def _resumed(
    workspace: Workspace, result: PrintResult, last_good: str, actor: Actor
) -> PrintResult:
    request = ResumeRequest(result.print_job.id, actor, last_good)
    try:
        with stop_on_signals() as stop, PrintBar(stop, waits=True) as bar:
            return resume_print(workspace, request, bar)
    except (InvalidInput, NotFound) as error:
        note_error(error)
        return result


def _report(session: Session, workspace: Workspace, result: PrintResult) -> int:
    job = result.print_job
    listed = find_print(workspace, job.id)
    if result.error:
        note_error(result.error)
    if not job.status.is_final:
        note(f"Print job {job.id} is {job.status.word}. {resume_hint(listed)}")
    if session.json:
        print_json(print_document(listed, result.error, result.left_out))
    elif job.status is PrintStatus.COMPLETED:
        say(f"Print job {job.id}: {counted(job.count, 'unit')} printed to {job.destination}.")
    if result.error:
        return exit_code_of(result.error)
    return ExitCode.DONE if job.status is PrintStatus.COMPLETED else ExitCode.INTERRUPTED
