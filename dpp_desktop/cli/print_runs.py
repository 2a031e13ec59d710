"""Runs a print job with a progress bar, and reports its result, for print, reprint and prints."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace

import click

from dpp_desktop.cli.error_report import exit_code_of, note_error
from dpp_desktop.cli.exit_codes import ExitCode
from dpp_desktop.cli.input_lines import input_lines
from dpp_desktop.cli.output import note, print_json, say
from dpp_desktop.cli.print_report import (
    completed_text,
    note_left_out,
    result_document,
    resume_hint,
)
from dpp_desktop.cli.progress import ProgressBar
from dpp_desktop.cli.scan_report import answer_text, cleared_by
from dpp_desktop.cli.session import Session
from dpp_desktop.cli.signals import StopRequest, stop_on_signals
from dpp_desktop.model.errors import EnvironmentFault, InvalidInput, NotFound, PrinterFault
from dpp_desktop.model.print_job import PrintJob, PrintStatus
from dpp_desktop.model.unit_state import Actor
from dpp_desktop.printing.prints.attention import last_good_effect
from dpp_desktop.printing.prints.listing import find_print
from dpp_desktop.printing.prints.progress import DueScan, PrintObserver, PrintProgress
from dpp_desktop.printing.prints.resume import ResumeRequest, resume_print
from dpp_desktop.printing.prints.run import PrintResult
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.units.scan_back import Blocking, Origin, ScanSession, ScanTarget


class PrintBar(ProgressBar):
    """Shows the progress of a print job, and waits for its printer if a person is there."""

    def __init__(self, stop: StopRequest, scans: "PrintScans", *, waits: bool) -> None:
        super().__init__("Printing", "labels", stop)
        self._scans = scans
        self._waits = waits
        self._shown: str | None = None

    def print_begun(self, print_job: PrintJob) -> None:
        """Show which print job it is."""
        self._scans.printer = print_job.printer
        title = f"Print job {print_job.id}: {print_job.destination}"
        self.show(print_job.printed, print_job.count, title)

    def progressed(self, progress: PrintProgress) -> None:
        """Update the bar."""
        self._shown = None
        self.show(progress.printed, progress.count)

    def printer_waits(self, fault: PrinterFault) -> bool:
        """Show the fault and wait at a terminal, until Ctrl+C."""
        if not self._waits or self.stop.made:
            return False
        if self._shown != fault.wrong:
            self._shown = fault.wrong
            note(
                f"{fault.wrong} {fault.remedy} Printing continues then; Ctrl+C stops it and leaves "
                "the labels that were sent in doubt."
            )
        return True

    def is_scanned(self, due: DueScan) -> bool:
        """Answer a line of standard input; False if there are no more, or after Ctrl+C."""
        return self._scans.answer_next(due, self.stop)


class PrintScans:
    """Scans of labels while printing, from standard input. Answers go to standard error."""

    def __init__(self, workspace: Workspace, actor: Actor) -> None:
        self._workspace = workspace
        self._actor = actor
        self._lines: Iterator[str] | None = None
        self._session: ScanSession | None = None
        self._due: DueScan | None = None
        self.printer = ""
        """The name of the printer, which is recorded with the scans."""

    def answer_next(self, due: DueScan, stop: StopRequest) -> bool:
        """Ask for the label and answer the next line; return False if there are no more.

        Also returns False if a stop is requested. After a mistake, also of an earlier run on this
        printer, scans are answered with 'blocked' until a line reads 'clear'.
        """
        session = self._session_for(due)
        if self._due != due:
            self._due = due
            note(f"Scan the label of unit {due.unit + 1:,} of job {due.job.id}.")
        line = self._next_line(stop)
        if line is None:
            return False
        note(cleared_by(session, line, self._actor) or answer_text(session.scan(line)))
        return True

    def _next_line(self, stop: StopRequest) -> str | None:
        """The next line of standard input; None at its end, or if a stop is requested."""
        if self._lines is None:
            self._lines = input_lines() if sys.stdin is not None else iter(())
        try:
            with stop.interrupting():
                return next(self._lines, None)
        except KeyboardInterrupt:
            self._lines = None  # the interruption has ended it
            return None

    def close(self) -> None:
        """Record the scans as verified labels. Raises EnvironmentFault."""
        if self._session:
            self._session.close()
            self._session = None

    def _session_for(self, due: DueScan) -> ScanSession:
        if self._session is None or self._due is None or self._due.job.id != due.job.id:
            self.close()
            origin = Origin(self._actor, self.printer)
            self._session = ScanSession(
                self._workspace, ScanTarget(due.job), origin, blocking=Blocking.ACROSS_SESSIONS
            )
            if mistake := self._session.mistake:
                note(f"{mistake.text} {mistake.remedy}")
        return self._session


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
    scans = PrintScans(workspace, actor)
    try:
        result = _run(workspace, actor, run, scans, is_attended=is_attended)
    finally:
        scans.close()
    return _report(session, workspace, result)


def resume_and_report(session: Session, workspace: Workspace, request: ResumeRequest) -> int:
    """Resume a print job, report the result, and return the exit code."""
    return run_and_report(
        session,
        workspace,
        request.actor,
        lambda observer: resume_print(workspace, request, observer),
    )


def _run(
    workspace: Workspace,
    actor: Actor,
    run: Callable[[PrintObserver], PrintResult],
    scans: PrintScans,
    *,
    is_attended: bool,
) -> PrintResult:
    with stop_on_signals() as stop, PrintBar(stop, scans, waits=is_attended) as bar:
        result = run(bar)
    for warning in result.warnings:
        note(f"Warning: {warning}")
    while is_attended and result.in_doubt and result.error:
        note_error(result.error)
        request = _asked(workspace, result.print_job, actor)
        if request is None:
            break
        result = _resumed(workspace, result, request, scans)
    return result


def _asked(workspace: Workspace, print_job: PrintJob, actor: Actor) -> ResumeRequest | None:
    """Ask for the last good label, and for its copies if needed; None if nothing is entered."""
    last_good = click.prompt(
        "Last good label (unit number, serial or none; empty to stop)",
        default="",
        show_default=False,
        err=True,
    )
    if not last_good:
        return None
    request = ResumeRequest(print_job.id, actor, last_good, shown=print_job)
    try:
        is_asked = last_good_effect(workspace, print_job.id, last_good).asks_for_copies
    except (InvalidInput, NotFound):
        return request  # which is rejected with the reason
    if not is_asked:
        return request
    text = f"Good labels of this unit (1 to {print_job.copies})"
    copies = click.prompt(text, type=click.IntRange(1, print_job.copies), err=True)
    return replace(request, good_copies=copies)


def _resumed(
    workspace: Workspace, result: PrintResult, request: ResumeRequest, scans: PrintScans
) -> PrintResult:
    try:
        with stop_on_signals() as stop, PrintBar(stop, scans, waits=True) as bar:
            return resume_print(workspace, request, bar)
    except (InvalidInput, NotFound, EnvironmentFault) as error:
        note_error(error)  # the same units are in doubt
        return result


def _report(session: Session, workspace: Workspace, result: PrintResult) -> int:
    job = result.print_job
    listed = find_print(workspace, job.id)
    note_left_out(result.left_out)
    if result.error:
        note_error(result.error)
    if not job.status.is_final:
        note(resume_hint(listed))
    if session.json:
        print_json(result_document(listed, result))
    elif job.status is PrintStatus.COMPLETED:
        say(completed_text(job))
    if result.error:
        return exit_code_of(result.error)
    return ExitCode.DONE if job.status is PrintStatus.COMPLETED else ExitCode.INTERRUPTED
