"""The access log of a resolver: what was answered, without personal data.

It has neither addresses of clients nor their programs, and no serials or queries, because the
serial of a product at a known time may lead to its owner.
"""

import logging
import time
from collections import deque
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from dpp_desktop.logfile import RotatingLog
from dpp_desktop.model.os_errors import os_errors_named

FILE_NAME = "resolver.log"
_MAX_WAITING = 10_000


@lru_cache(maxsize=1)
def _moment(second: int) -> str:
    return f"{datetime.fromtimestamp(second, UTC):%Y-%m-%dT%H:%M:%SZ}"


class AccessLog:
    """Writes a line per request to a file in the folder, which is rotated like the other log.

    Lines are collected, and written at once by `flush`.
    """

    def __init__(self, folder: Path) -> None:
        """Raise EnvironmentFault if the folder can't be written."""
        with os_errors_named(folder):
            folder.mkdir(mode=0o700, exist_ok=True)
            self._log = RotatingLog(folder / FILE_NAME)
        self._log.setFormatter(logging.Formatter("%(message)s"))
        self._waiting: deque[str] = deque(maxlen=_MAX_WAITING)

    def add(self, method: str, status: int, media_type: str, size: int, seconds: float) -> None:
        """Add a line: moment, method, status, media type, bytes of content, milliseconds."""
        moment = _moment(int(time.time()))
        self._waiting.append(
            f"{moment} {method} {status} {media_type} {size} {1000 * seconds:.1f} ms"
        )
        if len(self._waiting) == _MAX_WAITING:
            self.flush()

    def flush(self) -> None:
        """Write the lines that were added. A line that can't be written is lost."""
        if self._waiting:
            text = "\n".join(self._waiting)
            self._waiting.clear()
            self._log.emit(logging.LogRecord("resolver", logging.INFO, "", 0, text, None, None))

    def close(self) -> None:
        """Write what was added, and close the file."""
        self.flush()
        self._log.close()
