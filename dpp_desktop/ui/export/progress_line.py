"""How far an export is: a bar, and in words."""

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from dpp_desktop.ui.dashboard.job_words import duration, number, rate_text
from dpp_desktop.ui.export.running import Speed
from dpp_desktop.ui.export.words import size_told
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
        one = self.tr("{finished} of 1 pack · {percent} %")
        several = self.tr("{finished} of {total} packs · {percent} %")
        words = (one if total == 1 else several).format(
            finished=number(finished),
            total=number(total),
            percent=QLocale().toString(finished * 100 // max(total, 1)),
        )
        self._count.setText(words)

    def show_speed(self, speed: Speed) -> None:
        """Shows how much is written, how fast, and how long it takes, as far as that is known."""
        parts = []
        if speed.in_all is not None:
            written = self.tr("{written} of {size}")
            parts.append(
                written.format(written=size_told(speed.written), size=size_told(speed.in_all))
            )
        if speed.rate is not None and speed.seconds_left is not None:
            rows = self.tr("Rows: {rate} · {time} left")
            parts.append(rows.format(rate=rate_text(speed.rate), time=duration(speed.seconds_left)))
        self.say(" · ".join(parts))

    def say(self, text: str, *, alarming: bool = False) -> None:
        """Says something in the place of the speed."""
        self._speed.setText(text)
        set_property(self._speed, "role", "problem" if alarming else "secondary")

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
