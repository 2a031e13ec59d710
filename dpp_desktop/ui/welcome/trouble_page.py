"""The page shown when a workspace that was expected can't be opened."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from dpp_desktop.model.errors import NotFound
from dpp_desktop.ui.explain import explain
from dpp_desktop.ui.look.scale import Space
from dpp_desktop.ui.look.widgets import label
from dpp_desktop.ui.welcome.choice import Choice


class TroublePage(QFrame):
    """Says what is the matter and offers what can be done."""

    try_again_chosen = Signal()
    folder_chosen = Signal()
    new_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trouble_page")
        self.setProperty("kind", "card")
        self._wrong = _wrapped("title", "trouble")
        self._remedy = _wrapped("body", "trouble_remedy")
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        self._rows.setSpacing(Space.M)
        self._rows.addWidget(self._wrong)
        self._rows.addWidget(self._remedy)
        self._rows.addSpacing(Space.S)
        self._new = self._offer()
        self._rows.addStretch(1)

    def show_trouble(self, error: Exception) -> None:
        """Shows the error. A new workspace is offered only where there is none."""
        missing = isinstance(error, NotFound)
        explanation = explain(error)
        self._wrong.setText(explanation.wrong)
        self._remedy.setText(
            self.tr("Check that its disk is connected.") if missing else explanation.remedy
        )
        self._new.setVisible(missing)

    def _offer(self) -> Choice:
        again = Choice(
            "try_again",
            "retry",
            self.tr("Try again"),
            self.tr("The disk is connected now, or what was wrong is mended."),
        )
        again.clicked.connect(self.try_again_chosen)
        other = Choice(
            "other_folder",
            "folder",
            self.tr("Choose another folder…"),
            self.tr("The workspace is somewhere else."),
        )
        other.clicked.connect(self.folder_chosen)
        new = Choice(
            "make_new",
            "add",
            self.tr("Make a new workspace here"),
            self.tr("There never was one, or it isn't coming back."),
        )
        new.clicked.connect(self.new_chosen)
        for choice in (again, other, new):
            self._rows.addWidget(choice)
        return new


def _wrapped(role: str, name: str) -> QLabel:
    made = label("", role)
    made.setObjectName(name)
    made.setWordWrap(True)
    return made
