"""Long-running engine functions for worker threads.

Each function imports its module when it is called: NumPy and the cryptography library take longer
to load than the window needs to show the jobs.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QThread

_NICE = 10


def lower_priority() -> None:
    """Lower the priority of the calling thread, which must be used for long work only."""
    if sys.platform == "linux":  # Qt's priorities have no effect there, but threads have a niceness
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICE)
    else:
        QThread.currentThread().setPriority(QThread.Priority.LowPriority)


if TYPE_CHECKING:
    from dpp_desktop.exporting.progress import ExportObserver
    from dpp_desktop.exporting.resolve import Request
    from dpp_desktop.exporting.run import ExportResult
    from dpp_desktop.minting.progress import MintObserver
    from dpp_desktop.model.export import Export
    from dpp_desktop.model.job_coverage import CoverageState, JobCoverage
    from dpp_desktop.model.message import Message
    from dpp_desktop.model.mint import JobStatus, MintJob
    from dpp_desktop.model.print_job import PrintJob
    from dpp_desktop.model.unit_state import Actor
    from dpp_desktop.nfc.runs import ReadingObserver
    from dpp_desktop.nfc.station import StationObserver, StationResult, StationView
    from dpp_desktop.nfc.tag_plan import TagRequest
    from dpp_desktop.printing.print_form import FormChoices, PrintDraft
    from dpp_desktop.printing.printers.settings import Printer
    from dpp_desktop.printing.prints.listing import ListedPrint
    from dpp_desktop.printing.prints.plan import PrintRequest
    from dpp_desktop.printing.prints.progress import PrintObserver, PrintProgress, PrintRate
    from dpp_desktop.printing.prints.resume import ResumeRequest
    from dpp_desktop.printing.prints.run import PrintResult
    from dpp_desktop.store.workspace import Workspace
    from dpp_desktop.units.reconciliation import Reconciliation
    from dpp_desktop.units.unit_status import ScannedCode


def run_job(
    workspace: Workspace, job_id: int, observer: MintObserver, from_states: Collection[JobStatus]
) -> MintJob:
    """See `minting.run.run_job`."""
    from dpp_desktop.minting import run

    return run.run_job(workspace, job_id, observer, from_states=from_states)


def export_tokens(
    workspace: Workspace,
    request: Request,
    observer: ExportObserver,
    packs: Collection[int] | None,
    replace: Collection[int],
) -> ExportResult:
    """See `exporting.run.export_tokens`."""
    from dpp_desktop.exporting import run

    return run.export_tokens(workspace, request, observer, packs=packs, replace=replace)


def cancel_export(workspace: Workspace, export_id: int) -> Export:
    """See `exporting.cancel.cancel_export`."""
    from dpp_desktop.exporting import cancel

    return cancel.cancel_export(workspace, export_id)


def find_code(workspace: Workspace, text: str) -> ScannedCode:
    """See `units.unit_status.find_code`."""
    from dpp_desktop.units import unit_status

    return unit_status.find_code(workspace, text)


def coverage_since(
    workspace: Workspace, before: CoverageState | None
) -> tuple[CoverageState, dict[int, JobCoverage] | None]:
    """See `exporting.coverage.coverage_since`."""
    from dpp_desktop.exporting import coverage

    return coverage.coverage_since(workspace, before)


def save_reconciliation(
    workspace: Workspace, found: Reconciliation, file: Path, show: Callable[[Message], str]
) -> None:
    """See `printing.reconciliation_report.save_reconciliation`."""
    from dpp_desktop.printing import reconciliation_report

    reconciliation_report.save_reconciliation(workspace, found, file, show)


def write_tags(
    workspace: Workspace, request: TagRequest, reader: str, observer: StationObserver
) -> StationResult:
    """See `nfc.runs.write_tags`."""
    from dpp_desktop.nfc.runs import write_tags

    return write_tags(workspace, request, reader, observer)


def resume_writing(
    workspace: Workspace, tag_job_id: int, actor: Actor, reader: str, observer: StationObserver
) -> StationResult:
    """See `nfc.runs.resume_writing`."""
    from dpp_desktop.nfc.runs import resume_writing

    return resume_writing(workspace, tag_job_id, actor, reader, observer)


def read_tags(workspace: Workspace, reader: str, observer: ReadingObserver) -> None:
    """See `nfc.runs.read_tags`."""
    from dpp_desktop.nfc.runs import read_tags

    read_tags(workspace, reader, observer)


def rate_progress(view: StationView) -> PrintProgress:
    """Return the progress of a station as that of a print job, for its rate."""
    from dpp_desktop.printing.prints.progress import PrintProgress

    done = view.progress
    left_out = done.position - done.written
    return PrintProgress(done.count, done.position, done.position, max(left_out, 0))


def new_print_rate() -> PrintRate:
    """See `printing.prints.progress.PrintRate`."""
    from dpp_desktop.printing.prints.progress import PrintRate

    return PrintRate()


def print_labels(
    workspace: Workspace, request: PrintRequest, observer: PrintObserver
) -> PrintResult:
    """See `printing.prints.run.print_labels`."""
    from dpp_desktop.printing.prints import run

    return run.print_labels(workspace, request, observer)


def resume_print(
    workspace: Workspace, request: ResumeRequest, observer: PrintObserver
) -> PrintResult:
    """See `printing.prints.resume.resume_print`."""
    from dpp_desktop.printing.prints import resume

    return resume.resume_print(workspace, request, observer)


def cancel_print(
    workspace: Workspace, print_id: int, actor: Actor, last_good: str | None = None
) -> PrintJob:
    """See `printing.prints.resume.cancel_print`."""
    from dpp_desktop.printing.prints import resume

    return resume.cancel_print(workspace, print_id, actor, last_good)


def waiting_prints(workspace: Workspace) -> list[ListedPrint]:
    """See `printing.prints.attention.waiting_prints`."""
    from dpp_desktop.printing.prints import attention
    from dpp_desktop.units.actor import this_actor

    return attention.waiting_prints(workspace, this_actor())


def current_prints(workspace: Workspace, print_ids: Collection[int]) -> list[ListedPrint]:
    """See `printing.prints.listing.current_prints`."""
    from dpp_desktop.printing.prints import listing

    return listing.current_prints(workspace, print_ids)


def is_scanning_blocked(workspace: Workspace, job: MintJob) -> bool:
    """Return whether a mistake must be cleared here before the job's labels can be verified.

    See `units.scan_back.uncleared_mistake`.
    """
    from dpp_desktop.units import scan_back
    from dpp_desktop.units.actor import this_actor

    origin = scan_back.Origin(this_actor())
    return scan_back.uncleared_mistake(workspace, scan_back.ScanTarget(job), origin) is not None


def form_choices(workspace: Workspace, brand_key: str) -> FormChoices:
    """See `printing.print_form.form_choices`."""
    from dpp_desktop.printing import print_form

    return print_form.form_choices(workspace, brand_key)


def draft_print(
    workspace: Workspace, request: PrintRequest, printers: Sequence[Printer]
) -> PrintDraft:
    """See `printing.print_form.draft_print`."""
    from dpp_desktop.printing import print_form

    return print_form.draft_print(workspace, request, printers)
