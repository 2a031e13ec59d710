"""The list of what a verification found."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QWidget

from dpp_desktop.exporting.verification.findings import Finding
from dpp_desktop.ui.text.errors import problem_text
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import TARGET, Spacing

_MAX_LINES = 3


class FindingsView(QWidget):
    """Lists the findings of a verification; hidden if there are none.

    It scrolls, so that it leaves room for the packs.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QPlainTextEdit(readOnly=True)
        self._text.setObjectName("findings")
        self._text.setAccessibleName(self.tr("Problems found in the folder"))
        self._text.setTabChangesFocus(True)
        self._copy = QPushButton(icon("copy"), self.tr("Cop&y"))
        self._copy.setObjectName("copy_findings")
        self._copy.setAutoDefault(False)
        self._copy.clicked.connect(self._copy_all)
        self._lay_out()
        self.show_findings(())

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these findings."""
        lines = (f"{finding.file}: {problem_text(finding.message)}" for finding in findings)
        self._text.setPlainText("\n".join(lines))
        shown = min(len(findings), _MAX_LINES)
        self._text.setFixedHeight(max(TARGET, shown * self._line_height() + 2 * Spacing.S))
        self.setVisible(bool(findings))

    def _line_height(self) -> int:
        return self._text.fontMetrics().lineSpacing()

    @Slot()
    def _copy_all(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Spacing.S)
        row.addWidget(self._text, 1)
        row.addWidget(self._copy)
        row.setAlignment(self._copy, Qt.AlignmentFlag.AlignTop)
