"""Stands in for the table while a job has no tokens yet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dpp_desktop.model.mint import JobStatus, MintJob
from dpp_desktop.ui.look.icon_view import IconView
from dpp_desktop.ui.look.scale import TARGET, Space
from dpp_desktop.ui.look.widgets import label


class NoTokens(QWidget):
    """Says why there are none, and what will come."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noTokens")
        picture = IconView("tokens", role="secondary", size=TARGET)
        self._why = label("", "secondary")
        column = QVBoxLayout(self)
        column.setSpacing(Space.S)
        column.addStretch()
        for widget in (picture, label(self.tr("No tokens yet"), "title"), self._why):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()

    def show_job(self, job: MintJob) -> None:
        """Says it of that job."""
        self._why.setText(self._reason(job.status))

    def _reason(self, status: JobStatus) -> str:
        if not status.at_rest:
            return self.tr("They appear here as soon as they are minted.")
        if status is JobStatus.CANCELLED:
            return self.tr("The job was cancelled before any were minted.")
        return self.tr("The job was stopped before any were minted. Resume it to go on.")
