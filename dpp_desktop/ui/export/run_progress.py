"""What is remembered of the run that a dialog watches: what was asked, and how fast it goes."""

import time
from collections import deque
from dataclasses import dataclass

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from dpp_desktop.exporting.progress import ExportExtent
from dpp_desktop.ui.export.folder_state import Seen
from dpp_desktop.ui.export.state import unfinished
from dpp_desktop.ui.export.texts import size_told
from dpp_desktop.ui.text.jobs import duration, number, rate_text
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import label, set_property

_WINDOW_SECONDS = 5.0
_LEAST_SECONDS = 0.3


class Pace:
    """The speed over the last seconds, from readings of a growing count."""

    def __init__(self) -> None:
        self._readings: deque[tuple[float, int]] = deque()

    def read(self, moment: float, done: int) -> None:
        """Takes the count `done` at that moment, in seconds of a monotonic clock."""
        self._readings.append((moment, done))
        while moment - self._readings[0][0] > _WINDOW_SECONDS and len(self._readings) > 2:
            self._readings.popleft()

    @property
    def rate(self) -> float | None:
        """Units per second; None as long as too little is known."""
        if len(self._readings) < 2:
            return None
        (begin, first), (end, last) = self._readings[0], self._readings[-1]
        if end - begin < _LEAST_SECONDS or last <= first:
            return None
        return (last - first) / (end - begin)

    def seconds_left(self, remaining: int) -> float | None:
        """How long `remaining` units will take; None if that can't be told."""
        rate = self.rate
        return None if rate is None else remaining / rate


@dataclass(frozen=True, slots=True)
class Speed:
    """Rows per second, and seconds until all that was asked for is there; None if unknown.

    `written` of `in_all` bytes are there, as far as it is known how many it will be.
    """

    rate: float | None
    seconds_left: float | None
    written: int
    in_all: int | None


class Run:
    """One run of an export, as far as a dialog has seen it."""

    def __init__(self, asked: frozenset[int] | None) -> None:
        """Takes the packs asked for; None for all."""
        self._asked = asked
        self._pace = Pace()
        self.begun: int | None = None
        """The index of the pack that was begun last, by hearsay."""
        self.pausing = False
        """True once the user wants it to stop."""

    def due(self, seen: Seen) -> frozenset[int]:
        """Returns the packs that the run has still to make."""
        left = unfinished(seen)
        return left if self._asked is None else left & self._asked

    def writing_of(self, seen: Seen) -> int | None:
        """Returns the index of the pack that is being written."""
        due = self.due(seen)
        return self.begun if self.begun in due else min(due, default=None)

    def speed(self, seen: Seen, extent: ExportExtent | None) -> Speed:
        """Takes a reading, and returns how fast it goes; `extent` is the run's, if it is known."""
        self._pace.read(time.monotonic(), sum(pack.rows for pack in seen.outlook.packs))
        due = self.due(seen)
        rows = sum(plan.rows for plan in seen.outlook.planned if plan.index in due)
        written = sum(pack.whole_size for pack in seen.outlook.packs if self._is_asked(pack.index))
        in_all = max(extent.bytes, written) if extent else None
        return Speed(self._pace.rate, self._pace.seconds_left(rows), written, in_all)

    def _is_asked(self, index: int) -> bool:
        return self._asked is None or index in self._asked


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
        column.setSpacing(Spacing.XS)
        column.addLayout(words)
        column.addWidget(self._bar)
