"""Texts about print jobs: units, status, problems and remedies."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from dpp_desktop.model.print_job import PrintStatus
from dpp_desktop.model.unit_state import JobUnits
from dpp_desktop.ui.text.units import ranges_text


def job_units_text(units: Sequence[JobUnits]) -> str:
    """Return units with their jobs, such as Job 3: 1–24."""
    text = QCoreApplication.translate("PrintTexts", "Job {job}: {units}")
    return "; ".join(text.format(job=each.job_id, units=ranges_text(each.units)) for each in units)


def units_text(units: Sequence[JobUnits]) -> str:
    """Return units within a sentence, without their job if there is only one."""
    return ranges_text(units[0].units) if len(units) == 1 else job_units_text(units)


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
