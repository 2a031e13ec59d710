"""How many packs were handed over, and buttons to say so of more."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from dpp_desktop.ui.dashboard.job_words import number
from dpp_desktop.ui.look.scale import Space
from dpp_desktop.ui.look.widgets import label


class HandOverRow(QWidget):
    """Hidden as long as there is no pack to hand over."""

    mark_asked = Signal()
    take_back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = label("")
        self._count.setObjectName("handed_over")
        self._mark = self._button("mark_handed_over", self.tr("&Mark as handed over…"))
        self._back = self._button("take_mark_back", self.tr("&Take mark back"))
        self._connect(self._mark, self.mark_asked)
        self._connect(self._back, self.take_back_asked)
        self._lay_out()
        self.hide()

    def show_count(self, handed_over: int, made: int, total: int) -> None:
        """Shows how many packs of how many were handed over, if any are made."""
        words = self.tr("{count} of {total} handed over")
        self._count.setText(words.format(count=number(handed_over), total=number(total)))
        self.setVisible(made > 0)

    def allow(self, *, mark: bool, take_back: bool) -> None:
        """Whether there is something to mark among the chosen packs, or to take back."""
        self._mark.setEnabled(mark)
        self._back.setEnabled(take_back)

    def _button(self, name: str, text: str) -> QPushButton:
        made = QPushButton(text)
        made.setObjectName(name)
        made.setAutoDefault(False)
        made.setFlat(True)
        return made

    def _connect(self, button: QPushButton, asked: SignalInstance) -> None:
        button.clicked.connect(asked)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(self._mark)
        row.addWidget(self._back)
