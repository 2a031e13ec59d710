"""The last scans of the station, the newest first."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.language.regional_formats import time_text
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import ICON
from dpp_desktop.ui.verify.scan_controller import FailedScan
from dpp_desktop.ui.widgets.plain_text import set_tooltip
from dpp_desktop.units.scan_answer import ScanAnswer, Verdict

MOST_SCANS = 10
_END = 20
"""The number of characters at the end of a long scan that are shown: the serial, in a URL."""


class RecentScans(QListWidget):
    """Shows the last ten answers in words. It never takes the focus from the scan field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recent_scans")
        self.setAccessibleName(self.tr("Last scans"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.setIconSize(QSize(ICON, ICON))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size that doesn't make a low window scroll."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def add_answer(self, answer: ScanAnswer) -> None:
        """Add an answer at the top."""
        word = translated(answer.verdict.word)
        token = answer.token
        unit = (
            self.tr("{word}: unit {unit} of job {job}").format(
                word=word, unit=self.locale().toString(token.unit + 1), job=token.job.id
            )
            if token
            else f"{word}: {_end_of(answer.scanned)}"
        )
        grade = f" · {answer.grade}" if answer.grade else ""
        name, role = ("success", "success") if answer.verdict.is_right else ("error", "danger")
        if answer.verdict is Verdict.BLOCKED:
            name, role = "pause", "secondary"
        self._add(f"{time_text(answer.at.astimezone())}  {unit}{grade}", name, role)

    def add_failure(self, failed: FailedScan) -> None:
        """Add a scan that wasn't recorded at the top."""
        text = self.tr("Not recorded: {scan}").format(scan=_end_of(failed.scanned))
        self._add(text, "warning", "warning")

    def _add(self, text: str, icon_name: str, role: str) -> None:
        item = QListWidgetItem(icon(icon_name, role), text)
        set_tooltip(item, text)
        self.insertItem(0, item)
        while self.count() > MOST_SCANS:
            self.takeItem(self.count() - 1)


def _end_of(scanned: str) -> str:
    """Return the end of a long scan, which distinguishes it from others."""
    return scanned if len(scanned) <= _END else f"…{scanned[-_END:]}"
