"""Puts into words what an export in the list is of, and how far it got."""

from PySide6.QtCore import QCoreApplication

from dpp_desktop.exporting.listing import ListedExport
from dpp_desktop.exporting.selection import WholeBatch
from dpp_desktop.model.export import ExportStatus
from dpp_desktop.ui.dashboard.job_words import number
from dpp_desktop.ui.export.naming import wanted_told


def what_told(listed: ListedExport) -> str:
    """Returns what it is of; which batch that is, stands beside it."""
    if not isinstance(listed.wanted, WholeBatch):
        told = wanted_told(listed.wanted)
        return told[:1].upper() + told[1:]
    one = QCoreApplication.translate("ExportListing", "Whole batch · 1 job")
    several = QCoreApplication.translate("ExportListing", "Whole batch · {jobs} jobs")
    return one if listed.jobs == 1 else several.format(jobs=number(listed.jobs))


def count_told(count: int, total: int) -> str:
    """Returns how many packs of how many."""
    return QCoreApplication.translate("ExportListing", "{count} of {total}").format(
        count=number(count), total=number(total)
    )


def status_told(listed: ListedExport) -> str:
    """Returns where it stands, in one or two words."""
    export = listed.export
    if listed.running:
        return QCoreApplication.translate("ExportListing", "Being made")
    if export.status is ExportStatus.COMPLETED:
        return QCoreApplication.translate("ExportListing", "Completed")
    if export.status is ExportStatus.FAILED:
        return QCoreApplication.translate("ExportListing", "Failed")
    if export.status is ExportStatus.CANCELLED:
        return QCoreApplication.translate("ExportListing", "Cancelled")
    if export.finished_at:
        return QCoreApplication.translate("ExportListing", "Chosen packs")
    return QCoreApplication.translate("ExportListing", "Interrupted")


def status_icon(listed: ListedExport) -> tuple[str, str]:
    """Returns the name of the icon that goes with it, and the role of its colour."""
    export = listed.export
    if listed.running:
        return "minting", "accent"
    if export.status is ExportStatus.COMPLETED:
        return "completed", "success"
    if export.status is ExportStatus.FAILED:
        return "failed", "danger"
    if export.status is ExportStatus.CANCELLED:
        return "cancelled", "secondary"
    return ("queued", "secondary") if export.finished_at else ("paused", "warning")
