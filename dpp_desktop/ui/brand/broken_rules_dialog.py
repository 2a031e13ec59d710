"""Asks whether to import a brand without the rules of its schema that nobody can apply."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dpp_desktop.model.errors import Problem
from dpp_desktop.ui.explain import problem_text
from dpp_desktop.ui.look.scale import Space
from dpp_desktop.ui.look.widgets import label

_WIDTH_IN_LETTERS = 100


class BrokenRulesDialog(QDialog):
    """Accepted if the brand is to be imported with these rules switched off."""

    def __init__(self, problems: Sequence[Problem], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("broken_rules")
        self.setWindowTitle(self.tr("Import a brand"))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _WIDTH_IN_LETTERS)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        rows.setSpacing(Space.M)
        title = label(self.tr("Import the brand without these rules?"), "title")
        title.setWordWrap(True)
        rows.addWidget(title)
        rows.addWidget(self._explained())
        rows.addWidget(self._listed(problems), 1)
        rows.addWidget(self._buttons())

    def _explained(self) -> QWidget:
        text = label(
            self.tr(
                "Nobody can apply them as they are. Switched off, what they were to forbid is "
                "allowed. The schema itself is kept as it was published."
            ),
            "secondary",
        )
        text.setWordWrap(True)
        return text

    def _listed(self, problems: Sequence[Problem]) -> QWidget:
        listed = QListWidget()
        listed.setObjectName("rules")
        listed.setAccessibleName(self.tr("Rules that are broken"))
        listed.setWordWrap(True)
        for problem in problems:
            listed.addItem(f"{problem.field}: {problem_text(problem.message)}")
        return listed

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        take = QPushButton(self.tr("&Switch them off"))
        take.setObjectName("switch_off")
        leave = QPushButton(self.tr("Cancel"))
        leave.setObjectName("leave")
        leave.setDefault(True)
        box.addButton(take, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(leave, QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box
