"""Names what is exported, as it is called within a sentence."""

from PySide6.QtCore import QCoreApplication

from dpp_desktop.exporting.selection import UnitRange, Wanted, WholeBatch
from dpp_desktop.ui.dashboard.job_words import number


def wanted_told(wanted: Wanted) -> str:
    """Returns what is wanted in words, such as 'job 5' or 'batch LOT-7'."""
    if isinstance(wanted, WholeBatch):
        return QCoreApplication.translate("ExportNaming", "batch {batch}").format(
            batch=wanted.batch
        )
    if isinstance(wanted, UnitRange):
        return QCoreApplication.translate(
            "ExportNaming", "units {first} to {last} of job {job}"
        ).format(first=number(wanted.first), last=number(wanted.last), job=wanted.job_id)
    return QCoreApplication.translate("ExportNaming", "job {job}").format(job=wanted.job_id)
