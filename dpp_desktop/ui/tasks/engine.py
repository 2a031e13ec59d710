"""Long-running engine functions for worker threads.

Each function imports its module when it is called: NumPy and the cryptography library take longer
to load than the window needs to show the jobs.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Collection
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
