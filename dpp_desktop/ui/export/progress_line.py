"""How far an export is: a bar, and in words."""

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from dpp_desktop.ui.dashboard.job_words import duration, number, rate_text
from dpp_desktop.ui.look.scale import Space
from dpp_desktop.ui.look.widgets import label, set_property


class ProgressLine(QWidget):
    """A bar of packs, with count and percent on the left, speed and time left on the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setObjectName("progress")
        self._bar.setAccessibleName(self.tr("Finished packs"))
        self._count = label("")
        self._count.setObjectName("count")
        self._speed = label("", "secondary")
        self._speed.setObjectName("speed")
        self._lay_out()

    def show_count(self, finished: int, total: int, tone: str) -> None:
        """Shows how many packs of how many are finished."""
        self._bar.setMaximum(max(total, 1))
        self._bar.setValue(finished)
        set_property(self._bar, "tone", tone)
        words = self.tr("{finished} of {total} packs · {percent} %").format(
            finished=number(finished),
            total=number(total),
            percent=QLocale().toString(finished * 100 // max(total, 1)),
        )
        self._count.setText(words)

    def show_speed(self, rate: float | None, seconds_left: float | None) -> None:
        """Shows how many rows a second are written and how long it takes, if that is known."""
        if rate is None or seconds_left is None:
            self._speed.setText("")
            return
        words = self.tr("Rows: {rate} · {time} left")
        self._speed.setText(words.format(rate=rate_text(rate), time=duration(seconds_left)))

    def say(self, text: str) -> None:
        """Says something in the place of the speed."""
        self._speed.setText(text)

    def _lay_out(self) -> None:
        words = QHBoxLayout()
        words.addWidget(self._count)
        words.addStretch(1)
        words.addWidget(self._speed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addLayout(words)
        column.addWidget(self._bar)
