"""The process of a resolver that the window starts, so that requests never delay the window."""

import json
import os
import sys
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Signal, Slot

from dpp_desktop.server.addresses import check_address
from dpp_desktop.ui.tasks.background import Background

_END_MS = 3_000


class ResolverState(Enum):
    """What a resolver does."""

    STOPPED = "stopped"
    STARTING = "starting"
    RUNNING = "running"


class ResolverProcess(QObject):
    """Runs at most one resolver for the workspace folder, until it is stopped.

    If the window crashes, the process notices and stops.
    """

    changed = Signal()
    """The state has changed."""
    failed = Signal(object)
    """An Exception that prevented the start, or None if the process ended unexpectedly."""

    def __init__(self, folder: Path, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = folder
        self._background = background
        self._process: QProcess | None = None
        self._output = b""
        self._attempt = 0
        self._state = ResolverState.STOPPED
        self._urls: tuple[str, ...] = ()

    @property
    def state(self) -> ResolverState:
        """The current state."""
        return self._state

    @property
    def urls(self) -> tuple[str, ...]:
        """The addresses of the running resolver, the likeliest first; empty if none runs."""
        return self._urls

    @property
    def process_id(self) -> int:
        """The id of the process, 0 if there is none."""
        return self._process.processId() if self._process else 0

    def start(self, host: str, port: int) -> None:
        """Start to answer at the address. `changed` or `failed` follows."""
        if self._state is not ResolverState.STOPPED:
            return
        self._enter(ResolverState.STARTING)
        self._attempt += 1
        attempt = self._attempt
        self._background.start(
            self,
            lambda: check_address(host, port),
            lambda _result: self._start_process(attempt, host, port),
            lambda error: self._report_unusable(attempt, error),
        )

    def stop(self) -> None:
        """Stop the resolver at once; it only reads, so nothing is lost."""
        self._attempt += 1
        process, self._process = self._process, None
        if process:
            process.finished.disconnect(self._report_end)
            process.kill()
            process.waitForFinished(_END_MS)
            process.deleteLater()
        self._enter(ResolverState.STOPPED)

    def _start_process(self, attempt: int, host: str, port: int) -> None:
        if attempt != self._attempt:  # stopped in the meantime
            return
        process = QProcess(self)
        process.setProgram(sys.executable)
        options = ["--host", host, "--port", str(port), "--parent", str(os.getpid()), "--json"]
        folder = ["--workspace", str(self._folder)]
        process.setArguments(["-m", "dpp_desktop", "serve", *folder, *options])
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._report_end)
        process.errorOccurred.connect(self._report_error)
        self._process, self._output = process, b""
        process.start()

    @Slot()
    def _read(self) -> None:
        """Read the document that the command prints once requests are answered."""
        if self._process is None:
            return
        self._output += self._process.readAllStandardOutput().data()
        try:
            document = json.loads(self._output)
        except ValueError:
            return  # not complete yet
        if "urls" in document:
            self._urls = tuple(document["urls"])
            self._enter(ResolverState.RUNNING)

    @Slot()
    def _report_end(self) -> None:
        if self._process:
            self._process.deleteLater()
            self._process = None
        self._fail(None)

    @Slot(QProcess.ProcessError)
    def _report_error(self, error: QProcess.ProcessError) -> None:
        # Any other error is followed by `finished`.
        if error is QProcess.ProcessError.FailedToStart:
            self._report_end()

    def _report_unusable(self, attempt: int, error: Exception) -> None:
        if attempt == self._attempt:
            self._fail(error)

    def _fail(self, error: Exception | None) -> None:
        self._enter(ResolverState.STOPPED)
        self.failed.emit(error)

    def _enter(self, state: ResolverState) -> None:
        if state is not ResolverState.RUNNING:
            self._urls = ()
        if state is not self._state:
            self._state = state
            self.changed.emit()
