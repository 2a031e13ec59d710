"""Runs a tag job on the command line: one line for each tag, for nfc write and nfc resume."""

import json
import sys
import time
from collections.abc import Callable

from dpp_desktop.cli.error_report import exit_code_of, note_error
from dpp_desktop.cli.exit_codes import ExitCode
from dpp_desktop.cli.output import counted, note, say
from dpp_desktop.cli.session import Session
from dpp_desktop.cli.signals import StopRequest, stop_on_signals
from dpp_desktop.model.errors import ReaderFault
from dpp_desktop.model.tag_job import TagJob, TagJobStatus
from dpp_desktop.nfc.station import (
    StationObserver,
    StationRequest,
    StationResult,
    StationState,
    StationView,
)

_WAIT_SECONDS = 0.5
_RESULTS = {StationState.DONE: "written", StationState.WRONG: "rejected"}


class StationLines:
    """Prints what a station shows: results to standard output, the rest to standard error."""

    def __init__(
        self, stop: StopRequest, first: StationRequest | None, *, as_json: bool, waits: bool
    ) -> None:
        self._stop = stop
        self._first = first
        self._as_json = as_json
        self._waits = waits

    def shows(self, view: StationView) -> None:
        """Print the result for a tag, or what to do."""
        if view.state in _RESULTS and view.uid:
            say(json.dumps(_document(view)) if self._as_json else _line(view))
        elif view.state is StationState.PRESENT and view.unit:
            position, count = view.progress.position + 1, view.progress.count
            unit = f"unit {view.unit.unit + 1:,} of job {view.unit.job.id}"
            note(f"Put a tag on the reader: {unit} ({position:,} of {count:,}).")
        elif view.state in (StationState.WRONG, StationState.NO_READER):
            note(f"{view.message} {view.remedy}")

    def request(self) -> StationRequest | None:
        """Return what the options of the command ask for, once."""
        request, self._first = self._first, None
        return request

    def reader_waits(self, fault: ReaderFault) -> bool:
        """Wait for the reader at a terminal, until Ctrl+C."""
        if not self._waits or self._stop.made:
            return False
        time.sleep(_WAIT_SECONDS)
        return True

    def stop_requested(self) -> bool:
        """Return True after Ctrl+C."""
        return self._stop.made


def run_station(
    session: Session,
    run: Callable[[StationObserver], StationResult],
    first: StationRequest | None = None,
) -> int:
    """Run a tag job, report how it ended, and return the exit code.

    `first` is what a person asks for before the first tag, None for nothing.
    """
    waits = not session.json and sys.stdin is not None and sys.stdin.isatty()
    with stop_on_signals() as stop:
        result = run(StationLines(stop, first, as_json=session.json, waits=waits))
    if result.error:
        note_error(result.error)
    note(_summary(result.tag_job))
    if result.error:
        return exit_code_of(result.error)
    is_done = result.tag_job.status is TagJobStatus.COMPLETED
    return ExitCode.DONE if is_done else ExitCode.INTERRUPTED


def _summary(tag_job: TagJob) -> str:
    done = f"Tag job {tag_job.id}: {counted(tag_job.written, 'tag')} written"
    if tag_job.status is TagJobStatus.COMPLETED:
        left_out = tag_job.count - tag_job.written
        return f"{done}, {left_out:,} left out." if left_out else f"{done}."
    command = f"dpp-desktop nfc resume {tag_job.id}"
    return f"{done}, {tag_job.remaining:,} remaining. To continue, run '{command}'."


def _line(view: StationView) -> str:
    unit = view.unit
    assert unit is not None
    named = f"unit {unit.unit + 1:,}, {unit.serial}, {view.kind} {view.uid}"
    if view.state is StationState.DONE:
        return f"written: {named}{', locked' if view.is_locked else ''}"
    return f"rejected: {named}: {view.message} {view.remedy}"


def _document(view: StationView) -> dict[str, object]:
    unit = view.unit
    assert unit is not None
    return {
        "result": _RESULTS[view.state],
        "job": unit.job.id,
        "unit": unit.unit + 1,
        "serial": unit.serial,
        "url": unit.url,
        "uid": view.uid,
        "type": view.kind,
        "locked": view.is_locked,
        "message": view.message,
        "remedy": view.remedy,
        "must_return": view.must_return or None,
        "at": view.at.isoformat(),
    }
