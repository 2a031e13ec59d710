"""The progress of an export run: its packs, its speed, and the widget that shows them."""

import time
from collections import deque
from dataclasses import dataclass

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from dpp_desktop.exporting.folder_state import FolderState
from dpp_desktop.exporting.progress import ExportExtent
from dpp_desktop.exporting.verification.progress import VerificationProgress, VerificationStep
from dpp_desktop.ui.export.state import unfinished
from dpp_desktop.ui.text.exports import size_text
from dpp_desktop.ui.text.jobs import duration, number, rate_text
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import label, set_property

_WINDOW_SECONDS = 5.0
_LEAST_SECONDS = 0.3
_STEPS = 1_000


class Pace:
    """The speed over the last seconds, from readings of a growing count."""

    def __init__(self) -> None:
        self._readings: deque[tuple[float, int]] = deque()

    def read(self, moment: float, done: int) -> None:
        """Record the count `done` at that moment, in seconds of a monotonic clock."""
        self._readings.append((moment, done))
        while moment - self._readings[0][0] > _WINDOW_SECONDS and len(self._readings) > 2:
            self._readings.popleft()

    @property
    def rate(self) -> float | None:
        """Units per second; None while there are too few readings."""
        if len(self._readings) < 2:
            return None
        (begin, first), (end, last) = self._readings[0], self._readings[-1]
        if end - begin < _LEAST_SECONDS or last <= first:
            return None
        return (last - first) / (end - begin)

    def seconds_left(self, remaining: int) -> float | None:
        """How long `remaining` units will take; None if that is unknown."""
        rate = self.rate
        return None if rate is None else remaining / rate


@dataclass(frozen=True, slots=True)
class Speed:
    """Rows per second, and seconds until all requested packs are finished; None if unknown.

    `written` bytes of `total_bytes` are finished; `total_bytes` is None if unknown.
    """

    rate: float | None
    seconds_left: float | None
    written: int
    total_bytes: int | None


class Run:
    """One run of an export, as the dialog knows it."""

    def __init__(self, requested: frozenset[int] | None) -> None:
        """Take the requested packs; None for all."""
        self._requested = requested
        self._pace = Pace()
        self.current_pack: int | None = None
        """The index of the pack that was started last, as far as reported."""
        self.is_stopping = False
        """True after the user stopped it."""

    def remaining(self, state: FolderState) -> frozenset[int]:
        """Return the packs that the run hasn't made yet."""
        left = unfinished(state)
        return left if self._requested is None else left & self._requested

    def written_pack(self, state: FolderState) -> int | None:
        """Return the index of the pack that is being written."""
        remaining = self.remaining(state)
        current = self.current_pack
        return current if current in remaining else min(remaining, default=None)

    def speed(self, state: FolderState, extent: ExportExtent | None) -> Speed:
        """Take a reading, and return the speed; `extent` is that of the run, if it is known."""
        self._pace.read(time.monotonic(), sum(pack.rows for pack in state.report.packs))
        remaining = self.remaining(state)
        rows = sum(plan.rows for plan in state.report.planned if plan.index in remaining)
        written = sum(
            pack.total_size for pack in state.report.packs if self._is_requested(pack.index)
        )
        total_bytes = max(extent.bytes, written) if extent else None
        return Speed(self._pace.rate, self._pace.seconds_left(rows), written, total_bytes)

    def _is_requested(self, index: int) -> bool:
        return self._requested is None or index in self._requested


class ProgressLine(QWidget):
    """A progress bar with count and percent on the left, speed and time left on the right."""

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
        """Show how many packs are finished."""
        self._bar.setMaximum(max(total, 1))
        self._bar.setValue(finished)
        set_property(self._bar, "tone", tone)
        text = self.tr("{finished} of %Ln packs · {percent}%", "", total).format(
            finished=number(finished),
            percent=QLocale().toString(finished * 100 // max(total, 1)),
        )
        self._count.setText(text)

    def show_speed(self, speed: Speed) -> None:
        """Show how much is written, the speed and the time left, as far as they are known."""
        parts = []
        if speed.total_bytes is not None:
            written = self.tr("{written} of {size}")
            parts.append(
                written.format(written=size_text(speed.written), size=size_text(speed.total_bytes))
            )
        if speed.rate is not None and speed.seconds_left is not None:
            rows = self.tr("Rows: {rate} · {time} left")
            parts.append(rows.format(rate=rate_text(speed.rate), time=duration(speed.seconds_left)))
        self.show_text(" · ".join(parts))

    def show_verification(self, progress: VerificationProgress | None) -> None:
        """Show how far the verification is instead of the packs; None if it has only started."""
        set_property(self._bar, "tone", "")
        if progress is None:
            self._bar.setValue(0)
            self._count.setText(self.tr("Verifying…"))
            self.show_text("")
            return
        total = max(progress.total_bytes, 1)
        self._bar.setMaximum(_STEPS)
        self._bar.setValue(progress.bytes_done * _STEPS // total)
        self._count.setText(
            self._step_text(progress.step, progress.packs).format(
                done=number(progress.packs_done),
                percent=QLocale().toString(progress.bytes_done * 100 // total),
            )
        )
        text = self.tr("{written} of {size}")
        done, size = size_text(progress.bytes_done), size_text(progress.total_bytes)
        self.show_text(text.format(written=done, size=size))

    def _step_text(self, step: VerificationStep, packs: int) -> str:
        if step is VerificationStep.IMAGES:
            return self.tr("Verifying images: {done} of %Ln packs · {percent}%", "", packs)
        if step is VerificationStep.ROWS:
            return self.tr("Verifying rows: {done} of %Ln packs · {percent}%", "", packs)
        return self.tr("Verifying files: {done} of %Ln packs · {percent}%", "", packs)

    def show_text(self, text: str, *, is_problem: bool = False) -> None:
        """Show a text instead of the speed."""
        self._speed.setText(text)
        set_property(self._speed, "role", "problem" if is_problem else "secondary")

    def _lay_out(self) -> None:
        texts = QHBoxLayout()
        texts.addWidget(self._count)
        texts.addStretch(1)
        texts.addWidget(self._speed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.XS)
        column.addLayout(texts)
        column.addWidget(self._bar)
