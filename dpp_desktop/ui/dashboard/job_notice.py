"""Says below the table why the chosen job failed, and lets the user try again."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from dpp_desktop.model.mint import MintJob
from dpp_desktop.ui.dashboard.job_words import number
from dpp_desktop.ui.language.engine_texts import translated
from dpp_desktop.ui.look.icon_view import IconView
from dpp_desktop.ui.look.icons import icon
from dpp_desktop.ui.look.scale import ICON, Space
from dpp_desktop.ui.look.widgets import label


class JobNotice(QFrame):
    """Visible while exactly one job is chosen, and that has failed."""

    def __init__(self, retry: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self.setProperty("tone", "danger")
        self.setObjectName("job_notice")
        self._text = label("")
        self._text.setWordWrap(True)
        button = QPushButton(icon("retry"), retry.text())
        button.setIconSize(QSize(ICON, ICON))
        button.clicked.connect(retry.trigger)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, Space.S, Space.S, Space.S)
        row.setSpacing(Space.M)
        row.addWidget(IconView("failed", role="danger"))
        row.addWidget(self._text, 1)
        row.addWidget(button)
        self.hide()

    def show_jobs(self, jobs: list[MintJob]) -> None:
        """Takes the chosen jobs."""
        failed = jobs[0] if len(jobs) == 1 and jobs[0].error else None
        self.setVisible(failed is not None)
        if failed:
            kept = self.tr("Job {id} stopped; its {count} tokens are kept.").format(
                id=failed.id, count=number(failed.minted)
            )
            self._text.setText(f"{kept} {translated(failed.error or '')}")
