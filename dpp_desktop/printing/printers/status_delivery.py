"""Delivers ZPL to a printer that reports its status, and confirms labels by it.

At most ten units are unconfirmed. Units are confirmed by the formats that the printer still has in
its buffer, less a margin of two, because it may count a label as done that it still prints. Once it
has reported for a while that it has nothing to do, everything is confirmed.
"""

import time
from collections import deque

from dpp_desktop.model.errors import PrinterFaultKind
from dpp_desktop.model.message import Message
from dpp_desktop.printing.delivery import LabelData
from dpp_desktop.printing.printers.channels import Channel
from dpp_desktop.printing.printers.faults import rejected, reported_fault
from dpp_desktop.printing.printers.label_stream import LabelStream
from dpp_desktop.printing.printers.standstill import Standstill
from dpp_desktop.printing.printers.status_questions import StatusQuestions
from dpp_desktop.printing.printers.stream_delivery import StreamDelivery
from dpp_desktop.printing.printers.timing import Timing
from dpp_desktop.printing.printers.zpl_status import ErrorStatus, HostStatus

WINDOW = 10
MARGIN = 2
"""Formats that a printer may have taken out of its buffer without having printed them."""

_DISCARDED = Message("they were cancelled at the printer")


class StatusDelivery(StreamDelivery):
    """A `Delivery` that is confirmed by the status of the printer."""

    def __init__(
        self,
        stream: LabelStream,
        questions: StatusQuestions,
        channel: Channel,
        printer: str,
        chunk: int,
        timing: Timing,
    ) -> None:
        super().__init__(stream, channel, printer, chunk, timing)
        self._questions = questions
        self._held: deque[LabelData] = deque()
        """Chunks that wait until questions and answers match again."""
        self._last: HostStatus | None = None
        self._idle_since: float | None = None
        self._idle_answers = 0
        self._errors: tuple[PrinterFaultKind, ...] = ()
        """What the printer last reported when it was asked for errors."""
        self._standstill = Standstill(time.monotonic(), timing)

    def _most_units(self) -> int:
        return max(WINDOW, self.chunk + MARGIN)

    def _accept(self, labels: LabelData) -> None:
        self._idle_since = None
        self._held.append(labels)
        self._write()

    def _write(self) -> None:
        while self._held and not self._questions.are_lost:
            self._stream.add(self._held.popleft())
        self._stream.write()

    def _is_sent(self) -> bool:
        return self._stream.is_written and not self._held

    def _step(self, seconds: float) -> None:
        self._write()
        if self._confirmed < self._units:
            self._questions.ask_if_due(is_stuck=self._is_stuck())
        self._stream.wait(min(seconds, self._questions.pause))
        for answer in self._questions.answers():
            self._note_faults(answer.status)
            if isinstance(answer.status, HostStatus):
                self._check_discarded(answer.status, answer.formats)
                if answer.formats is not None:
                    self._note_status(answer.status, answer.formats)

    def _is_stuck(self) -> bool:
        return time.monotonic() - self._last_progress >= self._timing.answer

    def _note_faults(self, status: HostStatus | ErrorStatus) -> None:
        now = time.monotonic()
        if isinstance(status, ErrorStatus):
            self._errors = status.faults
            if status.faults:
                silence = self._questions.silence
                self._standstill.note_stop(silence[0] if silence else now, now)
        elif not self._is_stuck():
            self._errors = ()
        faults = status.faults or self._errors
        self._fault = reported_fault(faults[0], self._printer) if faults else None

    def _check_discarded(self, status: HostStatus, formats: int | None) -> None:
        """Raise a fault if labels left the buffer that can't have been printed."""
        now = time.monotonic()
        before, self._last = self._last, status
        is_changed = before and (before.waiting, before.labels) != (status.waiting, status.labels)
        if is_changed or status.is_presented:
            self._last_progress = now
        if self._questions.silence and not self._standstill.is_stopped:
            self._standstill.note_stop(*self._questions.silence)
        sent = self._stream.formats if formats is None else formats
        is_possible = self._standstill.is_possible(
            sent - status.waiting,
            now,
            has_fault=bool(status.faults),
            is_certain=formats is not None,
        )
        if not is_possible:
            raise rejected(self._printer, _DISCARDED)

    def _note_status(self, status: HostStatus, formats: int) -> None:
        now = time.monotonic()
        before = self._confirmed
        idle = not (status.waiting or status.partial or status.faults)
        everything = formats == self._stream.formats and not self._held
        self._idle_since = (self._idle_since or now) if idle and everything else None
        self._idle_answers = self._idle_answers + 1 if self._idle_since else 0
        if self._is_idle_for_long(now):
            self._confirm(self._units)
        else:
            self._confirm(self._stream.units_of_formats(formats - status.waiting - MARGIN))
        if self._confirmed > before:
            self._questions.speed_up()
        else:
            self._questions.slow_down()

    def _is_idle_for_long(self, now: float) -> bool:
        """Return True if the printer has said for a while that it has nothing to print."""
        if self._idle_since is None or self._idle_answers <= MARGIN:
            return False
        return now - self._idle_since >= self._timing.quiet
