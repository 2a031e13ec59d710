"""A notice within a form: what stands in the way, what to do, and perhaps a button for it."""

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from dpp_desktop.ui.text.errors import Explanation
from dpp_desktop.ui.theme.scale import Space
from dpp_desktop.ui.widgets.basics import label


class ErrorNote(QFrame):
    """Is there only while there is something to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setProperty("kind", "notice")
        self.setProperty("tone", "danger")
        self._wrong = label("", "strong")
        self._remedy = label("")
        self.again = QPushButton(self.tr("&Try again"))
        self.again.setObjectName("again")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        layout.setSpacing(Space.S)
        for text in (self._wrong, self._remedy):
            text.setWordWrap(True)
            layout.addWidget(text)
        layout.addWidget(self.again)
        self.hide()

    @property
    def text(self) -> str:
        """All that the notice says."""
        return f"{self._wrong.text()} {self._remedy.text()}"

    def tell(self, explanation: Explanation, *, again: bool) -> None:
        """Shows what is wrong and what to do; with `again`, the button to try once more."""
        self._wrong.setText(explanation.wrong)
        self._remedy.setText(explanation.remedy)
        self.setAccessibleName(self.text)
        self.again.setVisible(again)
        self.show()
