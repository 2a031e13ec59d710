"""The log file of a workspace."""

import logging
import os
import stat
from contextlib import suppress
from itertools import pairwise
from logging.handlers import WatchedFileHandler
from pathlib import Path

from dpp_desktop.model.errors import PathUnusable
from dpp_desktop.model.message import Message
from dpp_desktop.model.os_errors import os_errors_named

FILE_NAME = "dpp-desktop.log"
MAX_BYTES = 5_000_000
"""The size at which the log is rotated."""
KEPT = 3
"""The number of rotated logs that are kept; the newest is dpp-desktop.log.1."""

_LOCK_NAME = ".rotating"


class RotatingLog(logging.Handler):
    """A log that several processes write and rotate.

    Every record is one write to the end of the file, so records of several processes don't mix. A
    process that finds the log too large renames it under a lock. The others notice this before
    their next record, because Python's WatchedFileHandler checks the file. RotatingFileHandler
    can't be used: each process would rotate the log that another one has just started. (The package
    concurrent-log-handler locks a file for every record, and needs a second library for locks.)
    """

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._path = file
        self._file = WatchedFileHandler(file, encoding="utf-8")

    def setFormatter(self, fmt: logging.Formatter | None) -> None:  # noqa: N802 - logging's name
        """Set the format of records."""
        self._file.setFormatter(fmt)

    def emit(self, record: logging.LogRecord) -> None:
        """Write the record; rotate the log first if it is too large."""
        if self._is_large():
            from filelock import FileLock, Timeout  # not loaded for a log that isn't too large

            # A log that can't be rotated keeps growing, which is better than no log.
            with suppress(OSError, Timeout), FileLock(self._path.with_name(_LOCK_NAME), timeout=0):
                if self._is_large():
                    self._rotate()
        self._file.handle(record)

    def close(self) -> None:
        """Close the file."""
        self._file.close()
        super().close()

    def _is_large(self) -> bool:
        try:
            return self._path.stat().st_size >= MAX_BYTES
        except OSError:
            return False

    def _rotate(self) -> None:
        names = [self._path, *(Path(f"{self._path}.{number}") for number in range(1, KEPT + 1))]
        for newer, older in reversed(list(pairwise(names))):
            with suppress(FileNotFoundError):
                os.replace(newer, older)


def log_to(folder: Path) -> logging.Handler:
    """Log to the folder until the returned handler is passed to `stop_logging`.

    Raise PathUnusable and EnvironmentFault.
    """
    file = folder / FILE_NAME
    with os_errors_named(folder):
        folder.mkdir(mode=0o700, exist_ok=True)
        _require_regular_file(file)
        handler = RotatingLog(file)
    handler.setFormatter(logging.Formatter("%(asctime)s %(process)d %(levelname)s %(message)s"))
    logger = logging.getLogger("dpp_desktop")
    logger.setLevel(logging.INFO)
    logger.propagate = False
    logger.addHandler(handler)
    return handler


def stop_logging(handler: logging.Handler) -> None:
    """Stop logging to the handler."""
    logging.getLogger("dpp_desktop").removeHandler(handler)
    handler.close()


def _require_regular_file(file: Path) -> None:
    """Raise PathUnusable unless it is a file: opening a pipe would wait for a reader."""
    if file.exists() and not stat.S_ISREG(file.stat().st_mode):
        raise PathUnusable(
            Message("The log '{file}' is not a file.", file=file),
            Message("Remove it, then restart the program."),
        )
