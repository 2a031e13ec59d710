"""An error message within a form: the problem, the remedy and an optional button to try again."""

from PySide6.QtWidgets import QFrame

from dpp_desktop.ui.text.errors import Explanation
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import column_layout, label, push_button


class ErrorNote(QFrame):
    """Shows one error; hidden while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setProperty("kind", "notice")
        self.setProperty("tone", "danger")
        self._wrong = label("", "strong")
        self._remedy = label("")
        self.again = push_button(self.tr("&Try again"), "again")
        for text in (self._wrong, self._remedy):
            text.setWordWrap(True)
        column_layout(self._wrong, self._remedy, self.again, parent=self, margins=Spacing.M)
        self.hide()

    @property
    def text(self) -> str:
        """The whole text of the error."""
        return f"{self._wrong.text()} {self._remedy.text()}"

    def show_error(self, explanation: Explanation, *, again: bool) -> None:
        """Show the problem and the remedy, with the button to try again if `again`."""
        self._wrong.setText(explanation.wrong)
        self._remedy.setText(explanation.remedy)
        self.setAccessibleName(self.text)
        self.again.setVisible(again)
        self.show()
