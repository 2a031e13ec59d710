"""Open input files, and report why a file can't be read."""

import codecs
import errno
import io
import os
import select
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from dpp_desktop.model.errors import InvalidInput, NotFound, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.model.os_errors import from_os_error

_BLOCK = 1 << 16
_IDLE_TIMEOUT_SECONDS, _TOTAL_TIMEOUT_SECONDS = 5.0, 60.0

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def encoding_by_mark(start: bytes) -> str | None:
    """Return the encoding of the byte order mark at the start, or None if there is none."""
    return next((name for mark, name in _MARKS if start.startswith(mark)), None)


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open the file for reading, as a context manager.

    The file may be a pipe or a device, which can be read only once and isn't seekable. Reading
    from one fails after 5 seconds without data, or after 60 seconds in all.

    Raises NotFound if the file doesn't exist, InvalidInput if it is a folder or a socket or has an
    invalid name, and the error of `from_os_error` for an OSError in the body.
    """
    try:
        with _open(path) as file:
            status = os.fstat(file.fileno())
            # Virtual files, such as those in /proc, may behave like pipes.
            is_regular = stat.S_ISREG(status.st_mode) and status.st_size > 0
            yield file if is_regular else _with_timeout(file, path)
    except (FileNotFoundError, NotADirectoryError):
        raise NotFound(
            Message("There is no file '{path}'.", path=path),
            Message("Check the file's name and folder."),
        ) from None
    except IsADirectoryError:
        raise unreadable(path, Message("is a folder, not a file")) from None
    except OSError as error:
        if error.errno == errno.ENXIO:
            raise unreadable(path, Message("is a socket, not a file")) from None
        raise from_os_error(error, path) from error


def check_ending(file: Path, ending: str) -> None:
    """Check the suffix of a file that will be replaced. Raises InvalidInput.

    The check prevents that a wrong name overwrites a database.
    """
    if file.suffix.lower() != ending:
        message = Message(
            "the name of the file '{file}' doesn't end in {ending}.", file=file, ending=ending
        )
        raise InvalidInput(
            [Problem("file", "ending", message)],
            Message("Add {ending} to the name.", ending=ending),
        )


def unreadable(path: Path, why: Message) -> InvalidInput:
    """Return the error of a file that can't be read; `why` follows the words "the file"."""
    return InvalidInput(
        [Problem(path.name, "unreadable_file", Message("the file {why}.", why=why))],
        Message("Correct the file, or request a correct one from its author; nothing was changed."),
    )


def opened_file(path: Path) -> BinaryIO:
    """Open the file for reading without waiting for a pipe or device. Raises OSError."""
    return open(path, "rb", opener=_open_nonblocking)


def _open(path: Path) -> BinaryIO:
    try:
        return opened_file(path)
    except ValueError:  # a NUL or half a surrogate pair in its name
        raise unreadable(path, Message("can't have this name")) from None


def _open_nonblocking(path: str, flags: int) -> int:
    """Open a file without blocking; a pipe without a writer appears empty."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _with_timeout(file: BinaryIO, path: Path) -> BinaryIO:
    return io.BufferedReader(_TimeoutReader(file, path), _BLOCK)


class _TimeoutReader(io.RawIOBase):
    """Reads from a pipe or a device with timeouts."""

    def __init__(self, file: BinaryIO, path: Path) -> None:
        super().__init__()
        self._file = file
        self._path = path
        self._end = time.monotonic() + _TOTAL_TIMEOUT_SECONDS

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read the available data, or wait for it. Raises InvalidInput after a timeout."""
        while True:
            try:
                return os.readv(self._file.fileno(), [buffer])
            except BlockingIOError:
                self._wait()

    def _wait(self) -> None:
        patience = min(_IDLE_TIMEOUT_SECONDS, self._end - time.monotonic())
        if patience <= 0 or not select.select([self._file], [], [], patience)[0]:
            raise unreadable(self._path, Message("is a pipe that sends no more data"))
