"""Makes the standard streams of a process usable, even if the caller closed them."""

import errno
import io
import logging
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Literal, TextIO

OUTPUT = Path("standard output")
"""The name of standard output in errors."""

_STANDARD = range(3)


def prepare() -> None:
    """Make the standard streams usable: none is closed, and none rejects a character.

    Otherwise, the first file that is opened gets the descriptor of a closed stream, and output of
    libraries is written to it.
    """
    logging.raiseExceptions = False
    logging.getLogger("dpp_desktop").addHandler(logging.NullHandler())
    _open_closed_descriptors()
    sys.stdin = sys.stdin or _text(0, "r")
    sys.stdout = sys.stdout or _text(1, "w")
    sys.stderr = sys.stderr or _text(2, "w")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _open_closed_descriptors() -> None:
    for descriptor in _STANDARD:
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # gets the lowest free descriptor, which is this one


def finish() -> OSError | None:
    """Flush the standard streams; return the error if standard output can't be written.

    Output that can't be written is discarded. Otherwise, the interpreter tries again at exit, and
    ends with code 120 and a traceback. It isn't an error if the reader closed the pipe, or if
    standard error can't be written.
    """
    failed = _flushed(sys.stdout)
    _flushed(sys.stderr)
    return None if failed is None or failed.errno == errno.EPIPE else failed


def discard(stream: TextIO) -> None:
    """Discard the remaining and all later output of the stream."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _text(descriptor: int, mode: Literal["r", "w"]) -> TextIO:
    return open(descriptor, mode, encoding="utf-8", closefd=False)


def _flushed(stream: TextIO) -> OSError | None:
    try:
        stream.flush()
    except OSError as error:
        discard(stream)
        return error
    return None
