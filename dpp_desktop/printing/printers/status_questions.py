"""Asks a printer of ZPL for its status, and knows which labels an answer is about.

A question follows the labels in the same stream, so its answer counts all labels that were sent
before it. That only holds if the answer belongs to that question and not to an earlier one that
was answered late. After a question without an answer, nothing is sent until answers and questions
match again.
"""

import time
from dataclasses import dataclass

from dpp_desktop.printing.printers.label_stream import LabelStream
from dpp_desktop.printing.printers.timing import Timing
from dpp_desktop.printing.printers.zpl_status import (
    ASK_ERRORS,
    ASK_STATUS,
    ErrorStatus,
    HostStatus,
    StatusReader,
)

_SHORTEST_POLL = 0.02


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer; `formats` were sent before its question, None if that isn't certain."""

    status: HostStatus | ErrorStatus
    formats: int | None


class StatusQuestions:
    """The questions to one printer and its answers. Methods raise PrinterFault."""

    def __init__(self, stream: LabelStream, timing: Timing) -> None:
        self._stream = stream
        self._timing = timing
        self._reader = StatusReader()
        self._asked: int | None = None
        """The formats before the question that is unanswered; None if there is no question."""
        self._asked_at = 0.0
        self._errors_asked_at = 0.0
        self._has_errors = False
        """True if the last answer to the question for errors had some."""
        self._answered_at: float | None = None
        self.pause = _SHORTEST_POLL
        """Seconds from an answer to the next question."""
        self.are_lost = False
        """True if questions and answers may not match, so no labels may be sent."""
        self._silent_since: float | None = None
        """When the first question was asked whose answer is missing; None if none is missing."""
        self._looked_at = 0.0
        """When answers were last looked for."""

    @property
    def silence(self) -> tuple[float, float] | None:
        """The times of the first and the last question, if answers are missing."""
        return None if self._silent_since is None else (self._silent_since, self._asked_at)

    def ask_if_due(self, *, is_stuck: bool) -> None:
        """Ask, unless labels are still being written or the last answer is too recent.

        A printer that is stuck without a reason in its status is asked for its errors, too.
        """
        now = time.monotonic()
        if not self._stream.is_written:
            return
        if self._asked is None and not self.are_lost:
            if self._answered_at is None or now - self._answered_at >= self.pause:
                self._ask(ASK_ERRORS + ASK_STATUS if is_stuck else ASK_STATUS, now)
        elif self._looked_at - self._asked_at >= self._timing.answer and not self._is_answered():
            self.are_lost = True
            self._silent_since = self._silent_since or self._asked_at
            self._ask(ASK_ERRORS + ASK_STATUS, now)
        elif self._has_errors and now - self._errors_asked_at >= self._timing.poll:
            # It doesn't say its status now, so this shows when the fault is fixed.
            self._ask_errors(now)

    def answers(self) -> list[Answer]:
        """Return the answers that have arrived."""
        now = time.monotonic()
        self._looked_at = now
        found = [self._attributed(each, now) for each in self._reader.add(self._stream.read())]
        if self.are_lost and not found and self._is_quiet(now):
            self.are_lost, self._asked, self._silent_since = False, None, None
        return found

    def slow_down(self) -> None:
        """Ask less often, because nothing has changed."""
        self.pause = min(self.pause * 2, self._timing.poll)

    def speed_up(self) -> None:
        """Ask as often as possible, because labels are being printed."""
        self.pause = min(_SHORTEST_POLL, self._timing.poll)

    def _ask(self, question: bytes, now: float) -> None:
        self._stream.command(question)
        self._stream.write()
        self._asked, self._asked_at = self._stream.formats, now
        self._errors_asked_at = now

    def _ask_errors(self, now: float) -> None:
        self._stream.command(ASK_ERRORS)
        self._stream.write()
        self._errors_asked_at = now

    def _attributed(self, status: HostStatus | ErrorStatus, now: float) -> Answer:
        if isinstance(status, ErrorStatus):
            is_fixed = self._has_errors and not status.faults
            self._has_errors = bool(status.faults)
            if is_fixed and self.are_lost and self._stream.is_written and not self._is_answered():
                self._ask(ASK_STATUS, now)
        if isinstance(status, ErrorStatus) or self.are_lost or self._asked is None:
            self._answered_at = now if isinstance(status, HostStatus) else self._answered_at
            return Answer(status, None)
        formats, self._asked, self._answered_at = self._asked, None, now
        return Answer(status, formats)

    def _is_answered(self) -> bool:
        """Return True if an answer has come after the last question, perhaps to an earlier one."""
        return self._answered_at is not None and self._answered_at >= self._asked_at

    def _is_quiet(self, now: float) -> bool:
        """Return True if the last question was answered, and nothing has followed for a while.

        Answers come in the order of the questions, so no answer is missing then.
        """
        since = self._answered_at or 0.0
        return self._is_answered() and now - since >= self._timing.quiet
