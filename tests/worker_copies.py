"""Starts workers of the program as copies of a process that has already imported them.

Importing takes most of the time of a worker that checks a schema or reads a workbook. A copy runs
the same function with the same arguments and streams, under the same limits. Tests of how workers
are started, limited and ended use real ones: see the marker `real_workers`.
"""

import atexit
import json
import os
import signal
import socket
import struct
import subprocess
import sys
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self
from unittest.mock import patch

from dpp_desktop.common import process_limit
from dpp_desktop.passports.schemas import sandbox
from dpp_desktop.products.catalogue_import import xlsx_tables

STARTERS = (sandbox, xlsx_tables)
"""The modules that start workers, each with the function `start_process`."""

REAL_WORKERS = "DPP_TEST_REAL_WORKERS"
"""The environment variable with which commands start workers as the program does."""
_SERVER = Path(__file__).with_name("worker_server.py")
_START = (sys.executable, "-P", "-m")
_WORKERS = frozenset(
    {
        "dpp_desktop.passports.schemas.sandbox_process",
        "dpp_desktop.products.catalogue_import.xlsx_process",
    }
)
_NUMBER = struct.Struct("q")


class WorkerCopy:
    """A started worker with the part of `subprocess.Popen` that the program uses."""

    def __init__(
        self, module: str, arguments: tuple[str, ...], stdin: IO[bytes], stdout: Any, stderr: Any
    ) -> None:
        self.returncode: int | None = None
        self.stdout: IO[bytes] | None = None
        self._control, theirs = socket.socketpair()
        given: list[int] = []
        if stdout == subprocess.PIPE:
            reading, writing = os.pipe()
            self.stdout = os.fdopen(reading, "rb")
            given.append(writing)
        if stderr == subprocess.DEVNULL:
            given.append(os.open(os.devnull, os.O_WRONLY))
        streams = [
            stdin.fileno(),
            given[0] if self.stdout else stdout.fileno(),
            given[-1] if stderr == subprocess.DEVNULL else stderr.fileno(),
        ]
        with theirs:
            request = json.dumps(arguments).encode()
            socket.send_fds(_server(module), [request], [*streams, theirs.fileno()])
        for descriptor in given:
            os.close(descriptor)
        self.pid = self._receive()
        self._control.setblocking(False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.stdout:
            self.stdout.close()
        self.wait()

    def poll(self) -> int | None:
        """Return the return code, None while the worker runs."""
        if self.returncode is None:
            try:
                self._end()
            except BlockingIOError:
                return None
        return self.returncode

    def wait(self) -> int:
        """Wait until the worker ends; return its return code."""
        if self.returncode is None:
            self._control.setblocking(True)
            self._end()
        assert self.returncode is not None
        return self.returncode

    def kill(self) -> None:
        """End the worker if it still runs."""
        if self.poll() is None:
            os.kill(self.pid, signal.SIGKILL)

    def _end(self) -> None:
        self.returncode = self._receive()
        self._control.close()

    def _receive(self) -> int:
        received = self._control.recv(_NUMBER.size)
        number: int = _NUMBER.unpack(received)[0]
        return number


def start_process(command: tuple[str, ...], **options: Any) -> Any:
    """Start a copy if the command is a worker, and a process otherwise, as the program does."""
    is_worker = command[:3] == _START and command[3] in _WORKERS
    if is_worker and REAL_WORKERS not in os.environ:
        return WorkerCopy(command[3], command[4:], **options)
    return process_limit.start_process(command, **options)


def serve_copies() -> None:
    """Start copies in this process, and in those forked from it, which share its servers."""
    for module in _WORKERS:
        _server(module)
    for starter in STARTERS:
        patch.object(starter, "start_process", start_process).start()


@cache
def _server(module: str) -> socket.socket:
    """Return the socket of the server of the worker, which runs until this process ends."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        command = [sys.executable, "-P", str(_SERVER), module, str(theirs.fileno())]
        process = subprocess.Popen(command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL)

    def stop() -> None:
        ours.close()
        process.wait()

    atexit.register(stop)
    return ours
