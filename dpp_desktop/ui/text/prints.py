"""Texts about print jobs: units, status, problems and remedies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from dpp_desktop.model.print_job import PrintStatus
from dpp_desktop.model.unit_state import JobUnits
from dpp_desktop.ui.text.errors import problem_text
from dpp_desktop.ui.text.units import ranges_text

if TYPE_CHECKING:  # not needed for the first frame
    from dpp_desktop.printing.prints.left_out import JobRefusal


def job_units_text(units: Sequence[JobUnits]) -> str:
    """Return units with their jobs, such as Job 3: 1–24."""
    text = QCoreApplication.translate("PrintTexts", "Job {job}: {units}")
    return "; ".join(text.format(job=each.job_id, units=ranges_text(each.units)) for each in units)


def units_text(units: Sequence[JobUnits]) -> str:
    """Return units within a sentence, without their job if there is only one."""
    return ranges_text(units[0].units) if len(units) == 1 else job_units_text(units)


def left_out_lines(left_out: Sequence[JobRefusal], *, of_one_job: bool) -> str:
    """Return which units are left out and why, one sentence in each line; empty if none is."""
    text = QCoreApplication.translate("PrintTexts", "Left out: {reason}")
    if not of_one_job:
        text = QCoreApplication.translate("PrintTexts", "Left out of job {job}: {reason}")
    return "\n".join(
        text.format(job=each.job_id, reason=problem_text(each.refusal.message)) for each in left_out
    )


def print_status_text(status: PrintStatus) -> str:
    """Return the status of a print job in one or two words."""
    words = {
        PrintStatus.PRINTING: QCoreApplication.translate("PrintTexts", "Printing"),
        PrintStatus.PAUSED: QCoreApplication.translate("PrintTexts", "Paused"),
        PrintStatus.IN_DOUBT: QCoreApplication.translate("PrintTexts", "In doubt"),
        PrintStatus.COMPLETED: QCoreApplication.translate("PrintTexts", "Completed"),
        PrintStatus.FAILED: QCoreApplication.translate("PrintTexts", "Failed"),
        PrintStatus.CANCELLED: QCoreApplication.translate("PrintTexts", "Cancelled"),
    }
    return words[status]


PRINT_ICONS = {
    PrintStatus.PRINTING: ("minting", "accent"),
    PrintStatus.PAUSED: ("paused", "secondary"),
    PrintStatus.IN_DOUBT: ("warning", "warning"),
    PrintStatus.COMPLETED: ("completed", "success"),
    PrintStatus.FAILED: ("failed", "danger"),
    PrintStatus.CANCELLED: ("cancelled", "secondary"),
}
"""The icon of each status, and its colour role."""
